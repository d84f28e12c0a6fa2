import type { Actual, Weight } from "../../plan/port.ts";
import { type Http, listPages } from "../../system/http/index.ts";

// biome-ignore lint/suspicious/noExplicitAny: the service's answer, whose shape the document fixes.
type Node = any;

const listed = "totalCount nodes{number}";
const both = `issues(first:100){${listed}} pullRequests(first:100){${listed}}`;

/** How many issues and pull requests, in every state, carry labels and milestones; in one request where GraphQL is there. */
export async function weighAll(http: Http, items: readonly Actual[]): Promise<Weight[]> {
  const carried = items.filter(({ kind }) => kind === "label" || kind === "milestone");
  if (carried.length === 0) return items.map(() => ({}));
  const found = http.graphqlAbsent ? await byRest(http, carried) : await byGraphql(http, carried);
  return items.map((item) => found.get(item) ?? {});
}

async function byGraphql(http: Http, items: readonly Actual[]): Promise<Map<Actual, Weight>> {
  const parts = items.map(({ kind, target, name, ref }, index) => {
    const { owner, repository = "" } = target;
    const place = `repository(owner:${JSON.stringify(owner)},name:${JSON.stringify(repository)})`;
    const thing = kind === "label" ? `label(name:${JSON.stringify(name)})` : `milestone(number:${Number(ref)})`;
    return `w${index}:${place}{thing:${thing}{${both}}}`;
  });
  const { data } = await http.graphql({ query: `{${parts.join(" ")}}`, write: false });
  const found = new Map(
    items.flatMap((item, index) => {
      const thing = (data?.[`w${index}`] as Node)?.thing;
      return thing ? [[item, weightOf(thing)] as const] : [];
    }),
  );
  // An undo puts a thing back on every issue: where one request does not tell them all, the rest is listed.
  const cut = items.filter((item) => found.get(item)?.complete === false);
  return new Map([...found, ...(await byRest(http, cut))]);
}

function weightOf({ issues, pullRequests }: Node): Weight {
  const numbers = [...issues.nodes, ...pullRequests.nodes].map(({ number }: Node) => number);
  const total = issues.totalCount + pullRequests.totalCount;
  return { issues: total, numbers, complete: numbers.length === total };
}

async function byRest(http: Http, items: readonly Actual[]): Promise<Map<Actual, Weight>> {
  const found = items.map(async (item) => {
    const { owner, repository = "" } = item.target;
    const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}/issues`;
    // A comma would part the name into two; such a label is shown without a count.
    if (item.kind === "label" && item.name.includes(",")) return undefined;
    const filter = item.kind === "label" ? { labels: item.name } : { milestone: item.ref };
    const { status, items: issues } = await listPages(http, path, { query: { state: "all", ...filter } });
    if (status !== 200) return undefined;
    const numbers = issues.map((issue: Node) => issue.number);
    return [item, { issues: numbers.length, numbers, complete: true }] as const;
  });
  return new Map((await Promise.all(found)).flatMap((one) => (one ? [one] : [])));
}
