/** Why a listing does not end as one should. */
export type Astray = "cycle" | "empty" | "long";

/** Pages of a listing that nobody expects to be longer: more are a circle, or no community. */
const mostPages = 100;

/**
 * The way through a listing, page after page. Whatever a service answers, it ends: at a cursor that was there before, at
 * a page that has nothing and says that there is more, or after so many pages.
 */
export class Trail {
  readonly #most: number;
  readonly #seen = new Set<string>();

  /** @param most pages */
  constructor(most: number = mostPages) {
    this.#most = most;
  }

  /**
   * Notes where the next page begins.
   * @param count things on the page that tells it
   * @returns why that page must not be asked for; undefined when it may be
   */
  next(cursor: string, count: number): Astray | undefined {
    if (this.#seen.has(cursor)) return "cycle";
    if (count === 0) return "empty";
    if (this.#seen.size >= this.#most) return "long";
    this.#seen.add(cursor);
    return undefined;
  }
}
