// What this person said and is not yet kept. Survives a reload; repeats the same cid until it is acked
// or finally refused; one in flight at a time; over HTTP when the socket says nothing for five seconds.

const HTTP_AFTER = 5000;
const LONGEST = 60_000; // between two tries while everything is down
const MOST = 20;
const MOST_STUMBLES = 3;

export class Outbox {
  /**
   * @param storage localStorage, or nothing where it is forbidden
   * @param key one per room and person, so that nobody sends another one's words
   * @param bySocket (item) => boolean: whether the frame could be written
   * @param byHttp (item) => Promise of an ack or nack event; rejects when the line is down
   * @param tell (event) => void: what the store must know
   * @param timers {set, clear}, for tests
   */
  constructor({ storage, key, bySocket, byHttp, tell, timers = { set: setTimeout.bind(globalThis), clear: clearTimeout.bind(globalThis) } }) {
    Object.assign(this, { storage, key, bySocket, byHttp, tell, timers });
    this.items = this.load();
    this.flying = null;
    this.timer = null;
    this.misses = 0;
    if (this.items.length) tell({ type: "restored", items: this.items });
  }

  load() {
    try {
      const items = JSON.parse(this.storage.getItem(this.key)) ?? [];
      return items.filter((item) => typeof item.cid === "string" && typeof item.body === "string");
    } catch {
      return [];
    }
  }

  /** Write down how one stands, or that it is done; what another page of this person keeps there stays. */
  keep(item, isDone = false) {
    const items = this.load();
    const at = items.findIndex((one) => one.cid === item.cid);
    items.splice(at < 0 ? items.length : at, 1, ...(isDone ? [] : [item]));
    try {
      if (items.length) this.storage.setItem(this.key, JSON.stringify(items));
      else this.storage.removeItem(this.key);
    } catch {
      // full or forbidden: then it does not survive a reload, and nothing else changes
    }
  }

  get isFull() {
    return this.items.length >= MOST;
  }

  add(item) {
    this.items.push(item);
    this.keep(item);
    this.tell({ type: "queued", ...item });
    this.pump();
  }

  /** Send the first that waits, if nothing is in flight. Call it again when the line comes back. */
  pump() {
    const item = this.items.find((one) => !one.failed);
    if (!item || this.flying) return;
    this.flying = item.cid;
    const written = this.bySocket(item);
    this.later(written ? HTTP_AFTER : 0, () => this.post(item));
  }

  /** The line is new: what was in flight may be lost, and sending it twice is sending it once. */
  again() {
    this.misses = 0;
    this.next();
  }

  next() {
    this.land();
    this.pump();
  }

  async post(item) {
    try {
      this.settle(await this.byHttp(item));
    } catch {
      if (this.flying !== item.cid) return;
      this.retry(Math.min(LONGEST, HTTP_AFTER * 2 ** this.misses));
      this.misses += 1;
    }
  }

  /** An ack or nack for one of ours came, by socket or HTTP. */
  settle(event) {
    const item = this.item(event.cid);
    if (!item) return;
    this.misses = 0;
    this.tell(event);
    if (event.type === "nack" && !event.final) {
      this.land();
      this.waitBehind(event, item);
      this.flying = item.cid;
      this.retry((event.retry_after || 3) * 1000);
      return;
    }
    const isDone = event.type !== "nack";
    if (isDone) this.items = this.items.filter((one) => one !== item);
    else Object.assign(item, { failed: true, text: event.text });
    this.keep(item, isDone);
    this.next();
  }

  /** One that the server stumbles over again and again lets the others go first. */
  waitBehind(event, item) {
    item.stumbles = event.code === "trouble" ? (item.stumbles ?? 0) + 1 : 0;
    if (item.stumbles < MOST_STUMBLES) return;
    item.stumbles = 0;
    this.items = [...this.items.filter((one) => one !== item), item];
  }

  item(cid) {
    return this.items.find((one) => one.cid === cid);
  }

  /** Give up one that was refused; returns its words. */
  drop(cid) {
    const item = this.item(cid);
    this.items = this.items.filter((one) => one !== item);
    this.keep({ cid }, true);
    this.tell({ type: "dropped", cid });
    return item?.body ?? "";
  }

  retry(after) {
    this.later(after, () => this.next());
  }

  later(after, work) {
    this.timers.clear(this.timer);
    this.timer = this.timers.set(work, after);
  }

  land() {
    this.timers.clear(this.timer);
    this.timer = null;
    this.flying = null;
  }
}
