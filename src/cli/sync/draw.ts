import { desiredOf } from "../../kinds/desired.ts";
import { manualNotes } from "../../kinds/manual.ts";
import { scopeOf } from "../../kinds/scope.ts";
import { draft, finish } from "../../plan/make.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Place, Scope, Snapshot } from "../../plan/port.ts";
import { waiting } from "../views/sync/words.ts";
import type { SyncFlags } from "./flags.ts";
import type { Source } from "./load.ts";

export interface Drawn {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
}

/** Reads a place, and makes the plan that brings it in step with the manifest. */
export async function drawPlan(source: Source, owner: string, place: Place, flags: SyncFlags): Promise<Drawn> {
  const { community, path, sha256 } = source;
  const desired = desiredOf(community, owner, flags.only);
  const scope: Scope = { owner, ...scopeOf(desired, flags.only) };
  const snapshot = await place.read(scope);
  const drafted = draft({
    desired,
    snapshot,
    offers: place.offers,
    strict: new Set(community.strict?.filter((kind) => kind !== "pages" && kind !== "events")),
    allowDelete: flags.allowDelete,
    only: flags.only,
  });
  const [ids, items] = [[...drafted.toWeigh.keys()], [...drafted.toWeigh.values()]];
  const weights = items.length > 0 ? await place.weigh(items) : [];
  const weighed = new Map(ids.flatMap((id, index) => (weights[index] ? [[id, weights[index]] as const] : [])));
  const about = {
    place: { provider: place.provider, host: place.host, owner },
    manifest: { path, sha256 },
    only: flags.only,
    allowDelete: flags.allowDelete,
    manual: flags.only.length === 0 || flags.only.includes("boards") ? manualNotes(community, owner, snapshot) : [],
  };
  return { plan: finish(drafted, weighed, about, (steps) => place.cost(steps)), snapshot };
}

/** Whether a plan finds something that is not as the manifest says: a deletion that waits for its flag is that too. */
export function isPending(plan: Plan): boolean {
  return plan.changes.length > 0 || plan.manual.length > 0 || waiting(plan) > 0;
}

/** What has to be read again to see whether a saved plan still stands on the ground that it was made on. */
export function scopeOfPlan({ grounds, place: { owner } }: Plan): Scope {
  const repositories = grounds.flatMap(({ kind, target, items }) =>
    kind === "repository" ? Object.keys(items) : target.repository === undefined ? [] : [target.repository],
  );
  const settings = grounds.flatMap(({ kind, items }) => (kind === "repository" ? Object.keys(items) : []));
  const calendars = grounds.flatMap(({ kind, target, items }) =>
    kind === "calendar" ? Object.keys(items) : (target.calendar ?? []),
  );
  return {
    owner,
    calendars: [...new Set(calendars)],
    kinds: new Set(grounds.map(({ kind }) => kind)),
    repositories: [...new Set(repositories)],
    settings: new Set(settings),
  };
}
