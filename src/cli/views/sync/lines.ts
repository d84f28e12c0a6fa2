import { targetKey } from "../../../kinds/item.ts";
import type { Change, Held, Note, Plan } from "../../../plan/plan.ts";
import type { Failure } from "../../../plan/port.ts";
import type { Translate } from "../../../system/messages.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Context } from "../../context.ts";
import { namesOfPlaces, placesLine, placesText, type Said, takesAway, together } from "./together.ts";
import { cleaned, fieldText, notOfferedText, shownFields, stillText, sumsText, targetText } from "./words.ts";

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
  const said = together(plan.changes, (change) => changeLines(change, context).join("\n"), context.verbose);
  for (const { targets, changes } of byPlaces(said)) {
    const names = namesOfPlaces(targets, t, changes.some(takesAway));
    lines.push(
      paint.strong(placesText(targets, t)),
      ...(names === undefined ? [] : [`  ${paint.faint(names)}`]),
      ...changes.flatMap((change) => changeLines(change, context)),
      "",
    );
  }
  return [
    ...lines,
    ...section(t("sync.held"), heldLines(plan, context)),
    ...section(t("sync.failed"), severalFailures(plan, context).flat()),
    ...section(
      t("sync.warnings"),
      notesText(plan.warnings, context).map((text) => `  ${text}`),
    ),
    ...section(
      t("sync.manual"),
      notesText(plan.manual, context).map((text) => `  ☐ ${text}`),
    ),
    ...section(
      t("sync.not-offered"),
      (plan.notOffered ?? []).map((one) => `  · ${notOfferedText(one, t)}`),
    ),
    ...costLines(plan, context),
    lastLine(plan, context),
  ];
}

interface Block {
  readonly targets: Said<Change>["targets"];
  readonly changes: Change[];
}

/** Changes below the place, or the places, that they are made in. */
function byPlaces(said: readonly Said<Change>[]): Block[] {
  const blocks = new Map<string, Block>();
  for (const { one, targets } of said) {
    const key = targets.map(targetKey).join("\n");
    const block = blocks.get(key);
    if (block) block.changes.push(one);
    else blocks.set(key, { targets, changes: [one] });
  }
  return [...blocks.values()];
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
  const groups = new Map<string, Said<Held>[]>();
  for (const said of together(held, (one) => heldText(one, t), verbose)) {
    const { kind, reason } = said.one;
    const key = `${kind}\t${said.targets.map(targetKey).join("\n")}\t${reason}`;
    groups.set(key, [...(groups.get(key) ?? []), said]);
  }
  return [...groups.values()].flatMap((group) => {
    const shown = verbose ? group : group.slice(0, mostHeld);
    const more = group.length - shown.length;
    const lines = shown.map(({ one, targets }) => `  - ${placesLine(targets, t)}: ${heldText(one, t)}`);
    return more > 0 ? [...lines, `    ${t("sync.more", { count: more })}`] : lines;
  });
}

/** A thing that is left alone, and why. */
export function heldText({ kind, name, part, reason }: Held, t: Translate): string {
  const thing = `${t(`kind.${kind}`)} "${oneLine(name)}"${part === undefined ? "" : ` › "${oneLine(part)}"`}`;
  return `${thing}  ${t(`held.${reason}`)}`;
}

/** Failures, each with its place or its places, and with its hint. */
export function severalFailures({ failures }: Plan, context: Context): string[][] {
  const said = together(failures, (failure) => failureText(failure, context).join("\n"), context.verbose);
  return said.map(({ one, targets }) => placed(placesLine(targets, context.t), failureText(one, context)));
}

/** What could not be read or done, and what to do about it. */
export function failureLines(failure: Failure, context: Context): string[] {
  return placed(targetText(failure.target, context.t), failureText(failure, context));
}

function placed(place: string, [head = "", ...hint]: readonly string[]): string[] {
  return [`  ✗ ${place}${head}`, ...hint.map((line) => `      ${line}`)];
}

/** What is said of a failure behind its place, and its hint where it has one. */
function failureText({ kind, reason, params }: Failure, { t }: Context): string[] {
  const clean = cleaned(params);
  const what = kind === undefined ? "" : ` (${t(`kind.${kind}`)})`;
  const hint = t(`${reason}.hint`, clean);
  const head = `${what}: ${t(reason, clean)}`;
  return hint === `${reason}.hint` ? [head] : [head, hint];
}

/** Notes, each with its place or its places. */
export function notesText(notes: readonly Note[], { t, verbose }: Pick<Context, "t" | "verbose">): string[] {
  const textOf = ({ code, params }: Note) => t(code, cleaned(params));
  return together(notes, textOf, verbose).map(({ one, targets }) => `${placesLine(targets, t)}: ${textOf(one)}`);
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
