import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createFacts } from "../../../../../src/providers/github/facts/index.ts";
import type { ForgeFacts, ForgeScope, ForgeSource } from "../../../../../src/reports/port.ts";
import { createHttp } from "../../../../../src/system/http/index.ts";
import { type Emulator, type Options, startEmulator } from "../../../../emulator/index.ts";
import { accountOf, addDiscussion, addPull, type Life, lifeOf, type Remark } from "../../../../emulator/life.ts";
import { addIssue, addRepository, newState, type Repository, type State } from "../../../../emulator/state.ts";
import { canary } from "../../../../support/github.ts";

export const everything: ForgeScope["parts"] = new Set([
  ...(["issues", "pulls", "reviews", "comments", "discussions", "releases"] as const),
]);

export interface Bench {
  readonly emulator: Emulator;
  readonly folder: string;
  /** A source as a new run has it, with what earlier ones have kept. */
  source(): ForgeSource;
  /** Reads `acme/hub` in a new run. */
  read(scope?: Partial<ForgeScope>): Promise<ForgeFacts>;
  /** Moves the machine's clock. */
  pass(ms: number): void;
}

/** Facts over the real transport, before an emulator of its own. Waits take no time. */
export async function factsBench(
  options: Options & { readonly cache?: boolean; readonly maxWait?: number } = {},
): Promise<Bench> {
  const emulator = await startEmulator(options);
  const folder = mkdtempSync(join(tmpdir(), "commonry-facts-"));
  onTestFinished(async () => {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let skipped = 0;
  let wall = Date.parse("2026-06-01T00:00:00Z");
  const source = () => {
    const http = createHttp({
      ...{ base: emulator.url, token: canary, userAgent: "test", readOnly: true, random: () => 0 },
      maxWait: options.maxWait ?? 900,
      now: () => performance.now() + skipped,
      sleep: async (ms) => {
        skipped += ms;
      },
    });
    const cacheFolder = options.cache === false ? undefined : folder;
    return createFacts(http, { base: emulator.url, cacheFolder, wall: () => wall });
  };
  return {
    emulator,
    folder,
    source,
    read: (scope = {}) => source().read({ repositories: ["acme/hub"], parts: everything, ...scope }, () => undefined),
    pass: (ms) => {
      wall += ms;
    },
  };
}

/** `2026-01-01` and so many minutes. */
export const at = (minutes: number) =>
  new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString().replace(".000", "");

const people = ["ada", "bob", "eve", "zoe", "helper[bot]", null] as const;
const by = (n: number) => people[n % people.length] as string | null;
const verdicts = ["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED"] as const;

const remarks = (count: number, minute: number): Remark[] =>
  Array.from({ length: count }, (_, n) => ({ author: by(minute + n), at: at(minute + n) }));

/** So many threads of each kind have something said on them, and every fourth of these much. */
const talkative = 12;
const isBig = (n: number, rest: number) => n % 4 === rest;

function life(n: number, minute: number, count: number): Life {
  const closed = n % 3 === 0 ? at(minute + 500) : null;
  const comments = remarks(count, minute + 1);
  return lifeOf(at(minute), by(n), { updated: at(minute + 600), closed, comments, association: "MEMBER" });
}

function issueLife(n: number, minute: number, many: number): Life {
  if (n >= talkative) return life(n, minute, 0);
  const one = life(n, minute, isBig(n, 0) ? many : 1);
  if (n % 2 === 0) one.assignments.push({ who: "eve", at: at(minute + 2) }, { who: "zoe", at: at(minute + 3) });
  if (n % 4 === 0) one.assignments.push({ who: "eve", at: at(minute + 4), off: true });
  return one;
}

function pullLife(n: number, minute: number, many: number): Life {
  if (n >= talkative) return life(n, minute, 0);
  const one = life(n, minute, isBig(n, 1) ? many : 2);
  const reviews = Array.from({ length: isBig(n, 2) ? many : 2 }, (_, r) => {
    return { author: by(n + r), at: at(minute + 10 + r), state: verdicts[r % 4] ?? "COMMENTED" };
  });
  const unsent = { author: "ada", at: null, state: "PENDING" } as const;
  return { ...one, merged: n % 3 === 0 ? one.closed : null, draft: n % 5 === 4, reviews: [...reviews, unsent] };
}

function discussionLife(n: number, minute: number, many: number): Life {
  if (n >= talkative) return life(n, minute, 0);
  const one = life(n, minute, isBig(n, 0) ? many : 1);
  const [first, last] = [one.comments[0], one.comments.at(-1)];
  if (first) first.replies = remarks(isBig(n, 0) ? many : 2, minute + 30);
  if (last && n === 2) last.deleted = true;
  return { ...one, answered: n % 2 ? at(minute + 20) : null };
}

/** A repository in which something has happened, the same each time. @param comments that some threads have */
export function livelyState({ issues = 5, pulls = 5, discussions = 3, comments = 3 } = {}): State {
  const state = newState();
  state.accounts.set("helper[bot]", { login: "helper", id: 77, type: "Bot", name: null });
  state.accounts.set("ada", { login: "ada", id: 7, type: "User", name: "Ada Example" });
  for (const login of ["bob", "eve", "zoe"]) accountOf(state, login);
  const hub = addRepository(state, "hub", { has_discussions: true });
  for (let n = 0; n < issues; n++) {
    const labels = n % 2 ? ["good first issue", "bug"] : [];
    addIssue(state, hub, labels, { life: issueLife(n, 1000 * n, comments) });
  }
  for (let n = 0; n < pulls; n++) addPull(state, hub, pullLife(n, 1000 * n + 300, comments));
  for (let n = 0; n < discussions; n++) addDiscussion(state, hub, discussionLife(n, 1000 * n + 600, comments));
  for (let n = 0; n < 3; n++) {
    const common = { created: at(n * 5000), prerelease: n === 1, author: "ada" };
    hub.releases.push({ ...common, tag: `v${n}`, published: n === 2 ? null : at(n * 5000 + 60), draft: n === 2 });
  }
  return state;
}

/** What the emulator keeps, in the words of the port, made without the code under test. Contacts by login. */
export function expected(state: State, name = "hub", since = 0) {
  const repository = state.repositories.get(name) as Repository;
  const ms = (text: string | null) => (text === null ? undefined : Date.parse(text));
  const login = (author: string | null) => author ?? "ghost";
  const comment = ({ author, at: when }: Remark) => ({ who: login(author), at: ms(when), kind: "comment" });
  const words = {
    APPROVED: "approved",
    CHANGES_REQUESTED: "changes",
    COMMENTED: "commented",
    DISMISSED: "dismissed",
  } as const;
  const thread = (kind: string, number: number, labels: readonly string[], life: Life) => {
    const said = life.comments.flatMap((one) => [one, ...(one.replies ?? [])]).filter(({ deleted }) => !deleted);
    const reviews =
      kind !== "pull"
        ? []
        : life.reviews.flatMap(({ author, at: when, state: word }) =>
            when === null
              ? []
              : [{ who: login(author), at: ms(when), kind: "review", verdict: words[word as "APPROVED"] }],
          );
    const holders = life.assignments.filter(
      ({ off, who }) => !off && !life.assignments.some((one) => one.off && one.who === who),
    );
    const [holder] = kind === "issue" ? holders : [];
    return {
      ...{ kind, repository: `acme/${name}`, number, author: login(life.author), opened: ms(life.created) },
      ...{
        closed: ms(life.closed),
        merged: ms(life.merged),
        draft: life.draft || undefined,
        labels: kind === "issue" ? [...labels] : [],
      },
      ...{
        assigned: holder && { who: holder.who, at: ms(holder.at) },
        answered: ms(life.answered),
        association: life.association,
      },
      replies: [...said.map(comment), ...reviews].map((one) => JSON.stringify(one)).sort(),
    };
  };
  const none = lifeOf(at(0), null);
  const all = [
    ...repository.issues.map((one) => [one.pull ? "pull" : "issue", one.number, one.labels, one.life ?? none] as const),
    ...repository.discussions.map((one) => ["discussion", one.number, [], one.life] as const),
  ];
  return {
    threads: all
      .filter(([, , , life]) => Date.parse(life.updated) >= since)
      .map(([kind, number, labels, life]) => thread(kind, number, labels, life))
      .sort((a, b) => a.number - b.number),
    releases: repository.releases
      .filter(({ draft }) => !draft)
      .map(({ tag, published, author, prerelease }) => ({
        repository: `acme/${name}`,
        tag,
        at: ms(published),
        who: author,
        prerelease,
      }))
      .filter((one) => (one.at ?? 0) >= since)
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0)),
  };
}

/** Facts with logins in place of indexes, in the order of `expected`. */
export function shown({ contacts, threads, releases }: ForgeFacts) {
  const login = (index: number) => contacts[index]?.login;
  return {
    threads: threads
      .map((one) => ({
        ...{
          kind: one.kind,
          repository: one.repository,
          number: one.number,
          author: login(one.author),
          opened: one.opened,
        },
        ...{ closed: one.closed, merged: one.merged, draft: one.draft, labels: [...one.labels] },
        assigned: one.assigned && { who: login(one.assigned.who), at: one.assigned.at },
        ...{ answered: one.answered, association: one.association },
        replies: one.replies
          .map(({ who, at: when, kind, verdict }) => JSON.stringify({ who: login(who), at: when, kind, verdict }))
          .sort(),
      }))
      .sort((a, b) => a.number - b.number),
    releases: releases.map((one) => ({ ...one, who: one.who === undefined ? undefined : login(one.who) })),
  };
}
