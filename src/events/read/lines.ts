import { at, items } from "../../manifest/cross/part.ts";
import { type Rule, ruleText } from "../rule/rule.ts";
import { eachStart, firstFrom } from "./days.ts";
import { type Ground, refuse, type Strand } from "./ground.ts";
import { ruleOf } from "./repeat.ts";

/**
 * Several repetitions of one event: `repeat: [every Tuesday, 1st Saturday]`. A calendar should have one rule an event
 * (RFC 5545, 3.8.5.3), so each is a line of its own. The one that comes first keeps the event's UID, whatever order they
 * are written in; the others add what their rule says.
 */

/** Keys that say in another way when the event takes place. */
const others = ["weekly", "rotate", "sessions", "cohorts", "pairs", "count"] as const;

/** The rules of an event: none for a single one, `broken` when one of them is no rule. */
export function rulesOf(ground: Ground): readonly (Rule | undefined)[] | "broken" {
  const { repeat } = ground.spec;
  if (!Array.isArray(repeat)) {
    const rule = ruleOf(ground);
    return rule === "broken" ? rule : [rule];
  }
  const other = repeat.length > 1 ? others.find((key) => ground.spec[key] !== undefined) : undefined;
  if (other !== undefined) {
    refuse(ground, other, "events.repeats-and", { key: other });
    return "broken";
  }
  const parts = items(at(ground.part, "repeat"));
  const rules = repeat.map((one, index) => ruleOf({ ...ground, spec: { ...ground.spec, repeat: one } }, parts[index]));
  return rules.some((rule) => rule === "broken") ? "broken" : (rules as Rule[]);
}

/** For so many days two rules are kept from giving one date twice: ten years. */
const farthest = 3660;

/**
 * Lines of several rules, the first one first, each under a name of its own. A date of two rules is that of the earlier
 * line.
 * @param make a line of one rule
 */
export function linesOf(rules: readonly Rule[], make: (rule: Rule) => readonly Strand[]): Strand[] {
  const all = rules.flatMap((rule) => make(rule).map((strand) => ({ strand, name: nameOf(rule) })));
  const first = ({ strand }: { strand: Strand }) => firstFrom(strand, strand.day) ?? Number.POSITIVE_INFINITY;
  const sorted = all.sort((a, b) => first(a) - first(b) || (a.name < b.name ? -1 : 1));
  const taken = new Set<number>();
  return sorted.map(({ strand, name }, index) => {
    const left = new Set<number>();
    eachStart(strand, strand.day, (day) => {
      if (day > strand.day + farthest) return false;
      if (taken.has(day)) left.add(day);
      else taken.add(day);
      return true;
    });
    return index === 0 ? strand : { ...strand, left, suffix: [...strand.suffix, name] };
  });
}

/** `monthly-last1fr`: what a rule says, but for its end. */
function nameOf(rule: Rule): string {
  const { count: _, until: __, ...endless } = rule;
  return ruleText(endless).replace(/FREQ=/, "").replace(/=-|,-/g, "-last").replace(/[=;,]/g, "-").toLowerCase();
}
