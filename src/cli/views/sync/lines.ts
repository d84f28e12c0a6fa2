import { targetKey } from "../../../kinds/item.ts";
import type { Change, Held, Note, Plan } from "../../../plan/plan.ts";
import type { Failure } from "../../../plan/port.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Context } from "../../context.ts";
import { fieldText, notOfferedText, shownFields, stillText, sumsText, targetText } from "./words.ts";

const marks: Readonly<Record<Change["action"], string>> = {
  create: "+",
  update: "~",
  rename: "→",
  merge: "→",
  delete: "-",
};

/** A plan as lines of text, in the grammar that Terraform made known. */
export function planLines(plan: Plan, context: Context): string[] {
  const { t, paint } = context;
  const lines: string[] = [];
  for (const changes of byTarget(plan.changes)) {
    const [first] = changes;
    if (!first) continue;
    lines.push(
      paint.strong(targetText(first.target, t)),
      ...changes.flatMap((change) => changeLines(change, context)),
      "",
    );
  }
  return [
    ...lines,
    ...section(t("sync.held"), heldLines(plan, context)),
    ...section(
      t("sync.failed"),
      plan.failures.flatMap((failure) => failureLines(failure, context)),
    ),
    ...section(
      t("sync.warnings"),
      plan.warnings.map((note) => `  ${noteText(note, context)}`),
    ),
    ...section(
      t("sync.manual"),
      plan.manual.map((note) => `  ☐ ${noteText(note, context)}`),
    ),
    ...section(
      t("sync.not-offered"),
      (plan.notOffered ?? []).map((one) => `  · ${notOfferedText(one, t)}`),
    ),
    ...costLines(plan, context),
    lastLine(plan, context),
  ];
}

function byTarget(changes: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = targetKey(change.target);
    const list = groups.get(key);
    if (list) list.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

function changeLines(change: Change, { t, paint }: Context): string[] {
  const { action, kind, weight, removes, off } = change;
  const colour = { create: paint.good, update: paint.warn, rename: paint.warn, merge: paint.warn, delete: paint.bad }[
    action
  ];
  const carried = weight?.issues === undefined ? "" : `  ${t("sync.carried", { count: weight.issues })}`;
  const temporary = change.temporary ? `  ${t("sync.temporary")}` : "";
  const head = `  ${colour(marks[action])} ${t(`kind.${kind}`)} ${namesText(change)}${carried}${temporary}`;
  const gone = removes
    ? [`      ${paint.bad("-")} ${t("sync.removes", { names: removes.map(oneLine).join(", ") })}`]
    : [];
  const less = off
    ? [`      ${paint.bad("-")} ${t("sync.off", { name: oneLine(off.name), count: off.numbers.length })}`]
    : [];
  const shown = shownFields(change).map((field) => `      ${fieldText(field, action)}`);
  return [head, ...shown, ...gone, ...less];
}

function namesText({ name, from, into }: Change): string {
  const quote = (text: string) => `"${oneLine(text)}"`;
  if (from !== undefined) return `${quote(from)} → ${quote(name)}`;
  return into === undefined ? quote(name) : `${quote(name)} → ${quote(into)}`;
}

/** More than this many of one place and kind are counted, not listed. */
const mostHeld = 10;

function heldLines({ held }: Plan, { t, verbose }: Context): string[] {
  const groups = new Map<string, Held[]>();
  for (const one of held) {
    const key = `${one.kind}\t${targetKey(one.target)}\t${one.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const shown = verbose ? group : group.slice(0, mostHeld);
    const more = group.length - shown.length;
    const lines = shown.map(({ kind, target, name, part, reason }) => {
      const thing = `${t(`kind.${kind}`)} "${oneLine(name)}"${part === undefined ? "" : ` › "${oneLine(part)}"`}`;
      return `  - ${targetText(target, t)}: ${thing}  ${t(`held.${reason}`)}`;
    });
    return more > 0 ? [...lines, `    ${t("sync.more", { count: more })}`] : lines;
  });
}

/** What could not be read or done, and what to do about it. */
export function failureLines({ target, kind, reason, params }: Failure, { t }: Context): string[] {
  const clean = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, oneLine(String(value))]));
  const what = kind === undefined ? "" : ` (${t(`kind.${kind}`)})`;
  const hint = t(`${reason}.hint`, clean);
  const head = `  ✗ ${targetText(target, t)}${what}: ${t(reason, clean)}`;
  return hint === `${reason}.hint` ? [head] : [head, `      ${hint}`];
}

function noteText({ code, target, params }: Note, { t }: Context): string {
  const clean = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, oneLine(String(value))]));
  return `${targetText(target, t)}: ${t(code, clean)}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines, ""] : [];
}

/** What carrying a plan out takes; nothing where that is nothing. */
export function costLines({ cost, changes }: Plan, { t }: Context): string[] {
  if (changes.length === 0 || cost.requests === 0) return [];
  return [
    t("sync.cost", { requests: cost.requests, points: cost.points, seconds: Math.max(1, Math.round(cost.seconds)) }),
  ];
}

function lastLine(plan: Plan, { t, paint }: Context): string {
  return plan.changes.length > 0 ? paint.strong(t("sync.plan", { sums: sumsText(plan, t) })) : stillText(plan, t);
}
