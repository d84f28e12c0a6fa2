import { fold, type Target } from "../../kinds/item.ts";
import { AppError } from "../../system/errors.ts";
import { type Http, listPages } from "../../system/http/index.ts";
import { messageIn, reasonOf } from "./outcome.ts";

/** What issues carry. */
export interface Carried {
  readonly kind: string;
  readonly target: Target;
  readonly name: string;
  /** A milestone's number. */
  readonly ref?: string | undefined;
}

/** A label may be on a hundred thousand issues. */
const mostPages = 1000;

/**
 * The numbers of the issues and pull requests, in every state, that carry a label or a milestone, over REST.
 * @throws AppError when they cannot be told, or one of them is not as an issue is
 */
export async function carriersOf(http: Http, carried: Carried): Promise<number[]> {
  return [...new Set((await issuesWith(http, carried)).map(numberOf))];
}

/** Those that carry a label, and those among them that carry another one as well. @throws AppError as `carriersOf` */
export async function carriersOfBoth(
  http: Http,
  carried: Carried,
  other: string,
): Promise<{ readonly numbers: readonly number[]; readonly both: readonly number[] }> {
  const issues = await issuesWith(http, carried);
  const both = issues.filter((issue) => labelsOf(issue).includes(fold(other)));
  return { numbers: [...new Set(issues.map(numberOf))], both: both.map(numberOf) };
}

async function issuesWith(http: Http, { kind, target, name, ref = "" }: Carried): Promise<readonly unknown[]> {
  const { owner, repository = "" } = target;
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}/issues`;
  // A comma would part the name into two: of such a label the issues are found among all.
  const isListable = kind !== "label" || !name.includes(",");
  const filter = kind === "label" ? { labels: name } : { milestone: ref };
  const query = { state: "all", ...(isListable ? filter : {}) };
  const { status, items, first } = await listPages(http, path, { query, cap: mostPages });
  if (status !== 200) {
    const { reason, params } = reasonOf(status, messageIn(first.data));
    throw new AppError(reason, { ...params });
  }
  // A server that knows the filter no more answers with all there are: each has to say itself that it carries this.
  return items.filter((item) => (kind === "label" ? labelsOf(item).includes(fold(name)) : milestoneOf(item) === ref));
}

function numberOf(item: unknown): number {
  const { number } = item as { number?: unknown };
  if (typeof number !== "number" || !Number.isSafeInteger(number)) throw partial("issues.number");
  return number;
}

function milestoneOf(item: unknown): string {
  const { milestone } = item as { milestone?: unknown };
  if (milestone === null) return "";
  const { number } = (milestone ?? {}) as { number?: unknown };
  if (!Number.isSafeInteger(number)) throw partial("issues.milestone");
  return String(number);
}

function labelsOf(item: unknown): string[] {
  const { labels } = item as { labels?: unknown };
  if (!Array.isArray(labels)) throw partial("issues.labels");
  return labels.map((label: unknown) => {
    const name = typeof label === "string" ? label : (label as { name?: unknown } | null)?.name;
    if (typeof name !== "string") throw partial("issues.labels");
    return fold(name);
  });
}

function partial(message: string): AppError {
  return new AppError("target.partial", { message });
}
