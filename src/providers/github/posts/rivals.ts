import type { PostKind, Target } from "../../../kinds/item.ts";
import type { Outcome } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { Client } from "../client.ts";
import { partOf } from "../read/shape.ts";
import { mutate } from "../write/mutate.ts";
import { itemOf, selectionOf } from "./read.ts";

type Threads = Exclude<PostKind, "event-milestone">;

/** What was just made. */
export interface Made {
  readonly kind: Threads;
  readonly target: Target;
  /** Name of the post, and its text as it was sent. */
  readonly name: string;
  readonly body: string;
  readonly id: string;
}

interface Rival {
  readonly id: string;
  readonly number: number;
  readonly isTouched: boolean;
}

const fieldOf = { "event-issue": "issues", "event-discussion": "discussions" } as const;

/**
 * Looks again for a post that was just made: another machine may have made the same one meanwhile. The oldest stays, on
 * both sides; whoever made a younger one closes it, unless somebody has said something there. This holds as far as GitHub
 * shows what was made before: what it does not show yet is not seen, and stays.
 */
export async function settleRivals(client: Client, made: Made): Promise<Outcome> {
  const all = await rivalsOf(client, made);
  const own = all.find(({ id }) => id === made.id);
  const oldest = all.reduce<Rival | undefined>(
    (first, one) => (first && first.number < one.number ? first : one),
    undefined,
  );
  if (!own || !oldest || oldest.id === own.id) return { state: "done", ref: made.id };
  const closed = own.isTouched ? undefined : await close(client, made);
  if (closed?.state === "done") return { state: "done", ref: oldest.id, met: true };
  const params = { name: made.name, first: `#${oldest.number}`, second: `#${own.number}` };
  return { state: "failed", reach: "step", reason: "post.twice", params };
}

/** Open posts with the same mark among the newest; none when that cannot be told: what was made stays then. */
async function rivalsOf({ http }: Client, { kind, target, name, body }: Made): Promise<Rival[]> {
  const { owner, repository } = target;
  const field = fieldOf[kind];
  const query = `query($owner:String!,$name:String!){repository(owner:$owner,name:$name){${field}(first:100,orderBy:{field:CREATED_AT,direction:DESC}){nodes{number ${selectionOf(kind)} comments{totalCount}}}}}`;
  try {
    const { data } = await http.graphql({ query, variables: { owner, name: repository }, write: false });
    const nodes = partOf(data?.repository, "repository").part(field).parts("nodes");
    return nodes.flatMap((node) => {
      const item = itemOf(kind, node, target);
      if (item?.name !== name || item.fields.state !== "open") return [];
      const isTouched = node.part("comments").count("totalCount") > 0 || node.text("body") !== body;
      return [{ id: node.text("id"), number: node.count("number"), isTouched }];
    });
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function close(client: Client, { kind, id }: Made): Promise<Outcome> {
  if (kind === "event-issue") {
    const input = { issueId: id, stateReason: "NOT_PLANNED" };
    return (await mutate(client, "closeIssue", "CloseIssueInput", input, "issue{id}")).outcome;
  }
  const input = { discussionId: id, reason: "DUPLICATE" };
  return (await mutate(client, "closeDiscussion", "CloseDiscussionInput", input, "discussion{id}")).outcome;
}
