/** A word of a line, and the column at which it begins. */
export interface Word {
  readonly text: string;
  readonly column: number;
}

/** One line of a CODEOWNERS file that says something: a pattern, or the heading of a section. */
export interface Line {
  readonly line: number;
  readonly words: readonly Word[];
}

/** The lines that are neither empty nor comments, as words; blanks within a word are escaped. */
export function linesOf(text: string): Line[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .flatMap((raw, index) => {
      if (/^\s*(#|$)/.test(raw)) return [];
      const words = [...raw.matchAll(/(?:\\.|[^\s\\]|\\$)+/g)].map(({ 0: text, index: at }) => ({
        text,
        column: at + 1,
      }));
      // What follows a `#` in front of a word is a comment of the line.
      const comment = words.findIndex((word, at) => at > 0 && word.text.startsWith("#"));
      return [{ line: index + 1, words: comment === -1 ? words : words.slice(0, comment) }];
    });
}

/** The heading of a section (docs.gitlab.com, "Code Owners syntax": optional, with a number of approvals). */
export interface Heading {
  readonly name: string;
  readonly owners: readonly Word[];
}

/** Reads a line as a heading: `[Name]`, `^[Name]`, `[Name][2] @owner`; "broken" when it only begins like one. */
export function headingOf({ words }: Line): Heading | "broken" | undefined {
  const [first] = words;
  if (!first || !/^\^?\[/.test(first.text)) return undefined;
  // The name of a section may have blanks: the words up to the one that closes the bracket belong to it.
  const end = words.findIndex(({ text }) => /\](\[\d+\])?$/.test(text));
  if (end === -1) return "broken";
  const name = words
    .slice(0, end + 1)
    .map(({ text }) => text)
    .join(" ");
  return /^\^?\[[^\]]*[^\]\s][^\]]*\](\[\d+\])?$/.test(name) ? { name, owners: words.slice(end + 1) } : "broken";
}
