// A soft sound for a new message: two notes made here, no file. Off until somebody wants it; this
// device remembers.

const KEY = "rosa.sound";
const NOTES = [659.3, 880]; // e and a, as a spoon against a glass
const LOUD = 0.08;
const LENGTH = 0.35; // seconds
const REST = 4000; // milliseconds between two sounds

export class Sound {
  /**
   * @param button with aria-pressed; hidden where there is no sound
   * @param storage localStorage, or nothing
   */
  constructor({ button, storage, Audio = globalThis.AudioContext, now = () => performance.now() }) {
    Object.assign(this, { button, storage, Audio, now, last: -REST });
    button.hidden = !Audio;
    this.draw();
    button.addEventListener("click", () => this.toggle());
  }

  get isOn() {
    try {
      return this.storage.getItem(KEY) === "on";
    } catch {
      return this.wanted ?? false;
    }
  }

  toggle() {
    this.wanted = !this.isOn;
    try {
      this.storage.setItem(KEY, this.wanted ? "on" : "off");
    } catch {
      // for this visit, then
    }
    this.draw();
    if (this.wanted) this.ring(true); // browsers want a tap before the first sound
  }

  draw() {
    this.button.setAttribute("aria-pressed", String(this.isOn));
  }

  /** Somebody said something. At most once in a while. */
  ring(anyway = false) {
    if (!this.Audio || !this.isOn || (!anyway && this.now() - this.last < REST)) return;
    this.last = this.now();
    this.context ??= new this.Audio();
    this.context.resume();
    NOTES.forEach((note, n) => this.note(note, this.context.currentTime + n * 0.12));
  }

  note(pitch, start) {
    const tone = this.context.createOscillator();
    const volume = this.context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUD, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH);
    tone.connect(volume).connect(this.context.destination);
    tone.start(start);
    tone.stop(start + LENGTH);
  }
}
