import { teamBody, userBody } from "./bodies.ts";
import { type Call, created, gone, ok, type Reply, type Route, repositoryOf, teamOf } from "./call.ts";
import { ApiError, notFound } from "./errors.ts";
import { issueRoutes } from "./issues.ts";
import { listingRoutes } from "./listings.ts";
import { projectRoutes } from "./projects.ts";
import { repositoryRoutes } from "./repositories.ts";
import { addRepository, fold, type State, type Team } from "./state.ts";

/** As GitHub makes it: accents go, and all but letters, digits, hyphens and underscores becomes one hyphen. */
const slugOf = (name: string) =>
  fold(name.normalize("NFKD").replace(/\p{M}/gu, ""))
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");

const notUnique = () =>
  new ApiError(422, "Validation Failed", "UNPROCESSABLE", [
    { resource: "Team", code: "unprocessable", message: "Name must be unique for this org" },
  ]);

/** Routes as GitHub documents them. */
export const routes: Readonly<Record<string, Route>> = {
  ...repositoryRoutes,
  ...issueRoutes,
  ...listingRoutes,
  ...projectRoutes,
  "GET /user": ({ state }) => ok(userBody(state.viewer, "User", "U_1")),
  "GET /users/{username}": ({ state, parameters }) => {
    if (fold(parameters.username ?? "") !== fold(state.owner)) throw notFound();
    return ok({ ...userBody(state.owner, state.type, "O_1"), id: state.ownerNumber });
  },
  "POST /orgs/{org}/teams": ({ state, body }) => {
    const slug = slugOf(body.name);
    if (state.teams.some((team) => team.slug === slug)) {
      throw notUnique();
    }
    const number = state.next++;
    const team: Team = {
      id: `T_${number}`,
      number,
      slug,
      name: body.name,
      description: body.description ?? null,
      privacy: body.privacy ?? "secret",
      parent: state.teams.find((one) => one.number === body.parent_team_id)?.name ?? null,
      members: new Map([[state.viewer, "maintainer"]]),
      invitations: [],
      repositories: new Map(),
    };
    state.teams.push(team);
    return created(teamBody(state, team));
  },
  "GET /orgs/{org}/teams/{team_slug}": (call) => ok(teamBody(call.state, teamOf(call))),
  "PATCH /orgs/{org}/teams/{team_slug}": (call) => {
    const team = teamOf(call);
    const { name, description, privacy, parent_team_id } = call.body;
    if (name !== undefined) {
      const isOther = (one: Team) => one !== team && one.slug === slugOf(name);
      if (call.state.teams.some(isOther)) throw notUnique();
      for (const child of call.state.teams) if (child.parent === team.name) child.parent = name;
      Object.assign(team, { name, slug: slugOf(name) });
    }
    if (description !== undefined) team.description = description;
    if (privacy !== undefined) team.privacy = privacy;
    if (parent_team_id !== undefined)
      team.parent = call.state.teams.find((one) => one.number === parent_team_id)?.name ?? null;
    return ok(teamBody(call.state, team));
  },
  "DELETE /orgs/{org}/teams/{team_slug}": (call) => {
    removeTeam(call.state, teamOf(call));
    return gone;
  },
  "PUT /orgs/{org}/teams/{team_slug}/memberships/{username}": (call) => {
    const team = teamOf(call);
    const { username = "" } = call.parameters;
    const inside = call.state.members.has(username);
    const role = call.state.owners.has(fold(username)) ? "maintainer" : (call.body.role ?? "member");
    if (inside) team.members.set(username, role);
    else if (!team.invitations.includes(username)) team.invitations.push(username);
    return ok({
      url: "https://api.github.com/x",
      role,
      state: inside ? "active" : "pending",
    });
  },
  "DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}": (call) => {
    const { username = "" } = call.parameters;
    const team = teamOf(call);
    const invited = team.invitations.indexOf(username);
    if (!team.members.delete(username) && invited === -1) throw notFound();
    if (invited !== -1) team.invitations.splice(invited, 1);
    return gone;
  },
  "PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}": (call) => {
    // docs.github.com, archiving: «you cannot add or remove collaborators or teams».
    teamOf(call).repositories.set(fold(repositoryOf(call, true).name), call.body.permission ?? "push");
    return gone;
  },
  "DELETE /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}": (call) => {
    teamOf(call).repositories.delete(fold(repositoryOf(call).name));
    return gone;
  },
  "POST /orgs/{org}/repos": (call) => makeRepository(call),
  "POST /user/repos": (call) => makeRepository(call),
};

/** With a team GitHub deletes all teams below it. */
function removeTeam(state: State, team: Team): void {
  state.teams.splice(state.teams.indexOf(team), 1);
  for (const child of state.teams.filter(({ parent }) => parent === team.name)) removeTeam(state, child);
}

function makeRepository({ state, body }: Call): Reply {
  if (state.repositories.has(fold(body.name))) {
    throw new ApiError(422, "Repository creation failed.", "UNPROCESSABLE", [
      { resource: "Repository", code: "custom", field: "name", message: "name already exists on this account" },
    ]);
  }
  const { name, visibility, private: isPrivate, ...rest } = body;
  const repository = addRepository(state, name, {
    ...rest,
    empty: true,
    visibility: visibility ?? (isPrivate ? "private" : "public"),
  });
  // GitHub puts nine labels into every new repository; two of them are enough here.
  for (const [label, color] of [
    ["bug", "d73a4a"],
    ["enhancement", "a2eeef"],
  ] as const) {
    repository.labels.push({
      id: `LA_${state.next}`,
      number: state.next++,
      name: label,
      color,
      description: "made by GitHub",
    });
  }
  return created(
    repositoryRoutes.body?.({
      state,
      parameters: { owner: state.owner, repo: name },
      query: new URLSearchParams(),
      body: {},
    }).body,
  );
}
