import type { Forge } from "../../src/scaffold/template.ts";

const account = /^@[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const gitlabRole = /^@@(developers?|maintainers?|owners?)$/;
const section = /^\^?\[[^\]\s][^\]]*\](\[\d+\])?((\s+\S+)*)$/;

/**
 * What a forge would not take in a CODEOWNERS file.
 * GitHub (docs.github.com, "About code owners"): a pattern and owners on each line; no `!`, no `[ ]` range, no `\#`.
 * GitLab (docs.gitlab.com, "Code Owners syntax"): also `[Section]` headings, which may hold the owners of their rules.
 */
export function codeownersFaults(text: string, forge: Forge): string[] {
  let inherited = false;
  return text.split("\n").flatMap((raw, index) => {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) return [];
    const heading = forge === "gitlab" ? section.exec(line) : null;
    const owners = heading ? words(heading[2] ?? "") : words(line).slice(1);
    if (heading) inherited = owners.length > 0;
    const bad = owners.filter((owner) => !isOwner(owner, forge)).map((owner) => `no owner: ${owner}`);
    const found = heading
      ? bad
      : [...patternFaults(words(line)[0] ?? "", owners.length > 0 || inherited, forge), ...bad];
    return found.map((fault) => `line ${index + 1}: ${fault}`);
  });
}

/** Blanks within a word are escaped. */
function words(line: string): string[] {
  return line.split(/(?<!\\)\s+/).filter(Boolean);
}

function patternFaults(pattern: string, owned: boolean, forge: Forge): string[] {
  if (/^!|\[|\\#/.test(pattern)) return [`a pattern that the forge does not take: ${pattern}`];
  if (pattern.includes("@")) return ["owners without a pattern"];
  return forge === "gitlab" && !owned ? ["a pattern without owners"] : [];
}

function isOwner(owner: string, forge: Forge): boolean {
  return account.test(owner) || email.test(owner) || (forge === "gitlab" && gitlabRole.test(owner));
}
