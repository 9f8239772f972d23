"""The same cells with nothing around them: what an executor that isolates, diagnoses and records nothing would take.

One warm process runs, for each submission, the code cells that the grader runs (the learner's own, and the master's
tests with their hidden part and the real `check`; cells that only draw are left out) in a plain IPython shell, each
submission in a fresh namespace. Only that is timed: no file is read, no output kept, no grade recorded, no process
started, no limit set.
"""

from __future__ import annotations

import contextlib
import io
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder.grading.grade import FIGURE
from autograder.grading.submission import restore
from tests.bench.grader.classroom import UNIT, students


def seconds_bare(course: Path) -> float:
    """Seconds per submission, the mean of the class. To be called in a process of its own."""
    os.environ["NBGRADER_EXECUTION"] = "autograde"  # figures of the locked cells draw nothing, as under a grader
    shell = plain_shell()
    submissions = [cells_to_run(course, student) for student in students(course)]
    run(shell, submissions[0])  # imports, and whatever else only the first one pays for
    return sum(run(shell, cells) for cells in submissions) / len(submissions)


def plain_shell() -> Any:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    quiet = Config({"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor"}})
    return InteractiveShell.instance(config=quiet)


def cells_to_run(course: Path, student: str) -> list[str]:
    """The source of each code cell of a submission that the grader runs, in order."""
    from autograder.grading.reading import read_notebook

    master = read_notebook(course / "source" / UNIT / f"{UNIT}.ipynb")
    submitted = read_notebook(course / "submitted" / student / UNIT / f"{UNIT}.ipynb")
    cells = restore(master, submitted).cells
    return [
        cell["source"]
        for cell in cells
        if cell["cell_type"] == "code" and FIGURE not in cell["metadata"].get("tags", [])
    ]


def run(shell: Any, cells: Iterable[str]) -> float:
    """Seconds for these cells, in a namespace that holds nothing of an earlier submission."""
    before = dict(shell.user_ns)
    started = time.perf_counter()
    for source in cells:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            shell.run_cell(source, store_history=False)
    seconds = time.perf_counter() - started
    shell.user_ns.clear()
    shell.user_ns.update(before)
    return seconds
