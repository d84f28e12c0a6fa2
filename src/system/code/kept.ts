import { lstatSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../cache.ts";
import { makeFolder } from "../make-folder.ts";
import { readRegular } from "../regular.ts";
import { replaceWhole } from "../replace.ts";
import { type Piece, packed, unpacked } from "./pack.ts";

/** What a start asks of the process. */
export interface Starting {
  readonly argv: readonly string[];
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly arch: string;
  readonly versions: { readonly node: string };
  readonly getuid?: (() => number) | undefined;
}

/** Compiled code of earlier runs. */
export interface KeptCode {
  /** What was compiled of a file, undefined where nothing is kept. V8 itself refuses what another version or other flags made. */
  readonly get: (name: string) => Uint8Array | undefined;
  /** Keeps what was compiled in this run, with what is kept of other files. Where it cannot, the next run compiles again. */
  readonly keep: (pieces: readonly Piece[]) => void;
}

/** Far more than all commands need. */
const most = 32 * 1024 * 1024;
const oneHour = 3_600_000;
const twoWeeks = 14 * 24 * oneHour;

/**
 * Compiled code of earlier runs of the same command and build, in the user's own cache: a start takes a fourth less with it.
 * Node.js' own compile cache lies in a folder of all users, keeps nothing of functions that are compiled late, and Node.js 20
 * has none. As to that one, `NODE_DISABLE_COMPILE_CACHE=1` says no; a runner of CI begins with an empty cache each time.
 *
 * Whoever can write this code can have it run by the user: a folder that belongs to somebody else, or that others may write
 * to, is not used. V8 looks at version, flags and length, and not at each byte: so another file of Node.js has another folder,
 * and a file is there whole or not at all.
 * @param build what tells this build from every other
 */
export function keptCode(starting: Starting, build: string): KeptCode | undefined {
  const { env, platform, versions, arch, execPath, getuid } = starting;
  if (env.NODE_DISABLE_COMPILE_CACHE === "1" || env.CI) return undefined;
  const all = join(cacheFolder(env, platform), "code");
  const folder = join(all, `${build}-${versions.node}-${arch}-${nameOf(execPath)}`);
  const path = join(folder, `${commandOf(starting)}.bin`);
  const uid = getuid?.();
  const pieces = read(folder, path, uid);
  return {
    get: (name) => pieces.get(name),
    keep: (made) => {
      try {
        makeFolder(folder, 0o700);
        if (!isOwn(folder, uid)) return;
        const names = new Set(made.map(([name]) => name));
        replaceWhole(path, packed([...made, ...[...pieces].filter(([name]) => !names.has(name))]));
        sweepOld(all, folder);
      } catch {
        // No disk, no room, no right: nothing is kept.
      }
    },
  };
}

function read(folder: string, path: string, uid: number | undefined): Map<string, Uint8Array> {
  try {
    return isOwn(folder, uid) ? unpacked(readRegular(path, most, { noLink: true })) : new Map();
  } catch {
    return new Map();
  }
}

/** Commands of several commands: each of these is one of its own. */
const groups: ReadonlySet<string> = new Set(["events", "report", "import"]);

/** Which command it is, as far as the first words say: what it calls is what it compiles. */
function commandOf({ argv }: Starting): string {
  const [, , ...words] = argv;
  const isPlain = (word: string | undefined): word is string => word !== undefined && /^[a-z]{1,20}$/.test(word);
  const [first, second] = words;
  if (!isPlain(first)) return "other";
  return groups.has(first) && isPlain(second) ? `${first}-${second}` : first;
}

/** Two builds of one version of Node.js may differ in what compiled code points to. */
function nameOf(program: string): string {
  const stats = statSync(program, { throwIfNoEntry: false });
  return [stats?.size ?? 0, Math.round(stats?.mtimeMs ?? 0)].map((number) => number.toString(36)).join("-");
}

function isOwn(folder: string, uid: number | undefined): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return false;
  return uid === undefined || (stats.uid === uid && (stats.mode & 0o022) === 0);
}

/** Takes away builds that have not been used for two weeks, and what a kill has left half-written of this one. */
function sweepOld(all: string, current: string): void {
  const isOld = (path: string, age: number) => Date.now() - statSync(path).mtimeMs > age;
  const halves = readdirSync(current).filter((name) => name.endsWith(".tmp"));
  const old = [
    ...readdirSync(all)
      .filter((name) => join(all, name) !== current && isOld(join(all, name), twoWeeks))
      .map((name) => join(all, name)),
    ...halves.map((name) => join(current, name)).filter((path) => isOld(path, oneHour)),
  ];
  for (const path of old) rmSync(path, { recursive: true, force: true });
}
