"""`gradwalk simulate`: a synthetic class hands in a unit."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.commands import options
from autograder.commands.submissions import simulate_class
from autograder.commands.units import unit_named


@click.command(short_help="Fill a course folder with a synthetic class.")
@click.argument("unit")
@click.option("--learners", type=click.IntRange(min=1), default=12, show_default=True, help="How many hand in.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same files.")
@options.course_dir
@click.option("--force", is_flag=True, help="Write over submissions that exist.")
def simulate(unit: str, learners: int, seed: int, course_dir: Path, force: bool) -> None:
    """Fills submitted/ of an nbgrader course folder with a class whose answers are known.

    UNIT is a unit that is released in that folder. What each learner was given stands in simulated/UNIT.json:
    right answers, known mistakes, and (from four learners on) one who left it empty and one with a broken cell.

    \b
    Example:
      gradwalk simulate 01_gradient_descent --learners 12 --seed 1 --course-dir mycourse
    """
    named = unit_named(unit)
    done = simulate_class(named, learners, seed, course_dir, force=force)
    click.echo(f"{learners} learners have handed in {named.name}: {course_dir / 'submitted'}")
    click.echo(f"What each was given: {done.ledger}")
    click.echo(f"Next, in the course folder: gradwalk grade {named.name}")
