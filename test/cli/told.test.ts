import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { en } from "../../src/cli/messages/en.ts";
import { zh } from "../../src/cli/messages/zh.ts";
import { forges, levels } from "../../src/scaffold/template.ts";
import { home, render, templateIds } from "../support/render.ts";
import { isUnderstood, type Place, place, type Trial } from "../support/run-told.ts";
import { type Told, toldIn } from "../support/told.ts";

// Every command that a text of ours tells people to run is run: what is not understood, or not offered, fails here.

const pages = ["README.md", "README.zh-CN.md", "templates/README.md", ...below("docs", /\.md$/)];

function below(folder: string, ending: RegExp): string[] {
  try {
    const all = readdirSync(join(home, folder), { recursive: true, encoding: "utf8" });
    return all.filter((path) => ending.test(path)).map((path) => `${folder}/${path}`);
  } catch {
    return [];
  }
}

/** Distinct commands, each with the first text that tells it. */
async function told(): Promise<Told[]> {
  const texts = [
    ...[...Object.entries(en), ...Object.entries(zh)].map(([key, text]) => [text, key] as const),
    ...pages.map((path) => [readFileSync(join(home, path), "utf8"), path] as const),
    // As they are written, so that no condition of a template hides one.
    ...below("templates", /\.(?:liquid|md|ya?ml)$/).map((path) => {
      const text = readFileSync(join(home, path), "utf8").replaceAll("<%= tool | code =%>", "commonry");
      return [text.replace(/<%%.*?%%>/g, ""), path] as const;
    }),
    ...(await unpinned()),
  ];
  const found = new Map<string, Told>();
  for (const [text, from] of texts) {
    for (const one of toldIn(text, from)) if (!found.has(one.words.join(" "))) found.set(one.words.join(" "), one);
  }
  return [...found.values()];
}

/** Scaffolds without a pin and without an account; those with both are the matrix of test/templates. */
async function unpinned(): Promise<(readonly [string, string])[]> {
  const texts: (readonly [string, string])[] = [];
  for (const template of templateIds) {
    for (const forge of forges) {
      for (const level of levels) {
        const wanted = { template, forge, level, langs: ["en", "zh"], pinned: false, answers: { login: "" } } as const;
        for (const [path, content] of await render(wanted)) {
          if (/\.(?:md|ya?ml)$/.test(path))
            texts.push([Buffer.from(content).toString(), `${template} ${forge} ${path}`]);
        }
      }
    }
  }
  return texts;
}

describe("every command that a text tells is understood, and ends as the help says", () => {
  let sandbox: Place;
  beforeAll(async () => {
    sandbox = await place();
  });
  afterAll(() => sandbox.remove());

  test("commands of help, hints, READMEs and templates", { timeout: 240_000 }, async () => {
    const all = await told();
    const counts: Record<Trial["how"], number> = { run: 0, answered: 0, named: 0, refused: 0, parsed: 0 };
    const faults: string[] = [];
    for (const one of all) {
      const trial = await sandbox.try(one);
      const { how, result } = trial;
      counts[how] += 1;
      if (!isUnderstood(trial))
        faults.push(`commonry ${one.words.join(" ")} (${one.from}): ${result.code} ${result.err}`);
    }
    expect(faults).toEqual([]);
    expect(all.length).toBeGreaterThan(80);
    console.log(`told commands: ${all.length} of ${all.length} understood ${JSON.stringify(counts)}`);
  });

  test.each([
    ["`commonry report feedback`", "report feedback"],
    ["“commonry mirror --yes”", "mirror --yes"],
    ["Run commonry frobnicate, then go on.", "frobnicate"],
    ["`commonry plan --onyl labels`", "plan --onyl labels"],
    ["  commonry check --format pdf", "check --format pdf"],
  ])("one that there is not would fail: %s", async (text, words) => {
    const [found] = toldIn(text, "here");
    expect(found?.words.join(" ")).toBe(words);
    const trial = await sandbox.try(found as Told);
    expect(trial.result.code).toBe(2);
    expect(isUnderstood(trial)).toBe(false);
  });

  test.each(["commonry is a tool", "what commonry writes", "Written by commonry: x", "commonry 是一个工具"])(
    "a sentence tells none: %s",
    (text) => {
      expect(toldIn(text, "here")).toEqual([]);
    },
  );
});
