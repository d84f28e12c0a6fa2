/** The columns of `github_events` that are read, as they are called in GH Archive's shape. */
export const columnsRead = [
  "event_type",
  "actor_login",
  "repo_name",
  "created_at",
  "action",
  "number",
  "merged",
  "release_tag_name",
] as const;
