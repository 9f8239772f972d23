"""Code in colours, and what a terminal would show as plain text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup

from autograder.grading.sanitise import plain

MAX_COLOURED = 20_000  # characters; longer code is shown in one colour
MAX_CODE = 200_000
MAX_OUTPUT = 20_000  # characters of one output
PLAIN = re.compile(r'<span class="(?:n|nb|o|p|w)">([^<]*)</span>')  # names and signs have no colour of their own
CUT = "\n… cut here: the rest is in your own notebook …"


@lru_cache(maxsize=1024)
def highlighted(code: str) -> Markup:
    """Python code with its words in colours, as the contents of a `pre`. The whole of it can be copied."""
    shown = cut(plain(code), MAX_CODE)
    if len(shown) > MAX_COLOURED:
        return Markup("<code>{}</code>").format(shown)
    from pygments import highlight

    coloured = PLAIN.sub(r"\1", highlight(shown, *_pygments()).rstrip())
    return Markup(f"<code>{coloured}</code>")


@cache
def _pygments() -> tuple[Any, Any]:
    """What reads the code and what writes it."""
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    return PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)


def as_printed(text: str, most: int = MAX_OUTPUT) -> str:
    """What stands on a terminal in the end, without colours; cut where it is very long."""
    from nbconvert.filters import strip_ansi

    shown = plain(strip_ansi(cut(text, most))).replace("\x1b", "")
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in shown.split("\n"))


def cut(text: str, most: int) -> str:
    """The text, or its beginning if it is longer than `most` characters."""
    return text if len(text) <= most else text[:most] + CUT
