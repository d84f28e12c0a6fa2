import type { Fields, Value } from "../../kinds/item.ts";

/** A rule as the REST API has it; GraphQL's is brought into this form. */
export interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Rules that are on or off, by the manifest's words (docs.github.com: REST, repository rules). */
const switches = {
  linearHistory: "required_linear_history",
  signatures: "required_signatures",
  deletion: "deletion",
  forcePush: "non_fast_forward",
} as const;

const review = {
  approvals: "required_approving_review_count",
  codeOwners: "require_code_owner_review",
  dismissStale: "dismiss_stale_reviews_on_push",
  resolveThreads: "required_review_thread_resolution",
} as const;

const known = new Set<string>([...Object.values(switches), "pull_request", "required_status_checks"]);

/** Whether something is a rule, with the parameters that its kind needs: without them it would be taken for switched off. */
export function isRule(value: unknown): value is Rule {
  if (!isMap(value) || typeof value.type !== "string") return false;
  const { type, parameters } = value;
  if (type !== "pull_request" && type !== "required_status_checks")
    return parameters === undefined || parameters === null || isMap(parameters);
  if (!isMap(parameters)) return false;
  if (type === "pull_request") return Object.values(review).every((key) => isSetting(parameters[key]));
  const checks = parameters.required_status_checks;
  return Array.isArray(checks) && checks.every((one) => isMap(one) && typeof one.context === "string");
}

const isSetting = (value: unknown) => value === undefined || typeof value === "boolean" || typeof value === "number";

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether a rule that was there when the plan was made is not any more, and nothing is said of it: somebody took it
 * away, or the answer is cut. Sent whole, the ruleset would go without it either way.
 */
export function lost(now: readonly Rule[], before: Value | undefined, said: Value | undefined): boolean {
  const words = wordsOf(now) as Fields;
  return Object.entries((before ?? {}) as Fields).some(([word, value]) => {
    if (((said ?? {}) as Fields)[word] !== undefined) return false;
    const left = words[word];
    if (Array.isArray(value)) return Array.isArray(left) && value.some((one) => !left.includes(one));
    return value !== null && value !== false && (left === null || left === false);
  });
}

/** Rules in the manifest's words: every one that commonry knows, off ones too. */
export function wordsOf(rules: readonly Rule[]): Value {
  const of = (type: string) => rules.find((rule) => rule.type === type);
  const pull = of("pull_request")?.parameters;
  const checks = of("required_status_checks")?.parameters?.required_status_checks as { context: string }[] | undefined;
  const off = { approvals: 0, codeOwners: false, dismissStale: false, resolveThreads: false } as const;
  const pullRequest = pull
    ? Object.fromEntries(
        Object.entries(review).map(([word, key]) => [word, (pull[key] ?? off[word as "approvals"]) as Value]),
      )
    : null;
  const on = Object.entries(switches).map(([word, type]) => [word, of(type) !== undefined]);
  return {
    ...(Object.fromEntries(on) as Record<string, boolean>),
    pullRequest,
    checks: (checks ?? []).map(({ context }) => context).sort(),
  };
}

/** The words after a change: those of which nothing is said stay as the ruleset has them now. */
export function rulesAfter(now: readonly Rule[], said: Fields | undefined): Fields {
  const words = wordsOf(now) as Fields;
  const pull = said?.pullRequest as Fields | null | undefined;
  const merged = pull ? { ...(words.pullRequest as Fields | null), ...pull } : pull;
  return { ...words, ...said, ...(pull === undefined ? {} : { pullRequest: merged as Value }) };
}

/** The rules to send: those of the words, and whatever else is there, as it was. */
export function rulesOf(words: Fields, before: readonly Rule[]): Rule[] {
  const others = before.filter(({ type }) => !known.has(type));
  const old = (type: string) => before.find((rule) => rule.type === type)?.parameters ?? {};
  const on = Object.entries(switches).flatMap(([word, type]) => (words[word] === true ? [{ type }] : []));
  const pull = words.pullRequest as Fields | null | undefined;
  const checks = words.checks as readonly string[] | undefined;
  return [
    ...others,
    ...on,
    ...(pull ? [{ type: "pull_request", parameters: pullParameters(pull, old("pull_request")) }] : []),
    ...(checks && checks.length > 0
      ? [{ type: "required_status_checks", parameters: checkParameters(checks, old("required_status_checks")) }]
      : []),
  ];
}

type Old = NonNullable<Rule["parameters"]>;

function pullParameters(pull: Fields, old: Old): Old {
  const given = Object.entries(review).flatMap(([word, key]) => (pull[word] === undefined ? [] : [[key, pull[word]]]));
  return {
    required_approving_review_count: 0,
    require_code_owner_review: false,
    dismiss_stale_reviews_on_push: false,
    required_review_thread_resolution: false,
    require_last_push_approval: false,
    ...old,
    ...Object.fromEntries(given),
  };
}

function checkParameters(checks: readonly string[], old: Old): Old {
  const before = (old.required_status_checks ?? []) as { context: string }[];
  const list = checks.map((context) => before.find((one) => one.context === context) ?? { context });
  return { strict_required_status_checks_policy: false, ...old, required_status_checks: list };
}
