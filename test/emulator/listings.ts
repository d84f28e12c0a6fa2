import { organizationBody, teamBody, userBody } from "./bodies.ts";
import { type Call, list, ok, type Route, teamOf } from "./call.ts";
import { notFound } from "./errors.ts";
import { repositoryRoutes } from "./repositories.ts";
import { fold } from "./state.ts";
import { accessOf, roles } from "./teams.ts";

/** An organisation's account only. @throws ApiError 404 for a person's */
function organizationOf({ state, parameters }: Call): void {
  if (state.type !== "Organization" || fold(parameters.org ?? "") !== fold(state.owner)) throw notFound();
}

function repositoryLine(call: Call, name: string): object {
  const parameters = { owner: call.state.owner, repo: name };
  return repositoryRoutes.body?.({ ...call, parameters }).body as object;
}

/** What an organisation and its teams have. */
export const listingRoutes: Readonly<Record<string, Route>> = {
  "GET /orgs/{org}": (call) => {
    organizationOf(call);
    return ok(organizationBody(call.state));
  },
  "GET /orgs/{org}/repos": (call) => {
    organizationOf(call);
    return list([...call.state.repositories.values()].map(({ name }) => repositoryLine(call, name)));
  },
  "GET /orgs/{org}/members": (call) => {
    organizationOf(call);
    const { members, owners } = call.state;
    const role = call.query.get("role") ?? "all";
    const found = [...members].filter((login) => role === "all" || owners.has(fold(login)) === (role === "admin"));
    return list(found.map((login) => userBody(login, "User", `U_${login}`)));
  },
  "GET /orgs/{org}/teams": (call) => {
    organizationOf(call);
    return list(call.state.teams.map((team) => teamBody(call.state, team)));
  },
  "GET /orgs/{org}/teams/{team_slug}/members": (call) => {
    const role = call.query.get("role") ?? "all";
    const found = [...teamOf(call).members].filter(([, one]) => role === "all" || one === role);
    return list(found.map(([login]) => userBody(login, "User", `U_${login}`)));
  },
  "GET /orgs/{org}/teams/{team_slug}/invitations": (call) => {
    const inviter = userBody(call.state.viewer, "User", "U_1");
    const lines = teamOf(call).invitations.map((login, index) => ({
      id: index + 1,
      node_id: `OI_${index + 1}`,
      ...{ login, email: null, role: "direct_member", created_at: "2027-01-01T00:00:00Z", inviter, team_count: 1 },
      invitation_teams_url: `https://api.github.com/organizations/1/invitations/${index + 1}/teams`,
    }));
    return list(lines);
  },
  "GET /orgs/{org}/teams/{team_slug}/repos": (call) => {
    const lines = [...accessOf(call.state, teamOf(call))].map(([name, role]) => {
      const held = roles.map((one, rank) => [one, rank <= roles.indexOf(role)]);
      return { ...repositoryLine(call, name), role_name: role, permissions: Object.fromEntries(held) };
    });
    return list(lines);
  },
  "GET /rate_limit": () => {
    const core = { limit: 5000, used: 1000, remaining: 4000, reset: Math.ceil(Date.now() / 1000) + 3600 };
    return ok({ resources: { core, graphql: core, search: { ...core, limit: 30 } }, rate: core });
  },
};
