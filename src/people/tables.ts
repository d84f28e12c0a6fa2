import type { Language } from "../system/messages.ts";
import { escapeMarkdown, plainLine } from "../system/text/escape.ts";

/** As much of a person as the regions show; people files say more. */
export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  readonly github?: string | undefined;
  readonly gitlab?: string | undefined;
}

/** As much of a group as the regions show. */
export interface GroupEntry {
  readonly id: string;
  readonly title: string | { readonly en: string; readonly zh: string };
  readonly kind?: string | undefined;
  readonly mission?: string | { readonly en: string; readonly zh: string } | undefined;
  readonly leads?: readonly string[] | undefined;
  readonly members?: readonly string[] | undefined;
  readonly emeritus?: readonly string[] | undefined;
  readonly owns?: readonly string[] | undefined;
  readonly team?: string | undefined;
}

/** The people and groups of a community, from all its people files. */
export interface People {
  readonly forge: "github" | "gitlab";
  readonly people: readonly PersonEntry[];
  readonly groups: readonly GroupEntry[];
}

const words = {
  en: {
    name: "Name",
    account: "Account",
    groups: "Groups",
    group: "Group",
    mission: "Mission",
    people: "People",
    nobody: "Nobody yet.",
  },
  zh: {
    name: "姓名",
    account: "账号",
    groups: "小组",
    group: "小组",
    mission: "职责",
    people: "成员",
    nobody: "暂无。",
  },
} as const;

/** The regions that there are. */
export const regionNames: readonly string[] = ["maintainers", "emeritus", "groups", "owners"];

/** The lines of a region, markers not included; undefined for a name that is not known. */
export function regionText(name: string, lang: Language, people: People): string[] | undefined {
  switch (name) {
    case "maintainers":
      return maintainers(lang, people);
    case "emeritus":
      return emeritus(lang, people);
    case "groups":
      return groups(lang, people);
    case "owners":
      return owners(people);
    default:
      return undefined;
  }
}

function maintainers(lang: Language, people: People): string[] {
  const leading = people.groups.filter((group) => group.kind === "maintainers");
  const ids = [...new Set(leading.flatMap((group) => [...(group.leads ?? []), ...(group.members ?? [])]))];
  const rows = ids.map((id) => {
    const theirs = people.groups.filter((group) => [...(group.leads ?? []), ...(group.members ?? [])].includes(id));
    return [nameOf(id, people), link(id, people), theirs.map((group) => title(group.title, lang)).join(", ")];
  });
  const { name, account, groups: heading } = words[lang];
  return table([name, account, heading], rows, lang);
}

function emeritus(lang: Language, people: People): string[] {
  const ids = [...new Set(people.groups.flatMap((group) => group.emeritus ?? []))];
  return spaced(
    ids.length === 0 ? [words[lang].nobody] : ids.map((id) => `- ${nameOf(id, people)} ${link(id, people)}`.trim()),
  );
}

function groups(lang: Language, people: People): string[] {
  const rows = people.groups.map((group) => {
    const members = [...new Set([...(group.leads ?? []), ...(group.members ?? [])])];
    const mission = group.mission === undefined ? "" : title(group.mission, lang);
    return [title(group.title, lang), mission, members.map((id) => link(id, people) || nameOf(id, people)).join(", ")];
  });
  const { group, mission, people: heading } = words[lang];
  return table([group, mission, heading], rows, lang);
}

/**
 * CODEOWNERS rules, in the order of the groups: the last match wins on GitHub and within a section on GitLab, so a
 * group that owns less stands further down in the people file.
 */
function owners(people: People): string[] {
  return people.groups.flatMap((group) => {
    const ids = [...new Set([...(group.leads ?? []), ...(group.members ?? [])])];
    const handles = group.team
      ? [group.team].filter((team) => teamPath.test(team)).map((team) => `@${team}`)
      : ids.flatMap((id) => handle(id, people) ?? []).map((login) => `@${login}`);
    if (handles.length === 0) return [];
    const patterns = (group.owns ?? []).map(ownerPattern).filter((pattern) => pattern !== "");
    return patterns.map((pattern) => `${pattern} ${handles.join(" ")}`);
  });
}

const teamPath = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/;

/**
 * A pattern on one line, its blanks escaped once and no `\` left to escape the blank before the owners. Empty for what
 * would be no rule: a comment, an exception, or a section of GitLab's.
 */
function ownerPattern(pattern: string): string {
  const line = plainLine(pattern)
    .trim()
    .replace(/(?<!\\)\\*\s/g, "\\ ")
    .replace(/(?<!\\)\\+$/, "");
  return /^([#!]|\^?\[)/.test(line) ? "" : line;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[], lang: Language): string[] {
  if (rows.length === 0) return spaced([words[lang].nobody]);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return spaced([line(heads), line(heads.map(() => "---")), ...rows.map(line)]);
}

/** Markdown wants a blank line between a comment and a table or a list. */
function spaced(lines: string[]): string[] {
  return ["", ...lines, ""];
}

function nameOf(id: string, people: People): string {
  return escapeMarkdown(people.people.find((person) => person.id === id)?.name ?? id);
}

function handle(id: string, people: People): string | undefined {
  const person = people.people.find((entry) => entry.id === id);
  const login = people.forge === "github" ? person?.github : person?.gitlab;
  return login && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(login) ? login : undefined;
}

function link(id: string, people: People): string {
  const login = handle(id, people);
  if (!login) return "";
  const host = people.forge === "github" ? "github.com" : "gitlab.com";
  return `[@${escapeMarkdown(login)}](https://${host}/${login})`;
}

function title(text: string | { readonly en: string; readonly zh: string }, lang: Language): string {
  return escapeMarkdown(typeof text === "string" ? text : text[lang]);
}
