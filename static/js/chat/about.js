// What stands above the box when one answers somebody or changes one's own words.

import { quoteWords } from "rosa/chat/dress.js";

const FIRST_WORDS = 90;

export class About {
  constructor({ form, words, left }) {
    Object.assign(this, { form, words });
    this.place = form.querySelector("[data-about]");
    this.title = form.querySelector("[data-about-title]");
    this.first = form.querySelector("[data-about-words]");
    this.answers = Number(form.querySelector("[name=reply_to]")?.value) || null;
    this.edits = Number(form.querySelector("[name=seq]")?.value) || null;
    this.quote = this.answers && { seq: this.answers, state: "visible", name: "", words: this.first.textContent.trim(), lang: "" };
    this.place.querySelector("[data-about-close]").addEventListener("click", (event) => {
      event.preventDefault();
      left();
    });
  }

  answer(message) {
    const text = message.body.replace(/\s+/g, " ");
    const words = text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS)}…` : text;
    this.again({ seq: message.seq, state: "visible", name: message.who.name, words, lang: message.lang });
  }

  /** Answer what this quote is of. */
  again(quote) {
    this.clear();
    Object.assign(this, { answers: quote.seq, quote });
    this.show(this.words.you_answer.replace("%(name)s", quote.name || this.words.somebody), quoteWords(quote, this.words));
  }

  edit(message) {
    Object.assign(this, { answers: null, edits: message.seq, quote: null });
    this.show(this.words.you_change, "");
    this.form.dataset.edits = "";
  }

  clear() {
    Object.assign(this, { answers: null, edits: null, quote: null });
    this.place.hidden = true;
    delete this.form.dataset.edits;
  }

  show(title, first) {
    this.title.textContent = title;
    this.first.textContent = first;
    this.place.hidden = false;
  }
}
