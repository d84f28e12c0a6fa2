import { expect, test } from "vitest";
import { asList, asMap, parseData } from "../support/data.ts";
import { manifestFaults } from "../support/manifest.ts";
import { type Files, load, render, templateIds, textOf } from "../support/render.ts";

// Templates reckon dates from the day of the run: the ends of months and years, and leap days, are where that goes wrong.

const days = [
  "2027-01-31",
  "2027-02-28",
  "2028-02-29",
  "2027-03-31",
  "2027-06-30",
  "2027-09-30",
  "2027-11-30",
  "2027-12-31",
];

/** Each template, and the event once for each kind of it, whose dates differ. */
const choices = templateIds.flatMap((template) => {
  const kinds = load(template).flatMap(
    ({ spec }) => spec.questions.find(({ id }) => id === "eventKind")?.choices ?? [],
  );
  return kinds.length === 0
    ? [{ template, answers: {} }]
    : kinds.map(({ value }) => ({ template, answers: { eventKind: value } }));
});

test.each(choices)("$template $answers names no date that is past or is none", { timeout: 30_000 }, async (choice) => {
  for (const today of days) {
    const files = await render({ ...choice, forge: "github", langs: ["en"], level: "full", today });
    expect(manifestFaults(files), today).toEqual([]);
    const bad = datesIn(files).filter((date) => date < today || !isDate(date));
    expect(bad, today).toEqual([]);
  }
});

/** Dates of milestones and events, and every other text of the manifest and the event files that looks like one. */
function datesIn(files: Files): string[] {
  const paths = [...files.keys()].filter((path) => path === "community.yaml" || /^events\/.+\.yaml$/.test(path));
  const values = paths.map((path) => parseData(path, textOf(files, path)));
  // Of a span only the end counts: a break may have begun.
  return values.flatMap(texts).flatMap((text) => /^(?:[^ ]+\.\.)?(\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? []);
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? asList(value).flatMap(texts) : Object.values(asMap(value)).flatMap(texts);
}

function isDate(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
