import * as v from "valibot";
import { flag, line, list, name, was, whole } from "./common.ts";
import { map } from "./map.ts";
import { inRepositories } from "./work.ts";

/** Rulesets (docs.github.com, «Available rules for rulesets»; GitLab: protected branches and tags). */

const pattern = line("Name of a branch or tag, or a pattern such as release/*", 255);

const pullRequest = map({
  approvals: v.optional(whole(0, 10, "How many people must approve")),
  codeOwners: v.optional(flag("Whether the owners of the code must approve")),
  dismissStale: v.optional(flag("Whether new commits take approvals back")),
  resolveThreads: v.optional(flag("Whether every thread must be resolved")),
});

const rules = map({
  pullRequest: v.optional(v.pipe(pullRequest, v.description("Changes come by pull request"))),
  checks: v.optional(
    v.pipe(
      v.array(line("Name of a status check")),
      v.description("Checks that must pass; an empty list asks for none"),
    ),
  ),
  linearHistory: v.optional(flag("true forbids merge commits")),
  signatures: v.optional(flag("true asks for signed commits")),
  deletion: v.optional(flag("true forbids deletion")),
  forcePush: v.optional(flag("true forbids force pushes")),
});

export const ruleset = map({
  name: name("Name", 100),
  target: v.optional(v.pipe(v.picklist(["branch", "tag"]), v.description("branch when nothing is said"))),
  enforcement: v.optional(
    v.pipe(v.picklist(["active", "evaluate", "disabled"]), v.description("active when nothing is said")),
  ),
  include: v.optional(list(pattern, "What it holds for; the default branch when nothing is said")),
  exclude: v.optional(list(pattern, "What it does not hold for")),
  repositories: inRepositories("Where it holds; everywhere when nothing is said"),
  rules: v.pipe(rules, v.minEntries(1, "manifest.empty-list"), v.description("What must hold")),
  was: was(),
});
