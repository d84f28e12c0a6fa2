#!/usr/bin/env python3
"""Checks the notebooks and quizzes of the course: python scripts/check_notebooks.py

Needs Python 3.9 or newer and nothing else. Prints one line for each fault, and ends with 1 when there is one.
With --no-run, no notebook is run.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from take_quiz import read_quiz

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 120
PARTS = ("lesson.md", "exercise.ipynb")
MORE_PARTS = ("README.md", "video.md", "solution.ipynb", "quiz.yaml")


def main(arguments):
    faults = []
    notebooks = sorted(path for path in ROOT.glob("levels/**/*.ipynb") if ".ipynb_checkpoints" not in path.parts)
    for path in notebooks:
        faults += [(path, fault) for fault in notebook_faults(path, run="--no-run" not in arguments)]
    quizzes = sorted(ROOT.glob("levels/**/quiz*.yaml"))
    for path in quizzes:
        faults += [(path, fault) for fault in quiz_faults(path)]
    modules = sorted(path for path in ROOT.glob("levels/*/module-*") if path.is_dir())
    for path in modules:
        faults += [(path, fault) for fault in module_faults(path)]
    for path, fault in faults:
        print(f"{path.relative_to(ROOT).as_posix()}: {fault}")
    print(f"{len(notebooks)} notebooks, {len(quizzes)} quizzes, {len(modules)} modules: {len(faults)} faults")
    return 1 if faults or not notebooks else 0


def notebook_faults(path, run):
    """What is wrong with a notebook. It is run only when nothing else is wrong with it."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [Cell(number, cell) for number, cell in enumerate(notebook["cells"], start=1)]
    except (ValueError, KeyError, TypeError) as error:
        return [f"is no notebook: {type(error).__name__} {error}"]
    faults = []
    if (notebook.get("nbformat"), notebook.get("nbformat_minor", 0) >= 5) != (4, True):
        faults.append("save it in format 4.5 or newer, in which cells have ids")
    ids = [cell.id for cell in cells]
    faults += [f"cell {cell.number} has no id, or the id of another cell" for cell in cells if ids.count(cell.id) > 1]
    faults += [f"cell {cell.number} holds an output: clear it" for cell in cells if cell.outputs]
    faults += [fault for cell in cells if (fault := syntax_fault(cell))]
    faults += badge_faults(path, cells)
    if faults or not run:
        return faults
    return run_faults("\n\n".join(cell.source for cell in cells if cell.code))


class Cell:
    """A cell of a notebook."""

    def __init__(self, number, cell):
        self.number = number
        self.id = cell.get("id")
        self.code = cell["cell_type"] == "code"
        self.source = "".join(cell["source"])
        self.outputs = self.code and (cell.get("outputs") != [] or cell.get("execution_count") is not None)


def syntax_fault(cell):
    """A cell has to be plain Python, so that it runs everywhere: `!pip` and `%magic` are not."""
    if not cell.code:
        return None
    try:
        ast.parse(cell.source)
    except SyntaxError as error:
        return f"cell {cell.number}, line {error.lineno}: {error.msg}"
    return None


def badge_faults(path, cells):
    """A badge that opens the notebook in Colab has to lead to this notebook, not to the one it was copied from."""
    own = path.relative_to(ROOT).as_posix()
    text = "\n".join(cell.source for cell in cells if not cell.code)
    found = re.findall(r"colab\.research\.google\.com/github/[^/]+/[^/]+/blob/[^/]+/([^)\s]+)", text)
    return [f"its badge opens {target}" for target in found if target != own]


def run_faults(code):
    """Runs the code of a notebook from top to bottom in an empty folder, as a program of its own."""
    with tempfile.TemporaryDirectory(prefix="course-") as folder:
        command = [sys.executable, "-I", "-X", "utf8", "-"]
        try:
            done = subprocess.run(
                command, input=code, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            return [f"takes more than {SECONDS} seconds to run"]
    if done.returncode == 0:
        return []
    last = done.stderr.strip().splitlines()[-1:] or [f"ended with {done.returncode}"]
    return [f"does not run from top to bottom: {last[0]}"]


def quiz_faults(path):
    try:
        read_quiz(path)
    except ValueError as error:
        return [str(error)]
    return []


def module_faults(path):
    """A module has all its parts; a small course may leave out all but the lesson and the exercise."""
    there = {entry.name for entry in path.iterdir()}
    wanted = PARTS + (MORE_PARTS if there & set(MORE_PARTS) else ())
    return [f"{name} is missing" for name in wanted if name not in there]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
