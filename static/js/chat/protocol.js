// The frames of rosa.chat.v1. A server frame is one event or an array of events.

export const SUBPROTOCOL = "rosa.chat.v1";

export const hello = (tab, lang, room, cursor) => ({ type: "hello", tab, lang, rooms: [{ id: room, cursor }] });
export const send = (room, { cid, body, reply_to, pictures }) => ({
  type: "send", room, cid, body, ...(reply_to ? { reply_to } : {}), ...(pictures?.length ? { pictures } : {}),
});
export const react = (room, rid, seq, emoji, on) => ({ type: "react", room, rid, seq, emoji, on });
export const hide = (room, rid, seq, reason) => ({ type: "hide", room, rid, seq, reason });
export const remove = (room, rid, seq) => ({ type: "remove", room, rid, seq });
export const read = (room, seq) => ({ type: "read", room, seq });
export const typing = (room) => ({ type: "typing", room });
export const here = (room, cursor, visible) => ({ type: "here", cursors: cursor === null ? {} : { [room]: cursor }, visible });

/** The events of a frame, in order; nothing when it is not one of ours. */
export function events(text) {
  let frame;
  try {
    frame = JSON.parse(text);
  } catch {
    return [];
  }
  return (Array.isArray(frame) ? frame : [frame]).filter((event) => event && typeof event.type === "string");
}

/** A new id that nobody else has: for a message, a request, a tab. Also where crypto.randomUUID is not (http). */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
