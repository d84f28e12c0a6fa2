import { schema } from "@octokit/graphql-schema";
import { buildSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { client, emulatorForTest } from "./client.ts";
import { uncovered } from "./graphql.ts";
import { Limits } from "./limits.ts";
import { routes } from "./rest.ts";
import { addRepository } from "./state.ts";
import { exchangeFaults, isDescribed } from "./validate.ts";

const labels = "POST /repos/{owner}/{repo}/labels";
const label = {
  id: 1,
  node_id: "x",
  url: "https://x.example",
  name: "bug",
  color: "d73a4a",
  default: false,
  description: null,
};

test("every route is one that GitHub describes", () => {
  const own = Object.keys(routes).filter((route) => route.includes(" /"));
  expect(own.length).toBeGreaterThan(40);
  expect(own.filter((route) => !isDescribed(route))).toEqual([]);
});

test("a right exchange has no fault", () => {
  expect(exchangeFaults(labels, { name: "bug", color: "d73a4a" }, 201, label)).toEqual([]);
});

test.each<[string, unknown, number, unknown]>([
  ["a misspelt word", { name: "bug", colour: "d73a4a" }, 201, label],
  ["a missing word", { color: "d73a4a" }, 201, label],
  ["a wrong kind of value", { name: 5 }, 201, label],
  ["an answer that lacks a part", { name: "bug" }, 201, { ...label, color: undefined }],
  ["an answer with a wrong kind of value", { name: "bug" }, 201, { ...label, id: "one" }],
  ["a status that the route has not", { name: "bug" }, 204, undefined],
])("a fault is found: %s", (_, sent, status, answered) => {
  const plain = answered === undefined ? undefined : JSON.parse(JSON.stringify(answered));
  expect(exchangeFaults(labels, sent, status, plain)).not.toEqual([]);
});

test("null is right only where GitHub says so", () => {
  expect(exchangeFaults(labels, { name: "bug" }, 201, { ...label, description: null })).toEqual([]);
  expect(exchangeFaults(labels, { name: "bug" }, 201, { ...label, name: null })).not.toEqual([]);
});

test("what is added to the official schema is not in it: what it has by now must go from the list", () => {
  const official = buildSchema(schema.idl, { assumeValidSDL: true });
  const had = parse(uncovered).definitions.flatMap((one) => {
    const name = "name" in one ? (one.name?.value ?? "") : "";
    const type = official.getType(name);
    if (!type || !("getFields" in type)) return [];
    const fields = "fields" in one ? (one.fields ?? []) : [];
    return fields.filter((field) => field.name.value in type.getFields()).map((field) => `${name}.${field.name.value}`);
  });
  expect(had).toEqual([]);
  expect(uncovered).toContain("updateProjectV2View");
});

test("an unknown route and an unreadable body are violations", async () => {
  const emulator = await emulatorForTest();
  addRepository(emulator.state, "hub");
  expect((await fetch(`${emulator.url}/no/such/route`)).status).toBe(404);
  const body = await fetch(`${emulator.url}/repos/acme/hub/labels`, { method: "POST", body: "{" });
  expect(body.status).toBe(400);
  expect((await fetch(`${emulator.url}/repos/acme/hub/labels/%ff`)).status).toBe(400);
  expect(emulator.violations.length).toBe(3);
});

test("below a path, as GitHub Enterprise Server has it, pages and new places are below it as well", async () => {
  const emulator = await emulatorForTest({ prefix: "/api/v3" });
  const repository = addRepository(emulator.state, "hub");
  emulator.state.renamed.set("old", "hub");
  const octokit = client(emulator);
  for (const name of ["a", "b", "c"]) await octokit.issues.createLabel({ owner: "acme", repo: "hub", name });
  const all = await octokit.paginate(octokit.issues.listLabelsForRepo, { owner: "acme", repo: "hub", per_page: 1 });
  expect(all.length).toBe(3);
  const moved = await fetch(`${emulator.url}/repos/acme/old`, { redirect: "manual" });
  expect(moved.headers.get("location")).toBe(`${emulator.url}/repositories/${repository.number}`);
  expect(emulator.violations).toEqual([]);
});

test("the limits: the eighty-first creation in a minute is too much, and the next minute allows more", () => {
  const limits = new Limits();
  const take = (now: number) => limits.take("rest", true, 1, 1, now);
  expect(Array.from({ length: 80 }, () => take(0)).every(Boolean)).toBe(true);
  expect([take(1), limits.broken, take(61_000), limits.broken]).toEqual([false, 1, true, 1]);
});

test("the limits: five hundred creations in an hour, however slowly", () => {
  const limits = new Limits();
  const within = Array.from({ length: 501 }, (_, n) => limits.take("rest", true, 1, 1, n * 7000));
  expect(within.indexOf(false)).toBe(500);
});

test("the limits: 900 points over REST, 2,000 over GraphQL, a hundred at once", () => {
  const limits = new Limits();
  const count = (kind: "rest" | "graphql", write: boolean) => {
    let taken = 0;
    while (limits.take(kind, write, 0, 1, 0)) taken++;
    return taken;
  };
  expect([count("rest", true), count("graphql", true), limits.take("rest", false, 0, 1, 0)]).toEqual([180, 400, false]);
  expect([new Limits().take("rest", false, 0, 100, 0), new Limits().take("rest", false, 0, 101, 0)]).toEqual([
    true,
    false,
  ]);
});

test("over a limit GitHub's words come back, with the time to wait", async () => {
  const emulator = await emulatorForTest({ limits: true });
  addRepository(emulator.state, "hub");
  const hub = emulator.state.repositories.get("hub")?.id;
  const make = (n: number) => {
    const query = `mutation{done:createIssue(input:{repositoryId:"${hub}",title:"${n}"}){issue{id}}}`;
    return fetch(`${emulator.url}/graphql`, { method: "POST", body: JSON.stringify({ query }) });
  };
  for (let n = 0; n < 80; n++) await (await make(n)).text();
  const refused = await make(81);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "60"]);
  expect(await refused.text()).toContain("secondary rate limit");
  expect(emulator.limits.broken).toBe(1);
});
