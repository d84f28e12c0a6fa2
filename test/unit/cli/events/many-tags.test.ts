import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../support/cli.ts";
import { inside } from "../../../support/inside.ts";
import { stepsOf } from "../../../support/steps.ts";

const now = "2027-01-01T00:00:00Z";

/** A community whose every event has a tag of its own. */
function tagged(count: number): string {
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, "community.yaml"),
    "version: 1\ncommunity: { name: Commons, timezone: UTC }\nevents: [e.yaml]\n",
  );
  const events = Array.from({ length: count }, (_, at) => `  - { id: e${at}, at: 2027-02-11 18:30, tags: [t${at}] }\n`);
  writeFileSync(join(cwd, "e.yaml"), `version: 1\nevents:\n${events.join("")}`);
  mkdirSync(join(cwd, "out"));
  return cwd;
}

test("a calendar for each of many tags costs what the tags cost, a second time too", async () => {
  const cost = async (count: number) => {
    const cwd = tagged(count);
    const build = async () =>
      expect(await inside(["events", "build", "-o", "out/a.ics", "--per-tag"], { cwd, now })).toMatchObject({
        code: 0,
      });
    const first = await stepsOf(build);
    const second = await stepsOf(build);
    expect(readdirSync(join(cwd, "out"))).toHaveLength(count + 1);
    return [first, second] as const;
  };
  await cost(20);
  const [some, more] = [await cost(150), await cost(600)];
  for (const at of [0, 1] as const) expect(more[at] / some[at], `${some[at]} steps, then ${more[at]}`).toBeLessThan(6);
});
