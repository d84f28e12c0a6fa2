import { basename, resolve } from "node:path";
import { type CalendarText, calendarText, isCalendar } from "../../events/ical/bytes.ts";
import { fold, kindIds, type Section } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { Values } from "../../manifest/write/index.ts";
import type { Failure, Place, Snapshot } from "../../plan/port.ts";
import { AppError, usageError } from "../../system/errors.ts";
import { readNamed } from "../../system/regular.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { syncFlags } from "../sync/flags.ts";
import { placeOf } from "../sync/place.ts";
import { messageOf } from "../views/finding-texts.ts";
import type { Imported } from "./found.ts";
import type { Look } from "./gone.ts";
import { fromLive } from "./live.ts";
import { sayable } from "./owners.ts";
import { type Peer, readPeer } from "./peers.ts";

/** What is to be put into the manifest, and what a new one begins with. */
export interface Source {
  readonly imported: Imported;
  readonly head: Values;
  /** Of a place; a file says nothing of what is gone. */
  readonly look?: Look;
  readonly failures: readonly Failure[];
  /** Whether nothing of what was asked for could be read. */
  readonly isUnread?: boolean;
}

/**
 * A file that was named. Calendars come in whatever encoding; anything else is UTF-8.
 * @param said the format that was named
 * @throws AppError (exit 2) `file.unreadable`, `file.encoding`
 */
export function readGiven(file: string, said: unknown, { world }: Context): Given & Partial<CalendarText> {
  const bytes = readNamed(resolve(world.cwd, file), file);
  const isOne = said === "ics" || (said === undefined && (isCalendar(bytes) || /\.(?:ics|ical|ifb)$/i.test(file)));
  return isOne ? { file, ...calendarText(bytes) } : { file, text: decodeUtf8(bytes, file) };
}

/**
 * A peer's file. Of whom it is, is never dropped: the owner that it names becomes that of a new manifest, and must be
 * that of one that is there.
 * @param current the manifest that is written to
 * @throws AppError (exit 2) what `readPeer` throws; `import.repository` only where nobody can be asked
 */
export async function fileSource(
  { text, file }: Given,
  options: Input["options"],
  current: Community | undefined,
  context: Context,
): Promise<Source> {
  const owner = ownerOf(options) ?? current?.github?.owner;
  const read = (repositories: readonly string[]) =>
    readPeer(text, file, {
      ...{ peer: options.from as Peer | undefined, owner, repositories },
      reasonOf: (finding) => messageOf(finding, context),
    });
  const imported = await asking(read, namesOf(options, owner), context);
  const whose = imported.owner ?? owner;
  if (owner === undefined && imported.owner !== undefined && (current?.gitlab ?? current?.local)) {
    throw usageError("import.owners", { file, owners: imported.owner, first: sayable(imported.owner) });
  }
  return { imported, head: headOf(whose ?? (basename(context.dir) || "community"), whose), failures: [] };
}

/** A file that was named, and what stands in it. */
export interface Given {
  readonly file: string;
  readonly text: string;
}

/** What a new manifest begins with. One without an owner is valid, and one with a made-up owner would be a trap. */
function headOf(name: string, owner: string | undefined): Values {
  return { version: 1, community: { name }, ...(owner === undefined ? {} : { github: { owner } }) };
}

/** Reads a file; of which repository its settings are is asked where nobody has said it and somebody is there. */
async function asking(
  read: (repositories: readonly string[]) => Imported,
  named: readonly string[],
  context: Context,
): Promise<Imported> {
  try {
    return read(named);
  } catch (error) {
    const isUnsaid = error instanceof AppError && error.code === "import.repository";
    if (!isUnsaid || !context.interactive || context.json) throw error;
    const { askText } = await import("../init/prompts.ts");
    const answer = (await askText(context.t("import.which"), context)).trim();
    return read([answer].filter(Boolean));
  }
}

/**
 * Reads a place: the repositories of `--repo`, else those of the manifest, else all that the owner has.
 * @param community the manifest of the folder, which may name owner and place
 * @throws AppError `import.owner`, `import.absent` (exit 2), `import.nothing`
 */
export async function liveSource(
  options: Input["options"],
  community: Community | undefined,
  context: Context,
): Promise<Source> {
  const flags = syncFlags(options);
  const owner = ownerOf(options) ?? community?.github?.owner;
  const isLocal = flags.provider === "local" || (flags.provider === undefined && community?.local !== undefined);
  if (owner === undefined && !isLocal) throw usageError("import.owner");
  const base = community ?? { version: 1 as const, community: { name: owner ?? "local" } };
  const opened = placeOf({ community: owner === undefined ? base : { ...base, github: { owner } } }, flags, context);
  const place = await opened.open("read");
  const snapshot = await readPlace(place, opened.owner, namesOf(options, owner), { community, only: flags.only });
  const isWanted = ({ kind }: Snapshot["items"][number]) =>
    flags.only.length === 0 || flags.only.includes(kinds[kind].section);
  const local = isLocal ? { local: community?.local ?? { folder: ".commonry/local" } } : {};
  return {
    imported: fromLive(snapshot.items, flags.only),
    head: { ...headOf(opened.owner, owner), ...local },
    look: { snapshot, owner: opened.owner, offers: place.offers, only: flags.only },
    failures: snapshot.failures,
    isUnread: snapshot.failures.length > 0 && !snapshot.items.some(isWanted),
  };
}

/** @throws AppError (exit 2) `import.two-owners` when what was said of the owner is not what the manifest says */
export function refuseOtherOwner(options: Input["options"], path: string, current: Community | undefined): void {
  const [said, there] = [ownerOf(options), current?.github?.owner];
  if (said !== undefined && there !== undefined && fold(said) !== fold(there)) {
    throw usageError("import.two-owners", { owner: said, path, there });
  }
}

/**
 * Repositories of `--repo`, separated by commas, each with its owner before it or without.
 * @throws AppError (exit 2) `import.repo-owner` for one of somebody else
 */
function namesOf({ repo }: Input["options"], owner: string | undefined): string[] {
  const names = ((repo ?? []) as readonly string[]).flatMap((list) => list.split(",")).map((name) => name.trim());
  const own = names.filter(Boolean).map((name) => {
    const [whose, ...rest] = name.split("/");
    if (rest.length === 0) return name;
    if (fold(whose ?? "") !== fold(owner ?? "")) throw usageError("import.repo-owner", { name, owner: owner ?? "–" });
    return rest.join("/");
  });
  return [...new Set(own)];
}

interface Wish {
  readonly community: Community | undefined;
  readonly only: readonly Section[];
}

/** The repositories that were named, else those of the manifest under all their names, else all that the owner has. */
async function readPlace(
  place: Place,
  owner: string,
  named: readonly string[],
  { community, only }: Wish,
): Promise<Snapshot> {
  const known = (community?.repositories ?? []).flatMap(({ name, was }) => [name, ...(was ?? [])]);
  const listed = named.length > 0 ? named : known;
  // Repositories are read whatever is wanted: what is shared is told by them.
  const wanted = kindIds.filter((kind) => {
    // What an event became in a calendar or in posts is made from its file, which none of it tells whole.
    if (kinds[kind].section === "events") return false;
    return kind === "repository" || only.length === 0 || only.includes(kinds[kind].section);
  });
  const read = await place.read({
    owner,
    kinds: new Set(wanted),
    repositories: listed,
    settings: new Set(listed.map(fold)),
    everything: listed.length === 0,
  });
  // A user has no teams: nobody who did not ask for them need hear of it.
  const isExpected = ({ reason }: Failure) => reason === "target.no-teams" && !only.includes("teams");
  const failures = read.failures.filter((failure) => !isExpected(failure));
  const absent = named.filter((name) => read.absent.has(fold(name)));
  if (absent.length > 0) throw usageError("import.absent", { names: absent.join(", "), owner });
  if (read.items.length === 0 && failures.length === 0) throw new AppError("import.nothing", { owner }, 1);
  return { ...read, failures };
}

function ownerOf({ owner }: Input["options"]): string | undefined {
  return owner === undefined ? undefined : String(owner);
}
