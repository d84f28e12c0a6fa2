import { describe, expect, test } from "vitest";
import { checkGit, checkNode, checkTls } from "../../../../src/cli/doctor/machine.ts";
import type { World } from "../../../../src/system/world.ts";
import { tempDir } from "../../system/temp.ts";

describe("checkNode", () => {
  test.each([
    ["20.20.2", "2026-04-30", "ok"],
    ["20.20.2", "2026-05-01", "warn"],
    ["22.12.0", "2026-12-31", "ok"],
    ["22.12.0", "2027-05-01", "warn"],
    ["24.0.0", "2028-04-30", "ok"],
    ["24.0.0", "2028-05-01", "warn"],
    ["25.1.0", "2027-01-01", "ok"],
    ["99.0.0", "2099-01-01", "ok"],
  ])("%s on %s: %s", (version, today, state) => {
    const found = checkNode(version, today);
    expect(found).toMatchObject({ id: "node", state, params: { version } });
    expect(found.reason).toBe(state === "ok" ? "doctor.node" : "doctor.node-ended");
    if (state === "warn")
      expect(found).toMatchObject({
        mend: "nvm install --lts",
        params: { end: expect.stringMatching(/^\d{4}-04-30$/) },
      });
  });

  test("takes today when no date is given", () => {
    expect(["ok", "warn"]).toContain(checkNode("20.20.2").state);
  });
});

describe("checkGit", () => {
  const world = (env: Record<string, string>, platform = "linux") =>
    ({ env, platform, cwd: tempDir() }) as unknown as World;

  test("says which git answers", async () => {
    expect(await checkGit(world({ PATH: process.env.PATH ?? "" }))).toMatchObject({
      state: "ok",
      params: { version: expect.stringMatching(/^\d+\.\d/) },
    });
  });

  test.each([
    ["linux", "sudo apt-get install git"],
    ["darwin", "xcode-select --install"],
    ["win32", "winget install Git.Git"],
  ])("says how to get one on %s", async (platform, mend) => {
    expect(await checkGit(world({ PATH: "/nowhere" }, platform))).toEqual({
      id: "git",
      state: "fail",
      reason: "doctor.git-missing",
      mend,
    });
  });
});

describe("checkTls", () => {
  test.each([
    [{ NODE_TLS_REJECT_UNAUTHORIZED: "0" }, 1],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: "1" }, 0],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: "" }, 0],
    [{}, 0],
  ])("%j: %i", (env, count) => {
    const found = checkTls(env);
    expect(found).toHaveLength(count);
    for (const one of found)
      expect(one).toMatchObject({
        id: "tls",
        state: "fail",
        reason: "doctor.tls-off",
        mend: "unset NODE_TLS_REJECT_UNAUTHORIZED",
      });
  });
});
