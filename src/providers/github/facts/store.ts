import { join } from "node:path";
import { sha256 } from "../../../system/hash.ts";
import { readKept, writeKept } from "../../../system/http/keep.ts";
import { decode, encode } from "./format.ts";
import type { Kept } from "./kept.ts";

/** Where facts are kept from run to run: a file for each repository. What is missing or damaged is read anew. */
export interface Store {
  load(repository: string): Kept | undefined;
  save(repository: string, kept: Kept): void;
}

/** Changes whenever the files of an older version cannot be read any more. */
const head = "commonry facts 1";

/**
 * @param folder `cacheFolder` of `system/cache.ts`; nothing is kept without one
 * @param host of the forge: the same name elsewhere is another repository
 */
export function createStore(folder: string | undefined, host: string): Store {
  if (folder === undefined) return { load: () => undefined, save: () => undefined };
  const pathOf = (repository: string) =>
    join(folder, "facts", `${sha256(`${host}\n${repository.toLowerCase()}`).slice(0, 32)}.json`);
  return {
    load: (repository) => parse(readKept(pathOf(repository))),
    save: (repository, kept) => {
      const body = JSON.stringify(encode(kept));
      writeKept(pathOf(repository), `${head} ${sha256(body)}\n${body}`);
    },
  };
}

function parse(text: string | undefined): Kept | undefined {
  const end = text?.indexOf("\n") ?? -1;
  if (text === undefined || end === -1) return undefined;
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== `${head} ${sha256(body)}`) return undefined;
  try {
    return decode(JSON.parse(body));
  } catch {
    return undefined;
  }
}
