import { dayOfDate } from "../../../../src/reports/calendar.ts";
import type { HealthInput } from "../../../../src/reports/health/input.ts";
import type { Cast, Person } from "../../../../src/reports/identity/person.ts";
import type { Release, Reply, Thread } from "../../../../src/reports/port.ts";

/** People of the cases, by what they are: contacts have the same index, but `ann2` is a second account of ann's. */
export const who = { ann: 0, bob: 1, cy: 2, dee: 3, robot: 4, ann2: 5, shy: 6 } as const;
export type Who = keyof typeof who;

const person = (name: string, more: Partial<Person> = {}): Person => ({
  name,
  emails: [],
  logins: [],
  bot: false,
  organisations: [],
  because: [],
  unlisted: false,
  ...more,
});

export const cast: Cast = {
  people: [
    person("Ann"),
    person("Bob"),
    person("Cy"),
    person("Dee"),
    person("robot", { bot: true }),
    person("Shy Person", { unlisted: true }),
  ],
  personOf: Int32Array.from([0, 1, 2, 3, 4, 0, 5]),
};

/** `2026-02-03 10:00`, UTC. */
export const at = (text: string) => Date.parse(`${text.replace(" ", "T")}${text.length > 10 ? ":00" : "T00:00:00"}Z`);

export const reply = (name: Who, when: string, kind: Reply["kind"] = "comment"): Reply => ({
  who: who[name],
  at: at(when),
  kind,
});

let number = 0;

export function thread(
  kind: Thread["kind"],
  author: Who,
  opened: string,
  more: Partial<Omit<Thread, "closed" | "merged">> & { readonly closed?: string; readonly merged?: string } = {},
): Thread {
  const { closed, merged, ...rest } = more;
  const end = closed ?? merged;
  number += 1;
  return {
    kind,
    repository: "acme/hub",
    number,
    author: who[author],
    opened: at(opened),
    labels: [],
    replies: [],
    ...(end === undefined ? {} : { closed: at(end) }),
    ...(merged === undefined ? {} : { merged: at(merged) }),
    ...rest,
  };
}

export const issue = thread.bind(undefined, "issue");
export const pull = thread.bind(undefined, "pull");

export const release = (tag: string, when: string, more: Partial<Release> = {}): Release => ({
  repository: "acme/hub",
  tag,
  at: at(when),
  prerelease: false,
  ...more,
});

const parts = ["issues", "pulls", "reviews", "comments", "discussions", "releases"] as const;

/** February 2026 beside the 28 days before. */
export function input(more: Partial<HealthInput> = {}): HealthInput {
  return {
    repositories: [{ name: "acme/hub", head: "" }],
    threads: [],
    releases: [],
    cast,
    folders: [],
    read: { parts: new Set(parts) },
    period: { from: dayOfDate("2026-02-01"), to: dayOfDate("2026-02-28") },
    previous: { from: dayOfDate("2026-01-04"), to: dayOfDate("2026-01-31") },
    settings: { responseHours: 48, staleDays: 30, minimum: 3, bound: 50 },
    notes: [],
    ...more,
  };
}
