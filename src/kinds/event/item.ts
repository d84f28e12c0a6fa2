import { type Actual, fold, type Target } from "../item.ts";
import { eventFields } from "./fields.ts";

/** An object of a calendar, as a place reads it. */
export interface Stored {
  readonly target: Target;
  /** The place's handle of it. */
  readonly ref: string;
  readonly etag: string;
  readonly text: string;
}

/** What a calendar holds, told apart by whose it is. */
export interface Sorted {
  readonly own: readonly Actual[];
  /** UIDs of what is not ours: never touched, and in the way of a thing of the same UID. */
  readonly foreign: readonly string[];
}

/** Tells the objects that commonry has made from those of other people. What is no event is nobody's. */
export function sortStored(stored: readonly Stored[]): Sorted {
  const own: Actual[] = [];
  const foreign: string[] = [];
  for (const { target, ref, etag, text } of stored) {
    const found = eventFields(text);
    if (!found) continue;
    const { uid, fields } = found;
    if (fields.hash === null) foreign.push(uid);
    else own.push({ kind: "event", target, name: uid, ref, fields: { ...fields, etag } });
  }
  return { own, foreign };
}

/** The file that an object gets: readable, and told apart from that of a UID which differs only in other signs. */
export function fileOfUid(uid: string, digest: (text: string) => string): string {
  const plain = uid
    .replace(/[^A-Za-z0-9._@-]/g, "_")
    .replace(/^\./, "_")
    .slice(0, 150);
  const safe = plain === fold(uid) ? plain : `${plain}-${digest(uid).slice(0, 8)}`;
  return `${safe}.ics`;
}
