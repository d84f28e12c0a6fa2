import { createHash } from "node:crypto";
import { type Forge, forges, type Level, levels } from "../../src/scaffold/template.ts";
import type { Language } from "../../src/system/messages.ts";
import { type Files, render, templateIds, type Wanted } from "./render.ts";
import { variants } from "./variants.ts";

/** One render of the matrix. */
export interface Case extends Wanted {
  /** Names it in a report: `hub github en,zh full`, with the answer that differs, if any. */
  readonly id: string;
  readonly files: Files;
}

/** A file of one or more cases: the same path with the same bytes is one content, checked once. */
export interface Content {
  readonly path: string;
  readonly text: string;
  /** The first case it was seen in. */
  readonly from: Case;
}

export const languageChoices: readonly (readonly Language[])[] = [["en"], ["zh"], ["en", "zh"], ["zh", "en"]];

let rendered: Promise<readonly Case[]> | undefined;

/** Every template × forge × languages × level, and each answer that a choice offers; rendered once a test file. */
export function allCases(): Promise<readonly Case[]> {
  rendered ??= Promise.all([...matrix(), ...variants()].map(renderCase));
  return rendered;
}

export async function renderCase(wanted: Wanted): Promise<Case> {
  return { ...wanted, id: caseId(wanted), files: await render(wanted) };
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

/** The distinct contents of all cases whose path fits; commonry's own record is left out. */
export function distinct(cases: readonly Case[], fits: (path: string) => boolean): Content[] {
  const seen = new Map<string, Content>();
  for (const from of cases) {
    for (const [path, bytes] of from.files) {
      if (path.startsWith(".commonry/") || !fits(path)) continue;
      const key = `${path}\n${createHash("sha256").update(bytes).digest("hex")}`;
      if (!seen.has(key)) seen.set(key, { path, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), from });
    }
  }
  return [...seen.values()];
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
