import type { FieldDiff, Rights } from "../../kinds/diff.ts";
import { type Actual, type Desired, fold, type KindId, type Value } from "../../kinds/item.ts";
import { compareField, differences, kinds, same } from "../../kinds/kind.ts";
import type { Change, FieldChange, Held, Note } from "../plan.ts";
import type { Matching } from "./match.ts";
import { orderRenamings, parentsFirst } from "./order.ts";
import { type Settled, settled } from "./settled.ts";
import { isMaintainer, surplus } from "./surplus.ts";
import { changeId, type Input, type Part } from "./types.ts";

/** What is to be done in one group: renamings first, then updates, creations, merges and deletions. */
export function planGroup(
  id: KindId,
  wanted: readonly Desired[],
  actual: readonly Actual[],
  matching: Matching,
  input: Input,
): Part {
  const kind = kinds[id];
  const strict = input.strict.has(kind.section);
  const rights: Rights = { strict, remove: strict && input.allowDelete !== false };
  const pairs = wanted.map((thing, index) => ({ thing, item: matching.taken[index] }));
  const byRule = new Map(pairs.map(({ thing, item }) => [thing, settled(thing, item, input.snapshot.owners)]));
  const held: Held[] = [];
  const diffs = new Map(
    pairs.flatMap(({ thing, item }) => {
      if (!item) return [];
      const found = differences(thing, item, rights).filter(({ field }) => !byRule.get(thing)?.fields.has(field));
      for (const { held: names } of found)
        for (const part of names ?? []) held.push({ ...place(thing), name: item.name, part, reason: "flag" });
      return [[thing, found.filter(({ field, after }) => !same(after, item.fields[field]))] as const];
    }),
  );
  const protectedOnes = protect(pairs, diffs, actual, input);
  held.push(...protectedOnes.map(({ hold }) => hold));
  const renamed = pairs.flatMap(({ thing, item }) =>
    item && item.name !== thing.name ? [[thing, item] as const] : [],
  );
  const renamings = orderRenamings(kind.renamable ? renamed : []);
  const isRenamed = new Set(renamings.map(({ wanted: thing }) => thing));
  const updates = pairs.flatMap(({ thing, item }) => {
    const found = diffs.get(thing) ?? [];
    return item && found.length > 0 && !isRenamed.has(thing) ? [update(thing, item, found)] : [];
  });
  const gone = surplus(wanted, actual, matching, {
    kind,
    rights,
    viewer: input.snapshot.viewer,
    kept: new Set(protectedOnes.map(({ thing }) => thing)),
    untouched: input.kept ?? new Set(),
  });
  const missing = pairs.flatMap(({ thing, item }) => (item ? [] : [thing]));
  const creations = parentsFirst(missing).map((thing) => create(thing, byRule.get(thing)));
  const changes = [
    ...renamings.map((one) => rename(one, one.temporary ? [] : (diffs.get(one.wanted) ?? []))),
    // A team may get a parent that is made in the same run.
    ...(kind.id === "team" ? [...creations, ...updates] : [...updates, ...creations]),
    ...gone.changes,
  ];
  const touched = new Set([...isRenamed, ...missing]);
  return {
    changes,
    held: [...held, ...gone.held],
    warnings: [...unclear(matching), ...[...byRule.values()].flatMap(({ note }) => note ?? []), ...gone.warnings],
    unchanged: wanted.length - touched.size - updates.length,
    weigh: [...takenFrom(changes, pairs), ...gone.weigh],
  };
}

/** Things that stay, but lose parts: what hangs on them is to be told. */
function takenFrom(changes: readonly Change[], pairs: readonly Pair[]): (readonly [id: string, item: Actual])[] {
  return changes.flatMap(({ id, ref, removes }) => {
    const item = removes && pairs.find((pair) => pair.item?.ref === ref)?.item;
    return item ? [[id, item] as const] : [];
  });
}

type Diffs = readonly (FieldDiff & FieldChange)[];

const place = ({ kind, target }: Desired) => ({ kind, target });

function fieldsOf(diffs: Diffs): FieldChange[] {
  return diffs.map(({ field, before, after }) => ({ field, ...(before === undefined ? {} : { before }), after }));
}

function removed(diffs: Diffs): { removes?: readonly string[] } {
  const names = diffs.flatMap(({ removes }) => removes ?? []);
  return names.length > 0 ? { removes: names } : {};
}

function update(thing: Desired, item: Actual, diffs: Diffs): Change {
  const { kind, target } = thing;
  const common = { id: changeId("update", thing), action: "update" as const, kind, target, name: item.name };
  const leaves = thing.leaves ? { leaves: true } : {};
  return { ...common, ref: item.ref, fields: fieldsOf(diffs), before: item.fields, ...removed(diffs), ...leaves };
}

function rename(one: ReturnType<typeof orderRenamings>[number], diffs: Diffs): Change {
  const { kind, target } = one.wanted;
  const common = {
    id: changeId("rename", one.wanted, `${one.from}\t${one.to}`),
    action: "rename" as const,
    kind,
    target,
  };
  const names = { name: one.to, from: one.from, ...(one.temporary ? { temporary: true } : {}) };
  return {
    ...common,
    ...names,
    ref: one.item.ref,
    fields: fieldsOf(diffs),
    before: one.item.fields,
    ...removed(diffs),
  };
}

/** A new repository is private unless the manifest says otherwise. */
function create(thing: Desired, rule: Settled | undefined): Change {
  const { kind, target, name, fields } = thing;
  const all = kind === "repository" && fields.visibility === undefined ? { ...fields, visibility: "private" } : fields;
  // Options come without what is not said of them; a new field has it all.
  const whole = (field: string, value: Value) =>
    compareField(kind, field, value, undefined, { strict: false, remove: false })?.after ?? value;
  const said = Object.entries({ ...all, ...rule?.instead }).filter(([field]) => !rule?.fields.has(field));
  const list = said.map(([field, value]) => ({ field, after: whole(field, value) }));
  return { id: changeId("create", thing), action: "create", kind, target, name, fields: list };
}

function unclear({ unclear: things }: Matching): Note[] {
  return things
    .filter(({ was }) => was.length > 0)
    .map(({ target, name }) => ({ code: "plan.swap-unclear", target, params: { name } }));
}

interface Pair {
  readonly thing: Desired;
  readonly item: Actual | undefined;
}

interface Kept {
  readonly thing: Desired;
  readonly hold: Held;
}

/** Roles that are not taken from the account that plans, nor from the last maintainer of a team. */
function protect(
  pairs: readonly Pair[],
  diffs: Map<Desired, Diffs>,
  actual: readonly Actual[],
  { snapshot: { viewer } }: Input,
): Kept[] {
  const paired = new Set(pairs.map(({ item }) => item));
  const unlisted = actual.filter((item) => !paired.has(item));
  let maintainers = [...pairs.map(({ thing }) => thing), ...unlisted].filter(isMaintainer).length;
  return pairs.flatMap(({ thing, item }): Kept[] => {
    if (thing.kind !== "team-member" || !item || !isMaintainer(item) || isMaintainer(thing)) return [];
    const self = viewer !== undefined && fold(viewer) === fold(item.name);
    if (!self && maintainers > 0) return [];
    maintainers++;
    diffs.delete(thing);
    const { kind, target } = thing;
    return [{ thing, hold: { kind, target, name: item.name, reason: self ? "self" : "last" } }];
  });
}
