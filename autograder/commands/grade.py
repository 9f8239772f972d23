"""`gradwalk grade`: a whole class, into nbgrader's gradebook."""

from __future__ import annotations

import difflib
import glob
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from autograder.commands import options
from autograder.commands.grading_shown import Shown, summary
from autograder.commands.refusal import Refused
from autograder.errors import GradwalkError

if TYPE_CHECKING:
    from autograder.grading.bench import Assignment, Rules
    from autograder.grading.gradebook import Writer
    from autograder.grading.layout import Course
    from autograder.grading.pool import Job, Result, Start


class Stopped(click.ClickException):
    """Grading stopped half-way; what is done is kept."""


@click.command(short_help="Grade a class into nbgrader's gradebook.")
@click.argument("unit")
@click.option("--jobs", type=click.IntRange(min=1), help="How many at a time.  [default: one per processor]")
@click.option("--student", "students", multiple=True, metavar="ID", help="Only this student; may be given again.")
@click.option("--force", is_flag=True, help="Grade again what is graded already.")
@click.option("--only", multiple=True, metavar="EXERCISE", help="Grade this again, and keep all else; may be repeated.")
@options.course_dir
@options.database
@click.option("--scheduler", metavar="tcp://…", help="Grade on the Dask cluster of this scheduler.")
@click.option("--strict", is_flag=True, help="No grade where a test cell needs the learner's own process.")
@click.option("--require-sandbox", is_flag=True, help="No grade where a layer of the sandbox is missing.")
@click.option("--nbgrader-compatible", is_flag=True, help="Give points exactly as nbgrader's own autograding does.")
def grade(
    unit: str,
    jobs: int | None,
    students: tuple[str, ...],
    force: bool,
    only: tuple[str, ...],
    course_dir: Path,
    db: str | None,
    scheduler: str | None,
    strict: bool,
    require_sandbox: bool,
    nbgrader_compatible: bool,
) -> None:
    """Grades every submission of UNIT, in place of `nbgrader autograde`; everything after it is nbgrader's, as before.

    It reads source/ and submitted/, and writes autograded/ and the gradebook. Stopped at any moment and started again,
    it goes on where it was; what is graded and has not changed is not graded again.

    Where nbgrader gives points that were not earned, or none for a mere warning, the grades differ from its own:
    docs/differences_from_nbgrader.md. --nbgrader-compatible gives them all the same, to compare or to move a course.

    A check was improved after the class was graded: --only EXERCISE (or the name of a test cell) grades that again for
    everybody, whatever was graded before, and keeps the points of all other tests. Every learner whose points moved is
    listed, here and in reports/UNIT/changes.csv. What a person has given stays in any case.

    The exit code is 0 if every submission has a grade, 1 if one has none, 2 if nothing could be done.

    \b
    Examples:
      gradwalk grade 01_gradient_descent
      gradwalk grade ps1 --student ines --student kim --force
      gradwalk grade 03_logistic_regression --force --only sigmoid
      gradwalk grade ps1 --db postgresql://grader@dbhost/course --scheduler tcp://cluster:8786
    """
    from autograder.grading.bench import Rules

    console = Console(highlight=False)
    rules = Rules(strict=strict, require_sandbox=require_sandbox, as_nbgrader=nbgrader_compatible)
    asked = Asked(unit, students, force or bool(only), only, rules)
    try:
        with ExitStack() as stack:
            place = cluster_place(stack, scheduler) if scheduler else local_place(stack, course_dir, jobs, asked)
            problems = grade_unit(console, course_dir, db, place, asked)
    except KeyboardInterrupt:
        console.print("Stopped. What is graded so far is kept: the same command again goes on.", soft_wrap=True)
        sys.stdout.flush()
        os._exit(130)  # an ordinary exit would wait for what is under way
    sys.exit(1 if problems else 0)


@dataclass(frozen=True)
class Asked:
    """What the instructor wants graded, and how."""

    unit: str
    students: tuple[str, ...]
    force: bool
    only: tuple[str, ...]
    rules: Rules


@dataclass(frozen=True)
class Place:
    """Where it is graded: how executors start there, and how many submissions are handed over at a time."""

    start: Start
    at_once: int


def local_place(stack: ExitStack, course_dir: Path, jobs: int | None, asked: Asked) -> Place:
    """This machine. Its processes start at once, while this one still reads the course."""
    from autograder.grading.pool import Processes

    waiting = len(asked.students) or sum(1 for _ in course_dir.glob(f"*/*/{glob.escape(asked.unit)}"))
    count = min(jobs or os.cpu_count() or 1, max(waiting, 1))
    return Place(stack.enter_context(Processes(count, asked.unit)).start, 2 * count)


def cluster_place(stack: ExitStack, address: str) -> Place:
    """A Dask cluster."""
    from autograder.grading.cluster import NoCluster, cluster

    try:
        found = stack.enter_context(cluster(address))
    except NoCluster as why:
        raise Refused(str(why)) from why
    return Place(found.start, 2 * found.slots)


def grade_unit(console: Console, course_dir: Path, db: str | None, place: Place, asked: Asked) -> int:
    """Grades what was asked for and shows it; returns how many have no grade. May raise Refused, Stopped."""
    from autograder.grading.database import GradebookError
    from autograder.grading.finished import alone
    from autograder.grading.gradebook import Writer
    from autograder.grading.layout import open_course
    from autograder.grading.plan import points, read_assignment
    from autograder.grading.pool import CannotStart, grade_class
    from autograder.grading.regrade import cells_about
    from autograder.reports.changes import ChangeLog

    with ExitStack() as stack:
        try:
            course = open_course(course_dir, asked.unit, db)
            stack.enter_context(alone(course.root))
            assignment = read_assignment(course)
            writer = stack.enter_context(Writer(course, ChangeLog(course.root, course.unit).add))
            writer.expect(points(assignment))
            only = cells_about(assignment, asked.only)
            students = chosen(course, asked)
        except GradwalkError as why:
            raise Refused(str(why)) from why
        shown = stack.enter_context(Shown(console, len(students)))
        jobs = turns(course, assignment, students, writer, shown, asked)
        try:
            for job, result in grade_class(jobs, place.start, place.at_once):
                settle(job, result, writer, shown, only)
        except (CannotStart, GradebookError) as why:
            raise Stopped(str(why)) from why
    for line in summary(shown.tally, asked.unit):
        console.print(line, markup=False, soft_wrap=True)
    return len(shown.tally.problems)


def turns(
    course: Course, assignment: Assignment, students: list[str], writer: Writer, shown: Shown, asked: Asked
) -> Iterator[Job]:
    """The jobs, each made when its turn comes; of those who need none it is said why."""
    from autograder.grading.plan import turn

    for student in students:
        writer.clean(student)
        next_one = turn(course, assignment, student, asked.rules)
        shown.note(student, next_one.left_out)
        if next_one.job is None:
            writer.refuse(student, next_one.problem)
            shown.not_graded(student, next_one.problem)
        elif not asked.force and writer.is_finished(student, next_one.job.fingerprint):
            shown.before(student)
        else:
            yield next_one.job


def settle(job: Job, result: Result, writer: Writer, shown: Shown, only: frozenset[str]) -> None:
    """Records a result, or of a regrade what is about the cells `only`, and says what it is."""
    from autograder.grading.gradebook import about_faults, faulty

    if not result.is_graded:
        writer.refuse(job.student, result.problem)
        shown.not_graded(job.student, result.problem)
        return
    entry = writer.record(job, result, only)
    shown.note(job.student, entry.notes)
    shown.moved(entry.changes)
    grades = result.grades.values()
    if faults := faulty(result):
        shown.not_graded(job.student, about_faults(faults))
        return
    passed = all(graded.has_passed for graded in grades) and set(result.grades) == set(job.assignment.notebooks)
    shown.graded(job.student, entry.points, entry.max_points, passed=passed, by_hand=entry.needs_manual_grade)


def chosen(course: Course, asked: Asked) -> list[str]:
    """The students whose submissions are graded. Raises Refused if somebody who was named has handed in nothing."""
    there = course.students()
    for student in asked.students:
        if student not in there:
            near = difflib.get_close_matches(student, there)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise Refused(f"{course.submitted(student)} is not there.{hint}")
    if not there:
        raise Refused(f"Nobody has handed in {course.unit}: {course.submitted('*')} matches nothing.")
    return sorted(set(asked.students)) or there
