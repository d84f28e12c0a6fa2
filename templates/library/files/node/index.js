/** A small example: finding the word that somebody probably meant. */

/** The number of insertions, deletions and replacements that turn one text into the other (Levenshtein, 1966). */
export function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}

/**
 * The known word that is nearest to `word`.
 * @param {string} word what somebody typed
 * @param {string[]} known the words that there are
 * @returns {string | null} one of `known`, at a distance of at most a third of the word's length, at least 1;
 *   null when nothing is near
 */
export function nearest(word, known) {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.distance <= limit ? ranked[0].candidate : null;
}
