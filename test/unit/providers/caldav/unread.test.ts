import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desired, Target } from "../../../../src/kinds/item.ts";
import type { Plan } from "../../../../src/plan/plan.ts";
import type { Place, Scope } from "../../../../src/plan/port.ts";
import { caldavHost, createCaldav } from "../../../../src/providers/caldav/index.ts";
import { createDav } from "../../../../src/system/http/dav.ts";
import { type Asked, planOf, reads, type Wanted } from "../../../support/reads.ts";

/**
 * What a server of calendars tells × every way of not being readable × every read: nothing is changed over there.
 * `npx vitest run --config test/vitest.config.ts test/unit/providers/caldav` prints how many there are.
 */

const event = (uid: string, title: string) =>
  [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", "BEGIN:VEVENT", `UID:${uid}`, "X-COMMONRY-HASH:abc"],
    ...["DTSTAMP:20270101T000000Z", "DTSTART:20270201T170000Z", "DTEND:20270201T180000Z", `SUMMARY:${title}`],
    ...["END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n");

const home = "/ada/";
const calendar = "/ada/main/";
const [talk, gone] = ["/ada/main/talk@acme.example.ics", "/ada/main/gone@acme.example.ics"];

/** What the server holds: texts by path, and the calendars. */
let objects: Map<string, string>;
let calendars: Set<string>;
/** Writes that were carried out, and how many were asked for. */
let done: string[];
let asked: string[];
type Answer = readonly [status: number, body: string];
let change: (at: Part, answer: Answer) => Answer | "reset" | "cut";

/** What is asked for: where calendars are, which there are, or what is in one. */
type Part = "discovery" | "home" | "calendar" | "write";

const status = (ok: string) => `<d:status>HTTP/1.1 ${ok}</d:status>`;
const response = (href: string, props: string, ok = "200 OK") =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop>${status(ok)}</d:propstat></d:response>`;
const multi = (...responses: readonly string[]) =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${responses.join("")}</d:multistatus>`;
const collection = (href: string, more = "") =>
  response(
    href,
    `<d:resourcetype><d:collection/>${more}</d:resourcetype><d:displayname>${href.split("/").at(-2)}</d:displayname>`,
  );
const object = (href: string, text: string) =>
  response(
    href,
    `<d:getetag>"${text.length}-${text.includes("new")}"</d:getetag><c:calendar-data>${text}</c:calendar-data>`,
  );

function answerOf(method: string, path: string, depth: unknown, body: string): [Part, Answer] {
  if (method === "REPORT") return ["calendar", [207, multi(...[...objects].map(([href, text]) => object(href, text)))]];
  if (method === "PROPFIND" && depth === "1") {
    const all = [...calendars].map((href) => collection(href, "<c:calendar/>"));
    return ["home", [207, multi(collection(home), ...all)]];
  }
  if (method === "PROPFIND") {
    const principal = `<d:current-user-principal><d:href>${home}</d:href></d:current-user-principal>`;
    const set = `<c:calendar-home-set><d:href>${home}</d:href></c:calendar-home-set>`;
    return ["discovery", [207, multi(response(path, `${principal}${set}<d:resourcetype/>`))]];
  }
  return ["write", writeOf(method, decodeURIComponent(path), body)];
}

function writeOf(method: string, path: string, body: string): Answer {
  asked.push(`${method} ${path}`);
  // A new thing is never put over one that is there, and a calendar is made where there is none.
  if (method === "MKCALENDAR" && calendars.has(path)) return [405, ""];
  if (method === "PUT" && objects.has(path)) return [412, ""];
  done.push(`${method} ${path}`);
  if (method === "PUT") objects.set(path, body);
  if (method === "DELETE") objects.delete(path);
  return [201, ""];
}

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const { method = "", url = "/", headers } = incoming;
    const [part, whole] = answerOf(method, url, headers.depth, String(Buffer.concat(parts)));
    const answer = change(part, whole);
    if (answer === "reset") return void outgoing.destroy();
    const [code, body] = answer === "cut" ? whole : answer;
    const length = Buffer.byteLength(body);
    outgoing.writeHead(code, { "content-type": "application/xml; charset=utf-8", "content-length": String(length) });
    if (answer !== "cut") return void outgoing.end(body);
    outgoing.write(body.slice(0, body.length / 2), () => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  objects = new Map([
    [talk, event("talk@acme.example", "old")],
    [gone, event("gone@acme.example", "old")],
  ]);
  calendars = new Set([calendar]);
  [done, asked] = [[], []];
  change = (_, answer) => answer;
});

function placeOf(): Place {
  const time = { random: () => 0, sleep: async () => undefined };
  return createCaldav(createDav({ base, userAgent: "test", readOnly: false, ...time }), base);
}

function wantedAt(): Wanted {
  const owner = caldavHost(base);
  const main: Target = { owner, calendar: "main" };
  const of = (uid: string): Desired => {
    return { kind: "event", target: main, name: uid, was: [], fields: { title: "new", ical: event(uid, "new") } };
  };
  const itself: Desired = { kind: "calendar", target: { owner }, name: "main", was: [], fields: {} };
  const fresh: Desired = { ...itself, name: "fresh" };
  const desired = [itself, fresh, of("talk@acme.example"), of("new@acme.example")];
  const scope: Scope = {
    owner,
    kinds: new Set(["calendar", "event"]),
    repositories: [],
    settings: new Set(),
    calendars: ["main", "fresh"],
  };
  return { desired, scope };
}

const html = "<!DOCTYPE html><html><body>Sign in</body></html>";
const swap = (from: string | RegExp, to: string) => (body: string) => body.replace(from, to);
type Way = (answer: Answer) => Answer | "reset" | "cut";
const body =
  (by: (text: string) => string): Way =>
  ([code, text]) => [code, by(text)];

/** Ways in which nothing is told. */
const faults: Readonly<Record<string, Way>> = {
  "400": () => [400, ""],
  "403": () => [403, ""],
  "404": () => [404, ""],
  "405": () => [405, ""],
  "410": () => [410, ""],
  "500": () => [500, "no"],
  "503": () => [503, ""],
  "200 with nothing": () => [200, ""],
  "207 with nothing": () => [207, ""],
  "204": () => [204, ""],
  HTML: () => [200, html],
  "HTML as 207": () => [207, html],
  JSON: () => [207, "{}"],
  reset: () => "reset",
  "cut on the way": () => "cut",
  "cut body": body((text) => text.slice(0, -30)),
  "a fault inside": body(() => multi(`<d:response><d:href>/</d:href>${status("403 Forbidden")}</d:response>`)),
  "another root": body((text) => text.replaceAll("multistatus", "error")),
};
/** And of a listing of calendars. */
const homes: Readonly<Record<string, Way>> = {
  "empty multistatus": body(() => multi()),
  "the home is missing": body(() => multi(collection("/bob/"), collection("/bob/main/", "<c:calendar/>"))),
  "a foreign address": body(swap(calendar, "https://elsewhere.example/ada/main/")),
  "a response without address": body((text) => text.replaceAll(/<d:href>[^<]*<\/d:href>/g, "")),
};
/** And of what is in a calendar. */
const listings: Readonly<Record<string, Way>> = {
  "no tag": body(swap(/<d:getetag>.*?<\/d:getetag>/, "")),
  "an empty tag": body(swap(/<d:getetag>.*?<\/d:getetag>/, "<d:getetag/>")),
  "no text": body(swap(/<c:calendar-data>[^<]*<\/c:calendar-data>/, "")),
  "no address": body(swap(/<d:href>[^<]*<\/d:href>/, "")),
  "a foreign address": body(swap(gone, "https://elsewhere.example/ada/main/gone@acme.example.ics")),
  "an address in another calendar": body(swap(gone, "/ada/other/gone@acme.example.ics")),
  "an address above": body(swap(gone, "/ada/main/../other/gone@acme.example.ics")),
  "an address of a folder": body(swap(gone, "/ada/main/sub/")),
  "an object twice": body((text) =>
    text.replace("</d:multistatus>", `${object(gone, event("gone@acme.example", "old"))}</d:multistatus>`),
  ),
  "a UID twice": body((text) =>
    text.replace(
      "</d:multistatus>",
      `${object("/ada/main/copy.ics", event("gone@acme.example", "old"))}</d:multistatus>`,
    ),
  ),
  "one of them is refused": body(swap("200 OK", "403 Forbidden")),
};

const cases = [
  ...Object.entries(faults).flatMap(([way, act]) =>
    (["discovery", "home", "calendar"] as const).map((part) => ({ part, way, act })),
  ),
  ...Object.entries(homes).map(([way, act]) => ({ part: "home" as const, way, act })),
  ...Object.entries(listings).map(([way, act]) => ({ part: "calendar" as const, way, act })),
];

let good: Plan;
beforeEach(async () => {
  good = await planOf(placeOf(), wantedAt());
});

let held = 0;
afterAll(() => console.log(`unreadable calendars: ${held} of ${Object.keys(reads).length * cases.length} held`));

test("could it all be read, a calendar would be made, and events made, changed and taken away", () => {
  const said = good.changes.map(({ kind, action, name }) => `${action} ${kind} ${name.split("@")[0]}`).sort();
  expect(said).toEqual(["create calendar fresh", "create event new", "delete event gone", "update event talk"]);
});

describe("nothing is done about what cannot be read", () => {
  test.each(cases)("$part: $way", async ({ part, way, act }) => {
    // A new calendar is missing as such while only what is in the other one cannot be read.
    const isMain = part === "calendar" || way === "a foreign address";
    const isAbout: Asked["isAbout"] = ({ kind, name, target }) =>
      !isMain || (kind === "event" ? target.calendar === "main" : name === "main");
    const isOne = way === "a UID twice";
    for (const [read, ask] of Object.entries(reads)) {
      change = (at, answer) => (at === part ? act(answer) : answer);
      const about: Asked["isAbout"] = (one) => isAbout(one) && (!isOne || one.name.startsWith("gone"));
      expect(await ask({ place: placeOf(), good, wanted: wantedAt(), isAbout: about }), read).toEqual([]);
      expect(
        done.filter((one) => (isOne ? one.includes("gone") : !isMain || !one.includes("fresh"))),
        read,
      ).toEqual([]);
      held++;
    }
  });
});

describe("what cannot be told apart from its not being there changes nothing that is", () => {
  const ways: Readonly<Record<string, { readonly part: Part; readonly act: Way }>> = {
    "an empty calendar": { part: "calendar", act: body(() => multi()) },
    "an event is left out": {
      part: "calendar",
      act: body(() => multi(object(gone, event("gone@acme.example", "old")))),
    },
    "a spoilt object": { part: "calendar", act: body(swap(/BEGIN:VCALENDAR(\s.*?)SUMMARY:old/s, "spoilt")) },
    "the calendar is left out": { part: "home", act: body(() => multi(collection(home))) },
  };
  test.each(Object.keys(ways))("%s", async (way) => {
    const { part, act } = ways[way] as (typeof ways)[string];
    change = (at, answer) => (at === part ? act(answer) : answer);
    const before = objects.get(talk);
    await reads.apply?.({ place: placeOf(), good, wanted: wantedAt(), isAbout: () => true });
    expect(asked.length).toBeGreaterThan(0);
    expect(objects.get(talk)).toBe(before);
    expect(done.filter((one) => one.includes("talk") || one === `MKCALENDAR ${calendar}`)).toEqual([]);
  });
});
