import { beforeEach, describe, expect, test } from "vitest";
import type { KindId, Target } from "../../../../src/kinds/item.ts";
import type { Outcome } from "../../../../src/plan/port.ts";
import type { Logged } from "../../../emulator/index.ts";
import { addIssue, addLabel, addRepository, newState, type Repository, type State } from "../../../emulator/state.ts";
import { type Bench, bench, merge, named } from "./support.ts";

/** What is deleted after being emptied: it has to say itself that nothing is on it any more. */

let state: State;
let hub: Repository;

beforeEach(() => {
  state = newState("acme");
  hub = addRepository(state, "hub");
  for (const name of ["old", "new"]) addLabel(state, hub, { name, color: "111111" });
  for (const [at, title] of ["old", "new"].entries())
    hub.milestones.push({ number: at + 1, title, due_on: null, description: "", state: "open" });
  for (let n = 0; n < 3; n++) addIssue(state, hub, ["old"], { milestone: 1, state: n === 0 ? "open" : "closed" });
});

const target: Target = { owner: "acme", repository: "hub" };
const isListing = ({ method, path }: Logged) => method === "GET" && path.startsWith("/repos/acme/hub/issues");
const isCounting = ({ path, body }: Logged) => path === "/graphql" && body.includes("w0:");
const isMilestone = ({ method, path }: Logged) => method === "GET" && path === "/repos/acme/hub/milestones/1";

/** Merges the old one into the new one, while some answers are other ones. */
async function merged(
  kind: KindId,
  changed: (text: string, request: Logged) => string,
  options: { graphql?: boolean } = {},
): Promise<{ readonly outcome: Outcome | undefined; readonly one: Bench }> {
  const one = await bench({ state, ...options });
  const snapshot = await one.read([kind]);
  one.emulator.changes.push(changed);
  const step = { ...merge(named(snapshot, kind, "old"), named(snapshot, kind, "new")), target };
  return { outcome: (await one.write([step]))[0]?.[1], one };
}

/** Without the last thing of every list. */
const cut = (text: string) => JSON.stringify((JSON.parse(text) as unknown[]).slice(0, 2));
const carriers = () => hub.issues.filter(({ labels, milestone }) => labels.includes("old") || milestone === 1);
const deletes = ({ emulator }: Bench) => emulator.requests.filter(({ method }) => method === "DELETE");

describe("a milestone", () => {
  test("that still has issues stays, though both listings leave the same one out", async () => {
    const short = (text: string) => JSON.stringify((JSON.parse(text) as { number: number }[]).slice(0, -1));
    const { outcome, one } = await merged("milestone", (text, at) => (isListing(at) ? short(text) : text));
    expect(outcome).toMatchObject({ state: "failed", reason: "target.unmoved", params: { count: 1 } });
    expect(deletes(one)).toEqual([]);
    expect(hub.issues.filter(({ milestone }) => milestone === 1)).toHaveLength(1);
    expect(one.emulator.violations).toEqual([]);
  });

  const bodies: Readonly<Record<string, (body: Record<string, unknown>) => unknown>> = {
    "no open_issues": ({ open_issues: _, ...rest }) => rest,
    "no closed_issues": ({ closed_issues: _, ...rest }) => rest,
    "null in it": (body) => ({ ...body, closed_issues: null }),
    "a text": (body) => ({ ...body, open_issues: "0" }),
    "a negative number": (body) => ({ ...body, open_issues: -1, closed_issues: 1 }),
    null: () => null,
    "{}": () => ({}),
    "a list": (body) => [body],
  };
  test.each(Object.keys(bodies))("that does not tell its numbers stays: %s", async (way) => {
    const { outcome, one } = await merged("milestone", (text, at) =>
      isMilestone(at) ? JSON.stringify(bodies[way]?.(JSON.parse(text))) : text,
    );
    expect(outcome).toMatchObject({ state: "failed", reason: "target.partial" });
    expect(deletes(one)).toEqual([]);
  });

  test("that is refused is not deleted either", async () => {
    const one = await bench({ state });
    const snapshot = await one.read(["milestone"]);
    one.emulator.faults.push({ at: isMilestone, do: "403-permission" });
    const told = await one.write([merge(named(snapshot, "milestone", "old"), named(snapshot, "milestone", "new"))]);
    expect(told[0]?.[1].state).toBe("failed");
    expect(deletes(one)).toEqual([]);
  });

  test("that is empty goes, and its number has been asked once", async () => {
    const { outcome, one } = await merged("milestone", (text) => text);
    expect(outcome?.state).toBe("done");
    expect(one.emulator.requests.filter(isMilestone)).toHaveLength(1);
    expect(carriers().filter(({ milestone }) => milestone === 1)).toEqual([]);
  });
});

describe("a label", () => {
  test("that is still on an issue stays, though both listings leave the same one out", async () => {
    const { outcome, one } = await merged("label", (text, at) => (isListing(at) ? cut(text) : text));
    expect(outcome).toMatchObject({ state: "failed", reason: "target.unmoved", params: { count: 1 } });
    expect(deletes(one)).toEqual([]);
    expect(hub.issues.every(({ labels }) => labels.includes("old"))).toBe(true);
  });

  const ways: Readonly<Record<string, (thing: Record<string, unknown>) => unknown>> = {
    null: () => null,
    "{}": () => ({}),
    "without pull requests": ({ pullRequests: _, ...rest }) => rest,
    "a count that is a text": (thing) => ({ ...thing, issues: { totalCount: "0", nodes: [] } }),
    "fewer numbers than counted": (thing) => ({ ...thing, issues: { totalCount: 3, nodes: [] } }),
  };
  test.each(Object.keys(ways))("of which the carriers are not told stays: %s", async (way) => {
    const { outcome, one } = await merged("label", (text, at) => {
      if (!isCounting(at)) return text;
      const body = JSON.parse(text);
      body.data.w0.thing = ways[way]?.(body.data.w0.thing);
      return JSON.stringify(body);
    });
    expect(outcome?.state).toBe("failed");
    expect(deletes(one)).toEqual([]);
  });

  test.each([true, false])("of which every issue has the new one goes (GraphQL: %s)", async (graphql) => {
    const { outcome } = await merged("label", (text) => text, { graphql });
    expect(outcome).toMatchObject({ state: "done" });
    expect(hub.issues.map(({ labels }) => labels)).toEqual([["new"], ["new"], ["new"]]);
  });
});
