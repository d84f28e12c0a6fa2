import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { jsonSchemas } from "../../../src/manifest/json-schema.ts";
import { load, manifest, whole } from "./support.ts";

const made = jsonSchemas();

test.each(Object.keys(made))("the published schema %s is the one that the code makes (npm run schemas)", (name) => {
  const path = new URL(`../../../src/manifest/schemas/${name}.schema.json`, import.meta.url);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(JSON.parse(JSON.stringify(made[name])));
});

const validate = new Ajv({ strict: false, allErrors: true }).compile(made.community ?? {});

test.each([
  ["the whole manifest", whole],
  ["no community", "version: 1\n"],
  ["an unknown key", manifest("lables: []\n")],
  ["an empty list", manifest("labels: []\n")],
  ["a map for a list", manifest("labels: {}\n")],
  ["a colour without quotes", manifest("labels:\n  - { name: a, color: 000000 }\n")],
  ["a colour with a sign", manifest('labels:\n  - { name: a, color: "#000000" }\n')],
  ["an owner that climbs", manifest("github: { owner: .. }\n")],
  ["a plain http link", manifest("autolinks:\n  - { prefix: A-, url: http://a.example/<num> }\n")],
  ["a wrong layout", manifest("boards:\n  - { title: R, views: [{ name: B, layout: bord }] }\n")],
  ["a pattern outside", manifest("events: [../x.yaml]\n")],
  ["another version", "version: 2\ncommunity: { name: X }\n"],
])("an editor and check agree on %s", (_, text) => {
  const ours = load({ "community.yaml": text }).findings.every((finding) => finding.level !== "error");
  expect(validate(parse(text))).toBe(ours);
});

test.each([
  ["a date that does not exist", manifest("milestones:\n  - { title: A, due: 2027-02-30 }\n")],
  [
    "names that differ in case only",
    manifest("labels:\n  - { name: A, color: ff0000 }\n  - { name: a, color: ff0000 }\n"),
  ],
  ["a zone that nobody knows", manifest("  timezone: Mars/Olympus\n")],
  ["a repository that is not listed", manifest("boards:\n  - { title: R, repositories: [nowhere] }\n")],
])("what JSON Schema cannot say is left to check: %s", (_, text) => {
  expect(validate(parse(text))).toBe(true);
  expect(load({ "community.yaml": text }).findings.length).toBeGreaterThan(0);
});

/** The keys of a schema, at whatever depth, that say nothing to who writes them. */
function bareKeys(schema: unknown, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== "properties") return bareKeys(value, path);
    return Object.entries(value as Record<string, { description?: string; title?: string }>).flatMap(([name, one]) => [
      ...(one.description || one.title ? [] : [`${path}/${name}`]),
      ...bareKeys(one, `${path}/${name}`),
    ]);
  });
}

test.each(Object.keys(made))("every key of %s has a description for editors", (name) => {
  expect(bareKeys(made[name])).toEqual([]);
});
