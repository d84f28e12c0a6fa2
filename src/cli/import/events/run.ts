import { basename } from "node:path";
import type { CalendarText } from "../../../events/ical/bytes.ts";
import { slug } from "../../../events/identity.ts";
import { matchFiles } from "../../../manifest/glob.ts";
import { AppError, usageError } from "../../../system/errors.ts";
import { type ExitCode, exit } from "../../../system/exit.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import { changeTree } from "../../../system/tree/apply.ts";
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
import type { EventPeer } from "./kind.ts";
import { readEventPeer } from "./peers.ts";
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
export function importEvents(source: EventSource, { options }: Input, context: Context): ExitCode {
  const { text, file, peer } = source;
  const print = options.output === "-";
  const dry = options.dryRun === true;
  ready(context.dir, !dry && !print, context);
  const name = slug(basename(file).replace(/\.[^.]*$/, "")) || "imported";
  const path = options.output === undefined || print ? `events/${name}.yaml` : String(options.output);
  const made = readEventPeer(text, file, peer, (finding) => messageOf(finding, context));
  const settled = settle(made, path.split(/[\\/]/).join("/"), file);
  sayEncoding(source, context);
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
  const project = projectFiles(dir);
  if (!project.exists("community.yaml")) return true;
  const { value } = parseYaml(project.readText("community.yaml"), { file: "community.yaml" });
  const patterns = (value as { events?: unknown } | null | undefined)?.events;
  return Array.isArray(patterns) && patterns.some((pattern) => matchFiles(String(pattern), [path]).length > 0);
}
