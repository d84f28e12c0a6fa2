import { partsOf } from "../identity.ts";
import type { Series } from "../model.ts";
import { type Block, propertyOf } from "./blocks.ts";
import type { Change } from "./change.ts";
import { communityName } from "./feed.ts";
import { wallIn } from "./left.ts";
import { plain } from "./line.ts";
import { basic } from "./moment.ts";

/** Who is in a calendar that was published before. */

/** Our own UIDs, each once. */
export function uidsIn(blocks: readonly Block[]): readonly string[] {
  const own = blocks.filter((block) => propertyOf(block, "X-COMMONRY-HASH") !== undefined);
  return [...new Set(own.map(({ uid }) => uid))];
}

/** The community that a calendar says it is of; undefined for one of a community without an id. */
export function communityIn(calendar: string): string | undefined {
  const found = new RegExp(`^${communityName}:([^\\r\\n]*)`, "m").exec(calendar)?.[1];
  return found === undefined ? undefined : plain(found);
}

/** An event that is the same to people, and another one to every calendar. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

/**
 * Events that are cancelled under one UID and added under another at the same time: same start, same rule, same title.
 * Whoever has subscribed sees one go and one come.
 */
export function renamedIn(blocks: readonly Block[], series: readonly Series[], changes: readonly Change[]): Renamed[] {
  const uidsOf = (what: Change["what"]) =>
    new Set(changes.filter((one) => one.what === what && one.original === undefined).map(({ uid }) => uid));
  const [gone, come] = [uidsOf("cancelled"), uidsOf("added")];
  if (gone.size === 0 || come.size === 0) return [];
  const masters = blocks.filter(({ uid, original }) => original === "" && gone.has(uid));
  const byTime = new Map(masters.map((block) => [timeOf(block), block]));
  return series.flatMap((one): Renamed[] => {
    const former = come.has(one.uid) ? byTime.get(`${basic(one.start)} ${one.rule ?? ""}`) : undefined;
    if (!former || !isTitle(former, one)) return [];
    return [{ from: former.uid, to: one.uid, title: one.title }];
  });
}

function timeOf(block: Block): string {
  const start = wallIn(block, "DTSTART");
  return `${start === undefined ? "" : basic(start.wall)} ${propertyOf(block, "RRULE") ?? ""}`;
}

/** What has no title is called by its id. */
function isTitle(block: Block, { title, uid }: Series): boolean {
  const former = plain(propertyOf(block, "SUMMARY") ?? "");
  return former === title || (former === partsOf(block.uid).local && title === partsOf(uid).local);
}
