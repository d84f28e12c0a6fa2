import { expect, test } from "vitest";
import { checkAnswer } from "../../../src/scaffold/answer-types.ts";
import type { Question } from "../../../src/scaffold/template.ts";
import { faults } from "./support.ts";

const community = (timezone: string) => ({
  "community.yaml": `version: 1\ncommunity: { name: A, timezone: ${timezone} }\n`,
});
const file = (text: string) => ({
  "community.yaml": "version: 1\ncommunity: { name: A }\nevents: [e.yaml]\npeople: [p.yaml]\n",
  "p.yaml": "version: 1\npeople: [{ id: lin, name: Lin }]\n",
  "e.yaml": `version: 1\n${text}`,
});
const event = (keys: string) => file(`events:\n  - { id: a, at: 2027-01-05 12:00, ${keys} }\n`);

/** Each place that takes a zone, with the zone in question there. */
const places: readonly [string, (zone: string) => Record<string, string>][] = [
  ["community", community],
  ["defaults of a file", (zone) => file(`defaults: { timezone: ${zone} }\nevents: [{ id: a, at: 2027-01-05 }]\n`)],
  ["event", (zone) => event(`timezone: ${zone}`)],
  ["slot", (zone) => event(`repeat: every Tuesday, rotate: ["08:00 ${zone}", "16:00 Europe/Berlin"]`)],
  [
    "cohort",
    (zone) =>
      file(
        `events:\n  - { id: a, weekly: [Mon 19:00], sessions: [One], cohorts: [{ id: c, from: 2027-02-01, timezone: ${zone} }] }\n`,
      ),
  ],
  [
    "person",
    (zone) => ({
      ...file("events: [{ id: a, at: 2027-01-05 }]\n"),
      "p.yaml": `version: 1\npeople: [{ id: ada, name: Ada, timezone: ${zone} }]\n`,
    }),
  ],
];

test.each(places)("an abbreviation is no zone in the place %s, an odd one is said, a good one is fine", (_, at) => {
  const codes = (zone: string) => faults(at(zone)).map((line) => line.replace(/^\S+ /, ""));
  expect(codes("CST")).toEqual(["manifest.timezone-letters"]);
  expect(codes("Asia/Beijing")).toEqual(["manifest.timezone-city"]);
  expect(codes("UTC+8")).toEqual(["manifest.timezone-offset"]);
  expect(codes("Etc/GMT+8")).toEqual(["manifest.zone-sign"]);
  expect(codes("Asia/Shanghai")).toEqual([]);
});

test("an answer of init is held to the same", () => {
  const question: Question = { id: "zone", type: "text", format: "timezone", ask: "?" } as unknown as Question;
  expect(checkAnswer(question, "Asia/Shanghai")).toBe("Asia/Shanghai");
  expect(() => checkAnswer(question, "CST")).toThrow(
    expect.objectContaining({
      code: "answer.format-timezone-letters",
      params: { id: "zone", value: "CST", zones: "America/Chicago, Asia/Shanghai, America/Havana" },
    }),
  );
});
