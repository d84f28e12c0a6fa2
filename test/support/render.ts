import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assemble } from "../../src/cli/init/assemble.ts";
import { resolveAnswers } from "../../src/scaffold/answers.ts";
import { createEngine } from "../../src/scaffold/engine.ts";
import { toolVariables } from "../../src/scaffold/pin.ts";
import { loadTemplates, readTemplate, type Template } from "../../src/scaffold/source.ts";
import type { Forge, Level, Question } from "../../src/scaffold/template.ts";
import { folder } from "../../src/system/folder.ts";
import type { Language } from "../../src/system/messages.ts";

/** What decides a render: the choices of `init`, and answers as `--answers FILE` would give them. */
export interface Wanted {
  readonly template: string;
  readonly forge: Forge;
  readonly langs: readonly Language[];
  readonly level: Level;
  readonly answers?: Readonly<Record<string, string | readonly string[]>>;
  /** Whether commonry is pinned; so it is unless this says no. */
  readonly pinned?: boolean;
  /** The date of the run, `YYYY-MM-DD`; an ordinary one unless it is given. */
  readonly today?: string;
}

/** A repository as `init` would write it: contents by path, commonry's own record included. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The checkout: what the installed package's folder is to a user. */
export const home = fileURLToPath(new URL("../../", import.meta.url));

/** Answers of an ordinary community; nothing in them depends on this machine. */
export const plainAnswers = {
  name: "Lepton Commons",
  description: "Open tools and courses for AI developers",
  owner: "lepton-commons",
  repo: "lepton",
  maintainer: "Ada Lovelace",
  login: "ada",
  contact: "conduct@example.org",
  timezone: "Asia/Shanghai",
} as const;

const version = "0.1.0";
const builtin = {
  directory: "lepton",
  commonry: version,
  hostTimezone: "UTC",
  gitName: "",
  gitEmail: "",
  gitBranch: "main",
};
const context = { world: { home, version, env: {} } } as unknown as Parameters<typeof assemble>[1];

/** Templates of the checkout itself, so that nothing has to be built after one was changed; each file is read once. */
const find = once((id: string) => {
  const real = folder(join(home, "templates", id));
  return { folder: { root: real.root, read: once(real.read), list: once<void, string[]>(real.list) } };
});

function once<A, T>(make: (argument: A) => T): (argument: A) => T {
  const made = new Map<A, T>();
  return (argument) => {
    if (!made.has(argument)) made.set(argument, make(argument));
    return made.get(argument) as T;
  };
}

/** Ids of the templates that `init` offers. */
export const templateIds: readonly string[] = readdirSync(join(home, "templates"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readTemplate(name, find).spec)
  .filter(({ kind }) => kind === "template")
  .map(({ id }) => id)
  .sort();

/** The questions that a template and its parts ask; a later one of the same id replaces an earlier one. */
export function questionsOf(templates: readonly Template[]): Question[] {
  const fixed = new Set(templates.flatMap(({ spec }) => Object.keys(spec.values)));
  const all = templates.flatMap(({ spec }) => spec.questions).filter(({ id }) => !fixed.has(id));
  return [...new Map(all.map((question) => [question.id, question])).values()];
}

/** A template and its parts, by id. */
export const load: (id: string) => Template[] = once((id: string) => loadTemplates(id, find));

/** Renders in memory what `init --yes` would write: regions are filled, and the record is there. */
export async function render(wanted: Wanted): Promise<Files> {
  const { template, forge, langs, level, answers = {}, pinned = true, today = "2027-01-05" } = wanted;
  const templates = load(template);
  const questions = questionsOf(templates);
  const asked = new Set(questions.map(({ id }) => id));
  const known = Object.fromEntries(Object.entries(plainAnswers).filter(([id]) => asked.has(id)));
  const surroundings = { ...builtin, ...toolVariables(pinned), template, today, year: today.slice(0, 4) };
  const languages = langs as readonly [Language, ...Language[]];
  const scope = { ...surroundings, forge, level, langs, lang: languages[0], bilingual: langs.length > 1 };
  const engine = createEngine(() => undefined);
  const resolved = await resolveAnswers(questions, { ...known, ...answers }, engine, scope, { defaults: true });
  const choices = { forge, level, langs: languages, answers: resolved.answers, builtin: surroundings };
  const plan = assemble({ templates, choices, assumed: resolved.assumed, asked: false, source: "builtin" }, context);
  return new Map(plan.files.map(({ path, content }) => [path, asBytes(content)]));
}

function asBytes(content: Uint8Array | null): Uint8Array {
  if (!content) throw new Error("init deletes no file");
  return content;
}

/** The text of a rendered file. @throws when it is not there, or is no UTF-8 */
export function textOf(files: Files, path: string): string {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`${path} was not rendered`);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** Writes files to a new temporary folder, calls `use` with it, and removes it, whatever happens. */
export async function inFolder<T>(files: Files, use: (dir: string) => T | Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "commonry-test-"));
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content, { mode: content[0] === 0x23 && content[1] === 0x21 ? 0o755 : 0o644 });
    }
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
