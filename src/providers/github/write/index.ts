import { type KindId, targetKey } from "../../../kinds/item.ts";
import type { Outcome, Step, Stop } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { Client } from "../client.ts";
import { outcome } from "../outcome.ts";
import { writeEventDiscussion, writeEventIssue, writeEventMilestone } from "../posts/write.ts";
import { writeBoard, writeField, writeLink } from "./boards.ts";
import type { Ids } from "./ids.ts";
import { batchSize, isBatched, writeLabelBatch, writeLabelsByRest } from "./labels.ts";
import { writeAutolink, writeMilestone, writeRuleset } from "./lists.ts";
import { Refusals, slots } from "./refusals.ts";
import { writeRepository } from "./repository.ts";
import { writeAccess, writeMember, writeTeam } from "./teams.ts";
import { writeView } from "./views.ts";
import type { Tell, Writing } from "./writing.ts";

type Write = (client: Client, step: Step, ids: Ids) => Promise<Outcome>;

const writers: Readonly<Partial<Record<KindId, Write>>> = {
  repository: writeRepository,
  team: writeTeam,
  "team-member": writeMember,
  "team-repository": writeAccess,
  milestone: writeMilestone,
  autolink: writeAutolink,
  ruleset: writeRuleset,
  board: writeBoard,
  "board-field": writeField,
  "board-repository": writeLink,
  "board-view": writeView,
  "event-issue": writeEventIssue,
  "event-discussion": writeEventDiscussion,
  "event-milestone": writeEventMilestone,
};

/** Targets, or labels over REST, that are written side by side. */
const sideBySide = 20;

/**
 * Carries steps out: labels many at once, all else one by one within a target, and targets side by side. What would be
 * refused as one before it was (archived, no permission, no longer authorised) is told so without being sent.
 */
export async function writeAll(
  client: Client,
  steps: readonly Step[],
  ids: Ids,
  tell: Tell,
  stop: Stop,
): Promise<void> {
  const refusals = new Refusals();
  const noted: Tell = (step, told) => tell(step, refusals.note(step, told));
  const writing: Writing = { client, ids, refusals, tell: noted, stop, slot: slots(sideBySide) };
  const labels = steps.filter(({ kind }) => kind === "label");
  const others = steps.filter(({ kind }) => kind !== "label");
  if (labels.length > 0) await writeLabels(labels, writing);
  const groups = new Map<string, Step[]>();
  for (const step of others) groups.set(targetKey(step.target), [...(groups.get(targetKey(step.target)) ?? []), step]);
  await Promise.all([...groups.values()].map((group) => writing.slot(() => writeGroup(group, writing))));
}

async function writeGroup(steps: readonly Step[], { client, ids, refusals, tell, stop }: Writing): Promise<void> {
  for (const step of steps) {
    if (stop.requested) return;
    const write = writers[step.kind];
    if (write) tell(step, refusals.of(step) ?? (await outcome(() => write(client, step, ids))));
    else tell(step, { state: "failed", reach: "step", reason: "target.not-offered", params: { name: step.name } });
  }
}

/** Tells a step that would be refused so. @returns whether it was one */
function isRefused(step: Step, { refusals, tell }: Writing): boolean {
  const why = refusals.of(step);
  if (why) tell(step, why);
  return why !== undefined;
}

/** Sends the next labels that can go together, or the one that goes by itself. @returns what is left, or is to go again */
async function writeNext(open: readonly Step[], writing: Writing): Promise<Step[]> {
  const end = open.findIndex((step) => !isBatched(step));
  const count = Math.min(end === -1 ? open.length : end, batchSize);
  const again = count > 0 ? await writeLabelBatch(open.slice(0, count), writing) : [];
  if (count === 0) await writeLabelsByRest(open.slice(0, 1), writing);
  return [...again, ...open.slice(Math.max(count, 1))];
}

/** By GraphQL where it is there: batches in order, and what cannot be batched between them where it stands. */
async function writeLabels(steps: readonly Step[], writing: Writing): Promise<void> {
  const { client, stop } = writing;
  let open = [...steps];
  while (open.length > 0 && !stop.requested) {
    if (client.http.graphqlAbsent) return writeLabelsByRest(open, writing);
    open = open.filter((step) => !isRefused(step, writing));
    if (open.length === 0) return;
    try {
      open = await writeNext(open, writing);
    } catch (error) {
      if (error instanceof AppError && error.code === "http.no-graphql") continue;
      throw error;
    }
  }
}
