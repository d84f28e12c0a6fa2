import type { Call } from "./call.ts";
import { findLabel, type Issue, type Milestone, type Repository, type State } from "./state.ts";

const at = "2027-01-01T00:00:00Z";
export const place = ({ state }: Call, { name }: Repository) => `https://api.github.com/repos/${state.owner}/${name}`;

export function labelBody(base: string, label: Repository["labels"][number]): object {
  const { id: node_id, number: id, name, color, description } = label;
  return { id, node_id, url: `${base}/labels/${encodeURIComponent(name)}`, name, color, default: false, description };
}

const user = {
  ...{
    login: "ada",
    id: 1,
    node_id: "U_1",
    avatar_url: "https://avatars.example/u/1",
    gravatar_id: "",
    url: "https://api.github.com/users/ada",
  },
  ...{
    html_url: "https://github.com/ada",
    followers_url: "https://api.github.com/users/ada/followers",
    following_url: "https://api.github.com/users/ada/following{/other_user}",
  },
  ...{
    gists_url: "https://api.github.com/users/ada/gists{/gist_id}",
    starred_url: "https://api.github.com/users/ada/starred{/owner}{/repo}",
  },
  ...{
    subscriptions_url: "https://api.github.com/users/ada/subscriptions",
    organizations_url: "https://api.github.com/users/ada/orgs",
  },
  ...{
    repos_url: "https://api.github.com/users/ada/repos",
    events_url: "https://api.github.com/users/ada/events{/privacy}",
  },
  ...{ received_events_url: "https://api.github.com/users/ada/received_events", type: "User", site_admin: false },
};

/** A milestone counts its issues and pull requests, as GitHub's description has it. */
export function milestoneBody(base: string, { issues }: Pick<Repository, "issues">, one: Milestone): object {
  const { number, title, due_on, description, state } = one;
  const url = `${base}/milestones/${number}`;
  const has = (wanted: Issue["state"]) =>
    issues.filter((issue) => issue.milestone === number && issue.state === wanted).length;
  const counts = {
    open_issues: has("open"),
    closed_issues: has("closed"),
    created_at: at,
    updated_at: at,
    closed_at: state === "closed" ? at : null,
  };
  return {
    url,
    html_url: url,
    labels_url: `${url}/labels`,
    id: number,
    node_id: `MI_${number}`,
    number,
    title,
    description,
    creator: user,
    ...counts,
    due_on,
    state,
  };
}

export function issueBody(base: string, repository: Repository, issue: Issue): object {
  const url = `${base}/issues/${issue.number}`;
  const labels = issue.labels.flatMap((name) => {
    const label = findLabel(repository, name);
    return label ? [labelBody(base, label)] : [];
  });
  const milestone = repository.milestones.find(({ number }) => number === issue.milestone);
  return {
    ...{
      url,
      repository_url: base,
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
      events_url: `${url}/events`,
    },
    ...{
      html_url: url,
      id: issue.number,
      node_id: `I_${issue.number}`,
      number: issue.number,
      title: issue.title ?? "An issue",
      user,
      labels,
    },
    ...{
      state: issue.state,
      locked: false,
      assignee: null,
      assignees: [],
      milestone: milestone ? milestoneBody(base, repository, milestone) : null,
      comments: 0,
      created_at: at,
      updated_at: at,
    },
    ...{
      closed_at: null,
      author_association: "OWNER",
      active_lock_reason: null,
      body: null,
      timeline_url: `${url}/timeline`,
      performed_via_github_app: null,
      state_reason: null,
    },
    ...(issue.pull ? { pull_request: { url, html_url: url, diff_url: url, patch_url: url } } : {}),
  };
}

export function rulesetBody(state: State, repository: Repository, one: Repository["rulesets"][number]): object {
  return {
    ...one,
    source_type: "Repository",
    source: `${state.owner}/${repository.name}`,
    node_id: `RRS_${one.id}`,
    created_at: at,
    updated_at: at,
  };
}

export function repositoryBody(call: Call, repository: Repository): object {
  const base = place(call, repository);
  const {
    labels: _,
    milestones: __,
    issues: ___,
    autolinks: ____,
    rulesets: _____,
    discussions: ______,
    releases: _______,
    categories: ________,
    empty: _________,
    number,
    id,
    visibility,
    ...own
  } = repository;
  const url = (name: string) => `${base}/${name}`;
  const plain = [
    "assignees{/user}",
    "branches{/branch}",
    "collaborators{/collaborator}",
    "comments{/number}",
    "commits{/sha}",
    "compare/{base}...{head}",
    "contents/{+path}",
  ];
  const names = ["assignees", "branches", "collaborators", "comments", "commits", "compare", "contents"];
  const links = Object.fromEntries(names.map((name, index) => [`${name}_url`, url(plain[index] ?? name)]));
  const simple = [
    "contributors",
    "deployments",
    "downloads",
    "events",
    "forks",
    "hooks",
    "languages",
    "merges",
    "stargazers",
    "subscribers",
    "subscription",
    "tags",
    "teams",
  ];
  const more = {
    archive: "{archive_format}{/ref}",
    blobs: "git/blobs{/sha}",
    git_commits: "git/commits{/sha}",
    git_refs: "git/refs{/sha}",
    git_tags: "git/tags{/sha}",
    issue_comment: "issues/comments{/number}",
    issue_events: "issues/events{/number}",
    issues: "issues{/number}",
    keys: "keys{/key_id}",
    labels: "labels{/name}",
    milestones: "milestones{/number}",
    notifications: "notifications{?since,all,participating}",
    pulls: "pulls{/number}",
    releases: "releases{/id}",
    statuses: "statuses/{sha}",
    trees: "git/trees{/sha}",
  };
  return {
    ...own,
    ...{
      id: number,
      node_id: id,
      full_name: `${call.state.owner}/${repository.name}`,
      private: visibility !== "public",
      visibility,
    },
    ...{
      owner: { ...user, login: call.state.owner, type: call.state.type },
      html_url: `https://github.com/${call.state.owner}/${repository.name}`,
      fork: false,
      url: base,
    },
    ...links,
    ...Object.fromEntries(simple.map((name) => [`${name}_url`, url(name)])),
    ...Object.fromEntries(Object.entries(more).map(([name, path]) => [`${name}_url`, url(path)])),
    ...{
      clone_url: "https://github.com/x.git",
      git_url: "git://github.com/x.git",
      ssh_url: "git@github.com:x.git",
      svn_url: "https://github.com/x",
      mirror_url: null,
    },
    ...{
      language: null,
      forks_count: 0,
      forks: 0,
      stargazers_count: 0,
      watchers_count: 0,
      watchers: 0,
      size: 0,
      open_issues_count: 0,
      open_issues: 0,
    },
    ...{
      has_pages: false,
      has_downloads: true,
      disabled: false,
      pushed_at: at,
      created_at: at,
      updated_at: at,
      license: null,
      network_count: 0,
      subscribers_count: 0,
    },
    ...{
      allow_forking: true,
      web_commit_signoff_required: false,
      has_pull_requests: true,
      permissions: { admin: true, push: true, pull: true },
    },
  };
}
