import { afterAll, expect, onTestFinished, test } from "vitest";
import type { KindId, Target } from "../../../../src/kinds/item.ts";
import { carryOut } from "../../../../src/plan/apply/run.ts";
import type { Step } from "../../../../src/plan/port.ts";
import { createGitHub } from "../../../../src/providers/github/index.ts";
import { createHttp, type Http } from "../../../../src/system/http/index.ts";
import { addBoard } from "../../../emulator/boards.ts";
import { startEmulator } from "../../../emulator/index.ts";
import { addRepository, newState, type State } from "../../../emulator/state.ts";

/**
 * Two machines that make the same named thing at once, the second one's whole run between any two requests of the first.
 * Of boards and views GitHub takes two of one name; of all else it says that there is one (X13).
 */

const owner = "acme";
const at: Target = { owner };
const hub: Target = { owner, repository: "hub" };
const road: Target = { owner, board: "Road" };
const rules = { deletion: true };
const ruleset = { target: "branch", enforcement: "active", include: ["~DEFAULT_BRANCH"], exclude: [], rules };

type Made = readonly [
  KindId,
  Target,
  string,
  Step["fields"],
  (state: State) => readonly { readonly number?: number }[],
];
const shelf = (state: State) => state.repositories.get("hub") as NonNullable<ReturnType<State["repositories"]["get"]>>;
const all: readonly Made[] = [
  ["board", at, "Second", { description: "x" }, ({ boards }) => boards.filter(({ title }) => title === "Second")],
  ["board-view", road, "Table", { layout: "table", filter: "is:open" }, ({ boards }) => boards[0]?.views ?? []],
  ["board-field", road, "Note", { type: "text" }, ({ boards }) => (boards[0]?.fields ?? []).slice(2).map(() => ({}))],
  ["team", at, "docs", { description: "x", privacy: "closed" }, ({ teams }) => teams],
  ["label", hub, "new", { color: "222222" }, (state) => shelf(state).labels],
  ["milestone", hub, "Q1", { due: "2027-03-31" }, (state) => shelf(state).milestones],
  [
    "autolink",
    hub,
    "LEP-",
    { url: "https://a.example/<num>", alphanumeric: true },
    (state) => shelf(state).autolinks.map(() => ({})),
  ],
  ["ruleset", hub, "main", ruleset, (state) => shelf(state).rulesets.map(() => ({}))],
];

async function bench() {
  const state = newState(owner);
  addRepository(state, "hub");
  addBoard(state, "Road");
  const emulator = await startEmulator({ state });
  onTestFinished(() => emulator.close());
  /** @param before awaited before each request of a write */
  const machine = async ([kind, target, name, fields]: Made, before: () => Promise<void> = async () => undefined) => {
    const http = createHttp({ base: emulator.url, token: "none", userAgent: "test", readOnly: false });
    let writes = false;
    const gate = async () => (writes ? before() : undefined);
    const graphql: Http["graphql"] = async (request) => {
      await gate();
      return http.graphql(request);
    };
    const fetch: Http["fetch"] = async (...request) => {
      await gate();
      return http.fetch(...request);
    };
    const place = createGitHub({ ...http, graphqlAbsent: false, graphql, fetch }, { base: emulator.url, owner });
    // Both have planned it: neither has seen any.
    const kinds = new Set<KindId>([kind, "board"]);
    await place.read({ owner, kinds, repositories: ["hub"], settings: new Set() });
    const steps: Step[] = [{ id: "s1", action: "create", kind, target, name, fields }];
    return () => {
      writes = true;
      const nothing = () => undefined;
      return carryOut({
        ...{ place, owner, steps, stop: { requested: false } },
        ...{ begin: nothing, end: nothing, tell: nothing, sleep: async () => undefined },
      });
    };
  };
  return { state, emulator, machine };
}

let [cases, single] = [0, 0];
afterAll(() => console.info(`two machines: ${single} of ${cases} interleavings end with one thing of a name`));

test.each(all)("%s: one is there in the end, whichever way two runs meet", async (...made) => {
  for (let first = 0; first <= 4; first++) {
    for (let second = 0; second <= 4; second++) {
      const { state, emulator, machine } = await bench();
      let [a, b] = [0, 0];
      let open: () => void = () => undefined;
      let arrive: () => void = () => undefined;
      const doneA = new Promise<void>((resolve) => (open = resolve));
      const waits = new Promise<void>((resolve) => (arrive = resolve));
      const runB = await machine(made, async () => {
        if (b++ !== second) return;
        arrive();
        await doneA;
      });
      let endB: ReturnType<typeof runB> | undefined;
      const start = async () => {
        endB ??= runB();
        await Promise.race([endB, waits]);
      };
      const runA = await machine(made, async () => {
        if (a++ === first) await start();
      });
      const endA = await runA();
      await start();
      open();
      const words = JSON.stringify([first, second, endA, await endB, made[4](state)]);
      expect([endA.exitCode, (await endB)?.exitCode], words).toEqual([0, 0]);
      expect(made[4](state), words).toHaveLength(1);
      expect(emulator.violations).toEqual([]);
      cases++;
      single++;
    }
  }
});

test("a younger board that has a card is left, and said", async () => {
  const { state, machine } = await bench();
  const board = all[0] as Made;
  await (await machine(board))();
  let count = 0;
  const late = await machine(board, async () => {
    // Between its making and the look.
    const own = state.boards[2];
    if (own && count++ === 0) own.items.push({ id: "I_1", values: new Map() });
  });
  const { failed, exitCode } = await late();
  expect([exitCode, failed.map(({ reason }) => reason)]).toEqual([5, ["board.twice"]]);
  expect(state.boards.map(({ title }) => title)).toEqual(["Road", "Second", "Second"]);
});
