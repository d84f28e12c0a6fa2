import type { Trail } from "../../../system/http/trail.ts";
import {
  endless,
  firstPage,
  maybeTime,
  type Node,
  type Page,
  pageOf,
  partial,
  short,
  text,
  time,
  trailOf,
} from "./believe.ts";
import type { Kept, KeptRelease } from "./kept.ts";
import { Pace } from "./pace.ts";
import { contactOf } from "./people.ts";
import { releasesPart } from "./selections.ts";
import type { Ask, Asker } from "./send.ts";
import { type Counted, nameOf } from "./survey.ts";

const mostReleases = 100;
/** A release may be made long before it is published, by whatever drafts the next one; it counts from then on. */
const longestDraft = 366 * 86_400_000;

/** Reads the releases of a repository, the newest first; nothing when they are as they were. */
export class ReleaseReader implements Asker {
  readonly #repository: string;
  readonly #kept: Kept;
  readonly #counted: Counted;
  readonly #since: number | undefined;
  readonly #pace = new Pace(mostReleases);
  readonly #found: KeptRelease[] = [];
  read = 0;
  readonly expected: number;
  #drafts = false;
  #cursor: string | undefined;
  readonly #trail: Trail;
  #done: boolean;

  /** @param since releases before it are not wanted; all are when absent */
  constructor(repository: string, kept: Kept, counted: Counted, since: number | undefined) {
    this.#repository = repository;
    this.#kept = kept;
    this.#counted = counted;
    this.#trail = trailOf(counted.total);
    this.#since = since;
    this.#done = isSame(kept, counted, since);
    if (counted.total === 0) this.#finish();
    this.expected = this.#done ? 0 : counted.total;
  }

  next(): Ask | undefined {
    if (this.#done) return undefined;
    const first = this.#cursor === undefined;
    const size = Math.min(this.#pace.size, Math.max(1, this.#counted.total - this.read));
    const where = `${this.#repository} releases`;
    return {
      weight: size,
      where,
      fields: (alias) => `${alias}:${nameOf(this.#repository)}{id ${releasesPart(size, this.#cursor)}}`,
      take: (values, alias) => {
        const node = values[alias];
        if (!node) throw partial(where, "null");
        this.#take(first ? firstPage(node.releases, where, size) : pageOf(node.releases, where, size), where);
      },
      well: () => this.#pace.well(),
      halve: () => this.#pace.less(),
    };
  }

  #take({ nodes, next, total }: Page, where: string): void {
    if (next !== undefined && this.#trail.next(next, nodes.length)) throw endless(where);
    const all = this.read + nodes.length;
    if (next === undefined && total !== undefined && all < total) throw short(where, all, total);
    const made = nodes.map((node) => time(node.createdAt, where));
    this.#found.push(...nodes.flatMap((node) => this.#releaseOf(node, where)));
    this.#cursor = next;
    this.read += nodes.length;
    const floor = (this.#since ?? longestDraft) - longestDraft;
    if (next === undefined || (made.at(-1) ?? 0) < floor) this.#finish();
  }

  /** Nothing for a draft: nobody has it yet. */
  #releaseOf(node: Node, where: string): KeptRelease[] {
    if (node.isDraft === true) {
      this.#drafts = true;
      return [];
    }
    const at = maybeTime(node.publishedAt, where) ?? time(node.createdAt, where);
    const who = this.#kept.people.index(contactOf(node.author, where));
    return [{ tag: text(node.tagName, where), at, who, prerelease: node.isPrerelease === true }];
  }

  #finish(): void {
    this.#done = true;
    this.#kept.releases = {
      ...this.#counted,
      ...(this.#since === undefined ? {} : { from: this.#since }),
      drafts: this.#drafts,
      list: this.#found,
    };
  }
}

function isSame({ releases }: Kept, { total, newest }: Counted, since: number | undefined): boolean {
  if (!releases || releases.drafts) return false;
  const { from } = releases;
  const reaches = from === undefined || (since !== undefined && from <= since);
  return reaches && releases.total === total && releases.newest === newest;
}
