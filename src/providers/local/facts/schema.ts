import * as v from "valibot";

/** What a file of facts holds; `../facts.ts` shows one. Each message is a code of the catalogue. */

const most = 100_000;
/** A map with these keys and no other. A list is an object to JavaScript, and no map. */
function map<const E extends v.ObjectEntries>(entries: E): v.StrictObjectSchema<E, "local.facts-map"> {
  const schema = v.strictObject(entries, "local.facts-map");
  return {
    ...schema,
    "~run"(dataset, config) {
      if (!Array.isArray(dataset.value)) return schema["~run"](dataset, config);
      v._addIssue(this, "type", dataset as never, config as never);
      return dataset as never;
    },
  };
}
const line = (length: number) =>
  v.pipe(
    v.string("local.facts-text"),
    // First: what follows takes long for a long text.
    v.maxLength(length, "local.facts-text"),
    v.regex(/^\P{Cc}*[^\p{Cc}\s]\P{Cc}*$/u, "local.facts-text"),
  );
const list = <const S extends v.GenericSchema>(item: S) =>
  v.optional(v.pipe(v.array(item, "local.facts-list"), v.maxLength(most, "local.facts-list")));
const truth = v.optional(v.boolean("local.facts-truth"));
const whole = v.pipe(
  v.number("local.facts-whole"),
  v.integer("local.facts-whole"),
  v.minValue(1, "local.facts-whole"),
  v.maxValue(Number.MAX_SAFE_INTEGER, "local.facts-whole"),
);

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A date, which begins at midnight UTC, or a moment with its zone: milliseconds since 1970. */
const moment = v.pipe(
  v.string("local.facts-time"),
  v.regex(written, "local.facts-time"),
  v.transform((text) => {
    const [, date = "", time = "00:00", zone = "Z"] = written.exec(text) ?? [];
    const at = Date.parse(`${date}T${time}${zone}`);
    // 31 February is a day of March to JavaScript.
    const isDate = new Date(Date.parse(`${date}T00:00Z`) || 0).toISOString().startsWith(date);
    return date !== "" && isDate ? at : Number.NaN;
  }),
  v.check((at) => !Number.isNaN(at), "local.facts-time"),
);

const login = line(100);
/** Whoever has no account any more is `~`. */
const account = v.nullable(login);

const reply = map({
  who: account,
  at: moment,
  kind: v.picklist(["comment", "review"], "local.facts-choice"),
  verdict: v.optional(v.picklist(["approved", "changes", "commented", "dismissed"], "local.facts-choice")),
});

const thread = map({
  kind: v.picklist(["issue", "pull", "discussion"], "local.facts-choice"),
  number: whole,
  author: account,
  opened: moment,
  closed: v.optional(moment),
  merged: v.optional(moment),
  draft: truth,
  labels: list(line(100)),
  assigned: v.optional(map({ who: account, at: v.optional(moment) })),
  answered: v.optional(moment),
  association: v.optional(line(50)),
  replies: list(reply),
});

const release = map({
  tag: line(250),
  at: moment,
  who: v.optional(account),
  prerelease: truth,
});

const person = map({
  login,
  name: v.optional(line(250)),
  id: v.optional(whole),
  email: v.optional(line(320)),
  bot: truth,
});

export const factFile = v.pipe(
  map({ people: list(person), threads: list(thread), releases: list(release) }),
  v.title("facts/*.yaml"),
  v.description("What happened in a repository, for reports that need no account"),
);

export type FactFile = v.InferOutput<typeof factFile>;
export type FactThread = NonNullable<FactFile["threads"]>[number];
export type FactPerson = NonNullable<FactFile["people"]>[number];
