import { type Node, partial } from "./believe.ts";
import type { KeptThread, Rest, Walk } from "./kept.ts";
import { takeRest } from "./nodes.ts";
import type { Pace } from "./pace.ts";
import { nestedOf, nestedPart, nestedSize, repliesPart } from "./selections.ts";
import type { Ask } from "./send.ts";
import type { Subject } from "./threads.ts";

/** Threads whose nested lists go on, in one request. */
const mostGoing = 12;

/** Asks for what goes on beyond a page of threads: as much of it as may be in one request. */
export function readRest(subject: Subject, walk: Walk, pace: Pace): Ask {
  const fresh = walk.rest.filter(isFresh).slice(0, pace.size);
  const batch = fresh.length > 0 ? fresh : walk.rest.slice(0, Math.min(pace.size, mostGoing));
  const where = `${subject.repository} ${subject.part}`;
  return {
    weight: fresh.length > 0 ? batch.length : batch.length * (nestedSize / 4),
    where,
    fields: (alias) =>
      fresh.length > 0
        ? `${alias}:nodes(ids:${JSON.stringify(batch.map(({ id }) => id))}){id ${repliesPart()}}`
        : batch.map((rest, index) => `${alias}_${index}:${goingPart(rest, subject)}`).join(" "),
    take: (values, alias) => {
      const nodes = fresh.length > 0 ? values[alias] : batch.map((_, index) => values[`${alias}_${index}`]);
      takeAll(nodes, batch, subject, walk);
    },
    well: () => pace.well(),
    halve: () => pace.less(),
  };
}

/** A comment of which it is not known whether it has replies: a hundred of them are asked for at once. */
const isFresh = ({ field, cursor }: Rest) => field === "replies" && cursor === undefined;

function goingPart({ id, field, cursor }: Rest, { part, list }: Subject): string {
  const nested = nestedOf(part, new Set(list.nested)).find((one) => one.field === field);
  const inner = nested ? `...on ${nested.type}{${nestedPart(nested, cursor)}}` : repliesPart(cursor);
  return `node(id:${JSON.stringify(id)}){id ${inner}}`;
}

/** Takes all in, or nothing when something of it cannot be believed. */
function takeAll(nodes: Node, batch: readonly Rest[], { repository, part, kept, list }: Subject, walk: Walk): void {
  const where = `${repository} ${part}`;
  const taken = batch.map((rest, index) => {
    const node = nodes?.[index];
    const thread = list.threads.get(rest.number);
    if (node?.id !== rest.id || !thread) throw partial(where, `#${rest.number}`);
    const part: KeptThread = { ...thread, holders: [...thread.holders], replies: [] };
    return { thread, part, more: takeRest(node[rest.field], rest, part, kept.people, where) };
  });
  for (const { thread, part } of taken) {
    thread.replies.push(...part.replies);
    thread.holders.splice(0, thread.holders.length, ...part.holders);
  }
  const done = new Set(batch);
  walk.rest = [...walk.rest.filter((rest) => !done.has(rest)), ...taken.flatMap(({ more }) => more)];
}
