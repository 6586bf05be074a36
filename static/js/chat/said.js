// Makes the element of one message from the template that the server wrote, so that both look the same.

import { chips, fill, pictures, quote } from "rosa/chat/dress.js";
import { setFace } from "rosa/chat/face.js";
import { leadTo } from "rosa/chat/page.js";
import { clock } from "rosa/chat/rows.js";

const MINUTE = 60_000;

export class Maker {
  /**
   * @param words texts of this page
   * @param act (name, cid) => void: "putBack" or "throwAway" for a message that was refused
   */
  constructor({ words, act }) {
    Object.assign(this, { words, act, now: null, me: null });
    this.template = document.getElementById("said-template").content.querySelector(".said");
  }

  message({ message, mine, follows }) {
    const waits = message.state === "held";
    if (message.state !== "visible" && !waits) return this.stone(message);
    const item = this.template.cloneNode(true);
    const find = (name) => item.querySelector(`[data-part=${name}]`);
    item.id = `m${message.seq}`;
    item.classList.toggle("said--mine", mine);
    item.classList.toggle("said--follows", follows);
    item.classList.toggle("said--held", waits);
    this.who(find, message, mine);
    quote(find("quote"), message.reply, this.words);
    pictures(find("pictures"), message.pictures, this.words);
    this.body(find("body"), message);
    chips(find("chips"), message, this.me, this.words);
    const time = find("time");
    time.dateTime = message.at;
    time.textContent = clock(message.at);
    if (!message.edited) find("edited").remove();
    if (!waits) find("waits").remove();
    this.menu(find("menu"), find, message, mine);
    return item;
  }

  who(find, message, mine) {
    const face = find("face");
    if (mine) face.remove();
    else setFace(face, message.who.face);
    find("name").textContent = mine ? this.words.you : message.who.name || this.words.somebody;
    const mark = find("mark");
    if (message.who.mark && !mine) mark.textContent = this.words[message.who.mark];
    else mark.remove();
  }

  body(place, { body, lang, calls }) {
    if (!body) return place.remove();
    if (lang) place.lang = lang;
    return fill(place, body, calls, this.me?.id);
  }

  /** What can be done with it. What one rarely asks for is made when it is asked for (see acts.js). */
  menu(menu, find, message, mine) {
    const report = find("report");
    const open = message.state === "visible";
    const young = Boolean(this.now) && new Date(this.now) - new Date(message.at) < this.words.remove_minutes * MINUTE;
    const keep = {
      react: open, answer: open, read: open && message.body, translate: open && !mine && message.body,
      report: !mine, edit: mine && young && open, remove: mine && young, cover: !mine,
    };
    for (const [name, wanted] of Object.entries(keep)) if (!wanted) find(name)?.remove();
    for (const name of ["six", "reasons"]) find(name)?.remove();
    if (report && !mine) report.href = report.dataset.address.replace("/0/", `/${message.id}/`);
    const talk = find("talk");
    if (talk && !mine && message.who.id.startsWith("u")) talk.href = talk.dataset.address.replace("/0/", `/${message.who.id.slice(1)}/`);
    else talk?.remove();
    const team = find("team");
    if (mine || !message.who.id) team?.remove();
    else leadTo(team, message.who.id);
    if (menu.querySelector(".said__button")) find("about").textContent = mine ? this.words.you : message.who.name;
    else menu.remove();
  }

  /** A part that the menu of a message gets when it is asked for, such as the six reactions. */
  part(name) {
    return this.template.querySelector(`[data-part=${name}]`).cloneNode(true);
  }

  folded({ message }) {
    const item = line("said-stone", this.words.folded);
    item.classList.add("said-folded");
    item.id = `m${message.seq}`;
    return item;
  }

  stone(message) {
    const item = line("said-stone", this.words[message.state === "removed" ? "removed" : "hidden"]);
    item.id = `m${message.seq}`;
    return item;
  }

  pending({ item: { cid, body, status, text, quote: answered, thumbs } }) {
    const item = this.template.cloneNode(true);
    const find = (name) => item.querySelector(`[data-part=${name}]`);
    item.classList.add("said--mine", `said--${status}`);
    for (const part of ["face", "mark", "menu", "chips", "edited", "waits"]) find(part)?.remove();
    find("name").textContent = this.words.you;
    quote(find("quote"), answered, this.words);
    pictures(find("pictures"), thumbs, this.words);
    this.body(find("body"), { body });
    const state = document.createElement("span");
    state.textContent = text || this.words[status === "failed" ? "not_sent" : "sending"];
    find("time").replaceWith(state);
    if (status === "failed") {
      const foot = item.querySelector(".said__foot");
      foot.append(button(this.words.put_back, () => this.act("putBack", cid)));
      foot.append(button(this.words.throw_away, () => this.act("throwAway", cid)));
    }
    return item;
  }
}

/** A row that is no message. */
export function line(className, text) {
  const item = document.createElement("li");
  item.className = className;
  const words = document.createElement("span");
  words.textContent = text;
  item.append(words);
  return item;
}

function button(text, click) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "said__button";
  made.textContent = text;
  made.addEventListener("click", click);
  return made;
}
