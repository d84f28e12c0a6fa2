import type { Etags, Kept } from "./etags.ts";
import type { Answer, Request } from "./types.ts";

/** Asks whether an answer kept from before still holds, when there is one, and keeps the new one when it does not. */
export async function confirmed(
  request: Request,
  etags: Etags | undefined,
  send: (request: Request) => Promise<Answer>,
): Promise<Answer> {
  if (!etags || !request.etag || request.method !== "GET") return send(request);
  const kept = etags.find(request);
  const data = kept && parsed(kept);
  // A full page may be the same and yet have a next one by now, of which a 304 need not tell.
  if (!kept || data === undefined || isFull(data, request.url)) return keepNew(request, await send(request), etags);
  const answer = await send({ ...request, headers: { ...request.headers, "if-none-match": kept.etag } });
  if (answer.status !== 304) return keepNew(request, answer, etags);
  const headers = new Headers(answer.headers);
  headers.set("etag", kept.etag);
  if (kept.link) headers.set("link", kept.link);
  return { status: 200, headers, text: kept.body, data };
}

function isFull(data: unknown, url: string): boolean {
  const size = Number(new URL(url).searchParams.get("per_page") ?? 30);
  return Array.isArray(data) && data.length >= size;
}

function keepNew(request: Request, answer: Answer, etags: Etags): Answer {
  if (answer.status === 200) etags.keep(request, answer);
  return answer;
}

function parsed({ body }: Kept): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
