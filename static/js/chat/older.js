// Reading back: older messages come by the button or by scrolling up, one request at a time.

export class Older {
  /**
   * @param button what a person taps; busy while something is on its way.
   * @param ask gives a promise of the next page, or null when there is none.
   * @param put takes the page.
   * @param failed is called when it did not come.
   */
  constructor({ button, ask, put, failed }) {
    Object.assign(this, { button, ask, put, failed });
    button.addEventListener("click", (event) => {
      event.preventDefault();
      this.load();
    });
  }

  async load() {
    const page = this.isLoading ? null : this.ask();
    if (!page) return;
    this.isLoading = true;
    this.button.setAttribute("aria-busy", "true");
    try {
      this.put(await page);
    } catch {
      this.failed();
    } finally {
      this.isLoading = false;
      this.button.removeAttribute("aria-busy");
    }
  }
}
