import type { Series } from "../../events/model.ts";
import { readEvents } from "../../events/read.ts";
import { matchFiles } from "../../manifest/glob.ts";
import { type Document, type LoadedManifest, loadEventFiles, loadManifest } from "../../manifest/load.ts";
import type { EventsFile } from "../../manifest/schema/events.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import { AppError } from "../../system/errors.ts";
import { type Finding, gravestFirst, sortFindings } from "../../system/finding.ts";
import type { Language } from "../../system/messages.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import { refuseHalfChanged } from "../scaffold/ready.ts";
import { noteFinding } from "../views/events/finding.ts";
import { typedFiles } from "./files.ts";
import { settingsOf } from "./settings.ts";

const manifest = "community.yaml";

/** Events that were asked for, with all that is wrong with them. */
export interface Loaded {
  readonly series: readonly Series[];
  /** The files that they stand in: what `targets` and `breaks` say. */
  readonly files: readonly Document<EventsFile>[];
  /** Errors and warnings, sorted; of a community also those of its manifest and people. */
  readonly findings: readonly Finding[];
  /** The community that names the files; absent for files that stand alone. */
  readonly community?: Community;
  /** Time zones of its people, each once. */
  readonly zones: readonly string[];
}

/**
 * Reads the events of files that were named, else those of community.yaml. A file that the community of the folder lists
 * takes its time zone and its domain from it, so that it has the same identities either way.
 * @param words names of files
 * @throws AppError (exit 2) `events.no-manifest`
 */
export function loadEvents(words: readonly string[], context: Context): Loaded {
  refuseHalfChanged(context);
  const project = projectFiles(context.dir);
  const loaded = project.exists(manifest) ? loadManifest(project, manifest) : undefined;
  if (words.length === 0) {
    if (!loaded) throw new AppError("events.no-manifest", { dir: context.dir }, 2);
    return readAll(loaded.events, loaded.findings, loaded, context.lang);
  }
  const { paths, files } = typedFiles(words, context);
  if (loaded && isWhole(loaded, paths)) {
    return onlyOf(paths, readAll(loaded.events, loaded.findings, loaded, context.lang));
  }
  const { events, findings } = loadEventFiles(files, paths);
  const isListed = loaded?.events.some(({ file }) => paths.includes(file)) === true;
  return readAll(events, findings, isListed ? loaded : undefined, context.lang);
}

/**
 * Whether files are read with all others of their community, since they lean on one another: a break of one is named in
 * the other. Not while one of those has an error, which could be what is leaned on.
 */
function isWhole({ events, findings }: LoadedManifest, paths: readonly string[]): boolean {
  const isListed = (path: string) => events.some(({ file }) => file === path);
  return paths.every(isListed) && findings.every(({ level, file }) => level !== "error" || paths.includes(file));
}

/** What some files, and those that they include, say among all that were read. */
function onlyOf(named: readonly string[], all: Loaded): Loaded {
  const paths = new Set(named);
  const below = (file: string) => file.slice(0, file.lastIndexOf("/") + 1);
  for (const file of paths) {
    const found = all.files.find((one) => one.file === file);
    for (const pattern of found?.value.include ?? []) {
      const others = all.files.map((one) => one.file);
      for (const other of matchFiles(below(file) + pattern, others)) paths.add(other);
    }
  }
  return {
    ...all,
    files: all.files.filter(({ file }) => paths.has(file)),
    series: all.series.filter(({ source }) => paths.has(source.file)),
    findings: all.findings.filter(({ file }) => paths.has(file)),
  };
}

/** The same, but errors are printed and end the run. @throws AppError (exit 2) `events.invalid`, `events.no-manifest` */
export function loadValidEvents(words: readonly string[], context: Context): Loaded {
  const loaded = loadEvents(words, context);
  const errors = loaded.findings.filter(({ level }) => level === "error");
  for (const finding of gravestFirst(loaded.findings)) noteFinding(finding, context);
  if (errors.length > 0) throw new AppError("events.invalid", { count: errors.length }, 2);
  return loaded;
}

function readAll(
  files: readonly Document<EventsFile>[],
  found: readonly Finding[],
  loaded: LoadedManifest | undefined,
  language: Language,
): Loaded {
  const community = loaded?.community;
  const { series, findings } = readEvents(files, settingsOf(loaded, language));
  return {
    series,
    files,
    findings: sortFindings([...found, ...findings]),
    ...(community ? { community } : {}),
    zones: zonesOf(loaded),
  };
}

function zonesOf(loaded: LoadedManifest | undefined): string[] {
  const people = (loaded?.people ?? []).flatMap(({ value }) => value.people ?? []);
  return [...new Set(people.flatMap(({ timezone }) => timezone ?? []))];
}
