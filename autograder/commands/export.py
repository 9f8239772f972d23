"""`gradwalk export`: marks in the form that another system reads, and an autograder for Gradescope."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from autograder.commands import options
from autograder.commands.export_written import Asked, hand_on, tell, with_marks
from autograder.commands.refusal import Refused
from autograder.errors import GradwalkError

Command = TypeVar("Command", bound=Callable[..., Any])
VISIBILITIES = ("visible", "after_due_date", "after_published")


def of_everybody(command: Command) -> Command:
    """The argument and the options that all exports share."""
    for one in reversed((
        click.argument("unit"),
        options.course_dir,
        options.database,
        click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="The file to write."),
        click.option("--force", is_flag=True, help="Replace a file that holds something else."),
        click.option("--zero-missing", is_flag=True, help="0 points for nothing handed in.  [default: no mark]"),
    )):  # fmt: skip
        command = one(command)
    return command


def of_systems(command: Command) -> Command:
    """The options of the systems that export a list of the class themselves."""
    roster = click.Path(exists=True, dir_okay=False, path_type=Path)
    for one in reversed((
        click.option("--roster", type=roster, help="The list that was exported there: the marks are filled in."),
        click.option("--column", default="", metavar="NAME", help="The column of the list that the marks are for."),
        click.option("--match", multiple=True, metavar="COLUMN", help="A column of the list that says who it is."),
    )):  # fmt: skip
        command = one(command)
    return command


@click.group(short_help="Hand marks on to Canvas, Moodle, Gradescope or a spreadsheet.")
def export() -> None:
    """Writes the marks of a class in the form that another system reads: docs/exports.md.

    Nothing is sent anywhere: a file is written, whole or not at all. Whoever has no mark yet gets none, and never a 0.

    Exit code 0: done; 1: written, but somebody was left out; 2: nothing could be done.

    \b
    Examples:
      gradwalk export csv 01_gradient_descent
      gradwalk export canvas 01_gradient_descent --roster grades.csv
      gradwalk export gradescope --autograder 01_gradient_descent
    """


@export.command("csv", short_help="One row for each learner, with everything.")
@of_everybody
def as_csv(**options: Any) -> None:
    """Writes everything that is known of UNIT: a row for each learner, a column for each graded cell.

    \b
    Examples:
      gradwalk export csv 01_gradient_descent
      gradwalk export csv ps1 --course-dir mycourse --to marks.csv --force
    """
    from autograder.exchange.marks import marked, whole_table

    asked = Asked(**options)
    results = asked.read()
    asked.write(whole_table(results, zero_missing=asked.zero_missing).encoded(), f"{asked.unit}.csv")
    tell(marked(results, zero_missing=asked.zero_missing))


@export.command("canvas", short_help="The gradebook of Canvas.")
@of_everybody
@of_systems
def as_canvas(roster: Path | None, column: str, match: tuple[str, ...], **options: Any) -> None:
    """Writes the marks of UNIT for the gradebook of Canvas (Import).

    With --roster, the file that Canvas exports (Grades, Export): its learners, ids and order stay, the marks are
    filled in, and other assignments are left out. Without it, what nbgrader's gradebook knows has to do.

    \b
    Examples:
      gradwalk export canvas 01_gradient_descent --roster 2026-01-30T1000_Grades-DL.csv
      gradwalk export canvas ps1 --roster grades.csv --column "Problem set 1" --to import.csv
    """
    from autograder.exchange import canvas

    asked = Asked(**options)
    results = asked.read()
    marks = with_marks(results, asked)
    most = results.max_points
    sys.exit(
        hand_on(
            asked,
            "canvas",
            marks,
            lambda: canvas.table_of(marks, asked.unit, most),
            lambda table: canvas.filled(table, marks, asked.unit, most, column, match),
            roster,
        )
    )


@export.command("moodle", short_help="A grading worksheet of Moodle, or its gradebook.")
@of_everybody
@of_systems
def as_moodle(roster: Path | None, column: str, match: tuple[str, ...], **options: Any) -> None:
    """Writes the marks of UNIT for Moodle.

    With --roster, the grading worksheet of an assignment (Download grading worksheet) or an export of the gradebook
    (plain text file): its learners, ids and order stay, and the marks are filled in. Without it, a table for the
    import of the gradebook. In a Moodle that speaks another language, --column and --match name the columns.

    \b
    Examples:
      gradwalk export moodle 01_gradient_descent --roster Grades-DL-Downhill.csv
      gradwalk export moodle ps1 --roster Bewertungen.csv --column Bewertung --match E-Mail-Adresse
    """
    from autograder.exchange import moodle

    asked = Asked(**options)
    results = asked.read()
    marks = with_marks(results, asked)
    sys.exit(
        hand_on(
            asked,
            "moodle",
            marks,
            lambda: moodle.table_of(marks, asked.unit),
            lambda table: moodle.filled(table, marks, asked.unit, results.max_points, column, match),
            roster,
        )
    )


@export.command("gradescope", short_help="A class list for Gradescope, or an autograder.")
@of_everybody
@of_systems
@click.option("--autograder", "is_autograder", is_flag=True, help="An autograder.zip that grades UNIT there.")
@click.option("--require-sandbox", is_flag=True, help="The autograder gives no grade without the whole sandbox.")
@click.option(
    "--visibility",
    type=click.Choice(VISIBILITIES),
    help="When learners see what the autograder says.  [default: visible]",
)
def as_gradescope(
    roster: Path | None,
    column: str,
    match: tuple[str, ...],
    is_autograder: bool,
    require_sandbox: bool,
    visibility: str | None,
    **options: Any,
) -> None:
    """Writes UNIT for Gradescope: an autograder with --autograder, else a class list with the marks beside it.

    Gradescope imports no marks. With --autograder it grades itself: upload the zip file to a programming assignment
    (Configure Autograder). It holds the instructor's notebooks with their hidden tests, so keep it to yourself.

    \b
    Examples:
      gradwalk export gradescope --autograder 01_gradient_descent --to autograder.zip
      gradwalk export gradescope 01_gradient_descent --roster roster.csv
    """
    asked = Asked(**options)
    if is_autograder:
        if roster or column or match or asked.zero_missing:
            raise Refused("--autograder takes neither a list of the class nor --zero-missing.")
        write_autograder(asked, require_sandbox, visibility or VISIBILITIES[0])
        return
    if require_sandbox or visibility:
        raise Refused("--require-sandbox and --visibility are for an autograder: add --autograder.")
    from autograder.exchange import gradescope

    results = asked.read()
    marks = with_marks(results, asked)
    sys.exit(
        hand_on(
            asked,
            "gradescope",
            marks,
            lambda: gradescope.table_of(marks, results.max_points),
            lambda table: gradescope.filled(table, marks, column, match),
            roster,
        )
    )


def write_autograder(asked: Asked, require_sandbox: bool, visibility: str) -> None:
    """Writes the zip file for Gradescope. Raises Refused."""
    from autograder.exchange.gradescope_autograder import autograder_zip

    try:
        content = autograder_zip(asked.course(), require_sandbox=require_sandbox, visibility=visibility)
    except GradwalkError as why:
        raise Refused(str(why)) from why
    asked.write(content, "autograder.zip")
