// One polite voice for screen readers: what others say, gathered, never more than once in a while.

const PAUSE = 2500;
const SPOKEN = 2; // more than this at once is only counted

export class Announcer {
  constructor({ place, words, timers = { set: setTimeout.bind(globalThis) } }) {
    Object.assign(this, { place, words, timers });
    this.waiting = [];
    this.spoken = [];
    this.due = false;
  }

  /** Somebody said something, at place `seq`. */
  said(name, body, seq) {
    this.waiting.push({ seq, text: `${name}: ${body}` });
    if (this.due) return;
    this.due = true;
    this.timers.set(() => this.speak(), PAUSE);
  }

  speak() {
    this.due = false;
    const waiting = this.waiting.splice(0);
    if (waiting.length > SPOKEN) this.say(this.words.new_messages.replace("%(n)s", waiting.length));
    else this.say(waiting.map((one) => one.text).join(". "), waiting.map((one) => one.seq));
  }

  /** What was said at place `seq` was taken back or covered: it is not spoken, nor left standing here. */
  gone(seq) {
    this.waiting = this.waiting.filter((one) => one.seq !== seq);
    if (this.spoken.includes(seq)) this.place.textContent = "";
  }

  /** After having been away: one summary, or the words themselves when they are few. */
  missed(messages) {
    if (messages.length > SPOKEN) this.say(this.words.while_away.replace("%(n)s", messages.length));
    else for (const { who, body, seq } of messages) this.said(who.name, body || this.words.picture, seq);
  }

  say(text, spoken = []) {
    if (!text) return;
    this.place.textContent = this.place.textContent === text ? `${text}\u00a0` : text; // the same again is heard again
    this.spoken = spoken;
  }
}
