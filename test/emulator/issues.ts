import { type Call, list, ok, type Route, refuseDisabled, repositoryOf } from "./call.ts";
import { notFound } from "./errors.ts";
import { issueOf } from "./repositories.ts";
import { labelBody, place } from "./repository-bodies.ts";
import { findLabel, fold, type Issue, type Repository } from "./state.ts";

function carried(call: Call, repository: Repository, issue: Issue): object[] {
  return issue.labels.flatMap((name) => {
    const label = findLabel(repository, name);
    return label ? [labelBody(place(call, repository), label)] : [];
  });
}

/** Labels of one issue: what is on it, and what is taken off. */
export const issueRoutes: Readonly<Record<string, Route>> = {
  "GET /repos/{owner}/{repo}/issues/{issue_number}/labels": (call) => {
    const repository = repositoryOf(call);
    refuseDisabled(repository);
    return list(carried(call, repository, issueOf(call, repository)));
  },
  "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}": (call) => {
    const repository = repositoryOf(call, true);
    refuseDisabled(repository);
    const issue = issueOf(call, repository);
    const index = issue.labels.findIndex((one) => fold(one) === fold(call.parameters.name ?? ""));
    if (index === -1) throw notFound("Label does not exist");
    issue.labels.splice(index, 1);
    return ok(carried(call, repository, issue));
  },
};
