import type { Finding } from "../../../system/finding.ts";
import { editDistance } from "../../../system/nearest.ts";
import type { Rule } from "../../rule.ts";

/** docs.gitlab.com/user/project/quick_actions, as of version 18, with the other names that each has had. */
const actions = `
  add_child add_contacts add_email add_parent approve assign assign_reviewer reviewer award react blocked_by blocks board_move
  cc child clear_weight clear_health_status clone close confidential convert_to_ticket copy_metadata create_merge_request
  done draft ready due duplicate epic estimate estimate_time health_status internal iteration label labels link
  linked_items lock make_confidential mark_as_duplicate merge milestone move page parent_epic ping promote promote_to
  promote_to_incident promote_work_item publish reassign reassign_reviewer rebase relabel relate remove_assignee remove_child remove_contacts
  remove_due_date remove_email remove_epic remove_estimate remove_iteration remove_label remove_linked_items remove_milestone
  remove_parent remove_parent_epic remove_reviewer remove_time_estimate remove_time_spent remove_zoom reopen request_changes
  request_review resolve restart_escalation run_pipeline set_child set_epic set_parent severity ship shrug spend spent spend_time start
  status submit_review subscribe tableflip tag tag_contacts target_branch test timeline title todo type unapprove unassign
  unassign_reviewer unlabel unlink unlock unpublish unrelate unsubscribe weight wip zoom a as assignee remove_reviewers
`
  .split(/\s+/)
  .filter(Boolean);
const known = new Set(actions);

/**
 * Commands in the templates of GitLab that are mistyped: they stay in every issue as they are written. What is near no
 * command may be a path, or a command that came later.
 */
export const quickActionRule: Rule = {
  ...{ id: "quick-action", level: "warning", fix: "none" },
  sources: ["https://docs.gitlab.com/user/project/quick_actions/"],
  title: { en: "Commands in GitLab's templates are spelt right", zh: "GitLab 模板中的快捷命令拼写正确" },
  reason: {
    en: "A command that GitLab does not know does nothing, and stands in every new issue.",
    zh: "GitLab 不认识的命令不起作用，并会留在每个新议题中。",
  },
  texts: {
    near: {
      en: "GitLab knows no command “/{name}”, and leaves it as it is written; did you mean “/{nearest}”?",
      zh: "GitLab 没有命令“/{name}”，会原样保留；是否指“/{nearest}”？",
    },
  },
  applies: (path) => /^\.gitlab\/(?:issue|merge_request)_templates\/[^/]+\.md$/.test(path),
  inspect: (file, text) =>
    outsideOfCode(text).flatMap((line, index): Finding[] => {
      const name = /^\/([a-z][a-z_-]{2,30})(?=\s|$)/.exec(line)?.[1];
      const nearest = name === undefined || known.has(name) ? undefined : nearOf(name);
      if (name === undefined || nearest === undefined) return [];
      const at = { line: index + 1, column: 1 };
      return [{ code: "quick-action.near", level: "warning", file, ...at, params: { name, nearest } }];
    }),
};

/** Of a short word most others are one letter away: it may be a command that is not known here. */
function nearOf(name: string): string | undefined {
  const most = name.length < 5 ? 0 : name.length < 9 ? 1 : 2;
  return actions.find((action) => action.length > 3 && editDistance(name, action) <= most);
}

/** The lines of a text, those of code blocks left empty. */
function outsideOfCode(text: string): string[] {
  let fence: string | undefined;
  return text.split("\n").map((line) => {
    const sign = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (sign?.startsWith(fence)) fence = undefined;
      return "";
    }
    fence = sign;
    return line;
  });
}
