// The small helpers of the room page: how often something is done, and how long somebody counts as typing.

import "./import_map.mjs";
import assert from "node:assert/strict";
import test from "node:test";

const { every } = await import("rosa/chat/page.js");
const { Typists } = await import("rosa/chat/typists.js");

test("many calls are a few, and the last one counts", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 10_000;
  let done = 0;
  const work = every(3000, () => (done += 1), () => now);
  const pass = (wait) => { now += wait; t.mock.timers.tick(wait); };
  for (let n = 0; n < 5; n += 1) work();
  pass(0);
  assert.equal(done, 1);
  for (let n = 0; n < 5; n += 1) work();
  pass(2999);
  assert.equal(done, 1);
  pass(1);
  assert.equal(done, 2);
});

test("a clock that is set back stops nothing", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 10_000_000;
  let done = 0;
  const work = every(3000, () => (done += 1), () => now);
  work();
  t.mock.timers.tick(0);
  now = 0;
  work();
  t.mock.timers.tick(3000);
  assert.equal(done, 2);
});

test("who goes on typing stays named, until they have been still for a while", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const still = [];
  const typists = new Typists((id) => still.push(id));
  typists.heard("u1");
  t.mock.timers.tick(3000);
  typists.heard("u1");
  typists.heard("u2");
  t.mock.timers.tick(4000);
  assert.deepEqual(still, []);
  t.mock.timers.tick(2000);
  assert.deepEqual(still, ["u1", "u2"]);
});
