import type { Language } from "../system/messages.ts";

/** What each language calls itself. */
export const languageTitle: Readonly<Record<Language, string>> = { en: "English", zh: "中文" };

/** The tag that the second language has in a file's name: GitHub projects commonly write `README.zh-CN.md`. */
const tag: Readonly<Record<Language, string>> = { en: "en", zh: "zh-CN" };

/**
 * The path of a file in one of several languages: the first keeps the plain name, another gets its tag before the
 * last extension.
 * @param index position of the language among those chosen
 */
export function localizedPath(path: string, lang: Language, index: number): string {
  return index === 0 ? path : insertTag(path, tag[lang]);
}

/** Puts a tag before the last extension of a file's name: `a/README.md` becomes `a/README.en.md`, `OWNERS` `OWNERS.en`. */
export function insertTag(path: string, inserted: string): string {
  const slash = path.lastIndexOf("/") + 1;
  const dot = path.lastIndexOf(".");
  return dot > slash ? `${path.slice(0, dot)}.${inserted}${path.slice(dot)}` : `${path}.${inserted}`;
}
