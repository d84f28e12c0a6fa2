import { Trail } from "../../../system/http/trail.ts";
import { type Node, partial } from "./believe.ts";
import type { KeptThread, Rest, Walk } from "./kept.ts";
import { takeRest } from "./nodes.ts";
import type { Pace } from "./pace.ts";
import { nestedOf, nestedPart, nestedSize, repliesPart } from "./selections.ts";
import type { Ask } from "./send.ts";
import type { Subject } from "./subject.ts";

/** Comments of which the replies are asked for in one request; most of them have none. */
export const mostComments = 400;
/** Ids that GitHub takes at once. */
const mostIds = 100;
/** Pages of a nested list: a hundred thousand comments. */
const mostPages = 1000;
/** Threads whose nested lists go on, in one request. */
const mostGoing = 12;

/** Asks for what goes on beyond a page of threads: as much of it as may be in one request. */
export function readRest(subject: Subject, walk: Walk, pace: Pace): Ask {
  const fresh = walk.rest.filter(isFresh).slice(0, pace.size);
  const batch = fresh.length > 0 ? fresh : walk.rest.slice(0, Math.min(pace.size, mostGoing));
  const groups = fresh.length > 0 ? inGroups(batch) : [];
  const common = {
    where: `${subject.repository} ${subject.part}`,
    well: () => pace.well(),
    halve: () => pace.less(),
  };
  if (groups.length === 0)
    return {
      ...common,
      weight: batch.length * (nestedSize / 4),
      fields: (alias) => batch.map((rest, index) => `${alias}_${index}:${goingPart(rest, subject)}`).join(" "),
      take: (values, alias) =>
        takeAll(
          batch.map((_, index) => values[`${alias}_${index}`]),
          batch,
          subject,
          walk,
        ),
    };
  return {
    ...common,
    weight: batch.length,
    fields: (alias) => groups.map((group, index) => `${alias}_${index}:${freshPart(group)}`).join(" "),
    take: (values, alias) =>
      takeAll(
        groups.flatMap((_, index) => values[`${alias}_${index}`]),
        batch,
        subject,
        walk,
      ),
  };
}

function inGroups(all: readonly Rest[]): Rest[][] {
  const count = Math.ceil(all.length / mostIds);
  return Array.from({ length: count }, (_, index) => all.slice(index * mostIds, (index + 1) * mostIds));
}

const freshPart = (group: readonly Rest[]) =>
  `nodes(ids:${JSON.stringify(group.map(({ id }) => id))}){id ${repliesPart()}}`;

/** A comment of which it is not known whether it has replies: a hundred of them are asked for at once. */
const isFresh = ({ field, cursor }: Rest) => field === "replies" && cursor === undefined;

function goingPart({ id, field, cursor }: Rest, { part, list }: Subject): string {
  const nested = nestedOf(part, new Set(list.nested)).find((one) => one.field === field);
  const inner = nested ? `...on ${nested.type}{${nestedPart(nested, cursor)}}` : repliesPart(cursor);
  return `node(id:${JSON.stringify(id)}){id ${inner}}`;
}

/** Takes all in, or nothing when something of it cannot be believed. */
function takeAll(nodes: Node, batch: readonly Rest[], subject: Subject, walk: Walk): void {
  const { repository, part, kept, list } = subject;
  const where = `${repository} ${part}`;
  const taken = batch.map((rest, index) => {
    const node = nodes?.[index];
    const thread = list.threads.get(rest.number);
    if (node?.id !== rest.id || !thread) throw partial(where, `#${rest.number}`);
    const about = { people: kept.people, trail: trailFor(rest, subject), where };
    const part: KeptThread = { ...thread, holders: [...thread.holders], replies: [] };
    return { thread, part, more: takeRest(node[rest.field], rest, part, about) };
  });
  for (const { thread, part } of taken) {
    thread.replies.push(...part.replies);
    thread.holders.splice(0, thread.holders.length, ...part.holders);
  }
  const done = new Set(batch);
  walk.rest = [...walk.rest.filter((rest) => !done.has(rest)), ...taken.flatMap(({ more }) => more)];
}

/** The pages of a nested list so far. */
function trailFor({ id, field }: Rest, { trails }: Subject): Trail {
  const key = `${id}\t${field}`;
  const trail = trails.get(key) ?? new Trail(mostPages);
  trails.set(key, trail);
  return trail;
}
