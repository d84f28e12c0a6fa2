import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { arrange } from "../../../../src/cli/import/arrange.ts";
import { readPeer } from "../../../../src/cli/import/peers.ts";
import { prepare } from "../../../../src/cli/import/prepare.ts";
import { loadManifest } from "../../../../src/manifest/load.ts";
import { writeManifest } from "../../../../src/manifest/write/index.ts";
import { AppError } from "../../../../src/system/errors.ts";
import { corpus, type Sample } from "./corpus.ts";

/** What comes of a file: the manifest, and what is named as left out, without the places. */
function outcome(text: string, { about, file = "f" }: Sample): { text: string; lost: string[] } {
  const read = prepare(readPeer(text, file, about), undefined);
  const arranged = arrange(read.found, { current: undefined, read: () => [], absent: new Set(), prune: false });
  const head = { version: 1, community: { name: "x" }, github: { owner: "acme" } };
  const wanted = { sections: { ...read.owned, ...arranged.shared }, own: arranged.own };
  const written = writeManifest(undefined, wanted, { head, gone: [] });
  return { text: written.text, lost: read.notes.map(({ place }) => place.replace(/^\S+:\d+:\d+ /, "")) };
}

type Path = readonly (string | number)[];

/** All places of a value that hold something which is no collection, and empty collections. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return entries.flatMap(([key, item]) => leaves(item, [...path, key]));
}

/** A copy in which a leaf says something else. */
function changed(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) {
    if (typeof value === "boolean") return !value;
    return typeof value === "number" ? value + 1 : `${String(value ?? "")}x`;
  }
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[step] = changed(copy[step], rest);
  return copy;
}

/** A copy without a leaf. */
function without(value: unknown, [step, ...rest]: Path): unknown {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  if (step === undefined) return undefined;
  if (rest.length > 0) copy[step] = without(copy[step], rest);
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}

function outcomeOf(value: unknown, sample: Sample): string {
  try {
    return JSON.stringify(outcome(JSON.stringify(value), sample));
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const isCovered = (path: Path, sample: Sample) => {
  const text = path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");
  // A label that is to go is left out whole, and named at the key that says so.
  const bare = sample.lost.map((place) => place.replace(/ \([^)]*\)/g, "").replace(/\.delete(?:After)?$/, ""));
  return bare.some((place) => text === place || text.startsWith(`${place}.`) || text.startsWith(`${place}[`));
};

describe("every key of a peer's file is in the manifest, or named as lost", () => {
  const counts: string[] = [];

  test.each(corpus)("$tool", (sample) => {
    const { text, lost } = outcome(sample.text, sample);
    expect(lost.map((place) => place.replace(/ \(× \d+\)$/, ""))).toEqual(
      sample.lost.map((place) => expect.stringContaining(place)),
    );
    const files = { list: () => [], readText: () => text };
    expect(loadManifest(files, "community.yaml").findings.filter(({ level }) => level === "error")).toEqual([]);
    const value: unknown = parse(sample.text, { schema: "core", merge: true });
    const all = leaves(value);
    const before = outcomeOf(value, sample);
    const silent = all.filter((path) => {
      if (isCovered(path, sample)) return false;
      return outcomeOf(changed(value, path), sample) === before && outcomeOf(without(value, path), sample) === before;
    });
    expect(silent.map((path) => path.join("."))).toEqual([]);
    counts.push(`${sample.tool}: ${all.length} of ${all.length} keys, ${sample.lost.length} named as lost`);
  });

  test("counts", () => {
    if (process.env.LIST) process.stdout.write(`${counts.join("\n")}\n${counts.length} of ${corpus.length} files\n`);
    expect(counts).toHaveLength(corpus.length);
  });
});
