import { describe, expect, test } from "vitest";
import { allCases, type Case, distinct, unique, where } from "../../support/corpus.ts";
import { asList, asMap, isYaml, parseData } from "../../support/data.ts";
import { manifestFaults } from "../../support/manifest.ts";
import { textOf } from "../../support/render.ts";
import { schemaFor, schemaNames } from "../../support/schemas.ts";
import { validators } from "../../support/validators.ts";

const cases = await allCases();

describe("every file", () => {
  test.each(validators)("passes $id", { timeout: 30_000 }, async ({ applies, faults }) => {
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
  expect(schemaNames.filter((name) => name !== "form-body" && !used.has(name))).toEqual([]);
});

test("every manifest, with its people and events, passes the manifest's own loader", () => {
  const faults = cases.flatMap((item) => manifestFaults(item.files).map((fault) => `${fault} (${item.id})`));
  expect(unique(faults)).toEqual([]);
});

test("a file names only labels that the manifest makes", () => {
  const faults = cases.flatMap((item) => {
    const known = new Set(
      asList(asMap(parseData("x.yaml", textOf(item.files, "community.yaml"))).labels).map((label) => asMap(label).name),
    );
    const used = [...item.files.keys()].flatMap((path) => labelsIn(path, item).map((label) => ({ path, label })));
    return used.filter(({ label }) => !known.has(label)).map(({ path, label }) => `${path} names ${label}`);
  });
  expect([...new Set(faults)]).toEqual([]);
});

/** Labels that a file of a forge names. */
function labelsIn(path: string, { files }: Case): unknown[] {
  if (/^\.gitlab\/\w+_templates\//.test(path)) return quickLabels(textOf(files, path));
  if (!isYaml(path)) return [];
  const value = () => asMap(parseData(path, textOf(files, path)));
  switch (schemaFor(path)) {
    case "issue-form":
    case "discussion-form":
      return asList(value().labels);
    case "dependabot":
      return asList(value().updates).flatMap((update) => asList(asMap(update).labels));
    case "labeler":
      return Object.keys(value());
    case "release": {
      const { exclude, categories } = asMap(value().changelog);
      const all = [exclude, ...asList(categories)].flatMap((entry) => asList(asMap(entry).labels));
      return all.filter((label) => label !== "*");
    }
    default:
      return [];
  }
}

/** Labels that GitLab's quick actions set: `/label ~bug ~"needs triage"`. */
function quickLabels(text: string): string[] {
  const lines = text.match(/^\/(un|re)?label .*$/gm) ?? [];
  return lines.flatMap((line) =>
    [...line.matchAll(/~"([^"]+)"|~(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
  );
}
