// Whose turn it is: the form to talk with, or in its place why not. Both stand in the page, so that the
// door may move while somebody types and their words stay. In slow mode it counts down after each message.

export class Turn {
  /**
   * @param part (name) => element of the room
   * @param words texts of this page
   * @param timers {every, clear}, for tests
   */
  constructor({ part, words, timers = { every: setInterval.bind(globalThis), clear: clearInterval.bind(globalThis) } }) {
    Object.assign(this, { part, words, timers });
    this.form = part("composer");
    this.seconds = Number(part("calm")?.dataset.seconds ?? 0);
    this.counting = null;
  }

  /** What the server says of this moment: {code, text, door}. */
  show({ code, text, door }) {
    const sign = this.part("door"); // a conversation between two has no door
    if (sign) Object.assign(sign, { textContent: door, hidden: !door });
    if (!this.form) return;
    const shut = Boolean(code);
    const hadFocus = this.form.contains(document.activeElement);
    this.form.hidden = shut;
    this.part("shut").hidden = !shut;
    if (this.part("shut-text").textContent !== text) this.part("shut-text").textContent = text;
    if (shut && hadFocus) this.part("log").focus({ preventScroll: true });
    this.isShut = shut;
    this.showCalm();
  }

  /** Slow mode went on or off, for somebody whom it is about. */
  slow(seconds) {
    if (seconds === this.seconds) return;
    this.seconds = seconds;
    this.stop();
    this.showCalm();
  }

  showCalm() {
    const calm = this.part("calm");
    if (!calm) return;
    calm.hidden = !this.seconds || Boolean(this.isShut);
    if (this.counting === null) calm.lastElementChild.textContent = this.words.slow.replace("%(n)s", this.seconds);
  }

  /** Something was said: the next one in so many seconds. */
  said() {
    if (!this.seconds || this.counting !== null) return;
    let left = this.seconds;
    const button = this.form.querySelector("[type=submit]");
    const tell = () => {
      button.disabled = left > 0;
      if (left <= 0) this.stop();
      else this.part("calm").lastElementChild.textContent = this.words.slow_left.replace("%(n)s", left);
      left -= 1;
    };
    this.counting = this.timers.every(tell, 1000);
    tell();
  }

  stop() {
    if (this.counting !== null) this.timers.clear(this.counting);
    this.counting = null;
    const button = this.form?.querySelector("[type=submit]");
    if (button) button.disabled = false;
    this.showCalm();
  }
}
