import { readBody } from "../../../kinds/event/post-text.ts";
import { type Actual, fold, isPost, type PostKind, type Target, targetKey } from "../../../kinds/item.ts";
import type { Scope } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { Http } from "../../../system/http/index.ts";
import { Trail } from "../../../system/http/trail.ts";
import { targetFailure, type Unread, unreadable } from "../read/errors.ts";
import { type Part, partOf } from "../read/shape.ts";
import type { Gathered } from "../read/types.ts";

/** Posts about events: found by the mark in their body, in every state, the newest first and as far back as is asked for. */

const author = "author{__typename} authorAssociation viewerDidAuthor";
const order = "orderBy:{field:CREATED_AT,direction:DESC}";

interface Listing {
  readonly field: string;
  readonly arguments: string;
  readonly selection: string;
  readonly item: (node: Part, target: Target) => Actual | undefined;
}

const listings: Readonly<Record<PostKind, Listing>> = {
  "event-issue": {
    field: "issues",
    arguments: order,
    selection: `id title body state createdAt ${author}`,
    item: (node, target) => itemOf("event-issue", node, target),
  },
  "event-discussion": {
    field: "discussions",
    arguments: order,
    selection: `id title body closed createdAt ${author}`,
    item: (node, target) => itemOf("event-discussion", node, target),
  },
  "event-milestone": {
    field: "milestones",
    arguments: order,
    selection: "number title description state dueOn createdAt",
    item: (node, target) => itemOf("event-milestone", node, target),
  },
};

/** Who may write in a repository: anybody else could put our mark into an issue to keep ours from being made. */
const trusted = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

function isTrusted(kind: PostKind, node: Part): boolean {
  if (kind === "event-milestone") return true;
  const author = node.maybePart("author")?.text("__typename");
  return node.flag("viewerDidAuthor") || trusted.has(node.text("authorAssociation")) || author === "Bot";
}

/** What is asked for of each post of a kind. */
export function selectionOf(kind: PostKind): string {
  return listings[kind].selection;
}

/** A post of ours; undefined for what has no mark, or has it from somebody who may not write here. */
export function itemOf(kind: PostKind, node: Part, target: Target): Actual | undefined {
  const isMilestone = kind === "event-milestone";
  const found = readBody(isMilestone ? (node.maybeText("description") ?? "") : node.text("body"));
  if (!found || !isTrusted(kind, node)) return undefined;
  const isClosed = kind === "event-discussion" ? node.flag("closed") : node.word("state", states) === "closed";
  const due = isMilestone ? { due: node.maybeText("dueOn")?.slice(0, 10) ?? null } : {};
  const ref = isMilestone ? String(node.count("number")) : node.text("id");
  const fields = { title: node.text("title"), text: found.facts, state: isClosed ? "closed" : "open", ...due };
  return { kind, target, name: found.key, ref, fields };
}

const states = ["open", "closed"] as const;

/** Reads the posts of all repositories that are asked for. @throws AppError for what ends the whole run */
export async function readPosts(http: Http, { posts = [], kinds }: Scope, gathered: Gathered): Promise<void> {
  const places = new Map<string, { target: Target; since: string }>();
  for (const { owner, repository, since = "" } of posts) {
    const target = { owner, repository };
    const known = places.get(targetKey(target));
    places.set(targetKey(target), { target, since: known && known.since < since ? known.since : since });
  }
  for (const kind of [...kinds].filter(isPost)) {
    for (const { target, since } of places.values()) await readList(http, kind, target, since, gathered);
  }
}

async function readList(http: Http, kind: PostKind, target: Target, since: string, gathered: Gathered): Promise<void> {
  try {
    const nodes = await listed(http, listings[kind], target, since);
    // Should two runs have made one each, the older one counts.
    const found = new Map<string, Actual>();
    for (const node of nodes) {
      const item = listings[kind].item(node, target);
      if (item) found.set(fold(item.name), item);
    }
    gathered.items.push(...found.values());
  } catch (error) {
    gathered.failures.push(targetFailure(error, target, kind));
  }
}

const pageSize = 100;
/** A hundred thousand issues. */
const mostPages = 1000;

/**
 * All of a listing, the newest first, until one is older than is asked for.
 * @throws AppError when it does not come whole, or is not as it is documented
 */
async function listed(
  http: Http,
  { field, arguments: more, selection }: Listing,
  { owner, repository: name }: Target,
  since: string,
): Promise<Part[]> {
  const query = `query($owner:String!,$name:String!,$after:String){repository(owner:$owner,name:$name){nameWithOwner ${field}(first:${pageSize},after:$after,${more}){totalCount pageInfo{hasNextPage endCursor} nodes{${selection}}}}}`;
  const nodes: Part[] = [];
  const trail = new Trail(mostPages);
  for (let after: string | null = null; ; ) {
    const { data, errors } = await http.graphql({ query, variables: { owner, name, after }, write: false });
    if (errors.length > 0) throw thrown(unreadable(errors));
    const repository = partOf(data?.repository, "repository");
    const to = repository.text("nameWithOwner");
    if (fold(to) !== fold(`${owner}/${name}`)) throw new AppError("target.renamed", { to });
    const page = repository.part(field);
    const things = page.parts("nodes");
    nodes.push(...things);
    const next = nextOf(page, things.length, nodes.length);
    if (next === undefined || things.some((node) => node.text("createdAt") < since)) return nodes;
    if (trail.next(next, things.length)) throw new AppError("target.endless", { list: field });
    after = next;
  }
}

/**
 * Where the next page begins; undefined after the last one.
 * @param count things on this page
 * @param found things on all pages so far
 * @throws AppError `target.short` for a page, or a whole list, with fewer than there are
 */
function nextOf(page: Part, count: number, found: number): string | undefined {
  const [total, info] = [page.count("totalCount"), page.part("pageInfo")];
  if (!info.flag("hasNextPage")) {
    if (found !== total) throw new AppError("target.short", { count: found, total });
    return undefined;
  }
  if (count < pageSize) throw new AppError("target.short", { count, total: pageSize });
  return info.text("endCursor");
}

function thrown({ reason, params }: Unread): AppError {
  return new AppError(reason, { ...params });
}
