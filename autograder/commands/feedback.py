"""`gradwalk feedback`: a page for every learner, to be handed back with nbgrader."""

from __future__ import annotations

import difflib
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.commands import options
from autograder.commands.refusal import Refused
from autograder.errors import GradwalkError

if TYPE_CHECKING:
    from autograder.grading.layout import Course
    from autograder.reports.results import ClassResults, Standing

MOST_NAMES = 10


@click.command(short_help="Make a page of feedback for every learner.")
@click.argument("unit")
@click.option("--student", "students", multiple=True, metavar="ID", help="Only this student; may be given again.")
@options.course_dir
@options.database
@click.option(
    "--zip",
    "zip_path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Put all the pages into this zip too, a folder for each learner.",
)
@click.option("--force", is_flag=True, help="Write every page anew, those that are up to date too.")
def feedback(
    unit: str, students: tuple[str, ...], course_dir: Path, db: str | None, zip_path: Path | None, force: bool
) -> None:
    """Makes one HTML page for each learner whose submission of UNIT is graded.

    On it stand the points, what is right, what is off with a question to start from, what a person wrote, and the
    learner's own notebook as it ran. Nothing on it runs or is loaded from elsewhere; tests are not on it.

    The pages take the place of those of `nbgrader generate_feedback`; `nbgrader release_feedback UNIT` hands them back,
    or, where there is no exchange, the file that --zip makes of them.
    A page that is up to date is not written again. Run it again after a person has graded or commented.

    The exit code is 0 if everybody who handed in has a page, 1 if somebody has none, 2 if nothing could be done.

    \b
    Examples:
      gradwalk feedback 01_gradient_descent
      gradwalk feedback 01_gradient_descent --zip feedback.zip
      gradwalk feedback ps1 --student ines --student kim --force
    """
    from autograder.grading.finished import alone
    from autograder.grading.layout import open_course
    from autograder.reports.feedback_class import make_pages
    from autograder.reports.feedback_handout import read_comments, read_handout
    from autograder.reports.feedback_zip import refuse_others, write_zip
    from autograder.reports.results import read_class

    began = time.monotonic()
    try:
        course = open_course(course_dir, unit, db)
        if zip_path:
            refuse_others(zip_path, force=force)
        with alone(course.root):
            found = read_class(course)
            wanted = chosen(found, students)
            graded = [one for one in wanted if one.state == "graded"]
            outcomes = list(make_pages(course, read_handout(course), graded, read_comments(course), force=force))
            if zip_path:
                write_zip(zip_path, course, [one.student for one in outcomes if one.state != "no page"])
    except GradwalkError as why:
        raise why if isinstance(why, Refused) else Refused(str(why)) from why
    problems = {one.person.id: one.problem for one in wanted if one.state == "not graded"}
    problems |= {one.student: one.problem for one in outcomes if one.state == "no page"}
    problems = {student: f"{why}{of_an_earlier_page(course, student)}" for student, why in problems.items()}
    counts = Counter[str](one.state for one in outcomes)
    tell(f"{unit}: {headline(counts)} ({rate(len(outcomes), time.monotonic() - began)})")
    tell_who_has_none(problems, [one.person.id for one in wanted if one.state == "nothing handed in"])
    if counts["written"] + counts["unchanged"]:
        tell(f"To hand them back: {zip_path}, or " * bool(zip_path) + f"nbgrader release_feedback {unit}")
    sys.exit(1 if problems else 0)


def chosen(found: ClassResults, students: Sequence[str]) -> list[Standing]:
    """Those whose pages are wanted. Raises Refused if nobody can have one, or if somebody named handed in nothing."""
    there = {one.person.id: one for one in found.standings if one.state != "nothing handed in"}
    for student in students:
        if student not in there:
            near = difflib.get_close_matches(student, there)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise Refused(f"{student} has not handed in {found.unit}.{hint}")
    wanted = [one for one in found.standings if not students or one.person.id in students]
    if not any(one.state == "graded" for one in wanted):
        why = f" {wanted[0].problem}" if students and wanted[0].problem else ""
        raise Refused(f"There is no grade for {found.unit} to give feedback on.{why} Run: gradwalk grade {found.unit}")
    return wanted


def of_an_earlier_page(course: Course, student: str) -> str:
    """A warning where an earlier page would be handed back; nothing where there is none."""
    from autograder.reports.feedback_page import NoPage
    from autograder.reports.feedback_place import folder

    try:
        pages = list(folder(course, student).glob("*.html"))
    except NoPage:
        return ""
    return f" An earlier page still stands in {pages[0].parent}." if pages else ""


def headline(counts: Counter[str]) -> str:
    """How many pages there are, and how many of them are new."""
    made = counts["written"] + counts["unchanged"]
    new = "" if not counts["unchanged"] else f", {counts['written']} written, {counts['unchanged']} up to date already"
    return f"{made:,} page{'' if made == 1 else 's'} of feedback{new}"


def rate(count: int, seconds: float) -> str:
    """How long it took, in pages per second."""
    return f"{seconds:.1f} s, {count / max(seconds, 0.001):.1f} pages/s"


def tell_who_has_none(problems: dict[str, str], absent: Sequence[str]) -> None:
    """Who has no page and why; those who handed in nothing in one line."""
    if problems:
        tell("No page for:")
    for student, problem in sorted(problems.items()):
        tell(f"  {student}: {problem}")
    if absent:
        more = f" and {len(absent) - MOST_NAMES} more" if len(absent) > MOST_NAMES else ""
        tell(f"Nothing handed in: {', '.join(absent[:MOST_NAMES])}{more}")


def tell(line: str) -> None:
    """A line for a terminal, whatever letters a learner's name or file has."""
    from autograder.grading.plan import printable

    click.echo("".join(printable(line)))
