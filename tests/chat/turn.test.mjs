// The form and why not change places without losing words; slow mode counts down without a clock of the wall.

import "./import_map.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { Turn } = await import("rosa/chat/turn.js");

function element(more = {}) {
  return { hidden: false, textContent: "", dataset: {}, focus() {}, contains: () => false, ...more };
}

function room(seconds = 0) {
  const button = { disabled: false };
  const line = element();
  const parts = {
    door: element(), shut: element({ hidden: true }), "shut-text": element(), log: element(),
    calm: element({ dataset: { seconds: String(seconds) }, lastElementChild: line }),
    composer: element({ querySelector: () => button }),
  };
  const beats = [];
  const clock = { now: 0 };
  const timers = { every: (work) => beats.push(work), clear: (n) => { beats[n - 1] = null; } };
  const words = { slow: "rustig %(n)s", slow_left: "nog %(n)s" };
  globalThis.document = { activeElement: null };
  const turn = new Turn({ part: (name) => parts[name], words, timers, now: () => clock.now });
  const beat = (seconds = 1) => {
    clock.now += seconds * 1000;
    beats.forEach((work) => work?.());
  };
  return { turn, parts, button, line, beat };
}

const open = { code: "", text: "", door: "Open" };
const shut = { code: "closed", text: "Morgen weer", door: "Dicht" };

test("a door that shuts hides the form and says why; one that opens brings it back", () => {
  const { turn, parts } = room();
  turn.show(shut);
  assert.deepEqual([parts.composer.hidden, parts.shut.hidden, parts["shut-text"].textContent], [true, false, "Morgen weer"]);
  assert.equal(parts.door.textContent, "Dicht");
  turn.show(open);
  assert.deepEqual([parts.composer.hidden, parts.shut.hidden], [false, true]);
});

test("slow mode counts down after a message and lets go at zero", () => {
  const { turn, button, line, beat } = room(3);
  turn.said();
  assert.deepEqual([button.disabled, line.textContent], [true, "nog 3"]);
  beat();
  assert.equal(line.textContent, "nog 2");
  beat();
  beat();
  assert.deepEqual([button.disabled, line.textContent], [false, "rustig 3"]);
});

test("a page that was asleep does not go on counting where it was", () => {
  const { turn, button, line, beat } = room(30);
  turn.said();
  beat(25);
  assert.equal(line.textContent, "nog 5");
  beat(600);
  assert.deepEqual([button.disabled, line.textContent], [false, "rustig 30"]);
});

test("a screen reader hears that one waits and that it is over, not each second", () => {
  const { turn, parts, beat } = room(3);
  turn.said();
  assert.notEqual(parts.calm.ariaLive, "off");
  beat();
  assert.equal(parts.calm.ariaLive, "off");
  beat(2);
  assert.equal(parts.calm.ariaLive, null);
});

test("without slow mode nothing is counted, and switching it off ends the count", () => {
  const { turn, parts, button } = room(0);
  turn.said();
  assert.equal(button.disabled, false);
  turn.slow(30);
  assert.equal(parts.calm.hidden, false);
  turn.said();
  assert.equal(button.disabled, true);
  turn.slow(0);
  assert.deepEqual([button.disabled, parts.calm.hidden], [false, true]);
});

test("the line of slow mode is not shown to who can't talk", () => {
  const { turn, parts } = room(30);
  turn.show(shut);
  assert.equal(parts.calm.hidden, true);
});
