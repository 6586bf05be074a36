// What somebody said arrives once: over a bad line, through a reload, by another door.

import "./import_map.mjs";
import assert from "node:assert/strict";
import test from "node:test";

const { Outbox } = await import("rosa/chat/outbox.js");
const { backoff } = await import("rosa/chat/socket.js");

class Shelf {
  constructor() {
    this.kept = {};
  }
  getItem(key) {
    return this.kept[key] ?? null;
  }
  setItem(key, value) {
    this.kept[key] = value;
  }
  removeItem(key) {
    delete this.kept[key];
  }
}

class Clock {
  constructor() {
    this.waiting = [];
  }
  set = (work, after) => this.waiting.push({ work, after }) && this.waiting.at(-1);
  clear = (timer) => (this.waiting = this.waiting.filter((one) => one !== timer));
  async ring() {
    const { work, after } = this.waiting.shift();
    await work();
    await Promise.resolve();
    return after;
  }
}

function make({ shelf = new Shelf(), online = true, post = async () => Promise.reject(new Error("down")) } = {}) {
  const clock = new Clock();
  const line = { online, sent: [], posted: [], told: [] };
  const outbox = new Outbox({
    storage: shelf, key: "k", timers: clock,
    bySocket: (item) => line.online && Boolean(line.sent.push(item.cid)),
    byHttp: (item) => (line.posted.push(item.cid), post(item)),
    tell: (event) => line.told.push(event),
  });
  return { outbox, clock, line, shelf };
}

const ack = (cid) => ({ type: "ack", cid, seq: 1, n: 1, dup: false });

test("one is in flight at a time, in the order of speaking", () => {
  const { outbox, line } = make();
  outbox.add({ cid: "a", body: "een" });
  outbox.add({ cid: "b", body: "twee" });
  assert.deepEqual(line.sent, ["a"]);
  outbox.settle(ack("a"));
  assert.deepEqual(line.sent, ["a", "b"]);
});

test("a silent socket: after five seconds the same cid goes by HTTP", async () => {
  const { outbox, clock, line, shelf } = make({ post: async ({ cid }) => ack(cid) });
  outbox.add({ cid: "a", body: "een" });
  assert.equal(await clock.ring(), 5000);
  assert.deepEqual(line.posted, ["a"]);
  assert.equal(shelf.getItem("k"), null);
});

test("a dropped line: it is sent again with the same cid when the line is back", () => {
  const { outbox, line } = make();
  outbox.add({ cid: "a", body: "een" });
  outbox.again();
  assert.deepEqual(line.sent, ["a", "a"]);
});

test("a reload: what was not kept is sent by the next page", () => {
  const first = make({ online: false });
  first.outbox.add({ cid: "a", body: "een" });
  const second = make({ shelf: first.shelf });
  assert.deepEqual(second.line.told, [{ type: "restored", items: [{ cid: "a", body: "een" }] }]);
  second.outbox.again();
  assert.deepEqual(second.line.sent, ["a"]);
});

test("everything down: it is tried again and never given up", async () => {
  const { outbox, clock, line } = make({ online: false });
  outbox.add({ cid: "a", body: "een" });
  for (let n = 0; n < 6; n += 1) await clock.ring();
  assert.ok(line.posted.length >= 3);
  line.online = true;
  outbox.again();
  assert.deepEqual(line.sent, ["a"]);
});

test("too fast: it waits as long as the server says, then the same again", async () => {
  const { outbox, clock, line } = make();
  outbox.add({ cid: "a", body: "een" });
  outbox.settle({ type: "nack", cid: "a", final: false, retry_after: 12, text: "wacht even" });
  assert.equal(await clock.ring(), 12000);
  assert.deepEqual(line.sent, ["a", "a"]);
});

test("one that the server stumbles over again and again lets the others go first, and is kept", async () => {
  const { outbox, clock, line, shelf } = make();
  outbox.add({ cid: "a", body: "een" });
  outbox.add({ cid: "b", body: "twee" });
  for (let n = 0; n < 3; n += 1) {
    outbox.settle({ type: "nack", cid: "a", final: false, code: "trouble", retry_after: 3, text: "even wachten" });
    await clock.ring();
  }
  assert.deepEqual(line.sent, ["a", "a", "a", "b"]);
  outbox.settle(ack("b"));
  assert.equal(line.sent.at(-1), "a");
  assert.deepEqual(JSON.parse(shelf.getItem("k")).map((item) => item.cid), ["a"]);
});

test("refused for good: the next one goes, and the words are still there to change", () => {
  const { outbox, line, shelf } = make();
  outbox.add({ cid: "a", body: "een" });
  outbox.add({ cid: "b", body: "twee" });
  outbox.settle({ type: "nack", cid: "a", final: true, text: "te lang" });
  assert.deepEqual(line.sent, ["a", "b"]);
  assert.equal(JSON.parse(shelf.getItem("k"))[0].failed, true);
  assert.equal(outbox.drop("a"), "een");
  assert.deepEqual(JSON.parse(shelf.getItem("k")).map((item) => item.cid), ["b"]);
});

const kept = (shelf) => (JSON.parse(shelf.getItem("k")) ?? []).map((item) => item.cid);

test("two pages of one person: neither throws away what the other still has to send", () => {
  const shelf = new Shelf();
  const first = make({ shelf, online: false });
  const second = make({ shelf, online: false });
  first.outbox.add({ cid: "a", body: "een" });
  second.outbox.add({ cid: "b", body: "twee" });
  assert.deepEqual(kept(shelf), ["a", "b"]);
  first.outbox.settle(ack("a"));
  assert.deepEqual(kept(shelf), ["b"]);
  second.outbox.settle({ type: "nack", cid: "b", final: true, text: "te lang" });
  assert.equal(JSON.parse(shelf.getItem("k"))[0].failed, true);
  second.outbox.drop("b");
  assert.equal(shelf.getItem("k"), null);
});

test("what two full pages left behind is all there for the next page", () => {
  const shelf = new Shelf();
  for (const page of ["a", "b"]) {
    const { outbox } = make({ shelf: page === "a" ? shelf : new Shelf(), online: false });
    for (let n = 0; !outbox.isFull; n += 1) outbox.add({ cid: `${page}${n}`, body: "woorden" });
    if (page === "b") shelf.setItem("k", JSON.stringify([...JSON.parse(shelf.getItem("k")), ...outbox.items]));
  }
  const { outbox } = make({ shelf, online: false });
  assert.equal(outbox.items.length, 40);
  outbox.settle(ack("a0"));
  assert.equal(kept(shelf).length, 39);
});

test("a server that is down for long is asked less and less often, and at once when the line is back", async () => {
  const { outbox, clock, line } = make({ online: false });
  outbox.add({ cid: "a", body: "een" });
  const waits = [];
  for (let n = 0; n < 14; n += 1) waits.push(await clock.ring());
  const rests = waits.filter((wait) => wait > 0);
  assert.deepEqual(rests.slice(0, 3), [5000, 10_000, 20_000]);
  assert.equal(Math.max(...rests), 60_000);
  line.online = true;
  outbox.again();
  assert.deepEqual(line.sent, ["a"]);
  line.online = false;
  await clock.ring();
  assert.equal(await clock.ring(), 5000);
});

test("an ack for somebody else's words is left alone", () => {
  const { outbox, line } = make();
  outbox.settle(ack("x"));
  assert.deepEqual(line.told, []);
});

test("coming back is spread: never at once, never more than half a minute", () => {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    assert.equal(backoff(attempt, () => 0), 500);
    assert.ok(backoff(attempt, () => 0.999) <= 30_000);
  }
  assert.ok(backoff(3, () => 0.999) > backoff(1, () => 0.999));
});
