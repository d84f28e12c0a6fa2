import * as v from "valibot";
import { email, groupPath, language, line, list, localized, login, name, path, url } from "./common.ts";
import { map } from "./map.ts";
import { timezone } from "./time.ts";

/** Who the community is, and where it lives. */

const link = map({
  title: line("What the link is called", 100),
  url: v.pipe(url, v.description("Where it leads")),
});

export const community = v.pipe(
  map({
    name: line("Name of the community", 100),
    id: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/, "manifest.community-id"),
        v.description(
          "A name that never changes: the UIDs of its events end in it. Written once, by init or check --fix",
        ),
      ),
    ),
    description: v.optional(localized("What it is, in one or two sentences")),
    languages: v.optional(list(language, "Languages it speaks, the first one first")),
    timezone: v.optional(v.pipe(timezone, v.description("Its time zone, such as Asia/Shanghai"))),
    contact: v.optional(v.pipe(email, v.description("Address for conduct and security reports; it is public"))),
    website: v.optional(v.pipe(url, v.description("Its page on the web"))),
    goals: v.optional(list(line("One goal"), "What it wants to reach")),
    links: v.optional(list(link, "Where to find it: chat, calendar, documentation")),
  }),
  v.description("Who the community is"),
);

export const github = v.pipe(
  map({ owner: v.pipe(login, v.description("Organisation or user that holds the repositories")) }),
  v.description("Its home on GitHub. The host comes from GH_HOST or GITHUB_API_URL, never from here"),
);

export const gitlab = v.pipe(
  map({ group: v.pipe(groupPath, v.description("Group that holds the projects, with its parents: a/b")) }),
  v.description("Its home on GitLab. Not carried out yet: plan and apply name it and do nothing with it"),
);

export const jira = v.pipe(
  map({
    project: v.pipe(
      v.string(),
      v.regex(/^[A-Z][A-Z0-9_]{1,9}$/, "manifest.jira-key"),
      v.description("Key of the project, such as LEP"),
    ),
    board: v.optional(line("Name of the board", 255)),
  }),
  v.description("Its project in Jira. Not carried out yet: plan and apply name it and do nothing with it"),
);

export const confluence = v.pipe(
  map({
    space: v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9~]{1,255}$/, "manifest.space-key"),
      v.description("Key of the space"),
    ),
    parent: v.optional(line("Title of the page below which pages go", 255)),
  }),
  v.description("Its space in Confluence. Not carried out yet: plan and apply name it and do nothing with it"),
);

export const caldav = v.pipe(
  map({ calendar: name("Name of the calendar") }),
  v.description("Its calendar on a CalDAV server. The host comes from CALDAV_URL, never from here"),
);

export const local = v.pipe(
  map({
    folder: v.pipe(
      path(/^(?![/~])(?!.*(?:^|\/)\.\.(?:\/|$))[^\p{Cc}\\:*?"<>|]+$/u, "manifest.folder"),
      v.description("Folder below the project that stands for the service"),
    ),
  }),
  v.description("Keeps the whole state in a folder of YAML on this disk: no account needed"),
);
