// Whose turn it is: the form to talk with, or in its place why not. Both stand in the page, so that the
// door may move while somebody types and their words stay. In slow mode it counts down after each message,
// by how long ago that was: the timers of a page that is asleep stand still.

export class Turn {
  /**
   * @param part (name) => element of the room
   * @param words texts of this page
   * @param timers {every, clear}, now () => milliseconds, for tests
   */
  constructor({ part, words, timers = { every: setInterval.bind(globalThis), clear: clearInterval.bind(globalThis) }, now = () => performance.now() }) {
    Object.assign(this, { part, words, timers, now });
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
    const until = this.now() + this.seconds * 1000;
    const calm = this.part("calm");
    this.form.querySelector("[type=submit]").disabled = true;
    calm.lastElementChild.textContent = this.words.slow_left.replace("%(n)s", this.seconds);
    this.counting = this.timers.every(() => {
      const left = Math.ceil((until - this.now()) / 1000);
      if (left <= 0) return this.stop();
      calm.ariaLive = "off"; // a screen reader hears the first and the last, not each second
      calm.lastElementChild.textContent = this.words.slow_left.replace("%(n)s", left);
      return undefined;
    }, 1000);
  }

  stop() {
    if (this.counting !== null) this.timers.clear(this.counting);
    this.counting = null;
    const button = this.form?.querySelector("[type=submit]");
    if (button) button.disabled = false;
    if (this.part("calm")) this.part("calm").ariaLive = null;
    this.showCalm();
  }
}
