import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wholeRules } from "../../../src/check/book.ts";
import { isClear, type Sweeping, sweptFiles } from "../../../src/check/clear.ts";
import { inspect, inspectBeside, rules } from "../../../src/check/run.ts";
import { notText, repository } from "./repository.ts";

const selection = { files: rules, whole: wholeRules };
const sweeping: ReadonlySet<Sweeping> = new Set(["yaml", "conflict"]);
const conflict = "a: 1\n<<<<<<< HEAD\na: 2\n=======\na: 3\n>>>>>>> topic\n";
const contents = fc.constantFrom<string | Error>(
  "a: 1\n",
  "a: 1\na: 2\n",
  "a: [\n",
  "a: &x 1\nb: *y\n",
  "---\na: 1\n---\n- b\n",
  "\ufeffa: 1\n",
  "a: '<<<<<<< '\n",
  conflict,
  "",
  notText("file"),
);
const names = fc.constantFrom(
  "a.yaml",
  "b.yml",
  "c.cff",
  "d.txt",
  "e/f.yaml",
  "g.png",
  "h.json",
  "README.md",
  "src/i.ts",
);
const files = fc.dictionary(names, contents, { noNullPrototype: true });

/** As the thread does it: what cannot be read is not clear. */
function clearedOf(all: Readonly<Record<string, string | Error>>, swept: readonly string[]): Set<string> {
  return new Set(
    swept.filter((path) => {
      const content = all[path];
      return typeof content === "string" && isClear(path, Buffer.from(content), sweeping);
    }),
  );
}

describe("inspectBeside", () => {
  test("says what inspect says, and has read the same files, whatever was looked at beforehand", async () => {
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        const source = repository(all);
        const swept = sweptFiles(source.files, sweeping, rules);
        const cleared = clearedOf(all, swept);
        expect(await inspectBeside(source, selection, swept, Promise.resolve(cleared))).toEqual(
          inspect(source, selection),
        );
        // A thread that fails clears nothing.
        expect(await inspectBeside(source, selection, swept, Promise.resolve(new Set()))).toEqual(
          inspect(source, selection),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("what is clear is not read again", async () => {
    const all = { "a.yaml": "a: 1\n", "b.yaml": "b: [\n", "c.txt": "x\n", "README.md": "# x\n" };
    const reads: string[] = [];
    const plain = repository(all);
    const readText = (path: string) => {
      reads.push(path);
      return plain.readText(path);
    };
    const source = { ...plain, readText };
    const swept = sweptFiles(source.files, sweeping, rules);
    expect(swept).toEqual(["README.md", "a.yaml", "b.yaml", "c.txt"]);
    const cleared = clearedOf(all, swept);
    expect([...cleared]).toEqual(["README.md", "a.yaml", "c.txt"]);
    await inspectBeside(source, selection, swept, Promise.resolve(cleared));
    expect([...reads].sort()).toEqual(["README.md", "b.yaml"]);
  });
});

describe("sweptFiles", () => {
  test("leaves out what another rule reads, and what no chosen rule looks at", () => {
    const paths = ["a.yaml", "b.json", "c.txt", "d.png"];
    expect(sweptFiles(paths, sweeping, rules)).toEqual(["a.yaml", "c.txt"]);
    expect(sweptFiles(paths, new Set(["yaml"]), rules)).toEqual(["a.yaml"]);
    expect(sweptFiles(paths, new Set(["conflict"]), rules)).toEqual(["a.yaml", "c.txt"]);
    expect(sweptFiles(paths, new Set(), rules)).toEqual([]);
  });
});
