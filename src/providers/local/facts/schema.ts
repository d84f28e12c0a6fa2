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
/** What an editor shows beside a key. */
const told = <const S extends v.GenericSchema>(schema: S, text: string) => v.pipe(schema, v.description(text));
const whole = v.pipe(
  v.number("local.facts-whole"),
  v.integer("local.facts-whole"),
  v.minValue(1, "local.facts-whole"),
  v.maxValue(Number.MAX_SAFE_INTEGER, "local.facts-whole"),
);

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A date, which begins at midnight UTC, or a moment with its zone: milliseconds since 1970. */
const moment = (what: string) =>
  v.pipe(
    v.string("local.facts-time"),
    v.regex(written, "local.facts-time"),
    v.description(`${what}: a date, which begins at midnight UTC, or a moment with its zone`),
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
  who: told(account, "Login of who answered; null where the account is gone"),
  at: moment("When"),
  kind: told(v.picklist(["comment", "review"], "local.facts-choice"), "A comment, or a review of code"),
  verdict: v.optional(
    told(v.picklist(["approved", "changes", "commented", "dismissed"], "local.facts-choice"), "What a review came to"),
  ),
});

const thread = map({
  kind: told(v.picklist(["issue", "pull", "discussion"], "local.facts-choice"), "An issue, pull request or discussion"),
  number: told(whole, "Its number in the repository"),
  author: told(account, "Login of who opened it; null where the account is gone"),
  opened: moment("When it was opened"),
  closed: v.optional(moment("When it was closed, merged or not; left out while it is open")),
  merged: v.optional(moment("When a pull request was merged")),
  draft: v.optional(told(v.boolean("local.facts-truth"), "Whether a pull request is still a draft")),
  labels: told(list(line(100)), "Names of its labels"),
  assigned: v.optional(
    told(
      map({
        who: told(account, "Login of the assignee; null where the account is gone"),
        at: v.optional(moment("When it was assigned")),
      }),
      "Who it is assigned to",
    ),
  ),
  answered: v.optional(moment("When a discussion got the answer that was accepted")),
  association: v.optional(told(line(50), "What the author was to the repository, as GitHub calls it: MEMBER, NONE …")),
  replies: told(list(reply), "Comments and reviews, in any order"),
});

const release = map({
  tag: told(line(250), "Tag of the release"),
  at: moment("When it was published"),
  who: v.optional(told(account, "Login of who published it; null where the account is gone")),
  prerelease: v.optional(told(v.boolean("local.facts-truth"), "Whether it was a trial release")),
});

const person = map({
  login: told(login, "User name, as in the threads"),
  name: v.optional(told(line(250), "Name to show")),
  id: v.optional(told(whole, "Number of the account, which stays when the login is changed")),
  email: v.optional(told(line(320), "Public address, which joins the account to commits")),
  bot: v.optional(told(v.boolean("local.facts-truth"), "Whether a program acts under this account")),
});

export const factFile = v.pipe(
  map({
    people: told(list(person), "Accounts that the threads name"),
    threads: told(list(thread), "Issues, pull requests and discussions"),
    releases: told(list(release), "Releases of the repository"),
  }),
  v.title("facts/*.yaml"),
  v.description("What happened in a repository, for reports that need no account"),
);

export type FactFile = v.InferOutput<typeof factFile>;
export type FactThread = NonNullable<FactFile["threads"]>[number];
export type FactPerson = NonNullable<FactFile["people"]>[number];
