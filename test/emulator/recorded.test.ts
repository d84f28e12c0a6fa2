import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emulatorForTest } from "./client.ts";
import { addIssue, addLabel, addRepository, newState, type State } from "./state.ts";

interface Pair {
  readonly scenario: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly response?: unknown;
}

/** What GitHub itself answered, recorded by Octokit's authors; its addresses, ids and times were made uniform by them. */
const recorded = JSON.parse(readFileSync(new URL("../fixtures/github/recorded.json", import.meta.url), "utf8")) as {
  source: string;
  licence: string[];
  pairs: Pair[];
};

const defaults = ["bug", "documentation", "duplicate", "enhancement", "good first issue"].concat([
  "help wanted",
  "invalid",
  "question",
  "wontfix",
]);

/** What was there when a scenario was recorded. The recorded repositories have the number 1000. */
const seeds: Readonly<Record<string, (state: State) => void>> = {
  labels: (state) => {
    const repository = addRepository(state, "labels");
    for (const name of defaults) addLabel(state, repository, { name, description: name });
  },
  errors: (state) => void addRepository(state, "errors"),
  "paginate-issues": (state) => {
    const repository = addRepository(state, "paginate-issues", { number: 1000 });
    for (let count = 0; count < 13; count++) addIssue(state, repository);
  },
  "rename-repository": (state) => void addRepository(state, "rename-repository", { number: 1000 }),
  "add-labels-to-issue": (state) =>
    void addIssue(state, addRepository(state, "add-labels-to-issue"), [], { number: 1 }),
  "get-organization": () => {},
  "get-repository": (state) => void addRepository(state, "hello-world", { number: 1000, topics: ["octokit-fixture"] }),
};

/** What GitHub tells and the emulator leaves out, since nothing of commonry looks at it. Nothing else may be missing. */
const left =
  /^(organization|plan|reactions|triage|maintain|temp_clone_token|use_squash_pr_title_as_default|allow_update_branch)$/;
/** The same of an organisation: counts and settings that only its owners see. */
const ownersOnly =
  /^(members_(can|allowed)_\w+|(total|owned)_private_repos|private_gists|disk_usage|collaborators|billing_email|default_repository_permission|two_factor_requirement_enabled|is_verified|web_commit_signoff_required)$/;
/** What GitHub has added since the recording; that it is so now, the official description says (see `validate.ts`). */
const newer = /^(has_discussions|has_pull_requests|archived_at)$/;

/** Shape of an answer: its keys, and those of the first of a list; no values. */
function shape(value: unknown, without: readonly RegExp[]): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0], without)];
  if (typeof value !== "object" || value === null) return "value";
  const kept = Object.entries(value).filter(([key]) => !without.some((one) => one.test(key)));
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, shape(part, without)]),
  );
}

/** Which pages a `Link` header leads to, by relation. */
function links(header: string | number | null | undefined): object {
  const found = [...String(header ?? "").matchAll(/<[^>]*[?&]page=(\d+)[^>]*>; rel="(\w+)"/g)];
  return Object.fromEntries(found.map(([, page, relation]) => [relation, page]));
}

const scenarios = [...new Set(recorded.pairs.map(({ scenario }) => scenario))];

test("the recording names its source and licence, and holds enough", () => {
  expect(recorded.source).toContain("@octokit/fixtures");
  expect(recorded.licence[0]).toContain("MIT");
  expect(recorded.pairs.length).toBeGreaterThanOrEqual(15);
});

async function replay(url: string, pair: Pair, without: readonly RegExp[]): Promise<void> {
  const body = pair.body === undefined ? {} : { body: JSON.stringify(pair.body) };
  const response = await fetch(`${url}${pair.path}`, { method: pair.method, redirect: "manual", ...body });
  const text = await response.text();
  const what = `${pair.method} ${pair.path}`;
  expect([what, response.status]).toEqual([what, pair.status]);
  const answer = shape(text === "" ? undefined : JSON.parse(text), [newer]);
  expect([what, answer]).toEqual([what, shape(pair.response, without)]);
  expect([what, links(response.headers.get("link"))]).toEqual([what, links(pair.headers.link)]);
  if (pair.status !== 301 && pair.status !== 307) return;
  const [here, there] = [response.headers.get("location"), pair.headers.location];
  expect(new URL(here ?? "").pathname).toBe(new URL(String(there)).pathname);
}

describe.each(scenarios)("as GitHub answered: %s", (scenario) => {
  test("same status, same keys, same pages, same place", async () => {
    const state = newState("octokit-fixture-org");
    seeds[scenario]?.(state);
    const { url } = await emulatorForTest({ state });
    const without = scenario === "get-organization" ? [left, ownersOnly] : [left];
    for (const pair of recorded.pairs.filter((one) => one.scenario === scenario)) await replay(url, pair, without);
  });
});
