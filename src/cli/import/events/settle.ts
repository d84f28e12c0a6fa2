import { readEvents } from "../../../events/read.ts";
import { loadEventFiles } from "../../../manifest/load.ts";
import type { Finding } from "../../../system/finding.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import { parseYaml } from "../../../system/yaml/index.ts";
import type { Note } from "../found.ts";
import { type Assembled, fileText } from "./assemble.ts";

export interface Settled {
  readonly text: string;
  readonly events: number;
  readonly notes: readonly Note[];
}

/** What an event file may hold of all that was made: an event with an error is left out, and named with its reason. */
export function settle(made: Assembled, path: string): Settled {
  let { events } = made;
  const notes = [...made.notes];
  while (events.length > 0) {
    const text = fileText({ ...made, events }, path);
    const faults = faultsOf(text, path);
    if (faults.size === 0) return { text, events: events.length, notes };
    for (const [index, { code }] of faults) {
      const { title, id } = events[index] ?? {};
      notes.push({ code: "import.left", place: oneLine(`${String(title ?? id)} (${code})`) });
    }
    events = events.filter((_, index) => !faults.has(index));
  }
  return { text: "", events: 0, notes };
}

/** The first error of each event that has one. */
function faultsOf(text: string, path: string): ReadonlyMap<number, Finding> {
  const { events, findings } = loadEventFiles({ readText: () => text, list: () => [path] }, [path]);
  const read = readEvents(events, { domain: "commonry.invalid", language: "en" });
  const errors = [...findings, ...read.findings].filter(({ level }) => level === "error");
  if (errors.length === 0) return new Map();
  const yaml = parseYaml(text, { file: path });
  const list = (yaml.value as { events?: readonly unknown[] } | undefined)?.events ?? [];
  const starts = list.map((_, index) => yaml.position(["events", index], "value").line);
  const faults = new Map<number, Finding>();
  for (const error of errors) {
    // What belongs to no event is laid at the first one's door, so that each round has fewer.
    const index = Math.max(
      0,
      starts.findLastIndex((line) => line <= error.line),
    );
    if (!faults.has(index)) faults.set(index, error);
  }
  return faults;
}
