import type { Given } from "../../../scaffold/answers.ts";

/** Words that only one licence has near its beginning, by the SPDX id that its text alone allows. */
const texts: readonly (readonly [id: string, words: RegExp])[] = [
  ["Apache-2.0", /apache license[,\s]+version 2\.0/i],
  ["MPL-2.0", /mozilla public license,? version 2\.0/i],
  ["CC-BY-NC-SA-4.0", /attribution[- ]non-?commercial[- ]share ?alike 4\.0/i],
  ["CC-BY-SA-4.0", /creative commons attribution[- ]share ?alike 4\.0/i],
  ["CC-BY-4.0", /creative commons attribution 4\.0/i],
  ["MulanPSL-2.0", /木兰宽松许可证,? 第2版|Mulan PSL v2|Mulan Permissive Software License,? Version 2/i],
  ["CC0-1.0", /\bCC0 1\.0 Universal\b|creative commons[^\n]{0,20}\bCC0\b/i],
  ["BSD-3-Clause", /neither the name of[\s\S]{0,200}endorse/i],
  ["BSD-2-Clause", /redistributions of source code must retain[\s\S]{0,600}redistributions in binary form/i],
  ["ISC", /permission to use, copy, modify, and(?:\/or)? distribute this software/i],
  ["Unlicense", /free and unencumbered software released into the public domain/i],
  ["MIT", /\bMIT License\b|permission is hereby granted, free of charge/i],
];

/** Licences of which a text does not tell whether a later version may be chosen too: a package's own word may. */
const either = /GNU (?:LESSER |AFFERO )?GENERAL PUBLIC LICENSE/i;

/** What the question of the licence offers by itself. */
const offered = new Set(["Apache-2.0", "MIT", "BSD-3-Clause", "MPL-2.0", "CC-BY-4.0"]);

/**
 * The answers about the licence: the text of the licence file counts first, then what the package says.
 * @param text the licence file, where there is one
 * @param said what a package says: an SPDX id or expression
 * @param names the files at the top: several licences need an expression that only people know
 */
export function licenceOf(text: string | undefined, said: string | undefined, names: readonly string[]): Given {
  const several =
    names.filter((name) => /^(?:licen[cs]e|copying)[-._](?!md$|txt$|rst$|html$)\w+/i.test(name)).length > 1;
  const head = (text ?? "").slice(0, 4000);
  const known = several || either.test(head) ? undefined : texts.find(([, words]) => words.test(head))?.[0];
  const id = known ?? (said && /^[\w.+() -]{2,60}$/.test(said) ? said : undefined);
  if (id !== undefined) return offered.has(id) ? { license: id } : { license: "other", licenseId: id };
  return text !== undefined || several ? { license: "other" } : {};
}
