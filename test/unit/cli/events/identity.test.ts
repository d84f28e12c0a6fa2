import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inside } from "../../../support/inside.ts";

/**
 * S7: what is published keeps its UID. Each row changes a community's files in one way after a feed was built, a calendar
 * filled and a post made; UIDs before and after are compared in all three. IDENTITY_TABLE=1 prints the table.
 */

interface Files {
  community: string;
  events: Readonly<Record<string, string>>;
}

const targets =
  "targets: { feed: { file: out.ics }, caldav: { calendar: main }, issue: { repo: hub, open: 60d before } }";
const own = `  - { id: talk, title: Talk, at: 2027-02-11 18:30 }
  - { id: jam, title: Jam, at: 2027-03-05 10:00, until: 2027-03-07 16:00, phases: [{ name: Judging, at: +48h }] }
`;
const weekly = "  - { id: weekly, title: Weekly, at: 2027-01-05 17:00, repeat: every Tuesday }\n";
const file = (list: string) => `version: 1\n${targets}\nevents:\n${list}`;
const manifest = (community: string, more = "") =>
  `version: 1\ncommunity: { name: Commons, timezone: Europe/Berlin${community} }\nevents: [events/*.yaml]\nlocal: { folder: place }\nrepositories: [{ name: hub }]\n${more}`;
const plain: Files = { community: manifest(""), events: { "all.yaml": file(weekly + own) } };
const website = `, website: "https://commons.example/x"`;
const github = "github: { owner: commons }\n";

/** Name, what there was, what there is then. */
const lasting: readonly (readonly [string, Files, Files])[] = [
  ["a website is added", plain, { ...plain, community: manifest(website) }],
  [
    "a website is changed",
    { ...plain, community: manifest(website) },
    { ...plain, community: manifest(`, website: "https://new.example"`) },
  ],
  ["a website is taken out", { ...plain, community: manifest(website) }, plain],
  ["an owner is added", plain, { ...plain, community: manifest("", github) }],
  [
    "an owner is changed",
    { ...plain, community: manifest("", github) },
    { ...plain, community: manifest("", "github: { owner: others }\n") },
  ],
  ["an owner and a website are added", plain, { ...plain, community: manifest(website, github) }],
  ["the community is renamed", plain, { ...plain, community: plain.community.replace("Commons", "Lepton") }],
  ["an id is added", plain, { ...plain, community: manifest(", id: commons-7f3a") }],
  [
    "an id is added beside a website",
    { ...plain, community: manifest(website) },
    { ...plain, community: manifest(`${website}, id: commons-7f3a`) },
  ],
  ["an id is taken out", { ...plain, community: manifest(", id: commons-7f3a") }, plain],
  [
    "a website is changed beside an id",
    { ...plain, community: manifest(`${website}, id: commons-7f3a`) },
    { ...plain, community: manifest(`, id: commons-7f3a, website: "https://new.example"`) },
  ],
  ["languages are set", plain, { ...plain, community: manifest(", languages: [zh, en]") }],
  [
    "the time zone is that of the file",
    plain,
    { ...plain, events: { "all.yaml": `${file(weekly + own)}defaults: { timezone: Europe/Berlin }\n` } },
  ],
  ["the file is renamed", plain, { ...plain, events: { "year.yaml": file(weekly + own) } }],
  ["the file is split", plain, { ...plain, events: { "a.yaml": file(own), "b.yaml": file(weekly) } }],
  ["the order is another", plain, { ...plain, events: { "all.yaml": file(own + weekly) } }],
  [
    "another event is added",
    plain,
    { ...plain, events: { "all.yaml": file(`  - { id: a-new, title: New, at: 2027-04-01 17:00 }\n${weekly}${own}`) } },
  ],
  [
    "the title, hour and length are others",
    plain,
    {
      ...plain,
      events: {
        "all.yaml": file(weekly.replace("Weekly", "Every week").replace("17:00", "18:00, duration: 2h") + own),
      },
    },
  ],
  [
    "a website and an event's hour are changed at once",
    { ...plain, community: manifest(website) },
    {
      community: manifest(`, website: "https://new.example"`),
      events: { "all.yaml": file(weekly.replace("17:00", "18:00") + own) },
    },
  ],
  [
    "an event takes its UID as `uid:`",
    plain,
    {
      ...plain,
      events: { "all.yaml": file(weekly.replace("id: weekly", "id: calls, uid: weekly@commonry.invalid") + own) },
    },
  ],
];

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "commonry-identity-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write({ community, events }: Files): void {
  rmSync(join(dir, "events"), { recursive: true, force: true });
  mkdirSync(join(dir, "events"));
  writeFileSync(join(dir, "community.yaml"), community);
  for (const [name, text] of Object.entries(events)) writeFileSync(join(dir, "events", name), text);
}

const now = "2027-01-01T00:00:00Z";
const cli = (...args: string[]) => inside(args, { cwd: dir, now, env: { XDG_STATE_HOME: join(dir, ".state") } });
const uidsIn = (text: string) =>
  [...new Set([...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid as string))].sort();
const feed = () => readFileSync(join(dir, "out.ics"), "utf8").replace(/\r\n[ \t]/g, "");
const objects = () => {
  const folder = join(dir, "place/calendars/main");
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8").replace(/\r\n[ \t]/g, ""));
  return texts.join("");
};
/** Names of the open posts, and how many are closed. */
const posts = () => {
  const text = readFileSync(join(dir, "place/owner.yaml"), "utf8");
  const names = [...text.matchAll(/name: (\S+@\S+ ?\S*)$/gm)].map(([, name]) => name as string);
  return { names: names.sort(), closed: text.match(/state: closed/g)?.length ?? 0 };
};

async function publish(...more: string[]) {
  const built = await cli("events", "build", ...more);
  const applied = await cli("events", "schedule", "--yes");
  return { built, applied };
}

describe("what is published keeps its UID when", () => {
  const rows: string[] = [];
  test.each(lasting)("%s", async (name, before, after) => {
    write(before);
    const first = await publish();
    expect([first.built.code, first.applied.code], first.built.err + first.applied.err).toEqual([0, 0]);
    const [feedBefore, calendarBefore] = [uidsIn(feed()), uidsIn(objects())];
    const postsBefore = posts();
    write(after);
    const then = await publish();
    expect([then.built.code, then.applied.code], then.built.err + then.applied.err).toEqual([0, 0]);
    const added = name === "another event is added" ? 1 : 0;
    expect(uidsIn(feed()).filter((uid) => !uid.startsWith("a-new@"))).toEqual(feedBefore);
    expect(uidsIn(objects()).filter((uid) => !uid.startsWith("a-new@"))).toEqual(calendarBefore);
    expect(uidsIn(feed())).toHaveLength(feedBefore.length + added);
    expect(feed() + objects()).not.toMatch(/CANCELLED|RELATED-TO:(?!jam@)/);
    // Another owner is another repository: it gets posts of its own.
    if (!name.includes("owner")) expect(posts()).toEqual(postsBefore);
    expect(postsBefore.names.length).toBeGreaterThan(4);
    // And nothing more is to be done.
    expect((await cli("events", "build", "--check")).code).toBe(0);
    expect((await cli("events", "schedule", "--dry-run", "--exit-code")).code).toBe(0);
    rows.push(`${name} | ${feedBefore.join(" ")} | ${uidsIn(feed()).join(" ")}`);
  });
  test("the table", () => {
    if (process.env.IDENTITY_TABLE) console.log(`${rows.join("\n")}\n${rows.length} of ${lasting.length}`);
    expect(rows).toHaveLength(lasting.length);
  });
});

describe("the id of a community", () => {
  const manifestNow = () => readFileSync(join(dir, "community.yaml"), "utf8");
  const fix = () => inside(["check", "--fix"], { cwd: dir, now });

  test.each([
    [
      "its website's host, where that ends its UIDs today",
      { ...plain, community: manifest(website) },
      "commons.example",
    ],
    [
      "its owner's ending, where it has no website",
      { ...plain, community: manifest("", github) },
      "commons.commonry.invalid",
    ],
    ["one of its own, where they end in what is nobody's", plain, "commons-[0-9a-f]{4}"],
  ])("is added by check --fix: %s; no UID changes", async (_, before, id) => {
    write(before);
    await publish();
    const published = [uidsIn(feed()), uidsIn(objects())];
    const told = await inside(["check", "--verbose"], { cwd: dir, now });
    expect(told.out + told.err).toContain("check --fix");
    expect((await fix()).code).toBe(0);
    expect(manifestNow()).toMatch(new RegExp(`name: Commons, id: ${id}, timezone`));
    const fixed = manifestNow();
    const { built } = await publish();
    expect(built.code, built.err).toBe(0);
    expect([uidsIn(feed()), uidsIn(objects())]).toEqual(published);
    await fix();
    expect(manifestNow()).toBe(fixed);
    const quiet = await inside(["check", "--verbose"], { cwd: dir, now });
    expect(quiet.out + quiet.err).not.toContain("check --fix");
  });

  test("is written once by init, and update leaves it alone", async () => {
    const words = [
      "--yes",
      "--no-git",
      "--set",
      "name=Lepton Commons",
      "--set",
      "owner=lepton",
      "--set",
      "contact=a@lepton.example",
      "--set",
      "maintainer=Ada",
    ];
    const made = await inside(["init", ".", ...words], { cwd: dir, now });
    expect(made.code, made.err).toBe(0);
    expect(manifestNow()).toMatch(/^community:\n {2}name: "?Lepton Commons"?\n {2}id: lepton-commons-[0-9a-f]{4}\n/m);
    const updated = await inside(["update", "--check"], { cwd: dir, now });
    expect(updated.code, updated.out + updated.err).toBe(0);
    // A line of the template beside it changes, and nothing is in its way.
    const renamed = await inside(["update", "--set", "name=Muon"], { cwd: dir, now });
    expect(renamed.code, renamed.out + renamed.err).toBe(0);
    expect(manifestNow()).toMatch(/^community:\n {2}name: "?Muon"?\n {2}id: lepton-commons-[0-9a-f]{4}\n/m);
    expect((await inside(["check"], { cwd: dir, now })).code).toBe(0);
  });

  test("is written by init --adopt where the manifest is new, and else is the owner's to add", async () => {
    const words = [
      "--adopt",
      "--yes",
      "--set",
      "name=Lepton",
      "--set",
      "owner=lepton",
      "--set",
      "contact=a@lepton.example",
      "--set",
      "maintainer=Ada",
      "--set",
      "description=Tools",
      "--set",
      "license=MIT",
    ];
    const made = await inside(["init", ".", ...words], { cwd: dir, now });
    expect(made.code, made.err).toBe(0);
    expect(manifestNow()).toMatch(/^ {2}id: lepton-[0-9a-f]{4}$/m);
  });
});

test("every key that imports keep comes to rest in a calendar: a second run has nothing to do", async () => {
  const all = `  - id: call
    uid: "04000000 {a}, b@c"
    title: Call
    at: 2027-01-05 17:00
    repeat: [every Tuesday, 1st Saturday]
    also: [2027-01-17 10:00]
    status: tentative
    changes: { 2027-01-12: { description: "One, two; \\\\ three", speakers: [Ada], agenda: [A], link: "https://a.example/x", status: confirmed } }
  - { id: secret, uid: "s@x", at: 2027-02-01, also: [2027-02-03], private: true, publish: [caldav] }
`;
  write({ ...plain, events: { "all.yaml": file(all) } });
  const { built, applied } = await publish();
  expect([built.code, applied.code], built.err + applied.err).toEqual([0, 0]);
  expect(objects()).toMatch(/CLASS:PRIVATE/);
  expect(feed()).not.toMatch(/CLASS:PRIVATE|secret/);
  expect((await cli("events", "build", "--check")).code).toBe(0);
  const again = await cli("events", "schedule", "--dry-run", "--exit-code");
  expect(again.code, again.out).toBe(0);
  // What left the manifest is ours by the community that the object names, whatever its UID ends in.
  write({ ...plain, events: { "all.yaml": file(own) } });
  const left = await cli("events", "schedule", "--yes", "--allow-delete=3");
  expect(left.code, left.err).toBe(0);
  expect(objects().match(/^UID:04000000[^\r]*\r\n(?:(?!END:VEVENT)[\s\S])*STATUS:CANCELLED/m)).not.toBeNull();
  expect((await cli("events", "schedule", "--dry-run", "--exit-code")).code).toBe(0);
});

describe("a change of identity is shown, and needs a yes", () => {
  const renamed: Files = { ...plain, events: { "all.yaml": file(weekly.replace("id: weekly", "id: calls") + own) } };
  const identified: Files = { ...plain, community: manifest(", id: commons-7f3a") };

  test("the id of an event is another one", async () => {
    write(plain);
    await publish();
    write(renamed);
    const before = feed();
    const refused = await cli("events", "build");
    expect(refused.code).toBe(6);
    expect(refused.err).toContain("Weekly: weekly@commonry.invalid → calls@commonry.invalid");
    expect(refused.err).toContain("uid:");
    expect(feed()).toBe(before);
    const looked = await cli("events", "build", "--check");
    expect([looked.code, looked.err.includes("weekly@commonry.invalid → calls@")]).toEqual([3, true]);
    const planned = await cli("events", "schedule", "--dry-run");
    expect(planned.out + planned.err).toContain(
      "“weekly@commonry.invalid” is cancelled and comes back as “calls@commonry.invalid”",
    );
    expect((await cli("events", "build", "--yes")).code).toBe(0);
    expect(feed()).toMatch(/UID:calls@commonry.invalid[\s\S]*UID:weekly@commonry.invalid[\s\S]*STATUS:CANCELLED/);
  });

  test("the id of the community is another one", async () => {
    write(identified);
    await publish();
    write({ ...plain, community: manifest(", id: others-1111") });
    const refused = await cli("events", "build");
    expect([refused.code, /Talk: talk@commons-7f3a → talk@others-1111/.test(refused.err)]).toEqual([6, true]);
    expect((await cli("events", "build", "--yes")).code).toBe(0);
    expect(uidsIn(feed()).filter((uid) => uid.endsWith("@others-1111"))).toHaveLength(4);
    expect(feed().match(/STATUS:CANCELLED/g)).toHaveLength(4);
  });

  test("two communities in one calendar do not take one another's events", async () => {
    write(identified);
    await publish();
    const before = uidsIn(objects());
    const other = weekly.replace("Weekly", "Their call").replace("17:00", "09:00");
    write({ community: manifest(", id: others-1111"), events: { "all.yaml": file(other) } });
    const { applied } = await publish("--yes");
    expect(applied.code, applied.err).toBe(0);
    expect(uidsIn(objects())).toEqual([...before, "weekly@others-1111"].sort());
    expect(objects()).not.toContain("CANCELLED");
  });
});
