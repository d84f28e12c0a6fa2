import type { Answers, Given } from "../../scaffold/answers.ts";
import { createEngine } from "../../scaffold/engine.ts";
import type { Added, Lock } from "../../scaffold/lock.ts";
import type { Choices } from "../../scaffold/plan.ts";
import type { Template } from "../../scaffold/source.ts";
import type { Migration } from "../../scaffold/template.ts";
import { isDeleted, migrateAnswers, pendingMigrations, renamedPath } from "../../scaffold/update/migrate.ts";
import { compareVersions } from "../../scaffold/update/versions.ts";
import { AppError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import { type Surroundings, surroundings } from "../init/surroundings.ts";
import type { Opened } from "../sources/opened.ts";
import type { About } from "../views/plan.ts";
import { answerAgain } from "./answers.ts";
import { questionsOf } from "./given.ts";
import { copiesOf, templatesWith } from "./parts.ts";
import { planTree, type TreePlan } from "./plan.ts";
import type { RecordOf } from "./record.ts";
import { renderSelection } from "./render.ts";
import type { Selection } from "./selection.ts";

/** What a repository shall become, as far as it differs from what its record says. */
export interface Wish {
  readonly level?: Lock["level"] | undefined;
  readonly langs?: Lock["langs"] | undefined;
  readonly alsoForges?: Lock["alsoForges"] | undefined;
  readonly added?: readonly Added[] | undefined;
  readonly given: Given;
  /** Files that the owner deleted and wants back. */
  readonly restore: ReadonlySet<string>;
  /** True when a person answers what is new. */
  readonly asking: boolean;
}

/** A repository's next state, and what it takes to get there. */
export interface Evolved {
  readonly plan: TreePlan;
  readonly about: Pick<About, "template" | "assumed">;
  readonly selection: Selection;
}

/**
 * Plans a repository's next state from its record: the newest of its template, the answers it has and the wishes.
 * @throws AppError `update.older` (exit 6), `answer.*`, `template.*`
 */
export async function evolve(
  root: string,
  { lock, base }: RecordOf,
  opened: Opened,
  wish: Wish,
  context: Context,
): Promise<Evolved> {
  const before = lock.added ?? [];
  const added = wish.added ?? before;
  const level = wish.level ?? lock.level;
  const templates = templatesWith(opened.id, added, level, opened.find);
  const copies = copiesOf(added, level, opened.find);
  const all = [...templates, ...copies.map(({ template }) => template)];
  const versionOf = (id: string) => (id === lock.template.id ? lock.template.version : lock.parts[id]);
  refuseOlder(all, versionOf);
  const migrations = pendingMigrations(all, versionOf);
  const builtin = await builtins(root, lock, context);
  const scope = {
    forge: lock.forge,
    level,
    langs: langsOf(wish.langs ?? lock.langs),
    builtin,
  };
  const recorded = migrateAnswers(lock.answers, migrations);
  const asking = { asking: wish.asking, scope };
  const answered = await answerAgain(questionsOf(templates), recorded, wish.given, asking, context);
  const own = await answerCopies(added, copies, answered.answers, migrations, asking, context);
  const choices: Choices = { ...scope, answers: answered.answers };
  const selection: Selection = {
    templates,
    copies: copiesOf(own.added, level, opened.find),
    choices,
    alsoForges: wish.alsoForges ?? lock.alsoForges ?? [],
    added: own.added,
    source: opened.source,
  };
  const main = templates.at(-1)?.spec;
  const version = main?.version ?? "";
  const dropped = droppedByChoice(selection, lock, recorded, opened, context);
  const text = pathText(choices);
  const plan = planTree(
    {
      root,
      selection,
      base: new Map([...base].filter(([path]) => !wish.restore.has(path))),
      entries: entriesOf(lock),
      labels: {
        yours: "yours",
        base: `${lock.template.id} ${lock.template.version}`,
        theirs: `${main?.id} ${version}`,
      },
      renamed: (path) => renamedPath(path, migrations, text),
      gone: (path) => dropped(path) || isDeleted(renamedPath(path, migrations, text) ?? path, migrations, text),
      keepPresent: false,
    },
    context,
  );
  const assumed = [...answered.assumed, ...own.assumed];
  return {
    plan,
    selection,
    about: { template: { id: main?.id ?? "", from: lock.template.version, to: version }, assumed },
  };
}

/** A record of a newer template than the one at hand: going back is not what `update` does. */
function refuseOlder(templates: readonly Template[], versionOf: (id: string) => string | undefined): void {
  for (const { spec } of templates) {
    const recorded = versionOf(spec.id);
    if (recorded === undefined || compareVersions(spec.version, recorded) >= 0) continue;
    throw new AppError("update.older", { template: spec.id, recorded, here: spec.version }, 6);
  }
}

/** The variables of the first render: the same day, so that no date in a file changes. */
async function builtins(root: string, lock: Lock, context: Context): Promise<Surroundings> {
  const found = await surroundings(root, lock.answers, context);
  const today = lock.today ?? found.today;
  return { ...found, template: lock.template.id, today, year: today.slice(0, 4) };
}

function langsOf(langs: Lock["langs"]): Choices["langs"] {
  return langs as Choices["langs"];
}

async function answerCopies(
  added: readonly Added[],
  copies: Selection["copies"],
  known: Answers,
  migrations: readonly Migration[],
  asking: Parameters<typeof answerAgain>[3],
  context: Context,
): Promise<{ added: Added[]; assumed: (readonly [string, string])[] }> {
  const result: Added[] = [];
  const assumed: (readonly [string, string])[] = [];
  let index = 0;
  for (const one of added) {
    const copy = one.answers ? copies[index++] : undefined;
    if (!copy) {
      result.push(one);
      continue;
    }
    const recorded = migrateAnswers(copy.answers, migrations);
    const answered = await answerAgain(copy.template.spec.questions, recorded, {}, { ...asking, known }, context);
    result.push({ part: one.part, answers: answered.answers });
    assumed.push(...answered.assumed);
  }
  return { added: result, assumed };
}

/** The paths of migrations may hold answers, as those of the template do. */
function pathText(choices: Choices): (path: string) => string {
  const engine = createEngine(() => undefined);
  const scope = { ...choices.builtin, ...choices.answers, forge: choices.forge, level: choices.level };
  return (path) => engine.render(path, scope, "text", path);
}

function entriesOf({ files }: Lock): Map<string, string> {
  return new Map(
    Object.entries(files).flatMap(([path, { origin, entry }]) =>
      entry ? [[path, `${origin} ${entry}`] as const] : [],
    ),
  );
}

/**
 * Files that the template would still write with the choices of before, but not with those of now: they go because
 * somebody chose so. What the template itself gives up goes only when a migration says so.
 */
function droppedByChoice(
  selection: Selection,
  lock: Lock,
  answers: Answers,
  opened: Opened,
  context: Context,
): (path: string) => boolean {
  const { choices } = selection;
  const same =
    choices.level === lock.level &&
    choices.langs.join() === lock.langs.join() &&
    Object.entries(choices.answers).every(
      ([id, value]) => answers[id] === undefined || String(answers[id]) === String(value),
    );
  if (same) return () => false;
  const before: Choices = {
    ...choices,
    level: lock.level,
    langs: langsOf(lock.langs),
    answers: { ...choices.answers, ...answers },
  };
  const old = { ...selection, choices: before, copies: copiesOf(lock.added ?? [], lock.level, opened.find) };
  const paths = new Set(renderSelection(old, context).map(({ path }) => path));
  return (path) => paths.has(path);
}
