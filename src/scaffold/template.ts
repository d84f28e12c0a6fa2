import * as v from "valibot";

/** The shape of `template.yaml`; templates/README.md explains each key. */

const text = v.pipe(v.string(), v.minLength(1));
const localized = v.union([text, v.strictObject({ en: text, zh: text })]);
const scalar = v.union([v.string(), v.number(), v.boolean()]);
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));
const variable = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,39}$/));

const choice = v.strictObject({ value: text, title: localized });

const question = v.strictObject({
  id: variable,
  type: v.picklist(["text", "number", "boolean", "choice", "choices", "list"]),
  ask: localized,
  help: v.optional(localized),
  choices: v.optional(v.pipe(v.array(choice), v.minLength(1))),
  default: v.optional(v.union([scalar, v.array(scalar), v.strictObject({ en: scalar, zh: scalar })])),
  format: v.optional(v.picklist(["email", "url", "slug", "login", "branch", "timezone", "date", "semver"])),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  when: v.optional(text),
  /** False for what only a person may say: the default is proposed to one, never taken for them. */
  assume: v.optional(v.boolean()),
});

const file = v.strictObject({
  to: text,
  from: v.optional(text),
  level: v.optional(v.picklist(["starter", "standard", "full"]), "starter"),
  forge: v.optional(v.picklist(["github", "gitlab"])),
  lang: v.optional(v.picklist(["each", "one", "join"])),
  when: v.optional(text),
  each: v.optional(v.strictObject({ in: variable, as: variable })),
});

/** A computed value: Liquid text, a list, or a list of maps. */
const value: v.GenericSchema<unknown> = v.union([scalar, v.array(v.union([scalar, v.record(v.string(), v.any())]))]);

const version = v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/));
const move = v.strictObject({ from: text, to: text });

/** What a newer version asks of repositories that an older one scaffolded. */
const migration = v.strictObject({
  to: version,
  renames: v.optional(v.array(move), []),
  deletes: v.optional(v.array(text), []),
  answers: v.optional(
    v.strictObject({
      renames: v.optional(v.record(variable, variable), {}),
      values: v.optional(v.record(variable, v.record(v.string(), scalar)), {}),
      /** What an older version wrote without asking, as the answer to the question that is new: another answer, or a value. */
      copies: v.optional(v.record(variable, variable), {}),
      adds: v.optional(v.record(variable, v.union([scalar, v.array(v.string())])), {}),
    }),
    {},
  ),
});

export const templateSchema = v.strictObject({
  template: v.literal(1),
  id,
  version,
  kind: v.optional(v.picklist(["template", "part"]), "template"),
  title: localized,
  description: localized,
  include: v.optional(v.array(id), []),
  needs: v.optional(v.array(id), []),
  questions: v.optional(v.array(question), []),
  values: v.optional(v.record(variable, value), {}),
  files: v.array(file),
  migrations: v.optional(v.array(migration), []),
  addAs: v.optional(id),
  instance: v.optional(variable),
});

export type TemplateSpec = v.InferOutput<typeof templateSchema>;
export type Question = v.InferOutput<typeof question>;
export type FileSpec = v.InferOutput<typeof file>;
export type Migration = v.InferOutput<typeof migration>;
export type Localized = v.InferOutput<typeof localized>;
export type Level = FileSpec["level"];
export type Forge = NonNullable<FileSpec["forge"]>;

export const levels: readonly Level[] = ["starter", "standard", "full"];
export const forges: readonly Forge[] = ["github", "gitlab"];

/** The text of a localized value in one language. */
export function inLanguage(value: Localized, lang: "en" | "zh"): string {
  return typeof value === "string" ? value : value[lang];
}
