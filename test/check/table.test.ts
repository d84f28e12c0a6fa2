import { beforeAll, describe, expect, test } from "vitest";
import { ruleBook } from "../../src/check/book.ts";
import { inside } from "../support/inside.ts";
import { inFolder } from "../support/render.ts";
import type { Fault, Valid } from "./row.ts";
import { rowsOf } from "./rows.ts";

/** One finding of `check --format json`. */
interface Told {
  readonly code: string;
  readonly level: string;
  readonly file: string;
  readonly line: number;
}

const faults = await rowsOf<Fault>("faults");
const valid = await rowsOf<Valid>("valid");

/** What `commonry check` tells of a folder with these files: the door that a user comes in by. */
async function told(files: Readonly<Record<string, string>>): Promise<Told[]> {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  return inFolder(bytes, async (cwd) => {
    const { out, err } = await inside(["check", "--format", "json"], { cwd, now: "2026-12-01T00:00:00Z" });
    if (out === "") throw new Error(err);
    return (JSON.parse(out) as { findings: Told[] }).findings;
  });
}

const shown = ({ code, level, file, line }: Told) => `${level} ${file}:${line} ${code}`;

describe("a deliberate fault is found, at its place and as grave as it is", () => {
  test.each(faults)("$at: $what", async ({ files, code, at, level }) => {
    expect((await told(files)).map(shown)).toContain(`${level} ${at} ${code}`);
  });
});

describe("what is unusual and valid is left alone", () => {
  test.each(valid)("$what", async ({ files }) => {
    const of = (await told(files)).filter(({ file, level }) => file in files && level !== "note");
    expect(of.map(shown)).toEqual([]);
  });
});

describe("the tables", () => {
  let known: Set<string>;
  beforeAll(() => {
    known = new Set(ruleBook.map(({ id }) => id));
  });

  test("name rules of the book, and say who says so", () => {
    for (const { code, says } of faults) {
      expect(known, code).toContain(code.split(".")[0]);
      expect(says).not.toBe("");
    }
    for (const { says } of valid) expect(says).not.toBe("");
  });

  test("show no repository twice", () => {
    const all = [...faults, ...valid].map(({ files }) => JSON.stringify(files));
    expect(all).toHaveLength(new Set(all).size);
  });
});
