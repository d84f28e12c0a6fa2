import { closeSync, openSync, writeSync } from "node:fs";
import type { ArchivedEvent } from "./events.ts";

/** The columns of `github_events` that the source reads. */
export const columns = [
  "event_type",
  "actor_login",
  "repo_name",
  "created_at",
  "action",
  "number",
  "merged",
  "release_tag_name",
] as const;

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n" };
const tabbed = (text: string) =>
  /^[\w-]*$/.test(text) ? text : text.replace(/[\\\t\n]/g, (sign) => escapes[sign] as string);
const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;

/** A row as ClickHouse takes it; the time is in seconds, so that the zone of the server does not count. */
export function tabLine(event: ArchivedEvent): string {
  const { type, actor, repository, at, action, number, merged, tag } = event;
  return `${type}\t${tabbed(actor)}\t${repository}\t${at}\t${action}\t${number}\t${merged}\t${tag}\n`;
}

/** A row of CSV (RFC 4180), times in UTC. */
export function csvLine(event: ArchivedEvent): string {
  const { type, actor, repository, at, action, number, merged, tag } = event;
  const time = new Date(at * 1000).toISOString().slice(0, 19).replace("T", " ");
  return `${type},${quoted(actor)},${repository},${time},${action},${number},${merged},${tag}\n`;
}

/** Lines in pieces of some length, so that a million events never stand in memory as one text. */
export function* pieces(
  events: Iterable<ArchivedEvent>,
  line: (event: ArchivedEvent) => string,
  head = "",
): Generator<string> {
  let lines = [head];
  for (const event of events) {
    if (lines.push(line(event)) < 10_000) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("");
}

export function writeCsv(path: string, events: Iterable<ArchivedEvent>): void {
  const file = openSync(path, "w");
  try {
    for (const piece of pieces(events, csvLine, `${columns.join()}\n`)) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}
