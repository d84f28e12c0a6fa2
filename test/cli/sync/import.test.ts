import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { addLabel, addRepository } from "../../emulator/state.ts";
import { commonry, temporaryFolder } from "../../support/cli.ts";
import { githubBench } from "../../support/github.ts";

const read = (folder: string) => readFileSync(join(folder, "community.yaml"), "utf8");

describe("a peer's file", () => {
  test.each<[string, string, string, object]>([
    [
      "github-label-sync",
      "labels.json",
      JSON.stringify([
        { name: "bug", color: "#F00", aliases: ["defect"] },
        { name: "zero", color: "000000" },
        { name: "old", delete: true },
      ]),
      {
        labels: [
          { name: "bug", color: "ff0000", was: ["defect"] },
          { name: "zero", color: "000000" },
        ],
      },
    ],
    [
      "repository settings",
      "settings.yml",
      "repository:\n  name: hub\n  has_wiki: false\n  topics: a, b\nlabels:\n  - { name: bug, color: CC0000, new_name: defect }\nmilestones:\n  - { title: Q1, due_on: '2027-03-31T00:00:00Z' }\n",
      {
        repositories: [
          {
            name: "hub",
            topics: ["a", "b"],
            features: { wiki: false },
            labels: [{ name: "defect", color: "cc0000", was: ["bug"] }],
            milestones: [{ title: "Q1", due: "2027-03-31" }],
          },
        ],
      },
    ],
    [
      "Kubernetes' labels",
      "labels.yaml",
      "default:\n  labels:\n    - color: e11d21\n      name: kind/bug\n      previously: [{ name: bug, previously: [{ name: defect }] }]\nrepos:\n  acme/tools:\n    labels: [{ name: gpu, color: ededed }]\n",
      {
        labels: [{ name: "kind/bug", color: "e11d21", was: ["bug", "defect"] }],
        repositories: [{ name: "tools", labels: [{ name: "gpu", color: "ededed" }] }],
      },
    ],
  ])("%s", async (_, file, text, expected) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, file), text);
    const result = await commonry(["import", file, "--owner", "acme"], { cwd: folder });
    expect(result).toMatchObject({ code: 0 });
    expect(parse(read(folder))).toMatchObject(expected);
    expect(await commonry(["check", "--only", "manifest"], { cwd: folder })).toMatchObject({ code: 0 });
    const again = await commonry(["import", file, "--owner", "acme"], { cwd: folder });
    expect(again.out).toContain("already");
  });

  test.each([
    ["empty", ""],
    ["[]", "[]"],
    ["no list", "text"],
    ["broken", "a: [b"],
  ])("%s is refused, and nothing is written", async (_, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "labels.yml"), text);
    writeFileSync(join(folder, "community.yaml"), "version: 1\ncommunity: { name: x } # mine\n");
    expect(await commonry(["import", "labels.yml"], { cwd: folder })).toMatchObject({ code: 2 });
    expect(read(folder)).toBe("version: 1\ncommunity: { name: x } # mine\n");
  });

  test("a manifest that is there keeps its comments and what it has alone; undo takes it back", async () => {
    const folder = temporaryFolder();
    const before =
      'version: 1\ncommunity: { name: x } # ours\nlabels:\n  # the first\n  - { name: Bug, color: "111111" }\n  - { name: own, color: "222222" }\n';
    writeFileSync(join(folder, "community.yaml"), before);
    writeFileSync(
      join(folder, "labels.json"),
      JSON.stringify([
        { name: "bug", color: "333333" },
        { name: "new", color: "444444" },
      ]),
    );
    expect(await commonry(["import", "labels.json"], { cwd: folder })).toMatchObject({ code: 0 });
    expect(read(folder)).toContain("# ours");
    expect(read(folder)).toContain("# the first");
    expect(parse(read(folder)).labels.map(({ name, color }: Record<string, string>) => `${name} ${color}`)).toEqual([
      "bug 333333",
      "own 222222",
      "new 444444",
    ]);
    expect(await commonry(["undo"], { cwd: folder })).toMatchObject({ code: 0 });
    expect(read(folder)).toBe(before);
  });
});

test("live state: what all repositories have is shared, and the plan of the result is empty", async () => {
  const bench = await githubBench();
  const { emulator, run, folder } = bench;
  for (const name of ["hub", "toolbox"]) {
    const repository = addRepository(emulator.state, name, { topics: ["ai"] });
    addLabel(emulator.state, repository, { name: "bug", color: "000000", description: "Broken" });
  }
  const hub = emulator.state.repositories.get("hub");
  if (hub) addLabel(emulator.state, hub, { name: "only here", color: "1e1000" });
  expect(await run(["import", "--owner", "acme"])).toMatchObject({ code: 0 });
  expect(parse(read(folder))).toMatchObject({
    labels: [{ name: "bug", color: "000000" }],
    repositories: [{ name: "hub", labels: [{ name: "only here", color: "1e1000" }] }, { name: "toolbox" }],
  });
  expect(await run(["plan", "--exit-code"])).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  expect(emulator.requests.filter(({ write }) => write)).toEqual([]);
});
