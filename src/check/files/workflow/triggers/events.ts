/** What an event may be narrowed by: its filters, and its activities where GitHub has a list of them. */
export interface EventKeys {
  readonly keys: readonly string[];
  readonly types?: readonly string[];
}

const branches = ["branches", "branches-ignore"];
const tags = ["tags", "tags-ignore"];
const paths = ["paths", "paths-ignore"];
const changed = ["created", "edited", "deleted"];

const typed = (types: readonly string[], keys: readonly string[] = []): EventKeys => ({
  keys: ["types", ...keys],
  types,
});
const bare: EventKeys = { keys: [] };

const pullRequest = typed(
  [
    ...["assigned", "unassigned", "labeled", "unlabeled", "opened", "edited", "closed", "reopened", "synchronize"],
    ...["converted_to_draft", "locked", "unlocked", "enqueued", "dequeued", "milestoned", "demilestoned"],
    ...["ready_for_review", "review_requested", "review_request_removed", "auto_merge_enabled", "auto_merge_disabled"],
    "stacked",
  ],
  // Tags are in no documentation of these two, and yet taken: workflows that are widely copied have them, and run.
  [...branches, ...paths, ...tags],
);

/**
 * Every event with its keys and activities
 * (docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows; actions/languageservices).
 * Not here is `schedule`, which is a list.
 */
export const events: Readonly<Record<string, EventKeys>> = {
  branch_protection_rule: typed(changed),
  check_run: typed(["created", "rerequested", "completed", "requested_action"]),
  check_suite: typed(["completed", "requested", "rerequested"]),
  ...{ create: bare, delete: bare, deployment: bare, deployment_status: bare, fork: bare, gollum: bare },
  ...{ page_build: bare, public: bare, status: bare },
  discussion: typed([
    ...[...changed, "transferred", "pinned", "unpinned", "labeled", "unlabeled", "locked", "unlocked"],
    ...["category_changed", "answered", "unanswered"],
  ]),
  discussion_comment: typed(changed),
  image_version: typed(["created", "ready", "deleted"], ["names", "versions"]),
  issue_comment: typed(changed),
  issues: typed([
    ...["opened", "edited", "deleted", "transferred", "pinned", "unpinned", "closed", "reopened", "assigned"],
    ...["unassigned", "labeled", "unlabeled", "locked", "unlocked", "milestoned", "demilestoned", "typed", "untyped"],
    ...["field_added", "field_removed"],
  ]),
  label: typed(changed),
  merge_group: typed(["checks_requested"], branches),
  milestone: typed([...changed, "closed", "opened"]),
  project: typed([...changed, "closed", "reopened"]),
  project_card: typed([...changed, "moved", "converted"]),
  project_column: typed(["created", "updated", "moved", "deleted"]),
  pull_request: pullRequest,
  pull_request_comment: typed(changed),
  pull_request_review: typed(["submitted", "edited", "dismissed"]),
  pull_request_review_comment: typed(changed),
  pull_request_target: pullRequest,
  push: { keys: [...branches, ...tags, ...paths] },
  registry_package: typed(["published", "updated"]),
  release: typed(["published", "unpublished", ...changed, "prereleased", "released"]),
  // Its activities are the sender's own.
  repository_dispatch: { keys: ["types"] },
  watch: typed(["started"]),
  workflow_call: { keys: ["inputs", "secrets", "outputs"] },
  workflow_dispatch: { keys: ["inputs"] },
  workflow_run: typed(["requested", "completed", "in_progress"], ["workflows", ...branches]),
};

/** What any event takes: at another one it is misplaced, and no word that came later. */
export const eventKeys: ReadonlySet<string> = new Set(Object.values(events).flatMap(({ keys }) => keys));
