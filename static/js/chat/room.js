// The room page: puts the parts together. Everything here also works without this script, by plain form.

import { Announcer } from "rosa/chat/announcer.js";
import { callable, Calls } from "rosa/chat/calls.js";
import { Composer } from "rosa/chat/composer.js";
import { Doors } from "rosa/chat/doors.js";
import { List } from "rosa/chat/list.js";
import { Notice } from "rosa/chat/notice.js";
import { Older } from "rosa/chat/older.js";
import { Outbox } from "rosa/chat/outbox.js";
import { every, json, storageOrNothing } from "rosa/chat/page.js";
import { People } from "rosa/chat/people.js";
import { Pictures } from "rosa/chat/pictures.js";
import * as protocol from "rosa/chat/protocol.js";
import { Pill } from "rosa/chat/pill.js";
import { Line } from "rosa/chat/socket.js";
import { Sound } from "rosa/chat/sound.js";
import { empty, fresh, reduce } from "rosa/chat/store.js";
import { Turn } from "rosa/chat/turn.js";
import { Typists } from "rosa/chat/typists.js";
import { wire } from "rosa/chat/verbs.js";

const TYPING_EVERY = 3000;
const READ_EVERY = 3000;
const GAP_EVERY = 1000; // what is missing is asked for once, however much comes in meanwhile
const PATIENCE = 3000; // before we say that connecting takes long
const MOST = 400; // messages that stay in a page that is open for long
const KEEP = 200;
const TOLD_LASTS = 20_000;

const place = document.querySelector("[data-room]");
if (place && document.getElementById("room-start")) begin(place);

function begin(place) {
  const start = json("room-start");
  const words = { ...json("room-words"), may_speak: start.may_speak };
  const part = (name) => place.querySelector(`[data-${name}]`);
  const room = start.room;
  const tab = protocol.newId();
  const language = document.documentElement.lang;
  const doors = new Doors(place.dataset);
  const announcer = new Announcer({ place: part("announcer"), words });
  const people = new People({ place, words });
  const turn = new Turn({ part, words });
  let state = reduce({ ...empty, room, me: start.me, now: start.now, readUpTo: start.read, blocked: start.blocked, unheard: start.unheard }, { type: "sync", room, ...start.sync, reset: true });
  let drawing = false;
  let patience = null;
  let told = null;

  const list = new List({ log: part("log"), list: part("list"), words, language, act: (name, cid) => actions[name](cid) });
  const pill = new Pill(part("pill"), words.new_messages);
  const visible = () => document.visibilityState === "visible";
  const here = () => protocol.here(room, state.cursor, visible());
  const typists = new Typists((id) => put({ type: "quiet", id }));
  const fillGap = every(GAP_EVERY, () => state.gap && line.send(here()));
  const line = new Line({
    url: new URL(place.dataset.socket, location.href.replace(/^http/, "ws")).href,
    greet: () => protocol.hello(tab, language, room, state.cursor),
    ask: here,
    poll: () => doors.wait(room, state.cursor, tab),
    hear,
    turn: lineTurned,
  });
  const outbox = start.me && new Outbox({
    storage: storageOrNothing("localStorage"),
    key: `rosa.chat.${room}.${start.me.id}`,
    bySocket: (item) => line.send(protocol.send(room, item)),
    byHttp: (item) => doors.say(room, item),
    tell: put,
  });
  const sound = new Sound({ button: part("sound"), storage: storageOrNothing("localStorage") });
  const notice = new Notice({ announcer, pill, sound, list, picture: words.picture });
  const form = part("composer");
  if (form) new Calls({ field: form.querySelector("textarea"), list: part("names"), status: part("names-status"), people: () => callable(state), words });
  const composer = form && new Composer({
    form,
    words,
    longest: words.longest,
    storage: storageOrNothing("sessionStorage"),
    draftKey: `rosa.draft.${room}.${start.me?.id}`, // on a shared computer the next person does not find it
    say,
    change: (seq, body) => doors.change(room, seq, body, words),
    pictures: part("file") && new Pictures({ form, room, words, upload: (data) => doors.upload(data), complain: (text) => composer.complain(text) }),
    typing: every(TYPING_EVERY, () => composer.hasWords && line.send(protocol.typing(room))),
  });
  const actions = {
    putBack: (cid) => composer?.putBack(outbox.item(cid), outbox.drop(cid)),
    throwAway: (cid) => outbox.drop(cid),
  };

  function put(event) {
    state = reduce(state, event);
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(draw);
  }

  function hear(event) {
    const before = state;
    put(event);
    if (event.type === "turn" || event.turn) turn.show(event.turn ?? event);
    if ((event.type === "ack" || event.type === "nack") && event.cid) outbox?.settle(event);
    if (event.type === "nack" && event.rid) tellWhy(event.text);
    if (event.type === "change" && event.message) notice.change(event.message, before);
    if (event.type === "sync" && before.cursor !== null) notice.many(fresh(before, event));
    if (event.type === "typing") typists.heard(event.who.id);
    if (state.gap) fillGap();
  }

  function lineTurned(now, text = "") {
    place.dataset.line = now;
    clearTimeout(patience);
    if (now === "connecting") patience = setTimeout(showLine, PATIENCE);
    else showLine();
    function showLine() {
      part("line").hidden = now === "open" || now === "polling";
      part("line-text").textContent = text || words[`line_${now}`] || "";
    }
    if (now === "open" && !visible()) line.send(here());
    if (now === "open" || now === "polling") outbox?.again();
    if (now === "ended") announcer.say(text);
  }

  function say(body, more) {
    if (outbox.isFull) return false;
    pill.clear();
    list.toEnd();
    outbox.add({ cid: protocol.newId(), body, ...more });
    turn.said();
    return true;
  }

  /** Why something was not done, also for who has no place to type. */
  function tellWhy(text) {
    Object.assign(part("told"), { textContent: text, hidden: false });
    clearTimeout(told);
    told = setTimeout(() => { part("told").hidden = true; }, TOLD_LASTS);
  }

  function draw() {
    drawing = false;
    if (list.isAtEnd && state.messages.length > MOST) state = reduce(state, { type: "trim", keep: KEEP });
    list.draw(state);
    people.draw(state);
    const names = Object.entries(state.typing).filter(([id]) => !state.blocked.includes(id)).map(([, name]) => name);
    part("typing").textContent = names.length > 1 ? words.typing_many : names.length ? words.typing.replace("%(name)s", names[0]) : "";
    part("older").hidden = !state.more;
    part("began").hidden = state.more || !state.messages.length;
    part("empty").hidden = state.messages.length > 0 || state.pending.length > 0;
    part("topic").hidden = !state.roomState.topic;
    part("topic-text").textContent = state.roomState.topic;
    if (!start.calm) turn.slow(state.roomState.slow_seconds);
    markRead();
  }

  const markRead = every(READ_EVERY, () => {
    const last = state.messages.at(-1)?.seq ?? 0;
    if (!start.member || !visible() || !list.isAtEnd || last <= (markRead.last ?? state.readUpTo ?? 0)) return;
    if (line.send(protocol.read(room, last))) markRead.last = last;
  });

  const older = new Older({
    button: part("older"),
    ask: () => (state.more ? doors.history(room, state.messages[0]?.seq ?? Number.MAX_SAFE_INTEGER) : null),
    put,
    failed: () => announcer.say(words.older_failed),
  });
  part("pill").addEventListener("click", () => list.toEnd());
  part("log").addEventListener("scroll", () => {
    if (list.isAtEnd && pill.isShown) {
      pill.clear();
      markRead();
    }
    const { scrollTop, scrollHeight, clientHeight } = part("log");
    if (scrollHeight - clientHeight - Math.abs(scrollTop) < 300) older.load();
  }, { passive: true });
  wire({ list, place: part("list"), room, words, composer, line, doors, find: (seq) => state.messages.find((one) => one.seq === seq), tell: tellWhy });

  document.addEventListener("visibilitychange", () => {
    if (visible()) return line.wake();
    put({ type: "away" });
    return line.send(here());
  });
  addEventListener("online", () => line.wake());
  addEventListener("offline", () => line.wake());
  addEventListener("pageshow", (event) => event.persisted && line.wake());
  place.dataset.ready = "";
  if (location.hash) requestAnimationFrame(() => scrollTo(0, 0)); // the talk scrolls, not the page
  if ("speechSynthesis" in globalThis) place.dataset.voice = "";
  draw();
  line.open();
}
