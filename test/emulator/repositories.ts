import { type Call, created, gone, list, ok, type Route, refuseDisabled, repositoryOf } from "./call.ts";
import { ApiError, exists, notFound } from "./errors.ts";
import { issueBody, labelBody, milestoneBody, place, repositoryBody, rulesetBody } from "./repository-bodies.ts";
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

/** Teams and boards have the repository itself, whatever it is called. */
function renameLinks({ teams, boards }: State, from: string, to: string): void {
  for (const { repositories } of teams) {
    const role = repositories.get(from);
    if (role === undefined) continue;
    repositories.delete(from);
    repositories.set(to, role);
  }
  for (const board of boards) board.repositories = board.repositories.map((one) => (one === from ? to : one));
}

/** Routes below `/repos/{owner}/{repo}`; `body` is no route, but what others show a repository with. */
export const repositoryRoutes: Readonly<Record<string, Route>> = {
  body: (call) => ok(repositoryBody(call, repositoryOf(call))),
  "GET /repos/{owner}/{repo}": (call) => ok(repositoryBody(call, repositoryOf(call))),
  "PATCH /repos/{owner}/{repo}": (call) => {
    const repository = repositoryOf(call);
    const { state, body } = call;
    // Whether other settings may come with the request that unarchives is not told: here they may not.
    if (repository.archived && (body.archived !== false || Object.keys(body).length > 1)) repositoryOf(call, true);
    if (body.default_branch !== undefined && repository.empty) {
      throw new ApiError(422, "Validation Failed", "UNPROCESSABLE", [
        { message: "Cannot update default branch for an empty repository. Please init the repository and push first." },
      ]);
    }
    for (const key of settings) if (body[key] !== undefined) Object.assign(repository, { [key]: body[key] });
    if (body.name !== undefined && body.name !== repository.name) {
      if (fold(body.name) !== fold(repository.name) && state.repositories.has(fold(body.name)))
        throw exists("Repository", "name");
      state.repositories.delete(fold(repository.name));
      state.renamed.set(fold(repository.name), fold(body.name));
      renameLinks(state, fold(repository.name), fold(body.name));
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
    return list(found.map((one) => milestoneBody(place(call, repository), repository, one)));
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
    return created(milestoneBody(place(call, repository), repository, one));
  },
  "GET /repos/{owner}/{repo}/milestones/{milestone_number}": (call) => {
    const repository = repositoryOf(call);
    return ok(milestoneBody(place(call, repository), repository, milestoneOf(call, repository)));
  },
  "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}": (call) => {
    const repository = repositoryOf(call, true);
    const one = milestoneOf(call, repository);
    const { due_on, ...rest } = call.body;
    Object.assign(one, rest, due_on === undefined ? {} : { due_on: dueOf(due_on) });
    return ok(milestoneBody(place(call, repository), repository, one));
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
