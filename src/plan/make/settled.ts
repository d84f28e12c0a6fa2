import { type Actual, type Desired, type Fields, fold } from "../../kinds/item.ts";
import type { Note } from "../plan.ts";

/** What the service settles by a rule of its own: to plan it would be to plan it at every run. */
export interface Settled {
  /** Fields that are left as they are. */
  readonly fields: ReadonlySet<string>;
  /** What is made in their place. */
  readonly instead?: Fields;
  readonly note?: Note;
}

const nothing: Settled = { fields: new Set() };

/** Roles in a repository, from the least to the most. */
const roles = ["pull", "triage", "push", "maintain", "admin"];

/**
 * What of a wanted thing is not to be planned, whatever the manifest says.
 * @param item what is there; undefined when it is to be made
 * @param owners folded logins of the organisation's owners, where they are known
 */
export function settled(thing: Desired, item: Actual | undefined, owners: ReadonlySet<string> | undefined): Settled {
  if (thing.kind === "team-member") return memberOf(thing, item, owners);
  if (thing.kind === "team-repository") return accessOf(thing, item);
  return thing.kind === "repository" ? branchOf(thing, item) : nothing;
}

/** An owner of an organisation is a maintainer of every team that he is in (docs.github.com: REST, team members). */
function memberOf(thing: Desired, item: Actual | undefined, owners: ReadonlySet<string> | undefined): Settled {
  const { target, name, fields } = thing;
  if (fields.role !== "member" || !owners?.has(fold(name))) return nothing;
  const note = { code: "plan.owner-maintains", target, params: { name } };
  if (!item) return { fields: new Set(), instead: { role: "maintainer" }, note };
  return { fields: new Set(["role"]), note };
}

/** What comes down from the team above cannot be narrowed here. */
function accessOf({ target, name, fields }: Desired, item: Actual | undefined): Settled {
  if (item?.inherited === undefined) return nothing;
  const [wanted, actual] = [String(fields.role), String(item.fields.role)];
  if (wanted === actual || roles.indexOf(wanted) > roles.indexOf(actual)) return nothing;
  const params = { name, role: actual, above: item.inherited };
  return { fields: new Set(["role"]), note: { code: "plan.inherited", target, params } };
}

/** A repository without a commit has no branch, and takes none as its default. */
function branchOf({ target, name, fields }: Desired, item: Actual | undefined): Settled {
  const { defaultBranch } = fields;
  if (defaultBranch === undefined || (item && item.fields.defaultBranch !== "")) return nothing;
  const at = { ...target, repository: name };
  const note = { code: "plan.empty-repository", target: at, params: { branch: String(defaultBranch) } };
  return { fields: new Set(["defaultBranch"]), note };
}
