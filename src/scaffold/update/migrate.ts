import type { Answer } from "../answer-types.ts";
import type { Answers } from "../answers.ts";
import type { Template } from "../source.ts";
import type { Migration } from "../template.ts";
import { insertTag } from "../translations.ts";
import { compareVersions } from "./versions.ts";

/** The migrations that lie between what a repository has and what the templates are now, oldest first within a template. */
export function pendingMigrations(
  templates: readonly Template[],
  recorded: (id: string) => string | undefined,
): Migration[] {
  return templates.flatMap(({ spec }) => {
    const from = recorded(spec.id);
    if (from === undefined) return [];
    return spec.migrations
      .filter(({ to }) => compareVersions(to, from) > 0 && compareVersions(to, spec.version) <= 0)
      .sort((a, b) => compareVersions(a.to, b.to));
  });
}

/**
 * Answers as the newer template wants them: questions that have a new id, choices that have a new value, and what an older
 * version wrote without asking, so that an update takes back no promise that stands in a repository, and makes none.
 */
export function migrateAnswers(answers: Answers, migrations: readonly Migration[]): Answers {
  let migrated = new Map(Object.entries(answers));
  for (const { answers: asked } of migrations) {
    const { renames = {}, values = {}, copies = {}, adds = {} } = asked;
    migrated = new Map([...migrated].map(([id, value]) => [own(renames, id) ?? id, value]));
    for (const [id, map] of Object.entries(values)) {
      const value = migrated.get(id);
      if (value !== undefined) migrated.set(id, mapped(value, map));
    }
    for (const [id, value] of [...copied(migrated, copies), ...Object.entries(adds)]) {
      if (!migrated.has(id)) migrated.set(id, value);
    }
  }
  return Object.fromEntries(migrated);
}

/** New questions that take over the answer to another one. */
function copied(answers: ReadonlyMap<string, Answer>, copies: Readonly<Record<string, string>>): [string, Answer][] {
  return Object.entries(copies).flatMap(([id, from]) => {
    const value = answers.get(from);
    return value === undefined ? [] : [[id, value] satisfies [string, Answer]];
  });
}

function mapped(value: Answer, map: Readonly<Record<string, string | number | boolean>>): Answer {
  if (Array.isArray(value)) return value.map((item: string) => String(own(map, item) ?? item));
  return own(map, String(value)) ?? value;
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/**
 * The new path of a file of the last render, after every rename that migrations declare. A path that ends in `/` stands
 * for all below it; one without a language in its name stands for its translations, too.
 * @param path as it was written
 * @param text renders a path of a migration with the new answers
 */
export function renamedPath(
  path: string,
  migrations: readonly Migration[],
  text: (path: string) => string,
): string | undefined {
  let at = path;
  for (const { renames } of migrations) {
    for (const { from, to } of renames) {
      const moved = movedBy(at, text(from), text(to));
      if (moved === undefined) continue;
      at = moved;
      break;
    }
  }
  return at === path ? undefined : at;
}

function movedBy(path: string, from: string, to: string): string | undefined {
  if (from.endsWith("/")) return path.startsWith(from) && to.endsWith("/") ? to + path.slice(from.length) : undefined;
  if (path === from) return to;
  const tag = tags.find((one) => path === insertTag(from, one));
  return tag && insertTag(to, tag);
}

/** What the second language of a file has in its name. */
const tags = ["en", "zh-CN"];

/** Whether a migration declares that a file of the last render goes. */
export function isDeleted(path: string, migrations: readonly Migration[], text: (path: string) => string): boolean {
  return migrations.some(({ deletes }) =>
    deletes.map(text).some((gone) => {
      if (gone.endsWith("/")) return path.startsWith(gone);
      return path === gone || tags.some((tag) => path === insertTag(gone, tag));
    }),
  );
}
