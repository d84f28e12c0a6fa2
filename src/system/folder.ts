import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError, systemCode } from "./errors.ts";
import { largestFile, readRegular } from "./regular.ts";

/** Read access to one folder, by paths relative to it with `/` between segments. */
export interface Folder {
  /** Where it is, for messages. */
  readonly root: string;
  /** The bytes of a file; undefined when it is not there. @throws AppError `file.link`, `file.special`, `file.unreadable`, `file.large` */
  read(path: string): Uint8Array | undefined;
  /** Whether a file is marked as a program; where nothing tells, a file's first bytes do. */
  readonly isExecutable?: (path: string) => boolean;
  /** All files below it, sorted; links and `.git` are not followed. */
  list(): string[];
}

/** One that also tells what its last listing has left out, but for `.git`. */
export interface DiskFolder extends Folder {
  leftOut(): readonly string[];
}

export interface FolderOptions {
  /** Folders and files to leave out of a listing. */
  readonly skip?: (path: string) => boolean;
  /** Whether repositories within this one are left out. */
  readonly skipRepositories?: boolean;
  /** Bytes that a file may have to be read; 64 MiB when nothing is said. */
  readonly most?: number;
}

/** A folder on this disk. Symbolic links are never followed: a linked file or parent is an error when read. */
export function folder(root: string, options: FolderOptions = {}): DiskFolder {
  /** What the last listing has seen: no link lies on the way to these. */
  let listing: Listing | undefined;
  const list = () => {
    listing = listFiles(root, options);
    return [...listing.paths];
  };
  return {
    root,
    read: (path) => {
      const kind = listing?.kinds.get(path);
      if (kind === "link") throw new AppError("file.link", { path: join(root, path) });
      return kind === "file" ? readListed(root, path, options.most) : readInside(root, path, options.most);
    },
    list,
    leftOut: () => listing?.leftOut ?? [],
  };
}

/** A file that was seen in a listing. Should a link or a pipe have taken its place, it is refused. */
function readListed(root: string, path: string, most = largestFile): Uint8Array | undefined {
  return readRegular(join(root, path), most, { noLink: true });
}

/** A file that may lie behind a link: every part of its path is looked at. */
function readInside(root: string, path: string, most = largestFile): Uint8Array | undefined {
  const segments = path.split("/");
  const place = join(root, path);
  try {
    for (let depth = 1; depth <= segments.length; depth++) {
      const part = join(root, ...segments.slice(0, depth));
      if (lstatSync(part).isSymbolicLink()) throw new AppError("file.link", { path: part });
    }
  } catch (error) {
    return notRead(place, error);
  }
  return readRegular(place, most, { noLink: true });
}

/** Nothing, for a file that is not there. @throws AppError for all else */
function notRead(path: string, error: unknown): undefined {
  if (error instanceof AppError) throw error;
  const code = systemCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw new AppError("file.unreadable", { path, reason: code ?? "unknown" }, 1, error);
}

interface Listing {
  readonly paths: readonly string[];
  readonly kinds: ReadonlyMap<string, "file" | "link">;
  readonly leftOut: readonly string[];
}

/** Folders that hold no source of the repository itself. */
const skipped = new Set(["node_modules"]);

function listFiles(root: string, options: FolderOptions): Listing {
  const kinds = new Map<string, "file" | "link">();
  const leftOut: string[] = [];
  const leaveOut = (folder: string): [] => {
    leftOut.push(folder);
    return [];
  };
  const visit = (prefix: string): void => {
    for (const entry of entriesOf(root, prefix, options) ?? leaveOut(prefix)) {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      const kind = kindOf(entry);
      if (isSkipped(entry, path, options)) leaveOut(path);
      else if (kind === "folder") visit(path);
      else if (kind) kinds.set(path, kind);
    }
  };
  visit("");
  return { paths: [...kinds.keys()].sort(), kinds, leftOut };
}

function isSkipped(entry: Dirent, path: string, { skip }: FolderOptions): boolean {
  return (entry.isDirectory() && skipped.has(entry.name)) || skip?.(path) === true;
}

/** Sockets, pipes and devices are none of these. */
function kindOf(entry: Dirent): "file" | "link" | "folder" | undefined {
  if (entry.isDirectory()) return "folder";
  if (entry.isFile()) return "file";
  return entry.isSymbolicLink() ? "link" : undefined;
}

/** What a folder holds, but for `.git`; undefined for another repository, and for what may not be looked into. */
function entriesOf(root: string, prefix: string, { skipRepositories }: FolderOptions): Dirent[] | undefined {
  const place = join(root, prefix);
  try {
    const entries = readdirSync(place, { withFileTypes: true });
    const own = entries.filter(({ name }) => name !== ".git");
    return skipRepositories && prefix !== "" && own.length < entries.length ? undefined : own;
  } catch (error) {
    if (prefix !== "") return undefined;
    throw new AppError("file.unreadable", { path: place, reason: systemCode(error) ?? "unknown" }, 1, error);
  }
}
