#!/usr/bin/env python3
"""Asks the questions of a quiz in the terminal: python scripts/take_quiz.py levels/…/quiz.yaml

Needs Python 3.9 or newer and nothing else. It reads the plain part of YAML that the quizzes are written in: one value
a line, no lists in brackets, no text over several lines.
"""

import json
import re
import sys
from pathlib import Path

MESSAGES = {
    "en": {
        "answer": "Your answer ({letters}): ",
        "right": "Right. {explanation}",
        "wrong": "The answer is {answer}. {explanation}",
        "result": "{right} of {all} right.",
        "passed": "Passed.",
        "again": "{needed} are needed. Read the lesson once more, and try again tomorrow.",
    },
    "zh": {
        "answer": "您的答案（{letters}）：",
        "right": "答对了。{explanation}",
        "wrong": "正确答案是 {answer}。{explanation}",
        "result": "{all} 题中答对 {right} 题。",
        "passed": "通过。",
        "again": "需要答对 {needed} 题。请再读一遍课文，明天再试。",
    },
}

LINE = re.compile(r"(?P<indent> *)(?P<item>- )?(?P<key>[a-z]+):(?: (?P<value>\S.*))?")


def read_quiz(path):
    """The quiz in a file, as a dictionary. Raises ValueError, with the line, when it is not written as it should be."""
    quiz = {"questions": []}
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            add_line(quiz, line)
        except (ValueError, IndexError) as error:
            raise ValueError(f"line {number}: {error}") from error
    check_quiz(quiz)
    return quiz


def add_line(quiz, line):
    found = LINE.fullmatch(line)
    if not found:
        raise ValueError("expected `key: value`")
    depth = len(found["indent"]) + len(found["item"] or "")
    key, value = found["key"], scalar(found["value"])
    if found["item"]:
        quiz["questions"].append({})
    if depth == 0:
        put(quiz, key, value, heading="questions")
    elif depth == 4:
        put(quiz["questions"][-1], key, value, heading="choices")
    elif depth == 6:
        put(quiz["questions"][-1]["choices"], key, value)
    else:
        raise ValueError("this is indented otherwise than the rest")


def put(place, key, value, heading=None):
    """Stores a value; a heading has none, and opens what is indented below it."""
    if (value is None) != (key == heading):
        raise ValueError(f"{key}: expected {'no value here' if key == heading else 'a value on the same line'}")
    if key == heading:
        place.setdefault(key, {})
    elif key in place:
        raise ValueError(f"{key} is there twice")
    else:
        place[key] = value


def scalar(text):
    """A value, without the quotation marks that YAML may need around it."""
    if text is None:
        return None
    if text.startswith('"'):
        return json.loads(text)
    if text[0] in "'[{|>&*!%@`" or re.search(r": | #", text):
        raise ValueError('put this value between "double quotes"')
    return text


def check_quiz(quiz):
    """Raises ValueError when something is missing or does not fit."""
    if quiz.get("language") not in MESSAGES:
        raise ValueError(f"language must be one of {', '.join(MESSAGES)}")
    questions = quiz["questions"]
    if not 1 <= int(quiz.get("pass", 0)) <= len(questions):
        raise ValueError("pass must be a number between 1 and the number of questions")
    ids = [question.get("id") for question in questions]
    for number, question in enumerate(questions, start=1):
        missing = [key for key in ("id", "question", "choices", "answer", "explanation") if not question.get(key)]
        if missing:
            raise ValueError(f"question {number} lacks {', '.join(missing)}")
        if len(question["choices"]) < 2:
            raise ValueError(f"question {question['id']} needs two choices or more")
        if question["answer"] not in question["choices"]:
            raise ValueError(f"question {question['id']}: the answer {question['answer']} is none of its choices")
        if ids.count(question["id"]) > 1:
            raise ValueError(f"two questions have the id {question['id']}")


def take(quiz, ask=input):
    """Asks all questions. Returns how many were answered rightly."""
    words = MESSAGES[quiz["language"]]
    right = 0
    for number, question in enumerate(quiz["questions"], start=1):
        print(f"\n{number}. {question['question']}")
        for letter, choice in question["choices"].items():
            print(f"   {letter}) {choice}")
        letters = "/".join(question["choices"])
        said = ""
        while said not in question["choices"]:
            said = ask(words["answer"].format(letters=letters)).strip().lower()
        right += said == question["answer"]
        print(words["right" if said == question["answer"] else "wrong"].format(**question))
    return right


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    try:
        quiz = read_quiz(arguments[0])
    except (OSError, ValueError) as error:
        print(f"{arguments[0]}: {error}", file=sys.stderr)
        return 2
    words = MESSAGES[quiz["language"]]
    print(quiz.get("title", ""))
    try:
        right = take(quiz)
    except (EOFError, KeyboardInterrupt):
        print()
        return 130
    passed = right >= int(quiz["pass"])
    print("\n" + words["result"].format(right=right, all=len(quiz["questions"])))
    print(words["passed"] if passed else words["again"].format(needed=quiz["pass"]))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
