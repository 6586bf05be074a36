// The pill that tells how many new messages stand below what you are reading.

export class Pill {
  /** @param {HTMLElement} element  @param {string} words with %(n)s for the number */
  constructor(element, words) {
    this.element = element;
    this.words = words;
    this.unseen = 0;
  }

  get isShown() {
    return this.unseen > 0;
  }

  count(more) {
    this.unseen += more;
    this.draw();
  }

  clear() {
    this.unseen = 0;
    this.draw();
  }

  draw() {
    this.element.hidden = !this.isShown;
    this.element.querySelector("span").textContent = this.words.replace("%(n)s", this.unseen);
  }
}
