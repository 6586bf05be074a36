// Reads one message aloud, in the language of its words. The same button stops it.

export class Speaker {
  constructor({ words, synth = globalThis.speechSynthesis, tell }) {
    Object.assign(this, { words, synth, tell });
    this.spoken = null; // kept, because browsers forget a sentence that nobody holds
    addEventListener("pagehide", () => this.stop());
  }

  speak(message, item, button) {
    const again = this.spoken && this.seq === message.seq; // its row may be drawn anew meanwhile
    this.stop();
    if (again) return;
    const lang = message.lang || document.documentElement.lang;
    const voice = this.synth.getVoices().find((one) => one.lang.toLowerCase().startsWith(lang));
    if (!voice && this.synth.getVoices().length) {
      this.tell(this.words.no_voice);
      return;
    }
    const words = new SpeechSynthesisUtterance(message.body);
    Object.assign(words, { lang, voice: voice ?? null, rate: 0.9 });
    words.onend = words.onerror = () => this.spoken === words && this.stop();
    Object.assign(this, { item, button, seq: message.seq, spoken: words });
    item.classList.add("is-read");
    button.setAttribute("aria-pressed", "true");
    this.synth.speak(words);
  }

  stop() {
    if (!this.spoken) return;
    this.spoken = null;
    this.synth.cancel();
    this.item.classList.remove("is-read");
    this.button.removeAttribute("aria-pressed");
  }
}
