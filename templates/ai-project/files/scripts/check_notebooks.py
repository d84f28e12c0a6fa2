#!/usr/bin/env python3
"""Refuses notebooks that were saved with outputs, and runs each of them as plain Python.

Outputs make reviews unreadable and can hold data that should not be here. Uses the standard library only.
"""

import json
import os
import sys
from pathlib import Path


def faults(path):
    """Yields what is wrong with one notebook, as texts."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    namespace = {"__name__": "__main__"}
    for number, cell in enumerate(cells, start=1):
        if cell["cell_type"] != "code":
            continue
        if cell["outputs"] or cell["execution_count"] is not None:
            yield f"{path}: cell {number} was saved with its output; clear all outputs"
        try:
            exec(compile("".join(cell["source"]), f"{path}, cell {number}", "exec"), namespace)
        except Exception as error:
            yield f"{path}: cell {number} fails: {type(error).__name__}: {error}"
            return


def main():
    root = Path(__file__).resolve().parent.parent
    os.chdir(root / "notebooks")
    notebooks = sorted(Path(".").glob("*.ipynb"))
    found = [fault for path in notebooks for fault in faults(path)]
    print(*found, f"{len(notebooks)} notebooks, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
