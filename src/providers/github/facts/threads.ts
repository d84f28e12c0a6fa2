import type { Trail } from "../../../system/http/trail.ts";
import { endless, firstPage, type Node, type Page, pageOf, partial, short, trailOf, wrongShape } from "./believe.ts";
import type { KeptList, Walk } from "./kept.ts";
import { threadOf } from "./nodes.ts";
import { Pace } from "./pace.ts";
import { mostComments, readRest } from "./rest.ts";
import { fieldOf, type ListPart, nestedCount, nestedOf, threadsPart } from "./selections.ts";
import type { Ask, Asker } from "./send.ts";
import type { Subject } from "./subject.ts";
import { nameOf } from "./survey.ts";
import { type Before, beforeOf, goneOf, isQuiet, walkFrom } from "./walk.ts";

/** Threads of a page; GitHub gives no more. */
const mostThreads = 100;
/** Of what has changed since the last time there is little: a small page leaves room for other lists in the request. */
const fewThreads = 40;
/** A repository in which something changes faster than it is read is as it was a moment ago. */
const mostWalks = 5;
/** So many threads are read anew when some of them are gone; of more, the gone ones are told. */
const cheap = 2500;

/** Reads the threads of one kind of one repository, until its list has all of them and no walk any more. */
export class ThreadReader implements Asker {
  readonly #subject: Subject;
  readonly #nested: ReadonlySet<KeptList["nested"][number]>;
  readonly #pace = new Pace(mostThreads);
  readonly #rest = new Pace(mostComments);
  #pages = 0;
  #walks = 0;
  /** Pages of this walk, so that it ends. */
  #trail: Trail;
  /** What was changed since the walk began may have moved to where it had been already. */
  #again: boolean;
  /** The newest change when the walk began. */
  #top: number;
  readonly #before: Before;
  /** All was read in this run. */
  #fresh: boolean;
  /** Threads that came, and about how many are to come in all. */
  read = 0;
  readonly expected: number;
  /** How many threads a walk back to a date will find is not known. */
  readonly isOpen: boolean;
  /** Fewer are there than were read before; the gone ones are still among them. */
  vanished = false;

  constructor(subject: Subject) {
    const { walk, nested } = subject.list;
    this.#subject = subject;
    this.#nested = new Set(nested);
    this.#again = walk?.cursor !== undefined || walk?.ended === true;
    this.isOpen = walk?.order === "updated" && subject.list.mark === 0;
    this.expected = walk ? expectedOf(subject, walk) : 0;
    this.#top = walk?.top ?? 0;
    this.#trail = trailOf(subject.counted.total);
    this.#before = beforeOf(subject.list);
    this.#fresh = subject.list.threads.size === 0;
  }

  get part(): ListPart {
    return this.#subject.part;
  }

  get nested(): KeptList["nested"] {
    return this.#subject.list.nested;
  }

  /** A reading that was gone on with has not come to an end: the next one begins anew. */
  forgetResumed(): void {
    const { kept, part, list } = this.#subject;
    if (this.#again && list.walk) delete kept.lists[part];
  }

  next(): Ask | undefined {
    const { walk } = this.#subject.list;
    if (!walk) return undefined;
    if (!walk.ended) return this.#page(walk);
    if (walk.rest.length > 0) return readRest(this.#subject, walk, this.#rest);
    this.#finish(walk);
    return this.next();
  }

  #page(walk: Walk): Ask {
    const { repository, part } = this.#subject;
    const first = walk.cursor === undefined;
    const size = Math.min(this.#pace.size, this.#left(walk));
    const page = { size, order: walk.order, floor: walk.floor, after: walk.cursor };
    const where = `${repository} ${part}`;
    return {
      weight: size * (1 + nestedCount(part, this.#nested)),
      where,
      fields: (alias) => `${alias}:${nameOf(repository)}{id ${threadsPart(part, this.#nested, page)}}`,
      take: (values, alias) => {
        const connection = connectionIn(values[alias], this.#subject);
        this.#take(first ? firstPage(connection, where, size) : pageOf(connection, where, size), walk);
      },
      well: () => this.#pace.well(),
      halve: () => this.#pace.less(),
    };
  }

  /** Threads that the next page may have: what is left, where that is known. */
  #left({ order, cursor }: Walk): number {
    const { list, counted } = this.#subject;
    const left = counted.total - list.threads.size;
    if (order === "created") return left > 0 ? left : fewThreads;
    const again = list.mark > 0 || this.#walks > 0;
    return cursor === undefined && again ? fewThreads : mostThreads;
  }

  /** Takes a page in: all of it, or nothing when something in it cannot be believed. */
  #take({ nodes, next, total }: Page, walk: Walk): void {
    const { repository, part, kept, list } = this.#subject;
    const where = `${repository} ${part}`;
    if (next !== undefined && this.#trail.next(next, nodes.length)) throw endless(where);
    const nested = nestedOf(part, this.#nested);
    const floor = walk.floor ?? 0;
    const taken = nodes.map((node) => threadOf(node, part, nested, kept.people, where));
    const wanted = taken.filter(({ thread }) => thread.updated >= floor);
    const numbers = new Set(wanted.map(({ thread }) => thread.number));
    const others = walk.rest.length === 0 ? [] : walk.rest.filter(({ number }) => !numbers.has(number));
    const ended = next === undefined || (taken.at(-1)?.thread.updated ?? 0) < floor;
    const known = new Set([...list.threads.keys(), ...numbers]).size;
    if (ended && walk.order === "created" && total !== undefined && known < total) throw short(where, known, total);
    for (const { thread } of wanted) list.threads.set(thread.number, thread);
    walk.rest = [...others, ...wanted.flatMap(({ rest }) => rest)];
    walk.ended = ended;
    if (next !== undefined) walk.cursor = next;
    if (this.#pages === 0 && this.#walks > 0)
      this.#top = Math.max(this.#top, ...wanted.map(({ thread }) => thread.updated));
    this.#pages++;
    this.read += wanted.length;
  }

  /** The end of a walk: of the list, or the beginning of another one over what has changed in the meantime. */
  #finish(walk: Walk): void {
    const { list, counted, wall } = this.#subject;
    const moved = (walk.order === "updated" && this.#pages > 1) || this.#again;
    if (moved && ++this.#walks < mostWalks) {
      this.#again = false;
      this.#pages = 0;
      this.#trail = trailOf(counted.total);
      // Times have whole seconds. What changed in that of the newest change is read again the next time.
      list.walk = walkFrom(this.#top + 1000, { newest: this.#top, total: walk.total });
      return;
    }
    delete list.walk;
    list.mark = counted.newest;
    list.total = counted.total;
    list.quiet = isQuiet(counted, wall);
    if (!this.#fresh) this.#recount();
  }

  /** What is gone goes: all is read anew where that does not cost much. */
  #recount(): void {
    const { list, counted, wall } = this.#subject;
    const gone = goneOf(list, this.#before, counted);
    // Of a part of the threads it cannot be told that one is missing: one that came from elsewhere was changed by that.
    if (gone === 0 || (gone < 0 && list.from !== undefined)) return;
    if (gone > 0 && list.threads.size > cheap) {
      this.vanished = true;
      return;
    }
    list.threads.clear();
    list.began = wall;
    list.mark = 0;
    list.walk = walkFrom(list.from, counted);
    this.#fresh = true;
    this.#trail = trailOf(counted.total);
    this.#walks = 0;
    this.#pages = 0;
    this.#top = counted.newest;
  }
}

function expectedOf({ list, counted }: Subject, walk: Walk): number {
  if (walk.order === "created") return Math.max(0, counted.total - list.threads.size);
  return Math.min(counted.total, list.mark > 0 ? fewThreads : Number.POSITIVE_INFINITY);
}

/** The list in an answer. @throws AppError `facts.shape` for another repository than the one that was counted */
function connectionIn(node: Node, { repository, part, kept }: Subject): Node {
  const where = `${repository} ${part}`;
  if (!node) throw partial(where, "null");
  if (node.id !== kept.id) throw wrongShape(where);
  return node[fieldOf[part]];
}
