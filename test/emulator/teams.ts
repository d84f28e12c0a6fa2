import type { State, Team } from "./state.ts";

/** The order of roles in a repository, weakest first; who has one has those before it. */
export const roles = ["pull", "triage", "push", "maintain", "admin"];

/** What a team may do where: its own access and that of the teams above it, whichever is more. */
export function accessOf(state: State, team: Team): Map<string, string> {
  const above = state.teams.find(({ name }) => name === team.parent);
  const all = above ? accessOf(state, above) : new Map<string, string>();
  for (const [name, role] of team.repositories) {
    const former = all.get(name);
    if (former === undefined || roles.indexOf(role) > roles.indexOf(former)) all.set(name, role);
  }
  return all;
}
