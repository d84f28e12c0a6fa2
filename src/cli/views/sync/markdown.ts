import type { Change, Plan } from "../../../plan/plan.ts";
import { escapeMarkdown } from "../../../system/text/escape.ts";
import { quietMarkdown } from "../../../system/text/quiet.ts";
import type { Context } from "../../context.ts";
import { costLines, heldText, notesText, severalFailures } from "./lines.ts";
import { placesLine, takesAway, together } from "./together.ts";
import { fieldText, notOfferedText, shownFields, stillText, sumsText } from "./words.ts";

/**
 * GitHub takes a comment of at most 65,536 characters: so many for the table and for each of the four lists, with room
 * for what is around them.
 */
const most = { table: 30_000, list: 8_000 } as const;

/** A plan as a comment for a pull request. Whatever it quotes is text: no mention, no link, no closing of issues. */
export function planMarkdown(plan: Plan, context: Context): string {
  const { t } = context;
  const list = (title: string, texts: readonly string[]) => {
    const items = inRoom(
      texts.map((text) => `- ${plain(text)}`),
      most.list,
      (count) => `- ${t("sync.more", { count })}`,
    );
    return items.length > 0 ? [`\n**${escapeMarkdown(title)}**\n\n${items.join("\n")}`] : [];
  };
  const { verbose } = context;
  const held = together(plan.held, (one) => heldText(one, t), verbose).map(
    ({ one, targets }) => `${placesLine(targets, t)}: ${heldText(one, t)}`,
  );
  const failures = severalFailures(plan, context).map((lines) => lines.map((line) => line.trim()).join(" "));
  const head = plan.changes.length > 0 ? t("sync.plan", { sums: sumsText(plan, t) }) : stillText(plan, t);
  return [
    `### commonry: ${plain(head)}`,
    ...table(plan, context),
    ...list(t("sync.held"), held),
    ...list(t("sync.failed"), failures),
    ...list(t("sync.warnings"), notesText(plan.warnings, context)),
    ...list(
      t("sync.manual"),
      notesText(plan.manual, context).map((text) => `☐ ${text}`),
    ),
    ...list(
      t("sync.not-offered"),
      (plan.notOffered ?? []).map((one) => notOfferedText(one, t)),
    ),
    ...costLines(plan, context).map((line) => `\n${plain(line)}`),
    "",
  ].join("\n");
}

function table(plan: Plan, context: Context): string[] {
  const { t } = context;
  if (plan.changes.length === 0) return [];
  const said = together(plan.changes, (change) => cells(change, context).join("\t"), context.verbose);
  const rows = said.map(({ one, targets }) => {
    const [action = "", ...rest] = cells(one, context);
    const row = [action, placesLine(targets, t, takesAway(one)), ...rest];
    return `| ${row.map(plain).join(" | ")} |`;
  });
  const head = [`| | ${t("sync.where")} | ${t("sync.what")} | ${t("sync.how")} |`, "|---|---|---|---|"];
  const shown = inRoom(rows, most.table, (count) => `| | | | ${t("sync.more", { count })} |`);
  return [`\n<details><summary>${t("sync.details")}</summary>\n\n${[...head, ...shown].join("\n")}\n\n</details>`];
}

/** What is said of a change, but for its place. */
function cells(change: Change, { t }: Context): string[] {
  const { action, kind, name, from, into, weight, removes } = change;
  const renamed = from !== undefined ? `${from} → ${name}` : into === undefined ? name : `${name} → ${into}`;
  const carried = weight?.issues === undefined ? [] : [t("sync.carried", { count: weight.issues })];
  const gone = removes ? [t("sync.removes", { names: removes.join(", ") })] : [];
  const how = [...shownFields(change).map((field) => fieldText(field, action)), ...gone, ...carried];
  return [t(`action.${action}`), `${t(`kind.${kind}`)} ${renamed}`, how.join("; ")];
}

/** As many lines as have room, then how many there are beside. */
function inRoom(lines: readonly string[], room: number, more: (count: number) => string): string[] {
  let used = 0;
  const fitting = lines.findIndex((line) => {
    used += line.length + 1;
    return used > room;
  });
  return fitting === -1 ? [...lines] : [...lines.slice(0, fitting), more(lines.length - fitting)];
}

function plain(text: string): string {
  return quietMarkdown(text);
}
