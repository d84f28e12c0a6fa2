import { createHash } from "node:crypto";
import { type Forge, forges, type Level, levels } from "../../src/scaffold/template.ts";
import type { Language } from "../../src/system/messages.ts";
import { type Files, render, templateIds, textOf, type Wanted } from "./render.ts";
import { variants } from "./variants.ts";

/** One render of the matrix. */
export interface Case extends Wanted {
  /** Names it in a report: `hub github en,zh full`, with the answer that differs, if any. */
  readonly id: string;
  /** Everything that `init` writes. */
  readonly files: Files;
  /** The same without commonry's own record; what two cases have alike is one object. */
  readonly contents: ReadonlyMap<string, Content>;
}

/** The same path with the same bytes, in however many cases: checked once. */
export interface Content {
  readonly path: string;
  readonly text: string;
  /** The first case it was seen in. */
  readonly from: { readonly id: string; readonly forge: Forge; readonly files: Files };
}

export const languageChoices: readonly (readonly Language[])[] = [["en"], ["zh"], ["en", "zh"], ["zh", "en"]];

const known = new Map<string, Content>();
let rendered: Promise<readonly Case[]> | undefined;

/** Every template × forge × languages × level, and each answer that a choice offers; rendered once a test file. */
export function allCases(): Promise<readonly Case[]> {
  rendered ??= Promise.all([...matrix(), ...variants()].map(renderCase));
  return rendered;
}

async function renderCase(wanted: Wanted): Promise<Case> {
  const files = await render(wanted);
  const from = { id: caseId(wanted), forge: wanted.forge, files };
  const paths = [...files.keys()].filter((path) => !path.startsWith(".commonry/"));
  return { ...wanted, ...from, contents: new Map(paths.map((path) => [path, intern(path, from)])) };
}

function intern(path: string, from: Content["from"]): Content {
  const hash = createHash("sha256").update(from.files.get(path) ?? "");
  const key = `${path}\n${hash.digest("base64")}`;
  const content = known.get(key) ?? { path, text: textOf(from.files, path), from };
  known.set(key, content);
  return content;
}

function matrix(): Wanted[] {
  const out: Wanted[] = [];
  for (const template of templateIds)
    for (const forge of forges)
      for (const langs of languageChoices) for (const level of levels) out.push({ template, forge, langs, level });
  return out;
}

function caseId({ template, forge, langs, level, answers = {} }: Wanted): string {
  const given = Object.entries(answers).map(([id, value]) => ` ${id}=${value}`);
  return `${template} ${forge} ${langs.join(",")} ${level}${given.join("")}`;
}

/** The case of the matrix with these choices. */
export function find(
  cases: readonly Case[],
  template: string,
  forge: Forge,
  langs: readonly Language[],
  level: Level,
): Case {
  const id = caseId({ template, forge, langs, level });
  const found = cases.find((item) => item.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
}

/** The distinct contents of all cases whose path fits. */
export function distinct(cases: readonly Case[], fits: (path: string) => boolean): Content[] {
  const all = new Set(cases.flatMap(({ contents }) => [...contents.values()]));
  return [...all].filter(({ path }) => fits(path));
}

/** A function of a content whose result is kept. */
export function perContent<T>(make: (content: Content) => T): (content: Content) => T {
  const made = new WeakMap<Content, { readonly value: T }>();
  return (content) => {
    const value = made.get(content) ?? { value: make(content) };
    made.set(content, value);
    return value.value;
  };
}

/** What a content is called in a report: its path, and the first case it was seen in. */
export function where({ path, from }: Content): string {
  return `${path} (${from.id})`;
}

/** One line for a fault, however many cases it is in: the first one is named. */
export function unique(faults: readonly string[]): string[] {
  const seen = new Map([...faults].reverse().map((fault) => [fault.replace(/ \([^()]*\)/, ""), fault]));
  return [...seen.values()].reverse();
}
