import { type Actual, fold } from "../../../kinds/item.ts";

/** Roles in a repository, from the least to the most (docs.github.com: repository roles for an organization). */
const roles = ["pull", "triage", "push", "maintain", "admin"];

/**
 * Marks what a team may do only since a team above it may. GitHub lists that with the team's own access and does not tell
 * which is which: what is no more than the team above has counts as come down from there.
 * @param items teams and their repositories, all of the organisation's; changed in place
 */
export function markInherited(items: Actual[]): void {
  const teams = items.filter(({ kind }) => kind === "team");
  const above = new Map(teams.map(({ name, fields }) => [fold(name), fields.parent]));
  const all = items.filter(({ kind }) => kind === "team-repository");
  const access = new Map(all.map(({ target, name, fields }) => [key(target.team, name), String(fields.role)]));
  for (const [index, item] of items.entries()) {
    const parent = above.get(fold(item.target.team ?? ""));
    if (item.kind !== "team-repository" || typeof parent !== "string") continue;
    const role = access.get(key(parent, item.name));
    // Of a team above that could not be read it is not known what comes down.
    const comesDown = role === undefined ? !above.has(fold(parent)) : isNoMore(String(item.fields.role), role);
    if (comesDown) items[index] = { ...item, inherited: parent };
  }
}

const key = (team = "", repository = "") => `${fold(team)}\t${fold(repository)}`;

/** A role of the organisation's own making can only be compared with itself. */
function isNoMore(role: string, other: string): boolean {
  if (!roles.includes(role) || !roles.includes(other)) return role === other;
  return roles.indexOf(role) <= roles.indexOf(other);
}
