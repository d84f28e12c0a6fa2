import type { Actual, Failure, Weight } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import type { GraphqlAnswer, Http } from "../../system/http/index.ts";
import { carriersOf } from "./carriers.ts";
import { errorsAt, targetFailure, unreadable } from "./read/errors.ts";

const most = 100;
const listed = "totalCount nodes{number}";
const both = `issues(first:${most}){${listed}} pullRequests(first:${most}){${listed}}`;
/** Things in one request: each may bring two hundred numbers. */
const chunkSize = 100;

/**
 * How many issues and pull requests, in every state, carry labels and milestones; a hundred things a request where GraphQL
 * is there. What is not told whole is a failure of that thing: nobody may take it away then.
 */
export async function weighAll(http: Http, items: readonly Actual[]): Promise<Weight[]> {
  const carried = items.filter(({ kind }) => kind === "label" || kind === "milestone");
  const found = new Map<Actual, Weight>();
  for (let at = 0; at < carried.length; at += chunkSize) {
    const chunk = carried.slice(at, at + chunkSize);
    const weights = http.graphqlAbsent ? await byRest(http, chunk) : await byGraphql(http, chunk);
    for (const [index, item] of chunk.entries()) found.set(item, weights[index] ?? unread(unreadable([])));
  }
  return items.map((item) => found.get(item) ?? {});
}

function unread(why: Pick<Failure, "reason" | "params">): Weight {
  return { unread: why };
}

async function byGraphql(http: Http, items: readonly Actual[]): Promise<Weight[]> {
  const parts = items.map(({ kind, target, name, ref }, index) => {
    const { owner, repository = "" } = target;
    const place = `repository(owner:${JSON.stringify(owner)},name:${JSON.stringify(repository)})`;
    const thing = kind === "label" ? `label(name:${JSON.stringify(name)})` : `milestone(number:${Number(ref)})`;
    return `w${index}:${place}{thing:${thing}{${both}}}`;
  });
  let answer: GraphqlAnswer;
  try {
    answer = await http.graphql({ query: `{${parts.join(" ")}}`, write: false });
  } catch (error) {
    if (error instanceof AppError && error.code === "http.no-graphql") return byRest(http, items);
    const { reason, params } = targetFailure(error, { owner: "" });
    return items.map(() => unread({ reason, params }));
  }
  return Promise.all(items.map((item, index) => weightIn(http, answer, `w${index}`, item)));
}

async function weightIn(http: Http, { data, errors }: GraphqlAnswer, alias: string, item: Actual): Promise<Weight> {
  const { thing } = (data?.[alias] ?? {}) as { thing?: unknown };
  const wrong = errorsAt(errors, alias);
  const { issues, pullRequests } = (thing ?? {}) as { issues?: unknown; pullRequests?: unknown };
  const lists = [numbersIn(issues), numbersIn(pullRequests)] as const;
  if (wrong.length > 0 || !lists[0] || !lists[1]) return unread(unreadable(wrong));
  const numbers = [...lists[0].numbers, ...lists[1].numbers];
  const total = lists[0].total + lists[1].total;
  if (numbers.length === total) return { issues: total, numbers, complete: true };
  // An undo puts a thing back on every issue: where one request does not tell them all, the rest is listed.
  const [weight = unread(unreadable([]))] = await byRest(http, [item]);
  if (weight.unread || (weight.issues ?? 0) >= total) return weight;
  return unread({ reason: "target.short", params: { count: weight.issues ?? 0, total } });
}

/** A page of numbers and how many there are in all; undefined for what is no such page, or shorter than it may be. */
function numbersIn(list: unknown): { readonly numbers: readonly number[]; readonly total: number } | undefined {
  const { totalCount: total, nodes } = (list ?? {}) as { totalCount?: unknown; nodes?: unknown };
  if (typeof total !== "number" || !Number.isSafeInteger(total) || !Array.isArray(nodes)) return undefined;
  const numbers = nodes.map((node: unknown) => (node as { number?: unknown } | null)?.number);
  if (!numbers.every((number) => Number.isSafeInteger(number))) return undefined;
  return numbers.length === Math.min(total, most) ? { numbers: numbers as number[], total } : undefined;
}

async function byRest(http: Http, items: readonly Actual[]): Promise<Weight[]> {
  return Promise.all(
    items.map(async (item): Promise<Weight> => {
      try {
        const numbers = await carriersOf(http, item);
        return { issues: numbers.length, numbers, complete: true };
      } catch (error) {
        const { reason, params } = targetFailure(error, item.target);
        return unread({ reason, params });
      }
    }),
  );
}
