import { describe, expect, test } from "vitest";
import { forges, levels } from "../../../src/scaffold/template.ts";
import { insertTag } from "../../../src/scaffold/translations.ts";
import { foldPath, pathFault } from "../../../src/system/paths.ts";
import { allCases, find } from "../../support/corpus.ts";
import { render, templateIds } from "../../support/render.ts";

const cases = await allCases();

/** Paths of a case, commonry's own record left out. */
const paths = (files: ReadonlyMap<string, unknown>) =>
  [...files.keys()].filter((path) => !path.startsWith(".commonry/"));

test("all five templates are there", () => {
  expect(templateIds).toEqual(["ai-project", "course", "event", "hub", "library", "project"]);
});

describe.each(templateIds)("%s", (template) => {
  const own = cases.filter((item) => item.template === template);

  test("renders the same bytes twice", async () => {
    for (const item of own) {
      const again = await render(item);
      expect([...again.keys()], item.id).toEqual([...item.files.keys()]);
      const other = [...item.files].filter(([path, bytes]) => Buffer.compare(bytes, again.get(path) ?? bytes) !== 0);
      expect(
        other.map(([path]) => path),
        item.id,
      ).toEqual([]);
    }
  });

  test("writes safe paths only, none twice on a file system that folds case", () => {
    for (const { id, files } of own) {
      const bad = [...files.keys()].filter((path) => pathFault(path) !== undefined);
      expect(bad, id).toEqual([]);
      expect(new Set([...files.keys()].map(foldPath)).size, id).toBe(files.size);
    }
  });

  test("holds what every community needs, and the record of the scaffold", () => {
    const needed = [
      "README.md",
      "LICENSE",
      "CODE_OF_CONDUCT.md",
      "CONTRIBUTING.md",
      "community.yaml",
      "people/people.yaml",
    ];
    for (const { id, files } of own) {
      expect([...files.keys()], id).toEqual(
        expect.arrayContaining([...needed, ".commonry/lock.json", ".commonry/base.br"]),
      );
    }
  });

  // Of governance and settings the first level has few; what it is for (lessons, notebooks) comes on top.
  const most = new Map([
    ["hub", 18],
    ["library", 20],
    ["event", 20],
    ["ai-project", 24],
    ["course", 24],
  ]);

  test.each(forges)("starter is small on %s", (forge) => {
    for (const lang of ["en", "zh"] as const) {
      const { id, files } = find(cases, template, forge, [lang], "starter");
      expect(paths(files).length, `${id}: ${paths(files).join(" ")}`).toBeLessThanOrEqual(most.get(template) ?? 18);
    }
  });

  test.each(forges)("each level adds to the one below on %s", (forge) => {
    const [starter, standard, full] = levels.map((level) => paths(find(cases, template, forge, ["en"], level).files));
    expect(standard).toEqual(expect.arrayContaining(starter ?? []));
    expect(full).toEqual(expect.arrayContaining(standard ?? []));
    expect(standard?.length).toBeGreaterThan(starter?.length ?? 0);
    expect(full?.length).toBeGreaterThan(standard?.length ?? 0);
  });

  test.each(forges)("both languages have the same files on %s", (forge) => {
    for (const level of levels) {
      const en = paths(find(cases, template, forge, ["en"], level).files);
      const zh = paths(find(cases, template, forge, ["zh"], level).files);
      expect(zh, level).toEqual(en);
      const both = paths(find(cases, template, forge, ["en", "zh"], level).files);
      const turned = paths(find(cases, template, forge, ["zh", "en"], level).files);
      const translated = both.filter((path) => !en.includes(path));
      // Beside the files of one language, there is nothing but their translations, and the same ones either way round.
      const plain = en.filter((path) => both.includes(insertTag(path, "zh-CN")));
      expect(translated.sort(), level).toEqual(plain.map((path) => insertTag(path, "zh-CN")).sort());
      expect(turned.sort(), level).toEqual([...en, ...plain.map((path) => insertTag(path, "en"))].sort());
    }
  });

  test("a repository on one forge holds nothing of the other", () => {
    for (const { id, forge, files } of own) {
      const foreign = forge === "github" ? /^\.gitlab(\/|-ci\.yml$)/ : /^\.github\//;
      expect(
        [...files.keys()].filter((path) => foreign.test(path)),
        id,
      ).toEqual([]);
    }
  });
});
