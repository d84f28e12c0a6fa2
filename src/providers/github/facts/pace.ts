/** How much is asked for at once. GitHub gives up on what takes it longer than ten seconds: then it has to be less. */
export class Pace {
  #size: number;
  /** What was too much. */
  #ceiling: number;
  #good = 0;

  /** @param most the size to begin with, which is never exceeded */
  constructor(most: number) {
    this.#size = most;
    this.#ceiling = most + 1;
  }

  get size(): number {
    return this.#size;
  }

  /** It was too much. @param times how many times less is asked for now @returns whether less can be asked for */
  less(times = 2): boolean {
    if (this.#size <= 1) return false;
    this.#ceiling = this.#size;
    this.#size = Math.max(1, Math.floor(this.#size / times));
    this.#good = 0;
    return true;
  }

  /** It went well. After four times twice as much is tried, below what was too much. */
  well(): void {
    this.#good++;
    if (this.#good < 4 || this.#size * 2 >= this.#ceiling) return;
    this.#size *= 2;
    this.#good = 0;
  }
}
