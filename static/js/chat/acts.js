// What one does to a message from its menu: each button or link says what in data-act. Without this
// script the same buttons are a plain form, and the same links other pages.

import * as protocol from "rosa/chat/protocol.js";

export class Acts {
  /**
   * @param list the <ol>
   * @param room its number
   * @param maker makes the parts of a menu
   * @param send (frame) => boolean: whether the socket took it
   * @param post (name, data) => Promise of an ack or nack event
   * @param message (seq) => the message as the store has it
   * @param composer where one types, or nothing
   * @param speak, ask (message, item, button) => void: read it aloud, translate it
   * @param tell (text) => void: says what went wrong
   */
  constructor({ list, room, maker, send, post, message, composer, speak, ask, tell, words }) {
    Object.assign(this, { room, maker, send, post, message, composer, speak, ask, tell, words });
    list.addEventListener("click", (event) => this.click(event));
  }

  click(event) {
    const quote = event.target.closest("[data-part=quote]");
    if (quote && !event.ctrlKey && !event.metaKey) this.goTo(quote.hash, event);
    const pressed = event.target.closest("[data-act]");
    const item = pressed?.closest("li[id]");
    if (!item) return;
    event.preventDefault();
    this[pressed.dataset.act](Number(item.id.slice(1)), pressed, item);
  }

  /** To what is answered, when it is in view or can be scrolled to; else the link loads it. */
  goTo(hash, event) {
    const item = document.getElementById(hash.slice(1));
    if (!item) return;
    event.preventDefault();
    item.scrollIntoView({ block: "center" });
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
  }

  react(seq, pressed, item) {
    const six = this.maker.part("six");
    const mine = new Set([...item.querySelectorAll(".said__chips [aria-pressed=true]")].map((chip) => chip.dataset.kind));
    for (const chip of six.children) chip.setAttribute("aria-pressed", String(mine.has(chip.dataset.kind)));
    pressed.replaceWith(six);
    six.firstElementChild.focus();
  }

  cover(seq, pressed) {
    const reasons = this.maker.part("reasons");
    pressed.replaceWith(reasons);
    reasons.querySelector("button").focus();
  }

  feel(seq, pressed, item) {
    const on = pressed.getAttribute("aria-pressed") !== "true";
    this.close(item);
    return this.act("feel", protocol.react(this.room, protocol.newId(), seq, pressed.dataset.kind, on));
  }

  hide(seq, pressed, item) {
    this.close(item);
    return this.act("hide", protocol.hide(this.room, protocol.newId(), seq, pressed.dataset.reason));
  }

  remove(seq, pressed, item) {
    this.close(item);
    return this.act("takeBack", protocol.remove(this.room, protocol.newId(), seq));
  }

  answer(seq, pressed, item) {
    this.close(item);
    this.composer?.answer(this.message(seq));
  }

  edit(seq, pressed, item) {
    this.close(item);
    this.composer?.edit(this.message(seq));
  }

  read(seq, pressed, item) {
    this.speak(this.message(seq), item, pressed);
  }

  translate(seq, pressed, item) {
    this.ask(this.message(seq), item, pressed);
  }

  /** The focus stays at the menu that was used. */
  close(item) {
    const menu = item.querySelector("details[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus({ preventScroll: true });
  }

  async act(name, frame) {
    if (this.send(frame)) return;
    try {
      const answer = await this.post(name, frame);
      if (answer.type === "nack") this.tell(answer.text);
    } catch {
      this.tell(this.words.line_lost);
    }
  }
}
