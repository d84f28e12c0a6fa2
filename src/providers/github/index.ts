import { isPost, type KindId, kindIds } from "../../kinds/item.ts";
import type { Place, Scope, Snapshot } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import type { Http } from "../../system/http/index.ts";
import { createClient } from "./client.ts";
import { costOf } from "./cost.ts";
import { Memory } from "./memory.ts";
import { readPosts } from "./posts/read.ts";
import { isOwnerKind, readByGraphql } from "./read/graphql.ts";
import { organisationOwners, repositoryNames } from "./read/names.ts";
import { readByRest } from "./read/rest.ts";
import type { Gathered } from "./read/types.ts";
import { weighAll } from "./weigh.ts";
import { Ids } from "./write/ids.ts";
import { writeAll } from "./write/index.ts";

/** Kinds that GraphQL does not list. */
const restOnly: ReadonlySet<KindId> = new Set(["autolink"]);
/** Kinds that it has no place for. */
const lacking: ReadonlySet<KindId> = new Set(["calendar", "event", "announcement"]);

/**
 * GitHub as a place: github.com, GitHub Enterprise Server, or whatever speaks as they do.
 * @param http the transport: it says what may be sent, how fast, and which answers are to be believed
 * @param options.base address of the API
 */
export function createGitHub(http: Http, { base, owner }: { readonly base: string; readonly owner: string }): Place {
  const client = createClient(http, base);
  const memory = new Memory();
  const ids = new Ids(client, memory, owner);
  const url = new URL(base);
  return {
    provider: "github",
    host: `${url.host}${url.pathname.replace(/\/+$/, "")}`,
    offers: new Set(kindIds.filter((kind) => !lacking.has(kind))),
    read: async (scope) => {
      const gathered = await read(http, withoutPosts(scope), memory);
      await readPosts(http, scope, gathered);
      return snapshotOf(gathered);
    },
    weigh: (items) => weighAll(http, items),
    names: async (account) => {
      const names = await repositoryNames(http, account);
      return "reason" in names ? [] : names;
    },
    owners: (organisation) => organisationOwners(http, organisation),
    write: (steps, tell, stop) => writeAll(client, steps, ids, tell, stop),
    cost: costOf,
  };
}

/** Posts are found in another way than all that is known by its name. */
function withoutPosts(scope: Scope): Scope {
  return { ...scope, kinds: new Set([...scope.kinds].filter((kind) => !isPost(kind))) };
}

async function read(http: Http, given: Scope, memory: Memory): Promise<Gathered> {
  const all = given.everything ? await repositoryNames(http, given.owner) : given.repositories;
  // Without the list nothing can be told of any of them.
  if ("reason" in all) return { items: [], failures: [all], absent: new Set(), readOnly: [] };
  return readNamed(http, { ...given, repositories: all }, memory);
}

async function readNamed(http: Http, scope: Scope, memory: Memory): Promise<Gathered> {
  if (!http.graphqlAbsent && needsGraphql(scope)) {
    try {
      const gathered = await readByGraphql(http, scope, memory);
      if ([...scope.kinds].some((kind) => restOnly.has(kind)))
        await readByRest(http, scope, memory, gathered, restOnly);
      return gathered;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "http.no-graphql") throw error;
    }
  }
  const gathered: Gathered = { items: [], failures: [], absent: new Set(), readOnly: [] };
  await readByRest(http, scope, memory, gathered);
  return gathered;
}

/** Autolinks alone are read over REST in any case. */
function needsGraphql({ kinds, repositories }: Scope): boolean {
  return repositories.length > 0 || [...kinds].some(isOwnerKind);
}

function snapshotOf({ items, failures, absent, readOnly, viewer }: Gathered): Snapshot {
  return { items, failures, absent, readOnly, ...(viewer === undefined ? {} : { viewer }) };
}
