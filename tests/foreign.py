"""Small masters and submissions for the grader's tests: cells in one line each."""

from __future__ import annotations

import copy
from typing import Any


def cell(name: str, source: str, kind: str = "code", **about: Any) -> dict[str, Any]:
    known = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, **about}
    metadata = {"nbgrader": {"grade_id": name, **known}} if about else {}
    return {"cell_type": kind, "id": name, "metadata": metadata, "source": source}


def given(name: str, source: str) -> dict[str, Any]:
    """A locked cell of the master."""
    return cell(name, source, locked=True)


def answer(name: str, source: str) -> dict[str, Any]:
    """A cell that the learner writes; `source` is the instructor's solution."""
    return cell(name, source, solution=True)


def scored(name: str, source: str, points: float = 1) -> dict[str, Any]:
    """A graded cell."""
    return cell(name, source, grade=True, locked=True, points=points)


def notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}


def handed_in(master: dict[str, Any], **answers: str) -> dict[str, Any]:
    """The master with other answers, by name; an answer that is not named stays right."""
    submitted = copy.deepcopy(master)
    for one in submitted["cells"]:
        one["source"] = answers.get(one["id"], one["source"])
    assert answers.keys() <= {one["id"] for one in submitted["cells"]}
    return submitted
