import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { type Body, outcomeOf, word } from "../outcome.ts";
import type { Ids } from "./ids.ts";

/** A team. A parent is named by its number, which only GitHub knows. */
export async function writeTeam(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { action, name, rename, fields, target, ref } = step;
  // The address follows the name: after a renaming the old handle may be another team's.
  const at = { org: target.owner, team_slug: ids.memory.get("team", name) ?? ref ?? ids.team(name) };
  if (action === "delete") return outcomeOf(await client.rest("DELETE /orgs/{org}/teams/{team_slug}", at));
  const { parent, ...rest } = fields;
  const above = await parentOf(client, target.owner, parent as string | null | undefined, ids);
  if (above === "missing") return { state: "failed", reach: "step", reason: "target.missing", params: {} };
  const remember = ({ slug }: Body) => {
    if (typeof slug === "string") ids.memory.set("team", rename ?? name, slug);
    return word(slug);
  };
  if (action === "create") {
    const body = { org: target.owner, name, privacy: "closed", ...rest, ...(above.parent_team_id ? above : {}) };
    return outcomeOf(await client.rest("POST /orgs/{org}/teams", body), remember);
  }
  return outcomeOf(
    await client.rest("PATCH /orgs/{org}/teams/{team_slug}", { ...at, name: rename ?? name, ...rest, ...above }),
    remember,
  );
}

async function parentOf(client: Client, org: string, parent: string | null | undefined, ids: Ids) {
  if (parent === undefined) return {};
  if (parent === null) return { parent_team_id: null };
  const { status, data } = await client.rest("GET /orgs/{org}/teams/{team_slug}", { org, team_slug: ids.team(parent) });
  const id = (data as { id?: unknown } | null)?.id;
  return status === 200 && typeof id === "number" ? { parent_team_id: id } : "missing";
}

/** A member of a team; one who is not in the organisation yet is invited. */
export async function writeMember(client: Client, { action, name, fields, target }: Step, ids: Ids): Promise<Outcome> {
  const at = { org: target.owner, team_slug: ids.team(target.team ?? ""), username: name };
  const route = "/orgs/{org}/teams/{team_slug}/memberships/{username}";
  if (action === "delete") return outcomeOf(await client.rest(`DELETE ${route}`, at));
  const answer = await client.rest(`PUT ${route}`, { ...at, role: fields.role });
  const outcome = noted(
    outcomeOf(answer, ({ role }) => word(role)),
    name,
  );
  const { role } = (answer.data ?? {}) as { role?: unknown };
  // GitHub makes an owner of the organisation a maintainer, whatever is asked for.
  if (outcome.state !== "done" || typeof role !== "string" || fields.role === undefined || role === fields.role)
    return outcome;
  return { state: "failed", reach: "step", reason: "team.role", params: { name, role } };
}

/** What a team may do in a repository. */
export async function writeAccess(client: Client, { action, name, fields, target }: Step, ids: Ids): Promise<Outcome> {
  const at = { org: target.owner, team_slug: ids.team(target.team ?? ""), owner: target.owner, repo: name };
  const route = "/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}";
  if (action === "delete") return outcomeOf(await client.rest(`DELETE ${route}`, at));
  return noted(outcomeOf(await client.rest(`PUT ${route}`, { ...at, permission: fields.role })), name);
}

/** GitHub answers 404 where the user or the repository is not there. */
function noted(outcome: Outcome, ref: string): Outcome {
  if (outcome.state === "absent") return { state: "failed", reach: "step", reason: "target.missing", params: {} };
  return outcome.state === "done" ? { ...outcome, ref } : outcome;
}
