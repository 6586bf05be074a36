// One polite voice for screen readers: what others say, gathered, never more than once in a while.

const PAUSE = 2500;
const SPOKEN = 2; // more than this at once is only counted

export class Announcer {
  constructor({ place, words, timers = { set: setTimeout.bind(globalThis) } }) {
    Object.assign(this, { place, words, timers });
    this.waiting = [];
    this.due = false;
  }

  /** Somebody said something. */
  said(name, body) {
    this.waiting.push(`${name}: ${body}`);
    if (this.due) return;
    this.due = true;
    this.timers.set(() => this.speak(), PAUSE);
  }

  speak() {
    this.due = false;
    const waiting = this.waiting.splice(0);
    this.say(waiting.length > SPOKEN ? this.words.new_messages.replace("%(n)s", waiting.length) : waiting.join(". "));
  }

  /** After having been away: one summary, or the words themselves when they are few. */
  missed(messages) {
    if (messages.length > SPOKEN) this.say(this.words.while_away.replace("%(n)s", messages.length));
    else for (const { who, body } of messages) this.said(who.name, body || this.words.picture);
  }

  say(text) {
    if (text) this.place.textContent = text;
  }
}
