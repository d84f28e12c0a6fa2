import { type JournalFile, journals, openJournal, readJournal } from "../../system/journal.ts";

/** What was announced, and what may have been: on the disk before anything is sent. */

type Line =
  | { readonly type: "intent"; readonly service: string; readonly name: string; readonly at: string }
  | {
      readonly type: "result";
      readonly service: string;
      readonly name: string;
      readonly state: "done" | "not" | "unknown";
    };

export interface Announced {
  readonly service: string;
  /** UID and day of the occurrence. */
  readonly name: string;
  readonly at: string;
  /** Whether nobody knows if it arrived: a run was killed, or no answer came. */
  readonly isUnsure: boolean;
}

const file = "all";

export interface Ledger {
  all(): Announced[];
  /** Notes that one is about to be sent; when it returns, that is kept. */
  begin(service: string, name: string, at: Date): void;
  end(service: string, name: string, state: "done" | "not" | "unknown"): void;
}

/** @param folder absolute; made when something is written */
export function openLedger(folder: string): Ledger {
  const append = (line: Line): void => {
    const journal: JournalFile = openJournal(folder, file);
    try {
      journal.append(line);
    } finally {
      journal.close();
    }
  };
  return {
    all: () => (journals(folder).includes(file) ? announcedIn(readJournal(folder, file) as Line[]) : []),
    begin: (service, name, at) => append({ type: "intent", service, name, at: at.toISOString() }),
    end: (service, name, state) => append({ type: "result", service, name, state }),
  };
}

function announcedIn(lines: readonly Line[]): Announced[] {
  const found = new Map<string, Announced>();
  for (const line of lines) {
    const { service, name } = line;
    const key = `${service}\t${name}`;
    const known = found.get(key);
    if (line.type === "intent") found.set(key, { service, name, at: line.at, isUnsure: true });
    else if (line.state === "not") found.delete(key);
    else if (known) found.set(key, { ...known, isUnsure: line.state === "unknown" });
  }
  return [...found.values()];
}
