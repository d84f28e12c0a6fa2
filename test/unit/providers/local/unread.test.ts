import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Desired, Fields, KindId, Target } from "../../../../src/kinds/item.ts";
import type { Plan } from "../../../../src/plan/plan.ts";
import type { Place, Scope } from "../../../../src/plan/port.ts";
import { stepsOf } from "../../../../src/plan/steps.ts";
import { createLocal } from "../../../../src/providers/local/index.ts";
import { type Asked, planOf, reads, type Wanted } from "../../../support/reads.ts";

/**
 * Every file of the folder × every way of not being readable × every read: nothing is done about what is in it.
 * `npx vitest run --config test/vitest.config.ts test/unit/providers/local/unread.test.ts` prints how many there are.
 */

const owner = "acme";
const at: Target = { owner };
const hub: Target = { owner, repository: "hub" };
const core: Target = { owner, team: "core" };
const plans: Target = { owner, board: "Plans" };
const main: Target = { owner, calendar: "main" };

const event = (uid: string, title: string) =>
  [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", "BEGIN:VEVENT", `UID:${uid}`, "X-COMMONRY-HASH:abc"],
    ...["DTSTAMP:20270101T000000Z", "DTSTART:20270201T170000Z", "DTEND:20270201T180000Z", `SUMMARY:${title}`],
    ...["END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n");

const thing = (kind: KindId, target: Target, name: string, fields: Fields = {}): Desired => {
  return { kind, target, name, fields, was: [] };
};
const post = { title: "Talk", text: "new", state: "open" };
const talk = "talk@acme.example 2027-03-02";

/** Of every kind something is to be changed, something made, and something there goes. */
const desired: readonly Desired[] = [
  thing("repository", at, "hub", { description: "new" }),
  thing("label", hub, "bug", { color: "ffffff" }),
  thing("label", hub, "new", { color: "ffffff" }),
  thing("milestone", hub, "Q1", { due: "2027-04-01" }),
  thing("autolink", hub, "LEP-", { url: "https://new.example/<num>" }),
  thing("ruleset", hub, "main", { enforcement: "disabled" }),
  thing("team", at, "core", { description: "new" }),
  thing("team-member", core, "eve", { role: "member" }),
  thing("team-member", core, "ann", { role: "maintainer" }),
  thing("team-repository", core, "hub", { role: "pull" }),
  thing("board", at, "Plans", { description: "new" }),
  thing("board-field", plans, "Target", { type: "date" }),
  thing("board-repository", plans, "hub"),
  thing("board-view", plans, "Board", { layout: "board", filter: "new" }),
  thing("event-issue", hub, talk, post),
  thing("event-discussion", hub, talk, post),
  thing("event-milestone", hub, talk, { ...post, due: null }),
  thing("calendar", at, "main"),
  thing("calendar", at, "fresh"),
  thing("event", main, "talk@acme.example", { title: "new", ical: event("talk@acme.example", "new") }),
  thing("event", main, "new@acme.example", { title: "new", ical: event("new@acme.example", "new") }),
];
const scope: Scope = {
  owner,
  kinds: new Set(desired.map(({ kind }) => kind)),
  repositories: ["hub"],
  settings: new Set(["hub"]),
  calendars: ["main", "fresh"],
  posts: [{ owner, repository: "hub" }],
};
const wanted: Wanted = { desired, scope };

let count = 0;
const kept = (name: string, fields: Fields = {}) => ({ id: `i${++count}`, name, fields });
const both = (name: string, fields: Fields) => [kept(name, fields), kept("gone", fields)];

const hubFile = {
  thing: kept("hub", { description: "old" }),
  lists: {
    label: both("bug", { color: "111111", description: "" }),
    milestone: both("Q1", { due: null, description: "", state: "open" }),
    autolink: both("LEP-", { url: "https://x.example/<num>" }),
    ruleset: both("main", { enforcement: "active" }),
  },
  issues: [],
};
const ownerFile = {
  lists: {
    team: both("core", { description: "", privacy: "closed", parent: null }),
    "team-member of core": [kept("eve", { role: "maintainer" }), kept("ann", { role: "maintainer" }), kept("gone")],
    "team-repository of core": [kept("hub", { role: "admin" }), kept("tools", { role: "admin" })],
    board: both("Plans", { description: "", public: false, closed: false }),
    "board-field of plans": both("Status", { type: "text" }),
    "board-repository of plans": [kept("tools")],
    "board-view of plans": both("Board", { layout: "board", filter: "", fields: [] }),
    "event-issue of acme/hub": [kept(talk, { ...post, text: "old" })],
    "event-discussion of acme/hub": [kept(talk, { ...post, text: "old" })],
    "event-milestone of acme/hub": [kept(talk, { ...post, text: "old", due: null })],
  },
};
const talkFile = "calendars/main/talk@acme.example.ics";

const root = mkdtempSync(join(tmpdir(), "commonry-unread-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function build(): string {
  const folder = mkdtempSync(join(root, "place-"));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put("owner.yaml", stringify(ownerFile));
  put("repositories/hub.yaml", stringify(hubFile));
  put(talkFile, event("talk@acme.example", "old"));
  put("calendars/main/gone@acme.example.ics", event("gone@acme.example", "old"));
  return folder;
}

/** Puts something in the place of a file or a folder. */
type Way = (path: string) => void;
const text =
  (change: (text: string) => string | Buffer): Way =>
  (path) =>
    writeFileSync(path, change(readFileSync(path, "utf8")));
const instead =
  (put: Way): Way =>
  (path) => {
    rmSync(path, { recursive: true });
    put(path);
  };
const special: Readonly<Record<string, Way>> = {
  FIFO: instead((path) => void spawnSync("mkfifo", [path])),
  link: (path) => {
    cpSync(path, `${path}-elsewhere`, { recursive: true });
    rmSync(path, { recursive: true });
    symlinkSync(`${path}-elsewhere`, path);
  },
  "link to nothing": instead((path) => symlinkSync("/nowhere/at/all", path)),
};
const files: Readonly<Record<string, Way>> = {
  ...special,
  folder: instead((path) => mkdirSync(path)),
  "over-size": (path) => truncateSync(path, 65 * 1024 * 1024),
  "no UTF-8": (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from([0xff, 0xfe])])),
};
const folders: Readonly<Record<string, Way>> = { ...special, file: instead((path) => writeFileSync(path, "x")) };

// biome-ignore lint/suspicious/noExplicitAny: what people have made of a file.
const edited = (change: (value: any) => unknown): Way =>
  text((before) => {
    const value = parse(before);
    return stringify(change(value) ?? value);
  });
const yaml: Readonly<Record<string, Way>> = {
  ...files,
  empty: text(() => ""),
  "no YAML": text(() => "lists: ["),
  cut: text((before) => before.slice(0, before.lastIndexOf("fields:") + 7)),
  "a key twice": text((before) => `${before}lists: {}\n`),
  "conflict marks": text((before) => `<<<<<<< HEAD\n${before}=======\n>>>>>>> x\n`),
  null: text(() => "null\n"),
  "a list": text(() => "[]\n"),
  "no lists": edited(({ lists: _, ...rest }) => rest),
  "a list for the lists": edited((value) => ({ ...value, lists: [] })),
};
/** What becomes of the list of one kind. */
// biome-ignore lint/suspicious/noExplicitAny: what people have made of a list.
const lists: Readonly<Record<string, (list: any) => unknown>> = {
  "is null": () => null,
  "is a map": () => ({}),
  "is a text": () => "x",
  "has a null": (list) => [null, ...list.slice(1)],
  "has a text": (list) => ["x", ...list],
  "has a thing without id": ([{ id: _, ...rest }, ...others]) => [rest, ...others],
  "has a thing without name": ([{ name: _, ...rest }, ...others]) => [rest, ...others],
  "has a thing without fields": ([{ fields: _, ...rest }, ...others]) => [rest, ...others],
  "has a number for a name": ([one, ...others]) => [{ ...one, name: 7 }, ...others],
  "has a list for fields": ([one, ...others]) => [{ ...one, fields: [] }, ...others],
  "has a thing twice": (list) => [...list, { ...list[0], id: "other" }],
  "has an id twice": (list) => [...list, { ...list[0], name: "other" }],
};
const listWays = (path: string, names: readonly string[]) =>
  names.flatMap((name) =>
    Object.entries(lists).map(([way, change]) => {
      const act = edited((value) => {
        value.lists[name] = change(value.lists[name]);
      });
      return { path, way: `${name} ${way}`, act };
    }),
  );
const thingWays: Readonly<Record<string, Way>> = {
  "the repository is a text": edited((value) => ({ ...value, thing: "hub" })),
  "the repository is another": edited((value) => ({ ...value, thing: { ...value.thing, name: "tools" } })),
  "the repository has no fields": edited((value) => ({ ...value, thing: { ...value.thing, fields: null } })),
  "issues are a map": edited((value) => ({ ...value, issues: {} })),
  "an issue has no labels": edited((value) => ({ ...value, issues: [{ number: 1 }] })),
};
const cases = [
  ...["owner.yaml", "repositories/hub.yaml"].flatMap((path) =>
    Object.entries(yaml).map(([way, act]) => ({ path, way, act })),
  ),
  ...listWays("owner.yaml", Object.keys(ownerFile.lists)),
  ...listWays("repositories/hub.yaml", Object.keys(hubFile.lists)),
  ...Object.entries(thingWays).map(([way, act]) => ({ path: "repositories/hub.yaml", way, act })),
  ...Object.entries(files).map(([way, act]) => ({ path: talkFile, way, act })),
  ...["repositories", "calendars", "calendars/main"].flatMap((path) =>
    Object.entries(folders).map(([way, act]) => ({ path, way, act })),
  ),
  {
    path: talkFile,
    way: "the event twice",
    act: (path: string) => writeFileSync(path.replace("talk", "copy"), readFileSync(path)),
  },
];

const calendarKinds: ReadonlySet<KindId> = new Set(["calendar", "event"]);

/** Whether something is kept in what is broken, or hangs on that: written here a second time. */
function isIn(path: string, { kind, target, name }: Pick<Desired, "kind" | "target" | "name">): boolean {
  if (path.startsWith("calendars")) return calendarKinds.has(kind) && (name !== "fresh" || path === "calendars");
  if (calendarKinds.has(kind)) return false;
  const isOwners = /^(team|board|event-)/.test(kind);
  if (path === "owner.yaml") return isOwners;
  if (kind === "team-repository" || kind === "board-repository") return name === "hub";
  return !isOwners && (target.repository === "hub" || kind === "repository");
}

let good: Plan;
beforeAll(async () => {
  good = await planOf(createLocal({ folder: build(), readOnly: true }), wanted);
});

let held = 0;
afterAll(() =>
  console.log(`unreadable in the folder: ${held} of ${(Object.keys(reads).length + 2) * cases.length} held`),
);

test("could it all be read, something of every kind would be made, changed or taken away", () => {
  expect(new Set(good.changes.map(({ kind }) => kind))).toEqual(new Set(desired.map(({ kind }) => kind)));
});

describe("nothing is done about what cannot be read", () => {
  test.each(cases)("$path: $way", async ({ path, way, act }) => {
    const folder = build();
    act(join(folder, path));
    const place: Place = createLocal({ folder, readOnly: false });
    const isAbout: Asked["isAbout"] = (change) => isIn(path, change);
    for (const [read, ask] of Object.entries(reads)) {
      const about: Asked["isAbout"] = (change) => {
        // The event that is there twice is its own trouble, and its calendar is there.
        if (way === "the event twice") return change.kind === "event" && change.name.startsWith("talk");
        // What became of a link is told by the owner's file, which is whole.
        const isSettled = read === "settle" && path.startsWith("repositories") && /^(team|board)-/.test(change.kind);
        return isAbout(change) && !isSettled;
      };
      expect(await ask({ place, good, wanted, isAbout: about }), read).toEqual([]);
      held++;
    }
    // Weighed after it was read: what is not told stays.
    const whole = createLocal({ folder: build(), readOnly: true });
    const weighed = (await planOf(whole, wanted, place)).changes.filter((one) => {
      return one.action === "delete" && isAbout(one) && ["label", "milestone", "board-field"].includes(one.kind);
    });
    if (path !== "repositories" || way !== "link") expect(weighed.map(({ name }) => name)).toEqual([]);
    held++;
    // Nor by a plan that was made while it could be read.
    const told: string[] = [];
    const steps = stepsOf(good.changes.filter((one) => isAbout(one) && !calendarKinds.has(one.kind)));
    await place.write(steps, (step, { state }) => void (state === "done" && told.push(step.name)), {
      requested: false,
    });
    if (path !== "repositories/hub.yaml" && path !== "repositories") expect(told).toEqual([]);
    held++;
  });
});
