#!/usr/bin/env python3
"""Checks every notebook of the course: saved without outputs, and every solution runs.

Uses the standard library only. Prints one line a fault and exits with 1 when there is any.
"""

import json
import sys
from pathlib import Path


def faults(path):
    """Yields what is wrong with one notebook, as texts."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = notebook["cells"]
    except (ValueError, KeyError, TypeError) as error:
        yield f"{path}: not a notebook ({error})"
        return
    for number, cell in enumerate(cells, start=1):
        if cell["cell_type"] == "code" and (cell["outputs"] or cell["execution_count"] is not None):
            yield f"{path}: cell {number} was saved with its output; clear all outputs"
    if path.name.startswith("solution"):
        yield from run(path, cells)


def run(path, cells):
    """Runs the code cells in order, in one namespace, as a notebook would."""
    namespace = {"__name__": "__main__"}
    for number, cell in enumerate(cells, start=1):
        if cell["cell_type"] != "code":
            continue
        source = cell["source"]
        code = source if isinstance(source, str) else "".join(source)
        try:
            exec(compile(code, f"{path}, cell {number}", "exec"), namespace)
        except Exception as error:
            yield f"{path}: cell {number} fails: {type(error).__name__}: {error}"
            return


def main():
    root = Path(__file__).resolve().parent.parent
    notebooks = sorted(root.glob("levels/**/*.ipynb"))
    found = [fault for path in notebooks for fault in faults(path)]
    print(*found, f"{len(notebooks)} notebooks, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
