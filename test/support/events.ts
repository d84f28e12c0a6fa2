import { expand } from "../../src/events/expand.ts";
import type { Occurrence, Window } from "../../src/events/model.ts";
import { type ReadEvents, readEvents, type Settings } from "../../src/events/read.ts";
import { loadEventFiles } from "../../src/manifest/load.ts";
import { AppError } from "../../src/system/errors.ts";

/** Three years, in which all that tests write takes place. */
export const wide: Window = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2029, 0, 1) };

const usual: Settings = { domain: "community.example", language: "en", timezone: "UTC" };

/** Reads one event file, or several by path. The findings are those of the loader and those of reading. */
export function readText(
  text: string | Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
  named?: readonly string[],
): ReadEvents {
  const files = typeof text === "string" ? { "events.yaml": `version: 1\n${text}` } : text;
  const loaded = loadEventFiles(
    {
      list: () => Object.keys(files),
      readText: (path) => {
        const found = files[path];
        if (found === undefined) throw new AppError("file.missing", { path }, 2);
        return found;
      },
    },
    named ?? Object.keys(files),
  );
  const { series, findings } = readEvents(loaded.events, { ...usual, ...settings });
  return { series, findings: [...loaded.findings, ...findings] };
}

/** Findings as one reads them: `2:10 code`. */
export function said({ findings }: ReadEvents): string[] {
  return findings.map(({ line, column, code }) => `${line}:${column} ${code.replace(/^events\./, "")}`);
}

/** Occurrences of a file without a fault. @throws Error with what is wrong with it */
export function occurrencesOf(text: string, settings: Partial<Settings> = {}, window = wide): Occurrence[] {
  const read = readText(text, settings);
  if (read.findings.length > 0) throw new Error(said(read).join("\n"));
  return expand(read.series, window);
}

/** `2027-01-05T22:00`, in UTC. */
export function utc(epoch: number): string {
  return new Date(epoch).toISOString().slice(0, 16);
}
