"""nbgrader's own door: `nbgrader autograde` and formgrader's button grade with our executor.

One line in nbgrader_config.py:

    c.Autograde.autograde_preprocessors = ["autograder.grading.door.Gradwalk"]

nbgrader makes the student's rows, copies the files and writes the notebook; everything between is what `gradwalk grade`
does, from reading the submission to scores and comments. What cannot be graded so is not graded at all: a preprocessor
that raises makes nbgrader take the submission back and say why.
"""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor
from traitlets import Bool

from autograder.grading.bench import NEEDED, NotGraded, Rules
from autograder.grading.gradebook import Writer
from autograder.grading.layout import Course
from autograder.grading.plan import points, read_assignment, turn
from autograder.grading.pool import Job, Processes, Result, grade_all
from autograder.grading.record import Grade


class Gradwalk(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Grades a submitted notebook in the sandbox, and writes its scores and comments into the gradebook."""

    strict = Bool(False, help="No grade where a test cell needs the learner's own process.").tag(config=True)
    require_sandbox = Bool(False, help="No grade where a layer of the sandbox is missing.").tag(config=True)
    nbgrader_compatible = Bool(False, help="Give points exactly as nbgrader's own autograding does.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """The notebook as it ran, in place of the one that nbgrader has prepared. Raises GradwalkError."""
        about = resources["nbgrader"]
        course, student, name = self._course(about["assignment"]), about["student"], about["notebook"]
        job = self._job(course, student, name)
        graded = grade(job, name)
        with Writer(course) as writer:
            writer.expect(points(job.assignment))
            shown = writer.record_notebook(student, name, graded)
        self._tell(name, graded)
        return from_dict(shown), resources

    def _course(self, unit: str) -> Course:
        converter = self.parent.parent  # nbgrader's Autograde; between the two stands the exporter
        penalties = AssignLatePenalties(parent=self.parent)
        penalties.init_plugin()
        return Course(unit, converter.coursedir, converter, penalties.plugin_inst)

    def _job(self, course: Course, student: str, name: str) -> Job:
        """The submission as it was handed in, with this one of its notebooks."""
        rules = Rules(self.strict, self.require_sandbox, self.nbgrader_compatible)
        next_one = turn(course, read_assignment(course), student, rules)
        self._warn(name, next_one.left_out)
        if next_one.job is None:
            raise NotGraded(next_one.problem)
        handed_in = next_one.job.notebooks
        if name not in handed_in:
            raise NotGraded(f"{name}.ipynb is no file that can be graded.")
        return replace(next_one.job, notebooks={name: handed_in[name]})

    def _tell(self, name: str, graded: Grade) -> None:
        self._warn(name, graded.notes)
        if missing := NEEDED - set(graded.layers):
            self._warn(name, [f"it ran without {', '.join(sorted(missing))} of its own: see `gradwalk doctor`"])
        for cell in graded.cells:
            if cell.verdict == "fault":
                self.log.error("%s, %s is not graded: %s", name, cell.grade_id, cell.message)

    def _warn(self, name: str, notes: Sequence[str]) -> None:
        for note in notes:
            self.log.warning("%s: %s", name, note)


def grade(job: Job, name: str) -> Grade:
    """Grades in the process that is kept for it; once more in a fresh one if that was lost. Raises NotGraded."""
    result = graded_by(grading_process(), job)
    if result.is_lost:
        grading_process.cache_clear()
        _kept.close()
        result = graded_by(grading_process(), job)
    if not result.is_graded:
        raise NotGraded(result.problem)
    return result.grades[name]


def graded_by(executor: Executor, job: Job) -> Result:
    """What became of one job."""
    ((_, result),) = grade_all([job], executor, 1)
    return result


_kept = ExitStack()
atexit.register(_kept.close)


@cache
def grading_process() -> Executor:
    """A process beside nbgrader's or the notebook server's own, with a sandbox that stays warm for the next click."""
    return _kept.enter_context(Processes(1).start())
