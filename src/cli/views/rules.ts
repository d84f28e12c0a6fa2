import { ruleBook } from "../../check/book.ts";
import type { RuleEntry } from "../../check/rule.ts";
import { padEnd, width } from "../../system/text/width.ts";
import type { Context } from "../context.ts";
import { printJson } from "./json.ts";

/** The width that every terminal has. */
const columns = 80;

/** Prints the rule book: a table, with reasons and sources when more is asked for, or JSON with both languages. */
export function showRules(format: "text" | "json", context: Context): void {
  const { out, t, lang, paint, verbose } = context;
  if (format === "json") {
    printJson(out, { command: "check", rules: ruleBook });
    return;
  }
  const head = ["rules.id", "rules.level", "rules.fix", "rules.title"].map((key) => t(key));
  const rows = ruleBook.map(({ id, level, fix, title }) => [id, t(`level.${level}`), t(`fix.${fix}`), title[lang]]);
  const widths = [0, 1, 2].map((index) => Math.max(...[head, ...rows].map((row) => width(row[index] ?? ""))));
  const indent = widths.reduce((sum, one) => sum + one + 2, 0);
  const line = (row: readonly string[]): string => {
    const start = widths.map((size, index) => padEnd(row[index] ?? "", size + 2)).join("");
    return start + wrap(row[3] ?? "", columns - indent).join(`\n${" ".repeat(indent)}`);
  };
  out.write(`${paint.faint(line(head))}\n`);
  rows.forEach((row, index) => {
    out.write(`${line(row)}\n`);
    if (verbose) out.write(details(ruleBook[index] as RuleEntry, context));
  });
}

function details({ reason, sources }: RuleEntry, { lang, paint }: Context): string {
  const texts = [reason[lang], sources.join("; ")];
  return texts
    .map((text) =>
      wrap(text, columns - 4)
        .map((part) => `    ${paint.faint(part)}\n`)
        .join(""),
    )
    .join("");
}

/** Lines of at most so many columns, broken at blanks, or between any two signs of Chinese. */
export function wrap(text: string, most: number): string[] {
  const parts = text.match(/[\p{Script=Han}\p{P}]|[^\s\p{Script=Han}]+?(?=[\s\p{Script=Han}]|$)|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    // A closing sign stays with what it closes.
    const fits = width(line + part.trimEnd()) <= most || /^[，。、；：！？）》”’]$/.test(part);
    if (!fits && line !== "") {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? part.trimStart() : part;
  }
  return [...lines, line.trimEnd()].filter((one) => one !== "");
}
