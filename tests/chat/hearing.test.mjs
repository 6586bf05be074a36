// Whom somebody does not want to hear: their words are folded or gone, on this page only.

import "./import_map.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { rows } = await import("rosa/chat/rows.js");
const { empty, fresh, reduce } = await import("rosa/chat/store.js");

const me = { id: "u1", name: "Samira", face: "", mark: "" };
const wim = { id: "u2", name: "Wim", face: "", mark: "" };
const said = (seq, who, body = `woorden ${seq}`) => ({
  id: seq, seq, rev: seq, cid: `cid-${seq}`, state: "visible", who, body, lang: "nl", at: `2026-11-23T19:0${seq}:00.000Z`,
});
const sync = (messages, head) => ({ type: "sync", room: 7, from: null, head, messages, more: false, reset: true, room_state: {} });
const start = (more, messages) => reduce({ ...empty, room: 7, me, ...more }, sync(messages, messages.length));
const kinds = (state) => rows(state).map((row) => row.kind);

test("words of somebody who is blocked are a folded line, and begin no new", () => {
  const state = start({ blocked: ["u2"], readUpTo: 0 }, [said(1, wim), said(2, wim)]);
  assert.deepEqual(kinds(state), ["day", "folded", "folded"]);
  assert.deepEqual(rows(state).slice(1).map((row) => row.sign), ["1b", "2b"]);
});

test("a new list in the welcome folds and unfolds what stands there", () => {
  let state = start({}, [said(1, wim)]);
  assert.deepEqual(kinds(state), ["day", "message"]);
  state = reduce(state, { type: "welcome", me, now: "2026-11-23T20:00:00.000Z", limits: {}, blocked: ["u2"] });
  assert.deepEqual(kinds(state), ["day", "folded"]);
  state = reduce(state, { type: "welcome", me, now: "2026-11-23T20:00:00.000Z", limits: {}, blocked: [] });
  assert.deepEqual(kinds(state), ["day", "message"]);
});

test("what was said during a block is not there, but one's own words are", () => {
  const messages = [said(1, wim), said(2, wim), said(3, me), said(4, wim)];
  const state = start({ unheard: [[1, 3]] }, messages);
  assert.deepEqual(rows(state).filter((row) => row.message).map((row) => row.message.seq), [1, 3, 4]);
});

test("what is not heard is not counted as missed", () => {
  const state = start({ blocked: ["u2"] }, [said(1, me)]);
  const back = { ...sync([said(2, wim), said(3, { ...wim, id: "u3" })], 3), reset: false, from: 1 };
  assert.deepEqual(fresh(state, back).map((message) => message.seq), [3]);
});
