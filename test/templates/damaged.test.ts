import { describe, expect, test } from "vitest";
import type { Forge } from "../../src/scaffold/template.ts";
import { manifestFaults } from "../support/manifest.ts";
import { complaints, readers } from "../support/readers.ts";
import { type Files, render, textOf } from "../support/render.ts";
import { schemaNames } from "../support/schemas.ts";
import { validators } from "../support/validators.ts";
import { workflowFaults, workflowRules } from "../support/workflows.ts";
import { damages } from "./damages/all.ts";

// Each validator is given a file that a template really writes, and the same file with one thing broken: it has to take
// the one and refuse the other, and say why. A validator that would let everything through cannot hide.

const rendered: Readonly<Record<Forge, Files>> = {
  github: await render({ template: "ai-project", forge: "github", langs: ["en"], level: "full" }),
  gitlab: await render({ template: "ai-project", forge: "gitlab", langs: ["en"], level: "full" }),
};

describe("a damaged file is refused", () => {
  test.each(damages)("$by: $what", { timeout: 30_000 }, async ({ by, forge = "github", damage, because, ...item }) => {
    const path = pathOf(item.path, forge);
    const good = textOf(rendered[forge], path);
    const bad = damage(good);
    expect(bad).not.toBe(good);
    expect(await faultsBy(by, good, path, forge)).toEqual([]);
    expect((await faultsBy(by, bad, path, forge)).join("\n")).toMatch(because);
  });

  test("every validator has been shown one", () => {
    const shown = new Set(damages.map(({ by }) => by));
    expect(validators.filter(({ id }) => !shown.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test("every rule of security has been shown one", async () => {
    const found = damages
      .filter(({ by }) => by === "security of workflows")
      .flatMap(({ path, damage }) => workflowFaults(damage(textOf(rendered.github, pathOf(path, "github")))));
    const silent = workflowRules.filter((rule) => !found.some((fault) => fault.startsWith(`${rule.id}: `)));
    expect(silent.map((rule) => rule.id)).toEqual([]);
  });

  test("every schema has been shown one", () => {
    const shown = new Set(damages.map(({ schema }) => schema));
    // Forms share their fields; no scaffold has a file of Gitpod Classic any more, nor one of Read the Docs or pre-commit.
    const unwritten = ["form-body", "gitlab-header", "gitpod", "pre-commit", "read-the-docs"];
    expect(schemaNames.filter((name) => !unwritten.includes(name) && !shown.has(name))).toEqual([]);
  });
});

/** The manifest's loader reads several files, so it stands by itself. */
const manifests = [
  {
    what: "an unknown key",
    path: "community.yaml",
    from: "\nversion: 1\n",
    to: "\nversion: 1\nlabel: []\n",
    because: /label/,
  },
  { what: "no name", path: "community.yaml", from: /\n {2}name: .*/, to: "", because: /name/ },
  { what: "a colour that is none", path: "community.yaml", from: /color: "\w+"/, to: 'color: "red"', because: /color/ },
  { what: "a person without a name", path: "people/people.yaml", from: /\n {4}name: .*/, to: "", because: /name/ },
  {
    what: "a group of people who are not there",
    path: "people/people.yaml",
    from: /leads: \[.*\]/,
    to: "leads: [nobody]",
    because: /nobody/,
  },
];

describe("the manifest's loader refuses", () => {
  test.each(manifests)("$what in $path", ({ path, from, to, because }) => {
    const bad = textOf(rendered.github, path).replace(from, to);
    expect(bad).not.toBe(textOf(rendered.github, path));
    expect(manifestFaults(rendered.github)).toEqual([]);
    expect(manifestFaults(new Map([...rendered.github, [path, Buffer.from(bad)]])).join("\n")).toMatch(because);
  });
});

/** Programs of the system: good and bad texts of their own. */
const texts = [
  {
    by: "yamllint",
    path: "a.yml",
    good: "a: 1\nb:\n  - c\n",
    bad: "a: 1\nb:\n  c: 1\n   # d\n",
    because: /comments-indentation/,
  },
  {
    by: "shellcheck",
    path: "a.sh",
    good: '#!/bin/sh\nprintf "%s" "$1"\n',
    bad: "#!/bin/sh\nprintf %s $1\n",
    because: /SC2086/,
  },
  {
    by: "bash -n",
    path: "a.sh",
    good: "#!/bin/bash\nif true; then :; fi\n",
    bad: "#!/bin/bash\nif true; then :\n",
    because: /syntax error/,
  },
  { by: "py_compile", path: "a.py", good: "print(1)\n", bad: "print(1\n", because: /SyntaxError/ },
  {
    by: "node --check",
    path: "a.mjs",
    good: "export const a = 1;\n",
    bad: "export const a = ;\n",
    because: /SyntaxError/,
  },
  { by: "csv", path: "a.csv", good: "a,b\n1,2\n", bad: "a,b\n1\n", because: /several lengths/ },
  { by: "tomllib", path: "a.toml", good: 'a = "b"\n', bad: 'a = "b\n', because: /a\.toml/ },
  {
    by: "nbformat.validate",
    path: "a.ipynb",
    good: notebook('"id": "a", '),
    bad: notebook(""),
    because: /MissingIDFieldWarning|ValidationError/,
  },
] as const;

describe("programs of the system refuse a damaged file", () => {
  for (const reader of readers) {
    test.skipIf(reader.missing !== undefined)(reader.id, { timeout: 30_000 }, async () => {
      const shown = texts.find(({ by }) => by === reader.id);
      expect(shown, "every reader has been shown one").toBeDefined();
      if (!shown) return;
      const { path, good, bad, because } = shown;
      expect(reader.applies({ path, text: bad })).toBe(true);
      expect(await complaints(reader, [{ path, text: good }])).toEqual([]);
      expect((await complaints(reader, [{ path, text: bad }])).join("\n")).toMatch(because);
    });
  }
});

function pathOf(path: string | RegExp, forge: Forge): string {
  if (typeof path === "string") return path;
  return [...rendered[forge].keys()].find((item) => path.test(item)) ?? String(path);
}

async function faultsBy(id: string, text: string, path: string, forge: Forge): Promise<string[]> {
  const validator = validators.find((item) => item.id === id);
  if (!validator?.applies(path)) throw new Error(`${id} does not look at ${path}`);
  return validator.faults(text, path, forge);
}

function notebook(id: string): string {
  return `{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{${id}"cell_type": "markdown", "metadata": {}, "source": ["a"]}]}\n`;
}
