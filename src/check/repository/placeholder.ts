import type { Finding } from "../../system/finding.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { type HealthFile, healthFiles } from "./health.ts";
import { plainProse } from "./prose.ts";
import { textOf } from "./tree.ts";

/** Files in which a blank that was never filled in leaves somebody without an answer. */
const kinds: readonly HealthFile[] = [
  "readme",
  "code-of-conduct",
  "contributing",
  "security",
  "support",
  "governance",
  "accessibility",
  "maintainers",
];

/** Blanks that well-known templates have, and a sentence that GitHub's template for a security policy begins with. */
const blanks =
  /\[(?:INSERT|ENTER|ADD|FILL IN|REPLACE)\b[^\]\n]{0,60}\](?!\()|<(?:INSERT|your|ENTER)[ _-][^>\n]{1,40}>|\bTODO:? (?:fill|add|write|replace|insert|describe)\b|\[(?:your|project)[ _-]?(?:name|e-?mail|project|contact)[^\]\n]{0,20}\](?![([])|[\w.+-]{1,64}@(?:example\.(?:com|org|net)|yourdomain\.\w+|domain\.com)\b|\blorem ipsum\b|Use this section to tell people (?:about which versions|how to report)/gi;

/** Those that only capitals tell from prose. */
const shouted =
  /(?<![[<])\b(?:YOUR|INSERT|ENTER)[_ -](?:E-?MAIL|NAME|PROJECT|CONTACT|ORG|URL)(?:[_ -][A-Z]{1,12}){0,3}\b/g;

/** No blank of a template was left unfilled. */
export const placeholderRule: RepositoryRule = {
  id: "placeholder",
  level: "warning",
  sources: ["Contributor Covenant 2.1: [INSERT CONTACT METHOD]", "GitHub's template for SECURITY.md"],
  fix: "none",
  title: { en: "No blanks of a template were left in health files", zh: "社区文件中没有未填写的模板空白" },
  reason: {
    en: "Who wants to report something finds a blank where an address should be.",
    zh: "想要报告的人在应有地址的地方只看到空白。",
  },
  examine: (repository) =>
    kinds.flatMap((kind) => healthFiles(repository, kind)).flatMap((path) => inFile(repository, path)),
};

function inFile(repository: Repository, path: string): Finding[] {
  const text = textOf(repository, path);
  if (text === undefined || text.length > 200_000) return [];
  const defined = labelsOf(text);
  return plainProse(text).flatMap((line, index) => {
    const all = [...line.matchAll(blanks), ...line.matchAll(shouted)].filter(
      (found) => !defined.has(labelOf(found[0])) && !defined.has(labelOf(labelAfter(line, found))),
    );
    // The text of a link and its target are one blank.
    const once = all.filter((found, at) => all.findIndex((other) => other[0] === found[0]) === at);
    return once.map((found): Finding => {
      const at = { line: index + 1, column: found.index + 1 };
      return { code: "placeholder.left", level: "warning", file: path, ...at, params: { text: found[0] } };
    });
  });
}

/** The labels of links that the page defines: `[Add a page]` with a line `[Add a page]: https://…` is a link, no blank. */
function labelsOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^ {0,3}(\[[^\]\n]{1,200}\]):/gm)].map(([, label = ""]) => labelOf(label)));
}

/** `[Add your changes.][help]` is a link, too, where the page defines `[help]`. */
function labelAfter(line: string, { 0: text, index }: RegExpExecArray): string {
  return /^\[[^\]\n]{1,200}\]/.exec(line.slice(index + text.length, index + text.length + 202))?.[0] ?? "";
}

/** CommonMark compares labels without case, and with every run of blanks as one. */
function labelOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ");
}
