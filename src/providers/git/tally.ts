import { type Activity, type Deed, deeds } from "../../reports/port.ts";

/** Commits as they stream by, counted by contact, day and deed: what stays in memory is bound by people and days. */
export interface Tally {
  /** Contacts in the order of their first appearance: name, newline, address, each byte one character (Latin-1). */
  readonly names: string[];
  readonly commits: number;
  contact(key: string): number;
  commit(who: number, day: number): void;
  /** Each address that a commit names counts, also where two of them turn out to be one person's. */
  coAuthor(who: number, day: number, author: number): void;
  add(activity: Activity, keys: readonly string[], commits: number): void;
  /** Contacts in the order of their keys, whatever the order in which commits came, and rows that name them so. */
  result(): { readonly keys: readonly string[]; readonly activity: Omit<Activity, "contacts"> };
}

const commitDeed = deeds.indexOf("commit" satisfies Deed);
const coAuthorDeed = deeds.indexOf("co-author" satisfies Deed);

/** Days that a key has room for, from 1611 to 2328; dates beyond (broken clocks) are kept at the ends. */
const dayBits = 2 ** 18;
const dayBase = 2 ** 17;

export function createTally(): Tally {
  const byKey = new Map<string, number>();
  const names: string[] = [];
  const commitsOn = new Map<number, number>();
  /** By author and co-author; few commits have one. */
  const together = new Map<string, number>();
  let commits = 0;
  const contact = (key: string): number => {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, names.length);
    names.push(key);
    return names.length - 1;
  };
  const addCommits = (who: number, day: number, count: number): void => {
    const key = who * dayBits + clamp(day) + dayBase;
    commitsOn.set(key, (commitsOn.get(key) ?? 0) + count);
  };
  const addTogether = (who: number, day: number, author: number, count: number): void => {
    const key = `${who} ${clamp(day)} ${author}`;
    together.set(key, (together.get(key) ?? 0) + count);
  };
  return {
    names,
    get commits() {
      return commits;
    },
    contact,
    commit: (who, day) => {
      commits += 1;
      addCommits(who, day, 1);
    },
    coAuthor: (who, day, author) => addTogether(who, day, author, 1),
    add: ({ who, day, deed, count, beside }, keys, more) => {
      commits += more;
      const own = keys.map(contact);
      for (let row = 0; row < who.length; row += 1) {
        const person = own[who[row] as number] as number;
        const [on, times] = [day[row] as number, count[row] as number];
        if (deed[row] === commitDeed) addCommits(person, on, times);
        else addTogether(person, on, own[beside?.[row] ?? -1] ?? -1, times);
      }
    },
    result: () => {
      const order = names
        .map((_, index) => index)
        .sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1));
      const rank = new Int32Array(names.length);
      for (const [at, index] of order.entries()) rank[index] = at;
      return { keys: order.map((index) => names[index] as string), activity: columns(rank, commitsOn, together) };
    },
  };
}

function columns(
  rank: Int32Array,
  commitsOn: ReadonlyMap<number, number>,
  together: ReadonlyMap<string, number>,
): Omit<Activity, "contacts"> {
  const size = commitsOn.size + together.size;
  const who = new Int32Array(size);
  const day = new Int32Array(size);
  const deed = new Uint8Array(size).fill(commitDeed, 0, commitsOn.size).fill(coAuthorDeed, commitsOn.size);
  const count = new Int32Array(size);
  const beside = new Int32Array(size).fill(-1);
  let row = 0;
  for (const [key, times] of commitsOn) {
    who[row] = rank[Math.floor(key / dayBits)] as number;
    day[row] = (key % dayBits) - dayBase;
    count[row] = times;
    row += 1;
  }
  for (const [key, times] of together) {
    const [person = 0, on = 0, author = -1] = key.split(" ").map(Number);
    who[row] = rank[person] as number;
    day[row] = on;
    beside[row] = author === -1 ? -1 : (rank[author] as number);
    count[row] = times;
    row += 1;
  }
  return { who, day, deed, count, beside };
}

function clamp(day: number): number {
  return Math.max(-dayBase, Math.min(dayBase - 1, day));
}
