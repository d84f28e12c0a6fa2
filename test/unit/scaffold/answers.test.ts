import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAnswer } from "../../../src/scaffold/answer-types.ts";
import { type Ask, type Given, resolveAnswers } from "../../../src/scaffold/answers.ts";
import { createEngine } from "../../../src/scaffold/engine.ts";
import type { Question } from "../../../src/scaffold/template.ts";
import { expectLinear } from "../../support/steps.ts";
import { thrown } from "../system/temp.ts";
import { hostileText } from "../system/text/hostile.ts";

const question = (id: string, more: Partial<Question> = {}): Question => ({ id, type: "text", ask: id, ...more });
const engine = createEngine(() => undefined);

function resolve(
  questions: readonly Question[],
  given: Given = {},
  how: { ask?: Ask; defaults?: boolean; lang?: "en" | "zh" } = {},
) {
  const context = { lang: how.lang ?? "en", forge: "github", directory: "my-hub" } as const;
  return resolveAnswers(questions, given, engine, context, { ask: how.ask, defaults: how.defaults ?? true });
}

describe("who answers", () => {
  const questions = [question("name", { default: "Default" })];

  test("what was given stands before the person and the default", async () => {
    const ask: Ask = () => Promise.reject(new Error("nobody is to be asked"));
    expect(await resolve(questions, { name: "Given" }, { ask })).toEqual({ answers: { name: "Given" }, assumed: [] });
  });

  test("the person stands before the default, and is shown it", async () => {
    const proposals: unknown[] = [];
    const ask: Ask = async (_, proposal) => {
      proposals.push(proposal);
      return "Asked";
    };
    expect(await resolve(questions, {}, { ask })).toEqual({ answers: { name: "Asked" }, assumed: [] });
    expect(proposals).toEqual(["Default"]);
  });

  test("the default comes last, and is said to be one", async () => {
    expect(await resolve(questions)).toEqual({ answers: { name: "Default" }, assumed: ["name"] });
  });

  test("the default does not count where defaults are not accepted", async () => {
    await expect(resolve(questions, {}, { defaults: false })).rejects.toMatchObject({
      code: "answer.unanswered",
      exitCode: 2,
      params: { ids: "name", flags: "--set name=…" },
    });
  });

  test("everything that is missing is named at once, with its flag", async () => {
    const all = [question("name"), question("login"), question("repo", { default: "hub" }), question("contact")];
    await expect(resolve(all, { login: "ada" })).rejects.toMatchObject({
      code: "answer.missing",
      exitCode: 2,
      params: { ids: "name, contact", flags: "--set name=… --set contact=…" },
    });
  });

  test("an id that no question has is refused, with those that there are", async () => {
    for (const id of ["nmae", "__proto__", "constructor", ""]) {
      const given = Object.fromEntries([[id, "x"]]);
      await expect(resolve([question("name"), question("repo")], given)).rejects.toMatchObject({
        code: "answer.unknown",
        params: { id, known: "name, repo" },
      });
    }
  });

  test("what the person says is checked like all else", async () => {
    await expect(resolve(questions, {}, { ask: async () => "a\nb" })).rejects.toMatchObject({
      code: "answer.unprintable",
    });
  });
});

describe("defaults", () => {
  test("are rendered with the context and the answers so far", async () => {
    const all = [
      question("name", { default: "<%= directory | title =%>" }),
      question("repo", { default: "<%= name | slug =%>" }),
      question("address", { default: "https://<%= forge =%>.example/<%= repo =%>", format: "url" }),
    ];
    expect((await resolve(all)).answers).toEqual({
      name: "My Hub",
      repo: "my-hub",
      address: "https://github.example/my-hub",
    });
    expect((await resolve(all, { name: "Lepton & Co" })).answers.repo).toBe("lepton-co");
  });

  test("may differ by language", async () => {
    const all = [question("name", { default: { en: "Hub", zh: "枢纽" } })];
    expect((await resolve(all)).answers).toEqual({ name: "Hub" });
    expect((await resolve(all, {}, { lang: "zh" })).answers).toEqual({ name: "枢纽" });
  });

  test.each<[string, Partial<Question>]>([
    ["comes out empty", { default: "<%= unset =%>" }],
    ["comes out unfit for its format", { default: "<%= name =%>", format: "email" }],
    ["comes out longer than it may be", { default: "<%= name =%>", max: 2 }],
    ["is none of the choices", { type: "choice", choices: [{ value: "a", title: "a" }], default: "b" }],
    ["is out of bounds", { type: "number", min: 1, max: 3, default: 7 }],
    ["is no number", { type: "number", default: "<%= name =%>" }],
  ])("that %s is taken for missing", async (_, more) => {
    const all = [question("name", { default: "Name" }), question("unset", { default: "" }), question("it", more)];
    await expect(resolve(all)).rejects.toMatchObject({ code: "answer.missing", params: { ids: "it" } });
  });

  test("that are empty text make an answer optional", async () => {
    expect((await resolve([question("x", { default: "" })])).answers).toEqual({ x: "" });
    expect((await resolve([question("x", { default: "" })], { x: "" })).answers).toEqual({ x: "" });
    await expect(resolve([question("x", { default: "y" })], { x: "" })).rejects.toMatchObject({ code: "answer.empty" });
  });

  test("that do not render are an error of the template, not a missing answer", async () => {
    await expect(resolve([question("x", { default: "<%= nope =%>" })])).rejects.toMatchObject({
      code: "template.render",
      params: { file: "x" },
    });
  });

  test("are not rendered twice: an answer in Liquid is text", async () => {
    const all = [question("name"), question("title", { default: "About <%= name =%>" })];
    const { answers } = await resolve(all, { name: "<%= secret =%>" });
    expect(answers).toEqual({ name: "<%= secret =%>", title: "About <%= secret =%>" });
  });
});

describe("when", () => {
  const all = [
    question("open", { type: "boolean", default: true }),
    question("chat", { when: "open", default: "https://chat.example", format: "url" }),
    question("room", { when: "open" }),
  ];

  test("decides whether a question is asked at all", async () => {
    const asked: string[] = [];
    const ask: Ask = async ({ id }) => {
      asked.push(id);
      return id === "open" ? "no" : "https://x.example";
    };
    expect((await resolve(all, {}, { ask })).answers).toEqual({ open: false, chat: "https://chat.example", room: "" });
    expect(asked).toEqual(["open"]);
  });

  test("a question that does not apply is neither missing nor assumed", async () => {
    expect(await resolve(all, { open: "no" })).toEqual({
      answers: { open: false, chat: "https://chat.example", room: "" },
      assumed: [],
    });
    await expect(resolve(all, { open: "yes" })).rejects.toMatchObject({ params: { ids: "room" } });
  });

  test("may use the context and the answers before it", async () => {
    const github = question("x", { when: "forge == 'github' and open", default: "y" });
    expect((await resolve([all[0] as Question, github])).assumed).toEqual(["open", "x"]);
  });

  test("what it leaves without a default is empty for its type, so that a condition on it does not hold", async () => {
    const off = { when: "false" };
    const { answers } = await resolve([
      question("text", off),
      question("flag", { ...off, type: "boolean" }),
      question("list", { ...off, type: "list" }),
      question("several", { ...off, type: "choices" }),
    ]);
    expect(answers).toEqual({ text: "", flag: false, list: [], several: [] });
    expect(engine.holds("flag", answers, "x")).toBe(false);
  });

  test("that does not render is an error of the template", async () => {
    await expect(resolve([question("x", { when: "nope" })])).rejects.toMatchObject({ code: "template.render" });
  });
});

const refusal = (more: Partial<Question>, raw: unknown) => {
  const { code, exitCode, params } = thrown(() => checkAnswer(question("it", more), raw)) as {
    code: string;
    exitCode: number;
    params: object;
  };
  expect(exitCode).toBe(2);
  expect(params).toMatchObject({ id: "it" });
  return code;
};

const pick: Partial<Question> = {
  choices: [
    { value: "MIT", title: "MIT" },
    { value: "Apache-2.0", title: "Apache" },
  ],
};

describe("each type takes", () => {
  test.each<[string, Partial<Question>, unknown, unknown]>([
    ["text", {}, "  Lepton  ", "Lepton"],
    ["text", {}, 2027, "2027"],
    ["text", {}, "社区 👩‍💻 می‌خواهم", "社区 👩‍💻 می‌خواهم"],
    ["text", { max: 3 }, "abc", "abc"],
    ["number", { type: "number" }, "5", 5],
    ["number", { type: "number" }, " 2.5 ", 2.5],
    ["number", { type: "number", min: 0 }, 0, 0],
    ["number", { type: "number", min: 1, max: 3 }, "3", 3],
    ...["true", "yes", "Y", "1", "on", "是", true].map(
      (raw) => ["boolean", { type: "boolean" }, raw, true] as [string, Partial<Question>, unknown, unknown],
    ),
    ...["false", "no", "N", "0", "off", "否", false].map(
      (raw) => ["boolean", { type: "boolean" }, raw, false] as [string, Partial<Question>, unknown, unknown],
    ),
    ["choice", { type: "choice", ...pick }, "mit", "MIT"],
    ["choice", { type: "choice", ...pick }, " Apache-2.0 ", "Apache-2.0"],
    ["choices", { type: "choices", ...pick }, "mit, apache-2.0", ["MIT", "Apache-2.0"]],
    ["choices", { type: "choices", ...pick }, ["MIT"], ["MIT"]],
    ["choices", { type: "choices", ...pick }, "", []],
    ["list", { type: "list" }, "a, b，c,,", ["a", "b", "c"]],
    ["list", { type: "list" }, ["x, y", 5], ["x, y", "5"]],
    ["list", { type: "list" }, [], []],
  ])("%s %j: %j becomes %j", (_, more, raw, value) => {
    expect(checkAnswer(question("it", more), raw)).toEqual(value);
  });
});

describe("each type refuses", () => {
  test.each<[Partial<Question>, unknown, string]>([
    [{}, "", "answer.empty"],
    [{}, "   ", "answer.empty"],
    [{}, true, "answer.text"],
    [{}, null, "answer.text"],
    [{}, ["a"], "answer.text"],
    [{}, { a: 1 }, "answer.text"],
    [{}, "x".repeat(1001), "answer.long"],
    [{ max: 3 }, "abcd", "answer.long"],
    [{ type: "number" }, "five", "answer.number"],
    [{ type: "number" }, "", "answer.number"],
    [{ type: "number" }, "Infinity", "answer.number"],
    [{ type: "number" }, Number.NaN, "answer.number"],
    [{ type: "number" }, null, "answer.number"],
    [{ type: "number", min: 1 }, 0, "answer.number"],
    [{ type: "number", max: 3 }, "4", "answer.number"],
    [{ type: "boolean" }, "maybe", "answer.boolean"],
    [{ type: "boolean" }, "", "answer.boolean"],
    [{ type: "boolean" }, null, "answer.boolean"],
    [{ type: "choice", ...pick }, "GPL", "answer.choice"],
    [{ type: "choice", ...pick }, "MTI", "answer.choice-near"],
    [{ type: "choice", ...pick }, "", "answer.choice"],
    [{ type: "choices", ...pick }, "MIT, GPL", "answer.choice"],
    [{ type: "choices", ...pick }, 5, "answer.list"],
    [{ type: "list" }, 5, "answer.list"],
    [{ type: "list" }, [["a"]], "answer.list"],
    [{ type: "list" }, [null], "answer.list"],
    [{ type: "list" }, { a: 1 }, "answer.list"],
    [{ type: "list" }, ["x".repeat(1001)], "answer.long"],
  ])("%j: %j as %s", (more, raw, code) => {
    expect(refusal(more, raw)).toBe(code);
  });

  test("bounds are named with the refusal, also those that are not there", () => {
    const numbers = question("it", { type: "number", min: 1 });
    expect(thrown(() => checkAnswer(numbers, "x"))).toMatchObject({ params: { id: "it", min: 1, max: "∞" } });
  });

  test("a text shorter than its `min`", () => {
    expect(refusal({ min: 3 }, "ab")).toBe("answer.short");
    expect(checkAnswer(question("it", { min: 3 }), "abc")).toBe("abc");
    expect(checkAnswer(question("it", { min: 3, default: "" }), "")).toBe("");
  });
});

describe("an answer is one line that shows what it is", () => {
  const hidden = [
    ..."\n\r\t\v\f\0\x07\x1b\x7f\x85\x9b\u2028\u2029\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ud800",
  ];

  test.each(hidden.map((sign) => [`U+${sign.charCodeAt(0).toString(16).padStart(4, "0")}`, sign]))(
    "%s is refused",
    (_, sign) => {
      expect(refusal({}, `a${sign}b`)).toBe("answer.unprintable");
      expect(refusal({ type: "list" }, ["fine", `a${sign}b`])).toBe("answer.unprintable");
      expect(refusal({ type: "list" }, `fine,a${sign}b`)).toBe("answer.unprintable");
      for (const format of ["email", "url", "slug", "login", "timezone", "date", "semver"] as const)
        expect(refusal({ format }, `a${sign}b`)).toBe("answer.unprintable");
    },
  );

  test("whatever is taken has no control character and no line break", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Question["type"]>("text", "list", "choice", "number", "boolean"),
        hostileText,
        (type, raw) => {
          try {
            const value = checkAnswer(question("it", { type, choices: [{ value: "a", title: "a" }] }), raw);
            expect(String(value)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
          } catch (error) {
            expect(error).toMatchObject({ exitCode: 2, code: expect.stringMatching(/^answer\./) });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

type Format = NonNullable<Question["format"]>;

describe("formats", () => {
  const good: Readonly<Record<Format, readonly string[]>> = {
    email: ["a@b.example", "first.last+tag@sub.example.org", "o'hara@x.example", "x@xn--fiq228c.example"],
    url: ["https://x.example", "https://x.example:8443/a?b=c#d", "https://社区.example/路径"],
    slug: ["hub", "my_repo", "a.b-c", ".github", "A1", "x".repeat(100)],
    login: ["ada", "Ada-L", "a_b.c", "a", "x".repeat(100)],
    branch: ["main", "master", "unstable/v1", "13.x", "7.0", "主干"],
    timezone: ["Asia/Shanghai", "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+8", "Asia/Kolkata"],
    date: ["2027-01-31", "2028-02-29", "1999-12-31"],
    semver: ["1.0.0", "0.1.0", "10.20.30"],
  };
  const bad: Readonly<Record<Format, readonly string[]>> = {
    email: [
      "a",
      "a@b",
      "a@@b.example",
      "a b@c.example",
      "a@b.example, c@d.example",
      "<a@b.example>",
      '"a"@b.example',
      "a@b..example",
      "@b.example",
      "mailto:a@b.example",
    ],
    url: [
      "http://x.example",
      "x.example",
      "https://",
      "https://x y",
      "javascript:alert(1)",
      "ftp://x.example",
      'https://x.example/"onclick',
      "https://x.example/<b>",
      "https://x.example/`id`",
      "https://x\\y",
      "https://x.example/'",
      " data:text/html,x",
    ],
    slug: ["", "a/b", "..", ".", "a b", "社区", "x.git", "X.GIT", "x".repeat(101), "a#b", "$(x)"],
    login: ["-a", "a-", "a b", "a/b", "@ada", ".a", "a.", "x".repeat(101), "社", "a\\b"],
    branch: ["a b", "-x", "a..b", "a//b", "a/", ".a", "a.lock", "v*", "[main]", "a~1"],
    // The manifest refuses names in small letters, which ICU takes.
    timezone: ["Mars/Olympus", "+08:00", "Asia/Shanghai; rm", "asia", "12", "../Asia", "asia/shanghai", "utc"],
    date: ["2027-02-30", "2027-13-01", "2027-1-5", "05.01.2027", "2027-01-05T00:00:00Z", "20270105", "2027-02-29"],
    semver: ["1.0", "v1.0.0", "1.0.0-rc.1", "1.0.0.0", "1.a.0"],
  };

  test.each(
    Object.entries(good).flatMap(([format, values]) => values.map((value) => [format as Format, value] as const)),
  )("%s takes %j", (format, value) => {
    expect(checkAnswer(question("it", { format }), value)).toBe(value);
  });

  test.each(
    Object.entries(bad).flatMap(([format, values]) => values.map((value) => [format as Format, value] as const)),
  )("%s refuses %j", (format, value) => {
    // A zone's text ends in what was meant: `answer.format-timezone-near`.
    const code = refusal({ format }, value)?.replace(/(?<=timezone)-(?:near|offset|letters|city)$/, "");
    expect(code).toBe(value === "" ? "answer.empty" : `answer.format-${format}`);
  });

  test("a long text takes no longer than it is long", () => {
    for (const format of Object.keys(good) as Format[]) {
      for (const text of ["a", "a.", "a@", "-", "a@a.", "https://", "/"]) {
        expectLinear(
          (times) => {
            thrown(() => checkAnswer(question("it", { format, max: 400_000 }), `${text.repeat(times)} !`));
          },
          12_500,
          `${format} ${text}`,
        );
      }
    }
  });
});
