import { AppError } from "../../system/errors.ts";
import { fold, plain } from "./line.ts";

/**
 * The components of a calendar that was published before, line by line, so that what stays is written as it was. What they
 * mean is for read.ts to say.
 */
export interface Block {
  /** `VEVENT`, `VTIMEZONE`, … */
  readonly name: string;
  readonly uid: string;
  /** The RECURRENCE-ID's value, without the `Z` of UTC; empty for a master. */
  readonly original: string;
  /** Content lines, unfolded, from `BEGIN:` to `END:`. */
  readonly lines: readonly string[];
}

/** UTF-16 units of a calendar that is read: ten times a feed of 10,000 events. */
export const mostUnits = 32 * 1024 * 1024;

/**
 * The components of a calendar, in their order.
 * @param file its name, for what is said of it
 * @throws AppError `feed.large`; `feed.broken` when it is no calendar, or one that was cut off
 */
export function blocksOf(calendar: string, file: string): Block[] {
  const lines = unfold(calendar, file);
  if (!isLine(lines[0], "BEGIN", "VCALENDAR")) throw new AppError("feed.broken", { file, line: 1 });
  const blocks: Block[] = [];
  let open: string[] | undefined;
  let name = "";
  for (const line of lines.slice(1)) {
    if (open) {
      open.push(line);
      if (!isLine(line, "END", name)) continue;
      blocks.push(blockOf(name, open));
      open = undefined;
    } else if (nameOf(line) === "BEGIN") {
      name = split(line).value.trim().toUpperCase();
      open = [line];
    }
  }
  if (open || !isLine(lines.at(-1), "END", "VCALENDAR"))
    throw new AppError("feed.broken", { file, line: lines.length });
  return blocks;
}

/** The value of the first property of a name; undefined when there is none. */
export function propertyOf(block: Pick<Block, "lines">, name: string): string | undefined {
  const line = block.lines.find((one) => nameOf(one) === name);
  return line === undefined ? undefined : split(line).value;
}

export function nameOf(line: string): string {
  return (/^[A-Za-z0-9-]+/.exec(line)?.[0] ?? "").toUpperCase();
}

/** Parameters and value of a line: a colon within quotes is part of a parameter. */
export function split(line: string): { readonly parameters: string; readonly value: string } {
  const [, parameters = "", value = ""] = /^[A-Za-z0-9-]*((?:;[^":]*(?:"[^"]*"[^":]*)*)?):(.*)$/s.exec(line) ?? [];
  return { parameters, value };
}

/** The TZID of a line; undefined when it has none. */
export function zoneIn(line: string): string | undefined {
  return /;TZID="?([^":;]+)/i.exec(split(line).parameters)?.[1];
}

export function blockText({ lines }: Pick<Block, "lines">): string {
  return lines.map(fold).join("");
}

/** A block of these lines. */
export function blockOf(name: string, lines: readonly string[]): Block {
  const uid = plain(propertyOf({ lines }, "UID") ?? "");
  const original = (propertyOf({ lines }, "RECURRENCE-ID") ?? "").replace(/Z$/, "");
  return { name, uid, original, lines };
}

function isLine(line: string | undefined, name: "BEGIN" | "END", component: string): boolean {
  return line !== undefined && line.length < 64 && line.trimEnd().toUpperCase() === `${name}:${component}`;
}

function unfold(calendar: string, file: string): string[] {
  if (calendar.length > mostUnits) throw new AppError("feed.large", { file, most: mostUnits });
  return (
    calendar
      .replace(/^\ufeff/, "")
      .replace(/\r\n?/g, "\n")
      .replace(/\n[ \t]/g, "")
      // Blank lines say nothing, and would be written as they are.
      .replace(/\n{2,}/g, "\n")
      .replace(/\n$/, "")
      .split("\n")
  );
}
