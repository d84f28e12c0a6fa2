import type { RepositoryRule } from "../rule.ts";
import { about } from "./facts.ts";
import { healthFiles } from "./health.ts";
import { textOf } from "./tree.ts";

/** There is a code of conduct, and it says whom to turn to (contributor-covenant.org, «Enforcement»). */
export const conductRule: RepositoryRule = {
  id: "code-of-conduct",
  level: "warning",
  sources: [
    "GitHub community profile",
    "repolinter: code-of-conduct-file-exists, code-of-conduct-file-contains-email",
    "Contributor Covenant 2.1",
  ],
  fix: "template",
  title: { en: "There is a code of conduct with a contact", zh: "有写明联系方式的行为准则" },
  reason: {
    en: "A code of conduct that names nobody to turn to protects nobody.",
    zh: "没有联系方式的行为准则保护不了任何人。",
  },
  examine: (repository) => {
    const [path] = healthFiles(repository, "code-of-conduct");
    if (path === undefined) return [about("CODE_OF_CONDUCT.md", "code-of-conduct.missing", "warning")];
    const text = textOf(repository, path);
    return text === undefined || hasContact(text) ? [] : [about(path, "code-of-conduct.contact", "warning")];
  },
};

/** Pages that every copy of a code of conduct names as where its text comes from. */
const origins =
  /https?:\/\/(?:www\.)?(?:contributor-covenant\.org|github\.com\/mozilla|mozilla\.org|github\.com\/mozilla\/diversity|w3\.org|creativecommons\.org|translations\.)[^\s)>\]]*/gi;

/** An address, or a link that is not just to where the text comes from: to a form, a page, another file with both. */
function hasContact(text: string): boolean {
  if (/[\w.+-](?:@|\s?[([{]at[)\]}]\s?)[\w-]/i.test(text)) return true;
  return /https?:\/\/|\]\([^)#]|^\[[^\]]+\]:\s*\S|\/\/www\.|www\./m.test(text.replace(origins, ""));
}
