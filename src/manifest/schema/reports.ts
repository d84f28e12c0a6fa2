import * as v from "valibot";
import { filePattern, line, list, whole } from "./common.ts";
import { entries, map } from "./map.ts";
import { isCalendarDate, span } from "./time.ts";

/** What the reports count, and for whom. */

/** A span back from today, `90d`, `6m`, `1y`, or a date. */
const since = v.pipe(
  v.string(),
  v.regex(/^(?:[1-9]\d{0,4}[dwmy]|\d{4}-\d{2}-\d{2})$/, "manifest.since"),
  v.check((text) => !text.includes("-") || isCalendarDate(text), "manifest.since"),
  v.description("1y, 6m, 4w, 90d, or a date"),
);
const period = v.pipe(
  v.picklist(["week", "month", "quarter", "year"]),
  v.description("Length of the periods that are compared"),
);
const count = (description: string) => v.optional(whole(0, 1_000_000, description));

const rung = map({
  role: line("Role that one grows into", 100),
  commits: count("Commits it takes"),
  reviews: count("Reviews it takes"),
  issues: count("Issues it takes"),
  comments: count("Comments it takes"),
  months: count("Months with at least one contribution"),
});

/** The part after the `@` of an address; subdomains belong to it. */
const domain = v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, "manifest.domain"));

const contributors = map({
  bots: v.optional(list(line("Name or login; * stands for anything", 100), "Who is a machine")),
  since: v.optional(since),
  period: v.optional(period),
  exclude: v.optional(list(line("Name, login or pattern", 100), "Who is left out")),
  organisations: v.optional(
    entries(domain, line("Name of the organisation", 100), "Domain of addresses: whom those who use it work for"),
  ),
  bound: v.optional(whole(1, 99, "Percent for the contributor absence factor; 50 when nothing is said")),
  quiet: v.optional(v.pipe(span, v.description("After how long somebody counts as gone quiet"))),
  ladder: v.optional(list(rung, "What it takes for a role: whoever has done as much is named")),
});

const health = map({
  since: v.optional(since),
  period: v.optional(period),
  response: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,4}[hdw]$/, "manifest.hours"),
      v.description("Time within which a first response is wanted: 48h, 3d"),
    ),
  ),
  stale: v.optional(v.pipe(span, v.description("After how long without activity an issue is stale"))),
  minimum: count("Below this many cases no figure is given"),
});

const feedback = map({
  surveys: v.optional(list(filePattern, "Files that hold the surveys")),
  minimum: v.optional(
    v.pipe(
      v.number("manifest.whole"),
      v.integer("manifest.whole"),
      v.minValue(5, "manifest.privacy"),
      v.maxValue(1_000_000, "manifest.most"),
      v.description("Smallest group that is shown; at least 5"),
    ),
  ),
});

export const reports = v.pipe(
  map({
    contributors: v.optional(v.pipe(contributors, v.description("The report on contributors"))),
    health: v.optional(v.pipe(health, v.description("The report on the project's health"))),
    feedback: v.optional(v.pipe(feedback, v.description("The report on surveys"))),
  }),
  v.description("What the reports count"),
);
