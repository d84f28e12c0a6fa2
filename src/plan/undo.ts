import { type Actual, type Fields, fold, isPost, itemKey, targetKey, type Value } from "../kinds/item.ts";
import { homeOf, isLink } from "../kinds/nesting.ts";
import { findDone } from "./apply/found.ts";
import type { Recorded } from "./apply/journal.ts";
import { satisfied } from "./apply/satisfied.ts";
import { groupKey, isLost } from "./digest.ts";
import { lossesOf } from "./losses.ts";
import type { Change, FieldChange } from "./plan.ts";
import type { Outcome, Snapshot, Step } from "./port.ts";
import { stepsOf } from "./steps.ts";

/** A change that is not taken back, and why: `left.unread`, `left.changed`, `left.repository`, `left.calendar`, `left.post`, `left.met`; or what of it cannot be given back: `left.carriers`, `left.into`, `left.values`, `left.members`. */
export interface Left {
  readonly change: Change;
  readonly reason: string;
}

export interface Inverse {
  readonly changes: readonly Change[];
  readonly left: readonly Left[];
}

/** The changes of a recorded apply that were carried out, as far as the journal knows. */
export function doneChanges({ plan, results }: Recorded): Change[] {
  return plan.changes.filter(({ id }) => results.get(id)?.state === "done");
}

/** Changes that were begun, and of which nobody knows what became: a run was killed. */
function openChanges({ plan, begun, results }: Recorded): Change[] {
  return plan.changes.filter(({ id }) => begun.has(id) && !results.has(id));
}

/**
 * What takes a recorded apply back: the opposite of each change that was carried out, the last one first. What the
 * journal leaves open counts as carried out when things are as it was to make them. A thing that is no longer as the
 * apply left it is left alone; a repository that was made is never deleted. Pure.
 * @param snapshot how things are now
 */
export function inverse(record: Recorded, snapshot: Snapshot): Inverse {
  const changes: Change[] = [];
  const left: Left[] = [];
  const state = new Map(snapshot.items.map((item) => [itemKey(item), item]));
  const steps = new Map(stepsOf(record.plan.changes).map((step) => [step.id, step]));
  for (const change of carriedOut(record, snapshot).reverse()) {
    const step = steps.get(change.id) as Step;
    if (isHidden(change, snapshot)) {
      left.push({ change, reason: "left.unread" });
      continue;
    }
    const back = opposite(change, step, state, record.results.get(change.id));
    if (typeof back === "string") left.push({ change, reason: back });
    else {
      changes.push(back);
      left.push(...lossesOf(change, record.results.get(change.id)).map((reason) => ({ change, reason })));
      follow(back, state);
    }
  }
  return { changes: withWhatTheyAreIn(underFormerNames(changes)), left };
}

/**
 * Without what goes by itself: a team takes its members and its access with it, and sent after the team they would be
 * missed. A board is closed with all that is in it: fields that went before it would take the values of its cards along.
 */
function withWhatTheyAreIn(changes: readonly Change[]): Change[] {
  const gone = new Set(
    changes.flatMap(({ kind, action, target, name }) =>
      action === "delete" && (kind === "team" || kind === "board") ? [targetKey({ ...target, [kind]: name })] : [],
    ),
  );
  return changes.filter(({ kind, target }) => {
    const home = homeOf(kind);
    return (home !== "team" && home !== "board") || !gone.has(targetKey(target));
  });
}

/** Whether it is not known how the thing of a change is now: then nothing is done to it, and it does not count as gone. */
function isHidden({ kind, target, name, from }: Change, { failures }: Snapshot): boolean {
  return [name, ...(from === undefined ? [] : [from])].some((one) => isLost({ kind, target }, one, failures));
}

function carriedOut(record: Recorded, snapshot: Snapshot): Change[] {
  const { items } = snapshot;
  const group = (step: Step) => items.filter((item) => groupKey(item) === groupKey(step));
  const found = new Set(findDone(stepsOf(openChanges(record)), group).found.map(({ id }) => id));
  const known = new Set([...doneChanges(record), ...openChanges(record).filter((one) => isHidden(one, snapshot))]);
  return record.plan.changes.filter((change) => known.has(change) || found.has(change.id));
}

/**
 * Repositories, teams and boards get their names back before what hangs on them is touched: kind after kind, as any plan
 * is carried out. So the rest finds them under the former names.
 */
function underFormerNames(changes: readonly Change[]): Change[] {
  const renamed = (kind: Change["kind"], name: string) => {
    let now = name;
    for (const one of changes) {
      if (one.action === "rename" && one.kind === kind && fold(one.from ?? "") === fold(now)) now = one.name;
    }
    return now;
  };
  return changes.map((change) => {
    const { owner, repository, team, board, calendar } = change.target;
    const target = {
      owner,
      ...(repository === undefined ? {} : { repository: renamed("repository", repository) }),
      ...(team === undefined ? {} : { team: renamed("team", team) }),
      ...(board === undefined ? {} : { board: renamed("board", board) }),
      ...(calendar === undefined ? {} : { calendar }),
    };
    return { ...change, target, ...(isLink(change.kind) ? { name: renamed("repository", change.name) } : {}) };
  });
}

/** The opposite of a change, or why there is none. */
function opposite(
  change: Change,
  step: Step,
  state: ReadonlyMap<string, Actual>,
  outcome: Outcome | undefined,
): Change | string {
  const { kind, target, action, name } = change;
  const item = state.get(itemKey({ kind, target, name }));
  if (action === "delete" && kind === "board") return reopened(change, item);
  if (action === "delete" || action === "merge") return item ? "left.changed" : anew(change, outcome, state);
  if (!item || !satisfied(step, [item])) return "left.changed";
  if (action === "create") return removed(change, item, outcome);
  const fields = back(change, item);
  const own = {
    id: `undo-${change.id}`,
    kind,
    target,
    ref: item.ref,
    fields,
    before: item.fields,
    ...optionsLost(fields),
  };
  if (action === "update") return { ...own, action, name: item.name };
  return { ...own, action: "rename", name: change.from ?? name, from: item.name };
}

function removed({ id, kind, target }: Change, item: Actual, outcome: Outcome | undefined): Change | string {
  if (kind === "repository") return "left.repository";
  if (kind === "calendar") return "left.calendar";
  if (isPost(kind) || kind === "announcement") return "left.post";
  if (outcome?.state === "done" && outcome.met) return "left.met";
  // One of that name and look that somebody else has made since is theirs.
  if (outcome?.state === "done" && outcome.ref !== undefined && outcome.ref !== item.ref) return "left.changed";
  const own = { id: `undo-${id}`, action: "delete" as const, kind, target };
  return { ...own, name: item.name, ref: item.ref, fields: [], before: item.fields };
}

/** A board goes by being closed, and comes back as it was, with its cards. */
function reopened({ id, kind, target, ref }: Change, item: Actual | undefined): Change | string {
  if (item?.ref !== ref || item?.fields.closed !== true) return "left.changed";
  const own = { id: `undo-${id}`, action: "update" as const, kind, target, name: item.name, ref: item.ref };
  return { ...own, fields: [{ field: "closed", before: true, after: false }], before: item.fields };
}

/** A thing that went, made again, and put back where it was. */
function anew(change: Change, outcome: Outcome | undefined, state: ReadonlyMap<string, Actual>): Change {
  const { id, kind, target, name, before } = change;
  const moved = outcome?.state === "done" ? outcome.moved : undefined;
  const own = { id: `undo-${id}`, action: "create" as const, kind, target, name };
  return { ...own, fields: all(before ?? {}), ...carriers(change, moved), ...takenOff(change, outcome, state) };
}

/** What a merge had given to issues that had not had it, under the name that it has now. A milestone takes the place of another. */
function takenOff(
  change: Change,
  outcome: Outcome | undefined,
  state: ReadonlyMap<string, Actual>,
): Pick<Change, "off"> {
  const { action, kind, intoRef } = change;
  if (action !== "merge" || kind !== "label" || outcome?.state !== "done" || !outcome.added?.length) return {};
  const into = [...state.values()].find((item) => item.ref === intoRef && groupKey(item) === groupKey(change));
  return into ? { off: { name: into.name, numbers: outcome.added } } : {};
}

/** The issues that carried a thing. */
function carriers({ weight }: Change, moved: readonly number[] | undefined): { weight?: Change["weight"] & object } {
  const numbers = moved ?? weight?.numbers;
  return numbers && numbers.length > 0 ? { weight: { numbers, issues: numbers.length } } : {};
}

function all(fields: Fields): FieldChange[] {
  return Object.entries(fields).map(([field, after]) => ({ field, after }));
}

function back(change: Change, item: Actual): FieldChange[] {
  return change.fields.flatMap(({ field, after }) => {
    const former: Value | undefined = change.before?.[field];
    return former === undefined ? [] : [{ field, before: item.fields[field] ?? after, after: former }];
  });
}

/** Options that an apply had added: what cards have of them goes with them. */
function optionsLost(fields: readonly FieldChange[]): Pick<Change, "removes"> {
  const lost = fields.flatMap(({ field, before, after }) => {
    if (field !== "options" || !Array.isArray(before) || !Array.isArray(after)) return [];
    const idOf = (option: Value) =>
      (option as { readonly id?: Value }).id ?? (option as { readonly name?: Value }).name;
    const stays = new Set(after.map(idOf));
    return before
      .filter((one: Value) => !stays.has(idOf(one)))
      .map((one: Value) => String((one as { name?: Value }).name));
  });
  return lost.length > 0 ? { removes: lost } : {};
}

/** Keeps the state in step with what taking back does to it, so that chains of renamings come apart in order. */
function follow(change: Change, state: Map<string, Actual>): void {
  const { kind, target, name, from, action } = change;
  const key = itemKey({ kind, target, name: from ?? name });
  const item = state.get(key);
  const fields = Object.fromEntries(change.fields.map(({ field, after }) => [field, after]));
  state.delete(key);
  if (action === "delete") return;
  const result = { kind, target, name, ref: item?.ref ?? "", fields: { ...item?.fields, ...fields } };
  state.set(itemKey(result), result);
}

/** The groups that have to be read to take a recorded apply back. */
export function groupsOf(record: Recorded) {
  const changes = [...doneChanges(record), ...openChanges(record)];
  const groups = new Map(changes.map(({ kind, target }) => [groupKey({ kind, target }), { kind, target }]));
  return [...groups.values()];
}
