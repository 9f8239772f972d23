"""What `utils` is where submissions run: pictures that nobody looks at."""

from __future__ import annotations

from typing import Any


class _Nothing:
    """Any figure, drawn by nobody."""

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **named: None


figures = _Nothing()
