import * as v from "valibot";
import { AppError } from "../system/errors.ts";
import { type Finding, sortFindings } from "../system/finding.ts";
import { parseYaml } from "../system/yaml/index.ts";
import { eventFaults } from "./cross/events.ts";
import { crossCheck } from "./cross/index.ts";
import { at, fault, items, type Part, type Source, text, values, warning, whole } from "./cross/part.ts";
import { matchFiles } from "./glob.ts";
import { issuesToFindings } from "./issues.ts";
import { filePattern } from "./schema/common.ts";
import { type EventsFile, eventsFile } from "./schema/events.ts";
import { type Community, manifest } from "./schema/manifest.ts";
import { type PeopleFile, peopleFile } from "./schema/people.ts";

/** How the loader reaches the project's files. */
export interface Files {
  /** @throws AppError when the file is not there or cannot be read as text */
  readText(path: string): string;
  /** All files of the project, relative, `/` between segments. */
  list(): readonly string[];
}

/** A file of the right shape: what it says, and where each part of it stands. */
export interface Document<T> extends Source {
  readonly value: T;
  /** Texts of the calendars that it names, by the name that it gives them. */
  readonly calendars?: ReadonlyMap<string, string>;
}

/** What a manifest and the files that it names say, and everything that is wrong with them. */
export interface LoadedManifest {
  /** Absent when the manifest itself is not valid. */
  readonly community?: Community;
  /** The valid ones among the files that the manifest names. */
  readonly people: readonly Document<PeopleFile>[];
  readonly events: readonly Document<EventsFile>[];
  /** Sorted by file and place; of each file the first hundred. */
  readonly findings: readonly Finding[];
}

/**
 * Reads and validates a manifest with the people and event files that it names. Never throws for what stands in a file:
 * every fault is a finding with its line and column, and one file's faults do not hide another's.
 */
export function loadManifest(files: Files, path: string): LoadedManifest {
  const reader = new Reader(files);
  const main = reader.read(path, manifest);
  if (!main) return { people: [], events: [], findings: sortFindings(reader.findings) };
  const people = reader.readAll(reader.named(at(whole(main), "people"), ""), peopleFile);
  const events = reader.readEvents(reader.named(at(whole(main), "events"), ""));
  const sources = { manifest: main, people, events, complete: reader.complete };
  const findings = sortFindings([...reader.findings, ...crossCheck(sources)]);
  const isBroken = findings.some((finding) => finding.file === path && finding.level === "error");
  return {
    ...(main.value !== undefined && !isBroken ? { community: main.value } : {}),
    people: people.filter(isValid),
    events: events.filter(isValid),
    findings,
  };
}

/** What some event files say, without a manifest that names them. */
export interface LoadedEvents {
  readonly events: readonly Document<EventsFile>[];
  readonly findings: readonly Finding[];
}

/** Reads and validates event files that stand alone, and those that they include. Never throws for what stands in them. */
export function loadEventFiles(files: Files, paths: readonly string[]): LoadedEvents {
  const reader = new Reader(files);
  const events = reader.readEvents(new Set(paths));
  const faults = eventFaults(events.map(whole), reader.complete);
  return { events: events.filter(isValid), findings: sortFindings([...reader.findings, ...faults]) };
}

/** A file that is YAML; its value is absent when it is not of the right shape. */
interface Read<T> extends Source {
  readonly value: T | undefined;
  readonly calendars?: ReadonlyMap<string, string>;
}

function isValid<T>(source: Read<T>): source is Document<T> {
  return source.value !== undefined;
}

/** Reads files, and keeps what is wrong with them. */
class Reader {
  readonly findings: Finding[] = [];
  /** False once a file could not be read. */
  complete = true;
  readonly #files: Files;

  constructor(files: Files) {
    this.#files = files;
  }

  /** Reads one file against its schema; undefined when it is no YAML at all. */
  read<const S extends v.GenericSchema>(file: string, schema: S): Read<v.InferOutput<S>> | undefined {
    const found = this.#text(file);
    if (found === undefined) return undefined;
    const yaml = parseYaml(found, { file });
    this.#add(yaml.findings);
    if (yaml.value === null && yaml.findings.length === 0) this.#add([first("manifest.nothing", file)]);
    if (yaml.value === null || yaml.broken) {
      this.complete = false;
      return undefined;
    }
    // One fault a value: a text of the wrong form need not also be told that it is no date of the calendar.
    const parsed = v.safeParse(schema, yaml.value, { abortPipeEarly: true });
    if (parsed.success) return { file, value: parsed.output, yaml };
    // What the parser has objected to has no value: that nothing stands there need not be said once more.
    const said = new Set(yaml.findings.map(place));
    this.#add(issuesToFindings(parsed.issues, schema, yaml, file).filter((finding) => !said.has(place(finding))));
    return { file, value: undefined, yaml };
  }

  readAll<const S extends v.GenericSchema>(files: Iterable<string>, schema: S): Read<v.InferOutput<S>>[] {
    return [...files].sort().flatMap((file) => this.read(file, schema) ?? []);
  }

  /** Event files, and those that they include, each once. */
  readEvents(files: ReadonlySet<string>): Read<EventsFile>[] {
    const seen = new Set(files);
    const queue = [...files].sort();
    const found: Read<EventsFile>[] = [];
    for (const file of queue) {
      const source = this.read(file, eventsFile);
      if (!source) continue;
      const folder = file.slice(0, file.lastIndexOf("/") + 1);
      const calendars = source.value?.breaks && this.#calendars(source, folder);
      found.push(calendars ? { ...source, calendars } : source);
      for (const other of this.named(at(whole(source), "include"), folder)) {
        if (!seen.has(other)) queue.push(other);
        seen.add(other);
      }
    }
    return found;
  }

  /** The files that a list of patterns names. A pattern that names none is a warning, the name of a file that is not there an error. */
  named(patterns: Part, folder: string): ReadonlySet<string> {
    const found = items(patterns).flatMap((part) => {
      const pattern = text(part);
      // One of the wrong form has been reported by the schema.
      if (pattern === undefined || !v.is(filePattern, pattern)) return [];
      const matches = matchFiles(folder + pattern, this.#files.list());
      if (matches.length > 0) return matches;
      const params = { pattern: folder + pattern };
      if (pattern.includes("*")) this.#add([warning("manifest.no-file", part, params)]);
      else {
        // What that file would say is missing everywhere: nothing may be concluded from that.
        this.complete = false;
        this.#add([fault("manifest.no-file", part, params)]);
      }
      return [];
    });
    return new Set(found);
  }

  /** The calendars of holidays that a file names. */
  #calendars(source: Source, folder: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const part of values(at(whole(source), "breaks"))) {
      const name = text(at(part, "file"));
      if (name === undefined || found.has(name)) continue;
      try {
        found.set(name, this.#files.readText(folder + name));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        this.#add([fault(error.code, at(part, "file"), { path: folder + name, ...error.params })]);
      }
    }
    return found;
  }

  #text(file: string): string | undefined {
    try {
      return this.#files.readText(file);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.complete = false;
      this.#add([first(error.code, file, { path: file, ...error.params })]);
      return undefined;
    }
  }

  /** One by one: a file may have more findings than a call takes arguments. */
  #add(findings: readonly Finding[]): void {
    for (const finding of findings) this.findings.push(finding);
  }
}

function place({ line, column }: Finding): string {
  return `${line}:${column}`;
}

/** A finding about a file as a whole. */
function first(code: string, file: string, params: Finding["params"] = {}): Finding {
  return { code, level: "error", file, line: 1, column: 1, params };
}
