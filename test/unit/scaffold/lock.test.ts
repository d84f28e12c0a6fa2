import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  basePath,
  type Lock,
  lockPath,
  lockText,
  packBase,
  parseLock,
  unpackBase,
} from "../../../src/scaffold/lock.ts";
import type { RenderedFile } from "../../../src/scaffold/plan.ts";
import { AppError } from "../../../src/system/errors.ts";
import { sha256 } from "../../../src/system/hash.ts";
import { pathFault } from "../../../src/system/paths.ts";
import { thrown } from "../system/temp.ts";

const file = (path: string, content: Uint8Array): RenderedFile => ({
  path,
  content,
  origin: "core",
  executable: false,
});
const path = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => pathFault(text) === undefined),
  fc.constantFrom("__proto__", "constructor", "1", "02", "a/b.md", "社区.md"),
);
const files = fc
  .uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 200 })), { selector: ([name]) => name, maxLength: 12 })
  .map((list) => list.map(([name, content]) => file(name, content)));

const head: Omit<Lock, "files"> = {
  lockVersion: 1,
  commonry: "0.1.0",
  template: { id: "hub", version: "1.0.0", source: "builtin" },
  parts: { core: "1.2.3" },
  forge: "github",
  level: "full",
  langs: ["en", "zh"],
  answers: { name: "Lepton \u{1f642} “社区”", open: true, count: 3, topics: ["a", "b"] },
};

test("both lie in the folder of commonry", () => {
  expect([lockPath, basePath]).toEqual([".commonry/lock.json", ".commonry/base.br"]);
});

describe("the base", () => {
  test("gives back what was packed, and is the same for the same files", () => {
    fc.assert(
      fc.property(files, (list) => {
        const packed = packBase(list);
        const found = unpackBase(packed);
        expect([...found.keys()]).toEqual(list.map(({ path: name }) => name));
        for (const { path: name, content } of list)
          expect(Buffer.from(found.get(name) ?? []).equals(content)).toBe(true);
        expect(Buffer.from(packBase(list)).equals(packed)).toBe(true);
      }),
    );
  });

  test("is small: text is compressed", () => {
    expect(packBase([file("a.md", Buffer.from("community ".repeat(1000)))]).byteLength).toBeLessThan(100);
  });

  test("cut short anywhere is damaged", () => {
    const packed = packBase([file("a.md", Buffer.from("hello\n")), file("b.bin", Buffer.from([0, 255, 10, 0]))]);
    for (let length = 0; length < packed.byteLength; length++) {
      expect(
        thrown(() => unpackBase(packed.subarray(0, length))),
        `of ${length}`,
      ).toMatchObject({ code: "lock.base", exitCode: 2 });
    }
  });

  test("that is anything else is damaged, or at least no other error", () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.integer({ min: 1, max: 255 }), (list, at, by) => {
        const packed = Buffer.from(packBase(list));
        packed[at % packed.length] = (packed[at % packed.length] as number) ^ by;
        try {
          unpackBase(packed);
        } catch (error) {
          expect(error).toMatchObject({ code: "lock.base", params: { path: basePath } });
        }
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(thrown(() => unpackBase(bytes))).toBeInstanceOf(AppError);
      }),
    );
  });

  test.each([
    ["no index", ""],
    ["an index that is no list", '{"a":1}\n'],
    ["null", "null\n"],
    ["entries that are none", "[null]\n"],
    ["paths that are none", "[[5,0]]\n"],
    ["lengths below nothing", '[["a",-5],["b",6]]\nx'],
    ["lengths that are text", '[["a","1"]]\nx'],
    ["lengths that are none", '[["a",null]]\n'],
    ["more than it says", '[["a",1]]\nxy'],
    ["less than it says", '[["a",3]]\nxy'],
    ["a number too large", '[["a",1e400]]\nxy'],
  ])("with %s is damaged", async (_, body) => {
    const { brotliCompressSync } = await import("node:zlib");
    expect(thrown(() => unpackBase(brotliCompressSync(Buffer.from(body))))).toMatchObject({ code: "lock.base" });
  });

  test("that would fill the memory is damaged", async () => {
    const { brotliCompressSync, constants } = await import("node:zlib");
    const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
    const bomb = brotliCompressSync(Buffer.alloc(70_000_000, 32), { params });
    expect(bomb.byteLength).toBeLessThan(20_000);
    expect(thrown(() => unpackBase(bomb))).toMatchObject({ code: "lock.base" });
  });

  // Some bits of a Brotli stream mean nothing (padding): flipping one of these gives the same contents.
  test("with any bit flipped is damaged, or still says the same", () => {
    const list = [file("a.md", Buffer.from("Some text that is not too short to be compressed, and a little more.\n"))];
    const packed = packBase(list);
    let refused = 0;
    for (let bit = 0; bit < packed.byteLength * 8; bit++) {
      const flipped = Buffer.from(packed);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      try {
        expect(unpackBase(flipped)).toEqual(unpackBase(packed));
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(packed.byteLength * 7);
  });
});

describe("the lock", () => {
  test("says again what was written, with each file's hash and origin", () => {
    fc.assert(
      fc.property(files, (list) => {
        const text = lockText(head, list);
        const lock = parseLock(text);
        expect(lock).toMatchObject(head);
        expect(Object.keys(lock.files).sort()).toEqual(list.map(({ path: name }) => name).sort());
        for (const { path: name, content, origin } of list) {
          expect(Object.getOwnPropertyDescriptor(lock.files, name)?.value).toEqual({ sha256: sha256(content), origin });
        }
        expect(lockText(head, list)).toBe(text);
      }),
    );
  });

  test("is JSON for people: indented, with a line's end", () => {
    const text = lockText(head, [file("a.md", Buffer.from("a"))]);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(text.split("\n")[1]).toBe('  "lockVersion": 1,');
  });

  test.each([
    ["nothing", ""],
    ["half of it", lockText(head, []).slice(0, 100)],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "5"],
    ["another version", JSON.stringify({ ...head, lockVersion: 2, files: {} })],
    ["no files", JSON.stringify(head)],
    ["files that are null", JSON.stringify({ ...head, files: null })],
    ["files that are a list", JSON.stringify({ ...head, files: [] })],
    ["no template", JSON.stringify({ ...head, files: {}, template: undefined })],
    ["a template without id", JSON.stringify({ ...head, files: {}, template: { version: "1.0.0" } })],
    ["a template whose id is no text", JSON.stringify({ ...head, files: {}, template: { id: 5, version: "1.0.0" } })],
    ["a template without version", JSON.stringify({ ...head, files: {}, template: { id: "hub" } })],
    ["no answers", JSON.stringify({ ...head, files: {}, answers: undefined })],
    ["answers that are null", JSON.stringify({ ...head, files: {}, answers: null })],
    ["a conflict of git", `<<<<<<< HEAD\n${lockText(head, [])}=======\n>>>>>>> x\n`],
  ])("that holds %s is damaged", (_, text) => {
    expect(thrown(() => parseLock(text))).toMatchObject({
      code: "lock.invalid",
      exitCode: 2,
      params: { path: lockPath },
    });
  });
});
