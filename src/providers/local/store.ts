import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { fold } from "../../kinds/item.ts";
import { AppError, systemCode } from "../../system/errors.ts";
import { folder as openFolder } from "../../system/folder.ts";
import { sha256 } from "../../system/hash.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import { parseYaml } from "../../system/yaml/index.ts";
import type { Shelf } from "./state.ts";

/** A folder of YAML that stands for a service: `owner.yaml`, and a file for each repository below `repositories/`. */
export class Store {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Names of the repositories that are there, as they are written. */
  repositories(): string[] {
    return this.#files().flatMap((file) => {
      const shelf = this.#read(`repositories/${file}`);
      return shelf?.thing ? [shelf.thing.name] : [];
    });
  }

  /** A repository; undefined when there is none. @throws AppError `local.broken` (exit 1) for a file that cannot be read */
  repository(name: string): Shelf | undefined {
    return this.#read(fileOf(name));
  }

  owner(): Shelf {
    return this.#read("owner.yaml") ?? { lists: {} };
  }

  saveOwner(shelf: Shelf): void {
    this.#write("owner.yaml", shelf);
  }

  saveRepository(shelf: Shelf): void {
    if (shelf.thing) this.#write(fileOf(shelf.thing.name), shelf);
  }

  removeRepository(name: string): void {
    rmSync(join(this.#root, fileOf(name)), { force: true });
  }

  #files(): string[] {
    try {
      return readdirSync(join(this.#root, "repositories"))
        .filter((name) => name.endsWith(".yaml"))
        .sort();
    } catch (error) {
      if (systemCode(error) === "ENOENT") return [];
      throw new AppError("file.unreadable", { path: this.#root, reason: systemCode(error) ?? "unknown" }, 1, error);
    }
  }

  #read(path: string): Shelf | undefined {
    const bytes = openFolder(this.#root).read(path);
    if (!bytes) return undefined;
    const yaml = parseYaml(decodeUtf8(bytes, path), { file: path });
    const value = yaml.value as Partial<Shelf> | null;
    const isShelf = yaml.findings.length === 0 && typeof value === "object" && value !== null && isLists(value.lists);
    if (!isShelf) throw new AppError("local.broken", { path: join(this.#root, path) });
    return value as Shelf;
  }

  /** The old file stays whole until the new one is on the disk. */
  #write(path: string, shelf: Shelf): void {
    const place = join(this.#root, path);
    const staged = `${place}.new`;
    try {
      refuseLinks(this.#root, path);
      mkdirSync(dirname(place), { recursive: true });
      const file = openSync(staged, "w", 0o600);
      writeSync(file, stringify(shelf, { lineWidth: 0, aliasDuplicateObjects: false }));
      fsyncSync(file);
      closeSync(file);
      renameSync(staged, place);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError("file.unwritable", { path: place, reason: systemCode(error) ?? "unknown" }, 1, error);
    }
  }
}

function isLists(lists: unknown): boolean {
  return typeof lists === "object" && lists !== null && Object.values(lists).every(Array.isArray);
}

/** A name as a file: readable, and told apart from one that differs only in signs that files do not take. */
function fileOf(name: string): string {
  const plain = fold(name).replace(/[^a-z0-9._-]/g, "_");
  return `repositories/${plain === fold(name) ? plain : `${plain}-${sha256(fold(name)).slice(0, 8)}`}.yaml`;
}

function refuseLinks(root: string, path: string): void {
  const parts = path.split("/");
  for (let depth = 0; depth <= parts.length; depth++) {
    const place = join(root, ...parts.slice(0, depth));
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) throw new AppError("file.link", { path: place });
  }
}
