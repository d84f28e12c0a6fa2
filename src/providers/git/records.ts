import { rawDay } from "./raw-date.ts";
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
  /** @returns the day of the commit that was read last */
  take(chunk: Buffer): number;
  /** @throws Error when the output ended within a record */
  end(): void;
}

export function createRecords(tally: Tally): Records {
  let rest: Buffer | undefined;
  let day = 0;
  const count = (data: Buffer, start: number, end: number): void => {
    day = record(data, start, end, tally);
  };
  return {
    take: (chunk) => {
      let data = chunk;
      if (rest) {
        // A record that was cut: only it is copied, not the whole piece.
        const cut = chunk.indexOf(0);
        if (cut === -1) {
          rest = Buffer.concat([rest, chunk]);
          if (rest.length > longest) throw new Error("a record of git's output has no end");
          return day;
        }
        const whole = Buffer.concat([rest, chunk.subarray(0, cut)]);
        count(whole, 0, whole.length);
        data = chunk.subarray(cut + 1);
      }
      rest = records(data, count);
      return day;
    },
    end: () => {
      if (rest) throw new Error("git's output ends within a record");
    },
  };
}

/** Counts all whole records; gives what is left after the last. */
function records(data: Buffer, count: (data: Buffer, start: number, end: number) => void): Buffer | undefined {
  let start = 0;
  for (;;) {
    const end = data.indexOf(0, start);
    if (end === -1) break;
    count(data, start, end);
    start = end + 1;
  }
  return start < data.length ? Buffer.from(data.subarray(start)) : undefined;
}

function record(data: Buffer, start: number, end: number, tally: Tally): number {
  const nameEnd = data.indexOf(newline, start);
  const emailEnd = data.indexOf(newline, nameEnd + 1);
  const dateEnd = data.indexOf(newline, emailEnd + 1);
  if (nameEnd === -1 || emailEnd === -1 || dateEnd === -1 || dateEnd > end) throw new Error("not a record of git's");
  const day = rawDay(data.toString("latin1", emailEnd + 1, dateEnd));
  const author = tally.contact(data.toString("latin1", start, emailEnd));
  tally.commit(author, day);
  if (dateEnd + 1 < end) coAuthors(data.toString("latin1", dateEnd + 1, end), author, day, tally);
  return day;
}

/** Each is counted once a commit, by address (the case of which says nothing), and nobody beside oneself. */
function coAuthors(text: string, author: number, day: number, tally: Tally): void {
  const seen = new Set([addressIn(tally.names[author] as string)]);
  for (const line of text.split("\n")) {
    const key = contactKey(line);
    if (key === undefined || seen.has(addressIn(key))) continue;
    seen.add(addressIn(key));
    tally.coAuthor(tally.contact(key), day, author);
  }
}

function addressIn(key: string): string {
  return key.slice(key.indexOf("\n") + 1).toLowerCase();
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
