// Old state + changes == fresh load, whatever was lost, doubled or late in between.

import "./import_map.mjs";
import assert from "node:assert/strict";
import test from "node:test";

const { empty, reduce } = await import("rosa/chat/store.js");
const { pieces, rows } = await import("rosa/chat/rows.js");

const ROOM = 1;
const PAGE = 5;
const ME = { id: "u1", name: "Fatma", face: "m1", mark: "" };
const fatma = { ...ME };
const wim = { id: "u2", name: "Wim", face: "m2", mark: "" };

/** A room as the server keeps it. */
class Room {
  constructor() {
    this.head = 0;
    this.messages = [];
  }

  say(who, body = "hoi", cid = `cid-${this.head}`) {
    this.head += 1;
    const message = { id: this.head, seq: this.head, rev: this.head, cid, state: "visible", who, body, lang: "nl", at: `2026-11-23T19:${String(this.head % 60).padStart(2, "0")}:00+00:00` };
    this.messages.push(message);
    return message;
  }

  remove(message) {
    this.head += 1;
    const at = this.messages.findIndex((one) => one.seq === message.seq);
    this.messages[at] = { ...this.messages[at], rev: this.head, state: "removed", body: "", lang: "", who: { id: "", name: "", face: "", mark: "" } };
  }

  since(cursor) {
    const changed = this.messages.filter((m) => m.rev > cursor).sort((a, b) => a.rev - b.rev);
    return { type: "sync", room: ROOM, from: cursor, head: this.head, messages: changed, more: false, reset: false, room_state: {} };
  }

  newest() {
    return { ...this.since(0), from: null, messages: this.messages.slice(-PAGE), more: this.messages.length > PAGE, reset: true };
  }

  history(before) {
    const older = this.messages.filter((m) => m.seq < before);
    return { type: "history", room: ROOM, head: this.head, messages: older.slice(-PAGE), more: older.length > PAGE };
  }

  changes(cursor) {
    let prev = cursor;
    return this.since(cursor).messages.map((message) => {
      const change = { type: "change", room: ROOM, n: message.rev, prev, message };
      prev = message.rev;
      return change;
    });
  }
}

const fresh = (room) => reduce({ ...empty, room: ROOM, me: ME }, room.newest());
const random = (seed) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

test("a change is put in its place and moves the cursor", () => {
  const room = new Room();
  room.say(wim);
  let state = fresh(room);
  room.say(fatma);
  for (const change of room.changes(1)) state = reduce(state, change);
  assert.deepEqual(state.messages, room.messages);
  assert.equal(state.cursor, 2);
  assert.equal(state.gap, false);
});

test("the same change twice is one message", () => {
  const room = new Room();
  let state = fresh(room);
  room.say(wim);
  const [change] = room.changes(0);
  state = reduce(reduce(state, change), change);
  assert.equal(state.messages.length, 1);
});

test("a lost change is noticed by the next one, and by a heartbeat when it was the last", () => {
  const room = new Room();
  const state = fresh(room);
  room.say(wim);
  room.say(wim);
  const [, second] = room.changes(0);
  assert.equal(reduce(state, second).gap, true);
  const beat = { type: "hb", now: "2026-11-23T19:00:00+00:00", heads: { [ROOM]: 2 } };
  assert.equal(reduce(state, beat).gap, true);
  assert.equal(reduce(reduce(state, second), room.since(0)).gap, false);
});

test("an older version never overwrites a newer one", () => {
  const room = new Room();
  const said = room.say(wim);
  const late = { type: "change", room: ROOM, n: 1, prev: 0, message: said };
  room.remove(said);
  const state = reduce(fresh(room), late);
  assert.equal(state.messages[0].state, "removed");
});

test("a change of a message that was not loaded yet waits for it", () => {
  const room = new Room();
  for (let n = 0; n < 12; n += 1) room.say(wim);
  let state = fresh(room);
  const page = room.history(state.messages[0].seq); // read before the removal, arrives after it
  room.remove(room.messages[5]);
  for (const change of room.changes(12)) state = reduce(state, change);
  state = reduce(state, page);
  assert.equal(state.messages.find((m) => m.seq === 6).state, "removed");
  assert.deepEqual(state.messages, room.messages.slice(-10));
});

test("old state + changes == fresh load, for a thousand random evenings", () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const chance = random(seed);
    const room = new Room();
    let state = fresh(room);
    let sent = 0;
    for (let step = 0; step < 40; step += 1) {
      const dice = chance();
      if (dice < 0.45) room.say(chance() < 0.5 ? fatma : wim);
      else if (dice < 0.6 && room.messages.length) room.remove(room.messages[Math.floor(chance() * room.messages.length)]);
      else if (dice < 0.8) {
        for (const change of room.changes(sent)) if (chance() < 0.8) state = reduce(state, change); // one in five is lost
        sent = room.head;
      } else if (dice < 0.9 && state.messages.length && state.more) state = reduce(state, room.history(state.messages[0].seq));
      else if (state.gap || dice > 0.97) state = reduce(state, room.since(state.cursor));
    }
    state = reduce(state, { type: "hb", now: "2026-11-23T20:00:00+00:00", heads: { [ROOM]: room.head } });
    if (state.gap) state = reduce(state, room.since(state.cursor));
    while (state.more) state = reduce(state, room.history(state.messages[0].seq));
    assert.deepEqual(state.messages, room.messages, `seed ${seed}`);
    assert.equal(state.cursor, room.head, `seed ${seed}`);
    assert.deepEqual(state.unplaced, {}, `seed ${seed}`);
  }
});

test("a reset starts the list anew", () => {
  const room = new Room();
  for (let n = 0; n < 4; n += 1) room.say(wim);
  const state = fresh(room);
  for (let n = 0; n < 20; n += 1) room.say(wim);
  const anew = reduce(state, room.newest());
  assert.deepEqual(anew.messages, room.messages.slice(-PAGE));
  assert.equal(anew.more, true);
});

test("what is being sent leaves when the message itself comes, not before", () => {
  const room = new Room();
  let state = reduce(fresh(room), { type: "queued", cid: "cid-mine", body: "thee?" });
  assert.equal(state.pending.length, 1);
  state = reduce(state, { type: "ack", cid: "cid-mine", seq: 1, n: 1 });
  assert.equal(state.pending.length, 1);
  room.say(fatma, "thee?", "cid-mine");
  state = reduce(state, room.changes(0)[0]);
  assert.equal(state.pending.length, 0);
  assert.equal(state.messages.length, 1);
});

test("a refusal stays in view with its reason", () => {
  const state = reduce(reduce({ ...empty, room: ROOM }, { type: "queued", cid: "c-0000001", body: "x" }), { type: "nack", cid: "c-0000001", final: true, text: "De huiskamer is dicht." });
  assert.deepEqual(state.pending[0], { cid: "c-0000001", body: "x", status: "failed", text: "De huiskamer is dicht." });
});

test("events of another room and unknown events change nothing", () => {
  const state = fresh(new Room());
  for (const event of [{ type: "change", room: 2, n: 1, prev: 0 }, { type: "__proto__" }, { type: "constructor" }, { type: "later" }]) {
    assert.equal(reduce(state, event), state);
  }
});

test("people come, go and are sorted: the team first", () => {
  let state = reduce(fresh(new Room()), { type: "people", room: ROOM, join: [{ ...wim, away: false }, { ...fatma, away: false }], left: [], count: 2, onlookers: 1 });
  assert.deepEqual(state.people.map((p) => p.name), ["Fatma", "Wim"]);
  state = reduce(state, { type: "people", room: ROOM, join: [{ id: "u9", name: "Yara", face: "", mark: "worker", away: true }], left: ["u2"], count: 2, onlookers: 0 });
  assert.deepEqual(state.people.map((p) => p.name), ["Yara", "Fatma"]);
});

test("rows: a day once, names not repeated, new words marked once", () => {
  const room = new Room();
  for (const who of [wim, wim, fatma, wim]) room.say(who);
  const list = rows({ ...fresh(room), readUpTo: 1 });
  assert.deepEqual(list.map((row) => row.kind), ["day", "message", "new", "message", "message", "message"]);
  assert.deepEqual(list.filter((row) => row.kind === "message").map((row) => row.follows), [false, false, false, false]);
  const plain = rows(fresh(room)).filter((row) => row.kind === "message");
  assert.deepEqual(plain.map((row) => row.follows), [false, true, false, false]);
});

test("web addresses become links, everything else stays text", () => {
  assert.deepEqual(pieces("kijk op https://rosa.example/taart. <b>"), [{ text: "kijk op " }, { link: "https://rosa.example/taart", text: "https://rosa.example/taart" }, { text: ". <b>" }]);
  assert.deepEqual(pieces("javascript:alert(1)"), [{ text: "javascript:alert(1)" }]);
});

test("an older page that comes after the room began anew leaves no hole", () => {
  const room = new Room();
  for (let n = 0; n < 20; n += 1) room.say(wim);
  let state = fresh(room);
  const before = state.messages[0].seq;
  const late = { ...room.history(before), before };
  for (let n = 0; n < 20; n += 1) room.say(wim);
  state = reduce(state, room.newest());
  state = reduce(state, late);
  while (state.more) state = reduce(state, { ...room.history(state.messages[0].seq), before: state.messages[0].seq });
  assert.deepEqual(state.messages.map((m) => m.seq), room.messages.map((m) => m.seq));
});

test("a page that is open for weeks keeps what can be seen, and finds the rest back", () => {
  const room = new Room();
  let state = fresh(room);
  for (let n = 0; n < 30; n += 1) {
    const cursor = room.head;
    room.say(wim);
    for (const change of room.changes(cursor)) state = reduce(state, change);
    if (state.messages.length > 10) state = reduce(state, { type: "trim", keep: 5 });
  }
  assert.ok(state.messages.length <= 10 && state.more);
  room.remove(room.messages[0]);
  for (const change of room.changes(30)) state = reduce(state, change);
  while (state.more) state = reduce(state, { ...room.history(state.messages[0].seq), before: state.messages[0].seq });
  assert.deepEqual(state.messages, room.messages);
  assert.equal(reduce(state, { type: "trim", keep: 100 }), state);
});
