import { describe, expect, test } from "vitest";
import { addBoard } from "../../emulator/boards.ts";
import { addIssue, addLabel, addRepository } from "../../emulator/state.ts";
import { type Bench, canary, githubBench } from "../../support/github.ts";

/** One of everything. */
const everything = {
  repositories: [
    {
      name: "hub",
      description: "Start here",
      topics: ["community", "ai"],
      visibility: "public",
      features: { discussions: true },
      merge: { deleteBranch: true },
    },
    { name: "toolbox", labels: [{ name: "gpu", color: "5319e7" }] },
  ],
  labels: [
    { name: "bug", color: "d73a4a", description: "Something is broken", was: ["defect"] },
    { name: "help wanted", color: "008672" },
  ],
  milestones: [{ title: "2027-Q1", due: "2027-03-31", description: "First" }],
  teams: [
    {
      name: "Core Team",
      description: "Reviews",
      members: { ada: "maintainer", bob: "member", zoe: "member" },
      repositories: { hub: "admin", toolbox: "push" },
    },
    { name: "docs", parent: "Core Team" },
  ],
  boards: [
    {
      title: "Roadmap",
      description: "What comes next",
      repositories: ["hub", "toolbox"],
      fields: [
        {
          name: "Status",
          type: "single_select",
          options: ["Todo", { name: "Doing", color: "yellow", was: ["In Progress"] }, "Done"],
        },
        { name: "Target", type: "date" },
        { name: "Sprint", type: "iteration", start: "2027-01-04", days: 14 },
      ],
      views: [{ name: "Board", layout: "board", filter: "is:open", fields: ["Status", "Target"] }],
    },
  ],
  autolinks: [{ prefix: "LEP-", url: "https://lepton.example/browse/LEP-<num>" }],
  rulesets: [{ name: "main", rules: { pullRequest: { approvals: 1 }, checks: ["test"], forcePush: true } }],
};

const writes = ({ emulator }: Bench) => emulator.requests.filter(({ write }) => write).length;

describe.each([
  ["GraphQL", {}],
  ["a path, as GitHub Enterprise Server has it", { prefix: "/api/v3" }],
])("over %s", (_, options) => {
  test("one apply makes all of it, the second makes no write, and every exchange is as GitHub describes it", async () => {
    const bench = await githubBench(options);
    const { emulator, run } = bench;
    const hub = addRepository(emulator.state, "hub");
    addLabel(emulator.state, hub, { name: "defect", color: "d73a4a" });
    const issue = addIssue(emulator.state, hub, ["defect"]);
    bench.manifest(everything);
    const plan = await run(["plan"]);
    expect(plan.err).toBe("");
    expect(plan).toMatchObject({ code: 0, out: expect.stringContaining('→ label "defect" → "bug"') });
    expect(writes(bench)).toBe(0);
    const first = await run(["apply", "--yes"]);
    expect({
      code: first.code,
      out: first.out,
      err: first.err.split("\n").filter((line) => line.includes("✗")),
    }).toMatchObject({ code: 0, err: [] });
    expect(issue.labels).toEqual(["bug"]);
    expect(emulator.state.repositories.get("toolbox")?.visibility).toBe("private");
    expect(emulator.state.teams.map(({ name, parent }) => [name, parent])).toEqual([
      ["Core Team", null],
      ["docs", "Core Team"],
    ]);
    const before = writes(bench);
    expect((await run(["plan"])).out).toContain("No changes");
    const second = await run(["apply", "--yes"]);
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
    expect(writes(bench)).toBe(before);
    expect(emulator.violations).toEqual([]);
    expect(emulator.validated.rest).toBeGreaterThan(10);
  });
});

test("cards keep their values when options are renamed, ordered and added", async () => {
  const bench = await githubBench();
  const { emulator, run } = bench;
  addRepository(emulator.state, "hub");
  const board = addBoard(emulator.state, "Roadmap");
  const status = board.fields[1];
  const doing = status?.options?.[1];
  board.items.push({ id: "I1", values: new Map([[status?.id ?? "", doing?.id ?? ""]]) });
  const fields = [
    { name: "Status", type: "single_select", options: ["Done", { name: "Doing", was: ["In Progress"] }, "New"] },
  ];
  bench.manifest({ repositories: [{ name: "hub" }], boards: [{ title: "Roadmap", fields }] });
  expect(await run(["apply", "--yes"])).toMatchObject({ code: 0 });
  expect(status?.options?.map(({ name }) => name)).toEqual(["Done", "Doing", "New", "Todo"]);
  expect(board.items[0]?.values.get(status?.id ?? "")).toBe(doing?.id);
  expect(emulator.violations).toEqual([]);
});

test("old and new label both there: every issue, open or closed, moves, then the old one goes", async () => {
  const bench = await githubBench();
  const { emulator, run } = bench;
  const hub = addRepository(emulator.state, "hub");
  for (const name of ["defect", "bug"]) addLabel(emulator.state, hub, { name, color: "d73a4a" });
  const issues = Array.from({ length: 70 }, (_, n) =>
    addIssue(emulator.state, hub, ["defect"], { state: n % 2 ? "closed" : "open", pull: n % 3 === 0 }),
  );
  bench.manifest({ repositories: [{ name: "hub" }], labels: [{ name: "bug", color: "d73a4a", was: ["defect"] }] });
  const plan = await run(["plan"]);
  expect(plan.out).toContain("(carried by 70 issues)");
  expect(await run(["apply", "--yes", "--max-wait", "120"])).toMatchObject({ code: 0 });
  expect(issues.every(({ labels }) => labels.join() === "bug")).toBe(true);
  expect(hub.labels.map(({ name }) => name)).toEqual(["bug"]);
});

test("what is not planned: a repository that is archived, forbidden or renamed does not stop the others", async () => {
  const bench = await githubBench();
  const { emulator, run } = bench;
  for (const name of ["good", "closed", "secret"]) addRepository(emulator.state, name, { archived: name === "closed" });
  addRepository(emulator.state, "newer");
  emulator.state.renamed.set("older", "newer");
  emulator.readOnly.add("secret");
  bench.manifest({
    repositories: ["good", "closed", "secret", "older"].map((name) => ({ name })),
    labels: [{ name: "bug", color: "d73a4a" }],
  });
  const { code, err } = await run(["apply", "--yes"]);
  expect(code).toBe(5);
  expect(err).toContain("acme/older: it is called acme/newer now");
  expect(err).toContain("acme/closed: it is archived, so 1 change there is left out");
  expect(err).toMatch(/acme\/secret \(label\): the token may not do that there/);
  expect(emulator.state.repositories.get("good")?.labels.map(({ name }) => name)).toEqual(["bug"]);
});

test("requests: one for a repository with a hundred labels, one for 25 repositories, three for twenty changes", async () => {
  const bench = await githubBench();
  const { emulator, run } = bench;
  const labels = Array.from({ length: 100 }, (_, n) => ({ name: `label-${n}`, color: "00ff00", description: "d" }));
  for (let n = 0; n < 26; n++) {
    const repository = addRepository(emulator.state, `r${n}`);
    for (const label of labels) addLabel(emulator.state, repository, label);
  }
  const count = async (repositories: number, words: readonly string[], body = labels) => {
    const names = Array.from({ length: repositories }, (_, n) => ({ name: `r${n}` }));
    bench.manifest({ strict: ["labels"], repositories: names, labels: body });
    emulator.requests.splice(0);
    expect(await run(words)).toMatchObject({ code: 0 });
    return emulator.requests.length;
  };
  expect(await count(1, ["plan"])).toBe(1);
  expect(await count(25, ["plan"])).toBe(1);
  expect(await count(26, ["plan"])).toBe(2);
  const changed = labels
    .slice(0, 95)
    .map((label, n) =>
      n < 5 ? { ...label, color: "ff0000" } : n < 10 ? { ...label, name: `new-${n}`, was: [label.name] } : label,
    );
  const made = Array.from({ length: 5 }, (_, n) => ({ name: `made-${n}`, color: "0000ff", description: "d" }));
  expect(await count(1, ["apply", "--yes", "--allow-delete=5"], [...changed, ...made])).toBe(3);
});

test("the token is in no output and in no file", async () => {
  const bench = await githubBench();
  const { emulator, folder, run } = bench;
  addRepository(emulator.state, "hub");
  bench.manifest(everything);
  const { readdirSync, readFileSync } = await import("node:fs");
  emulator.faults.push({ at: 9, do: "403-permission" }, { at: 12, do: "502-after" });
  for (const words of [
    ["plan", "--verbose", "--out", "plan.json"],
    ["apply", "--yes", "--json"],
    ["apply", "--yes", "--verbose"],
  ]) {
    const { out, err } = await run(words);
    expect(out + err).not.toContain(canary);
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) expect(readFileSync(`${entry.parentPath}/${entry.name}`, "utf8")).not.toContain(canary);
  }
});

test("a full page that has not changed may have a next one: over REST, what was added behind it is seen", async () => {
  const bench = await githubBench({ graphql: false });
  const { emulator, run } = bench;
  const repository = addRepository(emulator.state, "hub");
  const labels = Array.from({ length: 101 }, (_, n) => ({ name: `label-${n}`, color: "00ff00" }));
  for (const label of labels.slice(0, 100)) addLabel(emulator.state, repository, label);
  bench.manifest({ repositories: [{ name: "hub" }], labels });
  expect((await run(["plan"])).out).toContain("Plan: 1 to create");
  addLabel(emulator.state, repository, { name: "label-100", color: "00ff00" });
  expect((await run(["plan"])).out).toContain("No changes");
});

test("two teams swap their names: each keeps its members", async () => {
  const bench = await githubBench();
  const { emulator, run } = bench;
  const first = (red: string, blue: string, was: boolean) => ({
    teams: [
      { name: red, description: "red", members: { ada: "maintainer" }, ...(was ? { was: [blue] } : {}) },
      { name: blue, description: "blue", members: { bob: "maintainer" }, ...(was ? { was: [red] } : {}) },
    ],
  });
  bench.manifest(first("one", "two", false));
  expect(await run(["apply", "--yes"])).toMatchObject({ code: 0 });
  const ids = new Map(emulator.state.teams.map(({ id, description }) => [description, id]));
  bench.manifest(first("two", "one", true));
  expect(await run(["apply", "--yes"])).toMatchObject({ code: 0 });
  const shown = emulator.state.teams.map(({ id, name, description }) => [
    name,
    description,
    id === ids.get(description),
  ]);
  expect(shown.sort()).toEqual([
    ["one", "blue", true],
    ["two", "red", true],
  ]);
  expect((await run(["plan"])).out).toContain("No changes");
});

test("undo leaves what an apply found there already, and takes away what it made", async () => {
  const bench = await githubBench();
  const { emulator, run } = bench;
  // GitHub puts "bug" into a new repository by itself, with issues to come.
  bench.manifest({
    repositories: [{ name: "made" }],
    labels: [
      { name: "bug", color: "123456" },
      { name: "ours", color: "123456" },
    ],
  });
  expect(await run(["apply", "--yes"])).toMatchObject({ code: 0 });
  const undone = await run(["undo", "--yes"]);
  expect(undone).toMatchObject({ code: 5, err: expect.stringContaining("was there already") });
  const names = emulator.state.repositories.get("made")?.labels.map(({ name }) => name);
  expect(names).toContain("bug");
  expect(names).not.toContain("ours");
});

test("a label that went comes back on every one of its issues; undo says what hangs on what goes", async () => {
  const bench = await githubBench();
  const { emulator, run } = bench;
  const hub = addRepository(emulator.state, "hub");
  for (const name of ["old", "a", "b", "c", "d"]) addLabel(emulator.state, hub, { name, color: "111111" });
  // Fewer than the 80 creations of a minute.
  for (let n = 0; n < 60; n++) addIssue(emulator.state, hub, ["old"], { pull: n % 2 === 0 });
  const manifest = (names: readonly string[]) =>
    bench.manifest({
      strict: ["labels"],
      repositories: [{ name: "hub" }],
      labels: names.map((name) => ({ name, color: "111111" })),
    });
  manifest(["a", "b", "c", "d", "new"]);
  expect(await run(["apply", "--yes", "--allow-delete=1"])).toMatchObject({ code: 0 });
  expect(hub.issues.some(({ labels }) => labels.length > 0)).toBe(false);
  for (const issue of hub.issues.slice(0, 3)) issue.labels.push("new");
  const undone = await run(["undo", "--yes"]);
  expect(undone.code).toBe(0);
  expect(undone.err).toContain('- label "new"  (carried by 3 issues)');
  expect(hub.issues.every(({ labels }) => labels.includes("old"))).toBe(true);
});

test("the cost of a merge is what it takes", async () => {
  const bench = await githubBench();
  const { emulator, run } = bench;
  const hub = addRepository(emulator.state, "hub");
  for (const name of ["defect", "bug"]) addLabel(emulator.state, hub, { name, color: "d73a4a" });
  for (let n = 0; n < 30; n++) addIssue(emulator.state, hub, ["defect"]);
  bench.manifest({ repositories: [{ name: "hub" }], labels: [{ name: "bug", color: "d73a4a", was: ["defect"] }] });
  const told = Number(/takes (\d+) requests/.exec((await run(["plan"])).out)?.[1]);
  emulator.requests.splice(0);
  expect(await run(["apply", "--yes"])).toMatchObject({ code: 0 });
  // Besides: one to read, one to count.
  expect(told).toBe(emulator.requests.length - 2);
});
