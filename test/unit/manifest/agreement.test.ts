import { Ajv } from "ajv";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { jsonSchemas } from "../../../src/manifest/json-schema.ts";
import { eventsFile } from "../../../src/manifest/schema/events.ts";
import { manifest } from "../../../src/manifest/schema/manifest.ts";
import { peopleFile } from "../../../src/manifest/schema/people.ts";
import { parseYaml } from "../../../src/system/yaml/index.ts";
import { whole } from "./support.ts";

const people = `version: 1
people:
  - { id: ada, name: Ada, github: ada, gitlab: ada, jira: ada, orcid: 0000-0002-1825-0097, emails: [a@b.example] }
  - { id: bo, name: Bo, aliases: [B.], organisations: [{ name: O, from: 2026-01-01 }], languages: [zh], timezone: UTC }
groups:
  - { id: g, title: { en: G, zh: 组 }, kind: sig, leads: [ada], members: [], owns: ["*"], team: a/b, meetings: [call] }
`;
const events = `version: 1
defaults: { timezone: Europe/Berlin, duration: 1h, tags: [public], publish: [feed] }
include: [other.yaml]
breaks: { winter: 2026-12-21..2027-01-03 }
targets:
  feed: { file: public/community.ics, perTag: true }
  issue: { repo: org/community, open: 7d before, close: 2d after, template: agenda }
  announce: [{ to: matrix, open: 1h before }]
events:
  - { id: a, title: A, at: 2027-01-05 17:00, repeat: every Tuesday, skip: [winter, 2027-02-16], until: 2027-06-30 }
  - { id: b, at: 2027-01-05, repeat: { rrule: FREQ=DAILY }, changes: { 2027-03-02: { note: x, cancel: true } }, count: 3 }
  - { id: c, kind: hackathon, at: 2027-04-09 09:00, phases: [{ name: kickoff, at: +0h }], place: { online: "https://x.example" } }
  - { id: d, kind: course, cohorts: [{ id: a, from: 2027-02-01 }], weekly: [Mon 19:00], sessions: [Set up, { title: P }] }
  - { id: e, at: 2027-01-18, pairs: [{ mentor: ada, mentee: lin }], judging: { criteria: [{ name: x, weight: 0.5 }] } }
  - { id: f, at: 2027-01-18, rotate: ["08:00 Asia/Shanghai"], capacity: 80, milestone: { due: 2027-01-20 } }
`;

const made = jsonSchemas();
const ajv = new Ajv({ allErrors: true });
const documents = [
  ["community", manifest, whole],
  ["people", peopleFile, people],
  ["events", eventsFile, events],
] as const;

type Json = Record<string, unknown>;

/** Every schema in a schema, with its path. */
function* parts(schema: unknown, path = "#"): Generator<[string, Json]> {
  if (Array.isArray(schema)) for (const [index, item] of schema.entries()) yield* parts(item, `${path}/${index}`);
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return;
  yield [path, schema as Json];
  for (const [key, value] of Object.entries(schema)) yield* parts(value, `${path}/${key}`);
}

/** Every value in a document, as the path to it. */
function paths(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...inner.flatMap(([key, item]) => paths(item, [...path, key]))];
}

/** A copy in which one value is another. */
function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? replaced(item, rest, by) : item));
  return { ...(value as Json), [step]: replaced((value as Json)[step], rest, by) };
}

describe.each(documents)("%s", (name, schema, text) => {
  const json = made[name] as Json;
  const validate = ajv.compile(json);
  const value = parseYaml(text, { file: name }).value;

  test("an editor accepts what check accepts", () => {
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(v.safeParse(schema, value).issues ?? []).toEqual([]);
  });

  test("every key has help, every map is closed, and every pattern is one for any reader", () => {
    const all = [...parts(json)].filter(([path]) => !path.endsWith("/properties"));
    const bare = all.flatMap(([path, { properties = {} }]) =>
      Object.entries(properties as Record<string, Json>)
        .filter(([, property]) => typeof property.description !== "string")
        .map(([key]) => `${path}/${key}`),
    );
    const open = all.filter(([, { properties, additionalProperties }]) => properties && additionalProperties !== false);
    expect({ bare, open }).toEqual({ bare: [], open: [] });
    for (const [, { pattern }] of all) if (typeof pattern === "string") new RegExp(pattern, "u");
  });

  test("they agree on any one wrong value, but for what only code can check", () => {
    const odd = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        -1,
        1,
        0.5,
        1e12,
        "",
        " ",
        "a",
        "A b",
        "a\nb",
        ".",
        "..",
        "../x",
        "/x",
        [],
      ),
      fc.constantFrom<unknown>({}, { a: 1 }, ["a"], [null], [[]], "2027-02-30", "2027-1-1", "https://a.example/<num>"),
      fc.constantFrom<unknown>("000000", "#000000", "en", "x.yaml", "a/b", "1y", "1h", "Mars/X", "a@b.example", "+1h"),
      fc.string({ unit: "grapheme-ascii", maxLength: 60 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...paths(value)),
        odd,
        fc.constantFrom(...paths(value)),
        odd,
        (path, by, other, and) => {
          const once = replaced(value, path, by);
          const isBelow = path.every((step, index) => step === other[index]);
          const changed = isBelow || path.length === 0 ? once : replaced(once, other, and);
          const issues = v.safeParse(schema, changed).issues ?? [];
          // A check by code stands for what JSON Schema cannot say: the calendar, zones, control characters, reserved paths.
          const ours = issues.every((issue) => issue.type === "check" || issue.issues?.some(isCheck));
          if (issues.length === 0 || !ours)
            expect(validate(changed), JSON.stringify(changed)).toBe(issues.length === 0);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

/** In a choice of shapes, one that fits but for a check. */
function isCheck(issue: { readonly type: string }): boolean {
  return issue.type === "check";
}

test.each([
  ["community", "milestones: [{ title: A, due: 2027-02-30 }]", "a date that does not exist"],
  ["community", 'milestones: [{ title: A, description: "\\e[1m" }]', "a control character in a longer text"],
  ["community", "local: { folder: .git }", "a reserved path"],
  ["events", "events: [{ id: a, at: 2027-01-01, timezone: Mars/X }]", "a zone that nobody knows"],
  ["events", "breaks: { winter: 2027-01-03..2026-12-21 }", "a break that ends before it begins"],
] as const)("what only code can check: %s: %s (%s)", (name, rest, _) => {
  const head = name === "community" ? "version: 1\ncommunity: { name: A }\n" : "version: 1\n";
  const { value } = parseYaml(`${head}${rest}\n`, { file: name });
  expect(ajv.compile(made[name] as Json)(value)).toBe(true);
  expect(v.safeParse(name === "community" ? manifest : eventsFile, value).success).toBe(false);
});
