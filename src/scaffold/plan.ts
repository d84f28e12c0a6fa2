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
  /** Every forge that the repository lives on, the one above first; that one alone where this is not said. */
  readonly forges?: readonly Forge[];
  readonly level: Level;
  readonly langs: readonly [Language, ...Language[]];
  readonly answers: Answers;
  /** `today`, `year`, `commonry`, `directory` and the like. */
  readonly builtin: Readonly<Record<string, unknown>>;
  /** Where the owner has files of the template under another path: links lead there. */
  readonly places?: ReadonlyMap<string, string>;
}

/** One file of the finished render. */
export interface RenderedFile {
  readonly path: string;
  readonly content: Uint8Array;
  /** Id of the template or part that it came from. */
  readonly origin: string;
  /** What tells it from the others of its template when its path depends on answers: absent where the path does not. */
  readonly entry?: string | undefined;
  readonly executable: boolean;
}

/** A part with answers of its own. */
export interface Copy {
  readonly template: Template;
  readonly answers: Answers;
}

/** A file that will be written: which source, into which path, with which variables. */
interface Target {
  readonly path: string;
  /** The path without a language in its name: what `page` is asked for. */
  readonly base: string;
  readonly lang: Language;
  readonly template: Template;
  readonly entry: string | undefined;
  readonly spec: FileSpec;
  readonly sources: readonly Source[];
  readonly scope: Readonly<Record<string, unknown>>;
}

/**
 * Renders a template and what it includes, in memory.
 * @param templates in the order in which they apply: a later file replaces an earlier one with the same path
 * @param copies parts that may be there several times, each with answers of its own; they see all that the templates see
 * @returns files sorted by path
 * @throws AppError `template.*` for whatever templates/README.md says is refused; nothing has been written then
 */
export function renderTemplates(
  templates: readonly Template[],
  choices: Choices,
  copies: readonly Copy[] = [],
): RenderedFile[] {
  // What the `page` filter starts from: the file at hand, and the language of the section being rendered.
  const at: { target?: Target; lang: Language } = { lang: choices.langs[0] };
  let targets = new Map<string, Target>();
  const engine = createEngine((path) => at.target && pageLink(at.target, at.lang, path, targets, choices.places));
  const scopes = computeScopes(templates, copies, choices, engine);
  targets = listTargets(scopes, choices, engine);
  const files = [...targets.keys()].sort();
  let total = 0;
  return files.map((path) => {
    const target = targets.get(path) as Target;
    at.target = target;
    const extra = { files, translations: translations(target, targets, choices.places) };
    const content = renderTarget(target, extra, (source, scope) => {
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
    return { path, content, origin: target.template.spec.id, executable, entry: target.entry };
  });
}

/** A template with the variables that its files see. */
interface Scoped {
  readonly template: Template;
  readonly values: Readonly<Record<string, unknown>>;
  /** A copy has files of its own: it takes none from another. */
  readonly isCopy: boolean;
}

/** Answers, built-in variables and each template's `values`, in order; a copy's answers and values are its own. */
function computeScopes(
  templates: readonly Template[],
  copies: readonly Copy[],
  choices: Choices,
  engine: Engine,
): Scoped[] {
  const { forge, level, langs, answers } = choices;
  const rank = levels.indexOf(level);
  const all: Record<string, unknown> = {
    ...choices.builtin,
    forge,
    forges: choices.forges ?? [forge],
    level,
    atLeastStandard: rank >= 1,
    full: rank >= 2,
    langs,
    lang: langs[0],
    bilingual: langs.length > 1,
    ...answers,
  };
  for (const { spec } of templates) addValues(all, spec, engine);
  const own = copies.map(({ template, answers: given }) => {
    const values = { ...all, ...given };
    addValues(values, template.spec, engine);
    return { template, values, isCopy: true };
  });
  return [...templates.map((template) => ({ template, values: all, isCopy: false })), ...own];
}

function addValues(scope: Record<string, unknown>, spec: Template["spec"], engine: Engine): void {
  for (const [name, value] of Object.entries(spec.values)) {
    scope[name] = deepRender(value, scope, engine, `${spec.id}: ${name}`);
  }
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

function listTargets(scopes: readonly Scoped[], choices: Choices, engine: Engine): Map<string, Target> {
  const byBase = new Map<string, Target[]>();
  for (const scoped of scopes) {
    for (const [base, group] of targetsOf(scoped, choices, engine)) {
      if (scoped.isCopy && byBase.has(base)) refuse("template.copy", scoped.template, base);
      byBase.set(base, group);
    }
  }
  const all = [...byBase.values()].flat();
  checkOutputs(all);
  return new Map(all.map((target) => [target.path, target]));
}

/** The files of one template, by their path without a language. */
function targetsOf({ template, values }: Scoped, choices: Choices, engine: Engine): Map<string, Target[]> {
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
  return own;
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
      const entry = spec.to.includes("<%") && !spec.each ? `${spec.to} ${spec.from ?? ""} ${lang}` : undefined;
      return { path, base, lang, template, entry, spec, sources, scope: { ...scope, lang } };
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

function translations(target: Target, targets: ReadonlyMap<string, Target>, places: Choices["places"]): object[] {
  return [...targets.values()]
    .filter((other) => other.base === target.base && other.path !== target.path)
    .map((other) => ({
      lang: other.lang,
      title: languageTitle[other.lang],
      path: linkBetween(target, other, places),
    }));
}

function pageLink(
  current: Target,
  lang: Language,
  asked: string,
  targets: ReadonlyMap<string, Target>,
  places: Choices["places"],
): string | undefined {
  const candidates = [...targets.values()].filter((target) => target.base === asked || target.path === asked);
  const best = candidates.find((target) => target.lang === lang) ?? candidates[0];
  return best && linkBetween(current, best, places);
}

/** The link from one file to another, each where the owner has it. */
function linkBetween(from: Target, to: Target, places: Choices["places"]): string {
  const placeOf = ({ path }: Target) => places?.get(path) ?? path;
  return relativeLink(placeOf(from), placeOf(to));
}
