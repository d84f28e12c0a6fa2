import { readdirSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import * as v from "valibot";
import type { CalendarText } from "../../../events/ical/bytes.ts";
import { slug } from "../../../events/identity.ts";
import { matchFiles } from "../../../manifest/glob.ts";
import { timezone } from "../../../manifest/schema/time.ts";
import { AppError, usageError } from "../../../system/errors.ts";
import { type ExitCode, exit } from "../../../system/exit.ts";
import { readRegular } from "../../../system/regular.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import { decodeUtf8 } from "../../../system/text/utf8.ts";
import { changeTree } from "../../../system/tree/apply.ts";
import { yamlLimits } from "../../../system/yaml/guard.ts";
import { parseYaml } from "../../../system/yaml/index.ts";
import type { Input } from "../../command.ts";
import type { Context } from "../../context.ts";
import { type Output, outputAt } from "../../events/outputs.ts";
import { projectFiles } from "../../project.ts";
import { ready } from "../../scaffold/ready.ts";
import { sealOf } from "../../seal.ts";
import { showDiff } from "../../views/diff.ts";
import { messageOf } from "../../views/finding-texts.ts";
import { printJson } from "../../views/json.ts";
import type { Assembled } from "./assemble.ts";
import type { Clocks } from "./floating.ts";
import { type EventPeer, eventPeerOf } from "./kind.ts";
import { type PeerReading, readEventFolder, readEventPeer } from "./peers.ts";
import { type Settled, settle } from "./settle.ts";

/** A calendar of somebody else's that is to become an event file. */
export interface EventSource extends CalendarText {
  readonly file: string;
  readonly peer: EventPeer;
}

/**
 * `commonry import FILE` of a calendar: writes an event file, which must not be there yet, and as many beside it as its
 * events need. What they cannot hold is noted.
 * @throws AppError what `readEventPeer` throws; `import.there` (exit 6), `import.empty`, `import.several` (exit 2)
 */
export async function importEvents(source: EventSource, input: Input, context: Context): Promise<ExitCode> {
  const { text, file, peer } = source;
  const open = (path: string) => textBeside(resolve(context.world.cwd, dirname(file), path), path);
  const read = (clocks: Clocks | undefined) => readEventPeer(text, file, peer, { ...readingOf(context), open, clocks });
  const made = await asking(read, clocksOf(input, context), context);
  sayEncoding(source, context);
  return written(made, file, input, context);
}

/** Reads a calendar; which zone its times are in is asked where nobody has said it and somebody is there. */
async function asking(
  read: (clocks: Clocks | undefined) => Assembled,
  known: Clocks | undefined,
  context: Context,
): Promise<Assembled> {
  try {
    return read(known);
  } catch (error) {
    const isUnsaid = error instanceof AppError && error.code === "import.floating";
    if (!isUnsaid || !context.interactive || context.json) throw error;
    const { askText } = await import("../../init/prompts.ts");
    return read({ zone: zoneNamed((await askText(context.t("import.which-zone"), context)).trim()), by: "option" });
  }
}

function clocksOf({ options }: Input, context: Context): Clocks | undefined {
  if (options.timezone !== undefined) return { zone: zoneNamed(String(options.timezone)), by: "option" };
  const own = communityText(context.dir)?.community;
  const zone = (own as { timezone?: unknown } | null | undefined)?.timezone;
  return v.is(timezone, zone) ? { zone, by: "community" } : undefined;
}

/** @throws AppError (exit 2) `import.zone` for what is no name of the IANA database */
function zoneNamed(text: string): string {
  if (!v.is(timezone, text)) throw usageError("import.zone", { text });
  return text;
}

/**
 * `commonry import FOLDER`: the meetings of yaml2ical in it, which are a file each, as one event file.
 * @throws AppError as `importEvents`; `import.folder` (exit 2) where there is none
 */
export function importFolder(path: string, input: Input, context: Context): ExitCode {
  const folder = resolve(context.world.cwd, path);
  const said = input.options.from as string | undefined;
  const meetings = readdirSync(folder)
    .filter((name) => /\.ya?ml$/i.test(name))
    .sort()
    .flatMap((name) => {
      const text = textBeside(join(folder, name), name);
      return text !== undefined && eventPeerOf(text, name, said) === "yaml2ical" ? [{ file: name, text }] : [];
    });
  if (meetings.length === 0) throw usageError("import.folder", { path });
  return written(readEventFolder(meetings, path, readingOf(context)), path, input, context);
}

function readingOf(context: Context): PeerReading {
  return { now: context.world.now(), reasonOf: (finding) => messageOf(finding, context) };
}

/** A link may lead anywhere, and a file beside another is nobody's word: then there is none. */
function textBeside(path: string, shown: string): string | undefined {
  const bytes = readRegular(path, yamlLimits.bytes, { noLink: true, shown });
  return bytes && decodeUtf8(bytes, shown);
}

function written(made: Assembled, file: string, { options }: Input, context: Context): ExitCode {
  const print = options.output === "-";
  const dry = options.dryRun === true;
  ready(context.dir, !dry && !print, context);
  const name = slug(basename(file).replace(/\.[^.]*$/, "")) || "imported";
  const path = options.output === undefined || print ? `events/${name}.yaml` : String(options.output);
  const settled = settle(made, path.split(sep).join("/"), file, (fault) => messageOf(fault, context));
  for (const { code, place } of settled.notes) context.note(context.t(code, { place: oneLine(place) }));
  if (settled.events === 0) throw new AppError("import.empty", { file }, 2);
  if (print) return printed(file, settled, context);
  const files = settled.files.map((one) => ({ text: one.text, output: outputAt(one.path, context.dir) }));
  const changed = files.filter(isChanged);
  const there = changed.find(({ output }) => output.before !== undefined);
  if (there) throw new AppError("import.there", { path: there.output.path }, 6);
  const isAny = changed.length > 0;
  if (isAny && !dry) write(changed, context);
  if (dry && isAny && !context.json) showDiff(changed.map(created), context);
  else show({ path, changed: isAny, written: isAny && !dry }, settled, context);
  return exit.done;
}

/** What the texts were taken for, with a line to judge it by; times are ASCII, and the same in every encoding. */
function sayEncoding({ file, assumed, sample = "", damaged = [] }: EventSource, { note, t }: Context): void {
  if (assumed !== undefined)
    note(t("import.encoding", { file, encoding: assumed, line: oneLine(sample.slice(0, 80)) }));
  const lines = `${damaged.slice(0, 10).join(", ")}${damaged.length > 10 ? ", …" : ""}`;
  if (damaged.length > 0) note(t("import.damaged", { file, lines }));
}

interface OneFile {
  readonly text: string;
  readonly output: Output;
}

function isChanged({ text, output }: OneFile): boolean {
  return output.before !== text;
}

/** Standard output has room for one file. */
function printed(file: string, settled: Settled, context: Context): ExitCode {
  const [{ path = "", text = "" } = {}, ...others] = settled.files;
  if (others.length > 0) throw usageError("import.several", { file, count: settled.files.length });
  if (context.json) show({ path, changed: true, written: false, text }, settled, context);
  else context.out.write(text);
  return exit.done;
}

/** All of them or none. */
function write(files: readonly OneFile[], context: Context): void {
  const note = { command: "import", at: context.world.now().toISOString() };
  const changes = files.map(({ text, output }) => {
    return { path: output.inside, content: Buffer.from(text), expected: null };
  });
  const [
    {
      output: { root },
    } = { output: { root: context.dir } },
  ] = files;
  changeTree(root, changes, { onlyNew: true, note, seal: sealOf(context) });
}

function created({ text, output }: OneFile) {
  const after = { content: Buffer.from(text), executable: false };
  return { path: output.path, verdict: "create" as const, before: null, after, conflicts: 0 };
}

interface Outcome {
  readonly path: string;
  readonly changed: boolean;
  readonly written: boolean;
  readonly text?: string;
}

function show(outcome: Outcome, { files, events, notes }: Settled, context: Context): void {
  const { out, t, json, dir } = context;
  const paths = files.map((one) => one.path);
  if (json) {
    const left = notes.filter(({ code }) => code === "import.left").map(({ place }) => place);
    const all = paths.length > 1 ? { files: paths } : {};
    printJson(out, { command: "import", ...outcome, ...all, events, left, notes });
    return;
  }
  const { path, changed } = outcome;
  out.write(`${t(changed ? "import.written-events" : "import.same", { path, count: events })}\n`);
  if (paths.length > 1) context.note(t("import.more-files", { path, files: paths.slice(1).join(", ") }));
  if (!isListed(path, dir)) context.note(t("import.unlisted", { path }));
}

/** Whether community.yaml names the file. Without a community there is nothing to name it in. */
function isListed(path: string, dir: string): boolean {
  const community = communityText(dir);
  if (!community) return true;
  const patterns = community.events;
  return Array.isArray(patterns) && patterns.some((pattern) => matchFiles(String(pattern), [path]).length > 0);
}

/** What the manifest of a folder holds, as it is written there; undefined where there is none. */
function communityText(dir: string): { readonly community?: unknown; readonly events?: unknown } | undefined {
  const project = projectFiles(dir);
  if (!project.exists("community.yaml")) return undefined;
  const { value } = parseYaml(project.readText("community.yaml"), { file: "community.yaml" });
  return typeof value === "object" && value !== null ? value : {};
}
