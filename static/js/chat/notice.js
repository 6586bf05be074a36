// What one notices of what others say: a voice for screen readers, the pill, a soft sound.

import { hears } from "rosa/chat/hearing.js";
import { isMine } from "rosa/chat/store.js";

export class Notice {
  /** @param picture what is said of a message without words */
  constructor({ announcer, pill, sound, list, picture }) {
    Object.assign(this, { announcer, pill, sound, list, picture });
  }

  /** A message came or changed; `before` is the state without it. */
  change(message, before) {
    if (message.state !== "visible") return this.announcer.gone(message.seq);
    const known = before.messages.find((one) => one.seq === message.seq);
    if ((known && known.state !== "held") || isMine(before, message) || !hears(before, message)) return undefined;
    this.announcer.said(message.who.name, message.body || this.picture, message.seq);
    return this.come(1);
  }

  /** What came while one was away. */
  many(messages) {
    if (!messages.length) return;
    this.announcer.missed(messages);
    this.come(messages.length);
  }

  come(count) {
    this.pill.count(this.list.isAtEnd ? 0 : count);
    this.sound.ring();
  }
}
