import { closeSync, fsyncSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, systemCode } from "./errors.ts";
import { sha256 } from "./hash.ts";
import { makeFolder } from "./make-folder.ts";
import { readNamed } from "./regular.ts";

/** Lines that are on the disk before what they tell of is done. */
export interface JournalFile {
  readonly path: string;
  /** Adds lines and waits until the disk has them. @throws AppError `journal.failed` */
  append(...entries: readonly unknown[]): void;
  close(): void;
}

const ending = ".jsonl";
const kept = 20;
/** Bytes; one of a hundred thousand changes has a tenth of that. */
const mostText = 256 * 1024 * 1024;

/**
 * Opens a new journal in a folder, or an old one to go on with. The oldest go when there are more than twenty.
 * @param name without its ending; names sort by time
 */
export function openJournal(folder: string, name: string): JournalFile {
  const path = join(folder, `${name}${ending}`);
  try {
    makeFolder(folder, 0o700);
    const file = openSync(path, "a", 0o600);
    for (const old of journals(folder).slice(0, -kept)) rmSync(join(folder, `${old}${ending}`), { force: true });
    return { path, append: (...entries) => append(file, path, entries), close: () => closeSync(file) };
  } catch (error) {
    throw failed(path, error);
  }
}

function append(file: number, path: string, entries: readonly unknown[]): void {
  try {
    writeFileSync(file, entries.map(line).join(""));
    fsyncSync(file);
  } catch (error) {
    throw failed(path, error);
  }
}

function failed(path: string, error: unknown): AppError {
  return new AppError("journal.failed", { path, reason: systemCode(error) ?? String(error) }, 1, error);
}

/** A digest before the text, so that half a line is known for one; it starts anew where a killed run had left half a line. */
function line(entry: unknown): string {
  const text = JSON.stringify(entry);
  return `\n${sha256(text).slice(0, 8)} ${text}`;
}

/** The names of all journals in a folder, the oldest first. */
export function journals(folder: string): string[] {
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith(ending));
    return files.map((name) => name.slice(0, -ending.length)).sort();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw failed(folder, error);
  }
}

/** The whole lines of a journal; a damaged one is left out. */
export function readJournal(folder: string, name: string): unknown[] {
  const path = join(folder, `${name}${ending}`);
  let text: string;
  try {
    text = readNamed(path, path, mostText).toString("utf8");
  } catch (error) {
    throw failed(path, error);
  }
  return text.split("\n").flatMap((one) => {
    const [digest, body] = [one.slice(0, 8), one.slice(9)];
    return sha256(body).slice(0, 8) === digest ? [JSON.parse(body) as unknown] : [];
  });
}
