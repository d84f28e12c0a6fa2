import { describe, expect, test } from "vitest";
import { forges } from "../../../src/scaffold/template.ts";
import { insertTag } from "../../../src/scaffold/translations.ts";
import { allCases, type Case, find, unique } from "../../support/corpus.ts";
import { anchorsOf, exists, ownPaths, resolveLink } from "../../support/links.ts";
import { readPage } from "../../support/markdown.ts";
import { plainAnswers, templateIds, textOf } from "../../support/render.ts";

const cases = await allCases();
const markdown = ({ files }: Case) => [...files.keys()].filter((path) => path.endsWith(".md"));

describe("every page", () => {
  test("leads nowhere that is not there", () => {
    expect(unique(cases.flatMap(brokenLinks))).toEqual([]);
  });

  test("leads to no service that cannot reach its forge", () => {
    expect(unique(cases.flatMap(foreignAddresses))).toEqual([]);
  });

  test("names by its absolute address only what is there", () => {
    expect(unique(cases.flatMap(brokenAddresses))).toEqual([]);
  });
});

describe.each(templateIds)("%s", (template) => {
  test.each(forges)("has the same headings in both languages on %s", (forge) => {
    const en = find(cases, template, forge, ["en"], "full");
    const zh = find(cases, template, forge, ["zh"], "full");
    const both = find(cases, template, forge, ["en", "zh"], "full");
    const levels = (item: Case, path: string) =>
      readPage(path, textOf(item.files, path)).headings.map(({ level }) => level);
    for (const path of markdown(en)) {
      expect(levels(zh, path), `${path}, English and Chinese alone`).toEqual(levels(en, path));
      const translated = insertTag(path, "zh-CN");
      if (both.files.has(translated))
        expect(levels(both, translated), `${path}, side by side`).toEqual(levels(both, path));
    }
  });

  test.each(forges)("pages side by side lead to each other on %s", (forge) => {
    const { files } = find(cases, template, forge, ["en", "zh"], "full");
    const readme = readPage("README.md", textOf(files, "README.md")).links.map(({ target }) => target);
    expect(readme).toContain("README.zh-CN.md");
    const zh = readPage("README.zh-CN.md", textOf(files, "README.zh-CN.md")).links.map(({ target }) => target);
    expect(zh).toContain("README.md");
  });
});

function brokenLinks(item: Case): string[] {
  return markdown(item).flatMap((path) =>
    readPage(path, textOf(item.files, path)).links.flatMap(({ target, line }) => {
      const link = resolveLink(path, target);
      if (!link) return [];
      const fault = linkFault(item, link);
      return fault ? [`${path}:${line} ${target}: ${fault} (${item.id})`] : [];
    }),
  );
}

function linkFault(item: Case, link: { path: string; anchor: string }): string | undefined {
  if (!exists(item.files, link.path)) return "no such file";
  if (link.anchor === "" || !link.path.endsWith(".md")) return undefined;
  const anchors = anchorsOf(readPage(link.path, textOf(item.files, link.path)), item.forge);
  return anchors.has(decodeURIComponent(link.anchor)) ? undefined : "no such heading";
}

function brokenAddresses(item: Case): string[] {
  const { owner, repo } = plainAnswers;
  return [...item.files]
    .filter(([path]) => !path.startsWith(".commonry/"))
    .flatMap(([path]) =>
      ownPaths(textOf(item.files, path), owner, repo)
        .filter((own) => !exists(item.files, own))
        .map((own) => `${path} names ${own} (${item.id})`),
    );
}

/** Colab, Codespaces and badges of GitHub see nothing of a project on GitLab, nor the other way round. */
function foreignAddresses({ id, forge, files }: Case): string[] {
  const { owner, repo } = plainAnswers;
  const foreign = {
    github: new RegExp(`gitlab\\.com/${owner}/${repo}|\\.gitlab\\.io`),
    gitlab: new RegExp(
      `github\\.com/${owner}/${repo}|colab\\.research\\.google\\.com/github/${owner}|codespaces\\.new|\\.github\\.io`,
    ),
  };
  return [...files.keys()]
    .filter((path) => !path.startsWith(".commonry/") && foreign[forge].test(textOf(files, path)))
    .map((path) => `${path}: ${foreign[forge].exec(textOf(files, path))?.[0]} (${id})`);
}
