"""Silence: what a thread prints is swallowed, while other threads print as before.

JupyterLab handles a moved slider in a thread beside the one that runs cells, so standard output cannot be swapped for
everybody, as `contextlib.redirect_stdout` does.
"""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Iterator
from threading import get_ident
from typing import Any

import numpy as np


class _Muffler:
    """A stream that passes everything on, except what the threads in `silent` write."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.silent: Counter[int] = Counter()

    def write(self, text: str) -> int:
        return len(text) if self.silent[get_ident()] > 0 else int(self.stream.write(text) or 0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Swallows what this thread prints, and numpy's floating-point warnings."""
    with _muffled("stdout"), _muffled("stderr"), np.errstate(all="ignore"):
        yield


@contextlib.contextmanager
def _muffled(name: str) -> Iterator[None]:
    muffler = getattr(sys, name)
    if not isinstance(muffler, _Muffler):
        muffler = _Muffler(muffler)
        setattr(sys, name, muffler)
    muffler.silent[get_ident()] += 1
    try:
        yield
    finally:
        muffler.silent[get_ident()] -= 1
        if getattr(sys, name) is muffler and not +muffler.silent:
            setattr(sys, name, muffler.stream)
