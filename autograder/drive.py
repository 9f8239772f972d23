"""Whose code drives a picture: the learner's as soon as it passes its check, ours before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from autograder.examine import examine
from autograder.exercise import Function
from autograder.exercises import find


@dataclass(frozen=True)
class Driver:
    """A function for a picture to run, whose it is, and our own for comparison.

    `whose` is "yours" (its check passes), "wrong" (written, but its check does not pass yet) or "ours" (not written
    yet, or it stops with an error); `message` is what the check says about a wrong one.
    """

    name: str
    call: Function
    reference: Function
    whose: Literal["yours", "wrong", "ours"]
    message: str


def drive(name: str, function: Function) -> Driver:
    """The driver for a picture of exercise `name`, given the learner's function."""
    report, reference = examine(name, function), find(name).reference
    if report.verdict == "passed":
        return Driver(name, function, reference, "yours", "")
    if report.verdict == "wrong" and callable(function):
        return Driver(name, function, reference, "wrong", report.message)
    return Driver(name, reference, reference, "ours", report.message)
