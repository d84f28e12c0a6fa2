import { closeSync, lstatSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError, systemCode } from "../../system/errors.ts";
import { type JournalFile, openJournal } from "../../system/journal.ts";
import { makeFolder } from "../../system/make-folder.ts";
import { largestFile, readRegular } from "../../system/regular.ts";

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

/** The ledger's file in its folder. */
export const ledgerFile = `${file}.jsonl`;

/** Begins a ledger in which nothing was announced; one that is there stays. @throws AppError `journal.failed` */
export function startLedger(folder: string): void {
  const path = join(folder, ledgerFile);
  refuseLinks(path);
  try {
    makeFolder(folder);
    closeSync(openSync(path, "a"));
  } catch (error) {
    throw new AppError("journal.failed", { path, reason: systemCode(error) ?? String(error) }, 1, error);
  }
}

/** What is kept with the project is in the project: neither the file nor the two folders of ours that it lies in are links. */
function refuseLinks(path: string): void {
  for (const part of [dirname(dirname(path)), dirname(path), path]) {
    if (lstatSync(part, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new AppError("file.link", { path: part }, 6);
  }
}

export interface Ledger {
  all(): Announced[];
  /** Notes that one is about to be sent; when it returns, that is kept. */
  begin(service: string, name: string, at: Date): void;
  end(service: string, name: string, state: "done" | "not" | "unknown"): void;
}

/** @param folder absolute; made when something is written */
export function openLedger(folder: string): Ledger {
  const append = (line: Line): void => {
    refuseLinks(join(folder, ledgerFile));
    const journal: JournalFile = openJournal(folder, file);
    try {
      journal.append(line);
    } finally {
      journal.close();
    }
  };
  return {
    all: () => announcedIn(readLines(join(folder, ledgerFile))),
    begin: (service, name, at) => append({ type: "intent", service, name, at: at.toISOString() }),
    end: (service, name, state) => append({ type: "result", service, name, state }),
  };
}

/**
 * All lines that say something. They travel through git, which may change their ends, and people merge them: a line
 * counts though its digest does not fit, since one that is passed over is announced again. Half a line is what a killed
 * run left: what it was to tell of was never sent.
 * @throws AppError (exit 6) `announce.conflict` for a merge that is not ended
 */
function readLines(path: string): Line[] {
  return textOf(path)
    .split(/\r?\n/)
    .flatMap((text, index): Line[] => {
      if (/^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/.test(text))
        throw new AppError("announce.conflict", { path, line: index + 1 }, 6);
      try {
        return text === "" ? [] : [JSON.parse(text.slice(text.indexOf("{"))) as Line];
      } catch {
        return [];
      }
    });
}

function textOf(path: string): string {
  refuseLinks(path);
  return readRegular(path, largestFile, { noLink: true })?.toString("utf8") ?? "";
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
