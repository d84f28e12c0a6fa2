import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Change, Plan } from "../../../src/plan/plan.ts";
import { Land, owner, thing } from "../../support/ground.ts";

/** A saved plan is a file that anybody may have edited: its digest is a plain hash. Trial X2. */

const hub = { owner, repository: "hub" };
const manifest = {
  strict: ["labels", "teams"],
  repositories: [{ name: "hub", description: "Start here" }],
  labels: [
    { name: "bug", color: "d73a4a", was: ["defect"] },
    { name: "new", color: "00ff00" },
    { name: "kept", color: "111111" },
  ],
  autolinks: [{ prefix: "LEP-", url: "https://lepton.example/<num>" }],
  teams: [{ name: "core", members: { bob: "maintainer", ann: "member" } }],
};

/** A place with a change of every sort to make, and a neighbour that is none of the manifest's. */
function land(): Land {
  const made = new Land();
  made.manifest(manifest);
  const fields = { description: "", homepage: "", topics: [], visibility: "private", archived: false, template: false };
  const label = (name: string, color = "d73a4a") => thing(name, { color, description: "" });
  made.put("repositories/hub", {
    thing: thing("hub", fields),
    lists: {
      label: [label("defect"), label("bug"), label("kept", "222222"), label("stale")],
      autolink: [thing("LEP-", { url: "https://old.example/<num>", alphanumeric: true })],
    },
    issues: [{ number: 1, labels: ["defect"] }],
  });
  made.put("repositories/vault", {
    thing: thing("vault", fields),
    lists: { label: [thing("stale-vault", { color: "000000", description: "" })] },
    issues: [],
  });
  made.put("owner", {
    lists: {
      team: [thing("core", { description: "", privacy: "closed", parent: null })],
      "team-member of core": [thing("ann", { role: "maintainer" }), thing("bob", { role: "member" })],
    },
  });
  return made;
}

async function saved(words: readonly string[] = ["--allow-delete"]): Promise<{ made: Land; plan: Plan }> {
  const made = land();
  expect(await made.run(["plan", "--out", "plan.json", ...words])).toMatchObject({ code: 0 });
  return { made, plan: made.readPlan() };
}

const one = (more: Partial<Change>): Change => ({
  ...{ id: "crafted", action: "update", kind: "label", target: hub, name: "kept", fields: [] },
  ...more,
});
const alone = (plan: Plan, ...changes: Change[]): Plan => ({ ...plan, changes, grounds: [] });
const swapped = (plan: Plan, change: Change): Plan => ({
  ...{ ...plan, grounds: [] },
  changes: plan.changes.map((each) => (each.id === change.id ? change : each)),
});
const find = (plan: Plan, action: string, kind = "label") =>
  plan.changes.find((change) => change.action === action && change.kind === kind) as Change;

type Craft = (plan: Plan) => Plan;

/** What is done to a plan → exit code, and a word of what is said. */
const crafted: Readonly<Record<string, readonly [Craft, number, string]>> = {
  "another owner's label, without grounds": [
    (plan) =>
      alone(
        { ...plan, allowDelete: 1 },
        one({
          action: "delete",
          target: { owner: "victim", repository: "vault" },
          name: "stale-vault",
          ref: "id-stale-vault",
        }),
      ),
    2,
    "victim/vault",
  ],
  "a neighbour's label under the name of ours": [
    (plan) => swapped(plan, { ...find(plan, "delete"), ref: "id-stale-vault" }),
    7,
    "was changed",
  ],
  "a label of a repository that the manifest does not name": [
    (plan) => alone(plan, one({ action: "delete", target: { owner, repository: "vault" }, name: "stale-vault" })),
    2,
    "acme/vault",
  ],
  "an autolink that leads elsewhere": [
    (plan) => {
      const link = find(plan, "update", "autolink");
      return alone(plan, { ...link, fields: [{ field: "url", after: "https://evil.example/<num>" }] });
    },
    2,
    "LEP-",
  ],
  "a repository made public": [
    (plan) => {
      const change = find(plan, "update", "repository");
      const fields = [...change.fields, { field: "visibility", before: "private", after: "public" }];
      return swapped(plan, { ...change, fields });
    },
    2,
    "otherwise",
  ],
  "a merge that no former name asks for": [
    (plan) => alone(plan, one({ action: "merge", name: "kept", into: "bug", ref: "id-kept", intoRef: "id-bug" })),
    2,
    '"kept"',
  ],
  "a deletion in a kind that is not strict": [
    (plan) => alone(plan, one({ action: "delete", kind: "autolink", name: "LEP-", ref: "id-LEP-" })),
    2,
    "LEP-",
  ],
  "a repository made": [
    (plan) => alone(plan, one({ action: "create", kind: "repository", target: { owner }, name: "mine" })),
    2,
    '"mine"',
  ],
  "a member made maintainer": [
    (plan) =>
      alone(
        plan,
        one({
          action: "create",
          kind: "team-member",
          target: { owner, team: "core" },
          name: "eve",
          fields: [{ field: "role", after: "maintainer" }],
        }),
      ),
    2,
    '"eve"',
  ],
  "a maintainer who goes without the one who comes": [
    (plan) => ({
      ...plan,
      changes: plan.changes.filter(({ kind, name }) => kind !== "team-member" || name === "ann"),
    }),
    2,
    "goes with it",
  ],
  "the same change twice": [(plan) => ({ ...plan, changes: [...plan.changes, find(plan, "create")] }), 2, "twice"],
  "less on a label than hangs on it": [
    (plan) => swapped(plan, { ...find(plan, "merge"), weight: { issues: 0, numbers: [], complete: true } }),
    7,
    "carried by others",
  ],
  "another community": [(plan) => ({ ...plan, place: { ...plan.place, owner: "victim" } }), 2, "victim"],
  "another manifest": [(plan) => ({ ...plan, manifest: { ...plan.manifest, sha256: "0" } }), 7, "community.yaml"],
  "a weight that is none": [
    (plan) => alone(plan, { ...find(plan, "delete"), weight: { numbers: 5 } } as never),
    2,
    "no plan of commonry's",
  ],
};

describe("crafted plans", () => {
  test.each(Object.keys(crafted))("%s", async (name) => {
    const [craft, code, word] = crafted[name] as (typeof crafted)[string];
    const { made, plan } = await saved();
    made.craft(craft(plan));
    const before = made.bytes();
    const result = await made.run(["apply", "plan.json", "--yes"]);
    expect({ code: result.code, said: result.err }).toEqual({ code, said: expect.stringContaining(word) });
    expect(made.bytes(), "0 writes").toBe(before);
  });
});

/** Every leaf of a value, as the path that leads to it. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]));
}

function mutated(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) {
    if (typeof value === "number") return value + 1;
    return typeof value === "boolean" ? !value : `${String(value ?? "")}x`;
  }
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const map = copy as Record<string, unknown>;
  map[key] = mutated(map[key], rest);
  return copy;
}

/** What decides nothing: it is drawn anew, or is shown alone. */
const idle = /^weight\.complete$/;

test("every leaf of every change, turned into something else: refused, 0 writes", async () => {
  const { made, plan } = await saved();
  const before = made.bytes();
  const paths = plan.changes.flatMap((change, at) => leaves(change).map((path) => [String(at), ...path]));
  const tried = paths.filter(([, ...path]) => !idle.test(path.join(".")));
  const wrong: string[] = [];
  for (const path of tried) {
    made.craft({ ...plan, changes: mutated(plan.changes, path) as Change[] });
    const { code } = await made.run(["apply", "plan.json", "--yes"]);
    if ((code !== 2 && code !== 7) || made.bytes() !== before) wrong.push(`${path.join(".")} → ${code}`);
  }
  console.log(`crafted plans: ${tried.length - wrong.length} of ${tried.length} mutated leaves refused`);
  expect(wrong).toEqual([]);
  expect(tried.length).toBeGreaterThan(60);
});

test("a plan without its grounds is worth what it is worth with them", async () => {
  const { made, plan } = await saved();
  made.craft({ ...plan, grounds: [] });
  expect(await made.run(["apply", "plan.json", "--yes"])).toMatchObject({ code: 0 });
  expect((await made.run(["plan"])).out).toContain("No changes");
});

test("what is there to do beyond a saved plan is said, and not made", async () => {
  const { made, plan } = await saved();
  made.craft({ ...plan, changes: plan.changes.filter(({ kind }) => kind === "label") });
  const result = await made.run(["apply", "plan.json", "--yes"]);
  expect(result).toMatchObject({ code: 0, err: expect.stringContaining("Beyond that plan") });
  expect(made.shelf("repositories/hub").lists.autolink?.[0]?.fields.url).toBe("https://old.example/<num>");
});

/** The rows of the page's table: what was done, exit code, code. */
function rowsOf(language: string): string[][] {
  const page = readFileSync(new URL(`../../../docs/${language}/explanation/saved-plans.md`, import.meta.url), "utf8");
  const rows = page.split("\n").filter((line) => /^\| .* \| \d \| `/.test(line));
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.replaceAll("`", "").trim()),
  );
}

test("the page on saved plans tells each of them, and what apply answers, in both languages", async () => {
  const rows = rowsOf("en");
  expect(rows.map(([name]) => name)).toEqual(Object.keys(crafted));
  expect(rowsOf("zh").map(([, ...answer]) => answer)).toEqual(rows.map(([, ...answer]) => answer));
  const { made, plan } = await saved();
  for (const [name = "", exit, code] of rows) {
    made.craft((crafted[name] as (typeof crafted)[string])[0](plan));
    const { out } = await made.run(["apply", "plan.json", "--yes", "--json"]);
    const { error } = JSON.parse(out.trim().split("\n").at(-1) ?? "") as { error: { code: string; exitCode: number } };
    expect([name, String(error.exitCode), error.code]).toEqual([name, exit, code]);
  }
});
