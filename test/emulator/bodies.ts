import type { State, Team } from "./state.ts";

export function teamBody(state: State, team: Team): object {
  const url = `https://api.github.com/teams/${team.number}`;
  return {
    id: team.number,
    node_id: team.id,
    url,
    html_url: `https://github.com/orgs/${state.owner}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    permission: "pull",
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
    members_count: team.members.size,
    repos_count: team.repositories.size,
    created_at: "2027-01-01T00:00:00Z",
    updated_at: "2027-01-01T00:00:00Z",
    type: "organization",
    organization: organizationBody(state),
  };
}

export function organizationBody(state: State): object {
  const url = `https://api.github.com/orgs/${state.owner}`;
  return {
    login: state.owner,
    id: 1,
    node_id: "O_1",
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: "https://avatars.example/u/1",
    description: null,
    html_url: `https://github.com/${state.owner}`,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: "2027-01-01T00:00:00Z",
    updated_at: "2027-01-01T00:00:00Z",
    archived_at: null,
    type: "Organization",
  };
}

export function userBody(login: string, type: string, node: string): object {
  const url = `https://api.github.com/users/${login}`;
  const links = ["followers", "subscriptions", "organizations", "repos", "received_events"].map((name) => [
    `${name}_url`,
    `${url}/${name}`,
  ]);
  return {
    login,
    id: 1,
    node_id: node,
    avatar_url: "https://avatars.example/u/1",
    gravatar_id: "",
    url,
    html_url: `https://github.com/${login}`,
    ...Object.fromEntries(links),
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    events_url: `${url}/events{/privacy}`,
    type,
    site_admin: false,
    name: null,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: "2027-01-01T00:00:00Z",
    updated_at: "2027-01-01T00:00:00Z",
  };
}
