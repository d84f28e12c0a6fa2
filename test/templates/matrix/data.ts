import { describe, expect, test } from "vitest";
import { regionRule } from "../../../src/cli/check/regions.ts";
import { allCases, distinct, perContent, unique, where } from "../../support/corpus.ts";
import { asList, asMap, parseData } from "../../support/data.ts";
import { resolveLink } from "../../support/links.ts";
import { manifestFaults } from "../../support/manifest.ts";
import { pipelineFaults } from "../../support/pipelines.ts";
import { textOf } from "../../support/render.ts";
import { editorFaults, schemaFor, schemaNames } from "../../support/schemas.ts";
import { validators } from "../../support/validators.ts";

const cases = await allCases();

describe("every file", () => {
  test.each(validators)("passes $id", { timeout: 120_000 }, async ({ applies, faults }) => {
    const contents = distinct(cases, applies);
    const found = await Promise.all(
      contents.map(async (content) => {
        const wrong = await faults(content.text, content.path, content.from.forge);
        return wrong.map((fault) => `${where(content)} ${fault}`);
      }),
    );
    expect(unique(found.flat())).toEqual([]);
    expect(contents.length).toBeGreaterThan(0);
  });
});

test("every schema has a file that it is for", () => {
  const used = new Set(distinct(cases, () => true).map(({ path }) => schemaFor(path)));
  // Forms share their fields; Gitpod Classic is no more, so that only old repositories have its file; Read the Docs and
  // pre-commit are nobody's that we scaffold.
  const unwritten = ["form-body", "gitlab-header", "gitpod", "pre-commit", "read-the-docs"];
  expect(schemaNames.filter((name) => !unwritten.includes(name) && !used.has(name))).toEqual([]);
});

test("every manifest, with its people and events, passes the manifest's own loader", () => {
  const faults = cases.flatMap((item) => manifestFaults(item.files).map((fault) => `${fault} (${item.id})`));
  expect(unique(faults)).toEqual([]);
});

test("every file that names its schema in the first line finds it there, and fits it", () => {
  const faults = cases.flatMap((item) => {
    return [...item.contents.values()].flatMap((content) => {
      const [, named] = /^# yaml-language-server: \$schema=(\S+)/.exec(content.text) ?? [];
      if (named === undefined) return [];
      const path = resolveLink(content.path, named)?.path ?? named;
      const schema = item.files.get(path);
      if (!schema) return [`${content.path} names ${path}, which is not there (${item.id})`];
      const wrong = editorFaults(Buffer.from(schema).toString(), valueIn(content));
      return wrong.map((fault) => `${content.path} ${fault} (${item.id})`);
    });
  });
  expect(unique(faults)).toEqual([]);
});

test("every managed region holds what the people files say", () => {
  const faults = cases.flatMap(({ id, files }) => {
    const project = {
      exists: (path: string) => files.has(path),
      readText: (path: string) => textOf(files, path),
      list: () => [...files.keys()].sort(),
    };
    const rule = regionRule(project);
    const found = project
      .list()
      .filter(rule.applies)
      .flatMap((path) => rule.inspect(path, textOf(files, path)));
    return found.map(({ code, file, line }) => `${file}:${line} ${code} (${id})`);
  });
  expect(unique(faults)).toEqual([]);
});

test("every pipeline holds together: stages, extended jobs and included files are there", () => {
  const faults = cases
    .filter(({ forge }) => forge === "gitlab")
    .flatMap(({ id, files }) => pipelineFaults(files).map((fault) => `${fault} (${id})`));
  expect(unique(faults)).toEqual([]);
});

test("a file names only labels that the manifest makes", () => {
  const faults = cases.flatMap(({ id, contents }) => {
    const manifest = contents.get("community.yaml");
    const known = manifest ? made(manifest) : [];
    return [...contents.values()].flatMap((content) =>
      labelsIn(content)
        .filter((label) => !known.includes(label))
        .map((label) => `${content.path} names ${label} (${id})`),
    );
  });
  expect(unique(faults)).toEqual([]);
});

const valueIn = perContent(({ path, text }) => asMap(parseData(path, text)));
const made = perContent((manifest) => asList(valueIn(manifest).labels).map((label) => asMap(label).name));

/** Labels that a file of a forge names. */
const labelsIn = perContent((content): unknown[] => {
  if (/^\.gitlab\/\w+_templates\//.test(content.path)) return quickLabels(content.text);
  switch (schemaFor(content.path)) {
    case "issue-form":
    case "discussion-form":
      return asList(valueIn(content).labels);
    case "dependabot":
      return asList(valueIn(content).updates).flatMap((update) => asList(asMap(update).labels));
    case "labeler":
      return Object.keys(valueIn(content));
    case "release": {
      const { exclude, categories } = asMap(valueIn(content).changelog);
      const all = [exclude, ...asList(categories)].flatMap((entry) => asList(asMap(entry).labels));
      return all.filter((label) => label !== "*");
    }
    default:
      return [];
  }
});

/** Labels that GitLab's quick actions set: `/label ~bug ~"needs triage"`. */
function quickLabels(text: string): string[] {
  const lines = text.match(/^\/(un|re)?label .*$/gm) ?? [];
  return lines.flatMap((line) =>
    [...line.matchAll(/~"([^"]+)"|~(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
  );
}
