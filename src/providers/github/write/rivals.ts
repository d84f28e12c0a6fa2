import { fold } from "../../../kinds/item.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { Client } from "../client.ts";
import { type Part, partOf } from "../read/shape.ts";
import type { Ids } from "./ids.ts";
import { mutate } from "./mutate.ts";

/** GitHub takes two boards of one title, and two views of one name on a board. */

interface Rival {
  readonly id: string;
  readonly number: number;
  readonly isTouched: boolean;
}

const nothing = "clientMutationId";
const latest = "first:100,orderBy:{field:NUMBER,direction:DESC}";

/**
 * Looks again for a board that was just made: another machine may have made the same one meanwhile. The oldest stays, on
 * both sides; whoever made a younger one removes it, unless something lies on it. This holds as far as GitHub shows what
 * was made before.
 * @returns undefined when it is the only one; `exists` when the oldest is another: that is the one from here on, and is
 *   brought in step
 */
export async function settleBoards(client: Client, { name }: Step, ids: Ids, id: string): Promise<Outcome | undefined> {
  const { id: owner } = await ids.owner();
  const list = `projectsV2(${latest}){nodes{id number title closed items(first:1){totalCount}}}`;
  const query = `query($id:ID!){node(id:$id){...on Organization{${list}} ...on User{${list}}}}`;
  const all = await rivals(client, query, owner, "projectsV2", (node) => {
    if (fold(node.text("title")) !== fold(name) || node.flag("closed")) return [];
    return [{ ...handle(node), isTouched: node.part("items").count("totalCount") > 0 }];
  });
  const remove = () => mutate(client, "deleteProjectV2", "DeleteProjectV2Input", { projectId: id }, nothing);
  const { outcome, oldest } = await settled(all, id, name, async () => (await remove()).outcome);
  if (outcome?.state === "exists" && oldest) {
    ids.memory.set("board", name, oldest.id);
    ids.memory.set("number", name, String(oldest.number));
  }
  return outcome;
}

/** The same of a view: one that is not as it was made has been touched. @param made its handle, and how it was made */
export async function settleViews(
  client: Client,
  { name, fields }: Step,
  { id, board }: { readonly id: string; readonly board: string },
): Promise<Outcome | undefined> {
  const query = "query($id:ID!){node(id:$id){...on ProjectV2{views(first:100){nodes{id number name filter layout}}}}}";
  const all = await rivals(client, query, board, "views", (node) => {
    if (fold(node.text("name")) !== fold(name)) return [];
    const isAsMade = (node.maybeText("filter") ?? "") === (fields.filter ?? "");
    return [{ ...handle(node), isTouched: !isAsMade || node.text("layout") !== layoutOf(fields.layout) }];
  });
  const remove = () => mutate(client, "deleteProjectV2View", "DeleteProjectV2ViewInput", { viewId: id }, nothing);
  return (await settled(all, id, name, async () => (await remove()).outcome)).outcome;
}

const layoutOf = (layout: unknown) => `${String(layout).toUpperCase()}_LAYOUT`;
const handle = (node: Part) => ({ id: node.text("id"), number: node.count("number") });

/** Those of one name among the newest; none when that cannot be told: what was made stays then. */
async function rivals(
  { http }: Client,
  query: string,
  id: string,
  list: string,
  take: (node: Part) => Rival[],
): Promise<Rival[]> {
  try {
    const { data } = await http.graphql({ query, variables: { id }, write: false });
    return partOf(data?.node, "node").part(list).parts("nodes").flatMap(take);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function settled(
  all: readonly Rival[],
  id: string,
  name: string,
  remove: () => Promise<Outcome>,
): Promise<{ readonly outcome?: Outcome; readonly oldest?: Rival }> {
  const own = all.find((one) => one.id === id);
  const [oldest] = [...all].sort((a, b) => a.number - b.number);
  if (!own || !oldest || own === oldest) return {};
  const gone = own.isTouched ? undefined : await remove();
  if (gone?.state === "done" || gone?.state === "absent") return { outcome: { state: "exists" }, oldest };
  const params = { name, first: `#${oldest.number}`, second: `#${own.number}` };
  return { outcome: { state: "failed", reach: "step", reason: "board.twice", params } };
}
