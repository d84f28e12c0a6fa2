import { type Fields, fold } from "../../../kinds/item.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { type Body, outcomeOf, word } from "../outcome.ts";
import { settingNames } from "../read/settings.ts";
import type { Ids } from "./ids.ts";
import { mutate } from "./mutate.ts";

/** The one setting that only GraphQL can change (docs.github.com: REST, update a repository, has no such field). */
const discussions = "features.discussions";

/** Settings that are requests of their own; a new repository has no branch that could be its default. */
const apart = new Set([discussions, "archived"]);

/** Settings as the REST API takes them. */
function bodyOf(fields: Fields): Record<string, unknown> {
  const known = Object.entries(fields).filter(([word]) => settingNames[word] !== undefined && !apart.has(word));
  return Object.fromEntries(known.map(([word, value]) => [settingNames[word], value]));
}

/** Makes a repository, or changes its settings and its name; topics, discussions and the archive are requests of their own. */
export async function writeRepository(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { action, name, rename, fields, target } = step;
  if (action === "create") return create(client, step, ids);
  const archive = (now: string, archived: boolean) => patch(client, { owner: target.owner, repo: now }, { archived });
  // An archived repository takes nothing but being taken out of the archive; put there it takes nothing any more.
  const before = fields.archived === false ? await archive(name, false) : done;
  if (before.state !== "done") return before;
  const changed = await update(client, step, ids);
  return changed.state === "done" && fields.archived === true ? archive(rename ?? name, true) : changed;
}

const done: Outcome = { state: "done" };

type Place = { readonly owner: string; readonly repo: string };

async function patch(client: Client, place: Place, body: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const answer = await client.rest("PATCH /repos/{owner}/{repo}", { ...place, ...body });
  const outcome = outcomeOf(answer, nodeId);
  if (outcome.state !== "done") return outcome;
  const told = (answer.data ?? {}) as Readonly<Record<string, unknown>>;
  // Where a plan or an organisation's rule does not allow a setting, GitHub leaves it and says nothing.
  const ignored = Object.entries(body).filter(([key, value]) => told[key] !== undefined && !isSame(told[key], value));
  if (ignored.length === 0) return outcome;
  return {
    state: "failed",
    reach: "step",
    reason: "target.ignored",
    params: { fields: ignored.map(([key]) => wordOf(key)).join(", ") },
  };
}

const isSame = (told: unknown, sent: unknown) => (told ?? "") === (sent ?? "");

function wordOf(key: string): string {
  return Object.entries(settingNames).find(([, name]) => name === key)?.[0] ?? key;
}

/** Topics have no handle: that they are told is enough. */
async function setTopics(client: Client, place: Place, names: unknown): Promise<Outcome> {
  const answer = await client.rest("PUT /repos/{owner}/{repo}/topics", { ...place, names });
  const set = outcomeOf(answer, (data) => (Array.isArray(data.names) ? "topics" : undefined));
  return set.state === "done" ? done : set;
}

async function setDiscussions(client: Client, repositoryId: string, value: unknown): Promise<Outcome> {
  const input = { repositoryId, hasDiscussionsEnabled: value };
  return (await mutate(client, "updateRepository", "UpdateRepositoryInput", input, "repository{id}")).outcome;
}

async function update(client: Client, { name, rename, fields, target }: Step, ids: Ids): Promise<Outcome> {
  const body = { ...bodyOf(fields), ...(rename === undefined ? {} : { name: rename }) };
  const place = { owner: target.owner, repo: name };
  if (fields.topics !== undefined) {
    const set = await setTopics(client, place, fields.topics);
    if (set.state !== "done") return set;
  }
  const changed = Object.keys(body).length > 0 ? await patch(client, place, body) : done;
  if (changed.state !== "done") return changed;
  if (changed.ref) ids.memory.set("repository", rename ?? name, changed.ref);
  if (fields[discussions] === undefined) return changed;
  const set = await setDiscussions(client, await ids.repository(rename ?? name), fields[discussions]);
  return set.state === "done" ? changed : set;
}

async function create(client: Client, { name, fields, target }: Step, ids: Ids): Promise<Outcome> {
  const { topics, visibility, defaultBranch: _, ...rest } = fields;
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
  const place = { owner: target.owner, repo: name };
  const named = topics === undefined ? done : await setTopics(client, place, topics);
  if (named.state !== "done" || fields[discussions] === undefined) return named.state === "done" ? outcome : named;
  const set = await setDiscussions(client, await ids.repository(name), fields[discussions]);
  return set.state === "done" ? outcome : set;
}

const nodeId = (data: Body) => word(data.node_id);
