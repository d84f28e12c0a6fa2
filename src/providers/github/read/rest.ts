import { type Actual, fold, type KindId, type Target } from "../../../kinds/item.ts";
import type { Failure, Scope } from "../../../plan/port.ts";
import { type Http, listPages } from "../../../system/http/index.ts";
import type { Memory } from "../memory.ts";
import { messageIn, reasonOf } from "../outcome.ts";
import { targetFailure } from "./errors.ts";
import { ownerPartOf } from "./graphql.ts";
import { labelItem, milestoneOf, rulesetOf } from "./nodes.ts";
import { settingsItem } from "./settings.ts";
import { type Part, partOf, wrong as wrongShape } from "./shape.ts";
import type { Gathered } from "./types.ts";

/** Lists of a repository over REST, one request for up to a hundred things. */
const paths: Partial<Record<KindId, string>> = {
  label: "labels",
  milestone: "milestones",
  autolink: "autolinks",
  ruleset: "rulesets",
};

/** Reads repositories over REST. Only what is asked for is fetched: a listing tells as well that its repository is there. */
export async function readByRest(
  http: Http,
  scope: Scope,
  memory: Memory,
  gathered: Gathered,
  only?: ReadonlySet<KindId>,
): Promise<void> {
  const kinds = [...scope.kinds].filter((kind) => paths[kind] !== undefined && (only === undefined || only.has(kind)));
  const names = [...new Map(scope.repositories.map((name) => [fold(name), name])).values()].filter(
    (name) => !gathered.absent.has(fold(name)),
  );
  if (!only) ownerFailures(scope, gathered);
  let done = 0;
  const read = async (name: string) => {
    await readRepository(http, name, kinds, { scope, memory, gathered, alone: only === undefined });
    scope.tell?.(++done, names.length);
  };
  await Promise.all(names.map(read));
}

/** Teams and boards are read by GraphQL alone. */
function ownerFailures({ owner, kinds }: Scope, { failures }: Gathered): void {
  const parts = new Set([...kinds].flatMap((kind) => ownerPartOf(kind) ?? []));
  for (const kind of parts) failures.push({ target: { owner }, kind, reason: "target.no-graphql", params: {} });
}

interface Reading {
  readonly scope: Scope;
  readonly memory: Memory;
  readonly gathered: Gathered;
  /** Whether nothing else has read the repositories. */
  readonly alone: boolean;
}

async function readRepository(http: Http, name: string, kinds: readonly KindId[], reading: Reading): Promise<void> {
  const { scope, gathered, alone } = reading;
  const target: Target = { owner: scope.owner, repository: name };
  try {
    const wantsSettings = alone && (scope.settings.has(fold(name)) || scope.everything === true || kinds.length === 0);
    const results = await Promise.all(kinds.map((kind) => readList(http, kind, target)));
    const whole = results.find(isWholeFailure);
    if (whole) return takeList(target, "repository", whole, gathered);
    // That the repository is there, and whether it is archived, was read already when it is not this listing's to tell.
    if (alone && (await readSettings(http, target, wantsSettings, reading)) !== "there") return;
    for (const [index, result] of results.entries()) takeList(target, kinds[index] as KindId, result, gathered);
  } catch (error) {
    gathered.failures.push(targetFailure(error, target));
  }
}

function takeList(target: Target, kind: KindId, result: Listed, { items, failures }: Gathered): void {
  // GitHub answers 404 as well where the token may not look.
  if (result === "missing") {
    failures.push({ target, kind, reason: "target.forbidden", params: { message: `404 ${paths[kind]}` } });
  } else if (Array.isArray(result)) items.push(...result);
  else failures.push({ target, ...(isWhole(result.reason) ? {} : { kind }), ...result });
}

/** A renamed or blocked repository fails as one, not list by list. */
function isWhole(reason: string): boolean {
  return reason === "target.renamed" || reason === "target.blocked";
}

function isWholeFailure(result: Listed): boolean {
  return typeof result === "object" && !Array.isArray(result) && isWhole(result.reason);
}

type Listed = Actual[] | "missing" | Pick<Failure, "reason" | "params">;

async function readList(http: Http, kind: KindId, target: Target): Promise<Listed> {
  const { owner, repository = "" } = target;
  const base = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}/${paths[kind]}`;
  try {
    const query = kind === "milestone" ? { state: "all" } : kind === "ruleset" ? { includes_parents: false } : {};
    const { status, items, first } = await listPages(http, base, { query });
    if (status === 404) return "missing";
    if (status !== 200) return reasonOf(status, messageIn(first.data));
    const parts = items.map((item) => partOf(item, paths[kind] ?? kind));
    // The list does not tell the rules of a ruleset.
    if (kind === "ruleset") return await readRulesets(http, base, parts, target);
    const things = parts.map((part) => itemIn[kind]?.(part, target)).filter((item) => item !== undefined);
    // A listing that moved while it was paged may have a thing twice.
    return [...new Map(things.map((item) => [item.ref, item])).values()];
  } catch (error) {
    const { reason, params } = targetFailure(error, target);
    return reason === "http.moved" ? await renamed(http, params) : { reason, params };
  }
}

/** Rulesets, whole; when one that was listed cannot be read, none. */
async function readRulesets(http: Http, base: string, listed: readonly Part[], target: Target): Promise<Listed> {
  const ids = [...new Set(listed.map((one) => one.count("id")))];
  const answers = await Promise.all(ids.map((id) => http.request({ method: "GET", path: `${base}/${id}` })));
  const wrong = answers.find(({ status }) => status !== 200);
  if (wrong) return reasonOf(wrong.status, messageIn(wrong.data));
  return answers.map(({ data }, index) => {
    const node = partOf(data, "rulesets");
    const ref = String(node.count("id"));
    if (ref !== String(ids[index])) throw wrongShape("rulesets.id");
    return rulesetOf(node, node.maybePart("conditions")?.maybePart("ref_name"), node.parts("rules"), { target, ref });
  });
}

/** GitHub leads to a repository's number; its name now is what a person can use. */
async function renamed(http: Http, { to = "?" }: Failure["params"]): Promise<Pick<Failure, "reason" | "params">> {
  const path = /\/repositories\/\d+/.exec(String(to))?.[0];
  if (!path) return { reason: "target.renamed", params: { to } };
  try {
    const { data } = await http.request({ method: "GET", path });
    const { full_name: name } = (data ?? {}) as { full_name?: unknown };
    return { reason: "target.renamed", params: { to: typeof name === "string" ? name : to } };
  } catch (error) {
    const { reason } = targetFailure(error, { owner: "" });
    return { reason: reason === "http.moved" ? "target.renamed" : reason, params: { to } };
  }
}

function autolinkItem(node: Part, target: Target): Actual {
  const alphanumeric = node.value.is_alphanumeric === undefined ? true : node.flag("is_alphanumeric");
  const fields = { url: node.text("url_template"), alphanumeric };
  return { kind: "autolink", target, name: node.text("key_prefix"), ref: String(node.count("id")), fields };
}

const itemIn: Readonly<Partial<Record<KindId, (node: Part, target: Target) => Actual>>> = {
  label: (node, target) => labelItem(node, target, "node_id"),
  milestone: (node, target) => milestoneOf(node, "due_on", target),
  autolink: autolinkItem,
};

async function readSettings(
  http: Http,
  target: Target,
  wanted: boolean,
  { scope, memory, gathered }: Reading,
): Promise<"there" | "not"> {
  const { owner, repository = "" } = target;
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}`;
  let answer: Awaited<ReturnType<Http["request"]>>;
  try {
    answer = await http.request({ method: "GET", path });
  } catch (error) {
    const failure = targetFailure(error, target);
    const moved = failure.reason === "http.moved";
    gathered.failures.push(moved ? { target, ...(await renamed(http, failure.params)) } : failure);
    return "not";
  }
  const { status, data } = answer;
  if (status === 404) gathered.absent.add(fold(repository));
  else if (status !== 200) gathered.failures.push({ target, ...reasonOf(status, messageIn(data)) });
  else {
    const item = settingsItem(partOf(data, "repository"), scope.owner, wanted);
    if (fold(item.name) !== fold(repository)) throw wrongShape("repository.name");
    memory.set("repository", repository, item.ref);
    gathered.items.push(item);
    return "there";
  }
  return "not";
}
