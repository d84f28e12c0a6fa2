import { type Fields, fold } from "../../../kinds/item.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { type Body, outcomeOf, word } from "../outcome.ts";
import { settingNames } from "../read/settings.ts";
import type { Ids } from "./ids.ts";
import { mutate } from "./mutate.ts";

/** The one setting that only GraphQL can change (docs.github.com: REST, update a repository, has no such field). */
const discussions = "features.discussions";

/** Settings as the REST API takes them. */
function bodyOf(fields: Fields): Record<string, unknown> {
  const known = Object.entries(fields).filter(([word]) => settingNames[word] !== undefined && word !== discussions);
  return Object.fromEntries(known.map(([word, value]) => [settingNames[word], value]));
}

/** Makes a repository, or changes its settings and its name; topics and discussions are requests of their own. */
export async function writeRepository(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { action, name, rename, fields } = step;
  const written = action === "create" ? await create(client, step, ids) : await update(client, step, ids);
  if (written.state !== "done" || fields[discussions] === undefined) return written;
  const input = { repositoryId: await ids.repository(rename ?? name), hasDiscussionsEnabled: fields[discussions] };
  const { outcome } = await mutate(client, "updateRepository", "UpdateRepositoryInput", input, "repository{id}");
  return outcome.state === "done" ? written : outcome;
}

async function update(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { name, rename, fields, target } = step;
  const body = { ...bodyOf(fields), ...(rename === undefined ? {} : { name: rename }) };
  const place = { owner: target.owner, repo: name };
  const topics = fields.topics;
  // An archived repository takes no topics: they go first unless it is being taken out of the archive.
  if (topics !== undefined && fields.archived !== false) {
    const set = await setTopics(client, place, topics);
    if (set.state !== "done") return set;
  }
  if (Object.keys(body).length === 0) return { state: "done" };
  const changed = outcomeOf(await client.rest("PATCH /repos/{owner}/{repo}", { ...place, ...body }), nodeId);
  if (changed.state === "done" && changed.ref) ids.memory.set("repository", rename ?? name, changed.ref);
  if (changed.state !== "done" || topics === undefined || fields.archived !== false) return changed;
  const now = { owner: target.owner, repo: rename ?? name };
  return setTopics(client, now, topics);
}

async function create(client: Client, { name, fields, target }: Step, ids: Ids): Promise<Outcome> {
  const { topics, defaultBranch: _, visibility, archived: __, ...rest } = fields;
  const { type } = await ids.owner();
  // GitHub makes a person's repository with the token's own account, whoever is named: not somebody else's by mistake.
  if (type === "User" && fold(await ids.viewer()) !== fold(target.owner)) {
    return {
      state: "failed",
      reach: "step",
      reason: "target.other-account",
      params: { owner: target.owner },
    };
  }
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
  const set = await setTopics(client, { owner: target.owner, repo: name }, topics);
  return set.state === "done" ? outcome : set;
}

const nodeId = (data: Body) => word(data.node_id);

/** Topics have no handle: that they are told is enough. */
async function setTopics(client: Client, place: { owner: string; repo: string }, names: unknown): Promise<Outcome> {
  const answer = await client.rest("PUT /repos/{owner}/{repo}/topics", { ...place, names });
  const set = outcomeOf(answer, (data) => (Array.isArray(data.names) ? "topics" : undefined));
  return set.state === "done" ? { state: "done" } : set;
}
