import * as v from "valibot";
import { email, flag, id, language, line, list, localized, login, url } from "./common.ts";
import { map } from "./map.ts";
import { date, timezone } from "./time.ts";

/** People and groups: `people/*.yaml`, version 1. */

const organisation = map({
  name: line("Name of the organisation", 100),
  from: v.optional(v.pipe(date, v.description("First day there"))),
  until: v.optional(v.pipe(date, v.description("Last day there"))),
});

/** Accounts of GitHub Apps end in `[bot]`. */
const account = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?(?:\[bot\])?$/, "manifest.login"),
);

export const person = map({
  id: v.pipe(id, v.description("Stable key, used in groups and events")),
  name: line("Name, as the person writes it", 100),
  github: v.optional(v.pipe(account, v.description("User name on GitHub"))),
  gitlab: v.optional(v.pipe(login, v.description("User name on GitLab"))),
  jira: v.optional(line("User name or account id in Jira", 128)),
  orcid: v.optional(
    v.pipe(v.string(), v.regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, "manifest.orcid"), v.description("ORCID iD")),
  ),
  emails: v.optional(list(email, "Further addresses that commits carry")),
  aliases: v.optional(list(line("A further name", 100), "Further names that commits carry")),
  organisations: v.optional(list(organisation, "Where the person works, with dates")),
  languages: v.optional(list(language, "Languages the person speaks here")),
  timezone: v.optional(v.pipe(timezone, v.description("The person's time zone"))),
  since: v.optional(v.pipe(date, v.description("When the person joined"))),
  bot: v.optional(flag("Whether this is a machine")),
});

/** People by id; an empty list means nobody, which is fine here: nothing is deleted by it. */
const ids = (description: string) => v.optional(v.pipe(v.array(id), v.description(description)));

export const group = map({
  id: v.pipe(id, v.description("Stable key")),
  title: localized("What the group is called"),
  kind: v.optional(
    v.pipe(
      v.picklist(["maintainers", "sig", "working-group", "committee", "team", "mentors"]),
      v.description("What sort of group it is; `maintainers` are listed in MAINTAINERS"),
    ),
  ),
  mission: v.optional(localized("What it is there for")),
  leads: ids("Who leads it"),
  members: ids("Who is in it"),
  emeritus: ids("Who was in it"),
  owns: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[^\s#!]\S*$/, "manifest.owns"))),
      v.description("Patterns for CODEOWNERS"),
    ),
  ),
  team: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/, "manifest.team-path"),
      v.description("Team named in CODEOWNERS instead of the members: organisation/team"),
    ),
  ),
  channel: v.optional(v.pipe(url, v.description("Where it talks"))),
  meetings: v.optional(v.pipe(v.array(id), v.description("Ids of its events"))),
});

export const peopleFile = v.pipe(
  map({
    version: v.pipe(v.literal(1, "manifest.version"), v.description("Version of this format")),
    people: v.optional(list(person, "The people")),
    groups: v.optional(list(group, "The groups, those that own less further down")),
  }),
  v.title("people/*.yaml"),
  v.description("The people of a community and their groups"),
);

export type PeopleFile = v.InferOutput<typeof peopleFile>;
export type Person = v.InferOutput<typeof person>;
export type Group = v.InferOutput<typeof group>;
