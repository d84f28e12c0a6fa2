import { readBody } from "../../../kinds/event/post-text.ts";
import { type Actual, fold, isPost, type PostKind, type Target, targetKey } from "../../../kinds/item.ts";
import type { Scope } from "../../../plan/port.ts";
import type { Http } from "../../../system/http/index.ts";
import { targetFailure, unreadable } from "../read/errors.ts";
import type { Gathered } from "../read/types.ts";

/** Posts about events: found by the mark in their body, in every state, the newest first and as far back as is asked for. */

const author = "author{__typename} authorAssociation viewerDidAuthor";
const order = "orderBy:{field:CREATED_AT,direction:DESC}";

interface Listing {
  readonly field: string;
  readonly arguments: string;
  readonly selection: string;
  readonly item: (node: Node, target: Target) => Actual | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: the service's answer, whose shape the document fixes.
type Node = any;

const listings: Readonly<Record<PostKind, Listing>> = {
  "event-issue": {
    field: "issues",
    arguments: order,
    selection: `id title body state createdAt ${author}`,
    item: (node, target) => itemOf("event-issue", node, target, node.id),
  },
  "event-discussion": {
    field: "discussions",
    arguments: order,
    selection: `id title body closed createdAt ${author}`,
    item: (node, target) => itemOf("event-discussion", node, target, node.id),
  },
  "event-milestone": {
    field: "milestones",
    arguments: order,
    selection: "number title description state dueOn createdAt",
    item: (node, target) => itemOf("event-milestone", node, target, String(node.number)),
  },
};

/** Who may write in a repository: anybody else could put our mark into an issue to keep ours from being made. */
const trusted = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

function isTrusted(kind: PostKind, node: Node): boolean {
  if (kind === "event-milestone") return true;
  return node.viewerDidAuthor === true || trusted.has(node.authorAssociation) || node.author?.__typename === "Bot";
}

function itemOf(kind: PostKind, node: Node, target: Target, ref: string): Actual | undefined {
  const found = readBody(String(node.body ?? node.description ?? ""));
  if (!found || !isTrusted(kind, node)) return undefined;
  const state = node.closed === true || node.state === "CLOSED" ? "closed" : "open";
  const due = kind === "event-milestone" ? { due: node.dueOn ? String(node.dueOn).slice(0, 10) : null } : {};
  return { kind, target, name: found.key, ref, fields: { title: node.title, text: found.facts, state, ...due } };
}

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
    if (!Array.isArray(nodes)) {
      gathered.failures.push({ target, kind, ...nodes });
      return;
    }
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

/** All of a listing, the newest first, until one is older than is asked for. */
async function listed(
  http: Http,
  { field, arguments: more, selection }: Listing,
  { owner, repository: name }: Target,
  since: string,
): Promise<Node[] | ReturnType<typeof unreadable>> {
  const query = `query($owner:String!,$name:String!,$after:String){repository(owner:$owner,name:$name){nameWithOwner ${field}(first:100,after:$after,${more}){pageInfo{hasNextPage endCursor} nodes{${selection}}}}}`;
  const nodes: Node[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await http.graphql({ query, variables: { owner, name, after }, write: false });
    const repository = data?.repository as Node;
    const page = repository?.[field];
    if (errors.length > 0 || !page) return unreadable(errors);
    if (fold(String(repository.nameWithOwner)) !== fold(`${owner}/${name}`))
      return { reason: "target.renamed", params: { to: String(repository.nameWithOwner) } };
    if (!Array.isArray(page.nodes) || page.nodes.some((node: Node) => !node)) return unreadable([]);
    nodes.push(...page.nodes);
    const last = page.nodes.at(-1);
    if (!page.pageInfo.hasNextPage || (last && String(last.createdAt) < since)) return nodes;
    // A cursor that does not move would go on for ever.
    if (page.pageInfo.endCursor === after) return unreadable([]);
    after = page.pageInfo.endCursor;
  }
}
