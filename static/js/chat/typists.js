// Who is typing: named until they have been still for a while.

const STILL = 6000;

export class Typists {
  /** @param still (id) => void: this one no longer types */
  constructor(still) {
    this.still = still;
    this.timers = new Map();
  }

  heard(id) {
    clearTimeout(this.timers.get(id));
    this.timers.set(id, setTimeout(() => {
      this.timers.delete(id);
      this.still(id);
    }, STILL));
  }
}
