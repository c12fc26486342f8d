// The page's policy allows no inline script, so what starts the screens stands here.
import start, { begin } from "/groundwork.js";

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

const words = fetch("/words.ftl").then((it) => it.text());
await start({ module_or_path: "/groundwork_bg.wasm" });
begin(await words);
