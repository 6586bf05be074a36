// What this page knows of the room. A pure reducer: (state, event) -> new state, no clock, no DOM.
// All order is `seq`; `cursor` is the number of the last change we have.

import { hears } from "rosa/chat/hearing.js";

export const empty = {
  room: 0, me: null, cursor: null, more: false, messages: [], unplaced: {}, gap: false, roomState: null,
  people: [], count: 0, onlookers: 0, pending: [], typing: {}, readUpTo: null, now: null,
  blocked: [], unheard: [],
};

const handlers = { away, sync, change, history, people, typing, ack, nack, hb, welcome, queued, dropped, quiet, restored, trim };

/** The state after an event; events of other rooms and unknown ones change nothing. */
export function reduce(state, event) {
  if (!Object.hasOwn(handlers, event.type)) return state;
  if (event.room !== undefined && event.room !== state.room) return state;
  return handlers[event.type](state, event);
}

function sync(state, event) {
  let next = { ...state, gap: false, roomState: event.room_state };
  if (event.reset) next = { ...next, messages: [], unplaced: {}, more: event.more };
  next = event.messages.reduce(place, next);
  next = { ...next, cursor: Math.max(event.head, event.reset ? 0 : state.cursor ?? 0) };
  return event.people ? { ...next, ...company(event.people) } : next;
}

function change(state, event) {
  let next = event.message ? place(state, event.message) : state;
  if (event.room_state) next = { ...next, roomState: event.room_state };
  if (state.cursor === null || event.prev > state.cursor) return { ...next, gap: true };
  return { ...next, cursor: Math.max(state.cursor, event.n) };
}

/** Older messages. Changes of them that came before they did are kept in `unplaced`. A page that was asked
 *  for when the list began elsewhere would leave a hole: it is asked for again. */
function history(state, event) {
  if (event.before !== undefined && state.messages.length && event.before !== state.messages[0].seq) return state;
  let next = { ...state, more: false };
  next = event.messages.reduce(place, next);
  const waiting = Object.values(state.unplaced);
  const from = next.messages.length ? next.messages[0].seq : 0;
  next = { ...next, unplaced: {} };
  next = waiting.filter((m) => m.seq >= from || !event.more).reduce(place, next);
  const rest = event.more ? waiting.filter((m) => m.seq < from) : [];
  return { ...next, more: event.more, unplaced: Object.fromEntries(rest.map((m) => [m.seq, m])) };
}

/** Only the newest `keep`: a page that is open for weeks stays light. The rest is read back as older messages. */
function trim(state, { keep }) {
  if (state.messages.length <= keep) return state;
  return { ...state, messages: state.messages.slice(-keep), more: true };
}

/** Put a message in its place, unless a newer version of it is there. */
function place(state, message) {
  const messages = state.messages;
  const known = state.unplaced[message.seq];
  const newest = known && known.rev > message.rev ? known : message;
  if (state.more && messages.length && message.seq < messages[0].seq) {
    return { ...state, unplaced: { ...state.unplaced, [message.seq]: newest } };
  }
  const at = lowerBound(messages, message.seq);
  const there = messages[at]?.seq === message.seq;
  if (there && messages[at].rev >= newest.rev) return state;
  const list = messages.slice();
  list.splice(at, there ? 1 : 0, newest);
  const pending = state.pending.filter((p) => p.cid !== newest.cid);
  const { [newest.who.id]: _done, ...typing } = state.typing;
  return { ...state, messages: list, typing, pending: pending.length === state.pending.length ? state.pending : pending };
}

function lowerBound(messages, seq) {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle].seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

const company = ({ list, count, onlookers }) => ({ people: list, count, onlookers });

function people(state, { join, left, count, onlookers }) {
  const gone = new Set([...left, ...join.map((seat) => seat.id)]);
  const list = [...state.people.filter((seat) => !gone.has(seat.id)), ...join].sort(byMarkAndName);
  return { ...state, people: list, count, onlookers };
}

// Hosts and workers first, visitors last.
const rank = ({ mark }) => (mark === "guest" ? 2 : mark ? 0 : 1);

function byMarkAndName(a, b) {
  return rank(a) - rank(b) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}

function typing(state, { who }) {
  return { ...state, typing: { ...state.typing, [who.id]: who.name } };
}

function quiet(state, { id }) {
  const { [id]: _gone, ...typing } = state.typing;
  return { ...state, typing };
}

function queued(state, { type: _type, cid, body, failed = false, text = "", ...more }) {
  if (state.pending.some((p) => p.cid === cid)) return state;
  return { ...state, pending: [...state.pending, { cid, body, status: failed ? "failed" : "sending", text, ...more }] };
}

function restored(state, { items }) {
  return items.reduce((before, item) => queued(before, item), state);
}

/** It is kept: it stays in view as pending until the message itself comes. */
function ack(state, { cid }) {
  return cid ? touch(state, cid, { status: "kept", text: "" }) : state;
}

function nack(state, { cid, final, text }) {
  return cid ? touch(state, cid, { status: final ? "failed" : "sending", text }) : state;
}

function dropped(state, { cid }) {
  return { ...state, pending: state.pending.filter((p) => p.cid !== cid) };
}

function touch(state, cid, what) {
  return { ...state, pending: state.pending.map((p) => (p.cid === cid ? { ...p, ...what } : p)) };
}

function hb(state, { now, heads }) {
  const head = heads[state.room] ?? 0;
  return { ...state, now, gap: state.gap || head > (state.cursor ?? -1) };
}

function welcome(state, { now, blocked = [] }) {
  return { ...state, now, blocked };
}

/** The reader turns away: what comes from here on is new to them. */
function away(state) {
  const last = state.messages.at(-1)?.seq ?? 0;
  return { ...state, readUpTo: Math.max(state.readUpTo ?? 0, last) };
}

/** What a sync brings that others said since we were here. */
export function fresh(state, { messages }) {
  if (state.cursor === null) return [];
  return messages.filter((m) => m.state === "visible" && m.seq > state.cursor && !isMine(state, m) && hears(state, m));
}

/** Whether I said this. */
export function isMine(state, message) {
  return Boolean(state.me) && message.who.id === state.me.id;
}
