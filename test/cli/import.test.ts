import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { commonry, temporaryFolder } from "../support/cli.ts";
import { githubBench } from "../support/github.ts";

const head = { version: 1, community: { name: "Test" }, local: { folder: "place" } };

/** A folder whose local place has what a manifest says; the manifest itself is then another one. */
async function bench(live: object, manifest?: string) {
  const folder = temporaryFolder();
  const file = join(folder, "community.yaml");
  const env = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
  const run = (...words: string[]) => commonry(words, { cwd: folder, env });
  const put = async (body: object) => {
    writeFileSync(file, stringify({ ...head, ...body }));
    const { code, err } = await run("apply", "--yes", "--allow-delete");
    expect({ code, err: code === 0 ? "" : err }).toEqual({ code: 0, err: "" });
  };
  await put(live);
  writeFileSync(file, manifest ?? stringify(head));
  const read = () => readFileSync(file, "utf8");
  return { folder, file, run, put, read, value: () => parse(read()) };
}

const everything = {
  repositories: [
    {
      name: "hub",
      description: "The hub",
      topics: ["ai"],
      visibility: "public",
      features: { wiki: false },
      labels: [{ name: "only here", color: "1e1000" }],
    },
    { name: "toolbox", visibility: "private" },
  ],
  labels: [{ name: "bug", color: "000000", description: "Broken" }],
  milestones: [{ title: "Q1", due: "2027-03-31", state: "open" }],
  autolinks: [{ prefix: "LEP-", url: "https://x.example/<num>" }],
  rulesets: [
    { name: "main", include: ["main", "release/*"], rules: { deletion: true, pullRequest: { approvals: 1 } } },
  ],
  teams: [
    { name: "core", privacy: "closed", members: { ada: "maintainer" }, repositories: { hub: "push" } },
    { name: "docs", parent: "core" },
  ],
  boards: [
    {
      title: "Roadmap",
      repositories: ["hub"],
      fields: [{ name: "Size", type: "single_select", options: [{ name: "S", color: "red" }, "L"] }],
      views: [{ name: "All", layout: "table", filter: "is:open", fields: ["Title", "Size"] }],
    },
  ],
};

describe("live state", () => {
  test("comes back as the manifest that made it: its plan is empty, and so is a second import", async () => {
    const { folder, run, read, value } = await bench(everything);
    expect(await run("import", "--json")).toMatchObject({ code: 0 });
    expect(value()).toMatchObject({
      labels: everything.labels,
      milestones: [{ title: "Q1", due: "2027-03-31" }],
      autolinks: everything.autolinks,
      rulesets: [{ name: "main", include: ["main", "release/*"] }],
      repositories: [
        { name: "hub", topics: ["ai"], features: { wiki: false }, labels: [{ name: "only here", color: "1e1000" }] },
        { name: "toolbox" },
      ],
      teams: everything.teams,
      boards: [{ title: "Roadmap", repositories: ["hub"], views: everything.boards[0]?.views }],
    });
    const plan = await run("plan", "--exit-code");
    expect(plan).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
    const before = read();
    const { mtimeMs } = statSync(join(folder, "community.yaml"));
    expect(await run("import")).toMatchObject({ code: 0, out: expect.stringContaining("already"), err: "" });
    expect(read()).toBe(before);
    expect(statSync(join(folder, "community.yaml")).mtimeMs).toBe(mtimeMs);
  });

  test("only some sections: what is shared is still told by all repositories", async () => {
    const { run, value } = await bench(everything);
    expect(await run("import", "--only", "labels")).toMatchObject({ code: 0 });
    expect(value()).toEqual({
      ...head,
      repositories: [{ name: "hub", labels: [{ name: "only here", color: "1e1000" }] }, { name: "toolbox" }],
      labels: everything.labels,
    });
  });

  test("only some repositories: boards and teams do not name others; what is new stays with its repository", async () => {
    const { run, value } = await bench(everything, stringify({ ...head, repositories: [{ name: "toolbox" }] }));
    const result = await run("import", "--repo", "toolbox");
    expect(result).toMatchObject({ code: 0 });
    expect(result.err).toContain("boards › Roadmap › repositories › hub");
    expect(value().labels).toEqual(everything.labels);
    expect(value().boards[0].repositories).toBeUndefined();
    expect(await run("import", "--repo", "hub", "--only", "labels")).toMatchObject({ code: 0 });
    expect(value().repositories.find(({ name }: { name: string }) => name === "hub")).toEqual({
      name: "hub",
      labels: [{ name: "only here", color: "1e1000" }],
    });
    expect(await run("plan", "--exit-code")).toMatchObject({ code: 0 });
  });

  test("a repository that is not there is a mistake, and nothing is written", async () => {
    const { run, read } = await bench(everything);
    const before = read();
    expect(await run("import", "--repo", "hub,huub")).toMatchObject({ code: 2, err: expect.stringContaining("huub") });
    expect(read()).toBe(before);
  });

  test("without a place, whose community it is must be said", async () => {
    expect(await commonry(["import"], { cwd: temporaryFolder() })).toMatchObject({ code: 2 });
  });

  test("a place that has nothing leaves no manifest behind", async () => {
    const folder = temporaryFolder();
    expect(await commonry(["import", "--provider", "local"], { cwd: folder })).toMatchObject({ code: 1 });
    expect(existsSync(join(folder, "community.yaml"))).toBe(false);
  });

  test("a new manifest for a local place plans there without a word more", async () => {
    const { folder, run } = await bench(everything);
    mkdirSync(join(folder, "x"));
    const { out } = await run("import", "--output", "-");
    expect(parse(out)).toMatchObject({ local: { folder: "place" }, labels: everything.labels });
  });
});

test("GitHub: what an apply has made comes back, and reading sends nothing that writes", async () => {
  const { emulator, folder, run, manifest } = await githubBench();
  manifest(everything);
  expect(await run(["apply", "--yes"])).toMatchObject({ code: 0 });
  const writes = emulator.requests.filter(({ write }) => write).length;
  rmSync(join(folder, "community.yaml"));
  expect(await run(["import", "--owner", emulator.state.owner])).toMatchObject({ code: 0 });
  const text = readFileSync(join(folder, "community.yaml"), "utf8");
  expect(parse(text)).toMatchObject({
    github: { owner: emulator.state.owner },
    labels: expect.arrayContaining(everything.labels),
    repositories: [{ name: "hub", topics: ["ai"], features: { wiki: false } }, { name: "toolbox" }],
    teams: [
      { name: "core", repositories: { hub: "push" } },
      { name: "docs", parent: "core" },
    ],
    boards: [{ title: "Roadmap", repositories: ["hub"] }],
  });
  expect(await run(["plan", "--exit-code"])).toMatchObject({ code: 0 });
  expect(await run(["import"])).toMatchObject({ code: 0, out: expect.stringContaining("already") });
  expect(readFileSync(join(folder, "community.yaml"), "utf8")).toBe(text);
  expect(emulator.requests.filter(({ write }) => write)).toHaveLength(writes);
});

describe("a manifest that is there", () => {
  const manifest = `# Ours, and nobody else's.
version: 1
community:   { name: Test }   # wide
local: {folder: place}
repositories:
- name: hub    # the first
  description: Old
- name: toolbox
labels:
# worst first
- name: Bug
  color: 'FFFFFF'   # loud
- name: planned
  color: "123456"
milestones:
- title: Q1
  description: { en: First, zh: 第一 }
  state: closed
`;

  test("is brought up to date where it says something else; all of its own stays", async () => {
    const { run, read, value } = await bench(everything, manifest);
    const result = await run("import");
    expect(result).toMatchObject({ code: 0 });
    expect(result.err).toContain("labels › planned");
    expect(result.err).toContain("--prune");
    for (const line of ["# Ours, and nobody else's.", "community:   { name: Test }   # wide", "# worst first"])
      expect(read().split("\n")).toContain(line);
    expect(read()).toContain("color: '000000' # loud");
    expect(value()).toMatchObject({
      repositories: [{ name: "hub", description: "The hub" }, { name: "toolbox" }],
      labels: [
        { name: "bug", color: "000000", description: "Broken" },
        { name: "planned", color: "123456" },
      ],
      milestones: [{ title: "Q1", state: "open", due: "2027-03-31" }],
    });
    expect(value().milestones[0].description).toBeUndefined();
    const before = read();
    expect(await run("import")).toMatchObject({ code: 0, out: expect.stringContaining("already") });
    expect(read()).toBe(before);
  });

  test("--dry-run shows the difference and writes nothing; undo takes an import back, byte for byte", async () => {
    const { run, read } = await bench(everything, manifest);
    const dry = await run("import", "--dry-run", "--only", "labels");
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.out).toContain("-  color: 'FFFFFF'   # loud\n");
    expect(dry.out).toContain("+  color: '000000' # loud\n");
    expect(dry.out).not.toContain("wide");
    expect(read()).toBe(manifest);
    expect(await run("import", "--dry-run", "--json")).toMatchObject({ code: 0 });
    expect(read()).toBe(manifest);
    expect(await run("import")).toMatchObject({ code: 0 });
    expect(await run("undo")).toMatchObject({ code: 0 });
    expect(read()).toBe(manifest);
  });

  test("--prune takes out what is not there any more, whole or in part", async () => {
    const { run, value } = await bench(
      {
        repositories: [{ name: "hub", labels: [{ name: "half", color: "aaaaaa" }] }, { name: "toolbox" }],
        labels: [{ name: "bug", color: "000000" }],
        teams: [{ name: "core", members: { ada: "member" } }],
        boards: [{ title: "B", fields: [{ name: "F", type: "text" }] }],
      },
      stringify({
        ...head,
        repositories: [
          { name: "hub" },
          { name: "toolbox", labels: [{ name: "gone too", color: "bbbbbb" }] },
          { name: "lost" },
        ],
        labels: ["bug", "half", "gone"].map((name) => ({ name, color: "aaaaaa" })),
        teams: [{ name: "core", members: { Ada: "member", bob: "member" } }, { name: "no" }],
        boards: [
          {
            title: "B",
            fields: [
              { name: "F", type: "text" },
              { name: "G", type: "text" },
            ],
          },
        ],
      }),
    );
    const kept = await run("import", "--dry-run");
    for (const place of [
      "repositories › lost",
      "repositories › toolbox › labels › gone too",
      "teams › no",
      "teams › core › members › bob",
      "boards › B › fields › G",
      "labels › half (toolbox)",
    ])
      expect(kept.err).toContain(place);
    expect(await run("import", "--prune", "--only", "labels,teams,boards,repositories")).toMatchObject({ code: 0 });
    expect(value()).toMatchObject({
      repositories: [{ name: "hub", labels: [{ name: "half", color: "aaaaaa" }] }, { name: "toolbox" }],
      teams: [{ name: "core", members: { Ada: "member" } }],
      boards: [{ title: "B", fields: [{ name: "F", type: "text" }] }],
    });
    expect(value().repositories).toHaveLength(2);
    expect(value().repositories[1].labels).toBeUndefined();
    expect(value().teams).toHaveLength(1);
    expect(value().labels.map(({ name }: { name: string }) => name)).not.toContain("half");
    expect(await run("plan", "--exit-code")).toMatchObject({ code: 0 });
  });

  test("--prune with --repo takes nothing from repositories that were not read", async () => {
    const own = [{ name: "x", color: "aaaaaa" }];
    const { run, value } = await bench(
      { repositories: [{ name: "hub" }, { name: "toolbox" }], labels: [{ name: "bug", color: "000000" }] },
      stringify({
        ...head,
        repositories: [
          { name: "hub", labels: own },
          { name: "toolbox", labels: own },
        ],
        labels: [{ name: "shared", color: "111111" }],
      }),
    );
    expect(await run("import", "--prune", "--repo", "hub", "--only", "labels")).toMatchObject({ code: 0 });
    expect(value()).toMatchObject({
      repositories: [
        { name: "hub", labels: [{ name: "bug" }] },
        { name: "toolbox", labels: own },
      ],
      labels: [{ name: "shared" }],
    });
  });

  test("a shared thing that is not the same everywhere says what most have, and names the others", async () => {
    const labels = (color: string) => [{ name: "bug", color }];
    const { run, value } = await bench(
      {
        repositories: [
          { name: "a", labels: labels("aaaaaa") },
          { name: "b", labels: labels("bbbbbb") },
          { name: "c", labels: labels("bbbbbb") },
        ],
      },
      stringify({ ...head, repositories: [{ name: "a" }, { name: "b" }, { name: "c" }], labels: labels("000000") }),
    );
    const result = await run("import", "--only", "labels");
    expect(result).toMatchObject({ code: 0, err: expect.stringContaining("a › labels › bug") });
    expect(value().labels).toEqual(labels("bbbbbb"));
  });

  test("what the manifest is about to rename does not come in under its old name", async () => {
    const { run, read } = await bench(
      { repositories: [{ name: "hub" }], labels: [{ name: "defect", color: "aaaaaa" }], teams: [{ name: "old" }] },
      stringify({
        ...head,
        repositories: [{ name: "centre", was: ["hub"] }],
        labels: [{ name: "bug", color: "aaaaaa", was: ["defect"] }],
        teams: [{ name: "new", was: ["old"] }],
      }),
    );
    const before = read();
    const result = await run("import", "--prune");
    expect(result).toMatchObject({ code: 0 });
    for (const place of ["repositories › hub", "teams › old"]) expect(result.err).toContain(place);
    expect(read()).toBe(before);
  });

  test("that does not load is not touched", async () => {
    const { run, read } = await bench(everything, "version: 1\ncommunity: { name: x }\nlabels: [{ name: a }]\n");
    const result = await run("import", "--provider", "local");
    expect(result).toMatchObject({ code: 2, err: expect.stringContaining("community.yaml:3") });
    expect(read()).toContain("labels: [{ name: a }]");
  });
});

test("another file, made anew or brought up to date, and taken back", async () => {
  const { folder, run, read } = await bench(everything);
  const before = read();
  mkdirSync(join(folder, "drafts"));
  expect(await run("import", "--output", "drafts/live.yaml")).toMatchObject({ code: 0 });
  expect(parse(readFileSync(join(folder, "drafts/live.yaml"), "utf8"))).toMatchObject({ labels: everything.labels });
  expect(read()).toBe(before);
  expect(await run("import", "--output", "drafts/live.yaml")).toMatchObject({
    out: expect.stringContaining("already"),
  });
  expect(await run("undo")).toMatchObject({ code: 0 });
  expect(existsSync(join(folder, "drafts/live.yaml"))).toBe(false);
});

describe("a peer's file", () => {
  test("makes no owner up, and says what it left with its place", async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "labels.json"),
      '[\n\t{"name": "bug", "color": "red"},\n\t{"name": "ok", "color": "#F00"}\n]',
    );
    const result = await commonry(["import", "labels.json", "--json"], { cwd: folder });
    expect(result).toMatchObject({ code: 0 });
    expect(JSON.parse(result.out)).toMatchObject({ command: "import", written: true, path: "community.yaml" });
    expect(result.err).toContain("labels.json:2:2 labels › bug (color)");
    expect(parse(readFileSync(join(folder, "community.yaml"), "utf8"))).toEqual({
      version: 1,
      community: { name: expect.any(String) },
      labels: [{ name: "ok", color: "ff0000" }],
    });
  });

  test("settings of one repository of several stay with it", async () => {
    const folder = temporaryFolder();
    const manifest = "version: 1\ncommunity: { name: x }\nrepositories:\n  - name: hub\n  - name: toolbox\n";
    writeFileSync(join(folder, "community.yaml"), manifest);
    writeFileSync(join(folder, "settings.yml"), "repository: { name: Hub }\nlabels: [{ name: bug, color: fff }]\n");
    expect(await commonry(["import", "settings.yml"], { cwd: folder })).toMatchObject({ code: 0 });
    expect(parse(readFileSync(join(folder, "community.yaml"), "utf8")).repositories).toEqual([
      { name: "Hub", labels: [{ name: "bug", color: "ffffff" }] },
      { name: "toolbox" },
    ]);
  });

  test("a result that would not load is refused, and nothing is written", async () => {
    const folder = temporaryFolder();
    const manifest =
      "version: 1\ncommunity: { name: x }\nrepositories:\n  - name: hub\n    labels: [{ name: bug, color: ff0000 }]\n";
    writeFileSync(join(folder, "community.yaml"), manifest);
    writeFileSync(join(folder, "labels.json"), '[{ "name": "Bug", "color": "00ff00" }]');
    expect(await commonry(["import", "labels.json"], { cwd: folder })).toMatchObject({
      code: 1,
      err: expect.stringContaining("Nothing was written"),
    });
    expect(readFileSync(join(folder, "community.yaml"), "utf8")).toBe(manifest);
  });
});
