"""Mistakes that are one slip of the pen: a right answer with one place of its source changed."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable
from functools import cached_property
from typing import Any

from autograder.errors import CatalogueError

Function = Callable[..., Any]


class Slip:
    """A right answer's function with `was` replaced by `now` in its source; made when it is first called.

    Raises CatalogueError, then, unless `was` stands in the source exactly once.
    """

    def __init__(self, right: Function, name: str, was: str, now: str) -> None:
        self.__name__ = name
        self._right, self._was, self._now = right, was, now

    def __call__(self, *args: Any, **named: Any) -> Any:
        return self._made(*args, **named)

    @cached_property
    def source(self) -> str:
        """The source of the function with the slip in it."""
        right = source_of(self._right)
        if right.count(self._was) != 1:
            raise CatalogueError(f"{self.__name__}: {self._was!r} stands {right.count(self._was)} times in its source")
        return re.sub(rf"\bdef {self._right.__name__}\b", f"def {self.__name__}", right.replace(self._was, self._now))

    @cached_property
    def _made(self) -> Function:
        space = dict(inspect.unwrap(self._right).__globals__)
        exec(compile(self.source, f"<{self.__name__}>", "exec"), space)
        made: Function = space[self.__name__]
        return made


def source_of(function: Function) -> str:
    """The source of a function without its decorators. Raises CatalogueError if it is not written as a `def`."""
    if isinstance(function, Slip):
        return function.source
    source = textwrap.dedent(inspect.getsource(function))
    definition = ast.parse(source).body[0]
    if not isinstance(definition, ast.FunctionDef):
        raise CatalogueError(f"{function.__name__} is not written as a def")
    return "\n".join(source.rstrip().splitlines()[definition.lineno - 1 :])
