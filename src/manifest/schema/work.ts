import * as v from "valibot";
import { clearable, colour, flag, line, list, localized, name, path, repositoryName, was, whole } from "./common.ts";
import { map } from "./map.ts";
import { date } from "./time.ts";

/** What work hangs on: labels, milestones, boards, autolinks, pages. */

export const label = map({
  name: name("Name, at most 50 characters; upper and lower case count as the same", 50),
  color: v.pipe(colour, v.description("Six hexadecimal digits without #, in quotes when they are all digits")),
  description: v.optional(clearable('What it means, at most 100 characters; "" clears it', 100)),
  was: was(),
});

export const milestone = map({
  title: name("Title"),
  due: v.optional(
    v.pipe(v.union([v.literal(""), date], "manifest.date"), v.description('Date on which it is due; "" for none')),
  ),
  description: v.optional(localized('What it is reached by; "" clears it', true)),
  state: v.optional(v.pipe(v.picklist(["open", "closed"]), v.description("open when nothing is said"))),
  was: was(),
});

/** Colours that GitHub Projects knows (GraphQL enum ProjectV2SingleSelectFieldOptionColor). */
const boardColour = v.picklist(["gray", "blue", "green", "yellow", "orange", "red", "pink", "purple"]);
const option = v.union(
  [
    line("Name of the option", 100),
    map({
      name: line("Name of the option", 100),
      color: v.optional(v.pipe(boardColour, v.description("Its colour; gray when nothing is said"))),
      description: v.optional(clearable('What it means; "" clears it')),
      was: was(),
    }),
  ],
  "manifest.option",
);

const field = map({
  name: name("Name of the field", 100),
  type: v.pipe(v.picklist(["text", "number", "date", "single_select", "iteration"]), v.description("What it holds")),
  options: v.optional(list(option, "The choices of a single_select field, in order")),
  start: v.optional(v.pipe(date, v.description("First day of an iteration field"))),
  days: v.optional(whole(1, 365, "Length of an iteration in days; 14 when nothing is said")),
  was: was(),
});

const view = map({
  name: name("Name of the view", 100),
  layout: v.pipe(v.picklist(["table", "board", "roadmap"]), v.description("How it is drawn")),
  filter: v.optional(clearable('Filter, as it is typed in the view; "" clears it')),
  fields: v.optional(list(line("Name of a field"), "Fields that it shows, in order")),
  groupBy: v.optional(line("Field that it groups by; set by hand, and watched")),
  columnsBy: v.optional(line("Field of a board's columns; set by hand, and watched")),
  sortBy: v.optional(line("Field that it sorts by; set by hand, and watched")),
  was: was(),
});

/** Repositories of this manifest that something holds for. */
export function inRepositories(description: string) {
  return v.optional(list(v.pipe(repositoryName, v.description("Name of a repository of this manifest")), description));
}

export const board = map({
  title: name("Title"),
  description: v.optional(localized('What it is for; "" clears it', true)),
  public: v.optional(flag("Whether everyone may see it; left as it is when nothing is said")),
  repositories: inRepositories("Repositories that it is linked to"),
  fields: v.optional(list(field, "Its fields")),
  views: v.optional(list(view, "Its views")),
  workflows: v.optional(list(line("Name of a workflow"), "Built-in workflows that are on; set by hand, and watched")),
  was: was(),
});

export const autolink = map({
  prefix: v.pipe(
    v.string(),
    // A digit at the end could not be told from the number behind it.
    v.regex(/^[A-Za-z0-9.=+:/#_-]{0,49}[A-Za-z.=+:/#_-]$/, "manifest.prefix"),
    v.description("What a reference begins with, such as LEP-"),
  ),
  url: v.pipe(
    v.string(),
    v.regex(/^https:\/\/[^\s<>"'`\\/?#@:]+(?::\d{1,5})?(?:[/?#][^\s"'`\\]*)?$/, "manifest.url"),
    v.includes("<num>", "manifest.num"),
    v.description("Where it leads; <num> stands for the number"),
  ),
  alphanumeric: v.optional(flag("Whether letters may follow, not only digits")),
  repositories: inRepositories("Where it holds; everywhere when nothing is said"),
});

export const page = map({
  title: name("Title of the page"),
  file: v.pipe(
    path(/^(?![/~])(?!.*(?:^|\/)\.\.(?:\/|$))[^\p{Cc}\\:*?"<>|]+\.md$/u, "manifest.page-file"),
    v.description("Markdown file that it is made from"),
  ),
  parent: v.optional(line("Title of the page above it", 255)),
  labels: v.optional(list(line("A label", 255), "Labels of the page")),
  was: was(),
});
