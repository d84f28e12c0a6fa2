interface Run {
  readonly at: number;
  length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * The text that a reader sees. Of the signs of emphasis only underscores matter: all others are no part of an anchor.
 * Pairs of them go, single ones stay (CommonMark 0.31.2, 6.2, for `_`).
 */
export class Plain {
  readonly #parts: string[] = [];
  readonly #runs: Run[] = [];

  /** Parts so far: a place that can be gone back to. */
  get length(): number {
    return this.#parts.length;
  }

  add(text: string): void {
    this.#parts.push(text);
  }

  /** Forgets everything from a place on. */
  cut(length: number): void {
    this.#parts.length = length;
    while ((this.#runs[this.#runs.length - 1]?.at ?? -1) >= length) this.#runs.pop();
  }

  /** Forgets one part. */
  remove(at: number): void {
    this.#parts[at] = "";
  }

  underscores(length: number, before: string | undefined, after: string | undefined): void {
    const left = isSolid(after) && (!isSign(after) || !isSolid(before) || isSign(before));
    const right = isSolid(before) && (!isSign(before) || !isSolid(after) || isSign(after));
    const [opens, closes] = [left && (!right || isSign(before)), right && (!left || isSign(after))];
    this.#runs.push({ at: this.#parts.length, length, opens, closes });
    this.#parts.push("");
  }

  text(): string {
    const open: Run[] = [];
    for (const run of this.#runs) {
      while (run.closes && run.length > 0 && open.length > 0) {
        const last = open[open.length - 1] as Run;
        const pairs = Math.min(last.length, run.length);
        last.length -= pairs;
        run.length -= pairs;
        if (last.length === 0) open.pop();
      }
      if (run.opens && run.length > 0) open.push(run);
    }
    for (const { at, length } of this.#runs) this.#parts[at] = "_".repeat(length);
    return this.#parts.join("").replace(/\n/g, " ");
  }
}

function isSolid(sign: string | undefined): boolean {
  return sign !== undefined && !/\s/.test(sign);
}

function isSign(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{P}\p{S}]/u.test(sign);
}
