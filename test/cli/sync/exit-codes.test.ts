import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addLabel, addRepository } from "../../emulator/state.ts";
import { githubBench } from "../../support/github.ts";

const body = { repositories: [{ name: "hub" }], labels: [{ name: "bug", color: "d73a4a" }] };

test.each([["plan"], ["apply", "--yes"]])(
  "%s: 4 without a token and with a refused one; nothing is written",
  async (...words) => {
    const bench = await githubBench();
    addRepository(bench.emulator.state, "hub");
    bench.manifest(body);
    const none = await bench.run(words, { env: { GH_TOKEN: "" } });
    expect(none).toMatchObject({ code: 4, out: "", err: expect.stringContaining("GH_TOKEN") });
    expect(bench.emulator.requests).toHaveLength(0);
    bench.emulator.faults.push({ at: () => true, do: "401", times: 9 });
    expect(await bench.run(words)).toMatchObject({ code: 4, err: expect.stringContaining("the token was refused") });
    expect(bench.emulator.requests.filter(({ write }) => write)).toHaveLength(0);
  },
);

test("2 for a manifest that is not valid: each finding with its place, as check prints it", async () => {
  const bench = await githubBench();
  bench.manifest({ ...body, labels: { bug: "d73a4a" }, colour: 1 });
  const { code, out, err } = await bench.run(["plan"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err.match(/^community\.yaml:\d+:\d+: error: .+ \[[a-z.-]+\]$/gm)).toHaveLength(2);
  expect(bench.emulator.requests).toHaveLength(0);
  const { out: json } = await bench.run(["plan", "--json"]);
  expect(JSON.parse(json)).toMatchObject({ schemaVersion: 1, error: { code: "sync.invalid", exitCode: 2 } });
});

test("5 when one target cannot be read, and the others are planned; with --exit-code too", async () => {
  const bench = await githubBench();
  for (const name of ["hub", "newer"]) addRepository(bench.emulator.state, name);
  bench.emulator.state.renamed.set("older", "newer");
  bench.manifest({ ...body, repositories: [{ name: "hub" }, { name: "older" }] });
  const { code, out } = await bench.run(["plan", "--exit-code"]);
  expect(code).toBe(5);
  expect(out).toContain("acme/older: it is called acme/newer now");
  expect(out).toContain("was: [old name]");
  expect(out).toContain("Plan: 1 to create");
});

test("6 for a plan that the guard stops: it is shown, and saved for whoever looks at it; beyond the named number never", async () => {
  const bench = await githubBench();
  const hub = addRepository(bench.emulator.state, "hub");
  for (let n = 0; n < 8; n++) addLabel(bench.emulator.state, hub, { name: `old-${n}`, color: "111111" });
  bench.manifest({ ...body, strict: ["labels"] });
  const { code, out, err } = await bench.run(["plan", "--allow-delete", "--out", "plan.json"]);
  expect(code).toBe(6);
  expect(out).toContain('- label "old-0"');
  expect(err).toContain("--allow-delete=8");
  expect(await bench.run(["plan", "--allow-delete=7", "--out", "other.json"])).toMatchObject({ code: 6 });
  expect(existsSync(join(bench.folder, "other.json"))).toBe(false);
  expect(await bench.run(["apply", "plan.json", "--yes"])).toMatchObject({ code: 0 });
  expect(hub.labels.map(({ name }) => name)).toEqual(["bug"]);
});

test("GITHUB_API_URL: plain http to another machine is refused, and the token stays here", async () => {
  const bench = await githubBench();
  bench.manifest(body);
  const { code, err } = await bench.run(["plan"], { env: { GITHUB_API_URL: "http://github.example/api/v3" } });
  expect(code).toBe(2);
  expect(err).toContain("GITHUB_API_URL cannot be used");
});

test("a plan file that is none, or not there", async () => {
  const bench = await githubBench();
  addRepository(bench.emulator.state, "hub");
  bench.manifest(body);
  writeFileSync(join(bench.folder, "none.json"), "{}");
  for (const file of ["none.json", "absent.json"]) {
    expect(await bench.run(["apply", file, "--yes"])).toMatchObject({ code: 2, err: expect.stringContaining(file) });
  }
  expect(bench.emulator.requests).toHaveLength(0);
});
