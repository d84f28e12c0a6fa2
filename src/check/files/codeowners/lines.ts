import type { FindingLevel } from "../../../system/finding.ts";
import { short } from "../schema/describe.ts";
import { headingOf, type Line, linesOf, type Word } from "./parse.ts";
import type { HasMatch } from "./pattern.ts";

/** Whose syntax a file is read in; `either` where both could be meant: then only what neither takes is a fault. */
export type Forge = "github" | "gitlab" | "either";

export interface OwnersFault {
  readonly code: string;
  readonly level: FindingLevel;
  readonly line: number;
  readonly column: number;
  readonly params: Readonly<Record<string, string>>;
}

const email = /^[^@\s]+@[^@\s]+$/;
const names: Readonly<Record<Forge, RegExp>> = {
  github: /^@[A-Za-z0-9][\w-]*(\/[\w.-]+)?$/,
  gitlab: /^@\w[\w.-]*(\/\w[\w.-]*)*$|^@@(developer|maintainer|owner)s?$/i,
  either: /^@\w[\w.-]*(\/\w[\w.-]*)*$|^@@(developer|maintainer|owner)s?$/i,
};

/** What a forge would pass over in a CODEOWNERS file, and patterns that name no file. */
export function lineFaults(text: string, forge: Forge, hasMatch: HasMatch): OwnersFault[] {
  const lines = linesOf(text);
  let inherited = false;
  const found = lines.flatMap((line) => {
    const heading = forge === "github" ? undefined : headingOf(line);
    if (heading === undefined) return entryFaults(line, forge, inherited, hasMatch);
    if (heading === "broken") return faultAt(line.words[0], line, "section");
    inherited = heading.owners.length > 0;
    return ownerFaults(heading.owners, line, forge);
  });
  // In GitLab's sections each has an order of its own.
  return [...found, ...(lines.some((line) => headingOf(line) !== undefined) ? [] : overridden(lines))];
}

/**
 * Lines that a later one takes back whole: the last pattern that fits a file counts (GitHub: "About code owners",
 * order is important; GitLab alike). That is said of the same pattern again, and of `*` after others.
 */
function overridden(lines: readonly Line[]): OwnersFault[] {
  const later = new Map<string, Word & { readonly line: number }>();
  return [...lines].reverse().flatMap((line) => {
    const [pattern] = line.words;
    if (!pattern || isOwnerLike(pattern.text)) return [];
    const key = /^\/?\*{1,2}(?:\/\*{1,2})?$/.test(pattern.text) ? "*" : pattern.text.replace(/^\/(?=.*\/.)/, "");
    const by = later.get("*") ?? later.get(key);
    if (!later.has(key)) later.set(key, { ...pattern, line: line.line });
    if (!by) return [];
    return faultAt(pattern, line, "overridden", "warning").map((fault) => ({
      ...fault,
      params: { value: short(by.text), later: String(by.line) },
    }));
  });
}

function entryFaults(line: Line, forge: Forge, inherited: boolean, hasMatch: HasMatch): OwnersFault[] {
  const [pattern, ...owners] = line.words;
  if (!pattern) return [];
  const refused = refusal(pattern.text, forge);
  if (refused !== undefined) return faultAt(pattern, line, refused);
  if (isOwnerLike(pattern.text) && !hasMatch(pattern.text)) return faultAt(pattern, line, "no-pattern");
  const found = ownerFaults(owners, line, forge);
  const isExcluded = pattern.text.startsWith("!");
  if (forge === "gitlab" && owners.length === 0 && !inherited && !isExcluded)
    found.push(...faultAt(pattern, line, "no-owners", "note"));
  if (!isExcluded && !/[[\]]/.test(pattern.text) && !hasMatch(pattern.text))
    found.push(...faultAt(pattern, line, "no-file", "note"));
  return found;
}

/** Whether a word in the place of a pattern looks like an owner; a path may well hold an `@`, too. */
function isOwnerLike(word: string): boolean {
  return word.startsWith("@") || (email.test(word) && !word.includes("/"));
}

/** What GitHub does not take of gitignore's syntax (docs.github.com, "About code owners", syntax exceptions). */
function refusal(pattern: string, forge: Forge): string | undefined {
  if (forge !== "github") return undefined;
  if (pattern.startsWith("!")) return "negation";
  if (pattern.startsWith("\\#")) return "hash";
  return /(^|[^\\])\[[^\]]*\]/.test(pattern) ? "range" : undefined;
}

function ownerFaults(owners: readonly Word[], line: Line, forge: Forge): OwnersFault[] {
  return owners
    .filter(({ text }) => !names[forge].test(text) && !email.test(text))
    .flatMap((owner) => faultAt(owner, line, "owner"));
}

function faultAt(word: Word | undefined, { line }: Line, code: string, level: FindingLevel = "error"): OwnersFault[] {
  return [{ code, level, line, column: word?.column ?? 1, params: { value: short(word?.text ?? "") } }];
}
