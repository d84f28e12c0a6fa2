import { describe, expect, test } from "vitest";
import { forges } from "../../../src/scaffold/template.ts";
import { insertTag } from "../../../src/scaffold/translations.ts";
import { allCases, type Case, type Content, find, perContent, unique } from "../../support/corpus.ts";
import { anchorsOf, exists, ownPaths, resolveLink } from "../../support/links.ts";
import { readPage } from "../../support/markdown.ts";
import { plainAnswers, templateIds } from "../../support/render.ts";

const cases = await allCases();
const { owner, repo } = plainAnswers;
const markdown = ({ contents }: Case) => [...contents.values()].filter(({ path }) => path.endsWith(".md"));
const page = perContent(({ path, text }) => readPage(path, text));

describe("every page", () => {
  test("leads nowhere that is not there", () => {
    expect(unique(cases.flatMap(brokenLinks))).toEqual([]);
  });

  test("leads to no service that cannot reach its forge", () => {
    const faults = cases.flatMap(({ id, forge, contents }) =>
      [...contents.values()].flatMap((content) => {
        const found = foreignAddress(content)[forge];
        return found ? [`${content.path} names ${found} (${id})`] : [];
      }),
    );
    expect(unique(faults)).toEqual([]);
  });

  test("names by its absolute address only what is there", () => {
    expect(unique(cases.flatMap(brokenAddresses))).toEqual([]);
  });
});

describe.each(templateIds)("%s", (template) => {
  test.each(forges)("has the same headings in both languages on %s", (forge) => {
    const [en, zh, both] = ([["en"], ["zh"], ["en", "zh"]] as const).map((langs) => {
      return find(cases, template, forge, langs, "full").contents;
    }) as [Case["contents"], Case["contents"], Case["contents"]];
    for (const path of [...en.keys()].filter((path) => path.endsWith(".md"))) {
      expect(levels(zh.get(path)), `${path}, English and Chinese alone`).toEqual(levels(en.get(path)));
      const translated = both.get(insertTag(path, "zh-CN"));
      if (translated) expect(levels(translated), `${path}, side by side`).toEqual(levels(both.get(path)));
    }
  });

  test.each(forges)("pages side by side lead to each other on %s", (forge) => {
    const { contents } = find(cases, template, forge, ["en", "zh"], "full");
    expect(targets(contents.get("README.md"))).toContain("README.zh-CN.md");
    expect(targets(contents.get("README.zh-CN.md"))).toContain("README.md");
  });
});

const levels = (content: Content | undefined) => content && page(content).headings.map(({ level }) => level);
const targets = (content: Content | undefined) => content && page(content).links.map(({ target }) => target);

const anchors = {
  github: perContent((content) => anchorsOf(page(content), "github")),
  gitlab: perContent((content) => anchorsOf(page(content), "gitlab")),
};

function brokenLinks(item: Case): string[] {
  return markdown(item).flatMap((content) =>
    page(content).links.flatMap(({ target, line }) => {
      const link = resolveLink(content.path, target);
      const fault = link && linkFault(item, link);
      return fault ? [`${content.path}:${line} ${target}: ${fault} (${item.id})`] : [];
    }),
  );
}

function linkFault(item: Case, { path, anchor }: { path: string; anchor: string }): string | undefined {
  if (!exists(item.files, path)) return "no such file";
  const content = item.contents.get(path);
  if (anchor === "" || !content?.path.endsWith(".md")) return undefined;
  return anchors[item.forge](content).has(decodeURIComponent(anchor)) ? undefined : "no such heading";
}

const addresses = perContent(({ text }) => ownPaths(text, owner, repo));

function brokenAddresses({ id, contents, files }: Case): string[] {
  return [...contents.values()].flatMap((content) =>
    addresses(content)
      .filter((path) => !exists(files, path))
      .map((path) => `${content.path} names ${path} (${id})`),
  );
}

/** Colab, Codespaces and badges of GitHub see nothing of a project on GitLab, nor the other way round. */
const foreignAddress = perContent(({ text }) => ({
  github: new RegExp(`gitlab\\.com/${owner}/${repo}|gitlab\\.io`).exec(text)?.[0],
  gitlab: new RegExp(`github\\.com/${owner}/${repo}|google\\.com/github/${owner}|codespaces\\.new|github\\.io`).exec(
    text,
  )?.[0],
}));
