// The line comes back by itself, polls where no socket comes through, and never hammers the server.

import "./import_map.mjs";
import assert from "node:assert/strict";
import test from "node:test";

const { backoff, Line } = await import("rosa/chat/socket.js");
const { events } = await import("rosa/chat/protocol.js");

const OPEN = 1;
const turnOver = () => new Promise((resolve) => setImmediate(resolve));

/** A socket that the test opens, closes and speaks through. */
class FakeSocket {
  static all = [];
  constructor() {
    this.readyState = 0;
    this.sent = [];
    FakeSocket.all.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  open() {
    this.readyState = OPEN;
    this.onopen();
  }
  say(...events) {
    this.onmessage({ data: JSON.stringify(events) });
  }
  fail(code = 1006) {
    this.onclose({ code });
  }
}

function begin(t, poll = () => new Promise(() => {})) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  FakeSocket.all = [];
  const seen = { states: [], heard: [], texts: [], rests: [] };
  const rest = (wait) => new Promise((resolve) => seen.rests.push({ wait, resolve }));
  const line = new Line({
    url: "ws://rosa/", WebSocket: FakeSocket, random: () => 1, poll, rest,
    greet: () => ({ type: "hello" }), ask: () => ({ type: "here" }),
    hear: (event) => seen.heard.push(event.type),
    turn: (state, text) => { seen.states.push(state); seen.texts.push(text); },
  });
  line.open();
  return { line, seen, latest: () => FakeSocket.all.at(-1) };
}

test("it greets, and is open once it is welcomed", (t) => {
  const { seen, latest } = begin(t);
  latest().open();
  assert.deepEqual(latest().sent, [{ type: "hello" }]);
  assert.deepEqual(seen.states, ["connecting"]);
  latest().say({ type: "welcome" }, { type: "sync" });
  assert.deepEqual(seen.states, ["connecting", "open"]);
  assert.deepEqual(seen.heard, ["welcome", "sync"]);
});

test("after a drop it tries again, and says one thing meanwhile", (t) => {
  const { seen, latest } = begin(t);
  latest().open();
  latest().say({ type: "welcome" });
  latest().fail();
  t.mock.timers.tick(40_000);
  assert.equal(FakeSocket.all.length, 2);
  latest().open();
  latest().say({ type: "welcome" });
  assert.deepEqual(seen.states, ["connecting", "open", "lost", "open"]);
});

test("after a goodbye for good it stays away and says why", (t) => {
  const { seen, latest } = begin(t);
  latest().open();
  latest().say({ type: "welcome" });
  latest().say({ type: "bye", code: 4401, text: "Log weer in.", reconnect: false });
  latest().fail(4401);
  t.mock.timers.tick(500_000);
  assert.equal(FakeSocket.all.length, 1);
  assert.equal(seen.states.at(-1), "ended");
  assert.equal(seen.texts.at(-1), "Log weer in.");
});

test("a server that restarts is given time", (t) => {
  const { latest } = begin(t);
  latest().open();
  latest().say({ type: "welcome" });
  latest().fail(1012);
  t.mock.timers.tick(1999);
  assert.equal(FakeSocket.all.length, 1);
  t.mock.timers.tick(10_000);
  assert.equal(FakeSocket.all.length, 2);
});

test("a line that says nothing is taken for dead", (t) => {
  const { latest } = begin(t);
  latest().open();
  latest().say({ type: "welcome" });
  t.mock.timers.tick(44_000);
  assert.equal(FakeSocket.all.length, 1);
  t.mock.timers.tick(1000);
  t.mock.timers.tick(10_000);
  assert.equal(FakeSocket.all.length, 2);
});

async function withoutSockets(t, latest) {
  for (let n = 0; n < 3; n += 1) {
    latest().fail();
    if (n < 2) t.mock.timers.tick(40_000);
  }
  await turnOver();
}

test("three failed sockets make it poll, and an answer that comes at once is no reason to hurry", async (t) => {
  let polls = 0;
  const answer = async () => { polls += 1; return '[{"type":"sync"}]'; };
  const { seen, latest } = begin(t, answer);
  await withoutSockets(t, latest);
  assert.equal(polls, 1);
  assert.equal(seen.states.at(-1), "polling");
  assert.ok(seen.rests[0].wait >= 1000);
  seen.rests[0].resolve();
  await turnOver();
  assert.equal(polls, 2);
});

test("a socket that comes through after all ends the polling, also the answer that is still to come", async (t) => {
  const answers = [];
  const { seen, latest } = begin(t, () => new Promise((resolve) => answers.push(resolve)));
  await withoutSockets(t, latest);
  t.mock.timers.tick(130_000);
  latest().open();
  latest().say({ type: "welcome" });
  answers[0]('[{"type":"sync"}]');
  await turnOver();
  assert.equal(seen.states.at(-1), "open");
  assert.deepEqual(seen.heard, ["welcome"]);
});

test("a goodbye for good while it polls is the last word", async (t) => {
  const answers = [];
  const { seen, latest } = begin(t, () => new Promise((resolve) => answers.push(resolve)));
  await withoutSockets(t, latest);
  t.mock.timers.tick(130_000);
  latest().open();
  latest().say({ type: "bye", code: 4429, text: "Sluit een van de pagina's.", reconnect: false });
  latest().fail(4429);
  answers[0]('[{"type":"sync"}]');
  await turnOver();
  assert.equal(seen.states.at(-1), "ended");
});

test("polling twice never becomes two rounds at once", async (t) => {
  const answers = [];
  const { latest } = begin(t, () => new Promise((resolve) => answers.push(resolve)));
  await withoutSockets(t, latest);
  t.mock.timers.tick(130_000);
  latest().open();
  latest().say({ type: "welcome" });
  await withoutSockets(t, latest);
  assert.equal(answers.length, 2);
  answers[0]("[]");
  await turnOver();
  assert.equal(answers.length, 2);
});

test("a goodbye for good holds too when the end of the line itself never comes", (t) => {
  const { seen, latest } = begin(t);
  latest().open();
  latest().say({ type: "welcome" });
  latest().say({ type: "bye", code: 4401, text: "Log weer in.", reconnect: false });
  t.mock.timers.tick(300_000);
  assert.equal(FakeSocket.all.length, 1);
  assert.deepEqual([seen.states.at(-1), seen.texts.at(-1)], ["ended", "Log weer in."]);
});

test("one event that our page stumbles over holds up no other, and is told of", async (t) => {
  const troubles = [];
  const { line, seen, latest } = begin(t, async () => '[{"type":"odd"},{"type":"sync"}]');
  const hear = line.hear;
  line.report = (error) => troubles.push(error.message);
  line.hear = (event) => { hear(event); if (event.type === "odd") throw new Error("stumbled"); };
  await withoutSockets(t, latest);
  assert.deepEqual([seen.heard, seen.states.at(-1), troubles], [["odd", "sync"], "polling", ["stumbled"]]);
  t.mock.timers.tick(130_000);
  latest().open();
  latest().say({ type: "odd" }, { type: "welcome" });
  assert.equal(seen.states.at(-1), "open");
  assert.equal(troubles.length, 2);
});

test("waiting times grow and are never the same for all", () => {
  assert.equal(backoff(1, () => 1), 1000);
  assert.equal(backoff(4, () => 0.5), 4000);
  assert.equal(backoff(20, () => 1), 30_000);
  assert.equal(backoff(20, () => 0), 500);
});

test("a frame may hold one event or several, and what is none of ours is passed over", () => {
  assert.deepEqual(events('{"type":"hb"}').map((event) => event.type), ["hb"]);
  assert.deepEqual(events('[{"type":"change","n":1},null,3,{"type":"change","n":2}]').map((event) => event.n), [1, 2]);
  assert.deepEqual(events("geen json"), []);
});
