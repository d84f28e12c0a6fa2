import * as v from "valibot";
import { clearable, flag, homepage, list, login, name, repositoryName, was } from "./common.ts";
import { entries, map } from "./map.ts";
import { ruleset } from "./rules.ts";
import { autolink, label, milestone } from "./work.ts";

/** Repositories and teams. */

const features = map({
  issues: v.optional(flag("Issues")),
  discussions: v.optional(flag("Discussions")),
  projects: v.optional(flag("Projects")),
  wiki: v.optional(flag("The wiki")),
});

const merge = map({
  squash: v.optional(flag("Whether the commits of a change may become one")),
  commit: v.optional(flag("Whether a change may come by a merge commit")),
  rebase: v.optional(flag("Whether the commits of a change may be put on top one by one")),
  auto: v.optional(flag("Whether a change may merge by itself once all checks pass")),
  deleteBranch: v.optional(flag("Whether a merged branch goes")),
});

/** docs.github.com, «Classifying your repository with topics»: lower case, digits, hyphens, at most 50 characters. */
const topic = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,49}$/, "manifest.topic"));

export const repository = map({
  name: v.pipe(repositoryName, v.description("Name, without its owner")),
  description: v.optional(clearable('What it is, in one sentence; "" clears it', 350)),
  homepage: v.optional(v.pipe(homepage, v.description('Its page on the web; "" clears it'))),
  topics: v.optional(
    v.pipe(
      v.array(topic),
      v.maxLength(20, "manifest.topics"),
      v.description("Topics, at most 20; an empty list clears them"),
    ),
  ),
  visibility: v.optional(
    v.pipe(v.picklist(["public", "internal", "private"]), v.description("Never widened unless it is said here")),
  ),
  archived: v.optional(flag("Never archived unless it is said here")),
  template: v.optional(flag("Whether it is a template for others")),
  defaultBranch: v.optional(name("Name of the default branch")),
  features: v.optional(v.pipe(features, v.description("What is switched on; the rest is left as it is"))),
  merge: v.optional(v.pipe(merge, v.description("How changes are merged; the rest is left as it is"))),
  labels: v.optional(list(label, "Its own labels, beside the shared ones")),
  milestones: v.optional(list(milestone, "Its own milestones, beside the shared ones")),
  rulesets: v.optional(list(ruleset, "Its own rulesets, beside the shared ones")),
  autolinks: v.optional(list(autolink, "Its own autolinks, beside the shared ones")),
  was: was(),
});

/** Roles of a team in a repository, from the least to the most (docs.github.com, «Repository roles»). */
const role = v.picklist(["pull", "triage", "push", "maintain", "admin"]);

export const team = map({
  name: name("Name; its slug means the same team", 100),
  description: v.optional(clearable('What it does; "" clears it', 350)),
  privacy: v.optional(
    v.pipe(v.picklist(["closed", "secret"]), v.description("closed: members of the organisation see it")),
  ),
  parent: v.optional(clearable('Name or slug of the team above it; "" for none', 100)),
  members: v.optional(entries(login, v.picklist(["member", "maintainer"]), "User name: member or maintainer")),
  repositories: v.optional(entries(repositoryName, role, "Repository: pull, triage, push, maintain or admin")),
  was: was(),
});
