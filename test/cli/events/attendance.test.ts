import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

const now = "2027-03-05T12:00:00Z";
const hours = { id: "office-hours", title: "Office hours", at: "2027-01-05 17:00", repeat: "every Tuesday" };
const changes = { "2027-02-09": { cancel: "ill" }, "2027-02-16": { at: "2027-02-17 17:00" } };

function bench() {
  const folder = temporaryFolder();
  for (const name of ["events", "people"]) mkdirSync(join(folder, name));
  const head = { name: "Lepton", website: "https://lepton.example", timezone: "America/New_York" };
  const files = { events: ["events/*.yaml"], people: ["people/*.yaml"] };
  writeFileSync(join(folder, "community.yaml"), stringify({ version: 1, community: head, ...files }));
  const events = [
    { ...hours, changes },
    { id: "a", at: "2027-03-01 10:00" },
    { id: "later", at: "2027-06-01 10:00" },
  ];
  writeFileSync(join(folder, "events/all.yaml"), stringify({ version: 1, defaults: { duration: "1h" }, events }));
  const ada = { id: "ada", name: "Ada Lovelace", github: "ada-l", emails: ["ada@lepton.example"] };
  writeFileSync(join(folder, "people/all.yaml"), stringify({ version: 1, people: [ada] }));
  const kept = () => JSON.parse(readFileSync(join(folder, ".commonry/attendance.json"), "utf8"));
  return {
    kept,
    folder,
    run: async (csv: string | Buffer, ...words: readonly string[]) => {
      writeFileSync(join(folder, "list.csv"), csv);
      return inside(["events", "attendance", "list.csv", ...words], { cwd: folder, now });
    },
  };
}

const plain = "name,email\nAda Lovelace,ADA@lepton.example\nLin,lin@else.example\nlin ,Lin@Else.example\n,,\n";

test("tied to UID and start; added up, not counted twice, and no address kept or shown unless asked", async () => {
  const { run, kept, folder } = bench();
  const first = await run(plain, "--event", "office-hours");
  expect([first.code, first.out]).toEqual([
    0,
    "Office hours · 2027-03-02 17:00 America/New_York\n2 came, 1 of them known from the people files; 2 new from this list of 2.\n",
  ]);
  expect(kept()).toEqual({
    schemaVersion: 1,
    occurrences: [
      {
        ...{
          uid: "office-hours@lepton.example",
          start: "2027-03-02T22:00:00Z",
          id: "office-hours",
          title: "Office hours",
        },
        attendees: [
          { key: expect.stringMatching(/^mail:[0-9a-f]{16}$/), name: "Lin" },
          { key: "person:ada", person: "ada", name: "Ada Lovelace" },
        ],
      },
    ],
  });
  const bytes = readFileSync(join(folder, ".commonry/attendance.json"), "utf8");
  expect((await run(plain, "--event", "office-hours")).out).toContain("0 new");
  expect(readFileSync(join(folder, ".commonry/attendance.json"), "utf8")).toBe(bytes);
  const more = await run("GitHub;Name\n@ada-l;\nkim;Kim\n", "--event", "office-hours", "--list");
  expect(more.out).toContain("3 came");
  expect(kept().occurrences[0].attendees).toHaveLength(3);
  const seen = await run(plain, "--event", "office-hours", "--emails", "--dry-run");
  expect(seen.out).toContain("lin@else.example");
  for (const { out, err } of [first, more]) expect(out + err).not.toContain("else.example");
  expect(readFileSync(join(folder, ".commonry/attendance.json"), "utf8")).not.toContain("else.example");
});

test.each<[string, readonly string[], string]>([
  ["the day by the rule of one that was moved", ["--date", "2027-02-16"], "2027-02-17T22:00:00Z"],
  ["the day to which it was moved", ["--date", "2027-02-17"], "2027-02-17T22:00:00Z"],
  ["a day before the clocks change", ["--date", "2027-03-02"], "2027-03-02T22:00:00Z"],
])("%s", async (_, words, start) => {
  const { run, kept } = bench();
  expect(await run(plain, "--event", "office-hours", ...words)).toMatchObject({ code: 0 });
  expect(kept().occurrences[0].start).toBe(start);
});

test.each<[string, readonly string[], string]>([
  ["no event is named", [], "--event is missing"],
  ["an event that is not there", ["--event", "ofice-hours"], "did you mean “office-hours”"],
  ["a day on which it is not", ["--event", "office-hours", "--date", "2027-03-04"], "the nearest day is 2027-03-02"],
  ["one that has yet to be", ["--event", "later"], "the next day is 2027-06-01"],
  ["what is no date", ["--event", "later", "--date", "2027-02-31x"], "is no date"],
])("%s is told, and nothing written", async (_, words, text) => {
  const { run, kept } = bench();
  expect(await run(plain, ...words)).toMatchObject({ code: 2, err: expect.stringContaining(text) });
  expect(kept).toThrow();
});

test("lists as services write them: a preface, a mark, quotes, tabs, Chinese headings, an address for a name", async () => {
  const { run, kept } = bench();
  const preface =
    '\ufeffMeeting ID,Topic\r\n123,"Office, hours"\r\n\r\nName (Original Name),User Email\r\n"Doe, ""J""",j@x.example\r\n';
  expect(await run(preface, "--event", "office-hours")).toMatchObject({ code: 0 });
  expect(await run("姓名\t邮箱\n林\tlin@x.example\n", "--event", "office-hours")).toMatchObject({ code: 0 });
  expect(await run("participant\nkim@x.example\nSam (sam@x.example)\n", "--event", "office-hours")).toMatchObject({
    code: 0,
  });
  const names = kept().occurrences[0].attendees.map(({ name }: { name?: string }) => name ?? "–");
  expect(names.sort()).toEqual(["Doe, J", "Sam", "–", "林"].sort());
});

test("a list in GBK, Big5 or UTF-16 is read where a heading says so; other bytes are refused with what to do", async () => {
  const { run, kept } = bench();
  const names = () => kept().occurrences[0].attendees.map(({ name }: { name?: string }) => name);
  // 姓名,邮箱 / 王芳,w@x.example as Tencent Meeting and Excel in China save it.
  const gbk = Buffer.concat([
    Buffer.from("d0d5c3fb2cd3cacfe40a", "hex"),
    Buffer.from("cdf5b7bc", "hex"),
    Buffer.from(",w@x.example\n"),
  ]);
  const read = await run(gbk, "--event", "office-hours");
  expect(read).toMatchObject({
    code: 0,
    err: expect.stringContaining("list.csv is not UTF-8: it was read as GB18030"),
  });
  expect(names()).toEqual(["王芳"]);
  // 姓名 / 王芳 in Big5.
  const big5 = Buffer.from("a96da6570aa4fdaada0a", "hex");
  expect(await run(big5, "--event", "office-hours", "--replace")).toMatchObject({ code: 0 });
  expect(names()).toEqual(["王芳"]);
  // Microsoft Teams: UTF-16, little end first, with tabs.
  const teams = Buffer.from("\ufeffFull Name\tJoin Time\nJosé\t9:00\n", "utf16le");
  expect(await run(teams, "--event", "office-hours", "--replace")).toMatchObject({ code: 0 });
  expect(names()).toEqual(["José"]);
  // Latin-1 is not taken for Chinese.
  const latin = await run(Buffer.from("name\nJos\u00e9 M\u00fcller\n", "latin1"), "--event", "office-hours");
  expect(latin).toMatchObject({ code: 2, err: expect.stringContaining("Save it as UTF-8") });
});

test("hostile lists: no formula, escape or bidi mark gets through to a terminal, and broken ones are told with their line", async () => {
  const { run, kept } = bench();
  const evil = 'name\n"=HYPERLINK(""x"")"\n"a\u001b[31m\u202eb\nc"\n__proto__\nconstructor\n';
  const shown = await run(evil, "--event", "office-hours", "--list");
  expect(shown.code).toBe(0);
  for (const sign of ["\u001b", "\u202e"]) expect(shown.out).not.toContain(sign);
  expect(kept().occurrences[0].attendees).toHaveLength(4);
  expect(await run('name\nok\n"open', "--event", "a")).toMatchObject({
    code: 2,
    err: expect.stringContaining("list.csv:3"),
  });
  expect(await run("when,what\n1,2\n", "--event", "a")).toMatchObject({
    code: 2,
    err: expect.stringContaining("no column"),
  });
  expect(await run(`name\n${"x".repeat(200_000)}\n`, "--event", "a")).toMatchObject({ code: 2 });
  expect(await run(Buffer.from([0x6e, 0xff, 0xfe, 0x00]), "--event", "a")).toMatchObject({ code: 2 });
});
