import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fold, kindIds, type Section } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { Values } from "../../manifest/write/index.ts";
import type { Failure, Place, Snapshot } from "../../plan/port.ts";
import { AppError, systemCode, usageError } from "../../system/errors.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { syncFlags } from "../sync/flags.ts";
import { placeOf } from "../sync/place.ts";
import type { Imported } from "./found.ts";
import type { Look } from "./gone.ts";
import { fromLive } from "./live.ts";
import { type Peer, readPeer } from "./peers.ts";

/** What is to be put into the manifest, and what a new one begins with. */
export interface Source {
  readonly imported: Imported;
  readonly head: Values;
  /** Of a place; a file says nothing of what is gone. */
  readonly look?: Look;
  readonly failures: readonly Failure[];
}

/** The text of a file that was named. @throws AppError (exit 2) `file.unreadable`, `file.encoding` */
export function readGiven(file: string, { world }: Context): string {
  try {
    return decodeUtf8(readFileSync(resolve(world.cwd, file)), file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("file.unreadable", { path: file, reason: systemCode(error) ?? "unknown" }, 2, error);
  }
}

/**
 * A peer's file.
 * @param owner of `--owner`; a manifest without an owner is valid, and one with a made-up owner would be a trap
 * @throws AppError (exit 2) what `readPeer` throws
 */
export function fileSource(text: string, file: string, options: Input["options"], { dir }: Context): Source {
  const owner = ownerOf(options);
  const head = {
    version: 1,
    community: { name: owner ?? (basename(dir) || "community") },
    ...(owner === undefined ? {} : { github: { owner } }),
  };
  return { imported: readPeer(text, file, options.from as Peer | undefined), head, failures: [] };
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
  const snapshot = await readPlace(place, opened.owner, namesOf(options), { community, only: flags.only });
  const head = {
    version: 1,
    community: { name: opened.owner },
    ...(owner === undefined ? {} : { github: { owner } }),
    ...(isLocal ? { local: community?.local ?? { folder: ".commonry/local" } } : {}),
  };
  return {
    imported: fromLive(snapshot.items, flags.only),
    head,
    look: { snapshot, owner: opened.owner, offers: place.offers, only: flags.only },
    failures: snapshot.failures,
  };
}

/** Repositories of `--repo`, separated by commas. */
function namesOf({ repo }: Input["options"]): string[] {
  const names = ((repo ?? []) as readonly string[]).flatMap((list) => list.split(",")).map((name) => name.trim());
  return [...new Set(names.filter(Boolean))];
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
