// From state to the rows of the list: days, the mark of what is new, messages, what is still being sent.
// Pure; the same rules as chat/room_view.py.

import { folds, misses } from "rosa/chat/hearing.js";
import { isMine } from "rosa/chat/store.js";

const TOGETHER = 5 * 60 * 1000;
const ZONE = "Europe/Amsterdam";
const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });

/** The local day of a moment, as 2026-11-23. */
export function day(at) {
  return dayOf.format(new Date(at));
}

const days = new WeakMap(); // by message: asking the calendar for each of them at each change is slow

function dayOfMessage(message) {
  if (!days.has(message)) days.set(message, day(message.at));
  return days.get(message);
}

/** The time as on our pages: 9.05. */
export function clock(at) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "numeric", minute: "2-digit" }).formatToParts(new Date(at));
  const [hour, minute] = ["hour", "minute"].map((type) => parts.find((part) => part.type === type).value);
  return `${Number(hour)}.${minute}`;
}

/** Every row with a key that stays, and a sign that differs when it must be drawn anew. */
export function rows(state) {
  const list = [];
  let before = null;
  let marked = state.readUpTo === null;
  for (const message of state.messages) {
    if (misses(state, message)) continue;
    const mine = isMine(state, message);
    if (message.state === "held" && !mine) continue;
    const folded = folds(state, message);
    const today = dayOfMessage(message);
    const newDay = !before || dayOfMessage(before) !== today;
    const unread = !marked && !mine && !folded && message.state === "visible" && message.seq > state.readUpTo;
    marked ||= unread;
    if (newDay) list.push({ kind: "day", key: `d${today}`, sign: today, at: message.at });
    if (unread) list.push({ kind: "new", key: "new", sign: "new" });
    if (folded) {
      list.push({ kind: "folded", key: `m${message.seq}`, sign: `${message.rev}b`, message });
      before = message;
      continue;
    }
    const follows = !newDay && !unread && together(before, message);
    list.push({ kind: "message", key: `m${message.seq}`, sign: `${message.rev}${follows ? "f" : ""}`, message, mine, follows });
    before = message;
  }
  for (const item of state.pending) {
    list.push({ kind: "pending", key: `p${item.cid}`, sign: `${item.status}${item.text}`, item });
  }
  return list;
}

function together(before, message) {
  return Boolean(before) && before.state === "visible" && message.state === "visible" && message.who.id !== "" &&
    before.who.id === message.who.id && new Date(message.at) - new Date(before.at) < TOGETHER;
}

/** A text cut into plain pieces and web addresses, as neighbourhoods/text.py does. */
export function pieces(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"'…]{3,500}/gi)) {
    const link = match[0].replace(/[.,;:!?)\]}]+$/, "");
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ link, text: link.length <= 60 ? link : `${link.slice(0, 57)}…` });
    end = match.index + link.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** The same pieces, with each "@name" of somebody who is called as a piece of its own. */
export function withCalls(list, calls) {
  const longestFirst = [...calls].sort((a, b) => b.name.length - a.name.length);
  return list.flatMap((piece) => (piece.link || !calls.length ? [piece] : cutCalls(piece.text, longestFirst)));
}

function cutCalls(text, calls) {
  const found = [];
  let end = 0;
  for (const { index } of text.matchAll(/@/g)) {
    const call = calls.find(({ name }) => text.startsWith(name, index + 1));
    if (!call || index < end || /[\p{L}\p{N}_@./]/u.test(text[index - 1] ?? "")) continue;
    if (index > end) found.push({ text: text.slice(end, index) });
    end = index + 1 + call.name.length;
    found.push({ text: text.slice(index, end), call: call.id });
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}
