import type { Decision, Verdict } from "../../scaffold/update/decision.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import { padEnd, width } from "../../system/text/width.ts";
import type { Context } from "../context.ts";
import type { TreePlan } from "../scaffold/plan.ts";
import { isPending } from "../scaffold/plan.ts";
import { printJson } from "./json.ts";
import { writeLines } from "./pieces.ts";

export type PlanFormat = "text" | "diff" | "json";

/** What a plan is about, for its head line and its JSON. */
export interface About {
  /** `update`, `add`, `init`. */
  readonly command: string;
  readonly template: { readonly id: string; readonly from?: string | undefined; readonly to: string };
  /** Answers that nobody gave. */
  readonly assumed: readonly (readonly [id: string, value: string])[];
  readonly written: boolean;
}

const marks: Readonly<Record<Verdict, string>> = {
  create: "+",
  update: "~",
  merged: "~",
  conflict: "!",
  kept: "=",
  delete: "-",
  "deleted-by-you": "·",
  unchanged: " ",
};
const order: readonly Verdict[] = ["create", "update", "merged", "conflict", "delete", "kept", "deleted-by-you"];

/** Shows a plan: text for people, a diff that `git apply` takes, or JSON. The text goes where `write` puts it. */
export async function showPlan(plan: TreePlan, about: About, format: PlanFormat, context: Context): Promise<void> {
  if (format === "json") printJson(context.out, asJson(plan, about));
  else if (format === "diff") (await import("./diff.ts")).showDiff(plan.decisions, context);
  else writeLines((text) => context.out.write(`${text}\n`), planLines(plan, about, context));
}

/** The plan as lines: a head, one line for each file that changes or differs, and the sums. */
export function planLines(plan: TreePlan, about: About, context: Context): string[] {
  const { t, paint } = context;
  const { id, from, to } = about.template;
  const versions = from === undefined || from === to ? to : `${from} → ${to}`;
  const shown = order.flatMap((verdict) => plan.decisions.filter((decision) => isShown(decision, verdict, context)));
  const words = new Map(order.map((verdict) => [verdict, t(`verdict.${verdict}`)]));
  const column = Math.max(...[...words.values()].map(width));
  const colours: Partial<Record<Verdict, (text: string) => string>> = {
    create: paint.good,
    update: paint.good,
    merged: paint.good,
    conflict: paint.bad,
    delete: paint.warn,
  };
  const lines = shown.map((decision) => {
    const { verdict } = decision;
    const colour = colours[verdict] ?? paint.faint;
    const head = `${marks[verdict]} ${padEnd(words.get(verdict) ?? "", column)}`;
    return `  ${colour(head)}  ${pathText(decision)}${whyText(decision, context)}`;
  });
  const assumed = about.assumed.map(([key, value]) => `  ${key}=${oneLine(value)}  ${t("summary.assumed")}`);
  return [paint.strong(`${id} ${versions}`), ...assumed, ...lines, sums(plan, context)];
}

/** A file that is the owner's alone is named when asked for: a maintainer may have edited every second one. */
function isShown(decision: Decision, verdict: Verdict, { verbose }: Context): boolean {
  if (decision.verdict !== verdict) return false;
  const quiet = verdict === "deleted-by-you" || (verdict === "kept" && decision.reason === "yours");
  return verbose || !quiet;
}

function pathText({ path, from, place }: Decision): string {
  if (from !== undefined) return `${oneLine(from)} → ${oneLine(path)}`;
  return place !== undefined && place !== path ? `${oneLine(path)} (${oneLine(place)})` : oneLine(path);
}

function whyText({ reason, conflicts, verdict }: Decision, { t, paint }: Context): string {
  if (reason !== undefined && reason !== "yours") return paint.faint(`  ${t(`reason.${reason}`)}`);
  return verdict === "conflict" ? paint.faint(`  ${t("reason.places", { count: conflicts })}`) : "";
}

function sums(plan: TreePlan, { t }: Context): string {
  if (!isPending(plan)) return t("plan.nothing");
  const count = (...verdicts: Verdict[]) => plan.decisions.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return t("plan.sums", {
    create: count("create"),
    update: count("update"),
    merged: count("merged"),
    conflict: count("conflict"),
    delete: count("delete"),
    kept: count("kept", "deleted-by-you"),
    unchanged: count("unchanged"),
  });
}

function asJson(plan: TreePlan, { command, template, assumed, written }: About): Record<string, unknown> {
  const all: readonly Verdict[] = [...order, "unchanged"];
  const summary = all.map((verdict) => [verdict, plan.decisions.filter((one) => one.verdict === verdict).length]);
  return {
    command,
    written,
    pending: isPending(plan),
    directory: plan.root,
    template,
    assumed: Object.fromEntries(assumed),
    files: plan.decisions.map(({ path, verdict, reason, from, place, conflicts }) => {
      return { path, verdict, reason, from, place, conflicts: conflicts > 0 ? conflicts : undefined };
    }),
    summary: Object.fromEntries(summary) as Record<string, number>,
  };
}
