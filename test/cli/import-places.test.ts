import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { startEmulator } from "../emulator/index.ts";
import { addLabel, addRepository, newState, type State } from "../emulator/state.ts";
import { temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";

/** A place as somebody has set it up by hand, in the words of its own API. */
function community(): State {
  const state = newState("acme");
  const hub = addRepository(state, "hub", {
    description: "The hub",
    homepage: "http://acme.example",
    topics: ["community", "ai"],
    visibility: "public",
    has_wiki: false,
    allow_merge_commit: false,
    delete_branch_on_merge: true,
  });
  addRepository(state, "toolbox", { visibility: "public" });
  addLabel(state, hub, { name: "bug", color: "cc0000", description: "An issue" });
  addLabel(state, hub, { name: "feature", color: "336699" });
  hub.milestones.push(
    { number: 1, title: "Q1", due_on: "2027-03-31T07:00:00Z", description: "Two\r\nlines\r\n", state: "open" },
    { number: 2, title: "done", due_on: null, description: null, state: "closed" },
  );
  hub.autolinks.push({ id: 1, key_prefix: "ACME-", url_template: "https://acme.example/<num>", is_alphanumeric: true });
  hub.autolinks.push({ id: 2, key_prefix: "N-", url_template: "https://acme.example/n/<num>", is_alphanumeric: false });
  const team = (number: number, slug: string, parent: string | null, roles: readonly [string, string][]) =>
    state.teams.push({
      ...{ id: `T_${number}`, number, slug, name: slug, description: null, parent, privacy: "closed" },
      ...{ members: new Map([["ada", "maintainer"]] as const), invitations: [], repositories: new Map(roles) },
    });
  team(1, "core", null, [["hub", "push"]]);
  // A team has what the one above it has: the service lists that, too.
  team(2, "docs", "core", [
    ["hub", "push"],
    ["toolbox", "maintain"],
  ]);
  return state;
}

async function bench() {
  const emulator = await startEmulator({ state: community() });
  onTestFinished(() => emulator.close());
  const folder = temporaryFolder();
  const env = {
    ...{ GH_TOKEN: "canary-token-that-nobody-may-ever-see", GITHUB_API_URL: emulator.url },
    ...{ XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") },
  };
  const file = join(folder, "community.yaml");
  return {
    ...{ emulator, folder, file },
    value: () => parse(readFileSync(file, "utf8")),
    run: (...words: string[]) => inside(words, { cwd: folder, env, now: "2027-01-01T00:00:00Z" }),
  };
}

const files: [string, string, string, readonly string[]][] = [
  [
    "settings.yml",
    "settings.yml",
    `
repository: { description: The hub, homepage: http://acme.example, topics: "ai, Community", private: false, has_wiki: false, allow_merge_commit: false, delete_branch_on_merge: true }
labels: [{ name: bug, color: CC0000, description: An issue }, { name: feature, color: "#336699", oldname: enhancement }]
milestones: [{ title: Q1, description: "Two\\nlines", due_on: "2027-03-31T07:00:00Z", state: open }, { title: done, state: closed }]
teams: [{ name: core, permission: push }]
autolinks: [{ key_prefix: ACME-, url_template: "https://acme.example/<num>" }, { key_prefix: N-, url_template: "https://acme.example/n/<num>", is_alphanumeric: false }]
`,
    ["--repo", "hub"],
  ],
  [
    "label_sync",
    "labels.yaml",
    "repos: { acme/hub: { labels: [{ name: bug, color: cc0000, previously: [{ name: defect }] }] } }\n",
    [],
  ],
  [
    "peribolos",
    "org.yaml",
    `
orgs:
  acme:
    teams:
      core: { privacy: closed, maintainers: [ada], repos: { hub: write }, children: { docs: { privacy: closed, maintainers: [ada], repos: { toolbox: maintain } } } }
    repos: { hub: { description: The hub, homepage: "http://acme.example", has_wiki: false }, toolbox: { private: false } }
`,
    [],
  ],
];

describe("what a file says and the place has is no change", () => {
  test.each(files)("%s", async (_, name, text, words) => {
    const { run, folder, emulator } = await bench();
    writeFileSync(join(folder, name), text);
    expect(await run("import", name, "--owner", "acme", ...words)).toMatchObject({ code: 0, err: "" });
    expect(await run("plan", "--exit-code")).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
    expect(emulator.requests.filter(({ write }) => write)).toEqual([]);
  });

  test("a list of labels for the repositories of the manifest", async () => {
    const { run, folder, file } = await bench();
    writeFileSync(file, "version: 1\ncommunity: { name: x }\ngithub: { owner: acme }\nrepositories: [{ name: hub }]\n");
    writeFileSync(
      join(folder, "labels.yml"),
      '- { name: Bug, color: "#C00", description: An issue, from_name: defect }\n',
    );
    expect(await run("import", "labels.yml")).toMatchObject({ code: 0 });
    expect((await run("plan")).out).toContain("0 to create, 1 to rename, 0 to delete");
  });
});

test("live: texts with CRLF, http pages and inherited access come back as they are meant", async () => {
  const { run, value } = await bench();
  expect(await run("import", "--owner", "acme")).toMatchObject({ code: 0, err: "" });
  const { teams, repositories } = value();
  const hub = repositories.find(({ name }: { name: string }) => name === "hub");
  expect(hub.homepage).toBe("http://acme.example");
  expect(hub.milestones[0].description).toMatch(/^Two\nlines\n?$/);
  expect(teams).toMatchObject([
    { name: "core", repositories: { hub: "push" } },
    { name: "docs", parent: "core", repositories: { toolbox: "maintain" } },
  ]);
  expect(Object.keys(teams[1].repositories)).toEqual(["toolbox"]);
  expect(await run("plan", "--exit-code")).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  expect(await run("import")).toMatchObject({ code: 0, out: expect.stringContaining("already") });
});

describe("with nothing readable no manifest is written, and one that was there stays", () => {
  test.each([
    ["403-permission", 4],
    ["partial", 5],
    ["401", 4],
  ] as const)("%s: exit %i", async (fault, code) => {
    for (const before of [undefined, "# mine\nversion: 1\ncommunity: { name: x }\ngithub: { owner: acme }\n"]) {
      const { run, file, emulator } = await bench();
      if (before !== undefined) writeFileSync(file, before);
      emulator.faults.push({ at: () => true, do: fault, times: 99 });
      const result = await run("import", "--owner", "acme");
      expect({ fault, code: result.code, err: result.err }).toEqual({ fault, code, err: expect.stringMatching(/\S/) });
      if (before === undefined) expect(existsSync(file)).toBe(false);
      else expect(readFileSync(file, "utf8")).toBe(before);
    }
  });
});

/** What users of other tools have reported, tried here. */
describe("bug reports of peers", () => {
  const manifest = "version: 1\ncommunity: { name: x }\ngithub: { owner: acme }\nrepositories: [{ name: hub }]\n";

  test("Financial-Times/github-label-sync#165: a label and its alias are both there: neither goes", async () => {
    const { run, folder, file } = await bench();
    writeFileSync(file, manifest);
    writeFileSync(join(folder, "l.json"), '[{ "name": "bug", "color": "cc0000", "aliases": ["feature"] }]');
    expect(await run("import", "l.json")).toMatchObject({ code: 0 });
    const plan = await run("plan");
    expect(plan.out).not.toMatch(/- label|[1-9]\d* to delete/);
  });

  test("repository-settings/app#407, hackebrot/labels#15: a name that differs in case alone is a renaming", async () => {
    const { run, folder, file } = await bench();
    writeFileSync(file, manifest);
    writeFileSync(join(folder, "s.yml"), 'labels: [{ name: Bug, color: "#cc0000", description: "", oldname: bug }]\n');
    expect(await run("import", "s.yml")).toMatchObject({ code: 0, err: expect.stringContaining(".description") });
    expect((await run("plan")).out).toContain("0 to create, 1 to rename, 0 to delete");
  });

  test("github-community-projects/safe-settings#310: an unknown role takes nobody's access away", async () => {
    const { run, folder, value } = await bench();
    writeFileSync(join(folder, "s.yml"), "repository:\nteams: [{ name: core, permission: security-scan-reviewer }]\n");
    const result = await run("import", "s.yml", "--owner", "acme", "--repo", "hub");
    expect(result).toMatchObject({ code: 0, err: expect.stringContaining("core › repositories.hub") });
    expect(value().teams).toEqual([{ name: "core" }]);
    expect(await run("plan", "--exit-code")).toMatchObject({ code: 0 });
  });

  test("kubernetes/test-infra#14325, kubernetes/org#2614: access of “none”, and repositories that only teams name", async () => {
    const { run, folder, value } = await bench();
    const teams = "{ core: { repos: { hub: none, toolbox: read, ghost: write } } }";
    writeFileSync(join(folder, "o.yaml"), `orgs: { acme: { teams: ${teams} } }\n`);
    const { code, err } = await run("import", "o.yaml");
    expect(code).toBe(0);
    expect(err).toContain("repos.hub: none");
    expect(err).toContain("apply makes one that is not there: o.yaml:1:17 orgs.acme.teams › repositories › ghost");
    expect(value().teams).toEqual([{ name: "core", repositories: { toolbox: "pull", ghost: "push" } }]);
  });

  test("repository-settings/app#678, Xiphe/github-sync-labels-milestones#10, safe-settings#693: each odd key is named", async () => {
    const { run, folder } = await bench();
    const text = [
      "Labels: define labels for Issues and Pull Requests",
      'labels: [{ name: "difficulty:easy", color: aaaaaa, previousNames: ["difficulty:easy"] }]',
      "branches: []",
      "",
    ].join("\n");
    writeFileSync(join(folder, "s.yml"), text);
    const { code, err } = await run("import", "s.yml", "--owner", "acme");
    expect(code).toBe(0);
    for (const place of ["s.yml:1:1 Labels", "previousNames", "s.yml:3:1 branches"]) expect(err).toContain(place);
  });
});
