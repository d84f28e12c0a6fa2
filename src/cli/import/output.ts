import { existsSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { loadManifest } from "../../manifest/load.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import { AppError } from "../../system/errors.ts";
import { folder } from "../../system/folder.ts";
import { sha256 } from "../../system/hash.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import { changeTree } from "../../system/tree/apply.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import { ready } from "../scaffold/ready.ts";
import { sealOf } from "../seal.ts";
import { messageOf } from "../views/finding-texts.ts";

/** The manifest that is written: which one, and what stands there now. */
export interface Output {
  readonly root: string;
  readonly path: string;
  readonly before: string | undefined;
  /** The digest of its bytes; null for none. A mark at its beginning is no part of its text. */
  readonly digest: string | null;
  /** What it says now; undefined when there is none, or nothing in it. */
  readonly current: Community | undefined;
  /** Printed rather than written: `--output -`. */
  readonly print: boolean;
}

/**
 * Where the result goes: community.yaml, the file of `--output`, or with `-` standard output (community.yaml is then
 * what it starts from). A change that was interrupted there is taken back before anything is read.
 * @param dry whether nothing may be written
 * @throws AppError (exit 2) `sync.invalid`, with the findings printed, for a manifest that does not load
 */
export function outputOf(given: unknown, dry: boolean, context: Context): Output {
  const print = given === "-";
  const target = resolve(context.dir, given === undefined || print ? "community.yaml" : String(given));
  const inside = relative(context.dir, target);
  const isInside = inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  const root = isInside ? context.dir : dirname(target);
  const path = isInside ? inside.split(sep).join("/") : basename(target);
  ready(root, !dry && !print, context);
  const bytes = existsSync(target) ? folder(root).read(path) : undefined;
  const before = bytes && decodeUtf8(bytes, path);
  const digest = bytes ? sha256(bytes) : null;
  return { root, path, before, digest, current: currentOf(root, path, before, context), print };
}

function currentOf(root: string, path: string, before: string | undefined, context: Context): Community | undefined {
  if (before === undefined || isBlank(before)) return undefined;
  const { community, findings } = load(root, path, before);
  const errors = findings.filter(({ level, file }) => level === "error" && file === path);
  for (const finding of errors) {
    const { file, line, column, code } = finding;
    context.note(`${file}:${line}:${column}: ${context.t("level.error")}: ${messageOf(finding, context)} [${code}]`);
  }
  if (errors.length > 0) throw new AppError("sync.invalid", { count: errors.length }, 2);
  return community;
}

/** Nothing but comments. */
function isBlank(text: string): boolean {
  return text
    .replace(/^\ufeff/, "")
    .split("\n")
    .every((line) => /^\s*(#.*)?$/.test(line));
}

function load(root: string, path: string, text: string) {
  const project = projectFiles(root);
  const files = {
    list: () => project.list(),
    readText: (name: string) => (name === path ? text : project.readText(name)),
  };
  return loadManifest(files, path);
}

/** What would not load is never written. @throws AppError (exit 1) `import.invalid` */
export function refuseInvalid({ root, path }: Output, text: string, context: Context): void {
  const errors = load(root, path, text).findings.filter(({ level, file }) => level === "error" && file === path);
  const [first] = errors;
  if (!first) return;
  const params = { count: errors.length, line: first.line, message: messageOf(first, context) };
  throw new AppError("import.invalid", params, 1);
}

/** Writes it whole or not at all, in a way that `commonry undo` takes back. */
export function writeOutput({ root, path, digest }: Output, text: string, context: Context): void {
  const note = { command: "import", at: context.world.now().toISOString() };
  changeTree(root, [{ path, content: Buffer.from(text), expected: digest }], {
    onlyNew: false,
    note,
    seal: sealOf(context),
  });
}
