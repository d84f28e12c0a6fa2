import { statSync } from "node:fs";
import { resolve } from "node:path";
import { loadManifest } from "../../manifest/load.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import { type ThingPath, writeManifest } from "../../manifest/write/index.ts";
import { AppError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { arrange } from "../import/arrange.ts";
import { eventPeerOf } from "../import/events/kind.ts";
import type { Note } from "../import/found.ts";
import { type Gone, goneOf, readWhole } from "../import/gone.ts";
import { type Output, outputOf, refuseInvalid, writeOutput } from "../import/output.ts";
import { prepare } from "../import/prepare.ts";
import { fileSource, liveSource, readGiven, refuseOtherOwner, type Source } from "../import/source.ts";
import { projectFiles } from "../project.ts";
import { showDiff } from "../views/diff.ts";
import { printJson } from "../views/json.ts";
import { failureLines } from "../views/sync/lines.ts";

/** `commonry import [FILE]`: writes live state, or a peer's file, as community.yaml; one that is there keeps its comments. */
export const importing: Run = async (input, context) => {
  const { options } = input;
  const [file] = input.arguments;
  if (file !== undefined && isFolder(file, context))
    return (await import("../import/events/run.ts")).importFolder(file, input, context);
  const given = file === undefined ? undefined : readGiven(file, options.from, context);
  const peer = given && eventPeerOf(given.text, given.file, options.from as string | undefined);
  // Calendars become a file of events, and their readers are loaded for them alone.
  if (given && peer) return (await import("../import/events/run.ts")).importEvents({ ...given, peer }, input, context);
  const dry = options.dryRun === true;
  const output = outputOf(options.output, dry, context);
  refuseOtherOwner(options, output.path, output.current);
  const source =
    given === undefined
      ? await liveSource(options, output.current ?? ownManifest(output, context), context)
      : await fileSource(given, options, output.current, context);
  const { text, notes, isEmpty } = compose(source, output, options.prune === true);
  tell(source, notes, context);
  if (given && isEmpty) throw new AppError("import.none", { file: given.file }, exit.failure);
  refuseInvalid(output, text, context);
  const changed = text !== output.before;
  if (changed && !dry && !output.print) writeOutput(output, text, context);
  show(output, text, { changed, dry, notes }, context);
  return source.failures.length > 0 ? exit.partial : exit.done;
};

function isFolder(path: string, { world }: Context): boolean {
  return statSync(resolve(world.cwd, path), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What could not be read, and what was left out. @throws AppError (exit 4, 5) `import.unread` when there is nothing else */
function tell(source: Source, notes: readonly Note[], context: Context): void {
  for (const failure of source.failures) for (const line of failureLines(failure, context)) context.note(line);
  for (const { code, place } of notes) context.note(context.t(code, { place: oneLine(place) }));
  if (source.isUnread) throw new AppError("import.unread", {}, unreadCode(source));
}

/** Not authorised, when that is all that there is to say of it. */
function unreadCode({ failures }: Source): ExitCode {
  return failures.every(({ reason }) => /forbidden|scope|sso|token|unauthori/.test(reason))
    ? exit.unauthorised
    : exit.partial;
}

/** With `--output` the community of the folder still says whose state is to be read. */
function ownManifest({ path }: Output, { dir }: Context): Community | undefined {
  const project = projectFiles(dir);
  if (path === "community.yaml" || !project.exists("community.yaml")) return undefined;
  return loadManifest(project, "community.yaml").community;
}

interface Composed {
  readonly text: string;
  readonly notes: readonly Note[];
  /** Whether nothing came in that a manifest can hold. */
  readonly isEmpty: boolean;
}

/** The new text of the manifest, and what is to be said of it. */
function compose(source: Source, { before, current }: Output, prune: boolean): Composed {
  const { look, head } = source;
  const { owned, found, notes } = prepare(source.imported, current);
  const read = look ? (section: Parameters<typeof readWhole>[1]) => readWhole(look, section) : () => [];
  const arranged = arrange(found, {
    current,
    read,
    absent: look?.snapshot.absent ?? new Set(),
    prune: prune && look !== undefined,
  });
  const gone = look && current ? goneOf(current, look) : { paths: [], lacking: [] };
  const sections = { ...owned, ...arranged.shared };
  const written = writeManifest(
    before,
    { sections, own: arranged.own },
    { head, gone: prune ? [...gone.paths, ...arranged.unshared] : [] },
  );
  const localized = written.kept.map((place): Note => ({ code: "import.localized", place }));
  const isEmpty = found.length === 0 && Object.values(owned).every((list) => list.length === 0);
  return { text: written.text, notes: [...notes, ...arranged.notes, ...goneNotes(gone, prune), ...localized], isEmpty };
}

function goneNotes({ paths, lacking }: Gone, prune: boolean): Note[] {
  const textOf = (path: ThingPath) => path.map(([list, name]) => `${list} › ${name}`).join(" › ");
  const code = prune ? "import.pruned" : "import.gone";
  return [
    ...paths.map((path): Note => ({ code, place: textOf(path) })),
    ...(prune ? [] : lacking).map(({ path, repositories }): Note => {
      return { code: "import.missing", place: `${textOf(path)} (${repositories.join(", ")})` };
    }),
  ];
}

interface Outcome {
  readonly changed: boolean;
  readonly dry: boolean;
  readonly notes: readonly Note[];
}

function show({ path, before, print }: Output, text: string, { changed, dry, notes }: Outcome, context: Context): void {
  const { out, t, json } = context;
  if (json) {
    const left = notes.filter(({ code }) => code === "import.left").map(({ place }) => place);
    const written = changed && !dry && !print;
    printJson(out, { command: "import", path, changed, written, left, notes, ...(print ? { text } : {}) });
  } else if (dry && changed) {
    const state = (content: string) => ({ content: Buffer.from(content), executable: false });
    const verdict = before === undefined ? "create" : "update";
    const was = before === undefined ? null : state(before);
    showDiff([{ path, verdict, before: was, after: state(text), conflicts: 0 }], context);
  } else if (print) out.write(text);
  else out.write(`${t(changed ? "import.written" : "import.same", { path })}\n`);
}
