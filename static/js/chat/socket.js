// The line to the room: a socket that comes back, and a long-poll for where no socket comes through.
// Says what comes in, and in which state it is: "connecting", "open", "polling", "lost", "ended".

import { events, SUBPROTOCOL } from "rosa/chat/protocol.js";

const LONGEST = 30_000;
const SHORTEST = 500;
const SILENCE = 45_000; // the server speaks every 20 s
const ASK = 25_000;
const SOCKETS_BEFORE_POLLING = 3;
const SOCKET_AGAIN = 120_000;
const POLL_EVERY = 1000; // an answer that comes at once is not a reason to ask again at once

/** Full jitter: anything up to twice as long each time, so that not everybody comes at once. */
export function backoff(attempt, random = Math.random) {
  return Math.max(SHORTEST, random() * Math.min(LONGEST, SHORTEST * 2 ** attempt));
}

const pause = (wait) => new Promise((resolve) => setTimeout(resolve, wait));

export class Line {
  /**
   * @param url address of the socket
   * @param greet () => hello frame
   * @param ask () => here frame
   * @param poll () => Promise of the text of a long-poll answer
   * @param hear (event) => void
   * @param turn (state, text) => void
   * @param rest (milliseconds) => Promise, for tests
   * @param report (error) => void: an event that this page stumbles over holds up no other
   */
  constructor({ url, greet, ask, poll, hear, turn, WebSocket = globalThis.WebSocket, random = Math.random, rest = pause, report = globalThis.reportError?.bind(globalThis) }) {
    Object.assign(this, { url, greet, ask, poll, hear, turn, WebSocket, random, rest, report });
    this.failures = 0;
    this.state = "";
    this.socket = null;
    this.polling = null;
    this.over = false;
  }

  become(state, text = "") {
    if (this.state === state && !text) return;
    this.state = state;
    this.turn(state, text);
  }

  open() {
    if (this.over || this.socket) return;
    clearTimeout(this.retryTimer);
    if (!this.state) this.become("connecting"); // later attempts go on under "lost": no flicker of words
    let socket;
    try {
      socket = new this.WebSocket(this.url, SUBPROTOCOL);
    } catch {
      this.lost();
      return;
    }
    this.socket = socket;
    this.goodbye = null;
    socket.onopen = () => socket.send(JSON.stringify(this.greet()));
    socket.onmessage = ({ data }) => socket === this.socket && this.receive(data);
    socket.onclose = ({ code }) => socket === this.socket && this.closed(code);
    this.listenForSilence(10_000);
  }

  receive(text) {
    this.listenForSilence(SILENCE);
    for (const event of events(text)) {
      if (event.type === "welcome") this.welcomed();
      if (event.type === "bye") this.goodbye = event;
      this.pass(event);
    }
  }

  pass(event) {
    try {
      this.hear(event);
    } catch (error) {
      this.report(error);
    }
  }

  welcomed() {
    this.failures = 0;
    this.polling = null;
    clearInterval(this.asker);
    this.asker = setInterval(() => this.send(this.ask()), ASK);
    this.become("open");
  }

  /** Write a frame; false when the line is not open. */
  send(frame) {
    if (this.state !== "open" || this.socket?.readyState !== 1) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  closed(code) {
    const bye = this.goodbye;
    this.hangUp();
    if (bye && !bye.reconnect) {
      this.over = true;
      this.become("ended", bye.text);
      return;
    }
    this.lost(code === 1012 ? 2000 : bye?.after_ms ?? 0);
  }

  lost(atLeast = 0) {
    this.failures += 1;
    if (this.failures >= SOCKETS_BEFORE_POLLING && !this.polling) this.startPolling();
    else if (!this.polling) this.become("lost");
    const after = this.polling ? SOCKET_AGAIN : backoff(this.failures, this.random);
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.open(), atLeast * (1 + this.random()) + after);
  }

  /** Something tells that the line may be back or may be dead: look now rather than later. */
  wake() {
    if (this.over) return;
    if (!this.socket) {
      this.failures = Math.min(this.failures, SOCKETS_BEFORE_POLLING - 1);
      this.open();
    } else if (this.send(this.ask())) {
      this.listenForSilence(5000);
    }
  }

  listenForSilence(wait) {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => this.closed(0), wait);
  }

  hangUp() {
    const socket = this.socket;
    this.socket = null;
    clearTimeout(this.silenceTimer);
    clearInterval(this.asker);
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  async startPolling() {
    const mine = (this.polling = {}); // a later round of polling is another one
    const isOurs = () => this.polling === mine && !this.over;
    let failures = 0;
    while (isOurs()) {
      try {
        const rested = this.rest(POLL_EVERY);
        const text = await this.poll();
        if (!isOurs()) return;
        failures = 0;
        const heard = events(text);
        const refusal = heard.find((event) => event.type === "nack" && event.final);
        if (refusal) {
          this.close();
          this.become("ended", refusal.text);
          return;
        }
        this.become("polling");
        heard.forEach((event) => this.pass(event));
        await rested;
      } catch {
        failures += 1;
        if (isOurs()) this.become("lost");
        await this.rest(backoff(failures, this.random));
      }
    }
  }

  close() {
    this.over = true;
    this.polling = null;
    clearTimeout(this.retryTimer);
    this.hangUp();
  }
}
