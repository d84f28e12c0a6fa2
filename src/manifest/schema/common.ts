import * as v from "valibot";
import { pathFault } from "../../system/paths.ts";
import { map } from "./map.ts";

/**
 * The pieces that sections share. A message that begins with `manifest.` is the code of a finding; its text is in
 * `../messages.ts`. A description becomes the help that an editor shows.
 */

/**
 * No more than so many characters. They are counted as GitHub and JSON Schema count them, by code points: an emoji is one
 * of them, where JavaScript's own length counts two.
 */
export function most(limit: number): v.MaxLengthAction<string, number, "manifest.long"> {
  const action = v.maxLength<string, number, "manifest.long">(limit, "manifest.long");
  const isLong = (text: string) => text.length > limit && [...text].length > limit;
  return {
    ...action,
    "~run"(dataset, config) {
      if (dataset.typed && isLong(dataset.value)) {
        v._addIssue(this, "length", dataset, config, { received: `${[...dataset.value].length}` });
      }
      return dataset;
    },
  };
}

/** One line of text: no control characters, no blanks around it. */
export function line(description: string, limit = 500) {
  return v.pipe(
    v.string(),
    v.nonEmpty("manifest.empty"),
    v.regex(/^[^\s\p{Cc}](?:[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}])?$/u, "manifest.line"),
    most(limit),
    v.description(description),
  );
}

/** A field of one line, which an empty text clears. */
export function clearable(description: string, limit = 500) {
  return v.pipe(
    v.string(),
    v.regex(/^(?:[^\s\p{Cc}](?:[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}])?)?$/u, "manifest.line"),
    most(limit),
    v.description(description),
  );
}

/** A name that becomes part of an address: `.` and `..` there would mean another resource. */
export function name(description: string, limit = 255) {
  return v.pipe(
    v.string(),
    v.nonEmpty("manifest.empty"),
    v.regex(/^(?!\.{1,2}$)[^\s\p{Cc}](?:[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}])?$/u, "manifest.name"),
    most(limit),
    v.description(description),
  );
}

/** A list that must not be empty: an empty one could be meant as «delete everything», so it is an error. */
export function list<const S extends v.GenericSchema>(item: S, description: string) {
  return v.pipe(v.array(item), v.minLength(1, "manifest.empty-list"), v.description(description));
}

export function flag(description: string) {
  return v.pipe(v.boolean(), v.description(description));
}

/** A whole number within bounds. */
export function whole(least: number, most: number, description: string) {
  return v.pipe(
    v.number("manifest.whole"),
    v.integer("manifest.whole"),
    v.minValue(least, "manifest.least"),
    v.maxValue(most, "manifest.most"),
    v.description(description),
  );
}

/**
 * Text in one language, or in both; of any length, possibly of several lines.
 * @param canClear whether an empty text clears the field
 */
export function localized(description: string, canClear = false) {
  const text = v.pipe(
    v.string(),
    v.regex(canClear ? /^(?:$|[\s\S]*\S)/ : /\S/, "manifest.empty"),
    v.check((value) => /^[\P{Cc}\n\t]*$/u.test(value), "manifest.control"),
  );
  const both = v.pipe(
    map({
      en: v.optional(v.pipe(text, v.description("In English"))),
      zh: v.optional(v.pipe(text, v.description("In Chinese"))),
    }),
    v.minEntries(1, "manifest.localized"),
  );
  return v.pipe(v.union([text, both], "manifest.localized"), v.description(description));
}

/** A key for something that has no name of its own: stable, short, fit for a file name. */
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "manifest.id"));

/** User, organisation or group path: what GitHub and GitLab take; never `.` or `..`. */
export const login = v.pipe(v.string(), v.regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/, "manifest.login"));

/** A group on GitLab may lie in others. */
export const groupPath = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:\/[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?){0,19}$/,
    "manifest.login",
  ),
);

/** A repository's name: docs.github.com, «Repository names»; never `.`, `..` or a name ending in `.git`. */
export const repositoryName = v.pipe(
  v.string(),
  v.regex(/^(?!\.{1,2}$)(?!.*\.[gG][iI][tT]$)[A-Za-z0-9._-]{1,100}$/, "manifest.repository-name"),
);

/** Six hexadecimal digits, as text: `000000` or `1e1000` without quotes would be numbers. */
export const colour = v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{6}$/, "manifest.colour"));

/** An address on the web: https only, and no user or password in it. */
export const url = v.pipe(
  v.string(),
  v.regex(/^https:\/\/[^\s<>"'`\\/?#@:]+(?::\d{1,5})?(?:[/?#][^\s<>"'`\\]*)?$/, "manifest.url"),
);

/** A repository's page, which may be on a site without https; an empty text clears it. */
export const homepage = v.pipe(
  v.string(),
  v.regex(/^(?:https?:\/\/[^\s<>"'`\\/?#@:]+(?::\d{1,5})?(?:[/?#][^\s<>"'`\\]*)?)?$/, "manifest.homepage"),
  most(255),
);

export const email = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/, "manifest.email"),
);

/** A language tag as the community writes it: `en`, `zh`, `zh-CN` (BCP 47, the common part). */
export const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "manifest.language"));

/** Files of this project by pattern: relative, below the project, `*` within a name, `**` for folders. */
export const filePattern = v.pipe(
  v.string(),
  v.regex(/^(?![/~])(?!.*(?:^|\/)\.\.(?:\/|$))(?!.*\/\/)[^\p{Cc}\\:"<>|?[\]{}!]+\.ya?ml$/u, "manifest.file-pattern"),
);

/** A place below the project that may be written. */
export function path(end: RegExp, code: string) {
  return v.pipe(
    v.string(),
    v.regex(end, code),
    v.check((text) => pathFault(text) === undefined, code),
  );
}

/** Names under which something was known before: it is renamed, never made anew. */
export function was(description = "Names it had before: it is renamed from them, and keeps what hangs on it") {
  return v.optional(list(name("A former name"), description));
}
