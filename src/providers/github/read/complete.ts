import type { Failure } from "../../../plan/port.ts";
import type { GraphqlAnswer, Http } from "../../../system/http/index.ts";
import { targetFailure } from "./errors.ts";
import { ask, type Connection } from "./selections.ts";

// biome-ignore lint/suspicious/noExplicitAny: the service's answer, whose shape the document fixes.
type Node = any;

/** More pages than this are a circle, or no community. */
const mostPages = 100;

/**
 * All of a connection, page after page. A part that is missing is a failure, never an absence.
 * @param type and id of the node that has the connection
 * @param first its first page
 */
export async function complete(
  http: Http,
  type: string,
  id: string,
  connection: Connection,
  first: Node,
): Promise<Node[] | Pick<Failure, "reason" | "params">> {
  const found: Node[] = [];
  let page = first;
  const seen = new Set<string>();
  for (let count = 0; count < mostPages; count++) {
    const list = page?.[connection.part];
    if (!Array.isArray(list) || list.some((one) => one === null || one?.node === null))
      return { reason: "target.partial", params: { message: connection.field } };
    found.push(...list);
    if (!page.pageInfo?.hasNextPage) break;
    const cursor = String(page.pageInfo.endCursor);
    if (seen.has(cursor)) return { reason: "target.partial", params: { message: connection.field } };
    seen.add(cursor);
    const query = `query($id:ID!){node(id:$id){...on ${type}{${ask(connection, cursor)}}}}`;
    const answer = await nextPage(http, query, id);
    if ("reason" in answer) return answer;
    const { data, errors } = answer;
    if (errors[0]) return { reason: "target.partial", params: { message: errors[0].message } };
    page = (data?.node as Node)?.[connection.field];
  }
  const total = Number(first.totalCount);
  return total === found.length ? found : { reason: "target.short", params: { count: found.length, total } };
}

async function nextPage(
  http: Http,
  query: string,
  id: string,
): Promise<GraphqlAnswer | Pick<Failure, "reason" | "params">> {
  try {
    return await http.graphql({ query, variables: { id }, write: false });
  } catch (error) {
    const { reason, params } = targetFailure(error, { owner: "" });
    return { reason, params };
  }
}
