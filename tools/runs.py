"""Runs a built notebook as a learner would, and says what its test cells earn and what its cells raise."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from copy import deepcopy

from nbclient import NotebookClient
from nbformat import NotebookNode
from nbgrader.utils import determine_grade, is_grade

from tools.master import Master
from tools.problems import Problem

SECONDS_PER_CELL = 30  # as in nbgrader; then the cell is interrupted
QUIET = ["--log-level=ERROR"]


def run(notebook: NotebookNode) -> NotebookNode:
    """The notebook with the outputs of a run from top to bottom, past every error, in an empty folder."""
    notebook = deepcopy(notebook)
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(
            notebook,
            resources={"metadata": {"path": folder}},
            allow_errors=True,
            timeout=SECONDS_PER_CELL,
            interrupt_on_timeout=True,
            extra_arguments=QUIET,
        ).execute()
    return notebook


def points(notebook: NotebookNode) -> tuple[float, float]:
    """What a notebook that has run earns by nbgrader's rules, and what it could earn."""
    grades = [determine_grade(cell) for cell in notebook.cells if is_grade(cell)]
    return sum(earned for earned, _ in grades), sum(possible for _, possible in grades)


def source_run_problems(master: Master, source: NotebookNode) -> Iterator[Problem]:
    """The instructor's notebook earns full points and raises nothing."""
    notebook = run(source)
    yield from _raised(master, notebook, "source", allowed=())
    earned, possible = points(notebook)
    if earned != possible:
        yield Problem(master.path, None, f"the source notebook earns {earned:g} of {possible:g} points, not all")


def release_run_problems(master: Master, release: NotebookNode) -> Iterator[Problem]:
    """The learner's notebook as released earns nothing and raises nothing but NotImplementedError."""
    notebook = run(release)
    yield from _raised(master, notebook, "released", allowed=("NotImplementedError",))
    earned, _ = points(notebook)
    if earned:
        yield Problem(master.path, None, f"the untouched release earns {earned:g} points, not 0")


def _raised(master: Master, notebook: NotebookNode, which: str, allowed: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each cell that raised anything else or wrote to stderr, which nbgrader reads as failure."""
    for cell, ran in zip(master.cells, notebook.cells, strict=True):
        for output in ran.get("outputs", []):
            if output.output_type == "error" and output.ename not in allowed:
                raised = f"{output.ename}: {output.evalue}"
                yield Problem(master.path, cell.line, f"this cell of the {which} notebook raised {raised}")
            elif output.output_type == "stream" and output.name == "stderr":
                said = output.text.strip()[:300]
                yield Problem(master.path, cell.line, f"this cell of the {which} notebook wrote to stderr: {said}")
