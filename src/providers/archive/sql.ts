import { deeds } from "../../reports/port.ts";
import { repositoriesIn, secondsOf, timesIn, type Wanted } from "./scope.ts";
import { isOneOf } from "./words.ts";

/**
 * The questions, each one text for every engine. They keep to what ClickHouse has understood since 2018 and DuckDB does
 * too: subqueries but no WITH, no window functions, no nulls made on purpose. `toDateTime` (from seconds) and
 * `toUnixTimestamp` (to seconds) are ClickHouse's; DuckDB gets them as macros. Types and actions may be texts or an
 * enumeration, which knows no other words than its own: so a newer word is compared as text.
 */
export interface Asked {
  /** The table, quoted. */
  readonly table: string;
  readonly wanted: Wanted;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** What the time of an event is everywhere: seconds since 1970. */
const seconds = "toUnixTimestamp(created_at)";

/** Which event is which deed: an index into `deeds`. */
const deedOf: readonly (readonly [condition: string, deed: (typeof deeds)[number]])[] = [
  ["event_type = 'PushEvent'", "commit"],
  ["event_type = 'PullRequestReviewEvent' AND action = 'created'", "review"],
  ["event_type = 'PullRequestReviewCommentEvent' AND action = 'created'", "comment"],
  ["event_type = 'IssueCommentEvent' AND action = 'created'", "comment"],
  // Old ones have no action.
  ["event_type = 'CommitCommentEvent'", "comment"],
  ["event_type = 'IssuesEvent' AND action = 'opened'", "issue"],
  ["event_type = 'PullRequestEvent' AND action = 'opened'", "pull"],
  ["event_type = 'ReleaseEvent' AND action = 'published'", "release"],
];
const typesOfDeeds = [...new Set(deedOf.map(([condition]) => condition.split("'")[1] as string))];

/** repository, actor, day since 1970, deed, how often. Sorted. */
export function activityQuery({ table, wanted, from, until }: Asked): string {
  const cases = deedOf.map(([condition, deed]) => `WHEN ${condition} THEN ${deeds.indexOf(deed)}`).join(" ");
  return `SELECT repo_name, actor_login, day, deed, count(*) AS times
FROM (
  SELECT repo_name, actor_login, floor(${seconds} / 86400) AS day, CASE ${cases} ELSE -1 END AS deed
  FROM ${table}
  WHERE ${isOneOf("event_type", typesOfDeeds)} AND ${repositoriesIn(wanted)} ${timesIn(from, until)} AND actor_login <> ''
)
WHERE deed >= 0
GROUP BY repo_name, actor_login, day, deed
ORDER BY repo_name, actor_login, day, deed`;
}

/**
 * Seconds and who, in one text: the least of such texts is the earliest, and among several in one second the one whose
 * name comes first, on every engine. Seconds have ten digits until the year 2286.
 */
const moment = `concat(CAST(${seconds} AS String), ' ', actor_login)`;
/** Comes after every moment. */
const never = "'~'";

/** Events by which somebody answers. */
const responses = isOneOf("event_type", [
  "IssueCommentEvent",
  "PullRequestReviewEvent",
  "PullRequestReviewCommentEvent",
]);

/** All who ever answered. Sorted. */
export function respondersQuery({ table, wanted, until }: Asked): string {
  return `SELECT actor_login
FROM ${table}
WHERE ${responses} AND action = 'created' AND ${repositoriesIn(wanted)} ${timesIn(undefined, until)}
GROUP BY actor_login
ORDER BY actor_login`;
}

/**
 * repository, number, 1 for a pull request, moment of the opening, and seconds (0: never) of the last closing, reopening
 * and merging; then the moment of the first response and its kind. Sorted. Of each who answered the first word counts, and
 * it is none when it came before the opening.
 * @param bots who does not count as answering, beside all `[bot]`
 */
export function threadsQuery({ table, wanted, from, until }: Asked, bots: readonly string[]): string {
  const since = from === undefined ? undefined : secondsOf(from);
  const changed =
    since === undefined
      ? ""
      : ` AND (opening >= '${String(since).padStart(10, "0")}' OR last_closed >= ${since} OR last_reopened >= ${since} OR (last_merged = 0 AND (last_closed = 0 OR last_closed < last_reopened)))`;
  const scope = `${repositoriesIn(wanted)} ${timesIn(undefined, until)}`;
  return `SELECT repo_name, number, pull, opening, last_closed, last_reopened, last_merged,
  min(CASE WHEN first_response >= substring(opening, 1, 10) AND responder <> substring(opening, 12, 200) THEN first_response ELSE ${never} END) AS answer
FROM (
  SELECT repo_name, number,
    max(CASE WHEN event_type = 'PullRequestEvent' THEN 1 ELSE 0 END) AS pull,
    min(CASE WHEN did = 'opened' THEN moment ELSE ${never} END) AS opening,
    max(CASE WHEN did IN ('closed', 'merged') THEN seconds ELSE 0 END) AS last_closed,
    max(CASE WHEN did = 'reopened' THEN seconds ELSE 0 END) AS last_reopened,
    max(CASE WHEN did = 'merged' OR (did = 'closed' AND merged = 1) THEN seconds ELSE 0 END) AS last_merged
  FROM (
    SELECT repo_name, number, event_type, CAST(action AS String) AS did, merged, ${seconds} AS seconds, ${moment} AS moment
    FROM ${table}
    WHERE event_type IN ('IssuesEvent', 'PullRequestEvent') AND ${scope}
  )
  GROUP BY repo_name, number
  HAVING opening < ${never}${changed}
) AS threads
LEFT JOIN (
  SELECT repo_name, number, responder, min(response) AS first_response
  FROM (
    SELECT repo_name, number, actor_login AS responder,
      concat(${moment}, CASE WHEN event_type = 'PullRequestReviewEvent' THEN ' review' ELSE ' comment' END) AS response
    FROM ${table}
    WHERE ${responses} AND action = 'created' AND ${scope}
      AND actor_login <> '' AND actor_login NOT LIKE '%[bot]'${bots.length > 0 ? ` AND NOT ${isOneOf("actor_login", bots)}` : ""}
  )
  GROUP BY repo_name, number, responder
) AS answers
USING (repo_name, number)
GROUP BY repo_name, number, pull, opening, last_closed, last_reopened, last_merged
ORDER BY repo_name, number`;
}

/** repository, number, moment of each review, whoever's. Sorted. */
export function reviewsQuery({ table, wanted, until }: Asked): string {
  return `SELECT repo_name, number, ${moment} AS moment
FROM ${table}
WHERE event_type = 'PullRequestReviewEvent' AND action = 'created' AND ${repositoriesIn(wanted)} ${timesIn(undefined, until)}
  AND actor_login <> ''
ORDER BY repo_name, number, moment`;
}

/** repository, tag, moment of its first release. Sorted. */
export function releasesQuery({ table, wanted, from, until }: Asked): string {
  return `SELECT repo_name, release_tag_name, min(${moment}) AS moment
FROM ${table}
WHERE event_type = 'ReleaseEvent' AND action = 'published' AND ${repositoriesIn(wanted)} ${timesIn(from, until)}
GROUP BY repo_name, release_tag_name
ORDER BY repo_name, moment, release_tag_name`;
}
