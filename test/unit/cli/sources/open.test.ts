import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Context } from "../../../../src/cli/context.ts";
import { openTemplate, refusePart, reopen } from "../../../../src/cli/sources/open.ts";
import type { Opened } from "../../../../src/cli/sources/opened.ts";
import { renderTemplates } from "../../../../src/scaffold/plan.ts";
import { loadTemplates } from "../../../../src/scaffold/source.ts";
import { buildTemplates } from "../../../support/built-templates.ts";
import { cleanEnv } from "../../../support/cli.ts";
import { gitServer, serve } from "../../../support/git-server.ts";
import { repository } from "../../../support/repository.ts";
import { choices, templateYaml, texts } from "../../scaffold/memory.ts";
import { tempDir, writeFiles } from "../../system/temp.ts";

const described = (id: string, more = "{}") =>
  JSON.stringify({
    template: 1,
    id,
    version: "1.0.0",
    title: id,
    description: id,
    files: [{ to: `${id}.md` }],
    ...JSON.parse(more),
  });

/** A package with a template `hub` and the parts `core` and `governance`, and an empty folder to work in. */
function machine(): { dir: string; context: Context; notes: string[] } {
  const dir = tempDir();
  const home = join(dir, "home");
  const templates = join(dir, "templates");
  writeFiles(templates, {
    "hub/template.yaml": described("hub", '{"include":["core"]}'),
    "core/template.yaml": described("core", '{"kind":"part"}'),
    "governance/template.yaml": described("governance", '{"kind":"part","include":["core"]}'),
    "hub/files/hub.md": "built-in hub",
    "core/files/core.md": "built-in core",
    "governance/files/governance.md": "built-in governance",
  });
  buildTemplates(templates, home);
  mkdirSync(join(dir, "work"));
  const notes: string[] = [];
  const world = {
    home,
    cwd: join(dir, "work"),
    platform: "linux",
    env: { ...cleanEnv(), XDG_CACHE_HOME: join(dir, "cache") },
  };
  const context = {
    world,
    dir: world.cwd,
    lang: "en",
    t: (key: string) => key,
    note: (line: string) => notes.push(line),
  } as unknown as Context;
  return { dir, context, notes };
}

const rendered = ({ id, find }: Opened) => texts(renderTemplates(loadTemplates(id, find), choices));
const ours = (id: string, more = "", file = `${id}.md`) => ({
  "template.yaml": templateYaml(id, `${more}files: [{ to: ${file} }]\n`),
  [`files/${file}`]: `our ${id}`,
});
const below = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

describe("a template in a folder", () => {
  test("is read with its own parts first, then the built-in ones", async () => {
    const { context } = machine();
    writeFiles(join(context.dir, "any-name"), {
      ...ours("main", "include: [governance, extra]\n"),
      ...below("parts/extra", ours("extra", "include: [more]\n")),
      ...below("parts/more", ours("more")),
    });
    const opened = await openTemplate("./any-name", context);
    expect(opened).toMatchObject({ id: "main", source: "./any-name" });
    expect(rendered(opened)).toEqual({
      "core.md": "built-in core",
      "governance.md": "built-in governance",
      "extra.md": "our extra",
      "more.md": "our more",
      "main.md": "our main",
    });
  });

  test("may replace a built-in part by one of its own, for built-in parts as well", async () => {
    const { context } = machine();
    writeFiles(join(context.dir, "tpl"), {
      ...ours("main", "include: [governance]\n"),
      ...below("parts/core", ours("core")),
    });
    expect(rendered(await openTemplate("./tpl", context))).toMatchObject({
      "core.md": "our core",
      "governance.md": "built-in governance",
    });
  });

  test("may have the id of a built-in one, and a built-in id wins over a folder's name", async () => {
    const { context } = machine();
    writeFiles(join(context.dir, "hub"), ours("hub", "include: [core]\n"));
    const foreign = await openTemplate("./hub", context);
    expect(foreign).toMatchObject({ id: "hub", source: "./hub" });
    expect(rendered(foreign)).toEqual({ "core.md": "built-in core", "hub.md": "our hub" });
    const builtin = await openTemplate("hub", context);
    expect(builtin).toMatchObject({ id: "hub", source: "builtin" });
    expect(rendered(builtin)["hub.md"]).toBe("built-in hub");
    expect(rendered(await reopen(foreign, context.dir, context))["hub.md"]).toBe("our hub");
    expect(rendered(await reopen(builtin, context.dir, context))["hub.md"]).toBe("built-in hub");
  });

  test("may include a built-in template under another id", async () => {
    const { context } = machine();
    writeFiles(join(context.dir, "tpl"), ours("our-hub", "include: [hub]\n"));
    expect(Object.keys(rendered(await openTemplate("./tpl", context)))).toEqual(["core.md", "hub.md", "our-hub.md"]);
  });

  test.each([
    ["out", "../tpl"],
    ["a/b/out", "../../../tpl"],
    [".", "./tpl"],
    ["tpl", "."],
    ["tpl/out", ".."],
    ["tpl/a/out", "../.."],
  ])("is recorded from the scaffolded folder %s as %s, and found again from there", async (out, source) => {
    const { context } = machine();
    writeFiles(join(context.dir, "tpl"), ours("main"));
    const root = join(context.dir, out);
    for (const reference of ["./tpl", join(context.dir, "tpl"), "../work/tpl/", "./x/../tpl"]) {
      const opened = await openTemplate(reference, context, root);
      expect(opened.source).toBe(source);
      const elsewhere = { ...context, dir: "/", world: { ...context.world, cwd: "/" } };
      expect(rendered(await reopen(opened, root, elsewhere))).toEqual({ "main.md": "our main" });
    }
  });

  test("may be named through a link, and have other things beside it, of any size and kind", async () => {
    const { context } = machine();
    writeFiles(join(context.dir, "tpl"), { ...ours("main"), "README.md": "x", ".git/config": "x" });
    symlinkSync("/etc", join(context.dir, "tpl/docs"));
    symlinkSync("tpl", join(context.dir, "link"));
    expect(rendered(await openTemplate("./link", context))).toEqual({ "main.md": "our main" });
  });

  test("may have # in its name", async () => {
    const { context } = machine();
    writeFiles(join(context.dir, "c#"), ours("main"));
    writeFiles(join(context.dir, "c#main"), ours("other"));
    expect(await openTemplate("./c#", context)).toMatchObject({ id: "main", source: "./c#" });
    const other = await openTemplate("./c#main", context);
    expect(await reopen(other, context.dir, context)).toMatchObject({ id: "other" });
  });

  test("is told with the file and line in which it is wrong", async () => {
    const { context } = machine();
    writeFiles(join(context.dir, "tpl"), {
      ...ours("main", "include: [x]\nhooks: []\n"),
      ...below("parts/x", ours("x", "no: 1\n")),
    });
    await expect(openTemplate("./tpl", context)).rejects.toMatchObject({
      code: "template.invalid",
      params: { file: "./tpl/template.yaml", line: 7 },
    });
    writeFiles(join(context.dir, "tpl"), ours("main", "include: [x]\n"));
    const { id, find } = await openTemplate("./tpl", context);
    expect(() => loadTemplates(id, find)).toThrow(/\.\/tpl\/parts\/x\/template\.yaml/);
  });

  test("that is a part is opened, but may not be chosen", async () => {
    const { context } = machine();
    writeFiles(join(context.dir, "tpl"), ours("main", "kind: part\n"));
    const opened = await openTemplate("./tpl", context);
    expect(() => refusePart(opened, context)).toThrow(/source\.part/);
    expect(() => refusePart({ ...opened, id: "core", source: "builtin" }, context)).not.toThrow(/source\.part/);
  });
});

describe("a template in a repository", () => {
  test("is read at its commit, not as it is now", async () => {
    const { context } = machine();
    const repo = repository(join(context.dir, "repo"));
    const commit = repo.commit(below("templates/main", ours("main")));
    repo.commit(below("templates/main", { "files/main.md": "newer" }));
    for (const reference of [`./repo#${commit}:templates/main`, `${repo.path}#${commit}:templates/main/`]) {
      const opened = await openTemplate(reference, context, join(context.dir, "out"));
      expect(opened.source).toBe(`../repo#${commit}:templates/main`);
      expect(rendered(opened)).toEqual({ "main.md": "our main" });
      expect(rendered(await reopen(opened, join(context.dir, "out"), context))).toEqual({ "main.md": "our main" });
    }
    const address = `file://${repo.path}#${commit}:templates/main`;
    expect(await openTemplate(address, context)).toMatchObject({ source: address, id: "main" });
    const now = await openTemplate("./repo/templates/main", context);
    expect(rendered(now)).toEqual({ "main.md": "newer" });
  });

  test("is fetched with one line of progress, and found again without a network", async () => {
    const { dir, context, notes } = machine();
    const commit = repository(join(dir, "repos/r")).commit(ours("main", "include: [core]\n"));
    const { url, requests } = await serve(gitServer(join(dir, "repos")));
    const opened = await openTemplate(`${url}/r#${commit}`, context);
    expect(opened.source).toBe(`${url}/r#${commit}`);
    expect(notes).toEqual(["source.fetching"]);
    const asked = requests.length;
    expect(rendered(await reopen(opened, dir, context))).toEqual({
      "core.md": "built-in core",
      "main.md": "our main",
    });
    expect(notes).toHaveLength(1);
    expect(requests).toHaveLength(asked);
    expect(readFileSync(join(dir, "home/dist/templates.json"), "utf8")).toContain("hub");
  });
});

describe("a record", () => {
  test.each<[string, string, string]>([
    ["hub", "nowhere", "source.record"],
    ["hub", "", "source.record"],
    ["hub", "ext::sh -c touch% x", "source.transport"],
    ["hub", "https://host.example/o/r#main", "source.pin"],
    ["hub", "../nowhere", "source.no-folder"],
    ["nowhere", "builtin", "usage.choice"],
    ["constructor", "builtin", "usage.choice"],
  ])("of %j from %j is refused", async (id, source, code) => {
    const { context } = machine();
    await expect(reopen({ id, source }, context.dir, context)).rejects.toMatchObject({ code, exitCode: 2 });
  });
});
