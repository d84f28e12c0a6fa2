import * as v from "valibot";
import { check } from "./check.ts";
import { filePattern, list } from "./common.ts";
import { caldav, community, confluence, github, gitlab, jira, local } from "./community.ts";
import { map } from "./map.ts";
import { repository, team } from "./places.ts";
import { reports } from "./reports.ts";
import { ruleset } from "./rules.ts";
import { autolink, board, label, milestone, page } from "./work.ts";

/** Kinds that may be listed under `strict`: what is not in the manifest may go, with `--allow-delete`. */
export const strictKinds = [
  "labels",
  "milestones",
  "teams",
  "boards",
  "rulesets",
  "autolinks",
  "pages",
  "events",
] as const;

/** `community.yaml`, version 1. One schema gives the type, the errors and the published JSON Schema. */
export const manifest = v.pipe(
  map({
    version: v.pipe(v.literal(1, "manifest.version"), v.description("Version of this format")),
    community,
    github: v.optional(github),
    gitlab: v.optional(gitlab),
    jira: v.optional(jira),
    confluence: v.optional(confluence),
    caldav: v.optional(caldav),
    local: v.optional(local),
    strict: v.optional(
      list(
        v.picklist(strictKinds),
        "Kinds in which what is not listed may go, with --allow-delete; all else is additive",
      ),
    ),
    repositories: v.optional(list(repository, "The repositories of the community")),
    labels: v.optional(list(label, "Labels of every repository")),
    milestones: v.optional(list(milestone, "Milestones of every repository")),
    teams: v.optional(list(team, "Teams of the organisation")),
    boards: v.optional(list(board, "Boards (GitHub Projects)")),
    rulesets: v.optional(list(ruleset, "Rules that branches and tags keep")),
    autolinks: v.optional(list(autolink, "References that become links")),
    pages: v.optional(
      list(page, "Pages in Confluence. Not carried out yet: plan and apply name them and do nothing with them"),
    ),
    events: v.optional(list(filePattern, "Files that hold events")),
    people: v.optional(list(filePattern, "Files that hold people and groups")),
    reports: v.optional(reports),
    check: v.optional(check),
  }),
  v.title("community.yaml"),
  v.description("What a community is: its repositories, labels, boards, teams, links, events and people"),
);

export type Community = v.InferOutput<typeof manifest>;
