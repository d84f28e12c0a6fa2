import { AppError } from "../../system/errors.ts";
import type { Dav } from "../../system/http/dav.ts";

/** The transport as the client library wants it. It hands over no more than method, headers and a body of text. */
export function fetchOf(dav: Dav): typeof fetch {
  return ((url: string | URL, init?: Parameters<Dav["fetch"]>[1]) => dav.fetch(url, init)) as typeof fetch;
}

/**
 * Reads something by the client library, which takes an answer apart without looking whether it is as it should be.
 * @throws AppError of its own; `caldav.partial` for what the library, or whoever reads, did not understand
 */
export async function understood<T>(url: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("caldav.partial", { path: URL.canParse(url) ? new URL(url).pathname : url }, 1, error);
  }
}
