import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { renderTemplates } from "../../../src/scaffold/plan.ts";
import { type FindTemplate, loadTemplates } from "../../../src/scaffold/source.ts";
import { AppError } from "../../../src/system/errors.ts";
import { folder } from "../../../src/system/folder.ts";
import { createTree } from "../../../src/system/tree/create.ts";
import { seal } from "../../support/seal.ts";
import { snapshot, tempDir, thrown } from "../system/temp.ts";
import { type Hostile, hostileTemplates } from "./hostile-templates.ts";
import { choices, finder, type Library, renderLibrary, templateSource } from "./memory.ts";

/** Scaffolds as `init` does, from where the templates are found into a folder. */
function scaffold(hostile: Pick<Hostile, "answers" | "langs">, find: FindTemplate, root: string): void {
  const wanted = { ...choices, answers: hostile.answers ?? {}, langs: hostile.langs ?? choices.langs };
  createTree(root, renderTemplates(loadTemplates("main", find), wanted), seal);
}

/** Writes templates to a disk. */
function toDisk(library: Library, templates: string): FindTemplate {
  for (const [id, spec] of Object.entries(library)) {
    mkdirSync(join(templates, id, "files"), { recursive: true });
    for (const [path, content] of Object.entries(templateSource(id, spec))) {
      mkdirSync(dirname(join(templates, id, path)), { recursive: true });
      writeFileSync(join(templates, id, path), content);
    }
  }
  return (id) => (Object.hasOwn(library, id) ? { folder: folder(join(templates, id)) } : undefined);
}

function expectRefusal(hostile: Hostile, action: () => void): void {
  const begin = performance.now();
  const error = thrown(action);
  expect(performance.now() - begin).toBeLessThan(5000);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: hostile.got, exitCode: hostile.exit });
  if (hostile.fault) expect(error).toMatchObject({ params: { fault: hostile.fault } });
}

for (const [kind, list] of Object.entries(hostileTemplates)) {
  describe(`${list.length} hostile ${kind}: refused, and nothing written`, () => {
    const named = list.map((hostile) => [hostile.what.slice(0, 100), hostile] as const);

    // A bomb takes its two seconds wherever it comes from: once is enough.
    const fromMemory = named.filter(([what, { onDisk }]) => !onDisk && !/10\^8|100,000/.test(what));
    test.each(fromMemory)("from memory: %s", { timeout: 15_000 }, (_, hostile) => {
      const dir = tempDir();
      expectRefusal(hostile, () => scaffold(hostile, finder(hostile.library), join(dir, "target")));
      expect(snapshot(dir)).toEqual({});
      mkdirSync(join(dir, "target"));
      if (kind !== "renders" && kind !== "sizes")
        expectRefusal(hostile, () => scaffold(hostile, finder(hostile.library), join(dir, "target")));
      expect(snapshot(dir)).toEqual({ "target/": "" });
    });

    test.each(named)("from a disk: %s", { timeout: 15_000 }, (_, hostile) => {
      const dir = tempDir();
      const find = toDisk(hostile.library, join(dir, "templates"));
      hostile.onDisk?.(join(dir, "templates"));
      const before = snapshot(dir);
      expectRefusal(hostile, () => scaffold(hostile, find, join(dir, "target")));
      expect(existsSync(join(dir, "target"))).toBe(false);
      expect(snapshot(dir)).toEqual(before);
    });
  });
}

describe("what is only just allowed is written", () => {
  const values = `values: { list: [${Array.from({ length: 5000 }, (_, index) => index).join(",")}] }\n`;

  test("5,000 files", { timeout: 30_000 }, () => {
    const yaml = `${values}files: [{ to: 'd/<%= i =%>', from: x, each: { in: list, as: i } }]\n`;
    expect(renderLibrary({ main: { yaml, files: { x: "" } } })).toHaveLength(5000);
  });

  test("a file of 1 MiB, sixteen times", () => {
    const yaml =
      "values: { list: [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16] }\nfiles: [{ to: '<%= i =%>', from: x, each: { in: list, as: i } }]\n";
    expect(renderLibrary({ main: { yaml, files: { x: new Uint8Array(1_048_576) } } })).toHaveLength(16);
  });

  test("paths that only look hostile", () => {
    const dir = tempDir();
    const paths = [
      ".gitignore",
      ".github/x",
      "..a",
      "a..b/c",
      "社区/指南.md",
      "console.md",
      "commonry/lock.json",
      "docs/.commonry/x",
    ];
    const yaml = `files: [${paths.map((path) => `{ to: ${JSON.stringify(path)}, from: x }`).join(", ")}]\n`;
    scaffold({}, finder({ main: { yaml, files: { x: "x" } } }), join(dir, "target"));
    expect(
      Object.keys(snapshot(join(dir, "target")))
        .filter((path) => !path.endsWith("/"))
        .sort(),
    ).toEqual([...paths].sort());
  });
});

test("the list", () => {
  const all = Object.values(hostileTemplates).flat();
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(110);
  if (process.env.LIST) {
    const rows = Object.entries(hostileTemplates).flatMap(([kind, list]) => [
      `\n${kind} (${list.length})\n`,
      ...list.map(
        ({ what, got, fault, exit }) =>
          `| ${what.slice(0, 90).replaceAll("|", "\\|")} | ${got}${fault ? ` (${fault})` : ""}, exit ${exit} |`,
      ),
    ]);
    console.log(`${all.length} hostile templates\n${rows.join("\n")}`);
  }
});
