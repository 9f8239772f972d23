"""Whose code drives a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Driver(Protocol):
    """A function for a picture to run, whose it is, and our own for comparison (what `autograder.drive` returns).

    `whose` is "yours" (it passes its check), "wrong" (it does not yet) or "ours" (`call` is our code).
    """

    @property
    def name(self) -> str: ...
    @property
    def call(self) -> Callable[..., Any]: ...
    @property
    def reference(self) -> Callable[..., Any]: ...
    @property
    def whose(self) -> str: ...
    @property
    def message(self) -> str: ...


@dataclass(frozen=True)
class OurDriver:
    """Our code, for a picture that nobody drives."""

    name: str
    call: Callable[..., Any]
    reference: Callable[..., Any]
    whose: str = "ours"
    message: str = ""


def ours(name: str) -> Driver:
    """The driver that runs the course's own answer to the exercise `name`."""
    from autograder.exercises import find

    reference = find(name).reference
    return OurDriver(name, reference, reference)


def credit(driver: Driver) -> str:
    """Whose code the picture runs, in words for its title."""
    return {"yours": "your code", "wrong": "your code, not right yet"}.get(driver.whose, "our code")
