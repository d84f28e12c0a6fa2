import type { Fields } from "../../../kinds/item.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { outcomeOf } from "../outcome.ts";
import { settingNames } from "../read/settings.ts";
import type { Ids } from "./ids.ts";

/** Settings as the REST API takes them. */
function bodyOf(fields: Fields): Record<string, unknown> {
  const known = Object.entries(fields).filter(([word]) => settingNames[word] !== undefined);
  return Object.fromEntries(known.map(([word, value]) => [settingNames[word], value]));
}

/** Makes a repository, or changes its settings and its name; topics are a request of their own. */
export async function writeRepository(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { action, name, rename, fields, target } = step;
  if (action === "create") return create(client, step, ids);
  const body = { ...bodyOf(fields), ...(rename === undefined ? {} : { name: rename }) };
  const place = { owner: target.owner, repo: name };
  const topics = fields.topics;
  // An archived repository takes no topics: they go first unless it is being taken out of the archive.
  if (topics !== undefined && fields.archived !== false) {
    const set = outcomeOf(await client.rest("PUT /repos/{owner}/{repo}/topics", { ...place, names: topics }));
    if (set.state !== "done" || Object.keys(body).length === 0) return set;
  }
  const changed = outcomeOf(await client.rest("PATCH /repos/{owner}/{repo}", { ...place, ...body }), nodeId);
  if (changed.state !== "done" || topics === undefined || fields.archived !== false) return changed;
  const now = { owner: target.owner, repo: rename ?? name };
  return outcomeOf(await client.rest("PUT /repos/{owner}/{repo}/topics", { ...now, names: topics }));
}

async function create(client: Client, { name, fields, target }: Step, ids: Ids): Promise<Outcome> {
  const { topics, defaultBranch: _, visibility, archived: __, ...rest } = fields;
  const { type } = await ids.owner();
  const isPrivate = { private: visibility !== "public" };
  const made =
    type === "Organization"
      ? await client.rest("POST /orgs/{org}/repos", {
          org: target.owner,
          name,
          ...bodyOf(rest),
          visibility,
          ...isPrivate,
        })
      : await client.rest("POST /user/repos", { name, ...bodyOf(rest), ...isPrivate });
  const outcome = outcomeOf(made, nodeId);
  if (outcome.state !== "done") return outcome;
  if (outcome.ref) ids.memory.set("repository", name, outcome.ref);
  if (topics === undefined) return outcome;
  const set = outcomeOf(
    await client.rest("PUT /repos/{owner}/{repo}/topics", { owner: target.owner, repo: name, names: topics }),
  );
  return set.state === "done" ? outcome : set;
}

const nodeId = (data: unknown) => (data as { node_id?: string }).node_id;
