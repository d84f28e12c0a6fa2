import type { Finding } from "../../../system/finding.ts";
import { textOf } from "../../repository/tree.ts";
import type { RepositoryRule } from "../../rule.ts";
import { short } from "../schema/describe.ts";

/** Forms and templates are offered by their names, so each name stands once ("Syntax for issue forms", `name`). */
export const issueNamesRule: RepositoryRule = {
  ...{ id: "issue-names", level: "warning", fix: "none" },
  sources: [
    "https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms#top-level-syntax",
  ],
  title: { en: "Every issue form and template has a name of its own", zh: "每个议题表单和模板都有各自的名称" },
  reason: {
    en: "Whoever opens an issue sees two entries of one name and cannot tell which to take.",
    zh: "新建议题的人会看到两个同名的条目，无法分辨该选哪一个。",
  },
  texts: {
    twice: {
      en: "“{name}” is the name of {other} as well; GitHub wants each name once, forms and Markdown templates together",
      zh: "{other} 也使用名称“{name}”；GitHub 要求所有表单和 Markdown 模板的名称互不相同",
    },
  },
  examine: (repository) => {
    const seen = new Map<string, string>();
    return repository.files.filter(isTemplate).flatMap((file): Finding[] => {
      const found = nameIn(textOf(repository, file) ?? "", file);
      if (!found) return [];
      const other = seen.get(found.name);
      if (other === undefined) {
        seen.set(found.name, file);
        return [];
      }
      const params = { name: short(found.name), other };
      return [{ code: "issue-names.twice", level: "warning", file, line: found.line, column: 1, params }];
    });
  },
};

function isTemplate(path: string): boolean {
  return /^\.github\/ISSUE_TEMPLATE\/(?!config\.ya?ml$|README\.md$)[^/]+\.(?:md|ya?ml)$/i.test(path);
}

/** The name of a template where it stands on one line, as nearly every name does: nothing is parsed a second time. */
function nameIn(text: string, file: string): { name: string; line: number } | undefined {
  const front = /\.md$/i.test(file) ? (/^\ufeff?---[ \t]*\r?\n[\s\S]*?\n---/.exec(text)?.[0] ?? "") : text;
  const found = /^name:[ \t]([^\n]+)/m.exec(front);
  const name = scalar(found?.[1]?.trim() ?? "");
  return name && found ? { name, line: front.slice(0, found.index).split("\n").length } : undefined;
}

/** What a scalar on one line says, a comment behind it left out; nothing where quotes have escapes. */
function scalar(written: string): string | undefined {
  const quoted = /^(?:"([^"\\]+)"|'([^']+)')(?=$|[ \t]*$|[ \t]+#)/.exec(written);
  if (quoted) return (quoted[1] ?? quoted[2])?.trim();
  return /^["'|>&*!%@`[{#]/.test(written) ? undefined : written.split(/[ \t]#/, 1)[0]?.trim();
}
