// What is typed is never lost: not by words that come back, not by a send that stumbles.

import "./import_map.mjs";
import assert from "node:assert/strict";
import test from "node:test";

const { Composer } = await import("rosa/chat/composer.js");
const { keepHand } = await import("rosa/chat/hand.js");
const { Notice } = await import("rosa/chat/notice.js");
const { Translator } = await import("rosa/chat/translate.js");
const { empty } = await import("rosa/chat/store.js");

globalThis.CSS = { supports: () => true };
const WORDS = { letters_left: "", empty: "leeg", full: "vol", you_answer: "%(name)s", somebody: "iemand", picture: "foto" };

function element(more = {}) {
  const attributes = new Map();
  return {
    textContent: "", value: "", hidden: false, dataset: {}, focus() {}, addEventListener() {}, closest: () => null,
    setAttribute: (name, value) => attributes.set(name, value), removeAttribute: (name) => attributes.delete(name),
    hasAttribute: (name) => attributes.has(name), toggleAttribute() {}, ...more,
  };
}

function make({ say = () => true } = {}) {
  const parts = { "[data-about]": element({ querySelector: () => element() }) };
  const form = element({ querySelector: (name) => (name.startsWith("[name=") ? null : (parts[name] ??= element())) });
  const taken = [];
  const pictures = { ids: [], settled: async () => {}, take: (one) => taken.push(one), clear() {} };
  const composer = new Composer({ form, words: WORDS, longest: 2000, storage: null, draftKey: "d", say, change: async () => "", typing() {}, pictures });
  return { composer, form, taken };
}

test("words that come back stand above what is being typed", () => {
  const { composer } = make();
  composer.field.value = "Intussen getypt";
  composer.putBack({ body: "Geweigerd" }, "Geweigerd");
  assert.equal(composer.field.value, "Geweigerd\nIntussen getypt");
  composer.set("");
  composer.putBack({ body: "Alleen dit" }, "Alleen dit");
  assert.equal(composer.field.value, "Alleen dit");
});

test("pictures that were refused with the words come back with them", () => {
  const { composer, taken } = make();
  composer.putBack({ body: "", pictures: [7], thumbs: [{ small: "/p/7", alt: "taart" }] }, "");
  assert.deepEqual(taken, [{ id: 7, small: "/p/7", alt: "taart" }]);
});

test("a send that stumbles leaves the words and the form as they were", async () => {
  const { composer, form } = make({ say: () => { throw new Error("stumbled"); } });
  composer.field.value = "Blijft staan";
  await assert.rejects(composer.submit({ preventDefault() {} }));
  assert.equal(form.hasAttribute("aria-busy"), false);
  assert.equal(composer.field.value, "Blijft staan");
});

test("a translation stays when its message is drawn anew with the same words, and goes with other words", () => {
  globalThis.document = { activeElement: null };
  const row = (body, translated = null) => {
    const hung = [];
    const parts = { "[data-part=body]": { textContent: body }, ".said__translated": translated, ".said__balloon": { append: (one) => hung.push(one) } };
    return { hung, contains: () => false, querySelector: (name) => parts[name] ?? null };
  };
  const [same, other] = [row("Selam"), row("Selam!")];
  keepHand(row("Selam", "vertaald"), same);
  keepHand(row("Selam", "vertaald"), other);
  assert.deepEqual([same.hung, other.hung], [["vertaald"], []]);
});

test("a translation finds its message, also when that was drawn anew meanwhile", async () => {
  const row = () => {
    const hung = [];
    return { hung, querySelector: (name) => (name === ".said__balloon" ? { append: (one) => hung.push(one) } : null) };
  };
  const [old, now] = [row(), row()];
  globalThis.document = { createElement: () => ({ ...element(), append() {} }), getElementById: (id) => (id === "m3" ? now : null) };
  const translator = new Translator({ room: 1, words: {}, post: async () => ({ text: "Hallo", lang: "nl" }), tell: assert.fail });
  await translator.translate({ seq: 3 }, old, element());
  assert.deepEqual([old.hung.length, now.hung.length], [0, 1]);
});

test("what others say is noticed once, what one says oneself not at all", () => {
  const heard = [];
  const notice = new Notice({
    announcer: { said: (name, body, seq) => heard.push(`${name}: ${body}`), gone: (seq) => heard.push(`weg ${seq}`), missed: (all) => heard.push(all.length) },
    pill: { count: (n) => heard.push(n) }, sound: { ring() {} }, list: { isAtEnd: false }, picture: "een foto",
  });
  const state = { ...empty, me: { id: "u1" }, messages: [{ seq: 1, state: "visible" }, { seq: 2, state: "held" }] };
  const message = (seq, id, more = {}) => ({ seq, state: "visible", who: { id, name: "Wim" }, body: "hoi", ...more });
  notice.change(message(3, "u2", { body: "" }), state);
  notice.change(message(2, "u2"), state);
  notice.change(message(1, "u2"), state);
  notice.change(message(4, "u1"), state);
  notice.change(message(1, "", { state: "removed" }), state);
  notice.many([]);
  notice.many([message(5, "u2"), message(6, "u2")]);
  assert.deepEqual(heard, ["Wim: een foto", 1, "Wim: hoi", 1, "weg 1", 2, 2]);
});
