import { desiredOf } from "../../kinds/desired.ts";
import { type Desired, isPost, type KindId } from "../../kinds/item.ts";
import { manualNotes } from "../../kinds/manual.ts";
import { type NotOffered, notOffered } from "../../kinds/offered.ts";
import { scopeOf } from "../../kinds/scope.ts";
import { type Draft, draft, finish, type Input } from "../../plan/make.ts";
import type { Change, Note, Plan } from "../../plan/plan.ts";
import type { Failure, Group, Place, Scope, Snapshot } from "../../plan/port.ts";
import { nearest } from "../../system/nearest.ts";
import { waiting } from "../views/sync/words.ts";
import type { SyncFlags } from "./flags.ts";
import type { Source } from "./load.ts";

/** What is wanted of events: before it is known what is there, and after. */
export interface EventsWish {
  readonly before: readonly Desired[];
  /** Kinds that are looked for beside those that are wanted before. */
  readonly kinds: readonly KindId[];
  readonly posts: NonNullable<Scope["posts"]>;
  /** @param removes whether what has left the manifest may go */
  readonly judge: (snapshot: Snapshot, removes: boolean) => JudgedEvents;
}

export interface JudgedEvents {
  readonly desired: readonly Desired[];
  readonly kept: ReadonlySet<string>;
  readonly groups: readonly Group[];
  readonly warnings: readonly Note[];
}

export interface Drawn {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
}

/**
 * Reads a place, and makes the plan that brings it in step with the manifest.
 * @param events what is wanted of events; undefined when there are none, or they were not asked for
 */
export async function drawPlan(
  source: Source,
  owner: string,
  place: Place,
  flags: SyncFlags,
  events?: EventsWish,
): Promise<Drawn> {
  const { community, path, sha256 } = source;
  const listed = [...desiredOf(community, owner, flags.only), ...(events?.before ?? [])];
  const listing = scopeOf(listed, flags.only);
  const kinds = new Set([...listing.kinds, ...(events?.kinds ?? [])]);
  const scope: Scope = { owner, ...listing, kinds, posts: events?.posts ?? [] };
  const snapshot = await place.read(scope);
  const strict = new Set(community.strict?.filter((kind) => kind !== "pages"));
  const judged = events?.judge(snapshot, strict.has("events") && flags.allowDelete !== false);
  const drafted = await draftWith(place, owner, {
    desired: [...listed, ...(judged?.desired ?? [])],
    snapshot,
    offers: place.offers,
    strict,
    allowDelete: flags.allowDelete,
    only: flags.only,
    kept: judged?.kept ?? new Set(),
    groups: judged?.groups ?? [],
  });
  const [ids, items] = [[...drafted.toWeigh.keys()], [...drafted.toWeigh.values()]];
  const weights = items.length > 0 ? await place.weigh(items) : [];
  const weighed = new Map(ids.flatMap((id, index) => (weights[index] ? [[id, weights[index]] as const] : [])));
  const about = {
    place: { provider: place.provider, host: place.host, owner },
    manifest: { path, sha256 },
    only: flags.only,
    allowDelete: flags.allowDelete,
    notOffered: [...unoffered(source, place, flags), ...elsewhere(drafted.warnings, place)],
    manual: flags.only.length === 0 || flags.only.includes("boards") ? manualNotes(community, owner, snapshot) : [],
  };
  const warnings = [...drafted.warnings.filter((note) => !isElsewhere(note)), ...(judged?.warnings ?? [])];
  const noted = { ...drafted, warnings };
  return { plan: finish(noted, weighed, about, (steps) => place.cost(steps)), snapshot };
}

/** A draft, and what only another question to the place can tell: it is asked where the answer matters. */
async function draftWith(place: Place, owner: string, input: Input): Promise<Draft> {
  let drafted = draft(input);
  // Owners are maintainers of their teams, whatever is wanted.
  if (place.owners && drafted.changes.some(isPlainMember)) {
    const owners = await place.owners(owner);
    if (owners) drafted = draft({ ...input, snapshot: { ...input.snapshot, owners } });
  }
  const strangers = drafted.failures.filter(({ reason }) => reason === "plan.no-repository");
  const names = strangers.length > 0 ? ((await place.names?.(owner)) ?? []) : [];
  if (names.length === 0) return drafted;
  const failures = drafted.failures.map((failure): Failure => {
    const near = strangers.includes(failure) ? nearest(String(failure.params.name), names) : undefined;
    return near === undefined
      ? failure
      : { ...failure, reason: "plan.no-repository-near", params: { ...failure.params, nearest: near } };
  });
  return { ...drafted, failures };
}

function isPlainMember({ kind, action, fields }: Change): boolean {
  return kind === "team-member" && action !== "delete" && fields.some(({ after }) => after === "member");
}

/** Sections that nobody carries out. Of a run for events alone, those that are about events. */
function unoffered({ community, loaded }: Source, { provider }: Place, { only }: SyncFlags): NotOffered[] {
  const isEvents = only.length === 1 && only[0] === "events";
  const all = notOffered(community, loaded.events, provider === "local");
  return isEvents ? all.filter(({ section }) => section === "caldav") : all;
}

const isElsewhere = ({ code }: Note) => code === "plan.not-offered";

/** Sections whose things there are none of where the plan goes. */
function elsewhere(notes: readonly Note[], { provider }: Place): NotOffered[] {
  return notes.filter(isElsewhere).map(({ params }) => {
    return { section: String(params.section), service: provider, reason: "place" };
  });
}

/** Whether a plan finds something that is not as the manifest says: a deletion that waits for its flag is that too. */
export function isPending(plan: Plan): boolean {
  return plan.changes.length > 0 || plan.manual.length > 0 || waiting(plan) > 0;
}

/** Where the posts of some groups are looked for. */
export function postsOf(groups: readonly Group[]): { readonly owner: string; readonly repository: string }[] {
  return groups.flatMap(({ kind, target: { owner, repository } }) =>
    isPost(kind) && repository !== undefined ? [{ owner, repository }] : [],
  );
}
