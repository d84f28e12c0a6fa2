import type { Language } from "../system/messages.ts";
import { relativeLink } from "../system/paths.ts";
import type { Answers } from "./answers.ts";
import { createEngine, type Engine } from "./engine.ts";
import { fileType } from "./escape.ts";
import { checkOutputs, limits, refuse } from "./guard.ts";
import type { Template } from "./source.ts";
import { findSource, type Source } from "./sources.ts";
import { type FileSpec, type Forge, type Level, levels } from "./template.ts";
import { languageTitle, localizedPath } from "./translations.ts";

/** What decides which files are written, beside the template itself. */
export interface Choices {
  readonly forge: Forge;
  readonly level: Level;
  readonly langs: readonly [Language, ...Language[]];
  readonly answers: Answers;
  /** `today`, `year`, `commonry`, `directory` and the like. */
  readonly builtin: Readonly<Record<string, unknown>>;
}

/** One file of the finished render. */
export interface RenderedFile {
  readonly path: string;
  readonly content: Uint8Array;
  /** Id of the template or part that it came from. */
  readonly origin: string;
  readonly executable: boolean;
}

/** A file that will be written: which source, into which path, with which variables. */
interface Target {
  readonly path: string;
  /** The path without a language in its name: what `page` is asked for. */
  readonly base: string;
  readonly lang: Language;
  readonly template: Template;
  readonly spec: FileSpec;
  readonly sources: readonly Source[];
  readonly scope: Readonly<Record<string, unknown>>;
}

/**
 * Renders a template and what it includes, in memory.
 * @param templates in the order in which they apply: a later file replaces an earlier one with the same path
 * @returns files sorted by path
 * @throws AppError `template.*` for whatever templates/README.md says is refused; nothing has been written then
 */
export function renderTemplates(templates: readonly Template[], choices: Choices): RenderedFile[] {
  // What the `page` filter starts from: the file at hand, and the language of the section being rendered.
  const at: { target?: Target; lang: Language } = { lang: choices.langs[0] };
  let targets = new Map<string, Target>();
  const engine = createEngine((path) => at.target && pageLink(at.target, at.lang, path, targets));
  const values = computeValues(templates, choices, engine);
  targets = listTargets(templates, choices, values, engine);
  const files = [...targets.keys()].sort();
  let total = 0;
  return files.map((path) => {
    const target = targets.get(path) as Target;
    at.target = target;
    const content = renderTarget(target, { files, translations: translations(target, targets) }, (source, scope) => {
      at.lang = source.lang;
      const where = `${target.template.spec.id}/files/${source.path}`;
      const text = engine.render(source.text(), scope, fileType(path), where);
      // Asked of the text, before a bomb's half a gigabyte becomes bytes.
      return text.length > limits.fileBytes ? refuse("template.file-large", target.template, path) : text;
    });
    if (content.byteLength > limits.fileBytes) refuse("template.file-large", target.template, path);
    total += content.byteLength;
    if (total > limits.totalBytes) refuse("template.large", target.template, path);
    const executable = target.sources.some((source) => source.executable);
    return { path, content, origin: target.template.spec.id, executable };
  });
}

/** Answers, built-in variables and each template's `values`, in order. */
function computeValues(templates: readonly Template[], choices: Choices, engine: Engine): Record<string, unknown> {
  const { forge, level, langs, answers } = choices;
  const lang = langs[0];
  const rank = levels.indexOf(level);
  const scope: Record<string, unknown> = {
    ...choices.builtin,
    forge,
    level,
    atLeastStandard: rank >= 1,
    full: rank >= 2,
    langs,
    lang,
    bilingual: langs.length > 1,
    ...answers,
  };
  for (const { spec } of templates) {
    for (const [name, value] of Object.entries(spec.values)) {
      scope[name] = deepRender(value, scope, engine, `${spec.id}: ${name}`);
    }
  }
  return scope;
}

function deepRender(value: unknown, scope: object, engine: Engine, where: string): unknown {
  if (typeof value === "string") return engine.render(value, scope, "text", where);
  if (Array.isArray(value)) return value.map((item) => deepRender(item, scope, engine, where));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, deepRender(item, scope, engine, where)]),
    );
  }
  return value;
}

function listTargets(
  templates: readonly Template[],
  choices: Choices,
  values: Readonly<Record<string, unknown>>,
  engine: Engine,
): Map<string, Target> {
  const byBase = new Map<string, Target[]>();
  for (const template of templates) {
    const available = new Set(template.folder.list());
    const own = new Map<string, Target[]>();
    let count = 0;
    for (const spec of template.spec.files) {
      for (const target of expand(template, spec, available, choices, values, engine)) {
        // Here already, so that a list of a million items does not keep the machine busy first.
        if (++count > limits.files) refuse("template.files", template, target.path);
        own.set(target.base, [...(own.get(target.base) ?? []), target]);
      }
    }
    for (const [base, group] of own) byBase.set(base, group);
  }
  const all = [...byBase.values()].flat();
  checkOutputs(all);
  return new Map(all.map((target) => [target.path, target]));
}

/** The files that one entry stands for: none, one, one a language, one an item. */
function expand(
  template: Template,
  spec: FileSpec,
  available: ReadonlySet<string>,
  choices: Choices,
  values: Readonly<Record<string, unknown>>,
  engine: Engine,
): Target[] {
  const where = `${template.spec.id}: ${spec.to}`;
  if (levels.indexOf(spec.level) > levels.indexOf(choices.level)) return [];
  if (spec.forge && spec.forge !== choices.forge) return [];
  return items(spec, values).flatMap((item) => {
    const scope = { ...values, ...item };
    if (spec.when !== undefined && !engine.holds(spec.when, scope, where)) return [];
    const base = engine.render(spec.to, scope, "text", where);
    const from = engine.render(spec.from ?? spec.to, scope, "text", where);
    const found = choices.langs.map((lang) => findSource(template, from, lang, available));
    const mode = spec.lang ?? (found.some((source) => source.localized) ? "each" : "one");
    const target = (lang: Language, path: string, sources: readonly Source[]): Target => {
      return { path, base, lang, template, spec, sources, scope: { ...scope, lang } };
    };
    if (mode === "each") {
      return choices.langs.map((lang, index) =>
        target(lang, localizedPath(base, lang, index), found.slice(index, index + 1)),
      );
    }
    return [target(choices.langs[0], base, mode === "join" ? found : found.slice(0, 1))];
  });
}

function items(spec: FileSpec, values: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  if (!spec.each) return [{}];
  const list = values[spec.each.in];
  const name = spec.each.as;
  return Array.isArray(list) ? list.slice(0, limits.files + 1).map((item: unknown) => ({ [name]: item })) : [];
}

function renderTarget(target: Target, extra: object, render: (source: Source, scope: object) => string): Uint8Array {
  const [first, ...rest] = target.sources;
  if (first && rest.length === 0 && !first.render) return first.bytes;
  const parts = target.sources.map((source) => {
    return source.render ? render(source, { ...target.scope, ...extra, lang: source.lang }) : source.text();
  });
  return Buffer.from(parts.join("\n"));
}

function translations(target: Target, targets: ReadonlyMap<string, Target>): object[] {
  return [...targets.values()]
    .filter((other) => other.base === target.base && other.path !== target.path)
    .map((other) => ({
      lang: other.lang,
      title: languageTitle[other.lang],
      path: relativeLink(target.path, other.path),
    }));
}

function pageLink(
  current: Target,
  lang: Language,
  asked: string,
  targets: ReadonlyMap<string, Target>,
): string | undefined {
  const candidates = [...targets.values()].filter((target) => target.base === asked || target.path === asked);
  const best = candidates.find((target) => target.lang === lang) ?? candidates[0];
  return best && relativeLink(current.path, best.path);
}
