// Draws the rows of the list and touches only what differs. Never moves the focus; keeps the reader's
// place: whoever reads back is not pulled down, whoever is at the end stays there.

import { keepHand } from "rosa/chat/hand.js";
import { rows } from "rosa/chat/rows.js";
import { line, Maker } from "rosa/chat/said.js";

const NEAR = 80; // pixels from the end that count as "at the end"

export class List {
  /**
   * @param log the scroller; its first line is at the end (column-reverse)
   * @param list the <ol>
   * @param words texts of this page
   * @param act (name, data) => void: "putBack" or "throwAway" for a message that was refused
   */
  constructor({ log, list, words, language, act }) {
    Object.assign(this, { log, list });
    this.drawn = new Map([...list.children].filter((li) => li.dataset.key).map((li) => [li.dataset.key, li]));
    const maker = new Maker({ words, act });
    this.maker = maker;
    this.dayWords = new Intl.DateTimeFormat(language, { timeZone: "Europe/Amsterdam", weekday: "long", day: "numeric", month: "long" });
    this.makers = { day: (row) => this.day(row), new: () => line("said-new", words.new_since), message: (row) => maker.message(row), folded: (row) => maker.folded(row), pending: (row) => maker.pending(row) };
  }

  get isAtEnd() {
    return Math.abs(this.log.scrollTop) < NEAR;
  }

  toEnd() {
    this.log.scrollTop = 0;
  }

  /** The message that is read now: its key, and where it stands. Days and marks may move. */
  get place() {
    const top = this.log.getBoundingClientRect().top;
    const row = [...this.list.querySelectorAll("li[id]")].find((item) => item.getBoundingClientRect().bottom > top);
    return row && { key: row.dataset.key, top: row.getBoundingClientRect().top };
  }

  draw(state) {
    Object.assign(this.maker, { now: state.now, me: state.me });
    const wasAtEnd = this.isAtEnd;
    const place = wasAtEnd ? null : this.place;
    const wanted = rows(state);
    const keys = new Set(wanted.map((row) => row.key));
    for (const [key, item] of this.drawn) {
      if (!keys.has(key)) {
        item.remove();
        this.drawn.delete(key);
      }
    }
    let next = this.list.firstElementChild;
    for (const row of wanted) {
      const there = this.drawn.get(row.key);
      const item = this.item(row);
      if (there === next && there) next = item;
      if (item === next) next = next.nextElementSibling;
      else this.list.insertBefore(item, next);
    }
    if (wasAtEnd) this.toEnd();
    else if (this.drawn.has(place?.key)) this.log.scrollTop += this.drawn.get(place.key).getBoundingClientRect().top - place.top;
  }

  item(row) {
    const old = this.drawn.get(row.key);
    if (old && old.dataset.sign === row.sign) return old;
    const item = this.makers[row.kind](row);
    item.dataset.key = row.key;
    item.dataset.sign = row.sign;
    if (old) {
      const focusAgain = keepHand(old, item);
      old.replaceWith(item);
      focusAgain();
    }
    this.drawn.set(row.key, item);
    return item;
  }

  day({ at }) {
    const item = line("said-day", this.dayWords.format(new Date(at)));
    item.firstElementChild.classList.add("said-day__words");
    return item;
  }
}
