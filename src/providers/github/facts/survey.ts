import type { Http } from "../../../system/http/index.ts";
import { count, type Node, short, time, wrongShape } from "./believe.ts";
import type { Wanted } from "./scope.ts";
import { fieldOf, iso, type ListPart } from "./selections.ts";
import { type Ask, type Asker, askAll } from "./send.ts";

/** How many things a list has, and when the newest change was; 0 for none. */
export interface Counted {
  readonly total: number;
  readonly newest: number;
}

/** What a forge has, before it is read. */
export interface Survey {
  /** GitHub's id of the repository. */
  readonly id: string;
  readonly lists: Readonly<Partial<Record<ListPart, Counted>>>;
  /** `newest` is when the newest release was made. */
  readonly releases?: Counted;
}

/** A repository as part of a document. */
export function nameOf(repository: string): string {
  const [owner, name] = repository.split("/");
  return `repository(owner:${JSON.stringify(owner)},name:${JSON.stringify(name)})`;
}

/** So many lists of repositories are counted by one request: fifty. */
const weight = 8;

/**
 * Counts what there is, fifty repositories a request.
 * @throws AppError as `askAll` does
 */
export async function survey(
  http: Http,
  wanted: Wanted,
  spend: (points: number) => void,
): Promise<ReadonlyMap<string, Survey>> {
  const found = new Map<string, Survey>();
  const askers = wanted.repositories.map((repository): Asker => {
    const ask: Ask = {
      weight,
      where: repository,
      fields: (alias) => `${alias}:${nameOf(repository)}{id ${partsOf(wanted).join(" ")}}`,
      take: (values, alias) => void found.set(repository, surveyOf(values[alias], wanted, repository)),
      well: () => undefined,
      halve: () => false,
    };
    return { next: () => (found.has(repository) ? undefined : ask) };
  });
  await askAll(http, askers, spend, () => undefined);
  return found;
}

function partsOf({ lists, releases }: Wanted): string[] {
  const newest = (field: string, order: string, by: string) =>
    `${field}(first:1,orderBy:{field:${order},direction:DESC}){totalCount nodes{${by}}}`;
  return [
    ...lists.map((part) => newest(fieldOf[part], "UPDATED_AT", "updatedAt")),
    ...(releases ? [newest("releases", "CREATED_AT", "createdAt")] : []),
  ];
}

function surveyOf(node: Node, { lists, releases }: Wanted, repository: string): Survey {
  if (typeof node?.id !== "string") throw wrongShape(repository);
  const counted = lists.map((part) => [part, countedOf(node[fieldOf[part]], `${repository} ${part}`)] as const);
  return {
    id: node.id,
    lists: Object.fromEntries(counted),
    ...(releases ? { releases: countedOf(node.releases, `${repository} releases`) } : {}),
  };
}

function countedOf(connection: Node, where: string): Counted {
  const total = count(connection?.totalCount, where);
  const nodes = connection.nodes;
  if (!Array.isArray(nodes)) throw wrongShape(where);
  const [node] = nodes;
  if (total > 0 && !node) throw short(where, 0, total);
  return { total, newest: node ? time(node.updatedAt ?? node.createdAt, where) : 0 };
}

/**
 * How many threads have changed since a date, by GitHub's search: it may be a moment behind, and not know a repository at
 * all. Good for an estimate, and for nothing else.
 * @param lists repositories and their parts
 * @returns a number for each; undefined where the search does not tell
 */
export async function changedSince(
  http: Http,
  lists: readonly { readonly repository: string; readonly part: ListPart }[],
  since: number,
): Promise<{ readonly counts: readonly (number | undefined)[]; readonly points: number }> {
  const words = {
    issues: ["ISSUE", "is:issue "],
    pulls: ["ISSUE", "is:pr "],
    discussions: ["DISCUSSION", ""],
  } as const;
  const fields = lists.map(({ repository, part }, index) => {
    const [type, kind] = words[part];
    const query = JSON.stringify(`repo:${repository} ${kind}updated:>=${JSON.parse(iso(since))}`);
    return `a${index}:search(type:${type},first:1,query:${query}){${part === "discussions" ? "discussionCount" : "issueCount"}}`;
  });
  const { data, errors } = await http.graphql({ query: `query{rateLimit{cost} ${fields.join(" ")}}`, write: false });
  const counts = lists.map((_, index) => {
    const alias = `a${index}`;
    if (errors.some(({ path }) => path?.[0] === undefined || path[0] === alias)) return undefined;
    const { issueCount, discussionCount } = (data?.[alias] ?? {}) as Node;
    return wholeOf(issueCount ?? discussionCount);
  });
  return { counts, points: wholeOf((data?.rateLimit as Node)?.cost) ?? 0 };
}

function wholeOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
