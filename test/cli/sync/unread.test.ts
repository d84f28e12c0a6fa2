import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { addBoard } from "../../emulator/boards.ts";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { addLabel, addRepository, newState } from "../../emulator/state.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { canary } from "../../support/github.ts";
import { inside } from "../../support/inside.ts";
import { graphql } from "../../unit/providers/github/unread/community.ts";
import { breakAt, type Spot } from "../../unit/providers/github/unread/ways.ts";

/** Whole runs against answers that are not readable: what a person sees, and what is sent. */

async function bench(manifest: object) {
  const state = newState("acme");
  const hub = addRepository(state, "hub");
  addLabel(state, hub, { name: "bug", color: "111111" });
  addBoard(state, "Roadmap");
  state.teams.push({
    ...{ id: "T_1", number: 1, slug: "core", name: "core", description: null, parent: null },
    ...{ privacy: "closed" as const, invitations: [] },
    members: new Map([
      ["eve", "maintainer"],
      ["gus", "member"],
    ] as const),
    repositories: new Map([["hub", "admin"]]),
  });
  const emulator = await startEmulator({ state });
  onTestFinished(() => emulator.close());
  const folder = temporaryFolder();
  const head = { version: 1, community: { name: "Test" }, github: { owner: "acme" } };
  writeFileSync(join(folder, "community.yaml"), stringify({ ...head, ...manifest }));
  const homes = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
  const env = { ...homes, GH_TOKEN: canary, GITHUB_API_URL: emulator.url };
  const run = (...words: string[]) => inside(words, { cwd: folder, env, now: "2027-01-01T00:00:00Z" });
  return { emulator, run };
}

const writes = ({ requests }: Emulator) =>
  requests.filter(({ write }) => write).map(({ method, path }) => `${method} ${path}`);

const core = { name: "core", members: { eve: "member", bob: "member" }, repositories: { hub: "pull" } };
const ways: Readonly<Record<string, readonly [spot: Spot | undefined, way: string]>> = {
  "teams: null with a partial error": [graphql.team, "error with path"],
  "teams: null, FORBIDDEN": [graphql.team, "FORBIDDEN"],
  "fewer teams than counted": [graphql.team, "short count"],
  "fewer members than counted": [graphql["team-member"], "short count"],
};

const asked = {
  "as it stands": { more: {}, words: ["apply", "--yes"] },
  "strict, and all may go": { more: { strict: ["teams"] }, words: ["apply", "--yes", "--allow-delete=1"] },
} as const;
const cases = Object.keys(ways).flatMap((name) =>
  (Object.keys(asked) as (keyof typeof asked)[]).map((how) => ({ name, how })),
);

test.each(cases)("G1: $name ($how): nothing is written, and there is nothing to undo", async ({ name, how }) => {
  const { more, words } = asked[how];
  const { emulator, run } = await bench({ ...more, repositories: [{ name: "hub" }], teams: [core] });
  const [spot, way] = ways[name] as [Spot, string];
  const mend = breakAt(emulator, spot, way);
  const before = structuredClone(emulator.state.teams);
  const apply = await run(...words);
  expect([apply.code, writes(emulator)]).toEqual([5, []]);
  expect(apply.out + apply.err).not.toContain(canary);
  const broken = await run("undo", "--yes");
  mend();
  const whole = await run("undo", "--yes");
  for (const { code, out, err } of [broken, whole])
    expect([code, out + err]).toEqual([0, "There is no change to take back.\n"]);
  expect([writes(emulator), emulator.state.teams]).toEqual([[], before]);
});

test.each(Object.values(asked))("G1: could the team be read, it would be changed: $words", async ({ more, words }) => {
  const { emulator, run } = await bench({ ...more, repositories: [{ name: "hub" }], teams: [core] });
  expect((await run(...words)).code).toBe(0);
  expect(writes(emulator)).not.toEqual([]);
  expect(emulator.state.teams[0]?.members.get("eve")).toBe("maintainer");
});

const scopes =
  "Your token has not been granted the required scopes to execute this query. The 'projectsV2' field requires one of the following scopes: ['read:project'], but your token has only been granted the: ['repo', 'read:org'] scopes. Please modify your token's scopes at: https://github.com/settings/tokens.";

test.each([
  ["without data", false],
  ["beside the rest", true],
])("G3: a token without read:project (%s): boards alone fail, and the scope is named", async (_, isBeside) => {
  const { emulator, run } = await bench({
    repositories: [{ name: "hub" }],
    labels: [{ name: "new", color: "222222" }],
    teams: [{ ...core, members: { eve: "maintainer", bob: "member" } }],
    boards: [{ title: "Roadmap", fields: [{ name: "Target", type: "date" }] }],
  });
  emulator.changes.push((text, { path, body }) => {
    if (path !== "/graphql" || !body.includes("projectsV2")) return text;
    const { data } = JSON.parse(text) as { data: { owner: object | null } | null };
    const errors = [{ type: "INSUFFICIENT_SCOPES", locations: [{ line: 1, column: 9 }], message: scopes }];
    return JSON.stringify(
      isBeside ? { data: { ...data, owner: { ...data?.owner, projectsV2: null } }, errors } : { errors },
    );
  });
  const plan = await run("plan");
  const said = plan.out + plan.err;
  expect(plan.code).toBe(5);
  expect(said).toContain("the token lacks the scope read:project");
  for (const part of ['label "new"', '"bob"', "core"]) expect(said).toContain(part);
  expect(said).not.toMatch(/[+-] .*Target/);
  const apply = await run("apply", "--yes");
  expect(apply.code).toBe(5);
  expect(emulator.state.teams[0]?.members.has("bob")).toBe(true);
  expect(emulator.state.repositories.get("hub")?.labels.map(({ name }) => name)).toContain("new");
  expect(emulator.state.boards[0]?.fields.map(({ name }) => name)).not.toContain("Target");
});
