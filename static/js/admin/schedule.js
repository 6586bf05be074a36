/**
 * The questions about when in the editor of an activity: shows those that matter for the chosen
 * repetition, and asks the server for the next dates in words after every change.
 * Without this script every question shows and the dates come after saving.
 */

const WAIT = 350; // milliseconds after the last key

class Schedule {
  constructor(element) {
    this.element = element;
    this.form = element.closest("form");
    this.result = element.querySelector("[data-schedule-result]");
    this.words = element.querySelector("[data-schedule-preview]").dataset;
    this.turn = 0;
    this.form.addEventListener("input", (event) => this.changed(event));
    this.form.addEventListener("change", (event) => this.changed(event));
    this.form.addEventListener("click", (event) => {
      if (event.target.closest("[id^=inline_child_extra_dates], [id^=inline_child_skipped_dates], [data-formset-ADD], #id_extra_dates-ADD, #id_skipped_dates-ADD")) this.later();
    });
    this.arrange();
  }

  changed(event) {
    const name = event.target.name ?? "";
    if (!name.startsWith("when-") && !/^(extra|skipped)_dates-/.test(name)) return;
    this.arrange();
    this.later();
  }

  value(name) {
    const field = this.form.elements[`when-${name}`];
    return field instanceof RadioNodeList ? field.value : field?.type === "checkbox" ? field.checked : field?.value;
  }

  arrange() {
    const repeats = this.value("repeats");
    this.show("[data-show-for]", (part) => part.dataset.showFor.split(" ").includes(repeats));
    const which = this.value("month_which") === "day" ? "day" : "weekday";
    this.show("[data-show-which]", (part) => part.dataset.showWhich === which);
    this.show("[data-show-end]", (part) => part.dataset.showEnd === this.value("ends"));
    const allDay = this.value("all_day");
    this.show("[data-hide-all-day]", () => !allDay);
  }

  show(selector, matters) {
    for (const part of this.element.querySelectorAll(selector)) part.hidden = !matters(part);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const turn = ++this.turn;
    if (!this.value("first_day")) return this.tell({ empty: this.words.wordsEmpty });
    const answers = new FormData();
    for (const [name, value] of new FormData(this.form)) {
      if (/^(when|extra_dates|skipped_dates)-|^csrfmiddlewaretoken$/.test(name)) answers.append(name, value);
    }
    try {
      const response = await fetch(this.element.dataset.previewUrl, { method: "POST", body: answers });
      if (!response.ok) throw new Error(response.statusText);
      const preview = await response.json();
      if (turn === this.turn) this.tell(preview);
    } catch {
      if (turn === this.turn) this.tell({ empty: this.words.wordsFailed });
    }
  }

  /** Writes what templates/events/admin/_preview.html writes. */
  tell({ errors = [], notes = [], summary = "", dates = [], more = "", empty = "" }) {
    const parts = [
      ...errors.map((text) => paragraph(text, "schedule__error")),
      ...notes.map((text) => paragraph(text, "schedule__note")),
    ];
    if (dates.length) {
      const list = document.createElement("ul");
      list.className = "schedule__dates";
      for (const date of dates) {
        const item = document.createElement("li");
        item.textContent = date;
        list.append(item);
      }
      parts.push(paragraph(summary, "schedule__summary"), list);
      if (more) parts.push(paragraph(more));
    } else if (empty) {
      parts.push(paragraph(empty));
    }
    this.result.replaceChildren(...parts);
  }
}

function paragraph(text, className = "") {
  const element = document.createElement("p");
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

for (const element of document.querySelectorAll("[data-schedule]")) new Schedule(element);
