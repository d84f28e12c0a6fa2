import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { type Passage, password, type Server, startPassage, user } from "../../support/caldav.ts";
import { bin, cleanEnv, type Result, temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { has } from "../../support/tools.ts";

const day = "2027-01-01T00:00:00Z";
const command = ["events", "schedule"];
const apply = [...command, "--yes"];

const launch = { id: "launch", title: "Launch meetup", at: "2027-02-11 18:30", place: { name: "Hub, room 2" } };
const hours = {
  id: "office-hours",
  title: "Office hours; bring questions",
  at: "2027-01-05 17:00",
  repeat: "every Tuesday",
  skip: ["2027-02-16"],
  changes: { "2027-03-02": { at: "2027-03-03 17:00", note: "room taken" } },
};
const past = { id: "past", title: "Kick-off", at: "2026-12-30 17:00" };

type Spec = Readonly<Record<string, unknown>>;

/** A server of its own for one file: everything that is promised of calendars, on the real thing. */
export function calendarSuite(program: string, start: () => Promise<Server>): void {
  describe.skipIf(!has(program))(`${program}${has(program) ? "" : " (not installed: apt-get install it)"}`, () => {
    let server: Server;
    let proxy: Passage;
    beforeAll(async () => {
      server = await start();
      proxy = await startPassage(server.base);
    });
    afterAll(async () => {
      proxy.close();
      await server.stop();
    });

    /** A community of its own, with a calendar of its own. */
    function community(calendar: string) {
      const folder = temporaryFolder();
      mkdirSync(join(folder, "events"));
      const head = { name: "Lepton", website: "https://lepton.example", timezone: "America/New_York" };
      const manifest = { version: 1, community: head, strict: ["events"], events: ["events/*.yaml"] };
      writeFileSync(join(folder, "community.yaml"), stringify(manifest));
      const homes = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
      const env = { ...homes, CALDAV_URL: `${proxy.base}/`, CALDAV_USER: user, CALDAV_PASSWORD: password };
      proxy.clear();
      proxy.before = () => undefined;
      return {
        folder,
        env,
        events: (...events: readonly Spec[]) => {
          const targets = { caldav: { calendar } };
          const text = stringify({ version: 1, targets, defaults: { duration: "1h" }, events });
          writeFileSync(join(folder, "events/all.yaml"), text);
        },
        run: (words: readonly string[], { now = day, more = {} } = {}): Promise<Result> =>
          inside(words, { cwd: folder, env: { ...env, ...more }, now }),
      };
    }

    const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
    const put = (path: string, text: string) =>
      fetch(`${server.base}${path}`, {
        method: "PUT",
        headers: { ...headers, "content-type": "text/calendar" },
        body: text,
      });
    const get = async (path: string) => {
      const answer = await fetch(`${server.base}${path}`, { headers });
      return { status: answer.status, text: await answer.text() };
    };
    const pathOf = (uid: string) =>
      proxy.passed.find(
        ({ method, path }) => method === "PUT" && decodeURIComponent(path.split("/").at(-1) ?? "").startsWith(uid),
      )?.path ?? "";

    test("scheduled, changed, cancelled, removed; each second run writes nothing, and what is not ours stays", async () => {
      const { events, run } = community("main");
      events(launch, hours);
      const first = await run(apply);
      expect([first.code, first.err]).toEqual([0, expect.stringContaining("office-hours@lepton.example")]);
      expect(first.out + first.err).not.toContain(password);
      const [office, meetup] = [pathOf("office-hours"), pathOf("launch")];
      expect(proxy.writes().map(({ method, status }) => [method, status])).toEqual([
        ["MKCALENDAR", 201],
        ["PUT", 201],
        ["PUT", 201],
      ]);
      expect(
        proxy
          .writes()
          .filter(({ method }) => method === "PUT")
          .map((one) => one.headers["if-none-match"]),
      ).toEqual(["*", "*"]);
      const whole = (await get(office)).text;
      for (const line of ["RRULE:FREQ=WEEKLY;BYDAY=TU", "EXDATE;TZID=America/New_York:20270216T170000", "SEQUENCE:0"])
        expect(whole).toContain(line);

      const foreign = meetup.replace("launch", "somebody-else");
      const theirs = (await get(meetup)).text
        .replaceAll("launch@lepton.example", "dentist@home.example")
        .replace(/X-COMMONRY-[^\r\n]*\r?\n/g, "");
      expect((await put(foreign, theirs)).status).toBe(201);
      const untouched = await get(foreign);

      proxy.clear();
      const again = await run(apply);
      expect([again.code, again.out]).toEqual([0, expect.stringContaining("No changes")]);
      expect(proxy.writes()).toEqual([]);

      const moved = { ...hours.changes, "2027-03-09": { cancel: "speaker ill" } };
      events({ ...launch, at: "2027-02-11 19:00" }, { ...hours, changes: moved });
      const plan = await run([...command, "--dry-run", "--exit-code"]);
      expect([plan.code, plan.out]).toEqual([
        3,
        expect.stringMatching(/start 2027-02-11 18:30 America\/New_York → 2027-02-11 19:00/),
      ]);
      expect(proxy.writes()).toEqual([]);
      expect(await run(apply, { now: "2027-01-02T00:00:00Z" })).toMatchObject({ code: 0 });
      expect(proxy.writes().map(({ method }) => method)).toEqual(["PUT", "PUT"]);
      expect(proxy.writes().every((one) => String(one.headers["if-match"]).startsWith('"'))).toBe(true);
      expect((await get(meetup)).text).toMatch(/SEQUENCE:1\r?\n/);
      expect((await get(office)).text).toMatch(
        /RECURRENCE-ID;TZID=America\/New_York:20270309T170000[\s\S]*STATUS:CANCELLED/,
      );
      proxy.clear();
      expect(await run(apply, { now: "2027-01-03T00:00:00Z" })).toMatchObject({ code: 0 });
      expect(proxy.writes()).toEqual([]);

      events({ ...hours, changes: moved });
      expect(await run(apply, { now: "2027-01-04T00:00:00Z" })).toMatchObject({ code: 0 });
      expect((await get(meetup)).text).toMatch(/STATUS:CANCELLED/);
      proxy.clear();
      const held = await run(apply, { now: "2027-01-04T01:00:00Z" });
      expect([held.code, held.err]).toEqual([0, expect.stringContaining("would go with --allow-delete")]);
      expect(proxy.writes()).toEqual([]);
      const gone = await run([...apply, "--allow-delete=1"], { now: "2027-01-04T02:00:00Z" });
      expect([gone.code, gone.err]).toEqual([0, expect.stringContaining("delete")]);
      expect(proxy.writes().map(({ method }) => method)).toEqual(["DELETE"]);
      expect((await get(meetup)).status).toBe(404);
      expect(await get(foreign)).toEqual(untouched);
    });

    test("what has been stays as it was, listed or not", async () => {
      const { events, run } = community("past");
      events(past, launch);
      expect(await run(apply, { now: "2026-12-01T00:00:00Z" })).toMatchObject({ code: 0 });
      const before = await get(pathOf("past"));
      proxy.clear();
      events({ ...past, title: "Another title" }, launch);
      expect(await run(apply)).toMatchObject({ code: 0 });
      events(launch);
      expect(await run([...apply, "--allow-delete"])).toMatchObject({ code: 0 });
      expect(proxy.writes()).toEqual([]);
      expect(before.text).toContain("Kick-off");
    });

    test("one that somebody changes while it is written is a conflict, told and not overwritten", async () => {
      const { events, run } = community("conflict");
      events(launch);
      expect(await run(apply)).toMatchObject({ code: 0 });
      const path = pathOf("launch");
      const mine = (await get(path)).text.replace("Hub\\, room 2", "Another place");
      events({ ...launch, title: "A better title" });
      proxy.before = async (method) => {
        if (method !== "PUT") return undefined;
        proxy.before = () => undefined;
        expect([200, 201, 204]).toContain((await put(path, mine)).status);
        return undefined;
      };
      const result = await run(apply);
      expect([result.code, result.err]).toEqual([5, expect.stringContaining("somebody changed it meanwhile")]);
      const { text } = await get(path);
      expect([text.includes("Another place"), text.includes("A better title")]).toEqual([true, false]);
      const plan = await run(["plan", "--only", "events"]);
      expect(plan.out).toMatch(/place Another place → Hub, room 2/);
    });

    test("a UID that is somebody else's is left alone, and said so", async () => {
      const { events, run } = community("taken");
      events(hours);
      expect(await run(apply)).toMatchObject({ code: 0 });
      const path = pathOf("office-hours");
      const theirs = (await get(path)).text
        .replaceAll("office-hours@", "launch@")
        .replace(/X-COMMONRY-[^\r\n]*\r?\n/g, "");
      expect((await put(path.replace("office-hours", "theirs"), theirs)).status).toBe(201);
      proxy.clear();
      events(hours, launch);
      const result = await run(apply);
      expect([result.code, result.err]).toEqual([0, expect.stringContaining("somebody else")]);
      expect(proxy.writes()).toEqual([]);
    });

    test("killed between two writes, the next run ends what was begun, and nothing is there twice", async () => {
      const { events, run, folder, env } = community("killed");
      const all = [1, 2, 3, 4, 5, 6].map((number) => ({
        ...launch,
        id: `talk-${number}`,
        at: `2027-02-1${number} 18:30`,
      }));
      events(...all);
      const child = spawn(process.execPath, [bin, ...apply], {
        cwd: folder,
        env: cleanEnv({ ...env, SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) }),
        stdio: "ignore",
      });
      const ended = new Promise<NodeJS.Signals | null>((resolve) =>
        child.once("close", (_, signal) => resolve(signal)),
      );
      let puts = 0;
      proxy.before = async (method) => {
        if (method !== "PUT" || ++puts < 4) return undefined;
        child.kill("SIGKILL");
        await ended;
        return "drop";
      };
      expect(await ended).toBe("SIGKILL");
      proxy.before = () => undefined;
      const made = () => proxy.writes().filter(({ method, status }) => method === "PUT" && status === 201).length;
      // The one beside it may have been on its way, too.
      expect(made()).toBeLessThan(all.length);
      const resumed = await run([...command, "--resume", "--yes"]);
      expect([resumed.code, resumed.err]).toEqual([0, expect.anything()]);
      expect(proxy.writes().filter(({ method }) => method === "PUT").length).toBeGreaterThanOrEqual(all.length);
      expect(made(), "each made once").toBe(all.length);
      proxy.clear();
      expect(await run(apply)).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
      expect(proxy.writes()).toEqual([]);
      const plan = JSON.parse((await run(["plan", "--only", "events", "--json"])).out) as { unchanged: number };
      expect(plan.unchanged).toBe(1 + all.length);
    });
  });
}
