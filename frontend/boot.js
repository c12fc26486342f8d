// The page's policy allows no inline script, so what starts the screens stands here. What they
// wait for is fetched at once, not one after the other.
const code = WebAssembly.compileStreaming(fetch("/groundwork_bg.wasm"));
const words = fetch("/words.ftl").then((it) => it.text());
const { default: start, begin } = await import("/groundwork.js");
for (const weight of [400, 600, 700]) {
  document.fonts.load(`${weight} 1em "Atkinson Hyperlegible Next"`);
}
await start({ module_or_path: await code });
begin(await words);
