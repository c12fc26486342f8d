// The page's policy allows no inline script, so the one line that starts the screens stands here.
import start from "/groundwork.js";

start({ module_or_path: "/groundwork_bg.wasm" });
