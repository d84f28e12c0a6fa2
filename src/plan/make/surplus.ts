import type { Rights } from "../../kinds/diff.ts";
import { readBody } from "../../kinds/event/post-text.ts";
import { type Actual, type Desired, fold, itemKey } from "../../kinds/item.ts";
import type { Kind } from "../../kinds/kind.ts";
import type { Change, Held, Note } from "../plan.ts";
import { type Matching, temporaryName } from "./match.ts";
import { changeId, type Part } from "./types.ts";

interface About {
  readonly kind: Kind;
  readonly rights: Rights;
  readonly viewer: string | undefined;
  /** Wanted members whose role is not taken from them, whatever the manifest says. */
  readonly kept: ReadonlySet<Desired>;
  /** Keys of things that stay, listed or not. */
  readonly untouched: ReadonlySet<string>;
}

/** What is there and is no wanted thing: merged into the one that it was, deleted where that may be, else left alone. */
export function surplus(
  wanted: readonly Desired[],
  actual: readonly Actual[],
  matching: Matching,
  about: About,
): Omit<Part, "unchanged"> {
  const heirs = new Map(
    wanted.flatMap((thing, index) => {
      const passing = about.kind.renamable ? [temporaryName(thing)] : [];
      return [...thing.was, ...passing].map((name) => [fold(name), index] as const);
    }),
  );
  const claimed = new Set(matching.taken);
  const free = actual.filter((item) => {
    return !claimed.has(item) && !isElsewhere(item) && !about.untouched.has(itemKey(item));
  });
  const inherited = free.flatMap((item) => {
    const index = heirs.get(fold(item.name));
    const [heir, into] = index === undefined ? [] : [wanted[index], matching.taken[index]];
    return heir && into ? [{ item, heir, into }] : [];
  });
  const old = new Set(inherited.map(({ item }) => item));
  const rest = free.filter((item) => !old.has(item));
  const { mergeable } = about.kind;
  const merges = mergeable ? inherited.map(({ item, heir, into }) => merge(item, heir, into)) : [];
  const warnings: Note[] = mergeable
    ? []
    : inherited.map(({ item, heir }) => {
        return { code: "plan.both", target: item.target, params: { name: item.name, into: heir.name } };
      });
  const weigh = merges.flatMap(({ id }, index) => {
    const item = inherited[index]?.item;
    return item ? [[id, item] as [string, Actual]] : [];
  });
  const { deletions, held } = remove(rest, actual, wanted, matching, about);
  for (const { id, name } of deletions) {
    const item = rest.find((one) => one.name === name);
    if (item) weigh.push([id, item]);
  }
  return { changes: [...merges, ...deletions], held, warnings, weigh };
}

/** A board that is closed is gone; a milestone of an event is that event's; what comes down from above is not ours to take. */
function isElsewhere({ kind, fields, inherited }: Actual): boolean {
  if (inherited !== undefined) return true;
  if (kind === "milestone") return typeof fields.description === "string" && readBody(fields.description) !== undefined;
  return fields.closed === true;
}

function merge(item: Actual, heir: Desired, into: Actual): Change {
  const { kind, target, name, ref, fields } = item;
  const common = { id: changeId("merge", item, heir.name), action: "merge" as const, kind, target, name };
  return { ...common, into: heir.name, intoRef: into.ref, ref, fields: [], before: fields };
}

function remove(
  rest: readonly Actual[],
  actual: readonly Actual[],
  wanted: readonly Desired[],
  matching: Matching,
  { kind, rights, viewer, kept }: About,
): { deletions: Change[]; held: Held[] } {
  const deletions: Change[] = [];
  const held: Held[] = [];
  if (!rights.strict || !kind.deletable) return { deletions, held };
  const stays = wanted.filter((thing, index) => staysMaintainer(thing, matching.taken[index], kept)).length;
  let maintainers = kind.id === "team-member" ? stays + rest.filter(isMaintainer).length : Number.POSITIVE_INFINITY;
  for (const item of rest) {
    const reason = reasonToHold(item, { rights, viewer, maintainers, last: actual.length });
    if (reason) held.push({ kind: item.kind, target: item.target, name: item.name, reason });
    else {
      if (isMaintainer(item)) maintainers--;
      const { kind: id, target, name, ref, fields } = item;
      deletions.push({
        id: changeId("delete", item),
        action: "delete",
        kind: id,
        target,
        name,
        ref,
        fields: [],
        before: fields,
      });
    }
  }
  return { deletions, held };
}

/** Whether a member that is listed will be a maintainer once the plan is carried out. */
function staysMaintainer(thing: Desired, item: Actual | undefined, kept: ReadonlySet<Desired>): boolean {
  return (item && kept.has(thing) ? item : thing).fields.role === "maintainer";
}

/** Whether somebody is, or is to be, a maintainer of a team. */
export const isMaintainer = ({ fields }: Pick<Actual, "fields">) => fields.role === "maintainer";

function reasonToHold(
  item: Actual,
  { rights, viewer, maintainers }: { rights: Rights; viewer: string | undefined; maintainers: number; last: number },
): string | undefined {
  if (item.kind === "team-member" && viewer !== undefined && fold(viewer) === fold(item.name)) return "self";
  if (item.kind === "team-member" && isMaintainer(item) && maintainers <= 1) return "last";
  return rights.remove ? undefined : "flag";
}
