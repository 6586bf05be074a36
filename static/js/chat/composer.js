// Where one types. Grows with the words, keeps a draft through a reload, sends with Enter where there
// is a keyboard; on a phone Enter is a new line.

import { About } from "rosa/chat/about.js";

const KEEP_CLOSE = 200; // letters left from which the counter shows

export class Composer {
  /**
   * @param say (body, {reply_to, quote, pictures, thumbs}) => boolean: whether there was room for it
   * @param change (seq, body) => Promise of nothing, or of why not
   * @param pictures what goes along (pictures.js), or nothing for who may not
   */
  constructor({ form, words, longest, storage, draftKey, say, change, typing, pictures = null }) {
    Object.assign(this, { form, words, longest, storage, draftKey, say, change, typing, pictures });
    this.about = new About({ form, words, left: () => this.leave() });
    this.kept = this.about.edits ? this.draftOr("") : null;
    this.field = form.querySelector("textarea");
    this.left = form.querySelector("[data-left]");
    this.error = form.querySelector("[data-error]");
    if (!this.field.value) this.field.value = this.draft;
    form.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.changed(false);
  }

  get draft() {
    return this.draftOr("");
  }

  draftOr(nothing) {
    try {
      return this.storage.getItem(this.draftKey) ?? nothing;
    } catch {
      return nothing;
    }
  }

  set draft(text) {
    try {
      this.storage.setItem(this.draftKey, text);
    } catch {
      // not kept, then
    }
  }

  get hasWords() {
    return this.field.value.trim() !== "";
  }

  changed(byHand = true) {
    const room = this.longest - [...this.field.value.normalize("NFC")].length;
    this.left.textContent = room < KEEP_CLOSE ? this.words.letters_left.replace("%(n)s", room) : "";
    if (!CSS.supports("field-sizing", "content")) this.field.rows = Math.min(6, this.field.value.split("\n").length + 1);
    if (!byHand) return;
    if (!this.about.edits) this.draft = this.field.value;
    this.complain("");
    if (this.hasWords) this.typing();
  }

  key(event) {
    const hasKeyboard = matchMedia("(hover: hover) and (pointer: fine)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !hasKeyboard) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  async submit(event) {
    event.preventDefault();
    if (this.form.hasAttribute("aria-busy")) return;
    this.form.setAttribute("aria-busy", "true");
    try {
      await this.pictures?.settled();
      const body = this.field.value.trim();
      if (!body && (this.about.edits || !this.pictures?.ids.length)) this.complain(this.words.empty);
      else if (this.about.edits) await this.submitChange(body);
      else this.submitNew(body);
    } finally {
      this.form.removeAttribute("aria-busy");
    }
  }

  submitNew(body) {
    const { answers, quote } = this.about;
    const more = answers ? { reply_to: answers, quote } : {};
    if (this.pictures?.ids.length) Object.assign(more, { pictures: this.pictures.ids, thumbs: this.pictures.thumbs });
    if (!this.say(body, more)) {
      this.complain(this.words.full);
      return;
    }
    this.about.clear();
    this.pictures?.clear();
    this.set("");
  }

  /** The words stay in the box until we know that they are kept. */
  async submitChange(body) {
    const why = await this.change(this.about.edits, body);
    if (why) this.complain(why);
    else this.leave();
  }

  /** Answer `message`. */
  answer(message) {
    if (this.about.edits) this.leave();
    this.about.answer(message);
    this.field.focus();
  }

  /** Change one's own `message`; what was being typed comes back afterwards. */
  edit(message) {
    if (!this.about.edits) this.kept = this.field.value;
    this.about.edit(message);
    this.field.value = message.body;
    this.complain("");
    this.changed(false);
    this.field.focus();
  }

  /** Words that were refused, with what went along with them; what is being typed stays below them. */
  putBack(item, body) {
    if (this.about.edits) this.leave();
    if (item?.quote) this.about.again(item.quote);
    item?.pictures?.forEach((id, n) => this.pictures?.take({ id, ...item.thumbs?.[n] }));
    this.set([body, this.field.value].filter((words) => words.trim()).join("\n"));
    this.field.focus();
  }

  /** No answer and no change any more. */
  leave() {
    const edited = this.about.edits;
    this.about.clear();
    if (edited) this.set(this.kept ?? "");
    this.field.focus();
  }

  /** Other words in the box, such as those that were refused. */
  set(text) {
    this.field.value = text;
    this.draft = text;
    this.complain("");
    this.changed(false);
  }

  complain(text) {
    this.error.textContent = text;
    this.error.hidden = !text;
    this.field.toggleAttribute("aria-invalid", Boolean(text));
  }
}
