import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../hash.ts";
import { readKept, writeKept } from "./keep.ts";
import type { Answer, Asked } from "./types.ts";

/** An answer kept from before. */
export interface Kept {
  readonly etag: string;
  /** `Link` header, or empty. */
  readonly link: string;
  readonly body: string;
}

export interface Etags {
  find(asked: Asked): Kept | undefined;
  keep(asked: Asked, answer: Answer): void;
}

const mostBytes = 4 * 1024 * 1024;

/**
 * Answers by their entity tag: one that is confirmed costs nothing of GitHub's hourly limit. What is missing, broken or
 * was edited is as if it had never been.
 * @param owner tells credentials apart: one never sees what another was answered
 * @param most files in the folder; the oldest go first
 */
export function createEtags(folder: string, owner: string, most = 2000): Etags {
  let written = 0;
  const pathOf = ({ url, headers }: Asked) =>
    join(folder, `${sha256(`${owner}\n${headers?.accept ?? ""}\n${url}`)}.json`);
  return {
    find(asked) {
      const text = readKept(pathOf(asked));
      return text === undefined ? undefined : parse(text);
    },
    keep(asked, { headers, text }) {
      const etag = headers.get("etag");
      if (!etag || text.length > mostBytes) return;
      const link = headers.get("link") ?? "";
      const kept = { etag, link, sum: sha256(`${etag}\n${link}\n${text}`), body: text };
      // Looking through the folder takes longer than writing a file: not each time.
      if (writeKept(pathOf(asked), JSON.stringify(kept)) && written++ % 100 === 0) dropOldest(folder, most);
    },
  };
}

function parse(text: string): Kept | undefined {
  try {
    const { etag, link, body, sum } = JSON.parse(text) as Record<string, unknown>;
    if (typeof etag !== "string" || typeof link !== "string" || typeof body !== "string") return undefined;
    if (sum !== sha256(`${etag}\n${link}\n${body}`)) return undefined;
    return { etag, link, body };
  } catch {
    return undefined;
  }
}

function dropOldest(folder: string, most: number): void {
  try {
    const names = readdirSync(folder);
    if (names.length <= most) return;
    const aged = names.map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs })).sort((a, b) => a.at - b.at);
    for (const { name } of aged.slice(0, names.length - most)) rmSync(join(folder, name), { force: true });
  } catch {
    // Another run is sweeping as well.
  }
}
