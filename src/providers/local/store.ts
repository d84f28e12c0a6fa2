import { readdirSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { AppError, systemCode } from "../../system/errors.ts";
import { folder as openFolder } from "../../system/folder.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import { parseYaml } from "../../system/yaml/index.ts";
import { sweepCalendars } from "./calendars.ts";
import { refuseFiles, refuseLinks, removeFile, replaceFile, safeName } from "./files.ts";
import { isShelf, type Shelf } from "./state.ts";

/** A folder of YAML that stands for a service: `owner.yaml`, and a file for each repository below `repositories/`. */
export class Store {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /**
   * Names of the repositories that are there, as they are written.
   * @param broken told of each file that cannot be read, by its name without ending
   */
  repositories(broken: (name: string, error: AppError) => void): string[] {
    return this.#files().flatMap((file) => {
      try {
        const shelf = this.#repository(`repositories/${file}`);
        return shelf?.thing ? [shelf.thing.name] : [];
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        broken(file.slice(0, -".yaml".length), error);
        return [];
      }
    });
  }

  /** A repository; undefined when there is none. @throws AppError `local.broken` (exit 1) for a file that cannot be read */
  repository(name: string): Shelf | undefined {
    return this.#repository(fileOf(name));
  }

  /** A file that a killed run has left behind of a repository that has another name since is none. */
  #repository(path: string): Shelf | undefined {
    const shelf = this.#read(path);
    // The file tells of another one than its name: which is meant, nobody knows.
    if (shelf?.thing && fileOf(shelf.thing.name) !== path)
      throw new AppError("local.broken", { path: join(this.root, path) });
    if (shelf?.moved === undefined) return shelf;
    const { moved, ...rest } = shelf;
    return fileOf(moved) !== path && this.#read(fileOf(moved))?.thing?.id === rest.thing?.id ? undefined : rest;
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

  /** Gives a repository its new name. A kill on the way leaves two files, of which the old one tells that it is old. */
  moveRepository(from: string, shelf: Shelf, name: string): void {
    if (!shelf.thing) return;
    this.#write(fileOf(from), { ...shelf, moved: name });
    this.saveRepository({ ...shelf, thing: { ...shelf.thing, name } });
    this.#remove(fileOf(from));
  }

  /**
   * Removes what a killed run has left behind: half-written files, and those of repositories with another name since.
   * What cannot be removed does no harm.
   */
  sweep(): void {
    try {
      sweepCalendars(this.root);
      for (const file of this.#files(".yaml.new")) this.#remove(`repositories/${file}`);
      for (const file of this.#files()) if (this.#isLeft(`repositories/${file}`)) this.#remove(`repositories/${file}`);
    } catch (error) {
      if (!(error instanceof AppError) && systemCode(error) === undefined) throw error;
    }
  }

  #isLeft(path: string): boolean {
    try {
      return this.#read(path) !== undefined && this.#repository(path) === undefined;
    } catch (error) {
      // A broken file is for a person to mend.
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  #remove(path: string): void {
    removeFile(this.root, path);
  }

  #files(ending = ".yaml"): string[] {
    try {
      return readdirSync(join(this.root, "repositories"))
        .filter((name) => name.endsWith(ending))
        .sort();
    } catch (error) {
      if (systemCode(error) === "ENOENT") return [];
      throw new AppError("file.unreadable", { path: this.root, reason: systemCode(error) ?? "unknown" }, 1, error);
    }
  }

  #read(path: string): Shelf | undefined {
    refuseLinks(this.root, path);
    const bytes = openFolder(this.root).read(path);
    if (!bytes) {
      refuseFiles(this.root, path);
      return undefined;
    }
    const yaml = parseYaml(decodeUtf8(bytes, path), { file: path });
    const { value } = yaml;
    if (yaml.findings.length > 0 || !isShelf(value))
      throw new AppError("local.broken", { path: join(this.root, path) });
    return value;
  }

  #write(path: string, shelf: Shelf): void {
    replaceFile(this.root, path, stringify(shelf, { lineWidth: 0, aliasDuplicateObjects: false }));
  }
}

function fileOf(name: string): string {
  return `repositories/${safeName(name)}.yaml`;
}
