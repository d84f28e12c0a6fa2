import { basename } from "node:path";
import { slug } from "../../../events/identity.ts";
import { matchFiles } from "../../../manifest/glob.ts";
import { AppError } from "../../../system/errors.ts";
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
export interface EventSource {
  readonly text: string;
  readonly file: string;
  readonly peer: EventPeer;
}

/**
 * `commonry import FILE` of a calendar: writes an event file, which must not be there yet. What it cannot hold is noted.
 * @throws AppError what `readEventPeer` throws; `import.there` (exit 6), `import.empty` (exit 2)
 */
export function importEvents({ text, file, peer }: EventSource, { options }: Input, context: Context): ExitCode {
  const print = options.output === "-";
  const dry = options.dryRun === true;
  ready(context.dir, !dry && !print, context);
  const name = slug(basename(file).replace(/\.[^.]*$/, "")) || "imported";
  const path = options.output === undefined || print ? `events/${name}.yaml` : String(options.output);
  const settled = settle(
    readEventPeer(text, file, peer, (finding) => messageOf(finding, context)),
    path.split(/[\\/]/).join("/"),
  );
  for (const { code, place } of settled.notes) context.note(context.t(code, { place: oneLine(place) }));
  if (settled.events === 0) throw new AppError("import.empty", { file }, 2);
  if (print) return printed(path, settled, context);
  const output = outputAt(path, context.dir);
  const changed = output.before !== settled.text;
  if (changed && output.before !== undefined) throw new AppError("import.there", { path }, 6);
  const written = changed && !dry;
  if (written) write(output, settled.text, context);
  if (dry && changed && !context.json) showDiff([created(path, settled.text)], context);
  else show({ path, changed, written }, settled, context);
  return exit.done;
}

function printed(path: string, settled: Settled, context: Context): ExitCode {
  if (context.json) show({ path, changed: true, written: false, text: settled.text }, settled, context);
  else context.out.write(settled.text);
  return exit.done;
}

function write({ root, inside }: Output, text: string, context: Context): void {
  const note = { command: "import", at: context.world.now().toISOString() };
  changeTree(root, [{ path: inside, content: Buffer.from(text), expected: null }], {
    onlyNew: true,
    note,
    seal: sealOf(context),
  });
}

function created(path: string, text: string) {
  const after = { content: Buffer.from(text), executable: false };
  return { path, verdict: "create" as const, before: null, after, conflicts: 0 };
}

interface Outcome {
  readonly path: string;
  readonly changed: boolean;
  readonly written: boolean;
  readonly text?: string;
}

function show(outcome: Outcome, { events, notes }: Settled, context: Context): void {
  const { out, t, json, dir } = context;
  if (json) {
    const left = notes.filter(({ code }) => code === "import.left").map(({ place }) => place);
    printJson(out, { command: "import", ...outcome, events, left, notes });
    return;
  }
  const { path, changed } = outcome;
  out.write(`${t(changed ? "import.written-events" : "import.same", { path, count: events })}\n`);
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
