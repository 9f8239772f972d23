"""Numbers as they stand in a sentence."""

from __future__ import annotations


def number(value: float, form: str = ".2f") -> str:
    """`value` with a real minus sign, which screen readers speak, and never "−0.00"."""
    return f"{value:z{form}}".replace("-", "−")
