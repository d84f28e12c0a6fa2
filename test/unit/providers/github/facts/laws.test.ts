import fc from "fast-check";
import { expect, test } from "vitest";
import type { ForgeScope } from "../../../../../src/reports/port.ts";
import type { FaultName } from "../../../../emulator/faults.ts";
import { addDiscussion, addPull, type Life, lifeOf } from "../../../../emulator/life.ts";
import { addIssue, type Repository, type State } from "../../../../emulator/state.ts";
import { at, everything, expected, factsBench, livelyState, shown } from "./support.ts";

/** Minutes at which what is dealt out begins: where the machine's clock stands. */
const start = (Date.UTC(2026, 5, 1) - Date.UTC(2026, 0, 1)) / 60_000;
const parts = [...everything];
const faults: readonly FaultName[] = ["502-before", "cut", "html", "short", "partial", "reset-after"];

type Act =
  | { readonly do: "open" | "comment" | "close" | "review" | "delete" | "draft"; readonly which: number }
  | { readonly do: "pass"; readonly minutes: number }
  | { readonly do: "read"; readonly scope: Pick<ForgeScope, "parts" | "since"> }
  | { readonly do: "fault"; readonly which: number; readonly after: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom("open", "comment", "close", "review", "delete", "draft"),
      which: fc.nat(40),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("pass" as const), minutes: fc.constantFrom(1, 15, 1440, 50_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("fault" as const), which: fc.nat(5), after: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("read" as const),
      scope: fc.record({
        parts: fc.subarray(parts, { minLength: 1 }).map((some) => new Set(some)),
        since: fc.constantFrom(undefined, Date.UTC(2026, 0, 2), Date.UTC(2026, 4, 31)),
      }) as fc.Arbitrary<Pick<ForgeScope, "parts" | "since">>,
    }),
  },
);

function livesOf({ issues, discussions }: Repository): Life[] {
  return [...issues.flatMap(({ life }) => life ?? []), ...discussions.map(({ life }) => life)];
}

/** What somebody does to a thread. */
const deeds: Readonly<Record<string, (life: Life, now: string) => void>> = {
  close: (life, now) => {
    life.closed = now;
  },
  comment: ({ comments }, now) => comments.push({ author: "zoe", at: now, replies: [{ author: "eve", at: now }] }),
  review: ({ reviews }, now) => reviews.push({ author: "eve", at: now, state: "APPROVED" }),
};

/** What becomes of a repository. */
const events: Readonly<Record<string, (state: State, hub: Repository, which: number, now: string) => void>> = {
  open: (state, hub, which, now) => {
    const made = lifeOf(now, "bob");
    if (which % 3 === 0) addIssue(state, hub, ["bug"], { life: made });
    else if (which % 3 === 1) addPull(state, hub, made);
    else addDiscussion(state, hub, made);
  },
  delete: (_, { issues, discussions }, which) => {
    const list = which % 2 ? issues : discussions;
    list.splice(which % Math.max(1, list.length), 1);
  },
  draft: (state, { releases }, which, now) => {
    const release = { tag: `d${state.next++}`, created: now, prerelease: false, author: "eve" };
    releases.push({ ...release, published: which % 2 ? now : null, draft: which % 2 === 0 });
  },
};

/** Something happens at the forge. */
function happen(state: State, what: string, which: number, now: string): void {
  const hub = state.repositories.get("hub") as Repository;
  events[what]?.(state, hub, which, now);
  const lives = livesOf(hub);
  const life = lives[which % Math.max(1, lives.length)];
  if (!life || !deeds[what]) return;
  life.updated = now;
  deeds[what](life, now);
}

/** What is right for a scope. Only comments of discussions have replies. */
function right(state: State, { parts: wanted, since }: Pick<ForgeScope, "parts" | "since">) {
  for (const { life } of (state.repositories.get("hub") as Repository).issues)
    for (const comment of life?.comments ?? []) delete comment.replies;
  const all = expected(state, "hub", since);
  const isWanted = (kind: string) => wanted.has(`${kind}s` as "issues") || (kind === "pull" && wanted.has("reviews"));
  const isSaid = (reply: string) => wanted.has(reply.includes('"kind":"review"') ? "reviews" : "comments");
  return {
    threads: all.threads
      .filter(({ kind }) => isWanted(kind))
      .map((thread) => ({ ...thread, replies: thread.replies.filter(isSaid) })),
    releases: wanted.has("releases") ? all.releases : [],
  };
}

test("whatever happens, and whatever was read before: a reading is right, or it is an error and the next one is right", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
      const state = livelyState({ issues: 3, pulls: 3, discussions: 2 });
      const bench = await factsBench({ state });
      let minute = start;
      for (const one of acts) {
        if (one.do === "pass") {
          minute += one.minutes;
          bench.pass(one.minutes * 60_000);
        } else if (one.do === "fault") {
          const from = bench.emulator.requests.length + one.after;
          const name = faults[one.which] as FaultName;
          bench.emulator.faults.push({ at: ({ number }) => number > from, do: name, times: 1 + (one.which % 3) });
        } else if (one.do === "read") {
          const found = await bench.read(one.scope).then(shown, () => undefined);
          bench.emulator.faults.splice(0);
          const again = found ?? shown(await bench.read(one.scope));
          expect(again).toEqual(right(state, one.scope));
        } else happen(state, one.do, one.which, at(minute));
      }
      bench.emulator.faults.splice(0);
      expect(shown(await bench.read())).toEqual(right(state, { parts: everything }));
      expect(bench.emulator.violations).toEqual([]);
      await bench.emulator.close();
    }),
    { numRuns: 25 },
  );
});
