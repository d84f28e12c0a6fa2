import type { Finding } from "../../system/finding.ts";
import type { RepositoryRule } from "../rule.ts";
import { about, factsOf } from "./facts.ts";
import { healthFiles } from "./health.ts";
import { textOf } from "./tree.ts";

/**
 * There is a security policy that says where to report, what is meant and how soon an answer comes: what Scorecard's
 * check Security-Policy gives points for (github.com/ossf/scorecard, docs/checks.md).
 */
export const securityRule: RepositoryRule = {
  id: "security",
  level: "warning",
  sources: [
    "GitHub community profile",
    "repolinter: security-file-exists",
    "Scorecard: Security-Policy",
    "OSPS-VM-01.01",
    "OSPS-VM-02.01",
    "OSPS-VM-03.01",
  ],
  fix: "template",
  title: { en: "There is a security policy with a private way to report", zh: "有写明私下报告途径的安全策略" },
  reason: {
    en: "Who finds a hole and no private way to report it makes it public, or keeps it.",
    zh: "发现漏洞的人若找不到私下报告的途径，要么公开，要么沉默。",
  },
  examine: (repository) => {
    const [path] = healthFiles(repository, "security");
    const level = factsOf(repository).hasCode ? "warning" : "note";
    if (path === undefined) return [about("SECURITY.md", "security.missing", level)];
    const text = textOf(repository, path);
    return text === undefined ? [] : faults(path, text);
  },
};

function faults(path: string, text: string): Finding[] {
  // A page that just leads to another one is that other one's to judge.
  if (text.length < 300 && /\]\(|https?:\/\/|\.\. include::/.test(text)) return [];
  const findings: Finding[] = [];
  // An address may be written out against robots: “security at example dot org”, with code marks around its parts.
  const plain = text.replaceAll("`", "");
  const reaches = /[\w.+-](?:@|\s?[([{]at[)\]}]\s?)[\w-]|\bat\s+[\w-]+(?:\s+dot\s+|\.)\w|https?:\/\/|\]\([^)]/i.test(
    plain,
  );
  if (!reaches && !/security advisor|report a vulnerability|private vulnerability/i.test(text))
    findings.push(about(path, "security.contact", "warning"));
  const isAbout = /vulnerab|disclos|漏洞|披露/i.test(text);
  const hasTime =
    /\d\s?(?:[- ]?(?:business|working|calendar)[- ]?)?(?:hours?|days?|weeks?|months?|个?工作日|天|小时|周|日)|(?:one|two|three|five|seven|thirty|ninety|few)\s+(?:business |working )?(?:hours|days|weeks?|months?)/i.test(
      text,
    );
  if (!isAbout || !hasTime) findings.push(about(path, "security.days", "note"));
  return findings;
}
