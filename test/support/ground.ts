import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { planDigest } from "../../src/plan/digest.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { type Result, temporaryFolder } from "./cli.ts";
import { inside } from "./inside.ts";

/** A thing in the local place's files. */
export interface Thing {
  id: string;
  name: string;
  fields: Record<string, unknown>;
}

export interface Shelf {
  thing?: Thing;
  lists: Record<string, Thing[]>;
  issues?: { number: number; labels: string[]; milestone?: string }[];
}

export const owner = "acme";
export const now = "2027-01-05T00:00:00Z";

/** A community in a folder, and a place on the disk that tests can move under its feet. */
export class Land {
  readonly folder = temporaryFolder();
  readonly env: Readonly<Record<string, string>>;

  constructor(env: Readonly<Record<string, string>> = {}) {
    this.env = { XDG_STATE_HOME: join(this.folder, ".state"), XDG_CACHE_HOME: join(this.folder, ".cache"), ...env };
  }

  manifest(body: Readonly<Record<string, unknown>>): void {
    const head = { version: 1, community: { name: "Test" }, github: { owner }, local: { folder: "place" } };
    writeFileSync(join(this.folder, "community.yaml"), stringify({ ...head, ...body }));
  }

  /** Runs a command in this process, off a terminal unless `terminal`. */
  run(words: readonly string[], terminal = false): Promise<Result> {
    return inside(words, { cwd: this.folder, env: this.env, now, terminal });
  }

  /** Writes a file of the place: `owner`, `repositories/hub`. */
  put(file: string, shelf: Shelf): void {
    const path = join(this.folder, `place/${file}.yaml`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, stringify(shelf));
  }

  shelf(file: string): Shelf {
    return parse(readFileSync(join(this.folder, `place/${file}.yaml`), "utf8")) as Shelf;
  }

  edit(file: string, by: (shelf: Shelf) => void): void {
    const shelf = this.shelf(file);
    by(shelf);
    this.put(file, shelf);
  }

  /** Everything in the place, as it lies on the disk: the same text means that nothing was written. */
  bytes(): string {
    const root = join(this.folder, "place");
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /\.(yaml|ics)$/.test(name));
    return files
      .sort()
      .map((name) => `${name}\n${readFileSync(join(root, name), "utf8")}`)
      .join("\n");
  }

  readPlan(file = "plan.json"): Plan {
    return JSON.parse(readFileSync(join(this.folder, file), "utf8")) as Plan;
  }

  /** Saves a plan as one does who knows how its digest is made. */
  craft(plan: Plan, file = "plan.json"): void {
    writeFileSync(join(this.folder, file), JSON.stringify({ ...plan, digest: planDigest(plan) }));
  }
}

/** A thing of the local place, under a handle that tells its name. */
export function thing(name: string, fields: Record<string, unknown> = {}): Thing {
  return { id: `id-${name}`, name, fields };
}
