"""A synthetic class as an instructor would receive it: `submitted/` of an nbgrader course folder, and a ledger."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from autograder.commands.classroom import Learner, draw_class, function_of
from autograder.commands.notebooks import Damaged, read_notebook, write_notebook
from autograder.commands.paste import break_syntax, replace_function, source_of
from autograder.commands.refusal import Refused
from autograder.exercise import Unit

if TYPE_CHECKING:
    from nbformat import NotebookNode

FIRST_DAY = datetime(2026, 1, 12, 9, tzinfo=UTC)
NBGRADER_TIME = "%Y-%m-%d %H:%M:%S.%f %Z"  # how `nbgrader submit` writes timestamp.txt


@dataclass(frozen=True)
class Simulated:
    """A class that was handed in: its learners, and the file that tells what each was given."""

    learners: list[Learner]
    ledger: Path


def simulate_class(unit: Unit, count: int, seed: int, course: Path, *, force: bool = False) -> Simulated:
    """Fills submitted/<learner>/<unit>/ of a course folder and writes the ledger; the same seed gives equal files.

    Raises Refused if the unit is not released there, or (without `force`) if submissions of it exist.
    """
    released = read_release(course, unit)
    if not force:
        refuse_existing(course, unit)
    asked = [unit.exercises[name] for name in solution_cells(released, unit)]
    learners = draw_class(asked, count, seed)
    handed_in = {learner.person.id: write_notebook(fill_in(released, unit, learner)) for learner in learners}
    for number, (learner_id, text) in enumerate(handed_in.items()):
        folder = course / "submitted" / learner_id / unit.name
        write(folder / f"{unit.name}.ipynb", text)
        write(folder / "timestamp.txt", hand_in_time(seed, number).strftime(NBGRADER_TIME))
    ledger = course / "simulated" / f"{unit.name}.json"
    write(ledger, write_ledger(unit, seed, learners))
    return Simulated(learners, ledger)


def read_release(course: Path, unit: Unit) -> NotebookNode:
    """The released notebook of the course folder. Raises Refused if it is missing or damaged."""
    path = course / "release" / unit.name / f"{unit.name}.ipynb"
    if not path.is_file():
        raise Refused(f"{path} is missing. In the course folder, run: nbgrader generate_assignment {unit.name}")
    try:
        released = read_notebook(path)
    except Damaged as damage:
        raise Refused(f"{path} is damaged: {damage}.") from damage
    if not solution_cells(released, unit):
        raise Refused(f"{path} has no solution cell for any exercise of {unit.name}.")
    return released


def refuse_existing(course: Path, unit: Unit) -> None:
    """Raises Refused if anybody has handed in the unit already."""
    names = sorted(path.parent.name for path in (course / "submitted").glob(f"*/{unit.name}"))
    if names:
        some = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
        raise Refused(
            f"{course / 'submitted'} holds submissions of {unit.name} already ({len(names)}: {some}). "
            "Nothing was written. --force writes over those that share a name with a synthetic learner."
        )


def solution_cells(notebook: NotebookNode, unit: Unit) -> dict[str, NotebookNode]:
    """The cells in which exercises of the unit are solved, by exercise."""
    named = {c.metadata["nbgrader"].get("grade_id"): c for c in notebook.cells if is_solution(c)}
    return {name: named[name] for name in unit.exercises if name in named}


def is_solution(cell: NotebookNode) -> bool:
    """Whether the learner writes code in this cell."""
    return cell.cell_type == "code" and bool(cell.metadata.get("nbgrader", {}).get("solution"))


def fill_in(released: NotebookNode, unit: Unit, learner: Learner) -> NotebookNode:
    """A copy of the released notebook with the learner's answers in its solution cells."""
    notebook = copy.deepcopy(released)
    for name, cell in solution_cells(notebook, unit).items():
        answer = learner.answers[name]
        function = function_of(unit.exercises[name], answer)
        if function is None:
            continue
        source = source_of(function, name)
        if answer.kind == "broken":
            source = break_syntax(source)
        cell.source = replace_function(cell.source, name, source)
    return notebook


def hand_in_time(seed: int, number: int) -> datetime:
    """When the learner of this number handed in: within one week, to the microsecond."""
    return FIRST_DAY + timedelta(microseconds=Random(f"{seed} {number}").randrange(7 * 24 * 3600 * 10**6))


def write_ledger(unit: Unit, seed: int, learners: list[Learner]) -> str:
    """Who was given what, as JSON: `learners` → id → `name` and `answers`: exercise → "mistake:sum_not_mean"."""
    given = {
        learner.person.id: {
            "name": f"{learner.person.given} {learner.person.family}",
            "answers": {name: str(answer) for name, answer in learner.answers.items()},
        }
        for learner in learners
    }
    ledger = {"unit": unit.name, "seed": seed, "learners": given}
    return json.dumps(ledger, ensure_ascii=False, indent=1) + "\n"


def write(path: Path, text: str) -> None:
    """Writes a text file, the same bytes on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
