import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileOfUid, type Stored, sortStored } from "../../kinds/event/item.ts";
import type { Actual, KindId } from "../../kinds/item.ts";
import type { Failure, Foreign, Outcome, Scope, Step } from "../../plan/port.ts";
import { AppError, systemCode } from "../../system/errors.ts";
import { folder as openFolder } from "../../system/folder.ts";
import { sha256 } from "../../system/hash.ts";
import { makeFolder } from "../../system/make-folder.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import { halfWritten, refuseLinks, removeFile, replaceFile, safeName } from "./files.ts";

/** Kinds that are kept as iCalendar: `calendars/<name>/<UID>.ics`, which any reader of calendars can open. */
export const calendarKinds: ReadonlySet<KindId> = new Set(["calendar", "event"]);

export interface Calendars {
  readonly items: readonly Actual[];
  readonly foreign: readonly Foreign[];
  readonly failures: readonly Failure[];
}

const pathOf = (name: string) => `calendars/${safeName(name)}`;

/** The calendars that are asked for, as far as they are there. */
export function readCalendars(root: string, scope: Scope): Calendars {
  const gathered = { items: [] as Actual[], foreign: [] as Foreign[], failures: [] as Failure[] };
  if (![...scope.kinds].some((kind) => calendarKinds.has(kind))) return gathered;
  for (const calendar of scope.calendars ?? []) {
    const target = { owner: scope.owner, calendar };
    try {
      const found = readOne(root, target, scope.kinds);
      gathered.items.push(...found.items);
      gathered.foreign.push(...found.foreign);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      gathered.failures.push({ target, reason: error.code, params: error.params });
    }
  }
  return gathered;
}

interface Target {
  readonly owner: string;
  readonly calendar: string;
}

function readOne(root: string, target: Target, kinds: Scope["kinds"]): Omit<Calendars, "failures"> {
  const { owner, calendar: name } = target;
  const stored = readFiles(root, target);
  if (!stored) return { items: [], foreign: [] };
  const itself: Actual = { kind: "calendar", target: { owner }, name, ref: pathOf(name), fields: {} };
  const { own, foreign } = sortStored(kinds.has("event") ? stored : []);
  return {
    items: [...(kinds.has("calendar") ? [itself] : []), ...own],
    foreign: foreign.map((uid) => ({ kind: "event", target, name: uid })),
  };
}

/** The tag of a file is a digest of its text: one that was edited since it was read is not overwritten. */
function readFiles(root: string, target: Target): Stored[] | undefined {
  const path = pathOf(target.calendar);
  refuseLinks(root, path);
  const names = filesOf(join(root, path));
  if (!names) return undefined;
  const files = openFolder(join(root, path));
  files.list();
  return names.flatMap((name) => {
    const bytes = files.read(name);
    if (!bytes) return [];
    const text = decodeUtf8(bytes, `${path}/${name}`);
    return [{ target, ref: `${path}/${name}`, etag: sha256(text), text }];
  });
}

function filesOf(place: string, ending = ".ics"): string[] | undefined {
  try {
    return readdirSync(place)
      .filter((name) => name.endsWith(ending))
      .sort();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw new AppError("file.unreadable", { path: place, reason: systemCode(error) ?? "unknown" }, 1, error);
  }
}

/** To list a calendar at each of its events would take time that grows with their square. */
function isFolder(place: string): boolean {
  try {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found && !found.isDirectory()) throw new AppError("file.unreadable", { path: place, reason: "ENOTDIR" }, 1);
    return found !== undefined;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("file.unreadable", { path: place, reason: systemCode(error) ?? "unknown" }, 1, error);
  }
}

/** Carries one step out on a calendar. @throws AppError when a file cannot be read or written */
export function writeCalendarStep(root: string, step: Step): Outcome {
  return step.kind === "calendar" ? writeCalendar(root, step) : writeEvent(root, step);
}

function writeCalendar(root: string, { name, action }: Step): Outcome {
  const place = join(root, pathOf(name));
  refuseLinks(root, pathOf(name));
  const isThere = isFolder(place);
  if (action !== "create") return { state: isThere ? "conflict" : "absent" };
  if (isThere) return { state: "exists" };
  try {
    makeFolder(place);
  } catch (error) {
    throw new AppError("file.unwritable", { path: place, reason: systemCode(error) ?? "unknown" }, 1, error);
  }
  return { state: "done", ref: pathOf(name) };
}

function writeEvent(root: string, { action, name, target, fields, ref, before }: Step): Outcome {
  const folder = pathOf(target.calendar ?? "");
  if (!isFolder(join(root, folder))) return { state: "absent" };
  const { ical } = fields;
  const path = action === "create" ? `${folder}/${fileOfUid(name, sha256)}` : (ref ?? "");
  // A handle is a file of this calendar, whatever a plan says.
  if (!path.startsWith(`${folder}/`) || path.includes("..")) return { state: "absent" };
  const bytes = openFolder(root).read(path);
  if (action === "create" && bytes) return { state: "exists" };
  if (action !== "create" && !bytes) return { state: "absent" };
  if (bytes && action !== "create" && sha256(decodeUtf8(bytes, path)) !== before?.etag) return { state: "conflict" };
  if (action === "delete") removeFile(root, path);
  else replaceFile(root, path, String(ical));
  return { state: "done", ref: path };
}

/** Removes what a killed run has left half-written. What cannot be removed does no harm. */
export function sweepCalendars(root: string): void {
  for (const calendar of filesOf(join(root, "calendars"), "") ?? []) {
    const folder = `calendars/${calendar}`;
    for (const name of filesOf(join(root, folder), halfWritten) ?? []) removeFile(root, `${folder}/${name}`);
  }
}
