// The page's policy allows no inline script, so what starts the screens stands here. What they
// wait for is fetched at once, not one after the other.
const code = WebAssembly.compileStreaming(fetch("/groundwork_bg.wasm"));
const words = fetch("/words.ftl").then((it) => it.text());
const { default: start, begin } = await import("/groundwork.js");
for (const weight of [400, 600, 700]) {
  document.fonts.load(`${weight} 1em "Atkinson Hyperlegible Next"`);
}
await start({ module_or_path: await code });

// The door may stand there already, drawn before the screens could be. They take its place, with
// what was typed at it so far; other screens take it away.
const door = document.getElementById("door");
const early = door.querySelector("input");
let isTyping = early === document.activeElement;
door.addEventListener("focusin", (it) => (isTyping = it.target === early));
new MutationObserver((_, watching) => {
  watching.disconnect();
  const wasSeen = door.offsetHeight > 0;
  door.remove();
  if (wasSeen) {
    document.querySelector(".frame-main")?.classList.add("still");
  }
  const field = document.getElementById("passphrase");
  if (field && early.value) {
    field.value = early.value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  if (field && isTyping) {
    field.focus();
  }
}).observe(document.getElementById("app"), { childList: true });
begin(await words);

// The soft end of a quiet rest, for closed eyes: two low notes, and a touch where the device can.
// They are made ready at the tap that begins it: without a tap no sound is let through.
let sound;

window.restBegins = () => {
  window.restEnds(false);
  try {
    sound = new AudioContext();
    sound.suspend();
  } catch {
    // Silent, then: the screen says it too.
  }
};

window.restEnds = (inTime) => {
  const ending = sound;
  sound = undefined;
  if (!inTime) {
    ending?.close();
    return;
  }
  navigator.vibrate?.(300);
  ending?.resume().then(() => {
    for (const [after, hertz] of [[0.1, 392], [1.3, 294]]) {
      const begins = ending.currentTime + after;
      const note = new OscillatorNode(ending, { frequency: hertz });
      const swell = new GainNode(ending, { gain: 0 });
      swell.gain.setValueAtTime(0, begins);
      swell.gain.linearRampToValueAtTime(0.1, begins + 0.3);
      swell.gain.linearRampToValueAtTime(0, begins + 2.5);
      note.connect(swell).connect(ending.destination);
      note.start(begins);
      note.stop(begins + 2.5);
    }
    setTimeout(() => ending.close(), 5000);
  });
};
