import { expect, test } from "vitest";
import { nearDuration } from "../../../src/manifest/duration.ts";
import { faults, load } from "./support.ts";

test.each([
  ["90", "90m"],
  ["1.5h", "1h30m"],
  ["2 hours", "2h"],
  ["2 hours and 30 minutes", "2h30m"],
  ["1 hr, 15 min", "1h15m"],
  ["1:30", "1h30m"],
  ["01:30:00", "1h30m"],
  ["PT90M", "90m"],
  ["P1DT2H", "1d2h"],
  ["1 week", "1w"],
  ["2 days", "2d"],
  ["90分钟", "90m"],
  ["1小时30分", "1h30m"],
  ["９０", "90m"],
])("the duration %s: %s is meant", (written, meant) => {
  expect(nearDuration(written)).toBe(meant);
});

test("nothing is guessed of what is not plain", () => {
  for (const written of ["", "0", "long", "1h or 2h", "1.5 days", "0.01h", "90s", "-30m", "P", "PT", "3 fortnights"])
    expect(nearDuration(written), written).toBeUndefined();
});

const files = (text: string) => ({
  "community.yaml": "version: 1\ncommunity: { name: A }\nevents: [e.yaml]\n",
  "e.yaml": `version: 1\nevents:\n  - { id: a, at: 2027-01-05 12:00, ${text} }\n`,
});

test.each([
  ["duration: 90", "manifest.duration-near"],
  ['duration: "90"', "manifest.duration-near"],
  ["duration: 1.5", "manifest.duration"],
  ["duration: true", "manifest.duration"],
  ["until: 2028", "manifest.moment"],
  ["also: [2028]", "manifest.moment"],
  ["link: 5", "manifest.url"],
  // Here quotes do help.
  ["title: 2027", "manifest.quote"],
  ["tags: [2027]", "manifest.quote"],
  ["id2: 5", "manifest.unknown-key"],
])("%s: quotes are proposed only where they would help", (text, code) => {
  const [first] = load(files(text)).findings;
  expect(first?.code).toBe(code);
  if (text.includes("90")) expect(first?.params).toMatchObject({ received: "90", nearest: "90m" });
});

test("tags and breaks may be Chinese, and are small letters of any script", () => {
  const text = (tag: string, pause: string) => ({
    "community.yaml": "version: 1\ncommunity: { name: A }\nevents: [e.yaml]\n",
    "e.yaml": `version: 1\nbreaks: { ${pause}: 2027-02-06..2027-02-12 }\nevents:\n  - { id: a, at: 2027-01-05 12:00, repeat: every week, tags: [${tag}], skip: [${pause}] }\n`,
  });
  const codes = (tag: string, pause: string) => faults(text(tag, pause)).map((line) => line.replace(/^\S+ /, ""));
  for (const name of ["春节", "寒假2027", "été", "каникулы", "winter-break"])
    expect(codes(name, name), name).toEqual([]);
  for (const tag of ["Tag", "ÉTÉ", "a_b", "a b", "-a", "a/b", "e\u0301te\u0301", "汉".repeat(41)])
    expect(codes(`"${tag}"`, "春节"), tag).toEqual(["manifest.tag"]);
  for (const pause of ["Winter", "2winter", "a.b"])
    expect(codes("春节", pause).slice(0, 1), pause).toEqual(["manifest.break-name"]);
});
