import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { closeSync, linkSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../make-folder.ts";
import { readRegular } from "../regular.ts";
import { sweep } from "../sweep.ts";

/**
 * Tells what this machine has made from what came with a repository: a record of a change is believed only when it bears a
 * seal of a key that never leaves the user's state folder.
 */
export interface Seal {
  /** The seal of a text; undefined where no key can be kept: then nothing bears one. */
  of(text: string): string | undefined;
  holds(text: string, seal: string): boolean;
}

/** @param folder `stateFolder`; the key is made there when the first seal is asked for */
export function openSeal(folder: string): Seal {
  let known: Buffer | undefined;
  const key = (make: boolean): Buffer | undefined => {
    known ??= readKey(folder) ?? (make ? makeKey(folder) : undefined);
    return known;
  };
  const seal = (text: string, own: Buffer) => createHmac("sha256", own).update(text).digest("hex");
  return {
    of: (text) => {
      const own = key(true);
      return own && seal(text, own);
    },
    holds: (text, given) => {
      const own = key(false);
      if (!own || !/^[0-9a-f]{64}$/.test(given)) return false;
      return timingSafeEqual(Buffer.from(seal(text, own)), Buffer.from(given));
    },
  };
}

const name = "tree-key";

function readKey(folder: string): Buffer | undefined {
  try {
    const text = readRegular(join(folder, name), 1024)?.toString("latin1") ?? "";
    return /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, "hex") : undefined;
  } catch {
    return undefined;
  }
}

/** Put in place by a link, so that nobody reads half of one, and of two runs at once one wins. */
function makeKey(folder: string): Buffer | undefined {
  const fresh = join(folder, `${name}.${randomBytes(4).toString("hex")}`);
  try {
    makeFolder(folder, 0o700);
    const file = openSync(fresh, "wx", 0o600);
    try {
      writeFileSync(file, randomBytes(32).toString("hex"));
    } finally {
      closeSync(file);
    }
    return place(fresh, folder);
  } catch {
    return undefined;
  } finally {
    sweep(fresh);
  }
}

/** What stands there and is no key would never become one: it gives way, once. */
function place(fresh: string, folder: string): Buffer | undefined {
  try {
    linkSync(fresh, join(folder, name));
  } catch {
    if (!readKey(folder)) {
      rmSync(join(folder, name), { force: true });
      linkSync(fresh, join(folder, name));
    }
  }
  return readKey(folder);
}
