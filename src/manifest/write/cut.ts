import * as v from "valibot";
import { repository, team } from "../schema/places.ts";
import { ruleset } from "../schema/rules.ts";
import { autolink, board, label, milestone } from "../schema/work.ts";
import { compact, type Entry, isMap, type SectionName, type Values } from "./entry.ts";

const schemas: Readonly<Record<SectionName, v.GenericSchema>> = {
  repositories: repository,
  teams: team,
  labels: label,
  milestones: milestone,
  autolinks: autolink,
  rulesets: ruleset,
  boards: board,
};

/** What of an entry a manifest can hold. */
export interface Fitted {
  /** Undefined when the whole thing does not fit. */
  readonly entry: Entry | undefined;
  /** Paths of what was left out, `options[2].name`; empty text for the whole. */
  readonly left: readonly string[];
}

/**
 * Cuts an entry to what the manifest's schema takes: a field that does not fit is left out, and with it whatever cannot
 * be without it. A service takes more than a manifest does (addresses without https, descriptions of several lines).
 */
export function cutToFit(section: SectionName, entry: Entry): Fitted {
  const left: string[] = [];
  let values: unknown = compact(entry.values);
  for (;;) {
    const parsed = v.safeParse(schemas[section], values, { abortEarly: true });
    const issue = parsed.success ? choiceless(section, values as Values) : keysOf(parsed.issues[0]);
    // What the schema gives back has its keys in the order in which the documentation has them.
    if (parsed.success && !issue) return { entry: { ...entry, values: parsed.output as Values }, left };
    const path = without(values as Values, issue ?? []);
    left.push(textOf(path));
    if (path.length === 0) return { entry: undefined, left };
    values = compact(values);
  }
}

type Path = readonly (string | number)[];

function keysOf({ path }: v.BaseIssue<unknown>): Path {
  return (path ?? []).map(({ key }) => key as string | number);
}

/** A field of choices needs some, and no other field has any: the loader says so, not the schema. */
function choiceless(section: SectionName, { fields }: Values): Path | undefined {
  const list = section === "boards" && Array.isArray(fields) ? (fields as readonly Values[]) : [];
  const index = list.findIndex(({ type, options }) => (type === "single_select") !== (options !== undefined));
  if (index < 0) return undefined;
  return list[index]?.type === "single_select" ? ["fields", index] : ["fields", index, "options"];
}

/** Takes out what stands at a path or, when nothing does, what it would belong to. Tells where; nothing for the whole. */
function without(values: Values, path: Path): Path {
  for (let length = path.length; length > 0; length--) {
    const last = path[length - 1] as string | number;
    const parent = path
      .slice(0, length - 1)
      .reduce<unknown>((node, step) => (node as Values | undefined)?.[step], values);
    if (Array.isArray(parent) && Number(last) < parent.length) {
      parent.splice(Number(last), 1);
      return path.slice(0, length);
    }
    if (isMap(parent) && Object.hasOwn(parent, last)) {
      delete (parent as Record<string, unknown>)[last];
      return path.slice(0, length);
    }
  }
  return [];
}

function textOf(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${step}`))
    .join("");
}
