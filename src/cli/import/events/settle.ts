import { readEvents } from "../../../events/read.ts";
import { loadEventFiles } from "../../../manifest/load.ts";
import type { Finding } from "../../../system/finding.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Note } from "../found.ts";
import type { Assembled } from "./assemble.ts";
import { type Item, itemOf, type Parcel, parcels } from "./parcel.ts";

export interface Settled {
  /** The first includes the others. */
  readonly files: readonly Parcel[];
  readonly events: number;
  readonly notes: readonly Note[];
}

/** Events that are looked at together where a file has errors: a file tells only its hundred gravest. */
const few = 50;

/**
 * What event files may hold of all that was made: an event with an error is left out, and named with its reason. Each
 * event is read a number of times that does not grow with how many there are.
 * @param path of the first file
 * @param file the calendar's name, for what is said of it
 * @param reasonOf what an error says to a person; its code unless it is given
 */
export function settle(
  made: Assembled,
  path: string,
  file: string,
  reasonOf: (finding: Finding) => string = ({ code }) => code,
): Settled {
  const notes = [...made.notes];
  const leave = (faults: Faults) => {
    for (const [{ made: one }, fault] of faults) {
      const where = one.line === undefined ? file : `${file}:${one.line}`;
      const place = `${where}: ${String(one.values.title ?? one.values.id)} (${reasonOf(fault)})`;
      notes.push({ code: "import.left", place: oneLine(place) });
    }
  };
  const { defaults } = made;
  let items: readonly Item[] = made.events.map((one) => itemOf(one, defaults));
  while (items.length > 0) {
    const files = parcels(items, defaults, path);
    const faults = faultsOf(files);
    // What is wrong with what all say is wrong with some of them.
    if (faults === undefined) return settle({ ...made, defaults: {} }, path, file, reasonOf);
    if (faults.size === 0) return { files, events: items.length, notes };
    const isBroken = ({ items: own }: Parcel) => own.some((item) => faults.has(item));
    const sound = files.flatMap((one) => (isBroken(one) ? soundOf(one.items, leave) : one.items));
    // What no event has by itself: two have one UID.
    const shared: Faults = sound.length < items.length ? new Map() : faults;
    leave(shared);
    items = sound.filter((item) => !shared.has(item));
  }
  return { files: [], events: 0, notes };
}

/** Those of a file's events that have no error of their own. */
function soundOf(items: readonly Item[], leave: (faults: Faults) => void): readonly Item[] {
  const kept: Item[] = [];
  for (let start = 0; start < items.length; start += few) {
    let some = items.slice(start, start + few);
    for (;;) {
      const faults = faultsOf(parcels(some, {}, "events.yaml")) ?? new Map();
      if (faults.size === 0) break;
      leave(faults);
      some = some.filter((item) => !faults.has(item));
    }
    kept.push(...some);
  }
  return kept;
}

type Faults = ReadonlyMap<Item, Finding>;

/** The first error of each event that has one; undefined where one is in none. */
function faultsOf(files: readonly Parcel[]): Faults | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths = [...byPath.keys()];
  const readText = (path: string) => byPath.get(path)?.text ?? "";
  const { events, findings } = loadEventFiles({ readText, list: () => paths }, paths);
  const read = readEvents(events, { domain: "commonry.invalid", language: "en" });
  const faults = new Map<Item, Finding>();
  for (const error of [...findings, ...read.findings]) {
    if (error.level !== "error" || error.code === "finding.more") continue;
    const item = itemAt(byPath.get(error.file), error.line);
    if (!item) return undefined;
    if (!faults.has(item)) faults.set(item, error);
  }
  return faults;
}

/** The event in which a line stands; a file of one event has but that one. */
function itemAt(file: Parcel | undefined, line: number): Item | undefined {
  if (!file || file.items.length === 1) return file?.items[0];
  return file.items[file.lines.findLastIndex((begun) => begun <= line)];
}
