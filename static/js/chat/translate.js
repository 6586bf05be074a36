// "Translate": the words of one message in the reader's own language, under the words themselves.

export class Translator {
  /** @param post (name, data) => Promise of {text} or a nack */
  constructor({ room, words, post, tell }) {
    Object.assign(this, { room, words, post, tell });
  }

  async translate(message, item, button) {
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await this.post("translate", { room: this.room, seq: message.seq, rid: "translate" });
      if (answer.type === "nack") this.tell(answer.text);
      else this.show(document.getElementById(`m${message.seq}`) ?? item, answer); // it may be drawn anew meanwhile
    } catch {
      this.tell(this.words.line_lost);
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  show(item, { text, lang }) {
    item.querySelector(".said__translated")?.remove();
    const place = document.createElement("div");
    place.className = "said__translated";
    const words = document.createElement("p");
    Object.assign(words, { textContent: text, lang, dir: "auto" });
    const by = document.createElement("span");
    by.className = "said__translated-by";
    by.textContent = this.words.translated_by;
    place.append(words, by);
    item.querySelector(".said__balloon").append(place);
    const details = item.querySelector("details[open]");
    if (details) details.open = false;
    place.tabIndex = -1;
    place.focus({ preventScroll: false });
  }
}
