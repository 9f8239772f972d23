"""What stands in one cell of a CSV file: numbers that every country reads alike, and texts that no spreadsheet runs.

A spreadsheet takes a cell that begins with =, +, -, @, a tab or a line end for a formula, whatever wrote it there:
https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import re
from datetime import datetime

STARTS_A_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?|-")  # a lone dash is Moodle's word for no grade
ID = re.compile(r"[+\-@][\w.@+\-]*")  # calls nothing: it has neither a bracket nor an operator that opens something
DIGITS = 5  # as many as Moodle keeps


def number(value: float | None) -> str:
    """A number with a point and without groups of digits or zeros at the end; nothing for None."""
    if value is None:
        return ""
    return f"{round(value, DIGITS) + 0.0:.{DIGITS}f}".rstrip("0").rstrip(".")


def text(words: str) -> str:
    """A text that a spreadsheet shows: an apostrophe goes in front of what it would take for a formula."""
    return f"'{words}" if STARTS_A_FORMULA.match(words) and not NUMBER.fullmatch(words) else words


def identity(words: str) -> str:
    """An id or an address, which has to stay as it is to be found: only what could call something is changed."""
    return words if ID.fullmatch(words) else text(words)


def moment(when: datetime | None) -> str:
    """A time in UTC, as ISO 8601 writes it; nothing for None."""
    return f"{when.replace(tzinfo=None, microsecond=0).isoformat()}Z" if when else ""
