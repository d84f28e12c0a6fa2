import type { Failure, Scope } from "../../../plan/port.ts";
import type { GraphqlError, Http } from "../../../system/http/index.ts";
import { complete } from "./complete.ts";
import { unreadable } from "./errors.ts";
import { markInherited } from "./inherited.ts";
import { boardItems, readOnlyOf, teamItems } from "./nodes.ts";
import { ask, boards, type Connection, invitations, members, teamRepositories, teams } from "./selections.ts";
import type { Reading } from "./types.ts";

// biome-ignore lint/suspicious/noExplicitAny: the service's answer, whose shape the document fixes.
type Node = any;

/** What an owner has beside repositories: the part of a document that asks for it, and what takes the answer. */
export function readOwner(scope: Scope, wanted: boolean) {
  const has = (prefix: string) => wanted && [...scope.kinds].some((kind) => kind.startsWith(prefix));
  const [withTeams, withBoards] = [has("team"), has("board")];
  const own = withBoards ? ask(boards) : "";
  const organisation = [withTeams ? ask(teams) : "", own].join(" ");
  const lists = [
    ...(organisation.trim() ? [`...on Organization{${organisation}}`] : []),
    ...(own ? [`...on User{${own}}`] : []),
  ];
  const document = wanted
    ? [`viewer{login} owner:repositoryOwner(login:$owner){__typename id login ${lists.join(" ")}}`]
    : [];
  const take = async (http: Http, data: Node, errors: readonly GraphqlError[], reading: Reading): Promise<void> => {
    const { gathered, memory } = reading;
    const owner = data?.owner;
    if (data?.viewer?.login) gathered.viewer = data.viewer.login;
    if (owner) {
      memory.ownerType = owner.__typename;
      memory.ownerId = owner.id;
    }
    if (withTeams) await takeList(http, "team", teams, { owner, errors, reading });
    if (withBoards) await takeList(http, "board", boards, { owner, errors, reading });
  };
  return { document, take };
}

interface Answer {
  readonly owner: Node;
  readonly errors: readonly GraphqlError[];
  readonly reading: Reading;
}

async function takeList(
  http: Http,
  kind: "team" | "board",
  connection: Connection,
  { owner, errors, reading }: Answer,
): Promise<void> {
  const { gathered, memory, scope } = reading;
  const target = { owner: scope.owner };
  const fail = (failure: Pick<Failure, "reason" | "params">) => gathered.failures.push({ target, kind, ...failure });
  const wrong = errors.filter(
    ({ path }) => path === undefined || (path[0] === "owner" && (path.length === 1 || path[1] === connection.field)),
  );
  if (!owner || wrong.length > 0) {
    fail(unreadable(wrong));
    return;
  }
  if (kind === "team" && owner.__typename === "User") {
    fail({ reason: "target.no-teams", params: {} });
    return;
  }
  const nodes = await complete(http, owner.__typename, owner.id, connection, owner[connection.field]);
  if (!Array.isArray(nodes)) {
    fail(nodes);
    return;
  }
  for (const node of nodes) {
    if (kind === "team") await takeTeam(http, node, reading, fail);
    else if (isWhole(node)) {
      gathered.items.push(...boardItems(node, scope.owner, memory));
      gathered.readOnly.push(...readOnlyOf(node, scope.owner));
    } else fail({ reason: "target.short", params: { count: node?.title ?? "–", total: "–" } });
  }
  if (kind === "team") markInherited(gathered.items);
}

async function takeTeam(
  http: Http,
  node: Node,
  { gathered, memory, scope }: Reading,
  fail: (why: Pick<Failure, "reason" | "params">) => void,
): Promise<void> {
  const whole = { ...node };
  for (const connection of [members, invitations, teamRepositories]) {
    const list = await complete(http, "Team", node.id, connection, node[connection.field]);
    if (!Array.isArray(list)) {
      fail(list);
      return;
    }
    whole[connection.field] = { [connection.part]: list };
  }
  gathered.items.push(...teamItems(whole, scope.owner, memory));
}

/** A board of which a list has more than came: it would be planned from a part. */
function isWhole(node: Node): boolean {
  return ["fields", "views", "repositories", "workflows"].every((name) => {
    const list = node[name];
    return list && list.totalCount === list.nodes.length && !list.nodes.includes(null);
  });
}
