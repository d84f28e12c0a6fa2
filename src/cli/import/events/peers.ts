import { basename } from "node:path/posix";
import { type ReadCalendar, readCalendar } from "../../../events/ical/read.ts";
import { usageError } from "../../../system/errors.ts";
import type { Note } from "../found.ts";
import { type Assembled, assemble } from "./assemble.ts";
import { type Clocks, withClocks } from "./floating.ts";
import type { EventPeer } from "./kind.ts";
import { readRustCalendar } from "./rust-calendar.ts";
import { type PeerCalendar, together } from "./together.ts";
import type { Reading } from "./yaml2ical.ts";
import { readYaml2ical } from "./yaml2ical.ts";
import { readYaml2ics } from "./yaml2ics.ts";

export interface PeerReading extends Reading {
  /** The text of a file beside the one that is read; undefined where there is none. */
  readonly open?: (path: string) => string | undefined;
  /** What times without a zone are taken for. */
  readonly clocks?: Clocks | undefined;
}

function clocked(read: ReadCalendar, file: string, { clocks }: PeerReading): Assembled {
  const { calendar, notes } = withClocks(read, file, clocks);
  const made = assemble(calendar, file);
  return { ...made, notes: [...notes, ...made.notes] };
}

/** What each peer's file holds. */
const readers: Readonly<
  Record<Exclude<EventPeer, "ics">, (text: string, file: string, reading: Reading) => PeerCalendar>
> = {
  yaml2ics: (text, file, { reasonOf }) => readYaml2ics(text, file, reasonOf),
  yaml2ical: readYaml2ical,
  "rust-calendar": (text, file) => readRustCalendar(text, file),
};

/**
 * An event file from the file of a peer, with all that it includes.
 * @throws AppError (exit 2) `feed.none`, `feed.large`, `import.broken`, `import.shape`, `import.empty`, `import.floating`
 */
export function readEventPeer(text: string, file: string, peer: EventPeer, reading: PeerReading): Assembled {
  if (peer === "ics") return filled(clocked(readCalendar(text, file), file, reading), file);
  const read = readers[peer];
  const { open = () => undefined } = reading;
  const first = read(text, file, reading);
  const all = together(first, basename(file), open, (one, path) => read(one, path, reading));
  const missing = all.missing.map(
    ({ file: from, include }): Note => ({ code: "import.left", place: `${from}: include › ${include}` }),
  );
  const made = clocked(all.calendar, file, reading);
  return filled({ ...made, notes: [...missing, ...leftOf(first, file), ...made.notes] }, file);
}

/** Meetings that are a file each. @throws AppError as `readEventPeer` */
export function readEventFolder(
  files: readonly { readonly file: string; readonly text: string }[],
  folder: string,
  reading: Reading,
): Assembled {
  const read = files.map(({ file, text }) => readYaml2ical(text, file, reading));
  const events = read.flatMap((one) => one.events);
  const broken = read.reduce((sum, one) => sum + one.broken, 0);
  const made = assemble({ timezone: "UTC", events, broken }, folder);
  const left = read.flatMap((one, index) => leftOf(one, files[index]?.file ?? folder));
  return filled({ ...made, notes: [...left, ...made.notes] }, folder);
}

function leftOf({ left = [] }: PeerCalendar, file: string): Note[] {
  return left.map(({ title, what }) => ({ code: "import.left", place: `${file}: ${title} › ${what}` }));
}

function filled(made: Assembled, file: string): Assembled {
  if (made.events.length === 0 && made.notes.length === 0) throw usageError("import.empty", { file });
  return made;
}
