import * as v from "valibot";
import { planDigest } from "../digest.ts";
import { isPlan } from "../read.ts";

/** What a line of a journal may be: people can edit the file. */

const text = v.string();
const numbers = v.array(v.pipe(v.number(), v.integer(), v.minValue(0)));
const params = v.record(text, v.union([text, v.number()]));

const outcome = v.variant("state", [
  v.object({
    state: v.literal("done"),
    ref: v.optional(text),
    moved: v.optional(numbers),
    added: v.optional(numbers),
    met: v.optional(v.boolean()),
  }),
  v.object({ state: v.picklist(["exists", "absent", "conflict"]) }),
  v.object({ state: v.literal("unknown"), reason: text }),
  v.object({ state: v.literal("failed"), reason: text, params, reach: v.picklist(["step", "target", "all"]) }),
]);

const entry = v.variant("type", [
  v.object({ type: v.literal("intent"), step: text }),
  v.object({ type: v.literal("result"), step: text, outcome }),
  v.object({ type: v.literal("end"), exitCode: v.number() }),
  v.object({ type: v.literal("undone"), by: text }),
]);

/** Whether a journal's first line is one that a plan was begun with. */
export function isStart({ at, command, plan }: Readonly<Record<"at" | "command" | "plan", unknown>>): boolean {
  return typeof at === "string" && typeof command === "string" && isPlan(plan) && planDigest(plan) === plan.digest;
}

/** Whether a line of a journal is one of those that come after the first. */
export function isEntry(line: unknown): boolean {
  return v.safeParse(entry, line).success;
}
