"""How fast a class is graded: `python -m tests.bench.grading` (options: --learners, --stock, --rounds, --many).

In one run on one machine, with unit 01 and the class that `gradwalk simulate` makes: stock `nbgrader autograde`, the
same at its best setting, `gradwalk grade` with one job and with two, and the same cells bare in one warm process
(`grader/bare.py` says what that is). The commands are run as an instructor runs them, each on a course folder in which
nothing is graded yet. Stock nbgrader grades a sample of the class, since it takes its time; `--stock 40` lets it grade
all. Medians over the rounds. Memory of a large class is measured with `--many 2000`, which takes minutes.
"""

from __future__ import annotations

import argparse

from rich.console import Console

from tests.bench.grader.measure import Asked, measure
from tests.bench.grader.shown import bounds, comparison, steps, verdicts


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast a class is graded.")
    parser.add_argument("--learners", type=int, default=40, help="the size of the class (40)")
    parser.add_argument("--stock", type=int, default=6, help="how many of them stock nbgrader grades (6)")
    parser.add_argument("--rounds", type=int, default=3, help="how often the rest is measured (3)")
    parser.add_argument("--many", type=int, default=0, help="a large class, for the memory that it takes (none)")
    asked = parser.parse_args()
    console = Console(highlight=False)
    stock = min(asked.stock, asked.learners)
    measured = measure(
        Asked(asked.learners, stock, asked.rounds, asked.many), lambda text: console.print(f"… {text}", style="dim")
    )
    for table in (comparison(measured), verdicts(measured), steps(measured)):
        console.print(table)
    for sentence in bounds(measured):
        console.print(sentence, soft_wrap=True)


if __name__ == "__main__":
    main()
