"""What `autograder` is where submissions run: the names are there, the answers are not, and a check does nothing."""

from __future__ import annotations

from typing import Any


class CheckFailed(AssertionError):
    """A check that did not pass; here none is ever made."""


def check(name: str, function: Any, **options: Any) -> None:
    """Does nothing: the check is made on the other side."""


def drive(name: str, function: Any) -> None:
    """Nobody looks at pictures here."""
