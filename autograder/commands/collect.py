"""`gradwalk collect`: what Canvas, Moodle, Gradescope or a folder of files delivers, into submitted/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.commands import options
from autograder.commands.refusal import Refused
from autograder.errors import GradwalkError

if TYPE_CHECKING:
    from rich.table import Table

    from autograder.exchange.collect_people import People
    from autograder.exchange.collect_plan import Asked
    from autograder.exchange.collect_rows import Row, State
    from autograder.exchange.collect_units import Units
    from autograder.grading.layout import Course

ORDER: tuple[State, ...] = ("taken in", "newer", "unchanged", "kept", "set aside", "left out")
SHOWN = {
    "taken in": "taken in",
    "newer": "taken in, in place of an earlier one",
    "unchanged": "unchanged",
    "kept": "earlier: kept in attempts/",
    "set aside": "set aside",
    "left out": "left out",
}
COLOURS = {"left out": "red", "unchanged": "dim", "kept": "dim", "set aside": "dim"}  # the words say it too


@click.command(short_help="Take in what a class has handed in elsewhere.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="ZIP|FOLDER...")
@click.option("--unit", default="", metavar="UNIT", help="What it is.  [default: as each notebook's cells or name say]")
@options.course_dir
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The class list that the system exports, as CSV: who has which id there.",
)
@click.option("--new-students", is_flag=True, help="Take in those who are not known, under an id made of their name.")
@click.option("--dry-run", is_flag=True, help="Say what would become of each file, and write nothing.")
@click.option("--force", is_flag=True, help="Put what is given in place of what is there; that is kept in attempts/.")
@click.pass_context
def collect(
    context: click.Context,
    paths: tuple[Path, ...],
    unit: str,
    course_dir: Path,
    roster: Path | None,
    new_students: bool,
    dry_run: bool,
    force: bool,
) -> None:
    """Takes in the zip that Canvas, Moodle or Gradescope gives for an assignment, or a folder of notebooks.

    It fills submitted/ and says of every file whose it is, what it is, and what became of it. Of several attempts the
    last one counts; the others are kept in attempts/. Names that fit nobody, or two people, are left out, and so is
    what no honest zip holds: docs/collecting.md. Run again, it changes only what has changed.

    Everybody in the class list (--roster) is entered into the gradebook, so that `gradwalk report` knows their names,
    and who has handed in nothing.

    Exit code 0: all of it was taken in; 1: something was left out; 2: nothing could be done.

    \b
    Examples:
      gradwalk collect submissions.zip
      gradwalk collect submissions.zip --unit 01_gradient_descent --roster gradebook.csv --dry-run
      gradwalk collect handed_in/ --new-students
    """
    from rich.console import Console

    from autograder.exchange.collect_plan import Asked
    from autograder.exchange.collect_rows import exit_code

    console = Console(highlight=False)
    rows, remarks = take_in(course_dir, unit, roster, Asked(paths, new_students, dry_run, force))
    rows.sort(key=lambda row: (ORDER.index(row.state), row.student, row.file))
    console.print(table(rows))
    for line in [*remarks, summary(rows, dry_run=dry_run)]:
        console.print(line, markup=False, soft_wrap=True)
    context.exit(exit_code(rows))


def take_in(course_dir: Path, unit: str, roster: Path | None, asked: Asked) -> tuple[list[Row], list[str]]:
    """Collects; returns what became of each file, and what has to be said of the class list. Raises Refused."""
    from autograder.exchange.collect_enrolment import enrol
    from autograder.exchange.collect_plan import collect as collect_all
    from autograder.exchange.collect_roster import add_roster
    from autograder.grading.finished import alone
    from autograder.grading.layout import open_course

    with ExitStack() as stack:
        try:
            course = open_course(course_dir, unit or first_unit(course_dir))
            if not asked.dry_run:
                stack.enter_context(alone(course.root))
            units = units_of(course, unit)
            people = people_of(course)
            listed, remarks = add_roster(roster, people) if roster else ([], [])
            if listed and not asked.dry_run:
                remarks += entered(enrol(course, listed))
        except GradwalkError as why:
            raise Refused(str(why)) from why
        return list(collect_all(course, people, units, asked)), remarks


def entered(new: int) -> list[str]:
    """What is to be said of those who were not in the gradebook before."""
    return [f"{new} of the class list {'is' if new == 1 else 'are'} new in the gradebook."] if new else []


def first_unit(course_dir: Path) -> str:
    """Some assignment of the course, whose settings are those of all. Raises Refused if there is none."""
    found = sorted(path.parent.name for path in (course_dir / "source").glob("*/*.ipynb"))
    if not found:
        raise Refused(f"There is no assignment in {course_dir / 'source'}. Name the course folder: --course-dir FOLDER")
    return found[0]


def units_of(course: Course, wanted: str) -> Units:
    """The notebooks of all assignments of the course. Raises Refusal if one cannot be read."""
    from autograder.exchange.collect_units import Units, read_masters

    folders = sorted({path.parent for path in course.source.parent.glob("*/*.ipynb")})
    return Units([one for folder in folders for one in read_masters(folder, folder.name)], wanted)


def people_of(course: Course) -> People:
    """Everybody in the gradebook, and everybody who has handed in the assignment already. Raises GradebookError."""
    from autograder.exchange.collect_people import People, Student, gradebook_students
    from autograder.grading.database import connected

    with connected(course) as book:
        people = People(gradebook_students(book))
    for student in course.students():
        if not people.with_id("id", student):
            people.add(Student(student))
    return people


def table(rows: Iterable[Row]) -> Table:
    """What became of each file. Names of files and people are shown as text, and only letters that can be seen."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from autograder.grading.plan import printable

    shown = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for title in ("file", "student", "unit", "what became of it"):
        shown.add_column(title, overflow="fold")
    for row in rows:
        fate = f"{SHOWN[row.state]}: {row.why}" if row.why else SHOWN[row.state]
        cells = (row.file, row.student or "–", row.unit or "–", fate)
        style = COLOURS.get(row.state, "")
        shown.add_row(*(Text(printable(cell), style if cell is fate else "") for cell in cells))
    return shown


def summary(rows: list[Row], *, dry_run: bool) -> str:
    """How many of each."""
    counts = Counter(row.state for row in rows)
    parts = [f"{counts[state]} {SHOWN[state]}" for state in ORDER if counts[state]]
    said = "; ".join(parts).capitalize() if parts else "Nothing was found"
    changed = counts["taken in"] + counts["newer"]
    if dry_run:
        return f"{said}. Nothing was written (--dry-run)."
    return f"{said}." if changed or counts["kept"] or not counts["unchanged"] else f"{said}. Nothing has changed."
