"""A small example: finding the word that somebody probably meant."""

__all__ = ["distance", "nearest"]


def distance(a, b):
    """The number of insertions, deletions and replacements that turn one text into the other (Levenshtein, 1966)."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, start=1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(b, start=1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right))
    return row[-1]


def nearest(word, known):
    """The known word that is nearest to `word`, or None when nothing is near.

    :param word: what somebody typed
    :param known: the words that there are
    :returns: one of `known`, at a distance of at most a third of the word's length, at least 1
    """
    limit = max(1, len(word) // 3)
    best = min(known, key=lambda candidate: distance(word.lower(), candidate.lower()), default=None)
    if best is None or distance(word.lower(), best.lower()) > limit:
        return None
    return best
