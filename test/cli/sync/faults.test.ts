import { describe, expect, test } from "vitest";
import type { FaultName } from "../../emulator/faults.ts";
import { addLabel, addRepository, newState } from "../../emulator/state.ts";
import { githubBench } from "../../support/github.ts";

const faults: readonly FaultName[] = [
  ...([
    "429",
    "403-secondary",
    "403-primary",
    "500",
    "502-before",
    "502-after",
    "reset-before",
    "reset-after",
  ] as const),
  ...(["cut", "html", "bad-json", "empty", "wrong-shape", "partial", "401", "403-permission"] as const),
];
const apply = ["apply", "--yes", "--allow-delete=1"];

function start() {
  const state = newState();
  const hub = addRepository(state, "hub");
  for (const name of ["old", "changed", "gone"]) addLabel(state, hub, { name, color: "111111" });
  for (let n = 0; n < 3; n++) addLabel(state, hub, { name: `kept-${n}`, color: "111111" });
  return state;
}

const labels = [
  { name: "new", color: "333333" },
  { name: "renamed", color: "111111", was: ["old"] },
  { name: "changed", color: "222222" },
  ...Array.from({ length: 3 }, (_, n) => ({ name: `kept-${n}`, color: "111111" })),
];
const end = ["changed 222222", "kept-0 111111", "kept-1 111111", "kept-2 111111", "new 333333", "renamed 111111"];

/** What is done to a request of which kind. */
const operations = {
  GraphQL: { read: /"query":"query\(/, write: /mutation/ },
  REST: { read: /^GET/, create: /^POST \/repos/, update: /^PATCH/, delete: /^DELETE/ },
} as const;

const cases = Object.entries(operations).flatMap(([way, kinds]) =>
  Object.entries(kinds).flatMap(([operation, pattern]) =>
    faults.map((fault) => [way, operation, fault, pattern] as const),
  ),
);

describe("no fault makes a wrong end: the run comes right at once, or says so and comes right at the next", () => {
  test.each(cases)("%s, %s: %s", async (way, _operation, fault, pattern) => {
    const bench = await githubBench({ state: start(), graphql: way === "GraphQL" });
    const { emulator, run } = bench;
    bench.manifest({ strict: ["labels"], repositories: [{ name: "hub" }], labels });
    const isOne = (request: { method: string; path: string; body: string }) =>
      pattern.test(way === "GraphQL" ? request.body : `${request.method} ${request.path}`);
    emulator.faults.push({ at: isOne, do: fault });
    const first = await run(apply);
    const shown = () =>
      emulator.state.repositories
        .get("hub")
        ?.labels.map(({ name, color }) => `${name} ${color}`)
        .sort();
    expect(emulator.faults, "the fault struck").toEqual([]);
    if (first.code === 0) expect(shown(), "right at once").toEqual(end);
    else {
      expect([1, 4, 5], first.err).toContain(first.code);
      expect(first.err).toMatch(/^(commonry: | {2}✗ )/m);
      const again = await run(["apply", "--yes", "--allow-delete"]);
      expect(again.code, again.err).toBe(0);
      expect(shown(), "right at the next").toEqual(end);
    }
    const twice = emulator.state.repositories.get("hub")?.labels.map(({ name }) => name) ?? [];
    expect(new Set(twice).size).toBe(twice.length);
    expect(emulator.violations).toEqual([]);
  });
});
