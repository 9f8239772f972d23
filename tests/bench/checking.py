"""How long a learner waits: `check` on a right answer, and `import autograder` on top of numpy.

Run with `python -m tests.bench.checking`. Bars: a median of 50 ms each.
"""

from __future__ import annotations

import contextlib
import io
import statistics
import subprocess
import sys
import time

from rich.console import Console
from rich.table import Table

from autograder import check
from autograder.exercises import units

REPEATS = 15
IMPORT = "import time, numpy; t = time.perf_counter(); import autograder; print(1e3 * (time.perf_counter() - t))"
PLAIN = "import time; t = time.perf_counter(); import numpy; print(1e3 * (time.perf_counter() - t))"


def milliseconds_of_a_check(name: str, part: str) -> float:
    """Median over repeated checks of the reference, its sentence included."""
    from autograder.exercises import find

    spent = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            check(name, find(name).reference, part=part)
        spent.append(1e3 * (time.perf_counter() - started))
    return statistics.median(spent)


def milliseconds_in_a_new_process(code: str) -> float:
    """Median of what `code` prints, each time in a new interpreter."""
    run = [sys.executable, "-c", code]
    outputs = [subprocess.run(run, capture_output=True, check=True, text=True).stdout for _ in range(7)]
    return statistics.median(map(float, outputs))


def main() -> None:
    table = Table("exercise", "part", "check of a right answer, ms", title="How long a learner waits")
    medians = []
    for unit in units():
        for exercise in unit.exercises.values():
            for part in exercise.parts:
                medians.append(milliseconds_of_a_check(exercise.name, part))
                table.add_row(exercise.name, part, f"{medians[-1]:.1f}")
    table.add_row("median", "", f"{statistics.median(medians):.1f}", style="bold")
    console = Console()
    console.print(table)
    ours, numpy = milliseconds_in_a_new_process(IMPORT), milliseconds_in_a_new_process(PLAIN)
    console.print(f"import autograder on top of numpy: {ours:.1f} ms; numpy itself: {numpy:.1f} ms")


if __name__ == "__main__":
    main()
