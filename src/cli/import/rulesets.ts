import { compact, type Entry, isMap, type Values } from "../../manifest/write/index.ts";
import type { At, Reader } from "./reader.ts";

/** Rules without parameters, as the REST API names them (docs.github.com: REST, repository rules). */
const switches: Readonly<Record<string, string>> = {
  required_linear_history: "linearHistory",
  required_signatures: "signatures",
  deletion: "deletion",
  non_fast_forward: "forcePush",
};

const review: Readonly<Record<string, string>> = {
  required_approving_review_count: "approvals",
  require_code_owner_review: "codeOwners",
  dismiss_stale_reviews_on_push: "dismissStale",
  required_review_thread_resolution: "resolveThreads",
};

/** A ruleset in the form of the REST API. What commonry has no word for is noted; undefined when no rule is left. */
export function rulesetOf(reader: Reader, at: At): Entry | undefined {
  reader.others(at, ["name", "target", "enforcement", "conditions", "rules"]);
  reader.others([...at, "conditions"], ["ref_name"]);
  const [name, target, enforcement] = ["name", "target", "enforcement"].map((key) => reader.text([...at, key]));
  const rules = rulesOf(reader, [...at, "rules"]);
  if (name === undefined || Object.keys(rules).length === 0) {
    reader.leave(at);
    return undefined;
  }
  const refs = (key: string) =>
    reader.texts([...at, "conditions", "ref_name", key]).map((one) => one.replace(/^refs\/(heads|tags)\//, ""));
  const values = { name, target, enforcement, include: refs("include"), exclude: refs("exclude"), rules };
  const isUsual = JSON.stringify(values.include) === '["~DEFAULT_BRANCH"]';
  const usual = [
    ...(target === "branch" ? ["target"] : []),
    ...(enforcement === "active" ? ["enforcement"] : []),
    ...(isUsual ? ["include"] : []),
  ];
  return { values: compact(values) as Values, usual };
}

function rulesOf(reader: Reader, list: At): Values {
  const rules: Record<string, unknown> = {};
  for (const { at } of reader.items(list)) {
    const found = ruleAt(reader, at);
    if (!found) reader.leave(at);
    else if (Object.hasOwn(rules, found[0])) reader.leave(at, "import.twice");
    else rules[found[0]] = found[1];
  }
  return compact(rules) as Values;
}

/** A rule's word, and what it asks for; undefined for one that there is no word for. */
function ruleAt(reader: Reader, at: At): readonly [word: string, value: unknown] | undefined {
  const type = reader.text([...at, "type"]) ?? "";
  const word = switches[type];
  if (word !== undefined) {
    reader.others(at, ["type"]);
    return [word, true];
  }
  if (type !== "pull_request" && type !== "required_status_checks") return undefined;
  reader.others(at, ["type", "parameters"]);
  const parameters = [...at, "parameters"];
  return type === "pull_request"
    ? ["pullRequest", reviewOf(reader, parameters)]
    : ["checks", checksOf(reader, parameters)];
}

function reviewOf(reader: Reader, at: At): Values {
  reader.others(at, Object.keys(review));
  const parameters = reader.value(at);
  const map = isMap(parameters) ? parameters : {};
  const said = Object.entries(review).map(([key, word]) => [word, map[key]]);
  // A rule without parameters asks for a pull request, and no approval.
  return { approvals: 0, ...(compact(Object.fromEntries(said)) as Values) };
}

function checksOf(reader: Reader, at: At): string[] {
  reader.others(at, ["required_status_checks"]);
  return reader.items([...at, "required_status_checks"]).flatMap(({ at: inner }) => {
    // Which app must report it, a manifest does not say.
    reader.others(inner, ["context"]);
    return reader.text([...inner, "context"]) ?? [];
  });
}
