import { type Actual, type Desired, fold, type Target } from "../../kinds/item.ts";
import { isLink } from "../../kinds/nesting.ts";
import type { Failure, Snapshot } from "../port.ts";
import { match } from "./match.ts";

/** Where repositories were not asked for: what is wanted in those that are there, and what fails for want of the others. */
export interface Unasked {
  readonly desired: readonly Desired[];
  readonly failures: readonly Failure[];
}

/**
 * A repository is made, renamed and changed by its own section alone. Where that was not asked for, what is wanted in a
 * repository is wanted under the name that it has now, and one that is not there is a failure.
 */
export function unasked(desired: readonly Desired[], { items, absent, failures }: Snapshot): Unasked {
  const wanted = desired.filter(({ kind }) => kind === "repository");
  const there = items.filter(({ kind }) => kind === "repository");
  const found = new Map<string, Actual>();
  const missing: Failure[] = [];
  for (const [owner, things] of byOwner(wanted)) {
    const own = there.filter(({ target }) => fold(target.owner) === owner);
    const { taken } = match(things, own);
    for (const [index, { name, was, target }] of things.entries()) {
      const item = taken[index];
      if (item) found.set(key(target, name), item);
      else if (absent.has(fold(name)) && !failures.some((one) => isAbout(one, target, [name, ...was])))
        missing.push({ target: { ...target, repository: name }, reason: "plan.no-repository", params: { name } });
    }
  }
  return { desired: desired.map((thing) => underItsName(thing, found)), failures: missing };
}

function byOwner(things: readonly Desired[]): Map<string, Desired[]> {
  const owners = new Map<string, Desired[]>();
  for (const thing of things) {
    const owner = fold(thing.target.owner);
    owners.set(owner, [...(owners.get(owner) ?? []), thing]);
  }
  return owners;
}

function isAbout({ target }: Failure, { owner }: Target, names: readonly string[]): boolean {
  const { repository } = target;
  if (fold(target.owner) !== fold(owner)) return false;
  return repository === undefined || names.some((name) => fold(name) === fold(repository));
}

const key = ({ owner }: Target, name: string) => `${fold(owner)}/${fold(name)}`;

function underItsName(thing: Desired, found: ReadonlyMap<string, Actual>): Desired {
  const { kind, target, name } = thing;
  if (kind === "repository") {
    const item = found.get(key(target, name));
    return item ? { ...thing, name: item.name, was: [], fields: {} } : { ...thing, fields: {} };
  }
  const link = isLink(kind) ? found.get(key(target, name)) : undefined;
  const home = target.repository === undefined ? undefined : found.get(key(target, target.repository));
  return {
    ...thing,
    ...(link ? { name: link.name } : {}),
    ...(home ? { target: { ...target, repository: home.name } } : {}),
  };
}
