import { describe, expect, test } from "vitest";
import { readArchive } from "../../../../src/providers/archive/read.ts";
import type { ArchiveScope, Cell, Engine } from "../../../../src/providers/archive/types.ts";
import { deeds } from "../../../../src/reports/port.ts";

type Rows = readonly (readonly Cell[])[];

/** An engine that has its answers by heart, and what it was asked. */
function parrot(answers: { activity?: Rows; responders?: Rows; threads?: Rows; reviews?: Rows; releases?: Rows }) {
  const asked: string[] = [];
  const pick = (sql: string): Rows => {
    if (sql.includes("AS deed")) return answers.activity ?? [];
    if (sql.includes("LEFT JOIN")) return answers.threads ?? [];
    if (sql.includes("'PullRequestReviewEvent' AND") && !sql.includes("GROUP BY")) return answers.reviews ?? [];
    return (sql.includes("release_tag_name") ? answers.releases : answers.responders) ?? [];
  };
  const engine: Engine = {
    at: { engine: "duckdb", place: "here" },
    open: async () => undefined,
    close: async () => undefined,
    async *rows(sql) {
      asked.push(sql);
      // Row by row: nothing may depend on how they are cut.
      for (const row of pick(sql)) yield [row];
    },
  };
  return { asked, read: (scope: ArchiveScope) => readArchive(engine, "github_events", scope) };
}

const [commit, review, comment] = ["commit", "review", "comment"].map((deed) => deeds.indexOf(deed as "commit")) as [
  number,
  number,
  number,
];

describe("rows become facts", () => {
  test("of activity, one history a repository, with contacts that all share", async () => {
    const { read } = parrot({
      activity: [
        ["a/one", "ada", 19_000, commit, 3],
        ["a/one", "bob", "19001", String(review), "2"],
        ["a/two", "ada", 19_002n, BigInt(commit), 1n],
        ["a/two", "helper[bot]", 19_002, comment, 9],
      ],
    });
    const { history, contacts, notes } = await read({ repositories: ["a/*", "b/none"] });
    expect(contacts).toEqual([
      { name: "ada", login: "ada" },
      { name: "bob", login: "bob" },
      { name: "helper[bot]", login: "helper[bot]", bot: true },
    ]);
    expect(history.map(({ name, head, commits }) => [name, head, commits])).toEqual([
      ["a/one", "", 3],
      ["a/two", "", 1],
      ["b/none", "", 0],
    ]);
    for (const { activity } of history) expect(activity.contacts).toBe(contacts);
    expect(history[1]?.activity).toEqual({
      contacts,
      who: Int32Array.of(0, 2),
      day: Int32Array.of(19_002, 19_002),
      deed: Uint8Array.of(commit, comment),
      count: Int32Array.of(1, 9),
    });
    expect(notes).toContain("report.note.no-co-authors");
    expect(history[0]?.notes).toEqual(notes);
    expect(history[2]?.notes).toEqual([...notes, "report.note.nothing-recorded"]);
  });

  test("of more rows than the columns begin with", async () => {
    const activity = Array.from({ length: 5000 }, (_, index) => ["a/one", "ada", index, commit, index]);
    const { history } = await parrot({ activity }).read({ repositories: ["a/one"] });
    expect(history[0]?.activity.day).toEqual(Int32Array.from({ length: 5000 }, (_, index) => index));
    expect(history[0]?.commits).toBe((4999 * 5000) / 2);
  });

  test.each<[string, Rows[number], object]>([
    [
      "open, unanswered",
      ["a/one", 7, 0, "1700000000 ada", 0, 0, 0, "~"],
      { kind: "issue", opened: 1.7e12, replies: [] },
    ],
    ["closed", ["a/one", 7, 0, "1700000000 ada", 1_700_000_100, 0, 0, "~"], { closed: 1_700_000_100_000 }],
    ["reopened", ["a/one", 7, 0, "1700000000 ada", 1_700_000_100, 1_700_000_200, 0, "~"], { kind: "issue" }],
    [
      "merged, whatever came before",
      ["a/one", "7", "1", "1700000000 ada", "1700000300", "1700000200", "1700000300", "~"],
      { kind: "pull", closed: 1_700_000_300_000, merged: 1_700_000_300_000 },
    ],
    [
      "answered by a review",
      ["a/one", 7n, 1, "1700000000 ada", 0, 0, 0, "1700000050 bob review"],
      { replies: [{ who: 1, at: 1_700_000_050_000, kind: "review" }] },
    ],
    [
      "answered by one whose name has a blank",
      ["a/one", 7, 0, "1700000000 ada", 0, 0, 0, "1700000050 a b comment"],
      { replies: [{ who: 1, at: 1_700_000_050_000, kind: "comment" }] },
    ],
  ])("of a thread that is %s", async (_, row, expected) => {
    const { threads } = await parrot({ threads: [row] }).read({ repositories: ["*"] });
    expect(threads).toEqual([
      expect.objectContaining({ repository: "a/one", number: 7, author: 0, labels: [], ...expected }),
    ]);
    const [thread = {}] = threads;
    for (const key of ["closed", "merged"]) expect(key in thread).toBe(key in expected);
  });

  test("of reviews: all of them in the threads that were read, the first response not twice", async () => {
    const { contacts, threads } = await parrot({
      threads: [
        ["a/one", 7, 1, "1700000000 ada", 0, 0, 0, "1700000050 bob review"],
        ["a/one", 8, 1, "1700000000 ada", 0, 0, 0, "1700000060 bob comment"],
        ["a/two", 7, 1, "1700000000 ada", 0, 0, 0, "~"],
      ],
      reviews: [
        ["a/one", 7, "1700000050 bob"],
        ["a/one", 7n, "1700000090 cem"],
        ["a/one", "8", "1700000040 helper[bot]"],
        ["a/one", 8, "1700000060 bob"],
        ["a/one", 9, "1700000060 dee"],
        ["b/one", 7, "1700000060 dee"],
      ],
    }).read({ repositories: ["*"] });
    const said = threads.map(({ replies }) =>
      replies.map(({ who, at, kind }) => `${at / 1000 - 1.7e9} ${contacts[who]?.login} ${kind}`),
    );
    expect(said).toEqual([
      ["50 bob review", "90 cem review"],
      ["40 helper[bot] review", "60 bob comment", "60 bob review"],
      [],
    ]);
    // Who spoke only where nothing was read is nobody here.
    expect(contacts.map(({ login }) => login)).not.toContain("dee");
  });

  test("of an account that is gone", async () => {
    const { contacts, threads } = await parrot({
      threads: [["a/one", 7, 0, "1700000000 ", 0, 0, 0, "1700000050 bob comment"]],
    }).read({ repositories: ["*"] });
    expect(contacts.map(({ login }) => login)).toEqual(["ghost", "bob"]);
    expect(threads[0]?.author).toBe(0);
  });

  test.each([
    ["v1.2.3", false],
    ["v1.2.3-rc.1", true],
    ["2.0-beta", true],
    ["tool-1.2.3", false],
    ["", false],
  ])("of a release %j", async (tag, prerelease) => {
    const { releases } = await parrot({ releases: [["a/one", tag, "1700000000 ada"]] }).read({ repositories: ["*"] });
    expect(releases).toEqual([{ repository: "a/one", tag, at: 1_700_000_000_000, who: 0, prerelease }]);
  });
});

describe("machines", () => {
  const responders = [[""], ["ada"], ["ci-robot"], ["helper[bot]"], ["x'; DROP TABLE y; --"], ["back\\slash"]];
  const bots = (login: string) => login !== "ada";

  test("that answered are left out by name, and a name that is none ends no literal", async () => {
    const { asked, read } = parrot({ responders });
    await read({ repositories: ["*"], isBot: bots });
    const threads = asked.find((sql) => sql.includes("LEFT JOIN")) ?? "";
    expect(threads).toContain("AND NOT actor_login IN ('ci-robot')");
    expect(threads).not.toContain("DROP");
  });

  test("are not asked for where there is no rule", async () => {
    const { asked, read } = parrot({ responders });
    await read({ repositories: ["*"] });
    expect(asked.length).toBe(4);
    expect(asked.join()).not.toContain("NOT actor_login IN");
  });

  test("beyond what a question holds are an error, not a guess", async () => {
    const many = Array.from({ length: 5000 }, (_, index) => [`continuous-robot-${index}`]);
    await expect(parrot({ responders: many }).read({ repositories: ["*"], isBot: bots })).rejects.toMatchObject({
      code: "archive.much",
    });
  });
});

test("nothing is asked when the scope cannot be", async () => {
  const { asked, read } = parrot({});
  await expect(read({ repositories: ["a/b'"] })).rejects.toMatchObject({ code: "archive.repository", exitCode: 2 });
  expect(asked).toEqual([]);
});
