import { expect, it } from "vitest";
import { expand } from "../../../src/events/expand.ts";
import { writeCalendar } from "../../../src/events/ical/renew.ts";
import { page } from "../../../src/events/page/page.ts";
import { eventFields } from "../../../src/kinds/event/fields.ts";
import { factsOf, fill } from "../../../src/kinds/event/post-text.ts";
import { occurrenceKey } from "../../../src/kinds/event/posts.ts";
import { readText, said, wide } from "../../support/events.ts";

/** What imports keep: a UID of another program, and what a single date says for itself. */

const text = `events:
  - id: call
    uid: "040000008200E00074C5B7101A82E008, {a b}"
    title: Call
    description: The usual.
    at: 2027-01-05 17:00
    repeat: every Tuesday
    count: 3
    link: https://community.example/call
    speakers: [Ada]
    status: tentative
    changes:
      2027-01-12:
        description: "About compilers.\\n\\nBring questions."
        speakers: [Grace, lin]
        agenda: [Parsers, Types]
        link: https://community.example/compilers
        status: confirmed
`;
const uid = "040000008200E00074C5B7101A82E008, {a b}";
const unfolded = (calendar: string) => calendar.replace(/\r\n[ \t]/g, "");

it("keeps the UID of another program, whatever signs it has, and knows it again as a calendar hands it back", () => {
  const { series, findings } = readText(text);
  expect(findings).toEqual([]);
  expect(series.map((one) => one.uid)).toEqual([uid]);
  const calendar = writeCalendar(series, { language: "en" });
  expect(eventFields(calendar)?.uid).toBe(uid);
  const [first] = expand(series, wide);
  expect(first && occurrenceKey(first)).toMatch(/^[A-Za-z0-9._@%-]+ 2027-01-05$/);
});

it("gives parts of an event with a UID of its own theirs, before the last @", () => {
  const { series } = readText(`events:
  - id: jam
    uid: jam@old.example
    at: 2027-01-05 17:00
    phases: [{ name: Judging, at: +2h }]
`);
  expect(series.map((one) => [one.uid, one.parent])).toEqual([
    ["jam@old.example", undefined],
    ["jam-judging@old.example", "jam@old.example"],
  ]);
});

it("refuses one UID for two events, and says where both are", () => {
  const read = readText(`events:
  - { id: a, uid: x@y.example, at: 2027-01-05 17:00 }
  - { id: b, uid: x@y.example, at: 2027-01-06 17:00 }
`);
  expect(said(read)).toEqual(["4:5 uid-twice"]);
  expect(read.findings[0]?.params).toMatchObject({ file: "events.yaml", line: 3 });
});

it("says in a feed what one date says for itself, and of the others what the series does", () => {
  const { series } = readText(text, { names: new Map([["lin", "Lin 琳"]]) });
  const [master = "", change = ""] = unfolded(writeCalendar(series, { language: "en" }))
    .split("BEGIN:VEVENT")
    .slice(1);
  expect(master).toContain("STATUS:TENTATIVE");
  expect(master).toContain("URL:https://community.example/call\r\n");
  expect(master).toContain("DESCRIPTION:The usual.\\n\\nSpeakers: Ada");
  expect(change).toContain("STATUS:CONFIRMED");
  expect(change).toContain("URL:https://community.example/compilers");
  expect(change).toContain(
    "DESCRIPTION:About compilers.\\n\\nBring questions.\\n\\nAgenda:\\n- Parsers\\n- Types\\n\\nSpeakers: Grace\\, Lin 琳",
  );
});

it("says it on the page and in posts, too", () => {
  const { series } = readText(text);
  const [first, second] = expand(series, wide);
  const html = page(expand(series, wide), { name: "C", language: "zh", feeds: [] });
  for (const part of ["About compilers.", "<li>Parsers</li>", "Grace, lin", "community.example/compilers", "待定"]) {
    expect(html.replaceAll("、", ", "), part).toContain(part);
  }
  expect(first && factsOf(first, "en")).toMatch(/Tentative[\s\S]*Ada/);
  expect(second && factsOf(second, "en")).toMatch(/compilers>[\s\S]*Grace, lin/);
  expect(second && factsOf(second, "en")).not.toContain("Tentative");
  expect(second && fill("{description}|{agenda}", second, "en")).toContain("Bring questions.|- Parsers\n- Types");
});

it("takes what is said of the date of a single event for the event itself", () => {
  const { series } = readText(`events:
  - id: a
    at: 2027-01-05 17:00
    changes: { 2027-01-05: { description: New, speakers: [Ada], link: "https://a.example/", status: tentative, at: 2027-01-06 18:00 } }
`);
  expect(series).toMatchObject([
    {
      description: "New",
      speakers: ["Ada"],
      link: "https://a.example/",
      isTentative: true,
      overrides: [],
      start: { date: "2027-01-06", time: "18:00" },
    },
  ]);
});
