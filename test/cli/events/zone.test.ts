import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bin, cleanEnv, temporaryFolder } from "../../support/cli.ts";

// A process of its own: Node.js reads TZ when it starts.
test.each(["", "Nope/Zone"])("dates are told in UTC where TZ is %j, which names no zone", (TZ) => {
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, "a.yaml"),
    "version: 1\nevents: [{ id: a, title: A, timezone: UTC, duration: 1h, at: 2020-01-05 10:00, repeat: every day }]\n",
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "events", "list", "a.yaml", "--lang", "en"], {
    cwd,
    env: { ...cleanEnv({}), TZ },
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("times in UTC");
});
