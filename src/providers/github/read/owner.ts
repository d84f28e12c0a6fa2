import { fold } from "../../../kinds/item.ts";
import { AppError } from "../../../system/errors.ts";
import type { GraphqlAnswer, GraphqlError } from "../../../system/http/index.ts";
import { isPlace, type Unread, unreadable, whyUnread } from "./errors.ts";
import { boardItems, readOnlyOf, teamItems } from "./nodes.ts";
import { ask, boards, invitations, members, teamRepositories, teams } from "./selections.ts";
import { type Part, partOf, wrong } from "./shape.ts";
import type { Reading } from "./types.ts";

/** What an owner has beside repositories, by the kind of the listing. */
export type OwnerPart = "team" | "board";

const connections = { team: teams, board: boards } as const;

/** What an owner has beside repositories: the part of a document that asks for it, and what takes the answer. */
export function readOwner(owned: readonly OwnerPart[]) {
  const own = owned.includes("board") ? ask(boards) : "";
  const organisation = [owned.includes("team") ? ask(teams) : "", own].join(" ");
  const lists = [
    ...(organisation.trim() ? [`...on Organization{${organisation}}`] : []),
    ...(own ? [`...on User{${own}}`] : []),
  ];
  const document =
    owned.length > 0
      ? [`viewer{login} owner:repositoryOwner(login:$owner){__typename id login ${lists.join(" ")}}`]
      : [];
  const take = (data: GraphqlAnswer["data"], errors: readonly GraphqlError[], reading: Reading): void => {
    if (owned.includes("team")) takeViewer(data?.viewer, errors, reading);
    for (const kind of owned) takeList(kind, data?.owner, errors, reading);
  };
  return { document, take };
}

/** Who is asking: nobody's own role in a team is changed, so without a name none is. */
function takeViewer(value: unknown, errors: readonly GraphqlError[], { scope, gathered }: Reading): void {
  const concerned = errors.filter(({ path }) => path?.[0] === "viewer");
  const { login } = (value ?? {}) as { login?: unknown };
  if (concerned.length === 0 && typeof login === "string" && login !== "") gathered.viewer = login;
  else gathered.failures.push({ target: { owner: scope.owner }, kind: "team-member", ...unreadable(concerned) });
}

function takeList(kind: OwnerPart, value: unknown, errors: readonly GraphqlError[], reading: Reading): void {
  const { gathered, memory, scope, further } = reading;
  const connection = connections[kind];
  const target = { owner: scope.owner };
  const fail = (why: Unread) => void gathered.failures.push({ target, kind, ...why });
  const concerned = errors.filter(
    ({ path }) => !isPlace(path) || (path[0] === "owner" && (path.length === 1 || path[1] === connection.field)),
  );
  const take = (all: readonly Part[] | Unread) => {
    if ("reason" in all) fail(all);
    else if (kind === "team") for (const node of all) takeTeam(node, reading, fail);
    else for (const node of all) takeBoard(node, reading, fail);
  };
  try {
    if (concerned.length > 0) take(unreadable(concerned));
    else {
      const owner = partOf(value, "owner");
      const { type, id } = whoIs(owner, scope.owner);
      memory.ownerType = type;
      memory.ownerId = id;
      if (kind === "team" && type === "User") fail({ reason: "target.no-teams", params: {} });
      else further.add({ type, id, connection, first: owner.value[connection.field], take });
    }
  } catch (error) {
    fail(whyUnread(error));
  }
}

/** @throws AppError when it is not the owner that was asked for */
function whoIs(owner: Part, wanted: string) {
  const [login, type, id] = [owner.text("login"), owner.text("__typename"), owner.text("id")];
  if (fold(login) !== fold(wanted)) throw new AppError("target.renamed", { to: login });
  if (type !== "Organization" && type !== "User") throw wrong("owner.__typename");
  return { type, id } as const;
}

/** A team with all its lists, or none of it. */
function takeTeam(node: Part, { gathered, memory, scope, further }: Reading, fail: (why: Unread) => void): void {
  const { name, id } = nameOf(node, "name", fail);
  if (name === undefined) return;
  const target = { owner: scope.owner, team: name };
  const lists = [members, invitations, teamRepositories] as const;
  const found = new Map<string, readonly Part[]>();
  let failed = false;
  const failTeam = (why: Unread) => {
    // One reason is enough.
    if (!failed) gathered.failures.push({ target, ...why });
    failed = true;
  };
  for (const connection of lists) {
    const take = (all: readonly Part[] | Unread) => {
      if ("reason" in all) failTeam(all);
      else found.set(connection.field, all);
      if (found.size < lists.length) return;
      try {
        gathered.items.push(...teamItems(node, found, scope.owner, memory));
      } catch (error) {
        failTeam(whyUnread(error));
      }
    };
    further.add({ type: "Team", id, connection, first: node.value[connection.field], take });
  }
}

/** A board of which a list has more than came would be planned from a part: nothing of it is taken. */
function takeBoard(node: Part, { gathered, memory, scope }: Reading, fail: (why: Unread) => void): void {
  const { name } = nameOf(node, "title", fail);
  if (name === undefined) return;
  try {
    const items = boardItems(node, scope.owner, memory);
    const readOnly = readOnlyOf(node, scope.owner);
    gathered.items.push(...items);
    gathered.readOnly.push(...readOnly);
  } catch (error) {
    gathered.failures.push({ target: { owner: scope.owner, board: name }, ...whyUnread(error) });
  }
}

/** What a thing is called; without that it may be any, and all of its kind are unread. */
function nameOf(node: Part, key: "name" | "title", fail: (why: Unread) => void) {
  try {
    return { name: node.text(key), id: node.text("id") };
  } catch (error) {
    fail(whyUnread(error));
    return { name: undefined, id: "" };
  }
}
