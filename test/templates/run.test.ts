import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { asList, asMap, parseData } from "../support/data.ts";
import { codeOf } from "../support/notebooks.ts";
import { complaints, readers } from "../support/readers.ts";
import { type Files, inFolder, render, textOf, type Wanted } from "../support/render.ts";
import { sampled } from "../support/sample.ts";
import { commandsIn } from "../support/scripts.ts";
import { pythonWith, run, withPython } from "../support/tools.ts";

// What is scaffolded runs: the commands of its own pipeline, and its notebooks as plain programs. Packages are not
// installed (that needs a network); the sources are put on Python's path instead.

const python = pythonWith();
const environment = withPython(python ?? "", {
  PYTHONPATH: "src",
  GITHUB_STEP_SUMMARY: "/dev/null",
  CI_COMMIT_TAG: "v0.1.0",
});
const places: readonly Pick<Wanted, "forge" | "langs">[] = [
  { forge: "github", langs: ["zh"] },
  { forge: "gitlab", langs: ["en", "zh"] },
];

/** Workflows of the project's own code, and GitLab's pipeline; the community's own workflows need the forge. */
const pipeline = /^\.github\/workflows\/(ci|notebooks)\.yml$|^\.gitlab-ci\.yml$/;

const projects = [
  { template: "library", answers: { stack: "python" }, commands: [/unittest/] },
  { template: "library", answers: { stack: "node" }, commands: [/npm test/] },
  { template: "ai-project", answers: {}, commands: [/unittest/, /check_notebooks/, /evaluate/] },
  { template: "course", answers: {}, commands: [/check_notebooks/] },
  // A name that is no identifier as it stands.
  { template: "library", answers: { stack: "python", repo: "3d.Tools-kit" }, commands: [/unittest/] },
  { template: "ai-project", answers: { repo: "3d.Tools-kit" }, commands: [/unittest/] },
] as const;

describe.skipIf(!python)("the commands of its own pipeline succeed", () => {
  const all = projects.flatMap((project) => places.map((place) => ({ ...project, ...place })));

  test.each(sampled(all, 3))("$template $answers $forge $langs", { timeout: 60_000 }, async (wanted) => {
    const files = await render({ ...wanted, level: "full" });
    const paths = [...files.keys()].filter((path) => pipeline.test(path));
    const found = paths.flatMap((path) => commandsIn(path, textOf(files, path)));
    for (const command of wanted.commands) expect(found.join("\n")).toMatch(command);
    await inFolder(files, (cwd) => {
      for (const command of found) {
        const { code, output } = run("bash", ["-eo", "pipefail", "-c", command], { cwd, env: environment });
        expect(code, `${command}\n${output}`).toBe(0);
      }
    });
  });
});

describe.skipIf(!python)("notebooks", () => {
  test.each(["course", "ai-project"])("of %s are Python throughout", { timeout: 60_000 }, async (template) => {
    const compiler = readers.find(({ id }) => id === "py_compile");
    const files = await render({ template, forge: "github", langs: ["en", "zh"], level: "full" });
    const programs = notebooks(files).map((path) => ({ path: `${path}.py`, text: codeOf(textOf(files, path)) }));
    expect(programs.length).toBeGreaterThan(0);
    if (compiler) expect(await complaints(compiler, programs)).toEqual([]);
  });

  test.each([
    ["course", /^solution\./],
    ["ai-project", /./],
  ] as const)("of %s run from top to bottom", { timeout: 120_000 }, async (template, runs) => {
    const files = await render({ template, forge: "github", langs: ["en", "zh"], level: "full" });
    const chosen = notebooks(files).filter((path) => runs.test(basename(path)));
    expect(chosen.length).toBeGreaterThan(1);
    await inFolder(files, (dir) => {
      for (const path of chosen) {
        const program = codeOf(textOf(files, path));
        const options = { cwd: join(dir, dirname(path)), input: program, env: { PYTHONPATH: join(dir, "src") } };
        const { code, output } = run(python ?? "python3", ["-"], options);
        expect(code, `${path}\n${output}`).toBe(0);
      }
    });
  });
});

describe.skipIf(!python)("scripts do what they are for", () => {
  test("of a quiz: who answers rightly has passed, in both languages", { timeout: 60_000 }, async () => {
    const files = await render({ template: "course", forge: "github", langs: ["en", "zh"], level: "full" });
    const quizzes = [...files.keys()].filter((path) => /\/quiz[^/]*\.yaml$/.test(path));
    expect(quizzes.length).toBeGreaterThan(1);
    await inFolder(files, (cwd) => {
      for (const path of quizzes) {
        // Our YAML parser says what is right, the script's own small one has to agree.
        const { questions } = asMap(parseData(path, textOf(files, path)));
        const right = asList(questions).map((question) => String(asMap(question).answer));
        const take = (input: string) => run(python ?? "python3", ["scripts/take_quiz.py", path], { cwd, input });
        const passed = take(`${right.join("\n")}\n`);
        expect(passed.code, `${path}\n${passed.output}`).toBe(0);
        const wrong = right.map((answer) => (answer === "a" ? "b" : "a"));
        expect(take(`${wrong.join("\n")}\n`).code, path).toBe(1);
      }
    });
  });

  test.each(["hackathon", "competition"])("of the judges of a %s: the best comes first", async (eventKind) => {
    const files = await render({
      template: "event",
      forge: "github",
      langs: ["en"],
      level: "full",
      answers: { eventKind },
    });
    const [columns = []] = textOf(files, "judging/scores-template.csv")
      .split("\n")
      .map((line) => line.split(","));
    const row = (judge: string, project: string, points: number) =>
      columns.map((column) => ({ judge, project, sentence: "Good." })[column] ?? String(points)).join(",");
    const rows = ["Ada", "Bob", "Eve"].flatMap((judge) => [row(judge, "Plain", 1), row(judge, "Splendid", 4)]);
    const scores = Buffer.from(`${columns.join(",")}\n${rows.join("\n")}\n`);
    await inFolder(new Map([...files, ["judging/scores.csv", scores]]), (cwd) => {
      const { code, output } = run(python ?? "python3", ["judging/rank.py", "judging/scores.csv"], { cwd });
      expect(code, output).toBe(0);
      expect(output.indexOf("Splendid")).toBeLessThan(output.indexOf("Plain"));
    });
  });
});

test("every exercise has a solution", async () => {
  const files = await render({ template: "course", forge: "github", langs: ["en", "zh"], level: "full" });
  const exercises = notebooks(files).filter((path) => basename(path).startsWith("exercise"));
  expect(exercises.length).toBeGreaterThan(0);
  const solved = exercises.map((path) => path.replace("exercise", "solution"));
  expect(solved.filter((path) => !files.has(path))).toEqual([]);
});

const notebooks = (files: Files) => [...files.keys()].filter((path) => path.endsWith(".ipynb"));
