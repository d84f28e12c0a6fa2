import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

const now = "2027-01-05T00:00:00Z";
/** Halves of a secret that a line end parts: neither may show up. */
const [first, second] = ["first-half-of-canary", "second-half-of-canary"];
const ends = ["\r\n", "\n", "\r", "\u0000", "\u0085", "\u2028", "\u200b", "é", " "];

const event = { id: "t", title: "T", at: "2027-01-06 10:00", duration: "1h", timezone: "UTC", publish: ["announce"] };
function place(): string {
  const cwd = temporaryFolder();
  const body = { version: 1, community: { name: "Test" }, github: { owner: "acme" }, events: ["e.yaml"] };
  const targets = { caldav: { calendar: "c" }, announce: ["slack", "discord", "matrix"] };
  writeFileSync(join(cwd, "community.yaml"), stringify({ ...body, labels: [{ name: "bug", color: "111111" }] }));
  writeFileSync(join(cwd, "e.yaml"), stringify({ version: 1, targets, events: [event] }));
  return cwd;
}

/** Nothing listens there: what is refused has to be refused before. */
const nowhere = "http://127.0.0.1:9";
const good = { GH_TOKEN: "", GITHUB_API_URL: nowhere, CALDAV_URL: nowhere, CALDAV_USER: "ada" };
const clickhouse = ["report", "health", "--source", `clickhouse:${nowhere}/db`, "--provider", "none"];
const uses: readonly (readonly [variable: string, words: readonly string[], codes: readonly number[]])[] = [
  ["GH_TOKEN", ["plan", "--only", "labels"], [4]],
  ["GITHUB_TOKEN", ["plan", "--only", "labels"], [4]],
  ["GH_TOKEN", ["import", "--owner", "acme", "--dry-run"], [4]],
  ["GH_TOKEN", ["report", "health", "--repo", "acme/hub"], [1, 2, 4]],
  ["GH_TOKEN", ["doctor"], [1]],
  ["CALDAV_PASSWORD", ["events", "schedule", "--dry-run"], [2, 4, 5]],
  ["CALDAV_PASSWORD", ["doctor"], [1]],
  ["SLACK_WEBHOOK_URL", ["events", "schedule", "--dry-run"], [2, 4, 5]],
  ["DISCORD_WEBHOOK_URL", ["events", "schedule", "--dry-run"], [2, 4, 5]],
  ["MATRIX_WEBHOOK_URL", ["events", "schedule", "--dry-run"], [2, 4, 5]],
  ["CLICKHOUSE_PASSWORD", clickhouse, [1, 2, 4, 5]],
];

/** What one run with a broken credential says that it must not, or ends with another code than it should. */
async function faultsOf(cwd: string, [variable, words, codes]: (typeof uses)[number], end: string, more: string[]) {
  const env = { ...good, XDG_STATE_HOME: join(cwd, ".state"), [variable]: `${first}${end}${second}` };
  const args = [...words, ...more];
  const { code, out, err } = await inside(args, { cwd, env, now });
  const said = `${variable} ${JSON.stringify(end)} ${args.join(" ")}`;
  return [
    ...(/first-half|second-half/.test(out + err) ? [`${said}: shown: ${out}${err}`] : []),
    ...(codes.includes(code ?? -1) ? [] : [`${said}: exit code ${code}: ${err}`]),
    ...(code === 4 && !(out + err).includes(variable) ? [`${said}: does not name it: ${err}`] : []),
  ];
}

test("no part of a credential of two lines is shown by any command that uses it, and none is sent (X7)", async () => {
  const cwd = place();
  // A password may be of any letters; only line ends and controls are a slip.
  const runs = uses.flatMap((use) => {
    const own = use[0].endsWith("PASSWORD") ? ends.slice(0, 6) : ends;
    return own.flatMap((end) => [[], ["--json"], ["--verbose"], ["--lang", "zh"]].map((more) => ({ use, end, more })));
  });
  const found: string[] = [];
  for (const { use, end, more } of runs) found.push(...(await faultsOf(cwd, use, end, more)));
  console.log(`credentials that are none: ${runs.length} of ${runs.length} runs`);
  expect(found).toEqual([]);
}, 120_000);

test("a credential that is typed is not shown again (X13)", async () => {
  const token = `ghp${"_"}${"A1b2C3d4E5f6".repeat(3)}`;
  const known = "value-of-a-variable-1";
  for (const secret of [token, known]) {
    for (const words of [
      [secret],
      ["plan", secret],
      ["check", `--token=${secret}`],
      ["plan", "--only", secret],
      ["init", "--set", secret],
    ]) {
      for (const more of [[], ["--json"], ["--verbose"]]) {
        const { out, err, code } = await inside([...words, ...more], {
          cwd: temporaryFolder(),
          env: { GH_TOKEN: known },
          now,
        });
        expect(code, words.join(" ")).not.toBe(0);
        expect(out + err, words.join(" ")).not.toContain(secret.slice(4));
      }
    }
  }
  const unknown = await inside(["plan", "--password=hunter2hunter2"], { cwd: temporaryFolder(), env: {}, now });
  expect(unknown.err).toContain("--password");
  expect(unknown.out + unknown.err).not.toContain("hunter2");
});
