// "@" and a few letters: who can be called. The box stays a plain text box; the names are a list beside
// it, walked with the arrows, chosen with Enter, Tab or a tap.

const BEFORE = /(?:^|[^\p{L}\p{N}_@./])@([\p{L}\p{N}_][^@\n]{0,30})?$/u;
const MOST = 6;

/** Small letters without accents, as the server compares names. */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i");

/** Who fits what stands before the caret; null when nobody is being called there. */
export function candidates(text, people) {
  const found = text.match(BEFORE);
  if (!found) return null;
  const typed = found[1] ?? "";
  const wanted = fold(typed);
  return { typed, people: people.filter(({ name }) => name && fold(name).startsWith(wanted)).slice(0, MOST) };
}

export class Calls {
  /**
   * @param field the textarea
   * @param list an empty <ul role="listbox"> with an id
   * @param status where screen readers hear how many names there are
   * @param people () => [{id, name}], without oneself
   */
  constructor({ field, list, status, people, words }) {
    Object.assign(this, { field, list, status, people, words, at: -1, shown: [] });
    field.setAttribute("aria-autocomplete", "list");
    field.addEventListener("input", () => this.look());
    field.addEventListener("blur", () => this.close());
    field.addEventListener("keydown", (event) => this.key(event), { capture: true });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => this.choose(this.shown[[...list.children].indexOf(event.target.closest("li"))]));
  }

  get isOpen() {
    return !this.list.hidden;
  }

  look() {
    const found = candidates(this.field.value.slice(0, this.field.selectionStart), this.people());
    const whole = found?.people.length === 1 && fold(found.people[0].name) === fold(found.typed);
    if (!found?.people.length || whole) return this.close();
    this.typed = found.typed;
    this.shown = found.people;
    this.list.replaceChildren(...this.shown.map((person, n) => this.option(person, n)));
    this.list.hidden = false;
    this.field.setAttribute("aria-controls", this.list.id);
    this.status.textContent = this.words.names.replace("%(n)s", this.shown.length);
    return this.mark(0);
  }

  option({ name }, n) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${n}`;
    item.role = "option";
    item.dir = "auto";
    item.textContent = name;
    return item;
  }

  mark(n) {
    this.at = (n + this.shown.length) % this.shown.length;
    for (const [number, item] of [...this.list.children].entries()) item.setAttribute("aria-selected", String(number === this.at));
    this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (!this.isOpen || event.isComposing) return;
    const act = {
      ArrowDown: () => this.mark(this.at + 1),
      ArrowUp: () => this.mark(this.at - 1),
      Enter: () => this.choose(this.shown[this.at]),
      Tab: () => this.choose(this.shown[this.at]),
      Escape: () => this.close(),
    }[event.key];
    if (!act || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Enter would send
    act();
  }

  choose(person) {
    if (!person) return;
    const end = this.field.selectionStart;
    this.field.setRangeText(`${person.name} `, end - this.typed.length, end, "end");
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.focus();
  }

  close() {
    if (!this.isOpen) return;
    this.list.hidden = true;
    this.status.textContent = "";
    this.field.removeAttribute("aria-activedescendant");
    this.field.removeAttribute("aria-controls");
  }
}

/** Who is in and who spoke in what is loaded, the latest first; each once. */
export function callable({ people, messages, me }) {
  const found = new Map();
  for (const seat of people) found.set(seat.id, seat);
  for (const { who } of messages.toReversed?.() ?? [...messages].reverse()) if (who.id && !found.has(who.id)) found.set(who.id, who);
  found.delete(me?.id);
  return [...found.values()];
}
