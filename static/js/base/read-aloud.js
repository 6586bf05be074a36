// Reads the page aloud, sentence by sentence: browsers cut long texts off, and Android cannot pause.
// A recorded reading by a person wins from the device's voice.
const READ = "main :is(h1, h2, h3, p, li, dt, dd, blockquote, figcaption, td, th)";
let busy = false;
let button;
let audio;
let spoken; // kept, because browsers forget a sentence that nobody holds, and then never say that it ended

export function toggleReading(pressed, recorded) {
  button = pressed;
  if (busy) return stop();
  busy = true;
  button.setAttribute("aria-pressed", "true");
  if (recorded) playRecording(recorded);
  else speak(sentences(), 0);
}

function stop() {
  busy = false;
  spoken = null;
  window.speechSynthesis?.cancel();
  audio?.pause();
  unmark();
  button.setAttribute("aria-pressed", "false");
}

function unmark() {
  for (const element of document.querySelectorAll(".is-read")) element.classList.remove("is-read");
}

function playRecording(recorded) {
  audio = recorded instanceof HTMLMediaElement ? recorded : new Audio(recorded.dataset.recordedReading);
  audio.addEventListener("ended", stop, { once: true });
  audio.addEventListener("error", stop, { once: true });
  audio.currentTime = 0;
  audio.play().catch(stop);
}

function sentences() {
  const language = document.documentElement.lang;
  const cutter = window.Intl?.Segmenter ? new Intl.Segmenter(language, { granularity: "sentence" }) : null;
  const cut = (text) => (cutter ? [...cutter.segment(text)].map((part) => part.segment) : [text]);
  return [...document.querySelectorAll(READ)]
    .filter((element) => !element.querySelector(READ.replace("main ", "")))
    .filter((element) => element.checkVisibility?.() ?? true)
    .filter((element) => !element.closest(".visually-hidden, [aria-hidden=true], dialog, form"))
    .flatMap((element) => {
      const lang = element.closest("[lang]").lang || language;
      return cut(element.innerText).map((text) => ({ element, lang, text: text.trim() }));
    })
    .filter(({ text }) => text);
}

function speak(list, number) {
  unmark();
  if (!busy || number >= list.length) return stop();
  const { element, lang, text } = list[number];
  element.classList.add("is-read");
  element.scrollIntoView({ block: "nearest" });
  const words = new SpeechSynthesisUtterance(text);
  words.lang = lang;
  words.voice = window.speechSynthesis.getVoices().find((v) => v.lang.toLowerCase().startsWith(lang)) ?? null;
  words.rate = 0.9;
  words.onend = () => spoken === words && speak(list, number + 1);
  words.onerror = () => spoken === words && stop();
  spoken = words;
  window.speechSynthesis.speak(words);
}

addEventListener("pagehide", () => busy && stop());
