import { type KindId, targetKey } from "../../../kinds/item.ts";
import type { Outcome, Step, Stop } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { Client } from "../client.ts";
import { outcome } from "../outcome.ts";
import { writeBoard, writeField, writeLink } from "./boards.ts";
import type { Ids } from "./ids.ts";
import { batchSize, isBatched, writeLabelBatch, writeLabelsByRest } from "./labels.ts";
import { writeAutolink, writeMilestone, writeRuleset } from "./lists.ts";
import { writeRepository } from "./repository.ts";
import { writeAccess, writeMember, writeTeam } from "./teams.ts";
import { writeView } from "./views.ts";

type Tell = (step: Step, outcome: Outcome) => void;
type Write = (client: Client, step: Step, ids: Ids) => Promise<Outcome>;

const writers: Readonly<Record<Exclude<KindId, "label">, Write>> = {
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
};

/** Carries steps out: labels many at once, all else one by one within a target, and targets side by side. */
export async function writeAll(
  client: Client,
  steps: readonly Step[],
  ids: Ids,
  tell: Tell,
  stop: Stop,
): Promise<void> {
  const labels = steps.filter(({ kind }) => kind === "label");
  const others = steps.filter(({ kind }) => kind !== "label");
  if (labels.length > 0) await writeLabels(client, labels, ids, tell, stop);
  const groups = new Map<string, Step[]>();
  for (const step of others) groups.set(targetKey(step.target), [...(groups.get(targetKey(step.target)) ?? []), step]);
  await Promise.all(
    [...groups.values()].map(async (group) => {
      for (const step of group) {
        if (stop.requested) return;
        tell(step, await outcome(() => writers[step.kind as Exclude<KindId, "label">](client, step, ids)));
      }
    }),
  );
}

/** By GraphQL where it is there: batches in order, and what cannot be batched between them where it stands. */
async function writeLabels(client: Client, steps: readonly Step[], ids: Ids, tell: Tell, stop: Stop): Promise<void> {
  const open = [...steps];
  while (open.length > 0 && !stop.requested) {
    if (client.http.graphqlAbsent) return writeLabelsByRest(client, open, tell, stop);
    const end = open.findIndex((step) => !isBatched(step));
    const count = Math.min(end === -1 ? open.length : end, batchSize);
    try {
      if (count > 0) await writeLabelBatch(client, open.slice(0, count), ids, tell);
      else await writeLabelsByRest(client, open.slice(0, 1), tell, stop);
    } catch (error) {
      if (error instanceof AppError && error.code === "http.no-graphql") continue;
      throw error;
    }
    open.splice(0, Math.max(count, 1));
  }
}
