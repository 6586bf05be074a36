// Who sits in the room: a face and a name for each, in the order that the store gives.

import { setFace } from "rosa/chat/face.js";
import { leadTo } from "rosa/chat/page.js";

export class People {
  constructor({ place, words }) {
    this.words = words;
    this.list = place.querySelector("[data-seats]");
    this.counts = place.querySelectorAll("[data-count]"); // above the faces and in the strip of rooms
    this.onlookers = place.querySelector("[data-onlookers]");
    this.nobody = place.querySelector("[data-nobody]");
    this.template = document.getElementById("seat-template").content.querySelector(".seat");
    this.drawn = new Map([...this.list.children].map((li) => [li.dataset.key, li]));
  }

  draw({ people, count, onlookers, me, blocked }) {
    if (this.last === people && this.lastCount === count && this.lastOnlookers === onlookers && this.lastBlocked === blocked) return;
    Object.assign(this, { last: people, lastCount: count, lastOnlookers: onlookers, lastBlocked: blocked });
    const wanted = people.map((seat) => this.item(seat, me, blocked.includes(seat.id)));
    const keep = new Set(wanted);
    for (const [key, item] of this.drawn) {
      if (!keep.has(item)) {
        item.remove();
        this.drawn.delete(key);
      }
    }
    let next = this.list.firstElementChild;
    for (const item of wanted) {
      if (item === next) next = next.nextElementSibling;
      else this.list.insertBefore(item, next);
    }
    for (const place of this.counts) place.textContent = count;
    this.nobody.hidden = count > 0;
    this.onlookers.hidden = !onlookers;
    this.onlookers.querySelector("b").textContent = onlookers;
  }

  item(seat, me, isBlocked) {
    const mine = me?.id === seat.id;
    const sign = `${seat.name}|${seat.face}|${seat.mark}|${seat.away}|${mine}|${isBlocked}`;
    const old = this.drawn.get(seat.id);
    if (old?.dataset.sign === sign) return old;
    const item = old ?? this.template.cloneNode(true);
    item.dataset.key = seat.id;
    item.dataset.sign = sign;
    item.classList.toggle("seat--away", seat.away);
    item.classList.toggle("seat--marked", seat.mark === "host" || seat.mark === "worker");
    item.classList.toggle("seat--blocked", isBlocked);
    this.talk(item, seat, mine);
    setFace(item.querySelector("svg"), seat.face);
    item.querySelector("[data-part=name]").textContent = mine ? this.words.you : seat.name;
    const team = item.querySelector("[data-part=team] span");
    if (team) team.textContent = `${this.words.for_team}: ${seat.name}`;
    item.querySelector("[data-part=note]").textContent = seat.away ? this.words.away : this.words[seat.mark] ?? "";
    leadTo(item.querySelector("[data-part=team]"), mine ? "" : seat.id);
    this.drawn.set(seat.id, item);
    return item;
  }

  /** The link to a conversation with who sits here; not for oneself. */
  talk(item, seat, mine) {
    const link = item.querySelector("[data-part=talk]");
    if (!link) return;
    if (mine || !seat.id.startsWith("u")) {
      link.remove();
      return;
    }
    link.href = link.dataset.address.replace("/0/", `/${seat.id.slice(1)}/`);
    link.firstElementChild.textContent = this.words.talk_with.replace("%(name)s", seat.name);
  }
}
