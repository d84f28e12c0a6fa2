"""A classifier for the messages of a community: is it a question or an announcement?

Naive Bayes over words: the simplest model that learns something. Replace it by yours; the notebooks and the evaluation
use `load`, `train` and `classify`.
"""

import json
import re
from collections import Counter
from math import log
from pathlib import Path

__all__ = ["classify", "load", "train", "words"]

EXAMPLES = Path(__file__).resolve().parents[2] / "data" / "examples.jsonl"


def words(text):
    """The words of a text, lower-case; question marks count; Chinese is cut into pairs of neighbouring characters."""
    found = re.findall(r"[a-z0-9']+|[?？]", text.lower().replace("？", "?"))
    for run in re.findall(r"[\u4e00-\u9fff]+", text):
        found += [run[i : i + 2] for i in range(max(1, len(run) - 1))]
    return found


def load(path=EXAMPLES):
    """Reads examples, one JSON object a line, as a list of dictionaries."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line]


def train(examples):
    """Counts words by label. Returns {label: (number of examples, Counter of words)}."""
    model = {}
    for example in examples:
        number, counter = model.get(example["label"], (0, Counter()))
        counter.update(words(example["text"]))
        model[example["label"]] = (number + 1, counter)
    return model


def classify(text, model=None):
    """The label that a text most likely has, by Bayes' rule with one added to each count (Laplace)."""
    model = train(load()) if model is None else model
    vocabulary = {word for _, counter in model.values() for word in counter}
    total = sum(number for number, _ in model.values())

    def score(label):
        number, counter = model[label]
        size = sum(counter.values()) + len(vocabulary)
        return log(number / total) + sum(log((counter[word] + 1) / size) for word in words(text))

    return max(sorted(model), key=score)
