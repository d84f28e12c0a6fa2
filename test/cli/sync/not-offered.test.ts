import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { notOffered } from "../../../src/kinds/offered.ts";
import type { Community } from "../../../src/manifest/schema/manifest.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

const now = "2027-01-05T00:00:00Z";
const sections = {
  gitlab: { group: "acme" },
  jira: { project: "LEP" },
  confluence: { space: "LEP" },
  pages: [{ title: "Handbook", file: "docs/README.md" }],
  caldav: { calendar: "community" },
};

/** A folder with this manifest, and a way to run commonry there. */
function place(body: Readonly<Record<string, unknown>>) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "community.yaml"), stringify({ version: 1, community: { name: "Test" }, ...body }));
  const env = { XDG_STATE_HOME: join(folder, ".state") };
  return (...words: string[]) => inside(words, { cwd: folder, env, now });
}

const local = { github: { owner: "acme" }, local: { folder: "place" } };

test.each(["jira", "confluence", "pages", "caldav"] as const)(
  "%s: is said by plan, apply and check, as text, Markdown and JSON, and fails nothing (T2)",
  async (section) => {
    const run = place({ ...local, [section]: sections[section] });
    const entry = { section, service: section === "pages" ? "confluence" : section };
    const plan = await run("plan", "--exit-code");
    expect(plan).toMatchObject({ code: 0, out: expect.stringContaining(`· ${section}: `) });
    expect(plan.out).not.toContain("as community.yaml says");
    expect((await run("plan", "--format", "markdown")).out).toContain(`- · ${section}`.replace("· ", ""));
    expect(JSON.parse((await run("plan", "--json")).out).notOffered).toMatchObject([entry]);
    const apply = await run("apply", "--yes");
    expect(apply.code).toBe(0);
    expect(apply.err).toContain(`· ${section}: `);
    expect(apply.out).not.toContain("as community.yaml says");
    expect((await run("apply", "--yes", "--lang", "zh")).out).toContain(`${section}：未执行`);
    expect((await run("check", "--only", "events")).err).toContain(`· ${section}: `);
    expect(JSON.parse((await run("check", "--json", "--only", "events")).out).notOffered).toMatchObject([entry]);
  },
);

test("what is offered is not named, and then all is as the manifest says", async () => {
  const run = place(local);
  expect(await run("plan")).toMatchObject({ code: 0, out: expect.stringContaining("as community.yaml says") });
  expect(JSON.parse((await run("plan", "--json")).out).notOffered).toEqual([]);
});

test.each(["gitlab", "jira", "confluence", "pages", "caldav"] as const)(
  "%s: alone names no place for a plan, and says so",
  async (section) => {
    const run = place({ [section]: sections[section] });
    for (const words of [["plan"], ["apply", "--yes"]]) {
      expect(await run(...words)).toMatchObject({ code: 2, err: expect.stringContaining(section) });
    }
  },
);

test("shared lists without a repository go nowhere, and that is said", async () => {
  const run = place({ ...local, labels: [{ name: "bug", color: "111111" }] });
  const plan = await run("plan");
  expect(plan).toMatchObject({ code: 0, out: expect.stringContaining("· labels: ") });
  expect(plan.out).not.toContain("as community.yaml says");
});

test("a saved plan keeps what is not offered", async () => {
  const run = place({ ...local, jira: sections.jira, repositories: [{ name: "hub" }] });
  await run("plan", "--out", "plan.json");
  const apply = await run("apply", "plan.json", "--yes");
  expect(apply).toMatchObject({ code: 0, err: expect.stringContaining("· jira: ") });
});

test("a calendar is offered once an event goes there; a group on GitLab is the folder's owner where one stands for it", () => {
  const community = { version: 1, community: { name: "Test" }, ...sections } as unknown as Community;
  const names = (events: object[], isLocal: boolean) =>
    notOffered(community, events.map((value) => ({ value })) as never, isLocal).map(({ section }) => section);
  expect(names([], false)).toEqual(["gitlab", "jira", "confluence", "pages", "caldav"]);
  expect(names([{ events: [] }], true)).toEqual(["jira", "confluence", "pages"]);
  expect(names([{ targets: { caldav: { calendar: "other" } } }], true)).toContain("caldav");
  expect(names([{ targets: { announce: ["slack"] } }], true)).not.toContain("caldav");
});
