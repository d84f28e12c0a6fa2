/** Names that many machines and many people share; nobody is known by them. */
const nobody = new Set([
  "admin",
  "administrator",
  "anonymous",
  "developer",
  "first last",
  "git user",
  "john doe",
  "jane doe",
  "my name",
  "no author",
  "no name",
  "root",
  "test user",
  "the author",
  "ubuntu user",
  "unknown",
  "unknown author",
  "user",
  "user name",
  "your name",
]);

/**
 * By what a full name is told apart, or undefined when it is too weak to tell anybody: a single word of letters, a name of
 * placeholders. Case, accents written in two ways and the number of blanks do not count.
 *
 * A Chinese, Japanese or Korean name of two characters is shared by very many: two contacts of such a name are one only
 * when something else agrees (`weak`).
 */
export function nameKey(name: string): { readonly key: string; readonly weak: boolean } | undefined {
  const key = name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  if (key.includes("@") || nobody.has(key)) return undefined;
  if (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}$/u.test(key))
    return { key, weak: [...key].length === 2 };
  const words = key.split(" ").filter((word) => word.replace(/[^\p{L}]/gu, "").length >= 2);
  return words.length >= 2 ? { key, weak: false } : undefined;
}
