import { createHash } from "node:crypto";
import type { Context } from "../../../src/cli/context.ts";
import { identified } from "../../../src/cli/scaffold/identity.ts";
import { withRegions } from "../../../src/cli/scaffold/regions.ts";
import { renderedPeople, renderSelection } from "../../../src/cli/scaffold/render.ts";
import { type Answers, type Given, resolveAnswers } from "../../../src/scaffold/answers.ts";
import { createEngine } from "../../../src/scaffold/engine.ts";
import type { Lock } from "../../../src/scaffold/lock.ts";
import { toolVariables } from "../../../src/scaffold/pin.ts";
import type { Choices, Copy, RenderedFile } from "../../../src/scaffold/plan.ts";
import { type Forge, forges, type Level, levels } from "../../../src/scaffold/template.ts";
import { languageChoices } from "../../support/corpus.ts";
import { type Files, home, load, render, templateIds, textOf, type Wanted } from "../../support/render.ts";

/** A copy of a part: which one, and what was answered. */
export interface Added {
  readonly part: "courses" | "events";
  readonly answers: Given;
}

/** A repository of a template, to which copies of parts were added. */
export interface Repository {
  readonly id: string;
  readonly forge: Forge;
  readonly level: Level;
  readonly langs: Wanted["langs"];
  /** As `init` wrote it, without commonry's own record. */
  readonly before: Files;
  /** With what was added; of commonry's folder, the schemas only. */
  readonly after: Files;
  /** What the copies wrote here. */
  readonly own: readonly string[];
  /** What each copy writes by itself, in the order of the copies. */
  readonly written: readonly (readonly string[])[];
}

/** A file of a part. The same path with the same bytes, in however many repositories, is one. */
export interface Content {
  readonly path: string;
  readonly text: string;
  readonly from: Repository;
}

export const day = "2027-01-05";

/** Two courses, and an event of every kind: a repository may take in any number of each. */
export const added: readonly Added[] = [
  { part: "courses", answers: { courseId: "intro-to-agents" } },
  {
    part: "courses",
    answers: { courseId: "second", courseTitle: "智能体入门", courseStart: "2027-04-01", courseWeeks: 12 },
  },
  ...["meetup", "workshop", "conference", "hackathon", "competition"].map(
    (eventKind): Added => ({ part: "events", answers: { eventId: `our-${eventKind}`, eventKind } }),
  ),
  {
    part: "events",
    answers: {
      eventId: "other-meetup",
      eventPlace: "Old Library, Room 2",
      onlineUrl: "https://meet.example.org/lepton",
      eventDate: "2027-01-09",
    },
  },
];

const context = { world: { home, version: "0.1.0", env: {} } } as unknown as Context;

/** The repository as it is after `commonry add`, once for each copy. */
export async function repositoryWith(wanted: Wanted, copies: readonly Added[]): Promise<Repository> {
  const { template, forge, level } = wanted;
  const before = await render(wanted);
  const { answers } = JSON.parse(textOf(before, ".commonry/lock.json")) as Lock;
  const after = await rendered(template, wanted, answers, copies);
  const parts = new Set<string>(copies.map(({ part }) => part));
  return {
    id: `${template} ${forge} ${wanted.langs.join(",")} ${level}`,
    forge,
    level,
    langs: wanted.langs,
    before: new Map([...before].filter(([path]) => !/^\.commonry\/(lock\.json|base\.br)$/.test(path))),
    after: new Map(after.map(({ path, content }) => [path, content])),
    own: after.filter(({ origin }) => parts.has(origin)).map(({ path }) => path),
    written: await Promise.all(copies.map((copy) => pathsOf(copy, wanted, answers))),
  };
}

/** Renders a template, or just what every template includes, with copies of parts. */
async function rendered(
  template: string,
  { forge, level, today = day, ...wanted }: Wanted,
  answers: Answers,
  copies: readonly Added[],
): Promise<readonly RenderedFile[]> {
  const langs = wanted.langs as Choices["langs"];
  const host = {
    directory: "lepton",
    commonry: "0.1.0",
    hostTimezone: "UTC",
    gitName: "",
    gitEmail: "",
    gitBranch: "main",
  };
  const builtin = { ...host, ...toolVariables(true), template, today, year: today.slice(0, 4) };
  const scope = { ...builtin, ...answers, forge, level, langs, lang: langs[0], bilingual: langs.length > 1 };
  const selected = await Promise.all(copies.map((copy) => selectedCopy(copy, scope)));
  const choices = { forge, level, langs, answers, builtin };
  const selection = {
    templates: load(template),
    choices,
    alsoForges: [],
    source: "builtin",
    copies: selected,
    added: [],
  };
  const plain = renderSelection(selection, context);
  return withRegions(plain, renderedPeople(plain, forge)).map((file) => identified(file));
}

/** A part with the answers that `add` would keep: those given, and the defaults of the rest. */
async function selectedCopy({ part, answers }: Added, scope: Parameters<typeof resolveAnswers>[3]): Promise<Copy> {
  const [template] = load(part) as [Copy["template"]];
  const engine = createEngine(() => undefined);
  const resolved = await resolveAnswers(template.spec.questions, answers, engine, scope, { defaults: true });
  return { template, answers: resolved.answers };
}

const known = new Map<string, Promise<string[]>>();

/** What a copy writes when it is the only one; it does not depend on the template, and so is asked once only. */
function pathsOf(copy: Added, wanted: Wanted, answers: Answers): Promise<string[]> {
  const key = JSON.stringify([copy, wanted.forge, wanted.langs, wanted.level]);
  const paths =
    known.get(key) ??
    rendered("core", wanted, answers, [copy]).then((files) =>
      files.filter(({ origin }) => origin === copy.part).map(({ path }) => path),
    );
  known.set(key, paths);
  return paths;
}

let all: Promise<readonly Repository[]> | undefined;

/** Every template × forge × languages × level, each with all copies; rendered once a test file. */
export function allRepositories(): Promise<readonly Repository[]> {
  all ??= Promise.all(
    templateIds.flatMap((template) =>
      forges.flatMap((forge) =>
        languageChoices.flatMap((langs) =>
          levels.map((level) => repositoryWith({ template, forge, langs, level, today: day }, added)),
        ),
      ),
    ),
  );
  return all;
}

/** The distinct files of the parts, over many repositories. */
export function contentsOf(repositories: readonly Repository[]): Content[] {
  const known = new Map<string, Content>();
  for (const from of repositories) {
    for (const path of from.own) {
      const text = textOf(from.after, path);
      const key = `${path}\n${createHash("sha256").update(text).digest("base64")}`;
      if (!known.has(key)) known.set(key, { path, text, from });
    }
  }
  return [...known.values()];
}
