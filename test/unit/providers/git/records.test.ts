import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createChanges } from "../../../../src/providers/git/changes.ts";
import { rawDay } from "../../../../src/providers/git/raw-date.ts";
import { createRecords } from "../../../../src/providers/git/records.ts";
import { createTally } from "../../../../src/providers/git/tally.ts";

/** Everything that was counted, as plain rows. */
function counted(chunks: readonly Buffer[]) {
  const tally = createTally();
  const records = createRecords(tally);
  for (const chunk of chunks) records.take(chunk);
  records.end();
  const {
    keys,
    activity: { who, day, deed, count, beside },
  } = tally.result();
  return {
    names: keys,
    commits: tally.commits,
    rows: [...who].map((one, row) => [one, day[row], deed[row], count[row], beside?.[row]]),
  };
}

const output = Buffer.from(
  `${[
    "Ada\nada@x.org\n1767600000 +0000\nBob <bob@x.org>\nbob again <BOB@x.org>\nAda <ADA@x.org>",
    "Ada\nada@x.org\n1767600000 +1400\n",
    "Bob\nbob@x.org\n1767600000 -1200\nno address\n<only@x.org>",
    "\n\n0 +0000\n",
  ].join("\0")}\0`,
  "latin1",
);

describe("what git prints of commits", () => {
  const day = 20_458;

  test("is counted by contact and day, co-authors once a commit and never beside themselves", () => {
    expect(counted([output])).toEqual({
      names: ["\n", "\nonly@x.org", "Ada\nada@x.org", "Bob\nbob@x.org"],
      commits: 4,
      rows: [
        [2, day, 0, 2, -1],
        [3, day - 1, 0, 1, -1],
        [0, 0, 0, 1, -1],
        [3, day, 1, 1, 2],
        [1, day - 1, 1, 1, 3],
      ],
    });
  });

  test("may be cut anywhere", () => {
    const whole = counted([output]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: output.length }), { maxLength: 8 }), (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), output.length];
        const chunks = ends.map((end, index) => output.subarray(ends[index - 1] ?? 0, end));
        expect(counted(chunks)).toEqual(whole);
      }),
    );
  });

  test("is never taken for whole when it ends within a record, or is none of git's", () => {
    expect(() => counted([output.subarray(0, -1)])).toThrow("within a record");
    expect(() => counted([Buffer.from("nonsense\0")])).toThrow("not a record");
  });

  test("with changes comes record by record, wherever it is cut", () => {
    const text = "\0Ada\na@x\n1767600000 +0000\n\n1\t2\tsrc/a\n-\t-\tb.png\n\0Bob\nb@x\n1767600000 +0000\n";
    for (let cut = 0; cut <= text.length; cut += 1) {
      const found: string[] = [];
      const changes = createChanges(({ who, lines }) => void found.push(`${who}|${lines.join(",")}`));
      changes.take(Buffer.from(text.slice(0, cut)));
      changes.take(Buffer.from(text.slice(cut)));
      changes.end();
      expect(found).toEqual(["Ada\na@x|1\t2\tsrc/a,-\t-\tb.png", "Bob\nb@x|"]);
    }
  });
});

test.each<[string, number]>([
  ["0 +0000", 0],
  ["86399 +0000", 0],
  ["86399 +0001", 1],
  ["86400 -0001", 0],
  ["-1 +0000", -1],
  ["86400 +9959", 1],
  ["nonsense", 0],
])("the day of %s is %i", (text, expected) => {
  expect(rawDay(text)).toBe(expected);
});
