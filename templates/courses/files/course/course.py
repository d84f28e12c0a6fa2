#!/usr/bin/env python3
"""Checks the notebooks and quizzes of this course, and asks the questions of a quiz.

    python course.py check              notebooks and quizzes, all of them
    python course.py quiz module-01     the quiz of a module, in the terminal

Needs Python 3.9 or newer and nothing else. Notebooks are run, so check only what you would run yourself.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SECONDS = 120
WORDS = {
    "en": ("Your answer ({}): ", "Right. ", "It is {}. ", "{} of {} right.", "Passed.", "{} are needed: try again tomorrow."),
    "zh": ("您的答案（{}）：", "对了。", "应当是 {}。", "答对 {} 题，共 {} 题。", "通过。", "需要答对 {} 题，请明天再试。"),
}
LINE = re.compile(r"( *)(- )?([a-z]+):(?: (\S.*))?")
NEEDED = ("id", "question", "answer", "explanation")


def main(arguments):
    if arguments == ["check"]:
        return check()
    if len(arguments) == 2 and arguments[0] == "quiz":
        return quiz(arguments[1])
    print(__doc__, file=sys.stderr)
    return 2


def check():
    """Looks at every notebook and quiz of the course. Ends with 1 when something is wrong."""
    notebooks = sorted(path for path in HERE.glob("module-*/*.ipynb"))
    quizzes = sorted(HERE.glob("module-*/quiz*.yaml"))
    faults = [(path, fault) for path in notebooks for fault in notebook_faults(path)]
    faults += [(path, fault) for path in quizzes for fault in quiz_faults(path)]
    for path, fault in faults:
        print(f"{path.relative_to(HERE).as_posix()}: {fault}")
    print(f"{len(notebooks)} notebooks, {len(quizzes)} quizzes: {len(faults)} faults")
    return 1 if faults or not notebooks else 0


def notebook_faults(path):
    """What is wrong with a notebook. It is run only when it holds no output."""
    try:
        cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
        code = "\n\n".join("".join(cell["source"]) for cell in cells)
    except (ValueError, KeyError, TypeError) as error:
        return [f"is no notebook: {type(error).__name__} {error}"]
    if any(cell.get("outputs") or cell.get("execution_count") is not None for cell in cells):
        return ["holds outputs: clear them"]
    with tempfile.TemporaryDirectory(prefix="course-") as folder:
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-X", "utf8", "-"],
                input=code,
                cwd=folder,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            return [f"takes more than {SECONDS} seconds"]
    if done.returncode == 0:
        return []
    return [f"does not run from top to bottom: {(done.stderr.strip().splitlines() or ['?'])[-1]}"]


def quiz_faults(path):
    try:
        read_quiz(path)
    except ValueError as error:
        return [str(error)]
    return []


def read_quiz(path):
    """The head of a quiz and its questions. Raises ValueError when it is not written as it should be."""
    head, questions = {}, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#") or line == "questions:":
            continue
        found = LINE.fullmatch(line)
        if not found:
            raise ValueError(f"line {number}: expected `key: value`")
        indent, item, key, value = found.groups()
        if item:
            questions.append({"choices": {}})
        depth = len(indent) + len(item or "")
        if depth > 0 and not questions:
            raise ValueError(f"line {number}: no question has begun")
        place = head if depth == 0 else questions[-1] if depth == 4 else questions[-1]["choices"]
        if key != "choices":
            place[key] = json.loads(value) if value and value.startswith('"') else value
    for question in questions:
        missing = [key for key in NEEDED if not question.get(key)]
        if missing or question["answer"] not in question["choices"]:
            raise ValueError(f"{question.get('id')}: {', '.join(missing) or 'the answer'} is missing")
    if head.get("language") not in WORDS or not 0 < int(head.get("pass") or 0) <= len(questions):
        raise ValueError("language or pass is missing, or does not fit")
    return head, questions


def quiz(name):
    """Asks the questions of one quiz. Ends with 0 when enough answers are right."""
    found = [Path(name)] if Path(name).is_file() else sorted(HERE.glob(f"{Path(name).name}*/quiz.yaml"))
    if len(found) != 1:
        print(f"{name}: {len(found)} quizzes of this name", file=sys.stderr)
        return 2
    head, questions = read_quiz(found[0])
    ask, yes, no, result, passed, again = WORDS[head["language"]]
    print(head["title"])
    right = 0
    for number, question in enumerate(questions, start=1):
        print(f"\n{number}. {question['question']}")
        for letter, choice in question["choices"].items():
            print(f"   {letter}) {choice}")
        said = ""
        while said not in question["choices"]:
            said = input(ask.format("/".join(question["choices"]))).strip().lower()
        right += said == question["answer"]
        print((yes if said == question["answer"] else no.format(question["answer"])) + question["explanation"])
    enough = right >= int(head["pass"])
    print("\n" + result.format(right, len(questions)))
    print(passed if enough else again.format(head["pass"]))
    return 0 if enough else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (EOFError, KeyboardInterrupt):
        sys.exit(130)
