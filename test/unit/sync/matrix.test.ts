import { afterAll, describe, expect, test } from "vitest";
import { addBoard } from "../../emulator/boards.ts";
import { addLabel, addRepository, newState, type State } from "../../emulator/state.ts";
import { faultsOf, planAt, said, settledAt } from "../../support/steady.ts";
import { bench } from "../providers/github/support.ts";

/** Every field of every kind: set, changed, cleared, and hostile; after each apply the second one writes nothing. */

type Body = Readonly<Record<string, unknown>>;
type Value = unknown;
interface Row {
  readonly field: string;
  /** set, change, clear. */
  readonly values: readonly Value[];
  readonly body: (value: Value) => Body;
}

const hub = { name: "hub" };
const repository = (field: string) => (value: Value) => ({ repositories: [{ ...hub, [field]: value }] });
const within = (section: string, field: string) => (value: Value) => {
  const [name, ...rest] = field.split(".");
  return {
    repositories: [{ ...hub, [section]: { [name ?? ""]: rest.length > 0 ? { [rest[0] as string]: value } : value } }],
  };
};
const shared = (section: string, base: Body, field: string) => (value: Value) => {
  return { repositories: [hub], [section]: [{ ...base, [field]: value }] };
};
const rules = (field: string) => (value: Value) => {
  return { repositories: [hub], rulesets: [{ name: "main", rules: { [field]: value } }] };
};
const board = (part: Body) => ({ repositories: [hub], boards: [{ title: "Roadmap", ...part }] });
const link = { prefix: "LEP-", url: "https://lepton.example/<num>" };

const rows: Row[] = [
  { field: "repository.description", values: ["One", "Two", ""], body: repository("description") },
  {
    field: "repository.homepage",
    values: ["https://x.example", "http://old.example/a?b#c", ""],
    body: repository("homepage"),
  },
  { field: "repository.topics", values: [["ai"], ["b", "a-1"], []], body: repository("topics") },
  { field: "repository.visibility", values: ["private", "public"], body: repository("visibility") },
  { field: "repository.template", values: [true, false], body: repository("template") },
  { field: "repository.archived", values: [true, false], body: repository("archived") },
  { field: "repository.defaultBranch", values: ["main", "trunk"], body: repository("defaultBranch") },
  ...["issues", "discussions", "projects", "wiki"].map((one): Row => {
    return { field: `repository.features.${one}`, values: [false, true, false], body: within("features", one) };
  }),
  ...["squash", "commit", "rebase", "auto", "deleteBranch"].map((one): Row => {
    return { field: `repository.merge.${one}`, values: [false, true, false], body: within("merge", one) };
  }),
  { field: "label.color", values: ["000000", "AbCdEf"], body: shared("labels", { name: "bug" }, "color") },
  {
    field: "label.description",
    values: ["One", "Two", ""],
    body: shared("labels", { name: "bug", color: "111111" }, "description"),
  },
  {
    field: "milestone.description",
    values: ["One", "a\nb", ""],
    body: shared("milestones", { title: "Q1" }, "description"),
  },
  {
    field: "milestone.due",
    values: ["2027-03-31", "2028-02-29", ""],
    body: shared("milestones", { title: "Q1" }, "due"),
  },
  { field: "milestone.state", values: ["closed", "open"], body: shared("milestones", { title: "Q1" }, "state") },
  { field: "team.description", values: ["One", "Two", ""], body: shared("teams", { name: "core" }, "description") },
  { field: "team.privacy", values: ["secret", "closed"], body: shared("teams", { name: "core" }, "privacy") },
  {
    field: "team.parent",
    values: ["top", "other-top", ""],
    body: (parent) => ({
      repositories: [hub],
      teams: [{ name: "top" }, { name: "Other Top" }, { name: "core", parent }],
    }),
  },
  {
    field: "team.members",
    values: ["member", "maintainer"],
    body: (role) => ({ teams: [{ name: "core", members: { bob: role } }] }),
  },
  {
    field: "team.repositories",
    values: ["pull", "triage", "push", "maintain", "admin"],
    body: (role) => ({ repositories: [hub], teams: [{ name: "core", repositories: { hub: role } }] }),
  },
  { field: "autolink.url", values: [link.url, "https://other.example/<num>"], body: shared("autolinks", link, "url") },
  { field: "autolink.alphanumeric", values: [true, false], body: shared("autolinks", link, "alphanumeric") },
  {
    field: "ruleset.enforcement",
    values: ["active", "evaluate", "disabled"],
    body: shared("rulesets", { name: "main", rules: { deletion: true } }, "enforcement"),
  },
  {
    field: "ruleset.include",
    values: [["main"], ["*"], ["release/*", "main"]],
    body: shared("rulesets", { name: "main", rules: { deletion: true } }, "include"),
  },
  {
    field: "ruleset.exclude",
    values: [["wip/*"], ["a", "b"]],
    body: shared("rulesets", { name: "main", rules: { deletion: true } }, "exclude"),
  },
  { field: "ruleset.rules.checks", values: [["test"], ["b", "a"], []], body: rules("checks") },
  {
    field: "ruleset.rules.pullRequest",
    values: [{ approvals: 1 }, { approvals: 2, codeOwners: true }],
    body: rules("pullRequest"),
  },
  ...["linearHistory", "signatures", "deletion", "forcePush"].map((one): Row => {
    return { field: `ruleset.rules.${one}`, values: [true, false], body: rules(one) };
  }),
  {
    field: "board.description",
    values: ["One", { en: "Two", zh: "二" }, ""],
    body: (description) => board({ description }),
  },
  { field: "board.public", values: [true, false], body: (one) => board({ public: one }) },
  { field: "board.repositories", values: [["hub"]], body: (repositories) => board({ repositories }) },
  {
    field: "board.field",
    values: ["text", "number", "date"],
    body: (type) => board({ fields: [{ name: `A ${type}`, type }] }),
  },
  {
    field: "board.field.options",
    values: [
      ["Todo", "Doing"],
      ["Doing", { name: "Todo", color: "red", description: "Now" }],
      [{ name: "Todo", description: "" }],
    ],
    body: (options) => board({ fields: [{ name: "Status", type: "single_select", options }] }),
  },
  {
    field: "board.field.start",
    values: ["2027-01-04"],
    body: (start) => board({ fields: [{ name: "Sprint", type: "iteration", start, days: 7 }] }),
  },
  {
    field: "board.view.layout",
    values: ["table", "board", "roadmap"],
    body: (layout) => board({ views: [{ name: "Wall", layout }] }),
  },
  {
    field: "board.view.filter",
    values: ["is:open", "label:bug", ""],
    body: (filter) => board({ views: [{ name: "Wall", layout: "table", filter }] }),
  },
  {
    field: "board.view.fields",
    values: [["Title"], ["Title", "Status"]],
    body: (fields) => board({ views: [{ name: "Wall", layout: "table", fields }] }),
  },
];

const counts = { fields: 0, applies: 0, hostile: 0, bounds: 0 };
afterAll(() =>
  console.log(
    `matrix: ${counts.fields} of ${rows.length} fields, ${counts.applies} applies with 0 writes after; ${counts.hostile} hostile values; ${counts.bounds} limits`,
  ),
);

describe.each([
  ["made anew", false],
  ["there already", true],
] as const)("%s", (_, isThere) => {
  test.each(rows)("$field", async ({ values, body }) => {
    const state = newState();
    if (isThere) {
      addRepository(state, "hub", { visibility: "private" });
      addBoard(state, "Roadmap");
    }
    const { place, emulator } = await bench({ state });
    for (const value of values) {
      const { failed, left } = await settledAt(place, body(value));
      expect([value, failed, left]).toEqual([value, [], []]);
      counts.applies++;
    }
    if (isThere) counts.fields++;
    expect(emulator.violations).toEqual([]);
  });
});

test("a person's board, with its views", async () => {
  const { place, emulator } = await bench({ state: newState("acme", "User") });
  emulator.state.viewer = "acme";
  const views = [{ name: "Wall", layout: "board", filter: "is:open" }];
  const { failed, left } = await settledAt(place, { boards: [{ title: "Roadmap", views }] });
  expect([failed, left]).toEqual([[], []]);
});

const texts: readonly (readonly [field: string, limit: number, body: (text: string) => Body])[] = [
  ["repository.description", 350, repository("description")],
  ["label.description", 100, shared("labels", { name: "bug", color: "111111" }, "description")],
  ["label.name", 50, (name) => ({ repositories: [hub], labels: [{ name, color: "111111" }] })],
  ["milestone.title", 255, (title) => ({ repositories: [hub], milestones: [{ title }] })],
  ["team.description", 350, shared("teams", { name: "core" }, "description")],
  ["board.title", 255, (title) => ({ boards: [{ title }] })],
];
const hostile = [
  "🎉 party",
  "e\u0301toile",
  "étoile",
  "ﬁne ①",
  "中文，说明",
  "%2F..%00",
  "<b>&amp;",
  "a: b # c",
  ":tada:",
  "👩🏽‍🚀",
];

describe("texts of strangers", () => {
  test.each(texts)("%s: hostile, the longest, and one more", async (_, limit, body) => {
    for (const text of [...hostile, "🎉".repeat(limit)]) {
      const { place } = await bench({ state: newState() });
      const { failed, left } = await settledAt(place, body(text));
      expect([text, failed, left]).toEqual([text, [], []]);
      counts.hostile++;
    }
    expect(faultsOf(body("🎉".repeat(limit + 1)))).toEqual([expect.stringContaining("manifest.long")]);
    expect(faultsOf(body("a".repeat(limit + 1)))).toEqual([expect.stringContaining("manifest.long")]);
    counts.bounds++;
  });

  test("line ends and blanks that a browser left in a text are no difference", async () => {
    const state = newState();
    const repo = addRepository(state, "hub", { description: " A hub \r\n" });
    repo.milestones.push({ number: 1, title: "Q1", due_on: null, description: "a\r\nb\r\n", state: "open" });
    addLabel(state, repo, { name: "bug", color: "111111", description: "One " });
    addBoard(state, "Roadmap").shortDescription = "x\r\ny";
    const { place } = await bench({ state });
    const body = {
      repositories: [{ name: "hub", description: "A hub" }],
      milestones: [{ title: "Q1", description: "a\nb" }],
      labels: [{ name: "bug", color: "111111", description: "One" }],
      boards: [{ title: "Roadmap", description: "x\ny" }],
    };
    expect(said(await planAt(place, body))).toEqual([]);
  });
});

describe("what no API can set is a note for hand work, never a change that is refused", () => {
  const withField = (more: Partial<State["boards"][number]["fields"][number]>) => {
    const state = newState();
    addBoard(state, "Roadmap").fields.push({ id: "F_9", name: "Sprint", dataType: "ITERATION", ...more });
    return state;
  };
  const sprint = (more: Body) => ({ boards: [{ title: "Roadmap", fields: [{ name: "Sprint", ...more }] }] });

  test.each([
    [{ start: "2027-01-04", days: 14 }, { type: "iteration", start: "2027-01-04", days: 7 }, ["manual.iteration"]],
    [{ start: "2027-01-04", days: 14 }, { type: "iteration", start: "2027-02-01", days: 14 }, ["manual.iteration"]],
    [{ start: "2027-01-04", days: 14 }, { type: "iteration", start: "2027-01-04" }, []],
    [{ start: "2027-01-04", days: 14 }, { type: "text" }, ["manual.field-type"]],
  ])("%j wanted as %j", async (there, wanted, codes) => {
    const { place } = await bench({ state: withField(there) });
    const plan = await planAt(place, sprint(wanted));
    expect(said(plan)).toEqual([]);
    expect(plan.manual.map(({ code }) => code)).toEqual(codes);
  });

  test("a field without iterations is given its first one", async () => {
    const { place } = await bench({ state: withField({ days: 14 }) });
    const { failed, left } = await settledAt(place, sprint({ type: "iteration", start: "2027-01-04", days: 7 }));
    expect([failed, left]).toEqual([[], []]);
  });
});

test("two options that differ by case alone keep their cards", async () => {
  const state = newState();
  const made = addBoard(state, "Roadmap");
  const status = made.fields[1];
  if (!status) throw new Error("no field");
  const option = (id: string, name: string) => ({ id, name, color: "GRAY", description: "" });
  status.options = [option("o1", "todo"), option("o2", "Todo"), option("o3", "Done")];
  made.items.push(
    { id: "c1", values: new Map([[status.id, "o1"]]) },
    { id: "c2", values: new Map([[status.id, "o2"]]) },
  );
  const { place } = await bench({ state });
  const fields = [{ name: "Status", type: "single_select", options: ["Todo", "Done", "New"] }];
  const { failed, left } = await settledAt(place, { boards: [{ title: "Roadmap", fields }] });
  expect([failed, left]).toEqual([[], []]);
  expect(made.items.map(({ values }) => values.get(status.id))).toEqual(["o1", "o2"]);
  expect(status.options?.map(({ name }) => name)).toEqual(["Todo", "Done", "New", "todo"]);
});

test("an autolink prefix that ends in a digit, and a page without a web address, are refused with their place", () => {
  expect(faultsOf({ autolinks: [{ prefix: "LEP2", url: link.url }] })).toEqual(["7:13 manifest.prefix"]);
  expect(faultsOf({ autolinks: [{ prefix: "2LEP-", url: link.url }] })).toEqual([]);
  expect(faultsOf({ repositories: [{ name: "hub", homepage: "ftp://x.example" }] })).toEqual([
    "8:15 manifest.homepage",
  ]);
  expect(faultsOf({ repositories: [{ name: "hub", homepage: "http://u:p@x.example" }] })).toHaveLength(1);
});

test("an empty repository takes no default branch: that is said, and not planned at every run", async () => {
  const state = newState();
  addRepository(state, "hub", { empty: true });
  const { place } = await bench({ state });
  const plan = await planAt(place, { repositories: [{ name: "hub", defaultBranch: "main" }] });
  expect(said(plan)).toEqual([]);
  expect(plan.warnings.map(({ code }) => code)).toEqual(["plan.empty-repository"]);
});
