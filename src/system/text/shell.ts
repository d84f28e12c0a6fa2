/**
 * A word as a POSIX shell takes it (ASCII letters only stand bare): plain where it can be, else in single quotes, in which nothing has a meaning.
 * @see POSIX.1-2024, Shell Command Language, 2.2.2 Single-Quotes
 */
export function shellWord(word: string): string {
  return /^[\w@%+:,./=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
