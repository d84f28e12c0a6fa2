import { settingsOf } from "../../src/cli/events/settings.ts";
import { readEvents } from "../../src/events/read.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import { type Files, textOf } from "./render.ts";

/** What is said of a repository's manifest, people and events, and of the events' repetitions and dates; warnings count. */
export function manifestFaults(files: Files): string[] {
  const project = { readText: (path: string) => textOf(files, path), list: () => [...files.keys()].sort() };
  const loaded = loadManifest(project, "community.yaml");
  const events = readEvents(loaded.events, settingsOf(loaded, "en"));
  // A note is no fault.
  const faults = [...loaded.findings, ...events.findings].filter(({ level }) => level !== "note");
  return faults.map(
    ({ code, file, line, column, params }) => `${file}:${line}:${column} ${code} ${JSON.stringify(params)}`,
  );
}
