import type { Fields } from "../../../kinds/item.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { type Body, outcomeOf, shapeless, whole } from "../outcome.ts";
import { isRule, lost, type Rule, rulesAfter, rulesOf } from "../rules.ts";
import { giveCarriers } from "./give.ts";
import { mergeMilestone } from "./issues.ts";

const place = ({ target }: Step) => ({ owner: target.owner, repo: target.repository });
const number = (data: Body) => whole(data.number);
const id = (data: Body) => whole(data.id);

/** A milestone. GitHub keeps the day of `due_on` in its own time zone: noon is that day there too. */
export async function writeMilestone(client: Client, step: Step): Promise<Outcome> {
  const { action, name, rename, fields, into, ref, carriers } = step;
  if (into) return mergeMilestone(client, step);
  const at = { ...place(step), milestone_number: Number(ref) };
  if (action === "delete")
    return outcomeOf(await client.rest("DELETE /repos/{owner}/{repo}/milestones/{milestone_number}", at));
  const { due, ...rest } = fields;
  const body = { ...rest, ...(due === undefined ? {} : { due_on: due === null ? null : `${String(due)}T12:00:00Z` }) };
  if (action === "update") {
    const title = rename === undefined ? {} : { title: rename };
    const route = "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}";
    const changed = outcomeOf(await client.rest(route, { ...at, ...body, ...title }), number);
    return changed.state === "done" && carriers ? giveCarriers(client, step, changed) : changed;
  }
  // One that is due on no day has no such key when it is made.
  const { due_on: day, ...others } = body as Record<string, unknown>;
  const made = { ...others, ...(day ? { due_on: day } : {}) };
  const outcome = outcomeOf(
    await client.rest("POST /repos/{owner}/{repo}/milestones", { ...place(step), title: name, ...made }),
    number,
  );
  return outcome.state === "done" && carriers ? giveCarriers(client, step, outcome) : outcome;
}

/** An autolink. GitHub cannot change one: it goes, and is made again. */
export async function writeAutolink(client: Client, step: Step): Promise<Outcome> {
  const { action, name, fields, before, ref } = step;
  if (action !== "create") {
    const gone = await client.rest("DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}", {
      ...place(step),
      autolink_id: Number(ref),
    });
    const outcome = outcomeOf(gone);
    if (action === "delete" || (outcome.state !== "done" && outcome.state !== "absent")) return outcome;
  }
  const whole: Fields = { ...before, ...fields };
  const body = { key_prefix: name, url_template: whole.url, is_alphanumeric: whole.alphanumeric };
  return outcomeOf(await client.rest("POST /repos/{owner}/{repo}/autolinks", { ...place(step), ...body }), id);
}

/** A ruleset. It is sent whole: what commonry has no words for goes back as it came. */
export async function writeRuleset(client: Client, step: Step): Promise<Outcome> {
  const { action, name, rename, fields, ref, before } = step;
  const at = { ...place(step), ruleset_id: Number(ref) };
  if (action === "delete")
    return outcomeOf(await client.rest("DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}", at));
  if (action === "create")
    return outcomeOf(
      await client.rest("POST /repos/{owner}/{repo}/rulesets", { ...place(step), name, ...bodyOf(fields, []) }),
      id,
    );
  const read = await client.rest("GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", at);
  if (read.status !== 200) return outcomeOf(read);
  const old = rulesetOf(read.data);
  // Sent whole, it would lose what could not be read of it. Nothing has been sent.
  if (!old) return shapeless;
  if (lost(old.rules, before?.rules, fields.rules)) return { state: "conflict" };
  const rules = rulesAfter(old.rules, fields.rules as Fields | undefined);
  const body = bodyOf({ ...before, ...fields, rules }, old.rules);
  const actors = old.bypass_actors === undefined ? {} : { bypass_actors: old.bypass_actors };
  return outcomeOf(
    await client.rest("PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}", {
      ...at,
      name: rename ?? name,
      ...body,
      ...actors,
    }),
    id,
  );
}

/** A ruleset as it is now; undefined for what is none, or of which some rule is not as GitHub documents it. */
function rulesetOf(data: unknown): { readonly rules: readonly Rule[]; readonly bypass_actors?: unknown } | undefined {
  const { rules, bypass_actors } = (data ?? {}) as { rules?: unknown; bypass_actors?: unknown };
  if (!Array.isArray(rules) || !rules.every(isRule)) return undefined;
  const isTold = Array.isArray(bypass_actors) && bypass_actors.every((one) => typeof one === "object" && one !== null);
  return isTold || bypass_actors === undefined ? { rules, bypass_actors } : undefined;
}

function bodyOf(fields: Fields, before: readonly Rule[]) {
  const { target, enforcement, include, exclude, rules } = fields;
  return {
    target,
    enforcement,
    conditions: { ref_name: { include, exclude } },
    rules: rulesOf((rules ?? {}) as Fields, before),
  };
}
