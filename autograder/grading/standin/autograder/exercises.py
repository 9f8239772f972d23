"""The catalogue's name, without the catalogue."""

from __future__ import annotations

from typing import Any


def find(name: str) -> Any:
    """There is no right answer to find here."""
    raise LookupError(f"{name!r}: right answers are not available while a notebook is graded")
