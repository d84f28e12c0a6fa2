import { join } from "node:path";
import type { ForgeFacts, ForgeScope, ForgeSource, Thread } from "../../reports/port.ts";
import { usageError } from "../../system/errors.ts";
import { readFactFiles } from "./facts/files.ts";
import { Roll } from "./facts/roll.ts";
import type { FactFile } from "./facts/schema.ts";
import { threadOf, updatedOf } from "./facts/threads.ts";

const nothing = { requests: 0, points: 0 } as const;

/**
 * Facts that need no account: what is written in the folder `facts` of the local place. Of the repository `acme/hub` that
 * is `facts/hub.yaml`, and any YAML file in `facts/hub/`, for a history that is longer than one file may be (1 MiB).
 *
 *     people:                                  # only what a login does not say
 *       - { login: ada, name: Ada Example, id: 7 }
 *       - { login: helper, bot: true }
 *     threads:
 *       - kind: pull                           # issue, pull or discussion
 *         number: 12
 *         author: ada                          # a login; ~ for an account that is gone
 *         opened: 2026-01-05T09:00:00Z         # or a date, which begins at midnight UTC
 *         closed: 2026-01-08
 *         merged: 2026-01-08
 *         draft: true
 *         labels: [good first issue]
 *         assigned: { who: bob, at: 2026-01-06 }
 *         answered: 2026-01-07
 *         association: FIRST_TIME_CONTRIBUTOR
 *         replies:
 *           - { who: bob, at: 2026-01-06T10:00:00+08:00, kind: review, verdict: approved }
 *           - { who: eve, at: 2026-01-07, kind: comment }
 *     releases:
 *       - { tag: v1.0.0, at: 2026-02-01, who: ada, prerelease: false }
 *
 * @param options.folder absolute path of the local place
 */
export function createLocalFacts({ folder }: { readonly folder: string }): ForgeSource {
  return {
    provider: "local",
    estimate: async () => nothing,
    read: async (scope, tell) => {
      const facts = factsOf(folder, scope);
      tell(facts.threads.length, facts.threads.length);
      return facts;
    },
  };
}

/** @throws AppError (exit 2) `facts.repository`, and what `readFactFiles` throws */
function factsOf(folder: string, scope: ForgeScope): ForgeFacts {
  const roll = new Roll();
  const threads: Thread[] = [];
  const releases: ForgeFacts["releases"][number][] = [];
  let absent = false;
  for (const repository of new Set(scope.repositories)) {
    const name = /^(?:(?!\.+\/)[\w.-]+\/)?([\w.-]+)$/.exec(repository)?.[1];
    if (name === undefined || /^\.+$/.test(name)) throw usageError("facts.repository", { name: repository });
    const files = readFactFiles(join(folder, "facts"), name);
    absent ||= files.length === 0;
    for (const file of files) roll.enter(file.people ?? []);
    threads.push(...threadsOf(files, repository, scope, roll));
    releases.push(...releasesOf(files, repository, scope, roll));
  }
  const notes = absent ? ["report.note.no-facts"] : [];
  return { contacts: roll.contacts, threads, releases, notes, spent: nothing };
}

const partOf = { issue: "issues", pull: "pulls", discussion: "discussions" } as const;

/** Of a thread that stands in several files the last one counts. */
function threadsOf(
  files: readonly FactFile[],
  repository: string,
  { parts, since = 0 }: ForgeScope,
  roll: Roll,
): Thread[] {
  const isWanted = ({ kind }: Thread) => parts.has(partOf[kind]) || (kind === "pull" && parts.has("reviews"));
  const all = files.flatMap((file) => (file.threads ?? []).map((one) => threadOf(one, repository, roll)));
  const once = new Map(all.map((thread) => [thread.number, thread]));
  return [...once.values()]
    .filter((thread) => isWanted(thread) && updatedOf(thread) >= since)
    .sort((a, b) => a.number - b.number)
    .map((thread) => ({
      ...thread,
      replies: thread.replies.filter(({ kind }) => parts.has(kind === "review" ? "reviews" : "comments")),
    }));
}

function releasesOf(files: readonly FactFile[], repository: string, { parts, since = 0 }: ForgeScope, roll: Roll) {
  if (!parts.has("releases")) return [];
  const all = files.flatMap(({ releases = [] }) => releases).filter(({ at }) => at >= since);
  return all
    .sort((a, b) => a.at - b.at || (a.tag < b.tag ? -1 : 1))
    .map(({ tag, at, who, prerelease = false }) => {
      return { repository, tag, at, prerelease, ...(who === undefined ? {} : { who: roll.index(who) }) };
    });
}
