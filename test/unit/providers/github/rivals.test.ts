import { afterAll, expect, onTestFinished, test } from "vitest";
import type { Step } from "../../../../src/plan/port.ts";
import { createGitHub } from "../../../../src/providers/github/index.ts";
import { createHttp, type Http } from "../../../../src/system/http/index.ts";
import { startEmulator } from "../../../emulator/index.ts";
import { addRepository, newState } from "../../../emulator/state.ts";

/** Two machines at once, the second one's whole run between any two requests of the first (X13). */

const target = { owner: "acme", repository: "hub" };
const name = "meeting@acme.example 2027-03-02";
const fields = { title: "Meeting", text: "facts", rest: "agenda", state: "open" };

async function bench() {
  const state = newState();
  const hub = addRepository(state, "hub", { has_discussions: true });
  const emulator = await startEmulator({ state });
  onTestFinished(() => emulator.close());
  const machine = (before: () => Promise<void> = async () => undefined) => {
    const http = createHttp({ base: emulator.url, token: "none", userAgent: "test", readOnly: false });
    const graphql: Http["graphql"] = async (request) => {
      await before();
      return http.graphql(request);
    };
    return createGitHub({ ...http, graphqlAbsent: false, graphql }, { base: emulator.url, owner: "acme" });
  };
  return { hub, emulator, machine };
}

const step = (kind: Step["kind"]): Step => ({ id: "s1", action: "create", kind, target, name, fields });
const stop = { requested: false };
let [cases, single] = [0, 0];
afterAll(() => console.info(`two machines: ${single} of ${cases} interleavings end with one open post`));

test.each(["event-issue", "event-discussion"] as const)(
  "%s: one stays open, whichever way two runs meet",
  async (kind) => {
    // Both of them have planned it: neither has seen any.
    for (let first = 0; first <= 5; first++) {
      for (let second = 0; second <= 5; second++) {
        const { hub, emulator, machine } = await bench();
        const told: [string, unknown][] = [];
        // A runs up to its request `first`; then B up to its own `second`; then A ends; then B does.
        let [a, b] = [0, 0];
        let endB: Promise<void> | undefined;
        let open: (() => void) | undefined;
        const doneA = new Promise<void>((resolve) => (open = resolve));
        const runB = machine(async () => {
          if (b++ === second) await Promise.race([doneA, reached()]);
        });
        let arrived: (() => void) | undefined;
        const waits = new Promise<void>((resolve) => (arrived = resolve));
        function reached() {
          arrived?.();
          return doneA;
        }
        const start = () => {
          endB ??= runB.write([step(kind)], (_, { state, ...more }) => told.push([`B ${state}`, more]), stop);
          return Promise.race([endB, waits]);
        };
        const runA = machine(async () => {
          if (a++ === first) await start();
        });
        await runA.write([step(kind)], (_, { state, ...more }) => told.push([`A ${state}`, more]), stop);
        await start();
        open?.();
        await endB;
        const posts = kind === "event-issue" ? hub.issues : hub.discussions;
        const left = posts.filter((one) =>
          "closed" in one ? !one.closed : (one as { state?: string }).state !== "closed",
        );
        const words = JSON.stringify([first, second, told, posts]);
        expect(told.map(([one]) => one).sort(), words).toEqual(["A done", "B done"]);
        expect(left, words).toHaveLength(1);
        expect(left[0]?.number, words).toBe(Math.min(...posts.map(({ number }) => number)));
        expect(emulator.violations).toEqual([]);
        cases++;
        single++;
      }
    }
  },
);

test("a younger one that somebody has answered is left, and said", async () => {
  const { hub, emulator, machine } = await bench();
  await machine().write([step("event-issue")], () => undefined, stop);
  let [count, told] = [0, undefined as unknown];
  const late = machine(async () => {
    // Between its making and the look.
    if (count++ === 2) hub.issues[1]?.life?.comments.push({ author: "eve", at: "2027-01-01T00:00:00Z" } as never);
  });
  await late.write([step("event-issue")], (_, outcome) => (told = outcome), stop);
  expect(told).toMatchObject({ state: "failed", reason: "post.twice" });
  expect(hub.issues.map(({ state }) => state)).toEqual(["open", "open"]);
  expect(emulator.violations).toEqual([]);
});
