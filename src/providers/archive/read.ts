import type { HistoryFacts, Release } from "../../reports/port.ts";
import { AppError } from "../../system/errors.ts";
import { ActivityColumns } from "./columns.ts";
import { alwaysMissing, nothingRecorded } from "./notes.ts";
import { createPeople, type People } from "./people.ts";
import { wantedOf } from "./scope.ts";
import { type Asked, activityQuery, releasesQuery, respondersQuery, reviewsQuery, threadsQuery } from "./sql.ts";
import { momentOf, Threads } from "./threads.ts";
import type { ArchiveFacts, ArchiveScope, Engine } from "./types.ts";
import { identifier, isPlain, longestList } from "./words.ts";

/** How many rows an answer may have: beyond, a report would not fit into memory, nor tell anybody anything. */
export const mostRows = {
  activity: 10_000_000,
  threads: 2_000_000,
  reviews: 5_000_000,
  releases: 1_000_000,
  responders: 2_000_000,
};

/** Asks one thing after the other, so that an engine has the whole machine for each. */
export async function readArchive(engine: Engine, table: string, scope: ArchiveScope): Promise<ArchiveFacts> {
  const wanted = wantedOf(scope);
  const asked: Asked = { table: identifier(table), wanted, from: scope.from, until: scope.until };
  const people = createPeople();
  await engine.open();
  const history = await historyOf(engine, asked, people);
  const bots = await botsOf(engine, asked, scope);
  const threads = new Threads(people);
  for await (const rows of engine.rows(threadsQuery(asked, bots), mostRows.threads)) {
    for (const row of rows) threads.add(row);
  }
  for await (const rows of engine.rows(reviewsQuery(asked), mostRows.reviews)) {
    for (const row of rows) threads.review(row);
  }
  const releases: Release[] = [];
  for await (const rows of engine.rows(releasesQuery(asked), mostRows.releases)) {
    for (const [repository = "", tag = "", moment = ""] of rows) {
      releases.push(releaseOf(String(repository), String(tag), String(moment), people));
    }
  }
  return { history, contacts: people.contacts, threads: threads.list(), releases, notes: alwaysMissing };
}

/** Rows come sorted by repository, so that one is finished when the next begins. */
async function historyOf(engine: Engine, asked: Asked, people: People): Promise<HistoryFacts[]> {
  const found = new Map<string, ActivityColumns>();
  for await (const rows of engine.rows(activityQuery(asked), mostRows.activity)) {
    for (const [repository = "", actor = "", day, deed, count] of rows) {
      const name = String(repository);
      let columns = found.get(name);
      if (!columns) {
        columns = new ActivityColumns();
        found.set(name, columns);
      }
      columns.add(people.indexOf(String(actor)), Number(day), Number(deed), Number(count));
    }
  }
  const names = new Set([...found.keys(), ...asked.wanted.names]);
  return [...names].sort(byBytes).map((name) => {
    const columns = found.get(name);
    const notes = columns ? alwaysMissing : [...alwaysMissing, nothingRecorded];
    return (columns ?? new ActivityColumns()).facts(name, people.contacts, notes);
  });
}

/** Those who answered and are machines by the caller's rule; whoever ends in `[bot]` is left out by the query itself. */
async function botsOf(engine: Engine, asked: Asked, { isBot }: ArchiveScope): Promise<string[]> {
  if (!isBot) return [];
  const bots: string[] = [];
  for await (const rows of engine.rows(respondersQuery(asked), mostRows.responders)) {
    for (const [actor = ""] of rows) {
      const login = String(actor);
      // No account of a forge has a quote or a backslash in its name; whoever forged one is no machine that is known.
      if (login !== "" && !login.endsWith("[bot]") && isPlain(login) && isBot(login)) bots.push(login);
    }
  }
  if (bots.join().length > longestList) throw new AppError("archive.much");
  return bots;
}

function releaseOf(repository: string, tag: string, moment: string, people: People): Release {
  const { at, login } = momentOf(moment);
  return { repository, tag, at, who: people.indexOf(login), prerelease: isPrerelease(tag) };
}

/** A version with something behind a hyphen (Semantic Versioning 2.0.0, 9): the record itself does not say. */
function isPrerelease(tag: string): boolean {
  return /^v?\d+(\.\d+)*-/i.test(tag);
}

/** As engines sort. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
