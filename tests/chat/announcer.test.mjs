// The voice for screen readers says what others say, and never what was taken back.

import "./import_map.mjs";
import assert from "node:assert/strict";
import test from "node:test";

const { Announcer } = await import("rosa/chat/announcer.js");
const WORDS = { new_messages: "%(n)s new", while_away: "%(n)s while away", picture: "a picture" };

function make() {
  const due = [];
  const place = { textContent: "" };
  const announcer = new Announcer({ place, words: WORDS, timers: { set: (work) => due.push(work) } });
  return { announcer, place, pause: () => due.splice(0).forEach((work) => work()) };
}

test("few words are said together, many are counted", () => {
  const { announcer, place, pause } = make();
  announcer.said("Fatma", "Dag", 1);
  announcer.said("Joop", "Hoi", 2);
  pause();
  assert.equal(place.textContent, "Fatma: Dag. Joop: Hoi");
  for (const seq of [3, 4, 5]) announcer.said("Joop", "Nog iets", seq);
  pause();
  assert.equal(place.textContent, "3 new");
});

test("the same words twice are heard twice", () => {
  const { announcer, place, pause } = make();
  const heard = [];
  for (const seq of [1, 2, 3]) {
    announcer.said("Joop", "Ja", seq);
    pause();
    heard.push(place.textContent);
  }
  assert.deepEqual(heard.map((text) => text.trim()), ["Joop: Ja", "Joop: Ja", "Joop: Ja"]);
  assert.ok(heard[0] !== heard[1] && heard[1] !== heard[2]);
});

test("what is taken back before its turn is never said", () => {
  const { announcer, place, pause } = make();
  announcer.said("Fatma", "Mijn adres", 1);
  announcer.said("Joop", "Hoi", 2);
  announcer.gone(1);
  pause();
  assert.equal(place.textContent, "Joop: Hoi");
});

test("what is taken back or covered after it was said does not stay to be read", () => {
  const { announcer, place, pause } = make();
  announcer.said("Fatma", "Mijn adres", 7);
  pause();
  announcer.gone(6);
  assert.equal(place.textContent, "Fatma: Mijn adres");
  announcer.gone(7);
  assert.equal(place.textContent, "");
});

test("what was missed is said when it is little", () => {
  const { announcer, place, pause } = make();
  announcer.missed([{ who: { name: "Joop" }, body: "", seq: 3 }]);
  pause();
  assert.equal(place.textContent, "Joop: a picture");
  announcer.missed([1, 2, 3].map((seq) => ({ who: { name: "Joop" }, body: "x", seq })));
  assert.equal(place.textContent, "3 while away");
});
