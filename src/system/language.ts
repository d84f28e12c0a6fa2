import type { Language } from "./messages.ts";

/**
 * The language that a tag or a locale names, as people and systems spell them: `en`, `zh-CN`, `zh_CN.UTF-8`, `zh-Hans` (BCP 47,
 * RFC 5646; POSIX locales). Upper and lower case are alike.
 */
export function languageNamed(word: string): Language | undefined {
  const [, name] = /^(en|zh)(?:[-_][a-z0-9]+)*(?:\.[a-z0-9-]+)?(?:@[a-z]+)?$/i.exec(word.trim()) ?? [];
  return name === undefined ? undefined : (name.toLowerCase() as Language);
}

/**
 * The language of a locale setting, by POSIX precedence: `LC_ALL`, then `LC_MESSAGES`, then `LANG`
 * (POSIX.1-2017, 8.2 Internationalization Variables). English when none of them names Chinese.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^zh\b|^zh[_-]/i.test(locale) ? "zh" : "en";
}
