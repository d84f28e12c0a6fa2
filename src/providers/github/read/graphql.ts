import { fold, type KindId, type Target } from "../../../kinds/item.ts";
import type { Scope } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { GraphqlAnswer, GraphqlError, Http } from "../../../system/http/index.ts";
import type { Memory } from "../memory.ts";
import { complete } from "./complete.ts";
import { errorsAt, unreadable } from "./errors.ts";
import { itemOf, repositoryItem } from "./nodes.ts";
import { readOwner } from "./owner.ts";
import { ask, listsOf, settings } from "./selections.ts";
import type { Gathered, Reading } from "./types.ts";

/** So many repositories are read by one request, unless the service finds that too much. */
const chunkSize = 25;
/** A server that is down is not asked for every repository by itself. */
const mostHalvings = 6;

export function isOwnerKind(kind: KindId): boolean {
  return kind.startsWith("team") || kind.startsWith("board");
}

/** Reads by GraphQL: one request for up to 25 repositories; the first one brings what the owner has as well. */
export async function readByGraphql(http: Http, scope: Scope, memory: Memory): Promise<Gathered> {
  const gathered: Gathered = { items: [], failures: [], absent: new Set(), readOnly: [] };
  const names = [...new Map(scope.repositories.map((name) => [fold(name), name])).values()];
  const chunks: string[][] = [];
  for (let at = 0; at < names.length; at += chunkSize) chunks.push(names.slice(at, at + chunkSize));
  const wantsOwner = [...scope.kinds].some(isOwnerKind);
  if (chunks.length === 0 && wantsOwner) chunks.push([]);
  const reading: Reading = { scope, memory, gathered, halvings: { left: mostHalvings } };
  const [first, ...rest] = chunks;
  // The first one alone: a server without GraphQL is asked once.
  if (first) await readChunk(http, first, reading, wantsOwner);
  await Promise.all(rest.map((chunk) => readChunk(http, chunk, reading, false)));
  return gathered;
}

async function readChunk(http: Http, names: readonly string[], reading: Reading, withOwner: boolean): Promise<void> {
  const { scope } = reading;
  const parts = names.map((name, index) => {
    return `r${index}:repository(owner:$owner,name:${JSON.stringify(name)}){${selectionOf(name, scope)}}`;
  });
  const { document, take } = readOwner(scope, withOwner);
  const query = `query($owner:String!){${[...parts, ...document].join(" ")}}`;
  const variables = { owner: scope.owner };
  const answer = await askOnce(http, query, variables);
  const { data, errors } = answer;
  const isDown = "broken" in answer;
  if ((isDown ? reading.halvings.left-- > 0 : isTooMuch(errors)) && names.length > 1) {
    const half = Math.ceil(names.length / 2);
    await readChunk(http, names.slice(0, half), reading, withOwner);
    await readChunk(http, names.slice(half), reading, false);
    return;
  }
  for (const [index, name] of names.entries()) {
    await takeRepository(http, name, data?.[`r${index}`], errorsAt(errors, `r${index}`), reading);
  }
  if (withOwner) await take(http, data, errors, reading);
}

/** An answer; or, when the service had none after all tries, an error in its place that concerns everything asked for. */
async function askOnce(http: Http, query: string, variables: object): Promise<GraphqlAnswer & { broken?: true }> {
  try {
    return await http.graphql({ query, variables: { ...variables }, write: false });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "http.broken") throw error;
    const { reason, status } = error.params;
    return { data: null, errors: [{ message: `POST /graphql: ${reason} ${status}` }], broken: true };
  }
}

function isTooMuch(errors: readonly GraphqlError[]): boolean {
  return errors.some(
    ({ type, message }) => type === "RESOURCE_LIMITS_EXCEEDED" || /timeout|timed out|resource limit/i.test(message),
  );
}

function selectionOf(name: string, scope: Scope): string {
  const lists = [...scope.kinds].flatMap((kind) => {
    const connection = listsOf[kind];
    return connection ? [ask(connection)] : [];
  });
  return ["id nameWithOwner isArchived", ...(wantsSettings(name, scope) ? [settings] : []), ...lists].join(" ");
}

function wantsSettings(name: string, { settings: wanted, everything }: Scope): boolean {
  return everything === true || wanted.has(fold(name));
}

// biome-ignore lint/suspicious/noExplicitAny: the service's answer, whose shape the document fixes.
type Node = any;

async function takeRepository(
  http: Http,
  name: string,
  node: Node,
  errors: readonly GraphqlError[],
  reading: Reading,
): Promise<void> {
  const { scope, gathered, memory } = reading;
  const target: Target = { owner: scope.owner, repository: name };
  if (!node) {
    const gone = errors.length > 0 && errors.every(({ type, path }) => type === "NOT_FOUND" && path?.length === 1);
    if (gone) gathered.absent.add(fold(name));
    else gathered.failures.push({ target, ...unreadable(errors) });
    return;
  }
  if (fold(node.nameWithOwner) !== fold(`${scope.owner}/${name}`)) {
    gathered.failures.push({ target, reason: "target.renamed", params: { to: node.nameWithOwner } });
    return;
  }
  memory.set("repository", name, node.id);
  if (errors.some(({ path }) => path === undefined || path.length === 1)) {
    gathered.failures.push({ target, ...unreadable(errors) });
    return;
  }
  gathered.items.push(repositoryItem(node, scope.owner, wantsSettings(name, scope)));
  await takeLists(http, node, errors, reading);
}

async function takeLists(http: Http, node: Node, errors: readonly GraphqlError[], reading: Reading): Promise<void> {
  const { scope, gathered } = reading;
  const target = { owner: scope.owner, repository: String(node.nameWithOwner).split("/")[1] ?? "" };
  for (const kind of scope.kinds) {
    const [connection, item] = [listsOf[kind], itemOf[kind]];
    if (!connection || !item) continue;
    const wrong = errors.filter(({ path }) => path?.[1] === connection.field);
    const nodes =
      wrong.length > 0
        ? unreadable(wrong)
        : await complete(http, "Repository", node.id, connection, node[connection.field]);
    if (Array.isArray(nodes)) gathered.items.push(...nodes.map((one) => item(one, target)));
    else gathered.failures.push({ target, kind, ...nodes });
  }
}
