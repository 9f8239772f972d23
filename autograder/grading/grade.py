"""One submission → one frozen `Grade`."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.check import ENDLESS
from autograder.grading.examiner import Examination, Examiner, NotIsolable
from autograder.grading.judge import ENDS, OURS, is_learners, judged, verdict_of
from autograder.grading.magics import parse
from autograder.grading.ownership import first_check, given_names, read, read_ownership
from autograder.grading.record import CellGrade, Grade, ManualCell
from autograder.grading.remote import CellDied
from autograder.grading.run import Notebook
from autograder.grading.sandbox import Sandbox
from autograder.grading.score import NoScore, score, score_as_nbgrader
from autograder.grading.submission import Cell, Restored, grade_id, is_manual, is_test, max_points, restore

__all__ = ["CellGrade", "Grade", "ManualCell", "grade", "survey"]
FIGURE = "figure"
NOT_PLAIN = "pattern:not_plain_data"
NUMPY = re.compile(r"^np\.\w+\((.*)\)$")  # np.float64(1.5)
INPUT = re.compile(r"\(<ipython-input[^>]*>, line (\d+)\)")  # IPython's name of a cell, in a SyntaxError
Outputs = list[dict[str, Any]]


def survey(master: dict[str, Any], sandbox: Sandbox) -> frozenset[str]:
    """The test cells that cannot run apart from the code they test: the instructor's own solution passes them only so.

    Only these may run in the worker. That a learner's object cannot cross where the instructor's can is an answer of
    the wrong kind, not a reason to trust it. A cell that calls a check of ours is never among them: in the worker a
    check does nothing.
    """
    open_to_question = frozenset(grade_id(cell) or "" for cell in master["cells"] if is_test(cell)) - calling_checks(
        master
    )
    if not open_to_question:
        return open_to_question
    apart = grade(master, master, sandbox)
    failed = frozenset(cell.grade_id for cell in apart.cells if cell.verdict != "passed") & open_to_question
    if not failed:
        return failed
    together = grade(master, master, sandbox, may_run_in_worker=failed)
    return frozenset(cell.grade_id for cell in together.cells if not cell.isolated and cell.verdict == "passed")


def calling_checks(master: dict[str, Any]) -> frozenset[str]:
    """The test cells that use a name which the master imports from autograder."""
    ours = read_ownership(master["cells"]).names_of_ours()
    tests = [cell for cell in master["cells"] if is_test(cell)]
    return frozenset(grade_id(cell) or "" for cell in tests if ours & _names(cell["source"]))


def _names(source: str) -> frozenset[str]:
    try:
        return read(parse(source))
    except (SyntaxError, RecursionError):
        return frozenset()


def grade(
    master: dict[str, Any],
    submitted: dict[str, Any],
    sandbox: Sandbox,
    *,
    may_run_in_worker: frozenset[str] = frozenset(),
    as_nbgrader: bool = False,
    seed: int | None = None,
) -> Grade:
    """Grades one submitted notebook against the master (with its hidden tests) in a worker of `sandbox`.

    `may_run_in_worker` names the test cells that need live objects, as `survey` finds them; they are marked.
    `as_nbgrader` gives points as nbgrader does where it gives them too easily (`score.py` says where).
    `seed` is what the hidden checks draw their numbers from (None: one for this submission alone).
    Never raises for what is in the submission; what is our fault is the verdict "fault" of the cells it concerns.
    """
    started = time.monotonic()
    restored = restore(master, submitted)
    try:
        examiner = Examiner(master["cells"], sandbox.limits.cell_seconds, seed)
        sitting = Sitting(examiner, may_run_in_worker, as_nbgrader, given_names(master["cells"]))
        with Notebook(sandbox) as notebook:
            ran = [sitting.take(cell, notebook) for cell in restored.cells]
        grades = sitting.grades
    except Exception as error:  # noqa: BLE001 - the sandbox, or we ourselves
        ran = list(restored.cells)
        grades = [_fault(cell, error) for cell in ran if is_test(cell)]
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": master.get("metadata", {}), "cells": ran}
    seconds = time.monotonic() - started
    return Grade(tuple(grades), whole, restored.notes, tuple(sandbox.layers), seconds, manual_cells(restored))


def manual_cells(restored: Restored) -> tuple[ManualCell, ...]:
    """The cells that wait for a person."""
    waiting = [(grade_id(cell) or "", cell) for cell in restored.cells if is_manual(cell)]
    return tuple(ManualCell(name, max_points(cell), name in restored.untouched) for name, cell in waiting)


@dataclass
class Sitting:
    """One notebook on its way through the examiner."""

    examiner: Examiner
    open_to: frozenset[str]
    as_nbgrader: bool
    given: Mapping[str, frozenset[str]]  # the names that each solution of the master binds, by grade id
    stopped: dict[str, tuple[str, str]] = field(default_factory=dict)
    grades: list[CellGrade] = field(default_factory=list)

    def take(self, cell: Cell, notebook: Notebook) -> Cell:
        """Runs a cell; returns it with its outputs, and keeps the grade of a test cell."""
        if cell["cell_type"] != "code":
            return cell
        outputs: Outputs = []
        if is_test(cell):
            graded, outputs = self._test(cell, notebook)
            self.grades.append(graded)
        elif FIGURE not in cell["metadata"].get("tags", []):
            outputs = notebook.run(cell["source"])
            self._note_end(cell, outputs)
        return {**cell, "outputs": outputs, "execution_count": None}

    def _note_end(self, cell: Cell, outputs: Outputs) -> None:
        """Keeps why a cell of the master's names stopped: a test that misses one of these names can say so."""
        names = self.given.get(grade_id(cell) or "", frozenset())
        self.stopped = {name: end for name, end in self.stopped.items() if name not in names}
        errors = [output for output in outputs if output["output_type"] == "error"]
        if errors:
            self.stopped |= dict.fromkeys(names, (str(errors[-1]["ename"]), str(errors[-1]["evalue"])))

    def _test(self, cell: Cell, notebook: Notebook) -> tuple[CellGrade, Outputs]:
        try:
            if grade_id(cell) in self.open_to:
                return self._in_worker(cell, notebook)
            examination = notebook.examine(self.examiner, cell["source"])
            graded = self._graded(blank(cell), examination)
            return graded, list(examination.outputs) + _ending(examination.error)
        except CellDied as died:
            message = f"The code that this test runs did not come back: {died}."
            hint = ENDLESS[0] if died.reason == "timeout" else ""
            return replace(blank(cell), verdict=died.reason, message=message, hint=hint), [_error(died.reason, message)]
        except NotIsolable as refused:
            message = f"Plain data is asked here (numbers, texts, lists, arrays …), not {refused}."
            graded = replace(blank(cell), verdict="wrong", mistake=NOT_PLAIN, message=message)
            return graded, [_error("TypeError", message)]
        except Exception as error:  # noqa: BLE001 - whatever breaks here is ours
            graded = _fault(cell, error)
            return graded, [_error("Fault", graded.message)]

    def _graded(self, cell: CellGrade, examination: Examination) -> CellGrade:
        if examination.reports:
            last = examination.reports[-1]
            cell = replace(cell, exercise=last.exercise, part=last.part, seed=last.seed)
            cell = replace(cell, message=last.message, behaviour=last.behaviour)
        if examination.error is not None:
            return replace(cell, **self._judged(examination.error))
        return self._scored(cell, examination)

    def _judged(self, error: BaseException) -> dict[str, Any]:
        """Verdict and sentence for an error; for a name that is missing because its cell stopped, those of the cell."""
        name = error.name if isinstance(error, NameError) and not is_learners(error) else None
        if name not in self.stopped:
            return judged(error)
        kind, text = self.stopped[name]
        text = INPUT.sub(r"(line \1 of the cell)", text)
        if kind in ENDS:
            return {"verdict": kind, "message": f"The cell that defines `{name}` did not come back: {text}."}
        about = f"{kind}: {text}" if text else kind
        return {"verdict": "error", "message": f"The cell that defines `{name}` stopped with {about}."}

    def _scored(self, cell: CellGrade, examination: Examination) -> CellGrade:
        """The points of a cell that ran to its end."""
        most = cell.max_points
        try:
            if self.as_nbgrader:
                points = score_as_nbgrader(examination.value, most, complained=examination.complained)
            else:
                points = score(examination.value, most)
        except NoScore as impossible:
            return replace(cell, verdict="fault", message=OURS.format(impossible))
        if points >= most:
            return replace(cell, points=points, verdict="passed")
        message = cell.message or f"The test gave {points:g} of {most:g} points."
        return replace(cell, points=points, verdict="wrong", message=message)

    def _in_worker(self, cell: Cell, notebook: Notebook) -> tuple[CellGrade, Outputs]:
        """A test cell that needs a live object runs where that object lives, and is marked as not isolated."""
        outputs = notebook.run(cell["source"])
        marked = replace(blank(cell), isolated=False)
        errors = [output for output in outputs if output["output_type"] == "error"]
        if not errors:
            complained = any(output.get("name") == "stderr" for output in outputs)
            value = shown_value(outputs, as_nbgrader=self.as_nbgrader)
            return self._scored(marked, Examination(None, (), (), value, complained)), outputs
        name, text = str(errors[-1]["ename"]), str(errors[-1]["evalue"])
        return replace(marked, verdict=verdict_of(name), message=f"{name}: {text}" if text else name), outputs


def shown_value(outputs: Outputs, *, as_nbgrader: bool = False) -> Any:
    """The number or truth that a cell in the worker shows last, read from its text; None for anything else.

    For nbgrader, the text of a numpy scalar is anything else.
    """
    texts = [output["data"].get("text/plain") for output in outputs if output["output_type"] == "execute_result"]
    text = str(texts[-1]) if texts else ""
    text = text if as_nbgrader else NUMPY.sub(r"\1", text)
    with contextlib.suppress(ValueError):
        return {"True": True, "False": False}[text] if text in ("True", "False") else float(text)
    return None


def blank(cell: Cell) -> CellGrade:
    """The grade of a test cell that has earned nothing yet."""
    try:
        exercise, part = first_check(parse(cell["source"])) or (None, None)
    except (SyntaxError, RecursionError):
        exercise, part = None, None
    return CellGrade(grade_id(cell) or "", 0.0, max_points(cell), "fault", exercise=exercise, part=part)


def _fault(cell: Cell, error: BaseException) -> CellGrade:
    return replace(blank(cell), verdict="fault", message=OURS.format(str(error) or type(error).__name__))


def _ending(error: BaseException | None) -> Outputs:
    return [] if error is None else [_error(type(error).__name__, str(error))]


def _error(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [text]}
