// Pass an article on: the phone's own sharing where there is one, or else the clipboard.

class ShareLink extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => this.share());
  }

  async share() {
    const { address, title, done, failed } = this.dataset;
    try {
      if (navigator.share) {
        await navigator.share({ title, url: address });
      } else {
        await navigator.clipboard.writeText(address);
        this.say(done);
      }
    } catch (error) {
      if (error.name !== "AbortError") this.say(failed); // an AbortError: the reader changed their mind
    }
  }

  say(words) {
    this.closest(".share").querySelector("[role=status]").textContent = words;
  }
}

customElements.define("share-link", ShareLink);

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
