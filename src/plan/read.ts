import * as v from "valibot";
import { AppError } from "../system/errors.ts";
import { planDigest } from "./digest.ts";
import type { Plan } from "./plan.ts";

const target = v.strictObject({
  owner: v.string(),
  repository: v.optional(v.string()),
  team: v.optional(v.string()),
  board: v.optional(v.string()),
});

/** What the digest does not tell: that a file is a plan of this version at all. The rest is as it was written. */
const shape = v.looseObject({
  schemaVersion: v.literal(1),
  kind: v.literal("plan"),
  place: v.strictObject({ provider: v.string(), host: v.string(), owner: v.string() }),
  changes: v.array(v.looseObject({ id: v.string(), action: v.string(), kind: v.string(), target, name: v.string() })),
  grounds: v.array(v.looseObject({ kind: v.string(), target })),
  digest: v.string(),
});

/**
 * Reads a saved plan.
 * @throws AppError (exit 2) `plan.unreadable` for what is no plan, `plan.damaged` for one that is not as it was saved
 */
export function parsePlan(text: string, path: string): Plan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError("plan.unreadable", { path }, 2, error);
  }
  if (!v.is(shape, value)) throw new AppError("plan.unreadable", { path }, 2);
  const plan = value as unknown as Plan;
  if (planDigest(plan) !== plan.digest) throw new AppError("plan.damaged", { path }, 2);
  return plan;
}
