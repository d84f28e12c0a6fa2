import type { Tally } from "./tally.ts";

/**
 * What `git log -z` is asked to print of each commit: author's name, address and date, then the values of its
 * co-author trailers, one a line. Names and addresses cannot hold a line break, and with `-z` a NUL ends each record.
 */
export const recordFormat =
  "--format=tformat:%an%n%ae%n%ad%n%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x0a)";

const newline = 10;
/** A record longer than this is no commit of anybody's. */
const longest = 8 * 1024 * 1024;

/** Takes the output of git piece by piece, wherever it is cut, and counts each commit. */
export interface Records {
  take(chunk: Buffer): void;
  /** @throws Error when the output ended within a record */
  end(): void;
}

export function createRecords(tally: Tally): Records {
  let rest: Buffer | undefined;
  return {
    take: (chunk) => {
      let data = chunk;
      if (rest) {
        // A record that was cut: only it is copied, not the whole piece.
        const cut = chunk.indexOf(0);
        if (cut === -1) {
          rest = Buffer.concat([rest, chunk]);
          if (rest.length > longest) throw new Error("a record of git's output has no end");
          return;
        }
        const whole = Buffer.concat([rest, chunk.subarray(0, cut)]);
        record(whole, 0, whole.length, tally);
        data = chunk.subarray(cut + 1);
      }
      rest = records(data, tally);
    },
    end: () => {
      if (rest) throw new Error("git's output ends within a record");
    },
  };
}

/** Counts all whole records; gives what is left after the last. */
function records(data: Buffer, tally: Tally): Buffer | undefined {
  let start = 0;
  for (;;) {
    const end = data.indexOf(0, start);
    if (end === -1) break;
    record(data, start, end, tally);
    start = end + 1;
  }
  return start < data.length ? Buffer.from(data.subarray(start)) : undefined;
}

function record(data: Buffer, start: number, end: number, tally: Tally): void {
  const nameEnd = data.indexOf(newline, start);
  const emailEnd = data.indexOf(newline, nameEnd + 1);
  const dateEnd = data.indexOf(newline, emailEnd + 1);
  if (nameEnd === -1 || emailEnd === -1 || dateEnd === -1 || dateEnd > end) throw new Error("not a record of git's");
  const day = dayOf(data, emailEnd + 1, dateEnd);
  const author = tally.contact(data.toString("latin1", start, emailEnd));
  tally.commit(author, day);
  if (dateEnd + 1 < end) coAuthors(data.toString("latin1", dateEnd + 1, end), author, day, tally);
}

/** `1700000000 +0800` → the day in the zone that is written there; a date that cannot be read is 1970-01-01, as git says. */
function dayOf(data: Buffer, start: number, end: number): number {
  let index = start;
  const negative = data[index] === 45;
  if (negative) index += 1;
  let seconds = 0;
  for (; index < end; index += 1) {
    const digit = (data[index] as number) - 48;
    if (digit < 0 || digit > 9) break;
    seconds = seconds * 10 + digit;
  }
  if (negative) seconds = -seconds;
  let zone = 0;
  const west = data[index + 1] === 45;
  for (let at = index + 2; at < end; at += 1) {
    const digit = (data[at] as number) - 48;
    if (digit < 0 || digit > 9) break;
    zone = zone * 10 + digit;
  }
  const minutes = Math.trunc(zone / 100) * 60 + (zone % 100);
  // Zones go from -12 to +14 hours; what is further away is a broken one.
  const shift = minutes > 14 * 60 ? 0 : minutes * 60;
  return Math.floor((seconds + (west ? -shift : shift)) / 86_400);
}

/** Each is counted once a commit, and nobody beside oneself. */
function coAuthors(text: string, author: number, day: number, tally: Tally): void {
  const seen = new Set([author]);
  for (const line of text.split("\n")) {
    const key = contactKey(line);
    if (key === undefined) continue;
    const who = tally.contact(key);
    if (seen.has(who)) continue;
    seen.add(who);
    tally.coAuthor(who, day, author);
  }
}

/** `Ada Lovelace <ada@example.org>` as a contact's key; undefined when no address is there. */
function contactKey(line: string): string | undefined {
  const open = line.lastIndexOf("<");
  const close = line.indexOf(">", open);
  if (open === -1 || close === -1) return undefined;
  const email = line.slice(open + 1, close).trim();
  if (!email || /\s/.test(email)) return undefined;
  return `${line.slice(0, open).trim()}\n${email}`;
}
