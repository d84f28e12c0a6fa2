/**
 * The known word that a mistyped one most likely meant: the one at the least distance, if that is small for the
 * word's length. Case does not count.
 * @returns undefined when nothing is near
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const typed = word.toLowerCase().slice(0, 60);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1;
  for (const candidate of known) {
    // As many letters as one has more than the other are insertions at least.
    if (Math.abs(Math.min(candidate.length, 60) - typed.length) >= least) continue;
    const distance = editDistance(typed, candidate.toLowerCase().slice(0, 60));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/**
 * As `nearest`, for the many words of a file: looked for so many times, each word once. Comparing takes time, and nobody
 * reads more; what is near a word that comes later is not said.
 */
export function nearestFew(
  known: readonly string[] | (() => readonly string[]),
  times = 200,
): (word: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (word) => {
    if (!found.has(word) && found.size < times)
      found.set(word, nearest(word, typeof known === "function" ? known() : known));
    return found.get(word);
  };
}

/**
 * The number of insertions, deletions, replacements and swaps of neighbours that turn one word into another: the
 * optimal string alignment distance (Damerau 1964; Boytsov 2011, section 2.2.1).
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(at(row, j), at(before, j - 2) + 1);
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
