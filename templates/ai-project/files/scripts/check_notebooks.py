#!/usr/bin/env python3
"""Refuses notebooks that were saved with outputs, and runs each of them as plain Python.

Outputs make reviews unreadable and can hold data that should not be here. Uses the standard library only, so a notebook
that needs more, or that uses commands like %pip, is for you to run.
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path


def faults(path):
    """Yields what is wrong with one notebook, as texts."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    if (notebook["nbformat"], notebook["nbformat_minor"]) < (4, 5):
        yield f"{path}: save it in format 4.5 or newer"
    namespace = {"__name__": "__main__"}
    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] != "code":
            continue
        if cell["outputs"] or cell["execution_count"] is not None:
            yield f"{path}: cell {number} was saved with its output; clear all outputs"
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile("".join(cell["source"]), f"{path}, cell {number}", "exec"), namespace)
        except Exception as error:
            yield f"{path}: cell {number} fails: {type(error).__name__}: {error}"
            return


def main():
    os.chdir(Path(__file__).resolve().parents[1] / "notebooks")
    notebooks = sorted(Path(".").glob("*.ipynb"))
    found = [fault for path in notebooks for fault in faults(path)]
    print(*found, f"{len(notebooks)} notebooks, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
