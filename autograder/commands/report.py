"""`gradwalk report`: a graded class as one page, for those who teach."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.commands import options
from autograder.commands.refusal import Refused
from autograder.errors import GradwalkError

if TYPE_CHECKING:
    from autograder.grading.layout import Course
    from autograder.reports.findings import Findings
    from autograder.reports.unknown import Group

FOLDER = "reports"


@click.command(short_help="See a graded class: who needs help, and which exercise is bad.")
@click.argument("unit")
@options.course_dir
@options.database
@click.option(
    "--to",
    "place",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the files go.  [default: reports/UNIT in the course folder]",
)
@click.option("--unknown", is_flag=True, help="Write nothing; print the answers without a name for the catalogue.")
def report(unit: str, course_dir: Path, db: str | None, place: Path | None, unknown: bool) -> None:
    """Writes report.html, report.csv and report.json about a class that has been graded.

    The page says who needs help and with what, which exercise or sentence is bad, what each mistake was and where it
    is taught, and shows answers that fail for a reason without a name. It needs no network. It names learners.

    With --unknown, those answers are printed as entries of the catalogue, in Python, without the people who wrote them.
    Read them before you use them: they are learners' code.

    The exit code is 0 if it is done, 1 if --unknown left some answer out, 2 if nothing could be done.

    \b
    Examples:
      gradwalk report 01_gradient_descent
      gradwalk report ps1 --course-dir mycourse --to /tmp/ps1
      gradwalk report 01_gradient_descent --unknown > tomorrow.py
    """
    try:
        with without_collecting():
            course, found, groups = read(course_dir, unit, db)
            if unknown:
                sys.exit(show_unknown(found, groups))
            write(course, found, groups, place)
    except GradwalkError as why:
        raise why if isinstance(why, Refused) else Refused(str(why)) from why


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """A large class is a million objects that all stay: to look for garbage among them takes as long as the rest."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read(course_dir: Path, unit: str, db: str | None) -> tuple[Course, Findings, list[Group]]:
    """Everything that a report says. May raise GradwalkError."""
    from autograder.grading.layout import open_course
    from autograder.reports.findings import find_all
    from autograder.reports.results import read_class
    from autograder.reports.sections import read_scored
    from autograder.reports.unknown import unknown

    course = open_course(course_dir, unit, db)
    results = read_class(course)
    if not results.graded:
        raise Refused(f"Nobody has a grade in {unit} yet. First: gradwalk grade {unit}")
    found = find_all(results, read_scored(course))
    return course, found, unknown(found, course)


def write(course: Course, found: Findings, groups: list[Group], place: Path | None) -> None:
    """Writes the files and says where they are."""
    from autograder.reports.page import render
    from autograder.reports.report_files import write_report

    folder = place or course.root / FOLDER / course.unit
    page, *others = write_report(folder, render(found, groups), found, groups)
    click.echo(f"{len(found.results.graded)} of {len(found.results.standings)} learners are graded: {page}")
    click.echo(f"The same data: {', '.join(one.name for one in others)} beside it")
    if any(one.missing for one in found.isolation):
        click.echo("Some were graded without a sandbox: gradwalk doctor says what helps.", err=True)


def show_unknown(found: Findings, groups: list[Group]) -> int:
    """Prints the entries; returns the exit code. Raises Refused where nobody knows what was wrong."""
    from autograder.reports.entries import entries, is_left_out

    unit = found.results.unit
    if not found.has_records:
        raise Refused(f"nbgrader keeps points and no reasons. To find those: gradwalk grade {unit}")
    blocks = list(entries(unit, groups))
    click.echo("\n\n\n".join(blocks))
    left_out = sum(map(is_left_out, blocks))
    if left_out:
        click.echo(f"{left_out} of {len(groups)} kinds of answers are not entries: the reason stands there.", err=True)
    return 1 if left_out else 0
