import { isUtf8 } from "node:buffer";
import { type Contents, type Gathering, gather, refuse, type Wanted } from "../contents/gather.ts";
import { AppError, usageError } from "../errors.ts";
import type { GitObjects } from "./objects.ts";

/** One entry of a tree object. */
interface Entry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** Bytes of a commit or of one folder's list: room for some 20,000 names. */
const largestList = 1_048_576;

/**
 * Reads what is wanted of a commit into memory, without a checkout: from the commit down, everything is listed and
 * counted by its size, and only then read. Each object is checked against the id that led to it.
 * @param inside the folder to read, `""` for the root
 * @throws AppError (exit 2) `source.no-commit`, `source.not-commit`, `source.no-path`; (exit 6) `source.link`,
 *   `source.submodule`, `source.special`, those of `gather`; (exit 1) `source.damaged`
 */
export async function readTree(objects: GitObjects, commit: string, inside: string, wanted: Wanted): Promise<Contents> {
  const root = await rootOf(objects, commit);
  const top = await descend(objects, root, inside);
  const gathering = gather(wanted);
  const blobs = new Map<string, string>();
  for (const entry of top.filter(({ name }) => wanted.names.includes(name))) {
    await visit(objects, entry, entry.name, gathering, blobs);
  }
  const contents = new Map<string, Uint8Array>();
  for (const path of [...blobs.keys()].sort()) contents.set(path, await objects.read(blobs.get(path) ?? ""));
  return Object.assign(contents, { executables: gathering.executables });
}

async function rootOf(objects: GitObjects, commit: string): Promise<Entry[]> {
  const info = await objects.info(commit);
  if (!info) throw usageError("source.no-commit", { commit });
  if (info.type !== "commit") throw usageError("source.not-commit", { commit, type: info.type });
  if (info.size > largestList) refuse("source.large", { path: commit });
  const text = (await objects.read(commit)).toString("latin1");
  return list(objects, /^tree ([0-9a-f]+)\n/.exec(text)?.[1] ?? "", "");
}

async function descend(objects: GitObjects, root: Entry[], inside: string): Promise<Entry[]> {
  let entries = root;
  const segments = inside === "" ? [] : inside.split("/");
  for (const [depth, segment] of segments.entries()) {
    const path = segments.slice(0, depth + 1).join("/");
    const entry = entries.find(({ name }) => name === segment);
    if (!entry) throw usageError("source.no-path", { path });
    if (kindOf(entry, path) !== "folder") throw usageError("source.no-path", { path });
    entries = await list(objects, entry.id, path);
  }
  return entries;
}

async function visit(
  objects: GitObjects,
  entry: Entry,
  path: string,
  gathering: Gathering,
  blobs: Map<string, string>,
): Promise<void> {
  if (kindOf(entry, path) === "folder") {
    gathering.folder(path);
    for (const inner of await list(objects, entry.id, path)) {
      // A name with `/` in it would be a way around the rules for names.
      if (inner.name.includes("/")) refuse("source.entry", { path: `${path}/${inner.name}`, fault: "segment" });
      await visit(objects, inner, `${path}/${inner.name}`, gathering, blobs);
    }
    return;
  }
  const info = await objects.info(entry.id);
  if (info?.type !== "blob") throw new AppError("source.damaged", { id: entry.id, reason: info?.type ?? "missing" });
  gathering.file(path, info.size, /^1007/.test(entry.mode));
  blobs.set(path, entry.id);
}

function kindOf({ mode }: Entry, path: string): "folder" | "file" {
  if (mode === "40000" || mode === "040000") return "folder";
  if (/^100[67][0-7][0-7]$/.test(mode)) return "file";
  if (mode === "120000") refuse("source.link", { path });
  if (mode === "160000") refuse("source.submodule", { path });
  return refuse("source.special", { path });
}

/** The entries of a tree object: for each its mode, a blank, its name, NUL, and the bytes of its id. */
async function list(objects: GitObjects, id: string, path: string): Promise<Entry[]> {
  const info = await objects.info(id);
  if (info?.type !== "tree") throw new AppError("source.damaged", { id, reason: info?.type ?? "missing" });
  if (info.size > largestList) refuse("source.files", { path: path || "/" });
  const bytes = await objects.read(id);
  const entries: Entry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, blank);
    const next = nul + 1 + id.length / 2;
    if (blank === -1 || nul === -1 || next > bytes.length) throw new AppError("source.damaged", { id, reason: "tree" });
    const name = bytes.subarray(blank + 1, nul);
    const shown = name.toString("utf8");
    if (!isUtf8(name)) refuse("source.entry", { path: path ? `${path}/${shown}` : shown, fault: "encoding" });
    entries.push({
      mode: bytes.subarray(at, blank).toString("latin1"),
      name: shown,
      id: bytes.subarray(nul + 1, next).toString("hex"),
    });
    at = next;
  }
  return entries;
}
