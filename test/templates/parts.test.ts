import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Forge, forges, levels } from "../../src/scaffold/template.ts";
import { insertTag } from "../../src/scaffold/translations.ts";
import { foldPath, pathFault } from "../../src/system/paths.ts";
import { asList, asMap, parseData } from "../support/data.ts";
import { anchorsOf, exists, ownPaths, resolveLink } from "../support/links.ts";
import { manifestFaults } from "../support/manifest.ts";
import { readPage } from "../support/markdown.ts";
import { codeOf } from "../support/notebooks.ts";
import { complaints, readers } from "../support/readers.ts";
import { inFolder, load, plainAnswers, questionsOf, textOf, type Wanted } from "../support/render.ts";
import { editorFaults, schemaFor } from "../support/schemas.ts";
import { pythonWith, run } from "../support/tools.ts";
import { validators } from "../support/validators.ts";
import {
  added,
  allRepositories,
  type Content,
  contentsOf,
  day,
  type Repository,
  repositoryWith,
} from "./parts/repositories.ts";

// A course and an event that a repository takes in later, any number of times: into what each template has written, at
// every level, on both forges, in one language and in two.

const repositories = await allRepositories();
const contents = contentsOf(repositories);
const parts = ["courses", "events"] as const;
const where = ({ path, from }: Content) => `${path} (${from.id})`;
const isPage = ({ path }: { path: string }) => path.endsWith(".md");

function find(forge: Forge, langs: Wanted["langs"], level: Wanted["level"]): Repository {
  const id = `hub ${forge} ${langs.join(",")} ${level}`;
  const found = repositories.find((one) => one.id === id);
  if (!found) throw new Error(`no repository ${id}`);
  return found;
}

describe("what is asked", () => {
  test.each(parts)("%s tells its copies apart by one of its own questions", (part) => {
    const [{ spec }] = load(part) as [ReturnType<typeof load>[number]];
    expect(spec.kind).toBe("part");
    expect(spec.addAs).toBe(part === "courses" ? "course" : "event");
    expect(spec.questions.map(({ id }) => id)).toContain(spec.instance);
    expect(spec.include).toEqual([]);
  });

  test.each(parts)("%s asks nothing that a hub has answered", (part) => {
    const known = questionsOf(load("hub")).map(({ id }) => id);
    const asked = load(part).flatMap(({ spec }) => spec.questions.map(({ id }) => id));
    expect(asked.filter((id) => known.includes(id))).toEqual([]);
  });
});

describe("where it is written", () => {
  test("no path is one of the template's, or of another copy", () => {
    const faults = repositories.flatMap(({ id, before, written }) => {
      const taken = new Set([...before.keys()].map(foldPath));
      const own = written.flat();
      const twice = own.filter((path, index) => own.indexOf(path) !== index);
      return [...own.filter((path) => taken.has(foldPath(path))), ...twice].map((path) => `${path} (${id})`);
    });
    expect(faults).toEqual([]);
  });

  test("every path is safe, and none differs from another in letters only", () => {
    for (const { id, after } of repositories) {
      expect(
        [...after.keys()].filter((path) => pathFault(path) !== undefined),
        id,
      ).toEqual([]);
      expect(new Set([...after.keys()].map(foldPath)).size, id).toBe(after.size);
    }
  });

  test("a template's own files stay, but for the line with which a manifest reads events", () => {
    const changed = repositories.flatMap(({ id, before, after }) =>
      [...before]
        .filter(([path, bytes]) => Buffer.compare(bytes, after.get(path) ?? Buffer.alloc(0)) !== 0)
        .map(([path]) => ({ id, path, lines: addedLines(before, after, path) })),
    );
    for (const { id, path, lines } of changed) {
      expect(path, id).toBe("community.yaml");
      expect(lines, id).toEqual(["events: [events/*.yaml]"]);
    }
  });

  test.each(["community", "event", "course", "Community", "_"])(
    "an id that a template has taken leads elsewhere: %s",
    async (id) => {
      for (const template of ["hub", "event", "course"]) {
        const wanted = { template, forge: "github", langs: ["en"], level: "full" } as const;
        const { before, own, written, after } = await repositoryWith(wanted, [
          { part: "courses", answers: { courseId: id, courseTitle: "Title" } },
          { part: "events", answers: { eventId: id, eventTitle: "Title" } },
        ]);
        expect(own.filter((path) => before.has(path))).toEqual([]);
        expect([...own]).toEqual(written.flat().sort());
        expect(manifestFaults(after)).toEqual([]);
      }
    },
  );

  test.each(forges)("each level adds to the one below on %s", (forge) => {
    const [starter, standard, full] = levels.map((level) => find(forge, ["en"], level).written);
    for (const [index, { answers }] of added.entries()) {
      const name = JSON.stringify(answers);
      expect(standard?.[index], name).toEqual(expect.arrayContaining([...(starter?.[index] ?? [""])]));
      expect(full?.[index], name).toEqual(expect.arrayContaining([...(standard?.[index] ?? [""])]));
      expect(standard?.[index]?.length, name).toBeGreaterThan(starter?.[index]?.length ?? 0);
      expect(full?.[index]?.length, name).toBeGreaterThan(standard?.[index]?.length ?? 0);
    }
  });

  test.each(forges)("both languages have the same files on %s", (forge) => {
    for (const level of levels) {
      const en = find(forge, ["en"], level).written.flat();
      expect(find(forge, ["zh"], level).written.flat(), level).toEqual(en);
      for (const [langs, tag] of [
        [["en", "zh"], "zh-CN"],
        [["zh", "en"], "en"],
      ] as const) {
        const both = find(forge, langs, level).written.flat();
        expect(both.filter((path) => en.includes(path)).sort(), level).toEqual([...en].sort());
        const translated = both.filter((path) => !en.includes(path));
        expect(translated.filter((path) => !en.some((one) => insertTag(one, tag) === path))).toEqual([]);
        expect(translated.length).toBeGreaterThan(10);
      }
    }
  });

  test("it is the same whatever the repository is for, and whoever else is there", () => {
    for (const { id, own, written } of repositories) expect([...own], id).toEqual(written.flat().sort());
  });

  test("nothing of another forge is written", () => {
    const foreign = { github: /^\.gitlab\//, gitlab: /^\.github\// };
    const found = repositories.flatMap(({ forge, written }) =>
      written.flat().filter((path) => foreign[forge].test(path)),
    );
    expect(found).toEqual([]);
  });
});

describe("every file", () => {
  const used = validators.filter(({ applies }) => contents.some(({ path }) => applies(path)));

  test("is looked at by the validators of its kind", () => {
    expect(used.map(({ id }) => id)).toEqual([
      "YAML 1.2, strict, one document",
      "YAML 1.1 reads the same",
      "JSON",
      "our schema",
      "GitHub's further rules for forms",
      "markdownlint",
      "commonry check: yaml",
      "commonry check: notebook",
      "a notebook holds no output",
    ]);
  });

  test.each(used)("passes $id", { timeout: 120_000 }, async ({ applies, faults }) => {
    const found = await Promise.all(
      contents
        .filter(({ path }) => applies(path))
        .map(async (content) => {
          const wrong = await faults(content.text, content.path, content.from.forge);
          return wrong.map((fault) => `${where(content)} ${fault}`);
        }),
    );
    expect(found.flat()).toEqual([]);
  });

  for (const reader of readers.filter(({ applies }) => contents.some(applies))) {
    test.skipIf(reader.missing !== undefined)(
      `is to the liking of ${reader.id}${reader.missing ? ` (skipped: ${reader.missing} is not installed)` : ""}`,
      { timeout: 60_000 },
      async () => {
        expect(await complaints(reader, contents.filter(reader.applies))).toEqual([]);
      },
    );
  }

  test("ends with one line break, and holds nothing that was left behind", () => {
    const marks = /<%|=%>|%%>|\[object \w+\]|[ \t\u3000]$|\r|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/m;
    const words = /\b(TODO|FIXME|XXX|[Ll]orem ipsum|undefined|NaN)\b/;
    const bad = contents.filter(({ text }) => marks.test(text) || words.test(text) || !/[^\n]\n$/.test(text));
    expect(bad.map(where)).toEqual([]);
  });

  test("names labels only that the repository's manifest makes", () => {
    const faults = repositories.flatMap(({ id, after, written }) => {
      const manifest = asMap(parseData("community.yaml", textOf(after, "community.yaml")));
      const known = asList(manifest.labels).map((label) => asMap(label).name);
      return written.flat().flatMap((path) =>
        labelsIn(path, textOf(after, path))
          .filter((label) => !known.includes(label))
          .map((label) => `${path} names ${label} (${id})`),
      );
    });
    expect(faults).toEqual([]);
  });

  test("that names its schema in the first line finds it there, and fits it", () => {
    const found = contents.flatMap(({ path, text, from }) => {
      const [, named] = /^# yaml-language-server: \$schema=(\S+)/.exec(text) ?? [];
      if (named === undefined) return [];
      const schema = textOf(from.after, resolveLink(path, named)?.path ?? named);
      return [{ path, faults: editorFaults(schema, parseData(path, text)) }];
    });
    expect(found.length).toBeGreaterThan(added.length);
    expect(found.filter(({ faults }) => faults.length > 0)).toEqual([]);
  });

  test("speaks the repository's language", () => {
    const isProse = /\.md$|^\.github\/ISSUE_TEMPLATE\//;
    const isChinese = ({ text }: Content) => /\p{Script=Han}/u.test(text.replaceAll("智能体入门", ""));
    const prose = (langs: string) =>
      contents.filter(({ path, from }) => from.langs.join() === langs && isProse.test(path));
    expect(prose("en").filter(isChinese).map(where)).toEqual([]);
    expect(
      prose("zh")
        .filter((content) => !isChinese(content))
        .map(where),
    ).toEqual([]);
  });
});

describe("the repository with what was added", () => {
  test("has a manifest, people and events without a finding", () => {
    const faults = repositories.flatMap(({ id, after }) => manifestFaults(after).map((fault) => `${fault} (${id})`));
    expect(faults).toEqual([]);
  });

  test("has every date in its manifest's reach", () => {
    for (const { id, after, written } of repositories) {
      const { events } = asMap(parseData("community.yaml", textOf(after, "community.yaml")));
      expect(events, id).toEqual(["events/*.yaml"]);
      const calendars = written.flat().filter((path) => /^events\/[^/]+\.yaml$/.test(path));
      expect(calendars.length, id).toBe(added.length);
    }
  });

  test("has no id of an event and no name of a form twice", () => {
    for (const { id, after } of repositories) {
      const read = (pattern: RegExp) =>
        [...after.keys()]
          .filter((path) => pattern.test(path))
          .map((path) => asMap(parseData(path, textOf(after, path))));
      const ids = read(/^events\/[^/]+\.yaml$/).flatMap(({ events }) => asList(events).map((event) => asMap(event).id));
      const feeds = read(/^events\/[^/]+\.yaml$/).flatMap(({ targets }) => asMap(asMap(targets).feed).file ?? []);
      const names = read(/^\.github\/ISSUE_TEMPLATE\/(?!config)/).map(({ name }) => name);
      for (const list of [ids, names, feeds]) expect(new Set(list).size, id).toBe(list.length);
    }
  });

  test("has no link that leads nowhere", { timeout: 60_000 }, () => {
    const faults = repositories.flatMap((repository) =>
      repository.written.flat().flatMap((path) => broken(repository, path)),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  test("names by its absolute address only what is there, and no service that cannot reach its forge", () => {
    const { owner, repo } = plainAnswers;
    const foreign = { github: /gitlab\.com\/lepton/, gitlab: /github\.com\/lepton|google\.com\/github\// };
    const faults = repositories.flatMap(({ id, forge, after, written }) =>
      written.flat().flatMap((path) => {
        const text = textOf(after, path);
        const gone = ownPaths(text, owner, repo).filter((other) => !exists(after, other));
        return [...gone, ...(foreign[forge].exec(text) ?? [])].map((fault) => `${path}: ${fault} (${id})`);
      }),
    );
    expect(faults).toEqual([]);
  });

  test.each(forges)("has the same headings in both languages on %s", (forge) => {
    for (const level of levels) {
      const [en, zh, both] = ([["en"], ["zh"], ["en", "zh"]] as const).map((langs) => find(forge, langs, level)) as [
        Repository,
        Repository,
        Repository,
      ];
      const pages = en.written.flat().filter((path) => isPage({ path }));
      expect(pages.length).toBeGreaterThan(5);
      for (const path of pages) {
        expect(headings(zh, path), path).toEqual(headings(en, path));
        const translated = insertTag(path, "zh-CN");
        expect(headings(both, translated), path).toEqual(headings(both, path));
      }
    }
  });

  test.each(forges)("has pages that lead to each other in both languages on %s", (forge) => {
    const both = find(forge, ["en", "zh"], "full");
    const pages = both.written.flat().filter((path) => isPage({ path }) && /^(courses|events)\//.test(path));
    const english = pages.filter((path) => !path.endsWith(".zh-CN.md"));
    for (const path of english) {
      const other = insertTag(path, "zh-CN");
      expect(targets(both, path), path).toContain(basename(other));
      expect(targets(both, other), other).toContain(basename(path));
    }
  });
});

describe("dates", () => {
  const wanted = { template: "hub", forge: "github", langs: ["en"], level: "full" } as const;
  const dates = ["2027-01-01", day, "2027-01-06", "2027-01-12", "2027-12-31"];
  const kinds = ["meetup", "workshop", "conference", "hackathon", "competition"];

  test.each(kinds)("of a %s fit, however near it is and however long", async (eventKind) => {
    for (const eventDate of dates) {
      const copies = ["1", "2.5", "10", "90"].map((eventDays, index) => {
        return { part: "events", answers: { eventId: `e${index}`, eventKind, eventDate, eventDays } } as const;
      });
      const { after } = await repositoryWith(wanted, copies);
      expect(manifestFaults(after), eventDate).toEqual([]);
      for (const index of copies.keys()) {
        const phases = phasesOf(after, `events/e${index}.yaml`);
        expect(phases.filter(({ at, until }) => until !== undefined && String(until) < String(at))).toEqual([]);
        const early = phases.filter(({ name }) => /^(Registration opens|Call|Proposals|Programme)/.test(String(name)));
        if (eventDate >= day) expect(early.filter(({ at }) => String(at) > eventDate)).toEqual([]);
      }
    }
  });

  test.each(["5", "5.9", "6", "26"])("of a course of %s weeks have one session a week", async (courseWeeks) => {
    for (const level of levels) {
      const copies = dates.map((courseStart, index) => {
        return { part: "courses", answers: { courseId: `c${index}`, courseStart, courseWeeks } } as const;
      });
      const { after } = await repositoryWith({ ...wanted, level }, copies);
      expect(manifestFaults(after)).toEqual([]);
      for (const index of copies.keys()) {
        const { events } = asMap(parseData("c.yaml", textOf(after, `events/c${index}.yaml`)));
        const [cohort] = asList(events).map(asMap);
        expect(asList(cohort?.sessions).length, level).toBe(Math.floor(Number(courseWeeks)));
        const rows = textOf(after, `courses/c${index}/SYLLABUS.md`).match(/^\| \d+ \| \d{4}-\d\d-\d\d \|/gm);
        expect(rows?.length, level).toBe(Math.floor(Number(courseWeeks)));
      }
    }
  });
});

describe("hostile answers", () => {
  const texts = [
    `"'\`\${{ secrets.X }} {{ x }} {% raw %}`,
    "<script>alert(1)</script> <!--",
    "--> - # [a](//evil.invalid) | x |",
    "]] ]( ``` ~~~ *_ &amp; &a !!x",
    "%YAML: {a: [b, 'c\\n",
    "$(id); `id` <%= name =%> <%%",
    "null",
    "2027-01-05",
  ];

  test.each(forges)("change texts only on %s", { timeout: 60_000 }, async (forge) => {
    const wanted = { template: "hub", forge, langs: ["en", "zh"], level: "full" } as const;
    const copies = (title: string) => [
      { part: "courses" as const, answers: { courseId: "c", courseTitle: title } },
      ...["meetup", "competition"].map((eventKind, index) => {
        const answers = { eventId: `e${index}`, eventKind, eventTitle: title, eventPlace: title };
        return { part: "events" as const, answers };
      }),
    ];
    const plain = await repositoryWith(wanted, copies("Plain"));
    for (const text of texts) {
      const all = { ...wanted, answers: { name: text, maintainer: text } };
      const { after, written } = await repositoryWith(all, copies(text));
      expect(written, text).toEqual(plain.written);
      expect(manifestFaults(after), text).toEqual([]);
      for (const path of written.flat()) {
        const [now, model] = [textOf(after, path), textOf(plain.after, path)];
        if (/\.(ya?ml|ipynb)$/.test(path)) {
          expect(shape(parseData(path, now)), path).toEqual(shape(parseData(path, model)));
        }
        if (isPage({ path })) expect(outlineOf(path, now), `${path} ${text}`).toEqual(outlineOf(path, model));
      }
      const { events } = asMap(parseData("c.yaml", textOf(after, "events/c.yaml")));
      expect(asMap(asList(events)[0]).title).toBe(text);
    }
  });
});

const python = pythonWith();

describe.skipIf(!python)("what can be run", () => {
  const sides = [find("github", ["en", "zh"], "full"), find("gitlab", ["zh", "en"], "full")];

  test("every exercise has a solution, and all notebooks run from top to bottom", { timeout: 120_000 }, async () => {
    for (const { after, written } of sides) {
      const [course = []] = written;
      const notebooks = course.filter((path) => path.endsWith(".ipynb"));
      expect(notebooks.length).toBe(16);
      const exercises = notebooks.filter((path) => basename(path).startsWith("exercise"));
      expect(exercises.map((path) => path.replace("exercise", "solution")).filter((path) => !after.has(path))).toEqual(
        [],
      );
      await inFolder(after, (dir) => {
        for (const path of notebooks) {
          const input = codeOf(textOf(after, path));
          const { code, output } = run(python ?? "", ["-I", "-W", "error", "-"], {
            cwd: join(dir, dirname(path)),
            input,
          });
          expect(code, `${path}\n${output}`).toBe(0);
          // A solution that were not done would have ended with 1; an exercise has to leave something to do.
          const open = output.split("\n").filter((line) => /^(not yet: |还没有：)/.test(line));
          expect(open.length > 4, `${path}\n${output}`).toBe(path.includes("exercise"));
        }
      });
    }
  });

  test("the script of a course is content with it, and finds what is wrong", { timeout: 120_000 }, async () => {
    const [{ after }] = sides as [Repository];
    const folder = "courses/intro-to-agents";
    const check = (files: Repository["after"]) =>
      inFolder(files, (cwd) => run(python ?? "", [`${folder}/course.py`, "check"], { cwd }));
    const good = await check(after);
    expect(good.output.trim()).toBe("16 notebooks, 8 quizzes: 0 faults");
    expect(good.code).toBe(0);
    const quiz = `${folder}/module-01-prompt-to-tool/quiz.yaml`;
    const notebook = `${folder}/module-01-prompt-to-tool/solution.ipynb`;
    const broken = new Map([
      ...after,
      [quiz, Buffer.from(textOf(after, quiz).replace("answer: c", "answer: x"))],
      [
        notebook,
        Buffer.from(textOf(after, notebook).replace("return 0", "raise").replace("import json", "import jsn")),
      ],
    ] as const);
    const bad = await check(broken);
    expect(bad.code).toBe(1);
    expect(bad.output).toMatch(/quiz\.yaml: promise: the answer is missing/);
    expect(bad.output).toMatch(/solution\.ipynb: does not run from top to bottom: ModuleNotFoundError/);
  });

  test("a quiz: who answers rightly has passed, in both languages", { timeout: 60_000 }, async () => {
    const [{ after, written }] = sides as [Repository];
    const quizzes = (written[0] ?? []).filter((path) => /\/quiz[^/]*\.yaml$/.test(path));
    expect(quizzes.length).toBe(8);
    await inFolder(after, (cwd) => {
      for (const path of quizzes) {
        // Our YAML parser says what is right, the script's own small one has to agree.
        const { questions } = asMap(parseData(path, textOf(after, path)));
        const right = asList(questions).map((question) => String(asMap(question).answer));
        expect(new Set(right).size, `${path}: always the same letter`).toBeGreaterThan(1);
        const take = (input: string) =>
          run(python ?? "", ["courses/intro-to-agents/course.py", "quiz", path], { cwd, input });
        const passed = take(`${right.join("\n")}\n`);
        expect(passed.code, `${path}\n${passed.output}`).toBe(0);
        expect(take(`${right.map((answer) => (answer === "a" ? "b" : "a")).join("\n")}\n`).code, path).toBe(1);
      }
    });
  });
});

/** The phases of a file's first event. */
function phasesOf(files: Repository["after"], path: string): Record<string, unknown>[] {
  const { events } = asMap(parseData(path, textOf(files, path)));
  return asList(asMap(asList(events)[0]).phases).map(asMap);
}

/** Lines that a file has now and had not before. */
function addedLines(before: Repository["before"], after: Repository["after"], path: string): string[] {
  const had = new Set(textOf(before, path).split("\n"));
  return textOf(after, path)
    .split("\n")
    .filter((line) => !had.has(line));
}

function labelsIn(path: string, text: string): unknown[] {
  if (/^\.gitlab\/issue_templates\//.test(path)) {
    const lines = text.match(/^\/label .*$/gm) ?? [];
    return lines.flatMap((line) => [...line.matchAll(/~"([^"]+)"|~(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare));
  }
  return schemaFor(path) === "issue-form" ? asList(asMap(parseData(path, text)).labels) : [];
}

function broken({ id, forge, after }: Repository, path: string): string[] {
  if (!isPage({ path })) return [];
  return readPage(path, textOf(after, path)).links.flatMap(({ target, line }) => {
    const link = resolveLink(path, target);
    if (!link) return [];
    const fault = `${path}:${line} ${target} (${id})`;
    if (!exists(after, link.path)) return [fault];
    if (link.anchor === "" || !isPage(link)) return [];
    return anchorsOf(readPage(link.path, textOf(after, link.path)), forge).has(decodeURIComponent(link.anchor))
      ? []
      : [fault];
  });
}

function headings({ after }: Repository, path: string): number[] {
  return readPage(path, textOf(after, path)).headings.map(({ level }) => level);
}

function targets({ after }: Repository, path: string): string[] {
  return readPage(path, textOf(after, path)).links.map(({ target }) => target);
}

/** The keys and types of a value, without its texts: what no answer may change. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]));
  }
  return typeof value;
}

/** All that is not text on a page: its headings' levels, its links, its HTML. */
function outlineOf(path: string, text: string): unknown {
  const { headings: found, links, html } = readPage(path, text);
  return { headings: found.map(({ level }) => level), links: links.map(({ target }) => target), html };
}
