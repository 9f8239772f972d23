"""What can go wrong with the package itself: one base class, and who raises what."""

from __future__ import annotations


class GradwalkError(Exception):
    """Every error of the package that a caller may want to catch."""


class CatalogueError(GradwalkError):
    """The catalogue of exercises contradicts itself."""


class UnknownExercise(GradwalkError, LookupError):
    """No exercise, or no part of it, has this name; the message lists the near ones."""
