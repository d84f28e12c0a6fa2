import type { Outcome, Step } from "../../../plan/port.ts";
import { carriersOf, carriersOfBoth } from "../carriers.ts";
import type { Client, RestAnswer } from "../client.ts";
import { outcomeOf } from "../outcome.ts";
import { partOf } from "../read/shape.ts";
import { weighAll } from "../weigh.ts";

const place = ({ target }: Step) => ({ owner: target.owner, repo: target.repository });
const isDone = ({ status }: RestAnswer) => status >= 200 && status < 300;

/** A comma would part one label's name into two for the listing. */
function isListable(name: string): boolean {
  return !name.includes(",");
}

function failed(answer: RestAnswer): Outcome {
  const outcome = outcomeOf(answer);
  return outcome.state === "absent"
    ? { state: "failed", reach: "step", reason: "target.missing", params: {} }
    : outcome;
}

function unmoved(count: number): Outcome {
  return { state: "failed", reach: "step", reason: "target.unmoved", params: { count } };
}

const untold = { reason: "target.partial", params: { message: "issues.totalCount" } } as const;

/**
 * Every issue that carries the old label gets the new one; that is read back; only then the old one goes. Adding a label
 * that is there already changes nothing, so it can be begun again anywhere.
 */
export async function mergeLabel(client: Client, step: Step): Promise<Outcome> {
  const { name, into } = step;
  const target = into?.name ?? "";
  if (!isListable(name) || !isListable(target)) {
    return { state: "failed", reach: "step", reason: "target.comma", params: { name } };
  }
  const { numbers: carried, both: had } = await carriersOfBoth(client.http, step, target);
  // Putting the new one on takes the old one off nowhere: fewer than when the plan was made is a listing cut short, or a change.
  const { carried: total = 0 } = step;
  if (carried.length < total)
    return { state: "failed", reach: "step", reason: "target.short", params: { count: carried.length, total } };
  for (const issue_number of carried) {
    const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/labels";
    const answer = await client.rest(route, { ...place(step), issue_number, labels: [target] });
    if (!isDone(answer)) return failed(answer);
  }
  const both = new Set(await carriersOf(client.http, { ...step, name: target }));
  const missing = carried.filter((number) => !both.has(number));
  if (missing.length > 0) return unmoved(missing.length);
  const stays = await staysBehind(client, step, both);
  if (stays) return stays;
  const gone = outcomeOf(await client.rest("DELETE /repos/{owner}/{repo}/labels/{name}", { ...place(step), name }));
  const added = carried.filter((number) => !had.includes(number));
  return gone.state === "done" || gone.state === "absent" ? { state: "done", moved: carried, added } : gone;
}

/**
 * Both listings may be cut alike: whoever counts the carriers otherwise has to know of none that stayed behind.
 * @param both numbers of those that carry the new label
 * @returns why the old one stays; undefined when it may go
 */
async function staysBehind(client: Client, step: Step, both: ReadonlySet<number>): Promise<Outcome | undefined> {
  const { issues, numbers = [], unread } = (await weighAll(client.http, [{ ...step, ref: step.ref ?? "" }]))[0] ?? {};
  if (unread || issues === undefined) return { state: "failed", reach: "step", ...(unread ?? untold) };
  const behind = Math.max(issues - both.size, numbers.filter((number) => !both.has(number)).length);
  return behind > 0 ? unmoved(behind) : undefined;
}

/** A milestone's issues go over to another, which is read back, and it says itself that it has none; then it goes. */
export async function mergeMilestone(client: Client, step: Step): Promise<Outcome> {
  const { ref = "", into } = step;
  const moved = await carriersOf(client.http, step);
  for (const issue_number of moved) {
    const milestone = Number(into?.ref);
    const answer = await client.rest("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
      ...place(step),
      issue_number,
      milestone,
    });
    if (!isDone(answer)) return failed(answer);
  }
  const left = await carriersOf(client.http, step);
  if (left.length > 0) return unmoved(left.length);
  const at = { ...place(step), milestone_number: Number(ref) };
  // Both listings may be cut alike: the milestone counts its issues itself.
  const told = await client.rest("GET /repos/{owner}/{repo}/milestones/{milestone_number}", at);
  if (told.status === 404) return { state: "done", moved };
  if (told.status !== 200) return failed(told);
  const milestone = partOf(told.data, "milestone");
  const count = milestone.count("open_issues") + milestone.count("closed_issues");
  if (count > 0) return unmoved(count);
  const gone = outcomeOf(await client.rest("DELETE /repos/{owner}/{repo}/milestones/{milestone_number}", at));
  return gone.state === "done" || gone.state === "absent" ? { state: "done", moved } : gone;
}
