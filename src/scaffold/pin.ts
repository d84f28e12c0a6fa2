import { isVersion } from "./update/versions.ts";

/** Where commonry itself is pinned by its content, for workflows. */
export const toolFolder = ".commonry/tool";
/** The program that `npm ci --prefix .commonry/tool` puts there. */
export const toolProgram = `${toolFolder}/node_modules/.bin/commonry`;

/** One version of commonry, and the SHA-512 of its package as npm writes it: `sha512-` and base64. */
export interface Pin {
  readonly version: string;
  readonly integrity: string;
}

/** A file of a pin. */
export interface PinFile {
  readonly path: string;
  readonly content: Uint8Array;
}

const paths = {
  manifest: `${toolFolder}/package.json`,
  lock: `${toolFolder}/package-lock.json`,
  ignore: `${toolFolder}/.gitignore`,
} as const;

/** What npm calls an integrity: 64 bytes in base64. */
export function isIntegrity(text: unknown): text is string {
  return typeof text === "string" && /^sha512-[A-Za-z0-9+/]{86}==$/.test(text);
}

/**
 * The files that pin a version: `npm ci` installs this package and no other, from whatever registry the user has.
 *
 * No download address is in them (`resolved` is left out): a mirror gives the same bytes, and the hash says so.
 */
export function pinFiles({ version, integrity }: Pin): PinFile[] {
  const dependencies = { commonry: version };
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { dependencies },
      "node_modules/commonry": { version, integrity, bin: { commonry: "bin/commonry.js" } },
    },
  };
  return [
    { path: paths.ignore, content: Buffer.from("node_modules/\n") },
    { path: paths.manifest, content: json({ private: true, dependencies }) },
    { path: paths.lock, content: json(lock) },
  ];
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** What stands in `.commonry/tool`: a pin of ours, something else, or nothing. */
export type Pinned = Pin | { readonly foreign: string } | undefined;

/**
 * Reads a pin. Another tool may have renewed it since (Renovate writes more into a lock), so what counts is what it says:
 * commonry, one version, one hash, and nothing beside it.
 * @param read the content of a file, undefined where there is none
 * @returns `foreign` with the path of the file that says something else
 */
export function readPin(read: (path: string) => Uint8Array | undefined): Pinned {
  const [manifest, lock] = [read(paths.manifest), read(paths.lock)];
  if (!manifest && !lock) return undefined;
  const wanted = manifest && onlyCommonry(parsed(manifest));
  if (manifest && wanted === undefined) return { foreign: paths.manifest };
  const found = lock && locked(parsed(lock));
  if (lock && !found) return { foreign: paths.lock };
  // One without the other, or of two versions: half of a pin, which may be written anew.
  return found && found.version === wanted ? found : { version: wanted ?? found?.version ?? "", integrity: "" };
}

function onlyCommonry(value: Json): string | undefined {
  const { dependencies = {}, devDependencies, optionalDependencies, scripts, workspaces } = value;
  const alone = [devDependencies, optionalDependencies, scripts, workspaces].every((other) => other === undefined);
  const version = isMap(dependencies) && Object.keys(dependencies).join() === "commonry" ? dependencies.commonry : "";
  return alone && typeof version === "string" && isVersion(version) ? version : undefined;
}

function locked({ packages }: Json): Pin | undefined {
  if (!isMap(packages) || Object.keys(packages).sort().join() !== ",node_modules/commonry") return undefined;
  const entry = packages["node_modules/commonry"];
  if (!isMap(entry) || onlyCommonry((packages[""] ?? {}) as Json) === undefined) return undefined;
  const { version, integrity } = entry;
  return typeof version === "string" && isIntegrity(integrity) ? { version, integrity } : undefined;
}

type Json = Readonly<Record<string, unknown>>;

function parsed(bytes: Uint8Array): Json {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}

function isMap(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a template is told of the pin: whether there is one, and how its texts call commonry. */
export function toolVariables(pinned: boolean): { readonly pinned: boolean; readonly tool: string } {
  return { pinned, tool: pinned ? toolProgram : "commonry" };
}
