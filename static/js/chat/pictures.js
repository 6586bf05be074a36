// Pictures that go along with the next message: sent on at once, each with the question what is on it.

export class Pictures {
  /**
   * @param form the composer
   * @param upload (FormData) => Promise of {id, small} or a nack
   * @param complain (text) => void
   */
  constructor({ form, room, words, upload, complain }) {
    Object.assign(this, { form, room, words, upload, complain });
    this.list = form.querySelector("[data-pictures-list]");
    this.file = form.querySelector("[data-file]");
    this.all = [];
    this.coming = 0;
    this.work = Promise.resolve();
    this.file.addEventListener("change", () => this.add([...this.file.files]));
    this.list.replaceChildren();
  }

  /** When everything that is on its way has arrived, or did not. */
  settled() {
    return this.work;
  }

  get ids() {
    return this.all.map((one) => one.id);
  }

  /** As messages have them, for the row that is still being sent. */
  get thumbs() {
    return this.all.map(({ small, alt }) => ({ small, alt }));
  }

  add(files) {
    this.file.value = "";
    this.complain("");
    for (const file of files) {
      if (this.all.length + this.coming >= this.words.most_pictures) {
        this.complain(this.words.too_many_pictures);
        return;
      }
      this.coming += 1;
      this.list.setAttribute("aria-busy", "true");
      this.work = this.work.then(() => this.one(file));
    }
  }

  async one(file) {
    try {
      const answer = await this.upload(this.data({ picture: file }));
      if (answer.type === "nack") this.complain(answer.text);
      else this.take(answer);
    } catch {
      this.complain(this.words.picture_failed);
    } finally {
      this.coming -= 1;
      if (!this.coming) this.list.removeAttribute("aria-busy");
    }
  }

  take({ id, small, alt = "" }) {
    const one = { id, small, alt };
    this.all.push(one);
    const item = document.createElement("li");
    const image = Object.assign(document.createElement("img"), { src: small, alt: "", width: 64, height: 64 });
    const words = Object.assign(document.createElement("input"), { className: "input composer__alt", maxLength: 200, placeholder: this.words.alt, dir: "auto", value: alt });
    words.setAttribute("aria-label", this.words.alt);
    words.addEventListener("change", () => this.describe(one, words.value));
    const away = Object.assign(document.createElement("button"), { type: "button", className: "composer__away", textContent: "×" });
    away.setAttribute("aria-label", this.words.take_away);
    away.addEventListener("click", () => {
      this.all = this.all.filter((other) => other !== one);
      item.remove();
      this.file.focus();
    });
    item.append(image, words, away);
    this.list.append(item);
    if (document.activeElement === this.file || document.activeElement === document.body) words.focus(); // not from under who types
  }

  describe(one, alt) {
    one.alt = alt;
    const told = () => this.upload(this.data({ id: one.id, alt })).catch(() => this.complain(this.words.picture_failed));
    this.work = this.work.then(told).then((answer) => answer?.type === "nack" && this.complain(answer.text));
  }

  data(fields) {
    const form = new FormData();
    form.append("room", this.room);
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return form;
  }

  clear() {
    this.all = [];
    this.list.replaceChildren();
  }
}
