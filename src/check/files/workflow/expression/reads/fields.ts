import { namesFrom } from "./names.ts";

const of = (text: string) => namesFrom(text.split(" "));

/** What a job that was waited for gives, and what a step that has run does. */
export const needFields = of("outputs result");
export const stepFields = of("conclusion outcome outputs");

/**
 * What contexts of the service hold (docs.github.com/en/actions/reference/workflows-and-actions/contexts). They grow:
 * only a slip of the pen is told.
 */
export const serviceFields = {
  github: of(
    "action action_path action_ref action_repository action_status actor actor_id api_url base_ref env event event_name event_path graphql_url head_ref job job_workflow_sha output path ref ref_name ref_protected ref_type repository repository_id repository_owner repository_owner_id repository_visibility repositoryUrl retention_days run_attempt run_id run_number secret_source server_url sha state step_summary token triggering_actor workflow workflow_ref workflow_sha workspace",
  ),
  job: of("check_run_id container services status workflow_file_path workflow_ref workflow_repository workflow_sha"),
  runner: of("arch debug environment name os temp tool_cache workspace"),
  strategy: of("fail-fast job-index job-total max-parallel"),
} as const;
