import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journals, openJournal, readJournal } from "../../../src/system/journal.ts";
import { temporaryFolder } from "../../support/cli.ts";

function filled(entries: readonly unknown[]): { folder: string; path: string } {
  const folder = join(temporaryFolder(), "deep", "journals");
  const journal = openJournal(folder, "one");
  journal.append(...entries);
  journal.close();
  return { folder, path: journal.path };
}

test("what was added is read again, in order, by nobody but its owner", () => {
  const entries = [{ a: 1 }, { text: 'two\nlines "and" more' }, { 中: "文\u2028" }];
  const { folder, path } = filled(entries);
  expect(readJournal(folder, "one")).toEqual(entries);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("cut off at any byte: whole lines are kept, half of one is not, and what is added later is not spoilt by it", () => {
  const entries = Array.from({ length: 5 }, (_, n) => ({ n, text: "x".repeat(n) }));
  const { folder, path } = filled(entries);
  const whole = readFileSync(path);
  for (let length = 0; length <= whole.length; length++) {
    writeFileSync(path, whole.subarray(0, length));
    const read = readJournal(folder, "one");
    expect(read).toEqual(entries.slice(0, read.length));
    const journal = openJournal(folder, "one");
    journal.append("later");
    journal.close();
    expect(readJournal(folder, "one")).toEqual([...read, "later"]);
  }
  expect(readJournal(folder, "one")).toHaveLength(entries.length + 1);
});

test("a byte that was changed loses its line, and never changes one", () => {
  const entries = [
    { step: "one", state: "done" },
    { step: "two", state: "done" },
  ];
  const { folder, path } = filled(entries);
  const whole = readFileSync(path);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] as number) ^ by;
      writeFileSync(path, bytes);
      for (const one of readJournal(folder, "one")) expect(entries).toContainEqual(one);
    }),
  );
});

test("the last twenty are kept", () => {
  const folder = temporaryFolder();
  for (let n = 10; n < 35; n++) openJournal(folder, `j${n}`).close();
  expect(journals(folder)).toEqual(Array.from({ length: 20 }, (_, n) => `j${n + 15}`));
});

test("no folder is no journal; what is none of ours is left alone; what cannot be written says so", () => {
  const folder = temporaryFolder();
  expect(journals(join(folder, "none"))).toEqual([]);
  appendFileSync(join(folder, "lock.json"), "{}");
  expect(journals(folder)).toEqual([]);
  expect(() => openJournal(join(folder, "lock.json"), "x")).toThrow(
    expect.objectContaining({ code: "journal.failed" }),
  );
  expect(existsSync(join(folder, "lock.json"))).toBe(true);
});
