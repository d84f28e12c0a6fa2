import type { GraphqlError, Http } from "../../../system/http/index.ts";
import { Trail } from "../../../system/http/trail.ts";
import { askOnce, isTooMuch } from "./ask.ts";
import { errorsAt, type Unread, unreadable, whyUnread } from "./errors.ts";
import { ask, type Connection } from "./selections.ts";
import { type Part, partOf } from "./shape.ts";

/** Lists in one request, and the nodes that all of them may bring: GitHub refuses what could give more than 500,000. */
const most = { lists: 100, nodes: 200_000 } as const;

/** A list of which the first page is there. */
export interface Begun {
  /** Type and id of the node that has the list. */
  readonly type: "Repository" | "Organization" | "User" | "Team";
  readonly id: string;
  readonly connection: Connection;
  /** Its first page, unseen. */
  readonly first: unknown;
  /** Gets all of it, or why that could not be read. An AppError that it throws is such a reason too. */
  readonly take: (all: readonly Part[] | Unread) => void;
}

interface Open extends Begun {
  readonly total: number;
  readonly found: Part[];
  readonly trail: Trail;
  cursor: string;
}

/**
 * Reads lists to their end. The further pages of many go into one request, so that a hundred repositories with more than
 * a page each take one request a page, not one each. What does not come whole is a failure, never an absence.
 */
export class Further {
  readonly #http: Http;
  readonly #halvings: { left: number };
  #open: Open[] = [];

  /** @param halvings how often a request that the service could not answer may still be cut in two */
  constructor(http: Http, halvings: { left: number }) {
    this.#http = http;
    this.#halvings = halvings;
  }

  /** Takes a list whose first page has come; one that goes on waits for `read`. */
  add(list: Begun): void {
    attempt(list, () => {
      const page = pageIn(list.first, list.connection);
      this.#page({ ...list, total: page.total, found: [], trail: new Trail(), cursor: "" }, page);
    });
  }

  /** Reads all that goes on, page after page. @throws AppError for what ends the whole run */
  async read(): Promise<void> {
    while (this.#open.length > 0) {
      const open = this.#open;
      this.#open = [];
      await Promise.all(inRequests(open).map((batch) => this.#ask(batch)));
    }
  }

  async #ask(batch: readonly Open[]): Promise<void> {
    const parts = batch.map(({ type, id, connection, cursor }, index) => {
      return `p${index}:node(id:${JSON.stringify(id)}){id ...on ${type}{${ask(connection, cursor)}}}`;
    });
    const { data, errors, broken } = await askOnce(this.#http, `query{${parts.join(" ")}}`, {});
    if (batch.length > 1 && (broken ? this.#halvings.left-- > 0 : isTooMuch(errors))) {
      const half = Math.ceil(batch.length / 2);
      await this.#ask(batch.slice(0, half));
      await this.#ask(batch.slice(half));
      return;
    }
    for (const [index, list] of batch.entries()) {
      this.#answered(list, data?.[`p${index}`], errorsAt(errors, `p${index}`));
    }
  }

  #answered(list: Open, node: unknown, errors: readonly GraphqlError[]): void {
    attempt(list, () => {
      const { id, connection, take } = list;
      const owner = errors.length === 0 ? partOf(node, connection.field) : undefined;
      if (owner?.text("id") !== id) take(unreadable(errors));
      else this.#page(list, pageIn(owner.value[connection.field], connection));
    });
  }

  #page(list: Open, { things, next }: Page): void {
    list.found.push(...things);
    const { found, total, trail, connection } = list;
    const astray = next === undefined ? undefined : trail.next(next, things.length);
    if (astray) list.take({ reason: "target.endless", params: { list: connection.field } });
    else if (next !== undefined) {
      list.cursor = next;
      this.#open.push(list);
    } else if (found.length !== total) list.take({ reason: "target.short", params: { count: found.length, total } });
    else list.take(found);
  }
}

/** What is thrown while a list is looked at is why it could not be read. */
function attempt(list: Begun, act: () => void): void {
  try {
    act();
  } catch (error) {
    list.take(whyUnread(error));
  }
}

interface Page {
  readonly things: readonly Part[];
  readonly total: number;
  readonly next: string | undefined;
}

/** @throws AppError `target.partial` for what is no page */
function pageIn(value: unknown, { field, part: key }: Connection): Page {
  const page = partOf(value, field);
  const info = page.part("pageInfo");
  const next = info.flag("hasNextPage") ? info.text("endCursor") : undefined;
  return { things: page.parts(key), total: page.count("totalCount"), next };
}

function inRequests(open: readonly Open[]): Open[][] {
  const requests: Open[][] = [];
  let nodes = 0;
  for (const list of open) {
    const last = requests.at(-1);
    nodes += list.connection.nodes;
    if (last && last.length < most.lists && nodes <= most.nodes) last.push(list);
    else {
      requests.push([list]);
      nodes = list.connection.nodes;
    }
  }
  return requests;
}
