import { describe, expect, test } from "vitest";
import { en } from "../../../../../src/cli/messages/en.ts";
import { zh } from "../../../../../src/cli/messages/zh.ts";
import type { Document, Figure } from "../../../../../src/cli/views/reports/document.ts";
import { healthDocument } from "../../../../../src/cli/views/reports/health.ts";
import { bucketOf, dayOfDate } from "../../../../../src/reports/calendar.ts";
import { healthOf } from "../../../../../src/reports/health/health.ts";
import type { HealthInput } from "../../../../../src/reports/health/input.ts";
import { notableIn } from "../../../../../src/reports/health/notable.ts";
import { type Language, translator } from "../../../../../src/system/messages.ts";
import { cast, input, issue, pull, release, reply, who } from "../../../reports/health/support.ts";

const translators = { en: translator(en), zh: translator(zh) };

function documentOf(
  from: HealthInput,
  lang: Language = "en",
  more: { top?: number; numbers?: boolean } = {},
): Document {
  return healthDocument(healthOf(from), { lang, t: translators[lang], top: 20, numbers: false, ...more });
}

/** A thread of each day, answered after some hours. */
const asked = (days: readonly string[], hours: readonly number[]) =>
  days.map((day, index) =>
    issue("ann", `${day} 00:00`, {
      replies: hours[index] === undefined ? [] : [reply("bob", `${day} ${String(hours[index]).padStart(2, "0")}:00`)],
    }),
  );

const reviewed = (name: "bob" | "cy" | "shy", day: string) =>
  pull("ann", `${day} 00:00`, { merged: `${day} 12:00`, replies: [reply(name, `${day} 10:00`, "review")] });

const full = input({
  threads: [
    ...asked(["2026-01-10", "2026-01-11", "2026-01-12"], [2, 4, 9]),
    ...asked(["2026-02-10", "2026-02-11", "2026-02-12", "2026-02-13"], [1, 2, 3]),
    reviewed("bob", "2026-02-03"),
    reviewed("bob", "2026-02-04"),
    reviewed("cy", "2026-02-05"),
    reviewed("shy", "2026-02-06"),
  ],
  releases: ["01-05", "02-01", "02-08", "02-15"].map((day, index) => release(`v${index}`, `2026-${day}`)),
  folders: [
    {
      repository: "acme/hub",
      cast,
      work: [
        { folder: "", who: who.ann, month: bucketOf(dayOfDate("2026-02-01"), "month"), commits: 4 },
        { folder: "docs", who: who.shy, month: bucketOf(dayOfDate("2026-02-01"), "month"), commits: 2 },
      ],
    },
  ],
});

function figuresIn(document: Document, id: string): Figure[] {
  const blocks = document.sections.find((section) => section.id === id)?.blocks ?? [];
  return blocks.flatMap((block) => (block.kind === "figures" ? block.items : []));
}

const tableIn = (document: Document, id: string) =>
  document.sections.find((section) => section.id === id)?.blocks.find((block) => block.kind === "table");

describe("report health as a document", () => {
  test("has a section for each measure, with its formula and source", () => {
    const { sections, title, subtitle } = documentOf(full);
    expect([title, subtitle]).toEqual([
      "Project health",
      "acme/hub, 2026-02-01 to 2026-02-28; compared with 2026-01-04 to 2026-01-31",
    ]);
    expect(sections.map(({ id }) => id)).toEqual([
      ...["overview", "response", "closure", "backlog", "reviews", "releases", "newcomers", "folders"],
    ]);
    for (const { explanation } of sections.slice(1)) {
      expect(explanation).toMatch(/CHAOSS, [A-Z].*https:\/\/chaoss\.community\/\?p=\d{4}/);
    }
  });

  test("a figure has its value, its n and its trend with what that means", () => {
    // Answered after 1, 2, 3 hours (issues) and four times 10 (pull requests); before after 2, 4, 9.
    expect(figuresIn(documentOf(full), "response")[0]).toEqual({
      label: "Median",
      value: "10 h",
      detail: "n = 7",
      trend: { text: "+6 h (was 4 h)", tone: "bad" },
    });
    expect(figuresIn(documentOf(full, "zh"), "response")[0]).toEqual({
      label: "中位数",
      value: "10 小时",
      detail: "n = 7",
      trend: { text: "+6 小时（上期 4 小时）", tone: "bad" },
    });
    expect(figuresIn(documentOf(full), "closure")[0]).toEqual({
      label: "Closure ratio",
      value: "100 %",
      detail: "n = 4",
      trend: { text: "too few before (n = 0)", tone: "neutral" },
    });
  });

  test("too few is said, with how many it takes", () => {
    const few = input({ ...full, settings: { ...full.settings, minimum: 9 } });
    expect(figuresIn(documentOf(few), "response")[0]).toEqual({
      label: "Median",
      value: "too few",
      detail: "n = 7, 9 needed",
    });
    expect(figuresIn(documentOf(few, "zh"), "response")[0]).toMatchObject({ value: "样本太少" });
  });

  test("nobody who asked not to be named is named", () => {
    const document = documentOf(full, "en", { numbers: true });
    expect(JSON.stringify(document)).not.toContain("Shy");
    expect(tableIn(document, "reviews")).toMatchObject({
      rows: [
        ["Bob", 2, 50, 2],
        ["Cy", 1, 25, 1],
        ["Not named (1)", 1, 25, null],
      ],
    });
    expect(tableIn(document, "folders")).toMatchObject({
      rows: [
        ["(top)", 1, null, 1, 4, "Ann", 100],
        ["docs", null, null, 1, 2, null, null],
      ],
    });
  });

  test("a table is cut at the top, and says so; 0 is all of it", () => {
    expect(tableIn(documentOf(full, "en", { top: 1 }), "reviews")).toMatchObject({ more: 1 });
    expect(tableIn(documentOf(full, "en", { top: 0 }), "reviews")).not.toHaveProperty("more");
  });

  test("all figures as numbers, for a spreadsheet", () => {
    const table = tableIn(documentOf(full, "en", { numbers: true }), "numbers");
    expect(table).toMatchObject({ main: true });
    expect(table?.rows).toContainEqual(["Time to first response", "Median", "hours", 10, 7, 4, 3]);
    expect(table?.rows).toContainEqual(["Change-request closure ratio", "Closure ratio", "%", 100, 4, null, 0]);
    expect(table?.rows).toContainEqual(["Release rhythm", "Median time between releases", "days", 7, 3, null, 0]);
    expect(table?.rows).toContainEqual(["Release rhythm", "Since the last, v3", "days", 14, null, null, null]);
    expect(table?.rows).toContainEqual(["Absence factor by folder", "(top)", "", 1, 4, null, 0]);
  });

  test("what was not read has no section, and a note says so", () => {
    const { sections, notes } = documentOf(input({ read: { parts: new Set(["releases"]) }, releases: full.releases }));
    expect(sections.map(({ id }) => id)).toEqual(["overview", "releases"]);
    expect(notes).toContain("Issue age and backlog: what it takes was not read.");
    expect(documentOf(input({ read: { parts: new Set() } }), "zh").notes[0]).toContain("没有读取代码平台");
  });

  test.each(["en", "zh"] as const)("nothing is left unsaid in %s: no code, no hole, no number that is none", (lang) => {
    const several = ["acme/hub", "acme/toolbox", "acme/empty", "acme/more"].map((name) => ({ name, head: "" }));
    const notes = [{ code: "report.health.note.clock", params: { count: 1 } }];
    const inputs = [
      full,
      input(),
      input({ previous: null }),
      input({ ...full, repositories: several, notes }),
      input({ ...full, read: { ...full.read, since: Date.UTC(2026, 1, 1) } }),
      input({ read: { parts: new Set() } }),
    ];
    for (const one of inputs) {
      expect(JSON.stringify(documentOf(one, lang, { numbers: true }))).not.toMatch(
        /report\.|\{\w+\}|NaN|undefined|Infinity/,
      );
    }
  });
});

describe("what is notable", () => {
  test("leading figures that changed by a tenth or more, with enough cases on both sides", () => {
    // 4 to 10 hours; 3 of 3 in time, then 7 of 8; 3 open, then 7.
    expect(notableIn(healthOf(full))).toEqual([
      "timeToFirstResponse.medianHours",
      "timeToFirstResponse.withinShare",
      "issueAge.open",
    ]);
    expect(notableIn(healthOf(input()))).toEqual([]);
    expect(notableIn(healthOf(input({ ...full, previous: null })))).toEqual([]);
  });

  test("less than a tenth is not", () => {
    const ten = Array.from({ length: 10 }, () => issue("ann", "2026-01-10"));
    expect(notableIn(healthOf(input({ threads: [...ten, issue("ann", "2026-02-10")] })))).toEqual(["issueAge.open"]);
    const eleven = [...ten, issue("ann", "2026-01-10")];
    expect(notableIn(healthOf(input({ threads: [...eleven, issue("ann", "2026-02-10")] })))).toEqual([]);
  });
});
