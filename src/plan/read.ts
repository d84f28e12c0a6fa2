import * as v from "valibot";
import { kindIds, sections } from "../kinds/item.ts";
import { notOfferedReasons } from "../kinds/offered.ts";
import { AppError } from "../system/errors.ts";
import { planDigest } from "./digest.ts";
import type { Plan } from "./plan.ts";

const text = v.string();
const target = v.strictObject({
  owner: text,
  repository: v.optional(text),
  team: v.optional(text),
  board: v.optional(text),
  calendar: v.optional(text),
});
const kind = v.picklist(kindIds);
const map = v.record(text, v.unknown());
const params = v.record(text, v.union([text, v.number()]));
const note = v.strictObject({ code: text, target, params });

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const weight = v.strictObject({
  issues: v.optional(count),
  numbers: v.optional(v.array(count)),
  complete: v.optional(v.boolean()),
  items: v.optional(count),
});

const change = v.strictObject({
  id: text,
  action: v.picklist(["create", "update", "rename", "merge", "delete"]),
  kind,
  target,
  name: text,
  from: v.optional(text),
  into: v.optional(text),
  temporary: v.optional(v.boolean()),
  ref: v.optional(text),
  intoRef: v.optional(text),
  fields: v.array(v.strictObject({ field: text, before: v.optional(v.unknown()), after: v.unknown() })),
  before: v.optional(map),
  weight: v.optional(weight),
  removes: v.optional(v.array(text)),
  leaves: v.optional(v.boolean()),
  off: v.optional(v.strictObject({ name: text, numbers: v.array(count) })),
});

/** `plan.ts`, as a file may be trusted to have it. */
const shape = v.strictObject({
  schemaVersion: v.literal(1),
  kind: v.literal("plan"),
  place: v.strictObject({ provider: text, host: text, owner: text }),
  manifest: v.strictObject({ path: text, sha256: text }),
  only: v.array(v.picklist(sections)),
  allowDelete: v.union([v.boolean(), count]),
  changes: v.array(change),
  held: v.array(v.strictObject({ kind, target, name: text, reason: text, part: v.optional(text) })),
  failures: v.array(v.strictObject({ target, kind: v.optional(kind), reason: text, params })),
  warnings: v.array(note),
  manual: v.array(note),
  notOffered: v.optional(
    v.array(v.strictObject({ section: text, service: text, reason: v.picklist(notOfferedReasons) })),
  ),
  grounds: v.array(v.strictObject({ kind, target, items: v.record(text, text) })),
  cost: v.strictObject({ requests: v.number(), points: v.number(), seconds: v.number() }),
  unchanged: v.number(),
  digest: text,
});

/**
 * Reads a saved plan.
 * @throws AppError (exit 2) `plan.unreadable` for what is no plan, `plan.damaged` for one that is not as it was saved
 */
export function parsePlan(saved: string, path: string): Plan {
  let value: unknown;
  try {
    value = JSON.parse(saved);
  } catch (error) {
    throw new AppError("plan.unreadable", { path }, 2, error);
  }
  if (!isPlan(value)) throw new AppError("plan.unreadable", { path }, 2);
  if (planDigest(value) !== value.digest) throw new AppError("plan.damaged", { path }, 2);
  return value;
}

/** Whether something has the shape of a plan. */
export function isPlan(value: unknown): value is Plan {
  return v.safeParse(shape, value).success;
}
