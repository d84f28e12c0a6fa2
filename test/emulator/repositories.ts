import { type Call, created, gone, list, ok, type Route, refuseDisabled, repositoryOf } from "./call.ts";
import { ApiError, exists, notFound } from "./errors.ts";
import {
  addLabel,
  findLabel,
  fold,
  type Issue,
  type Milestone,
  type Repository,
  renameLabel,
  type State,
} from "./state.ts";

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

function milestoneBody(base: string, one: Milestone): object {
  const { number, title, due_on, description, state } = one;
  const url = `${base}/milestones/${number}`;
  const counts = {
    open_issues: 0,
    closed_issues: 0,
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

function issueBody(base: string, repository: Repository, issue: Issue): object {
  const url = `${base}/issues/${issue.number}`;
  const labels = issue.labels.flatMap((name) => {
    const label = findLabel(repository, name);
    return label ? [labelBody(base, label)] : [];
  });
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
      title: "An issue",
      user,
      labels,
    },
    ...{
      state: issue.state,
      locked: false,
      assignee: null,
      assignees: [],
      milestone: null,
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

function rulesetBody(state: State, repository: Repository, one: Repository["rulesets"][number]): object {
  return {
    ...one,
    source_type: "Repository",
    source: `${state.owner}/${repository.name}`,
    node_id: `RRS_${one.id}`,
    created_at: at,
    updated_at: at,
  };
}

function repositoryBody(call: Call, repository: Repository): object {
  const base = place(call, repository);
  const {
    labels: _,
    milestones: __,
    issues: ___,
    autolinks: ____,
    rulesets: _____,
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

const settings = [
  "description",
  "homepage",
  "visibility",
  "archived",
  "is_template",
  "default_branch",
  "has_issues",
  "has_discussions",
  "has_projects",
  "has_wiki",
  "allow_squash_merge",
  "allow_merge_commit",
  "allow_rebase_merge",
  "allow_auto_merge",
  "delete_branch_on_merge",
];

function milestoneOf(call: Call, repository: Repository): Milestone {
  const found = repository.milestones.find(({ number }) => String(number) === call.parameters.milestone_number);
  if (!found) throw notFound();
  return found;
}

export function issueOf(call: Call, repository: Repository): Issue {
  const found = repository.issues.find(({ number }) => String(number) === call.parameters.issue_number);
  if (!found) throw notFound();
  return found;
}

function refuseColor(color: string | undefined): void {
  if (color === undefined || /^[0-9a-f]{6}$/i.test(color)) return;
  throw new ApiError(422, "Validation Failed", "UNPROCESSABLE", [
    { resource: "Label", code: "invalid", field: "color" },
  ]);
}

function labelOf(call: Call, repository: Repository) {
  const found = findLabel(repository, call.parameters.name ?? "");
  if (!found) throw notFound();
  return found;
}

function listIssues(call: Call) {
  const repository = repositoryOf(call);
  const labels = call.query.get("labels")?.split(",") ?? [];
  const milestone = call.query.get("milestone");
  const state = call.query.get("state") ?? "open";
  const found = repository.issues.filter((issue) => {
    const has = labels.every((name) => issue.labels.some((one) => fold(one) === fold(name)));
    return (
      has && (milestone === null || String(issue.milestone) === milestone) && (state === "all" || issue.state === state)
    );
  });
  return list(found.map((issue) => issueBody(place(call, repository), repository, issue)));
}

/** Routes below `/repos/{owner}/{repo}`; `body` is no route, but what others show a repository with. */
export const repositoryRoutes: Readonly<Record<string, Route>> = {
  body: (call) => ok(repositoryBody(call, repositoryOf(call))),
  "GET /repos/{owner}/{repo}": (call) => ok(repositoryBody(call, repositoryOf(call))),
  "PATCH /repos/{owner}/{repo}": (call) => {
    const repository = repositoryOf(call);
    const { state, body } = call;
    if (repository.archived && body.archived !== false) repositoryOf(call, true);
    for (const key of settings) if (body[key] !== undefined) Object.assign(repository, { [key]: body[key] });
    if (body.name !== undefined && body.name !== repository.name) {
      if (fold(body.name) !== fold(repository.name) && state.repositories.has(fold(body.name)))
        throw exists("Repository", "name");
      state.repositories.delete(fold(repository.name));
      state.renamed.set(fold(repository.name), fold(body.name));
      repository.name = body.name;
      state.repositories.set(fold(body.name), repository);
    }
    return ok(repositoryBody(call, repository));
  },
  "PUT /repos/{owner}/{repo}/topics": (call) => {
    const repository = repositoryOf(call, true);
    repository.topics = call.body.names;
    return ok({ names: repository.topics });
  },
  "GET /repos/{owner}/{repo}/labels": (call) => {
    const repository = repositoryOf(call);
    return list(repository.labels.map((label) => labelBody(place(call, repository), label)));
  },
  "POST /repos/{owner}/{repo}/labels": (call) => {
    const repository = repositoryOf(call, true);
    if (findLabel(repository, call.body.name)) throw exists("Label", "name");
    refuseColor(call.body.color);
    return created(labelBody(place(call, repository), addLabel(call.state, repository, call.body)));
  },
  "GET /repos/{owner}/{repo}/labels/{name}": (call) => {
    const repository = repositoryOf(call);
    return ok(labelBody(place(call, repository), labelOf(call, repository)));
  },
  "PATCH /repos/{owner}/{repo}/labels/{name}": (call) => {
    const repository = repositoryOf(call, true);
    const label = labelOf(call, repository);
    const { new_name, color, description } = call.body;
    const other = new_name === undefined ? undefined : findLabel(repository, new_name);
    if (other && other !== label) throw exists("Label", "name");
    refuseColor(color);
    if (new_name !== undefined) renameLabel(repository, label, new_name);
    Object.assign(label, color === undefined ? {} : { color }, description === undefined ? {} : { description });
    return ok(labelBody(place(call, repository), label));
  },
  "DELETE /repos/{owner}/{repo}/labels/{name}": (call) => {
    const repository = repositoryOf(call, true);
    renameLabel(repository, labelOf(call, repository), undefined);
    return gone;
  },
  "GET /repos/{owner}/{repo}/issues": listIssues,
  "PATCH /repos/{owner}/{repo}/issues/{issue_number}": (call) => {
    const repository = repositoryOf(call, true);
    refuseDisabled(repository);
    const issue = issueOf(call, repository);
    if (call.body.milestone !== undefined) issue.milestone = call.body.milestone;
    return ok(issueBody(place(call, repository), repository, issue));
  },
  "POST /repos/{owner}/{repo}/issues/{issue_number}/labels": (call) => {
    const repository = repositoryOf(call, true);
    const issue = issueOf(call, repository);
    for (const name of call.body.labels as string[]) {
      const label = findLabel(repository, name) ?? addLabel(call.state, repository, { name });
      if (!issue.labels.some((one) => fold(one) === fold(name))) issue.labels.push(label.name);
    }
    return ok(
      issue.labels
        .flatMap((name) => findLabel(repository, name) ?? [])
        .map((label) => labelBody(place(call, repository), label)),
    );
  },
  "GET /repos/{owner}/{repo}/milestones": (call) => {
    const repository = repositoryOf(call);
    const state = call.query.get("state") ?? "open";
    const found = repository.milestones.filter((one) => state === "all" || one.state === state);
    return list(found.map((one) => milestoneBody(place(call, repository), one)));
  },
  "POST /repos/{owner}/{repo}/milestones": (call) => {
    const repository = repositoryOf(call, true);
    if (repository.milestones.some(({ title }) => title === call.body.title)) throw exists("Milestone", "title");
    const number = repository.milestones.reduce((most, one) => Math.max(most, one.number), 0) + 1;
    const one: Milestone = {
      number,
      title: call.body.title,
      due_on: dueOf(call.body.due_on),
      description: call.body.description ?? null,
      state: call.body.state ?? "open",
    };
    repository.milestones.push(one);
    return created(milestoneBody(place(call, repository), one));
  },
  "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}": (call) => {
    const repository = repositoryOf(call, true);
    const one = milestoneOf(call, repository);
    const { due_on, ...rest } = call.body;
    Object.assign(one, rest, due_on === undefined ? {} : { due_on: dueOf(due_on) });
    return ok(milestoneBody(place(call, repository), one));
  },
  "DELETE /repos/{owner}/{repo}/milestones/{milestone_number}": (call) => {
    const repository = repositoryOf(call, true);
    const one = milestoneOf(call, repository);
    repository.milestones.splice(repository.milestones.indexOf(one), 1);
    for (const issue of repository.issues) if (issue.milestone === one.number) issue.milestone = null;
    return gone;
  },
  "GET /repos/{owner}/{repo}/autolinks": (call) => list(repositoryOf(call).autolinks),
  "POST /repos/{owner}/{repo}/autolinks": (call) => {
    const repository = repositoryOf(call, true);
    if (repository.autolinks.some(({ key_prefix }) => key_prefix === call.body.key_prefix))
      throw exists("KeyLink", "key_prefix");
    const one = { id: call.state.next++, is_alphanumeric: true, ...call.body };
    repository.autolinks.push(one);
    return created(one);
  },
  "DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}": (call) => {
    const repository = repositoryOf(call, true);
    const index = repository.autolinks.findIndex(({ id }) => String(id) === call.parameters.autolink_id);
    if (index === -1) throw notFound();
    repository.autolinks.splice(index, 1);
    return gone;
  },
  "GET /repos/{owner}/{repo}/rulesets": (call) => {
    const repository = repositoryOf(call);
    return list(
      repository.rulesets.map((one) => {
        const {
          rules: _,
          conditions: __,
          bypass_actors: ___,
          ...rest
        } = rulesetBody(call.state, repository, one) as Record<string, unknown>;
        return rest;
      }),
    );
  },
  "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}": (call) => {
    const repository = repositoryOf(call);
    return ok(rulesetBody(call.state, repository, rulesetOf(call, repository)));
  },
  "POST /repos/{owner}/{repo}/rulesets": (call) => {
    const repository = repositoryOf(call, true);
    if (repository.rulesets.some(({ name }) => name === call.body.name))
      throw new ApiError(422, "Validation Failed", "UNPROCESSABLE", [{ message: "Name must be unique" }]);
    const one = { id: call.state.next++, bypass_actors: [], ...call.body };
    repository.rulesets.push(one);
    return created(rulesetBody(call.state, repository, one));
  },
  "PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}": (call) => {
    const repository = repositoryOf(call, true);
    const one = rulesetOf(call, repository);
    Object.assign(one, call.body);
    return ok(rulesetBody(call.state, repository, one));
  },
  "DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}": (call) => {
    const repository = repositoryOf(call, true);
    repository.rulesets.splice(repository.rulesets.indexOf(rulesetOf(call, repository)), 1);
    return gone;
  },
};

function rulesetOf(call: Call, repository: Repository) {
  const found = repository.rulesets.find(({ id }) => String(id) === call.parameters.ruleset_id);
  if (!found) throw notFound();
  return found;
}

/** GitHub keeps the day at midnight of its own time zone. */
function dueOf(due: string | null | undefined): string | null {
  return due ? `${due.slice(0, 10)}T08:00:00Z` : null;
}
