// The HTTP doors of the room, for where the socket is not enough.

import { csrfToken } from "rosa/base/me.js";

const SECONDS = 15;
const UPLOAD_SECONDS = 120;

export class Doors {
  /** @param addresses by name, as the page has them in its data */
  constructor(addresses) {
    Object.assign(this, { addresses });
  }

  /** Say something; an ack or nack event. Rejects when the line or the server is down. */
  say(room, { cid, body, reply_to, pictures }) {
    return this.post("say", { room, cid, body, reply_to, pictures });
  }

  /** Any other act: an ack or nack event. */
  post(name, data) {
    return this.ask(this.addresses[name], JSON.stringify(data), SECONDS, { "Content-Type": "application/json" });
  }

  /** Other words for one's own message; not by socket, so that we know how it ended. Why not, or nothing. */
  async change(room, seq, body, words) {
    try {
      const answer = await this.post("change", { room, seq, body, rid: "change" });
      return answer.type === "nack" ? answer.text : "";
    } catch {
      return words.line_lost;
    }
  }

  /** Hand over a form with a picture in it. */
  upload(form) {
    return this.ask(this.addresses.pictures, form, UPLOAD_SECONDS);
  }

  async ask(address, body, seconds, headers = {}) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { ...headers, "X-CSRFToken": await csrfToken() },
      body,
      signal: AbortSignal.timeout(seconds * 1000),
    });
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(`answer ${answer.status}`);
    return answer.json();
  }

  async history(room, before) {
    const answer = await fetch(`${this.addresses.history}?kamer=${room}&voor=${before}`, { signal: AbortSignal.timeout(SECONDS * 1000) });
    if (!answer.ok) throw new Error(`answer ${answer.status}`);
    return { ...(await answer.json()), before };
  }

  /** What changed after `cursor`; waits for it at most half a minute. */
  async wait(room, cursor, tab) {
    const after = cursor === null ? "" : `&na=${cursor}`;
    const answer = await fetch(`${this.addresses.wait}?kamer=${room}&tab=${tab}${after}`, { signal: AbortSignal.timeout(40_000) });
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(`answer ${answer.status}`);
    return answer.text();
  }
}
