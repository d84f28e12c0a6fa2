import type { Language } from "./messages.ts";

/**
 * The language of a locale setting, by POSIX precedence: `LC_ALL`, then `LC_MESSAGES`, then `LANG`
 * (POSIX.1-2017, 8.2 Internationalization Variables). English when none of them names Chinese.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^zh\b|^zh[_-]/i.test(locale) ? "zh" : "en";
}
