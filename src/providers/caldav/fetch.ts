import type { Dav } from "../../system/http/dav.ts";

/** The transport as the client library wants it. It hands over no more than method, headers and a body of text. */
export function fetchOf(dav: Dav): typeof fetch {
  return ((url: string | URL, init?: Parameters<Dav["fetch"]>[1]) => dav.fetch(url, init)) as typeof fetch;
}
