import type { Cast, Person } from "../identity/person.ts";
import { type Activity, deeds } from "../port.ts";

/** What each person did, by day. Rows of one person lie together, in the order of their days. */
export interface Ledger {
  readonly people: readonly Person[];
  /** The rows of person `p` are those from `start[p]` up to, not including, `start[p + 1]`. */
  readonly start: Int32Array;
  readonly day: Int32Array;
  readonly deed: Uint8Array;
  readonly count: Int32Array;
}

const coAuthor = deeds.indexOf("co-author");

/** Activities one after another: `personOf` of the cast counts the contacts of all of them through. */
export function ledgerOf(activities: readonly Activity[], { people, personOf }: Cast): Ledger {
  const rows: { readonly person: Int32Array; readonly of: Activity; readonly offset: number }[] = [];
  const start = new Int32Array(people.length + 1);
  let offset = 0;
  for (const of of activities) {
    const person = new Int32Array(of.who.length);
    for (let row = 0; row < person.length; row += 1) {
      person[row] = personAt(of, row, offset, personOf);
      if (person[row] !== -1) start[(person[row] as number) + 1] = (start[(person[row] as number) + 1] as number) + 1;
    }
    rows.push({ person, of, offset });
    offset += of.contacts.length;
  }
  for (let person = 0; person < people.length; person += 1)
    start[person + 1] = (start[person + 1] as number) + (start[person] as number);
  return { people, start, ...placed(rows, start) };
}

/** Nobody (-1) where somebody names oneself, under another address, as a co-author. */
function personAt({ who, deed, beside }: Activity, row: number, offset: number, personOf: Int32Array): number {
  const person = personOf[offset + (who[row] as number)] as number;
  const author = beside?.[row] ?? -1;
  return deed[row] === coAuthor && author !== -1 && personOf[offset + author] === person ? -1 : person;
}

function placed(
  rows: readonly { readonly person: Int32Array; readonly of: Activity }[],
  start: Int32Array,
): Pick<Ledger, "day" | "deed" | "count"> {
  const size = start[start.length - 1] as number;
  // Day, deed and count of a row in one number, so that sorting a person's stretch sorts by day: counts below 2^24.
  const packed = new Float64Array(size);
  const next = start.slice();
  for (const { person, of } of rows) {
    for (let row = 0; row < person.length; row += 1) {
      const who = person[row] as number;
      if (who === -1) continue;
      const at = next[who] as number;
      next[who] = at + 1;
      packed[at] =
        ((of.day[row] as number) * 8 + (of.deed[row] as number)) * 2 ** 24 +
        Math.min(of.count[row] as number, 2 ** 24 - 1);
    }
  }
  for (let person = 0; person + 1 < start.length; person += 1) {
    const [from, to] = [start[person] as number, start[person + 1] as number];
    if (to - from > 1) packed.subarray(from, to).sort();
  }
  const day = new Int32Array(size);
  const deed = new Uint8Array(size);
  const count = new Int32Array(size);
  for (let row = 0; row < size; row += 1) {
    const value = packed[row] as number;
    const rest = Math.floor(value / 2 ** 24);
    count[row] = value - rest * 2 ** 24;
    day[row] = Math.floor(rest / 8);
    deed[row] = rest - (day[row] as number) * 8;
  }
  return { day, deed, count };
}
