import { randomBytes } from "node:crypto";
import { readRegular } from "../regular.ts";
import type { Journal } from "./change.ts";
import type { Seal } from "./seal.ts";

/**
 * Whether a record of a change was made on this machine. One that came with a clone is somebody else's file: nothing of it
 * is carried out, and it is not removed.
 */

const most = 64 * 1024 * 1024;

const sealOfId = (random: string, seal: Seal) => seal.of(`commonry change ${random}`)?.slice(0, 16);

/** The id of a change: a random part and its seal. A folder gets it with its name, so there is no moment without it. */
export function newId(seal: Seal): string {
  const random = randomBytes(4).toString("hex");
  // Where no key can be kept, nothing is known to be ours later on.
  return random + (sealOfId(random, seal) ?? "0".repeat(16));
}

/** @param name of the folder of a change: `.pending-ID-4711`, `.done-ID`, `.undo-0003-ID` */
export function isOwn(name: string, seal: Seal): boolean {
  const [, random, given] =
    /^\.(?:pending-|done-|undo-\d{4,9}-)([0-9a-f]{8})([0-9a-f]{16})(?:-\d{1,9})?$/.exec(name) ?? [];
  return random !== undefined && given === sealOfId(random, seal);
}

/** A journal as it is written, with the seal of all that it says. */
export function sealed(journal: Journal, seal: Seal): string {
  const text = JSON.stringify(journal);
  return `${text.slice(0, -1)},"seal":"${seal.of(text) ?? ""}"}`;
}

/** What a journal says, when its seal holds. */
export function unsealed(path: string, seal: Seal): unknown {
  const text = read(path, most);
  const [, body, given] = /^(\{.*),"seal":"([0-9a-f]{64})"\}$/s.exec(text ?? "") ?? [];
  if (body === undefined || given === undefined || !seal.holds(`${body}}`, given)) return undefined;
  return JSON.parse(`${body}}`);
}

function read(path: string, limit: number): string | undefined {
  try {
    return readRegular(path, limit, { noLink: true })?.toString("utf8");
  } catch {
    return undefined;
  }
}
