import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commonry, temporaryFolder } from "../../support/cli.ts";

const manifest = `version: 1
community: { name: Lepton }
github: { owner: acme }
repositories: [{ name: hub }]
teams: [{ name: core, members: { bob: member }, repositories: { hub: push } }]
`;

/** What a message says to run next, as words. */
const told = (text: string) => (/commonry ((?:apply|undo) .+)/.exec(text)?.[1] ?? "").trim().split(" ");

test("what a saved plan and an undo tell to run next works word for word in the local place, without a token", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "community.yaml"), manifest);
  const saved = await commonry(["plan", "--provider", "local", "--out", "plan.json"], { cwd });
  expect(saved.code).toBe(0);
  const applied = await commonry([...told(saved.err), "--yes"], { cwd });
  expect(applied.code).toBe(0);
  const nothing = await commonry(["undo"], { cwd });
  expect(nothing.code).toBe(0);
  const undone = await commonry([...told(nothing.err), "--yes"], { cwd });
  // 5: the repository that was made stays, which is said.
  expect({ code: undone.code, stopped: undone.err.includes("not begun") }).toEqual({ code: 5, stopped: false });
  expect((await commonry(["undo"], { cwd })).err).toBe("");
});
