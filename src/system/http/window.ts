/** So much at that time, in milliseconds. */
export type Entry = readonly [at: number, amount: number];

/** A second more than the limit's own length: requests do not all take equally long to arrive. */
const margin = 1000;
/** Entries closer than this are one, with the later time: fewer to keep, and never too early. */
const grain = 100;

/** How much of one limit is used within the stretch of time that ends now. */
export class Window {
  readonly #limit: number;
  readonly #span: number;
  #entries: [at: number, amount: number][] = [];
  #sum = 0;

  /** @param span milliseconds */
  constructor(limit: number, span: number) {
    this.#limit = limit;
    this.#span = span + margin;
  }

  /** Milliseconds until an amount fits. More than the whole limit goes when nothing else is in the way. */
  wait(amount: number, now: number): number {
    this.#drop(now);
    let over = this.#sum + Math.min(amount, this.#limit) - this.#limit;
    if (over <= 0) return 0;
    for (const [at, used] of this.#entries) {
      over -= used;
      if (over <= 0) return Math.max(0, at + this.#span - now);
    }
    return 0;
  }

  add(amount: number, now: number): void {
    const last = this.#entries.at(-1);
    if (last && now - last[0] < grain) {
      last[0] = Math.max(last[0], now);
      last[1] += amount;
    } else this.#entries.push([now, amount]);
    this.#sum += amount;
  }

  /** What is in it, with times on another clock. */
  entries(now: number, shift: number): Entry[] {
    this.#drop(now);
    return this.#entries.map(([at, amount]) => [Math.round(at + shift), amount]);
  }

  /** Puts entries of another clock in; what is wrong, too old or from the future is left out. */
  restore(entries: unknown, now: number, shift: number): void {
    if (!Array.isArray(entries)) return;
    const right = entries
      .slice(-5000)
      .filter((entry): entry is Entry => Array.isArray(entry) && entry.length === 2 && entry.every(Number.isFinite))
      .filter(([at, amount]) => amount > 0 && at + shift <= now + grain)
      .map(([at, amount]): [number, number] => [Math.min(now, at + shift), amount]);
    this.#entries = [...this.#entries, ...right].sort((a, b) => a[0] - b[0]);
    this.#sum = this.#entries.reduce((sum, [, amount]) => sum + amount, 0);
    this.#drop(now);
  }

  #drop(now: number): void {
    let old = 0;
    for (const [at, amount] of this.#entries) {
      if (at + this.#span > now) break;
      this.#sum -= amount;
      old++;
    }
    if (old > 0) this.#entries.splice(0, old);
  }
}
