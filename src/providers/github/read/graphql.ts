import { fold, type KindId, type Target } from "../../../kinds/item.ts";
import { homeOf } from "../../../kinds/nesting.ts";
import type { Scope } from "../../../plan/port.ts";
import type { GraphqlError, Http } from "../../../system/http/index.ts";
import type { Memory } from "../memory.ts";
import { askOnce, isTooMuch } from "./ask.ts";
import { errorsAt, isPlace, unreadable, whyUnread } from "./errors.ts";
import { Further } from "./further.ts";
import { markInherited } from "./inherited.ts";
import { itemOf, repositoryItem } from "./nodes.ts";
import { type OwnerPart, readOwner } from "./owner.ts";
import { ask, listsOf, settings } from "./selections.ts";
import { type Part, partOf } from "./shape.ts";
import type { Gathered, Reading } from "./types.ts";

/** So many repositories are read by one request, unless the service finds that too much. */
const chunkSize = 25;
/** A server that is down is not asked for every repository by itself. */
const mostHalvings = 6;

export function isOwnerKind(kind: KindId): boolean {
  return ownerPartOf(kind) !== undefined;
}

/** The listing of an owner that a kind is read with. */
export function ownerPartOf(kind: KindId): OwnerPart | undefined {
  const part = homeOf(kind) ?? kind;
  return part === "team" || part === "board" ? part : undefined;
}

/** Reads by GraphQL: one request for up to 25 repositories; the first one brings what the owner has as well. */
export async function readByGraphql(http: Http, scope: Scope, memory: Memory): Promise<Gathered> {
  const gathered: Gathered = { items: [], failures: [], absent: new Set(), readOnly: [] };
  const names = [...new Map(scope.repositories.map((name) => [fold(name), name])).values()];
  const chunks: string[][] = [];
  for (let at = 0; at < names.length; at += chunkSize) chunks.push(names.slice(at, at + chunkSize));
  const owned = [...new Set([...scope.kinds].flatMap((kind) => ownerPartOf(kind) ?? []))];
  if (chunks.length === 0 && owned.length > 0) chunks.push([]);
  const halvings = { left: mostHalvings };
  const reading: Reading = { scope, memory, gathered, halvings, further: new Further(http, halvings) };
  const [first, ...rest] = chunks;
  // The first one alone: a server without GraphQL is asked once.
  if (first) await readChunk(http, first, owned, reading);
  let done = first?.length ?? 0;
  scope.tell?.(done, names.length);
  const read = async (chunk: string[]) => {
    await readChunk(http, chunk, [], reading);
    done += chunk.length;
    scope.tell?.(done, names.length);
  };
  await Promise.all(rest.map(read));
  await reading.further.read();
  markInherited(gathered.items);
  return gathered;
}

async function readChunk(
  http: Http,
  names: readonly string[],
  owned: readonly OwnerPart[],
  reading: Reading,
): Promise<void> {
  const { scope } = reading;
  const parts = names.map((name, index) => {
    return `r${index}:repository(owner:$owner,name:${JSON.stringify(name)}){${selectionOf(name, scope)}}`;
  });
  const { document, take } = readOwner(owned);
  const query = `query($owner:String!){${[...parts, ...document].join(" ")}}`;
  const { data, errors, broken } = await askOnce(http, query, { owner: scope.owner });
  const split = splitOf(names, owned, broken ? reading.halvings.left-- > 0 : isTooMuch(errors), errors);
  for (const [some, own] of split) await readChunk(http, some, own, reading);
  if (split.length > 0) return;
  for (const [index, name] of names.entries()) {
    takeRepository(name, data?.[`r${index}`], errorsAt(errors, `r${index}`), reading);
  }
  take(data, errors, reading);
}

type Chunk = readonly [names: readonly string[], owned: readonly OwnerPart[]];

/**
 * What is asked instead of a request that was too much, or of which an error does not say what it concerns: what a token
 * may not see of the owner (GitHub refuses the whole document without its scope) is no trouble of the repositories.
 */
function splitOf(
  names: readonly string[],
  owned: readonly OwnerPart[],
  isLess: boolean,
  errors: readonly GraphqlError[],
): Chunk[] {
  const isUnclear = errors.some(({ path }) => !isPlace(path));
  if (!isLess && !(isUnclear && owned.length > 0)) return [];
  if (owned.length > 0 && names.length > 0)
    return [
      [names, []],
      [[], owned],
    ];
  if (owned.length > 1) return owned.map((part) => [[], [part]]);
  if (!isLess || names.length < 2) return [];
  const half = Math.ceil(names.length / 2);
  return [
    [names.slice(0, half), []],
    [names.slice(half), []],
  ];
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

function takeRepository(name: string, value: unknown, errors: readonly GraphqlError[], reading: Reading): void {
  const { scope, gathered, memory } = reading;
  const target: Target = { owner: scope.owner, repository: name };
  if (value === null && errors.length > 0 && errors.every(isNotFound)) {
    gathered.absent.add(fold(name));
    return;
  }
  try {
    const node = partOf(value, "repository");
    const called = node.text("nameWithOwner");
    if (fold(called) !== fold(`${scope.owner}/${name}`)) {
      gathered.failures.push({ target, reason: "target.renamed", params: { to: called } });
      return;
    }
    const fields = new Set([...scope.kinds].map((kind) => listsOf[kind]?.field));
    // What is wrong with a list is that list's own trouble, and nothing else's.
    const wrong = errors.filter(({ path }) => !isPlace(path) || !fields.has(String(path[1])));
    if (wrong.length > 0) {
      gathered.failures.push({ target, ...unreadable(wrong) });
      return;
    }
    const item = repositoryItem(node, scope.owner, wantsSettings(name, scope));
    memory.set("repository", name, item.ref);
    gathered.items.push(item);
    takeLists(node, { ...target, repository: item.name }, errors, reading);
  } catch (error) {
    gathered.failures.push({ target, ...(errors.length > 0 ? unreadable(errors) : whyUnread(error)) });
  }
}

function isNotFound({ type, path }: GraphqlError): boolean {
  return type === "NOT_FOUND" && isPlace(path) && path.length === 1;
}

function takeLists(node: Part, target: Target, errors: readonly GraphqlError[], reading: Reading): void {
  const { scope, gathered, further } = reading;
  for (const kind of scope.kinds) {
    const [connection, item] = [listsOf[kind], itemOf[kind]];
    if (!connection || !item) continue;
    const wrong = errors.filter(({ path }) => path?.[1] === connection.field);
    const take = (all: Parameters<Parameters<typeof further.add>[0]["take"]>[0]) => {
      if ("reason" in all) gathered.failures.push({ target, kind, ...all });
      else gathered.items.push(...all.map((one) => item(one, target)));
    };
    if (wrong.length > 0) take(unreadable(wrong));
    else
      further.add({ type: "Repository", id: node.text("id"), connection, first: node.value[connection.field], take });
  }
}
