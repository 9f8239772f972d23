"""`gradwalk demo`: an instructor's whole path, from the source notebooks to a graded class."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from autograder.commands.grades import LearnerGrade, read_grades
from autograder.commands.lab import is_root
from autograder.commands.nbgrader_steps import Step, database_url, enrol, environment, run_nbgrader
from autograder.commands.places import project_root
from autograder.commands.refusal import Refused
from autograder.commands.submissions import Simulated, simulate_class
from autograder.commands.tables import exercises_table, learners_table
from autograder.commands.units import unit_named

UNIT = "01_gradient_descent"


class StepFailed(click.ClickException):
    """A command of nbgrader did not succeed; its log has been shown."""


@click.command(short_help="Watch a class being graded, from source to grades.")
@click.option("--learners", type=click.IntRange(min=1), default=12, show_default=True, help="The size of the class.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same class.")
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="The course folder: a new or an empty one.  [default: a temporary one]",
)
def demo(learners: int, seed: int, keep: Path | None) -> None:
    """Plays an instructor's whole path with unit 01 and a synthetic class, and asks nothing.

    A course folder is made, the unit released, handed in by the class, graded into nbgrader's gradebook, and shown as
    tables. The folder stays, for you to look into.

    \b
    Examples:
      gradwalk demo
      gradwalk demo --learners 30 --keep mycourse
    """
    console = Console(highlight=False)
    course = make_course(project_root(), keep)
    announce(console, "1. A course folder", f"with nbgrader_config.py and source/: {course}")
    simulated = hand_out_and_in(console, course, learners, seed)
    grade(console, course, simulated)
    grades = read_grades(course, database_url(course), UNIT, sorted(one.person.id for one in simulated.learners))
    show(console, course, grades, simulated)
    missing = [one.learner for one in grades if not one.is_graded]
    if missing:
        raise StepFailed(f"{len(missing)} of {learners} submissions have no grade: {', '.join(missing)}")


def announce(console: Console, step: str, words: str) -> None:
    """Says which step comes now."""
    console.print(Text.assemble((step, "bold"), f" {words}"), soft_wrap=True)


def make_course(root: Path, keep: Path | None) -> Path:
    """A course folder with the project's configuration and sources.

    Raises Refused if there are no sources, or if the folder that was asked for holds something.
    """
    config, source = root / "nbgrader_config.py", root / "source"
    for needed in (config, source / UNIT / f"{UNIT}.ipynb"):
        if not needed.is_file():
            raise Refused(f"The course is not here: {needed} is missing. In the project folder, run: make build")
    if keep and keep.exists() and any(keep.iterdir()):
        raise Refused(f"{keep} is not empty. Name a folder that does not exist yet.")
    course = keep.absolute() if keep else Path(tempfile.mkdtemp(prefix="gradwalk-demo-"))
    course.mkdir(parents=True, exist_ok=True)
    shutil.copy(config, course)
    shutil.copytree(source, course / "source")
    return course


def hand_out_and_in(console: Console, course: Path, count: int, seed: int) -> Simulated:
    """Releases the unit and lets a class of `count` learners hand it in."""
    announce(console, "2. Release:", f"nbgrader generate_assignment {UNIT}")
    demand(console, run_nbgrader(course, "generate_assignment", UNIT))
    announce(console, "3. Hand in:", f"gradwalk simulate {UNIT} --learners {count} --seed {seed}")
    return simulate_class(unit_named(UNIT), count, seed, course)


def grade(console: Console, course: Path, simulated: Simulated) -> None:
    """Grades the class and writes its feedback pages. Raises StepFailed."""
    announce(console, "4. Grade:", f"gradwalk grade {UNIT}, into gradebook.db")
    enrol(course, [learner.person for learner in simulated.learners])
    for line in grading(course):
        console.print(f"   {line}", markup=False, soft_wrap=True)
    announce(console, "5. Feedback:", f"nbgrader generate_feedback {UNIT}")
    demand(console, run_nbgrader(course, "generate_feedback", UNIT))


def grading(course: Path) -> Iterator[str]:
    """Runs `gradwalk grade`, and tells its lines as they come; what has no grade, it says itself."""
    script = "from autograder.cli import main; main()"
    command = [sys.executable, "-c", script, "grade", UNIT, "--course-dir", str(course)]
    running = subprocess.Popen(
        command, env=environment(course), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    with running:
        assert running.stdout is not None
        yield from map(str.rstrip, running.stdout)


def demand(console: Console, step: Step) -> None:
    """Shows the log of a step that failed, and raises StepFailed."""
    if not step.is_ok:
        console.print(step.log, markup=False, soft_wrap=True)
        raise StepFailed(f"This step failed: {step.command}")


def show(console: Console, course: Path, grades: list[LearnerGrade], simulated: Simulated) -> None:
    """The tables, and where to look next."""
    console.print()
    console.print(learners_table(grades))
    console.print()
    console.print(exercises_table(grades, unit_named(UNIT)))
    lowest = min(grades, key=lambda grade: grade.score / grade.points if grade.score > 0 else 1.0)
    feedback = course / "feedback" / lowest.learner / UNIT / f"{UNIT}.html"
    formgrader = f'"{sys.executable}" -m jupyterlab --LabApp.default_url=/formgrader{" --allow-root" * is_root()}'
    console.print("\n[bold]Where to look next[/bold]")
    for what, where in {
        "the gradebook (SQLite)": str(course / "gradebook.db"),
        "a feedback page, as a learner gets it": str(feedback),
        "what each learner was given": str(simulated.ledger),
        "the formgrader, to grade by hand": f'cd "{course}" && {formgrader}',
    }.items():
        console.print(f"  {what}:\n    {where}", markup=False, soft_wrap=True)
