import type { Change, Plan } from "../../../plan/plan.ts";
import { escapeMarkdown } from "../../../system/text/escape.ts";
import type { Context } from "../../context.ts";
import { failureLines } from "./lines.ts";
import { fieldText, sumsText, targetText } from "./words.ts";

/** GitHub takes a comment of at most 65,536 characters; this many rows stay below it. */
const mostRows = 200;

/** A plan as a comment for a pull request. Whatever it quotes is text: no mention, no link, no closing of issues. */
export function planMarkdown(plan: Plan, context: Context): string {
  const { t } = context;
  const plain = (text: string) => quiet(escapeMarkdown(text));
  const rows = plan.changes.slice(0, mostRows).map((change) => `| ${row(change, context).map(plain).join(" | ")} |`);
  const more = plan.changes.length > mostRows ? [`\n${t("sync.more", { count: plan.changes.length - mostRows })}`] : [];
  const list = (title: string, lines: readonly string[]) => {
    const items = lines.map((line) => `- ${plain(line)}`).join("\n");
    return lines.length > 0 ? [`\n**${escapeMarkdown(title)}**\n\n${items}`] : [];
  };
  const head = plan.changes.length > 0 ? t("sync.plan", { sums: sumsText(plan, t) }) : t("sync.none");
  const table = [`| | ${t("sync.where")} | ${t("sync.what")} | ${t("sync.how")} |`, "|---|---|---|---|", ...rows];
  const held = plan.held.map(({ kind, target, name, reason }) => {
    return `${targetText(target, t)}: ${t(`kind.${kind}`)} "${name}" ${t(`held.${reason}`)}`;
  });
  const failures = plan.failures.map((failure) =>
    failureLines(failure, context)
      .map((line) => line.trim())
      .join(" "),
  );
  const notes = (some: Plan["warnings"]) =>
    some.map(({ code, target, params }) => `${targetText(target, t)}: ${t(code, params)}`);
  return [
    `### commonry: ${escapeMarkdown(head)}`,
    ...(rows.length > 0
      ? [`\n<details><summary>${t("sync.details")}</summary>\n\n${table.join("\n")}\n`, ...more, "</details>"]
      : []),
    ...list(t("sync.held"), held),
    ...list(t("sync.failed"), failures),
    ...list(t("sync.warnings"), notes(plan.warnings)),
    ...list(t("sync.manual"), notes(plan.manual)),
    "",
  ].join("\n");
}

function row(change: Change, { t }: Context): string[] {
  const { action, kind, target, name, from, into, fields, weight } = change;
  const renamed = from !== undefined ? `${from} → ${name}` : into === undefined ? name : `${name} → ${into}`;
  const carried = weight?.issues === undefined ? [] : [t("sync.carried", { count: weight.issues })];
  const how = [...fields.map((field) => fieldText(field, action)), ...carried];
  return [t(`action.${action}`), targetText(target, t), `${t(`kind.${kind}`)} ${renamed}`, how.join("; ")];
}

/** A mention would ping people, `#1` link an issue, `fixes` close it: a mark that nobody sees breaks each of them. */
function quiet(text: string): string {
  return text.replace(/[@#](?=[A-Za-z0-9])/g, "$&\u200b").replace(/\b(https?):\/\//gi, "$1:\u200b//");
}
