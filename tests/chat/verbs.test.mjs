// Every verb in the browser's store: old state + changes == fresh load, for whoever reads. And what the
// rows, the names and the announcer make of it.

import "./import_map.mjs";
import assert from "node:assert/strict";
import test from "node:test";

const { Announcer } = await import("rosa/chat/announcer.js");
const { callable, candidates, fold } = await import("rosa/chat/calls.js");
const protocol = await import("rosa/chat/protocol.js");
const { pieces, rows, withCalls } = await import("rosa/chat/rows.js");
const { Sound } = await import("rosa/chat/sound.js");
const { empty, fresh, reduce } = await import("rosa/chat/store.js");

const ROOM = 1;
const PAGE = 6;
const PEOPLE = ["u1", "u2", "u3"].map((id) => ({ id, name: `Naam ${id}`, face: "m1", mark: "" }));
const NOBODY = { id: "", name: "", face: "", mark: "" };
const KINDS = ["heart", "thumb", "laugh", "thanks", "flower", "tea"];
const random = (seed) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

/** A room as the server keeps it: whole messages, told to each reader as that reader may see them. */
class Room {
  constructor() {
    this.head = 0;
    this.messages = [];
  }

  say(who, { state = "visible", reply_to = null } = {}) {
    this.head += 1;
    const minute = String(this.head % 60).padStart(2, "0");
    this.messages.push({ id: this.head, seq: this.head, rev: this.head, cid: `cid-${this.head}`, state, who, body: `woorden ${this.head}`, lang: "nl", at: `2026-11-23T19:${minute}:00+00:00`, reply_to, by: {} });
  }

  /** Something about a message changed; what answers it changes with it when `also`. */
  touch(message, also) {
    this.head += 1;
    message.rev = this.head;
    for (const answer of also ? this.messages.filter((m) => m.reply_to === message.seq) : []) this.touch(answer, false);
  }

  react(message, who, kind, on) {
    const set = (message.by[kind] ??= new Set());
    if (message.state !== "visible" || set.has(who.id) === on) return;
    if (on) set.add(who.id);
    else set.delete(who.id);
    this.touch(message, false);
  }

  edit(message) {
    if (message.state !== "visible") return;
    Object.assign(message, { body: `${message.body}!`, edited: true });
    this.touch(message, true);
  }

  to(message, state) {
    if (message.state === state || message.state === "removed") return;
    message.state = state;
    this.touch(message, true);
  }

  seen(message, reader) {
    const { reply_to, by, edited, ...plain } = message;
    const reads = message.state === "visible" || (message.state === "held" && message.who.id === reader);
    if (!reads) return { ...plain, who: NOBODY, body: "", lang: "" };
    const reactions = KINDS.filter((kind) => by[kind]?.size).map((kind) => ({ kind, by: [...by[kind]] }));
    const quoted = this.messages.find((m) => m.seq === reply_to);
    return { ...plain, ...(edited ? { edited } : {}), ...(reactions.length ? { reactions } : {}), ...(quoted ? { reply: quote(quoted) } : {}) };
  }

  list(reader, wanted = () => true) {
    return this.messages.filter(wanted).map((m) => this.seen(m, reader));
  }

  since(cursor, reader) {
    const messages = this.list(reader, (m) => m.rev > cursor).sort((a, b) => a.rev - b.rev);
    return { type: "sync", room: ROOM, from: cursor, head: this.head, messages, more: false, reset: false, room_state: {} };
  }

  newest(reader) {
    return { ...this.since(0, reader), messages: this.list(reader).slice(-PAGE), more: this.messages.length > PAGE, reset: true };
  }

  history(before, reader) {
    const older = this.list(reader, (m) => m.seq < before);
    return { type: "history", room: ROOM, head: this.head, messages: older.slice(-PAGE), more: older.length > PAGE };
  }

  changes(cursor, reader) {
    let prev = cursor;
    return this.since(cursor, reader).messages.map((message) => {
      const change = { type: "change", room: ROOM, n: message.rev, prev, message };
      prev = message.rev;
      return change;
    });
  }
}

const quote = (m) => (m.state === "visible" ? { seq: m.seq, state: m.state, name: m.who.name, words: m.body } : { seq: m.seq, state: m.state, name: "", words: "" });

function act(room, chance) {
  const any = (list) => list[Math.floor(chance() * list.length)];
  const who = any(PEOPLE);
  const message = any(room.messages);
  const dice = chance();
  if (!message || dice < 0.3) room.say(who, { state: chance() < 0.15 ? "held" : "visible", reply_to: message && chance() < 0.5 ? message.seq : null });
  else if (dice < 0.6) room.react(message, who, any(KINDS), chance() < 0.7);
  else if (dice < 0.75) room.edit(message);
  else room.to(message, any(["removed", "hidden", "visible", "held"]));
}

for (const reader of ["u1", "u2", ""]) {
  test(`old state + changes == fresh load, for every verb, read by ${reader || "an onlooker"}`, () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const chance = random(seed);
      const room = new Room();
      const me = PEOPLE.find(({ id }) => id === reader) ?? null;
      let state = reduce({ ...empty, room: ROOM, me }, room.newest(reader));
      let told = 0;
      for (let step = 0; step < 50; step += 1) {
        act(room, chance);
        const dice = chance();
        if (dice < 0.5) {
          for (const change of room.changes(told, reader)) if (chance() < 0.85) state = reduce(state, change);
          told = room.head;
        } else if (dice < 0.53) state = reduce(state, { type: "trim", keep: 3 });
        else if (dice < 0.6 && state.more && state.messages.length) state = reduce(state, room.history(state.messages[0].seq, reader));
        else if (state.gap && dice < 0.8) state = reduce(state, room.since(state.cursor, reader));
      }
      state = reduce(state, { type: "hb", now: "2026-11-23T20:00:00+00:00", heads: { [ROOM]: room.head } });
      if (state.gap) state = reduce(state, room.since(state.cursor, reader));
      while (state.more) state = reduce(state, room.history(state.messages[0].seq, reader));
      assert.deepEqual(state.messages, room.list(reader), `seed ${seed}`);
    }
  });
}

test("what waits for a moderator is a row for its writer and no row for others", () => {
  const room = new Room();
  room.say(PEOPLE[0], { state: "held" });
  const row = (reader) => rows(reduce({ ...empty, room: ROOM, me: PEOPLE.find(({ id }) => id === reader) }, room.newest(reader)));
  assert.deepEqual(row("u1").map(({ kind }) => kind), ["day", "message"]);
  assert.deepEqual(row("u2"), []);
});

test("whoever turns away finds one line above what came meanwhile", () => {
  const room = new Room();
  room.say(PEOPLE[1]);
  let state = reduce({ ...empty, room: ROOM, me: PEOPLE[0] }, room.newest("u1"));
  state = reduce(state, { type: "away" });
  assert.ok(!rows(state).some(({ kind }) => kind === "new"));
  for (const who of [PEOPLE[1], PEOPLE[2]]) room.say(who);
  for (const change of room.changes(1, "u1")) state = reduce(state, change);
  assert.deepEqual(rows(state).map(({ key }) => key), ["d2026-11-23", "m1", "new", "m2", "m3"]);
});

test("a sync brings as new what others said since, and not what only changed", () => {
  const room = new Room();
  for (const who of PEOPLE) room.say(who);
  const state = reduce({ ...empty, room: ROOM, me: PEOPLE[0] }, room.newest("u1"));
  room.edit(room.messages[1]);
  for (const who of PEOPLE) room.say(who);
  assert.deepEqual(fresh(state, room.since(3, "u1")).map(({ seq }) => seq), [6, 7]);
  assert.deepEqual(fresh(empty, room.newest("u1")), []);
});

test("frames carry only what there is", () => {
  assert.deepEqual(protocol.send(1, { cid: "c", body: "b" }), { type: "send", room: 1, cid: "c", body: "b" });
  assert.deepEqual(protocol.send(1, { cid: "c", body: "b", reply_to: 3, pictures: [4], quote: {} }), { type: "send", room: 1, cid: "c", body: "b", reply_to: 3, pictures: [4] });
  assert.deepEqual(protocol.react(1, "r", 2, "tea", false), { type: "react", room: 1, rid: "r", seq: 2, emoji: "tea", on: false });
});

test("names of who is called stand out, the longest first, and never inside an address", () => {
  const calls = [{ id: "u1", name: "Jan" }, { id: "u2", name: "Jan Peter" }];
  assert.deepEqual(withCalls(pieces("Dag @Jan Peter en @Jan!"), calls), [
    { text: "Dag " }, { text: "@Jan Peter", call: "u2" }, { text: " en " }, { text: "@Jan", call: "u1" }, { text: "!" },
  ]);
  assert.deepEqual(withCalls(pieces("mail@Jan"), calls), [{ text: "mail@Jan" }]);
  const link = "https://rosa.example/@Jan";
  assert.deepEqual(withCalls(pieces(link), calls), [{ link, text: link }]);
});

test("after an @ the names that begin so are offered, over accents and scripts", () => {
  const people = ["Fatma", "Ayşe", "Ilse", "منى", "Fatma Yılmaz"].map((name, n) => ({ id: `u${n}`, name }));
  const names = (text) => candidates(text, people)?.people.map(({ name }) => name) ?? null;
  assert.deepEqual(names("hoi @fat"), ["Fatma", "Fatma Yılmaz"]);
  assert.deepEqual(names("@ayse"), ["Ayşe"]);
  assert.deepEqual(names("@fatma yil"), ["Fatma Yılmaz"]);
  assert.deepEqual(names("مرحبا @من"), ["منى"]);
  assert.equal(names("@").length, 5);
  assert.equal(names("jan@fat"), null);
  assert.equal(names("@fat\n"), null);
  assert.equal(fold("ILIK"), "ilik");
});

test("who is in comes first, then who spoke last; never oneself, nobody twice", () => {
  const messages = [PEOPLE[2], PEOPLE[1], PEOPLE[0], NOBODY].map((who) => ({ who }));
  assert.deepEqual(callable({ people: [PEOPLE[2]], messages, me: PEOPLE[0] }).map(({ id }) => id), ["u3", "u2"]);
});

test("the announcer says few words whole and many as one number", () => {
  const place = {};
  const due = [];
  const words = { new_messages: "Nieuw: %(n)s", while_away: "Gemist: %(n)s", picture: "Een foto" };
  const announcer = new Announcer({ place, words, timers: { set: (work) => due.push(work) } });
  const message = (body) => ({ who: { name: "Wim" }, body });
  announcer.missed([message("Hoi"), message("")]);
  assert.equal(place.textContent, undefined);
  due.shift()();
  assert.equal(place.textContent, "Wim: Hoi. Wim: Een foto");
  announcer.missed([1, 2, 3].map(() => message("Hoi")));
  assert.equal(place.textContent, "Gemist: 3");
  assert.deepEqual(due, []);
});

test("sound is off until wanted, is remembered, and does not rattle", () => {
  const kept = {};
  const storage = { getItem: (key) => kept[key] ?? null, setItem: (key, value) => (kept[key] = value) };
  const button = { setAttribute: (name, value) => (button[name] = value), addEventListener: (_name, work) => (button.press = work) };
  let notes = 0;
  const node = () => ({ frequency: {}, gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (next) => next, start: () => (notes += 1), stop() {} });
  class Audio { currentTime = 0; resume() {} createOscillator() { return node(); } createGain() { return node(); } }
  let time = 0;
  const sound = new Sound({ button, storage, Audio, now: () => time });
  sound.ring();
  assert.deepEqual([notes, button["aria-pressed"], button.hidden], [0, "false", false]);
  button.press();
  assert.deepEqual([notes, button["aria-pressed"]], [2, "true"]);
  sound.ring();
  assert.equal(notes, 2);
  time = 5000;
  sound.ring();
  assert.equal(notes, 4);
  assert.equal(new Sound({ button, storage, Audio }).isOn, true);
});
