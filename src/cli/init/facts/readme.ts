/** Letters and digits alone, for comparing names. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The name of a project: the first heading of its README where that is its repository's name in other letters, else the
 * repository's own. A heading such as «Overview» is no name.
 */
export function nameOf(readme: string, repository: string): string {
  // A comment of a shell is no heading.
  const head = readme.slice(0, 4000).replace(/```[\s\S]*?(?:```|$)/g, "");
  const found =
    /^# +([^\n]+?) *#*\r?$/m.exec(head)?.[1] ??
    /^([^\n]{2,60})\r?\n[=-]{3,}\r?$/m.exec(head)?.[1] ??
    /<h1\b[^<>]{0,200}>\s{0,40}([^<>]{2,60}?)\s{0,40}<\/h1>/i.exec(head)?.[1] ??
    "";
  const isPlain = found !== "" && found.length <= 60 && !/[<>[\]`!*{}:]/.test(found);
  return isPlain && bare(found).includes(bare(repository)) && bare(repository) !== "" ? found.trim() : repository;
}

/**
 * The language of a README. A second README in another is no second language of the scaffold: it is called by a name of its
 * own, beside which ours would be a double.
 */
export function languageOf(readme: string): string | undefined {
  const letters = readme.slice(0, 20_000).match(/\p{L}/gu) ?? [];
  if (letters.length < 40) return undefined;
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  return han / letters.length > 0.3 ? "zh" : "en";
}
