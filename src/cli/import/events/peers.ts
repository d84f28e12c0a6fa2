import { readCalendar } from "../../../events/ical/read.ts";
import { usageError } from "../../../system/errors.ts";
import type { Finding } from "../../../system/finding.ts";
import type { Note } from "../found.ts";
import { type Assembled, assemble } from "./assemble.ts";
import type { EventPeer } from "./kind.ts";
import { readRustCalendar } from "./rust-calendar.ts";
import { readYaml2ics } from "./yaml2ics.ts";

/**
 * An event file from the file of a peer.
 * @throws AppError (exit 2) `feed.broken`, `feed.large`, `import.broken`, `import.shape`, `import.empty`
 */
export function readEventPeer(
  text: string,
  file: string,
  peer: EventPeer,
  reasonOf?: (finding: Finding) => string,
): Assembled {
  if (peer === "ics") return filled(assemble(readCalendar(text, file), file), file);
  const read = peer === "yaml2ics" ? readYaml2ics(text, file, reasonOf) : readRustCalendar(text, file);
  const made = assemble(read, file);
  const includes = read.includes.map((other): Note => ({ code: "import.left", place: `${file}: include › ${other}` }));
  return filled({ ...made, notes: [...includes, ...made.notes] }, file);
}

function filled(made: Assembled, file: string): Assembled {
  if (made.events.length === 0 && made.notes.length === 0) throw usageError("import.empty", { file });
  return made;
}
