import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fold, kindIds } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import { loadManifest } from "../../manifest/load.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import { AppError, systemCode, usageError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { sha256 } from "../../system/hash.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import { changeTree } from "../../system/tree/apply.ts";
import type { Input, Run } from "../command.ts";
import type { Context } from "../context.ts";
import { fromLive } from "../import/live.ts";
import { mergeManifest } from "../import/merge.ts";
import { type Entry, type Imported, type Peer, readPeer } from "../import/peers.ts";
import { projectFiles } from "../project.ts";
import { ready } from "../scaffold/ready.ts";
import { syncFlags } from "../sync/flags.ts";
import { placeOf } from "../sync/place.ts";
import { messageOf } from "../views/finding-texts.ts";
import { printJson } from "../views/json.ts";
import { failureLines } from "../views/sync/lines.ts";

const path = "community.yaml";

/** `commonry import [FILE]`: writes live state, or a peer's file, as community.yaml; one that is there keeps its comments. */
export const importing: Run = async (input, context) => {
  const { dir, t, note, out, json } = context;
  const dry = input.options.dryRun === true;
  ready(dir, !dry, context);
  const project = projectFiles(dir);
  const before = project.exists(path) ? project.readText(path) : undefined;
  const { imported, owner, code } = await source(input, before, context);
  for (const place of imported.left) note(t("import.left", { place: oneLine(place) }));
  const head: Entry = { version: 1, community: { name: owner }, github: { owner } };
  const text = mergeManifest(before, imported.sections, head);
  refuseInvalid(text, context);
  const changes = text !== before;
  if (dry) out.write(text);
  else if (changes) {
    const expected = before === undefined ? null : sha256(Buffer.from(before));
    const note_ = { command: "import", at: context.world.now().toISOString() };
    changeTree(dir, [{ path, content: Buffer.from(text), expected }], { onlyNew: false, note: note_ });
  }
  if (json && !dry) printJson(out, { command: "import", written: changes, left: imported.left });
  else if (!dry) out.write(`${t(changes ? "import.written" : "import.same", { path })}\n`);
  return code;
};

interface Source {
  readonly imported: Imported;
  readonly owner: string;
  readonly code: ExitCode;
}

async function source(
  { options, arguments: [file] }: Input,
  before: string | undefined,
  context: Context,
): Promise<Source> {
  const owner = options.owner === undefined ? undefined : String(options.owner);
  if (file === undefined) return live(options, before, owner, context);
  let text: string;
  try {
    text = decodeUtf8(readFileSync(resolve(context.world.cwd, file)), file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("file.unreadable", { path: file, reason: systemCode(error) ?? "unknown" }, 2, error);
  }
  return {
    imported: readPeer(text, file, options.from as Peer | undefined),
    owner: owner ?? "community",
    code: exit.done,
  };
}

/** Reads a place: the repositories of the manifest and those of `--repo`. */
async function live(
  options: Input["options"],
  before: string | undefined,
  given: string | undefined,
  context: Context,
): Promise<Source> {
  const flags = syncFlags(options);
  const community = before === undefined ? undefined : loadManifest(projectFiles(context.dir), path).community;
  const owner = given ?? community?.github?.owner;
  if (owner === undefined && flags.provider !== "local") throw usageError("import.owner");
  const base = community ?? { version: 1 as const, community: { name: owner ?? "local" } };
  const opened = placeOf(owner === undefined ? base : { ...base, github: { owner } }, flags, context);
  const place = await opened.open("read");
  const repositories = repositoriesOf(options, community);
  const wanted = kindIds.filter((kind) => flags.only.length === 0 || flags.only.includes(kinds[kind].section));
  const snapshot = await place.read({
    owner: opened.owner,
    kinds: new Set(wanted),
    repositories,
    settings: new Set(repositories.map(fold)),
    everything: repositories.length === 0,
  });
  for (const failure of snapshot.failures) for (const line of failureLines(failure, context)) context.note(line);
  const code = snapshot.failures.length > 0 ? exit.partial : exit.done;
  return { imported: fromLive(snapshot.items, flags.only), owner: opened.owner, code };
}

/** Those of `--repo`, else those of the manifest; none means all that the owner has. */
function repositoriesOf(options: Input["options"], community: Community | undefined): readonly string[] {
  const named = ((options.repo ?? []) as readonly string[]).flatMap((list) => list.split(","));
  return named.length > 0 ? named : (community?.repositories ?? []).map(({ name }) => name);
}

/** What would not load is never written. */
function refuseInvalid(text: string, context: Context): void {
  const project = projectFiles(context.dir);
  const files = {
    list: () => project.list(),
    readText: (name: string) => (name === path ? text : project.readText(name)),
  };
  const errors = loadManifest(files, path).findings.filter(({ level, file }) => level === "error" && file === path);
  const [first] = errors;
  if (!first) return;
  throw new AppError(
    "import.invalid",
    { count: errors.length, line: first.line, message: messageOf(first, context) },
    1,
  );
}
