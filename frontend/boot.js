// The page's policy allows no inline script, so what starts the screens stands here.
import start, { begin } from "/groundwork.js";

const words = fetch("/words.ftl").then((it) => it.text());
await start({ module_or_path: "/groundwork_bg.wasm" });
begin(await words);
