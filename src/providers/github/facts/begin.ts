import type { KeptList } from "./kept.ts";
import type { Wanted } from "./scope.ts";
import type { ListPart, Nested } from "./selections.ts";
import type { Counted } from "./survey.ts";
import { isQuiet, walkFrom } from "./walk.ts";

/** After so long everything is read anew: what was deleted on the forge is noticed by nothing else. */
const longest = 30 * 86_400_000;
/** A server may show a change later than its time says: so much is read twice. */
const overlap = 10 * 60_000;

/**
 * What is to be read of a list: nothing, what has changed, the end of a reading that was broken off, or all. Pure.
 * @param kept what is known from before
 * @param wall this machine's clock
 * @returns the list to go on with; it has a walk when something is to be read
 */
export function begin(
  kept: KeptList | undefined,
  counted: Counted,
  part: ListPart,
  wanted: Wanted,
  wall: number,
): KeptList {
  const { since } = wanted;
  const nested = wanted.nested.filter((one) => part === "pulls" || one === "comments");
  if (!kept || !isUsable(kept, nested, since, wall)) return anew(kept, counted, nested, since, wall);
  if (kept.walk || isSame(kept, counted)) return kept;
  if (kept.mark === 0) return { ...kept, walk: walkFrom(kept.from, counted) };
  kept.walk = walkFrom(kept.mark - overlap, counted);
  return kept;
}

function isUsable(
  { nested, from, began }: KeptList,
  wanted: readonly Nested[],
  since: number | undefined,
  wall: number,
) {
  const reaches = from === undefined || (since !== undefined && from <= since);
  const age = wall - began;
  return reaches && age >= 0 && age < longest && wanted.every((one) => nested.includes(one));
}

/** Nothing has changed: the newest change is the one that is known, and none is gone. */
function isSame({ mark, quiet, from, threads, total: before }: KeptList, { newest, total }: Counted): boolean {
  return quiet && newest === mark && total === (from === undefined ? threads.size : before);
}

/** What was once wanted is read again, so that reports that want different things do not undo one another's work. */
function anew(
  kept: KeptList | undefined,
  counted: Counted,
  wanted: readonly Nested[],
  from: number | undefined,
  began: number,
): KeptList {
  const nested = [...new Set([...wanted, ...(kept?.nested ?? [])])].sort();
  const list = { nested, began, threads: new Map(), ...(from === undefined ? {} : { from }) };
  const none = counted.total === 0 || (from !== undefined && counted.newest < from);
  if (none) return { ...list, mark: counted.newest, total: counted.total, quiet: isQuiet(counted, began) };
  return { ...list, mark: 0, total: 0, quiet: false, walk: walkFrom(from, counted) };
}
