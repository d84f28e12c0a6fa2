import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inside } from "../../../support/inside.ts";
import { tempDir } from "../../system/temp.ts";

/** G6, G8: whose things a file is about is never dropped, and what it says is never lost with a wrong reason. */

function bench(file: string, text: string, manifest?: string) {
  const dir = tempDir();
  writeFileSync(join(dir, file), text);
  if (manifest !== undefined) writeFileSync(join(dir, "community.yaml"), manifest);
  const read = (name = "community.yaml") => readFileSync(join(dir, name), "utf8");
  return {
    run: (...words: string[]) => inside(["import", file, ...words], { cwd: dir, now: "2027-01-01T00:00:00Z" }),
    ...{ read, value: (name?: string) => parse(read(name)) },
    exists: (name: string) => existsSync(join(dir, name)),
  };
}

const labels = `
default: { labels: [{ name: all, color: aaaaaa }] }
orgs: { other-org: { labels: [{ name: org, color: bbbbbb }] } }
repos:
  other-org/x: { labels: [{ name: one, color: cccccc }] }
  other-org/y: { labels: [{ name: two, color: dddddd }] }
  third/z: { labels: [{ name: three, color: eeeeee }] }
`;

describe("Kubernetes' labels of other owners", () => {
  test("are not taken for one that the file does not name: exit 2, and nothing is written", async () => {
    const { run, exists } = bench("labels.yaml", labels);
    const result = await run("--owner", "acme");
    expect(result).toMatchObject({ code: 2, err: expect.stringContaining("other-org, third, not about acme") });
    expect(result.err).toContain("--owner other-org --output other-org.yaml");
    expect(exists("community.yaml")).toBe(false);
  });

  test("are those of the owner that was said; the rest is named with its line", async () => {
    const { run, value } = bench("labels.yaml", labels);
    const { code, err } = await run("--owner", "Other-Org");
    expect(code).toBe(0);
    expect(value()).toEqual({
      ...{ version: 1, community: { name: "other-org" }, github: { owner: "other-org" } },
      repositories: [
        { name: "x", labels: [{ name: "one", color: "cccccc" }] },
        { name: "y", labels: [{ name: "two", color: "dddddd" }] },
      ],
      labels: [
        { name: "all", color: "aaaaaa" },
        { name: "org", color: "bbbbbb" },
      ],
    });
    expect(err).toContain("belongs to somebody else, and was not imported: labels.yaml:7:3 repos.third/z");
  });

  test("without a word, of several owners: asked for; of one alone: the new manifest is its own", async () => {
    expect(await bench("labels.yaml", labels).run()).toMatchObject({
      code: 2,
      err: expect.stringContaining("nobody said which of them to import"),
    });
    const { run, value } = bench("labels.yaml", labels.replace(/ {2}third.*\n/, ""));
    expect(await run()).toMatchObject({ code: 0 });
    expect(value().github).toEqual({ owner: "other-org" });
  });

  test.each([
    ["of somebody else", "github: { owner: acme }\n", [], 2],
    ["of somebody else, whatever was said", "github: { owner: acme }\n", ["--owner", "other-org"], 2],
    ["of a folder", "local: { folder: x }\n", [], 2],
    ["of the same", "github: { owner: OTHER-org }\n", [], 0],
    ["of nobody", "", ["--owner", "other-org"], 0],
  ])("into a manifest %s", async (_, line, words, expected) => {
    const manifest = `version: 1\ncommunity: { name: x }\n${line}labels: [{ name: a, color: aaaaaa }]\n`;
    const { run, read, value } = bench("labels.yaml", labels, manifest);
    expect((await run(...words)).code).toBe(expected);
    if (expected === 2) expect(read()).toBe(manifest);
    else expect(value().github.owner.toLowerCase()).toBe("other-org");
  });
});

test("live state of one owner never comes into the manifest of another", async () => {
  const dir = tempDir();
  writeFileSync(join(dir, "community.yaml"), "version: 1\ncommunity: { name: x }\ngithub: { owner: acme }\n");
  const result = await inside(["import", "--owner", "other"], { cwd: dir, now: "2027-01-01T00:00:00Z" });
  expect(result).toMatchObject({
    code: 2,
    err: expect.stringContaining("community.yaml is about acme, not about other"),
  });
});

describe("settings of a repository", () => {
  const text = "repository: { description: The hub, has_wiki: false }\nlabels: [{ name: a, color: aaaaaa }]\n";

  test("go to the one of --repo, with or without its owner", async () => {
    for (const words of [
      ["--repo", "hub"],
      ["--owner", "acme", "--repo", "acme/hub"],
    ]) {
      const { run, value } = bench("settings.yml", text);
      expect(await run(...words)).toMatchObject({ code: 0, err: "" });
      expect(value().repositories).toEqual([
        { name: "hub", description: "The hub", features: { wiki: false }, labels: [{ name: "a", color: "aaaaaa" }] },
      ]);
    }
    expect(await bench("settings.yml", text).run("--owner", "acme", "--repo", "other/hub")).toMatchObject({ code: 2 });
  });

  test("without a name are asked for, never lost", async () => {
    const { run, exists } = bench("settings.yml", text);
    expect(await run()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/does not say of which[\s\S]*--repo NAME/),
    });
    expect(exists("community.yaml")).toBe(false);
  });

  test("of one repository do not reach the others", async () => {
    const manifest = "version: 1\ncommunity: { name: x }\nrepositories: [{ name: hub }, { name: toolbox }]\n";
    const rules = "rulesets: [{ name: r, target: branch, enforcement: active, rules: [{ type: deletion }] }]\n";
    const { run, value } = bench("settings.yml", text + rules, manifest);
    expect(await run("--repo", "hub")).toMatchObject({ code: 0 });
    expect(value().labels).toBeUndefined();
    expect(value().rulesets).toBeUndefined();
    expect(value().repositories[1]).toEqual({ name: "toolbox" });
  });
});

describe("what cannot be taken is said, with its place", () => {
  test.each([
    [
      "a key that stands twice",
      "labels.yml",
      "- name: a\n  name: b\n  color: aaaaaa\n",
      "labels.yml:2:3 cannot be read:",
      2,
    ],
    ["a merge of no map", "labels.yml", "- { <<: 1, name: a }\n", "labels.yml:1:5 cannot be read:", 2],
    ["otterdog", "acme.jsonnet", "local orgs = import 'x.libsonnet';\norgs.newOrg('acme') {}\n", "Jsonnet", 2],
    ["otterdog by its text", "acme.txt", "local orgs = import 'x.libsonnet';\n", "otterdog", 2],
    ["people of an organisation alone", "org.yaml", "admins: [ada]\nmembers: [bob]\n", "org.yaml:1:1 admins", 1],
    [
      "collaborators alone",
      "settings.yml",
      "collaborators: [{ username: ada }]\n",
      "settings.yml:1:1 collaborators",
      1,
    ],
  ])("%s", async (_, file, text, said, code) => {
    const { run, exists } = bench(file, text);
    expect(await run()).toMatchObject({ code, err: expect.stringContaining(said) });
    expect(exists("community.yaml")).toBe(false);
  });

  test("merge keys are read as the tool's own reader does", async () => {
    const text =
      "- &base { name: a, color: 012345, description: d }\n- { <<: *base, name: b }\n- { <<: [*base], name: c, color: fff }\n";
    const { run, value } = bench("labels.yml", text);
    expect(await run()).toMatchObject({ code: 0, err: "" });
    expect(value().labels).toEqual([
      { name: "a", color: "012345", description: "d" },
      { name: "b", color: "012345", description: "d" },
      { name: "c", color: "ffffff", description: "d" },
    ]);
  });
});

describe("a name that no owner can have", () => {
  const hostile = 'orgs:\n  "x; touch PWNED #": { teams: { a: { members: [b] } } }\n  "../y": { teams: {} }\n';

  test.each([[["--owner", "acme"]], [[]]])("is in no command that is proposed: %j", async (words) => {
    const { err, code } = await bench("org.yaml", hostile).run(...words);
    expect(code).toBe(2);
    const [, hint = ""] = err.split("\n");
    expect(hint).toContain("--owner NAME");
    expect(hint).not.toContain("touch");
  });
});
