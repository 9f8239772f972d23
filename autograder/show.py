"""A report as the learner sees it: text for a terminal, HTML for a notebook."""

from __future__ import annotations

import html
import re
import textwrap
from typing import Any

from autograder.examine import Report

STYLE = {"passed": ("#0072b2", "✓"), "missing": ("#767676", "…"), "fault": ("#767676", "!")}
REFUSED = ("#d55e00", "✗")


def title(report: Report, fresh: bool = False) -> str:
    """The verdict in a few words: "mse: right (24 calls)"."""
    part = "" if report.part == "correct" else f" ({report.part} part)"
    numbers = " on fresh numbers" if fresh else ""
    words = {
        "passed": f"right{numbers} ({report.cases_run} calls compared)",
        "missing": "not written yet",
        "error": f"stops with an error{numbers}",
        "timeout": f"gives no answer{numbers}",
        "fault": "could not be checked: this is our fault, not yours",
    }
    return f"{report.exercise}{part}: {words.get(report.verdict, f'not right yet{numbers}')}"


def as_text(report: Report, level: int = 1, fresh: bool = False) -> str:
    """The report in plain text, with `level` hints opened."""
    mark = STYLE.get(report.verdict, REFUSED)[1]
    lines = [f"{mark} {title(report, fresh)}"]
    if report.verdict != "passed":
        lines += _wrapped(report.message)
        lines += [line for hint in report.hints[:level] for line in _wrapped(f"→ {hint}")]
    return "\n".join(lines)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 96, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def as_html(report: Report, level: int = 1, fresh: bool = False) -> str:
    """The report as a card: a coloured edge, a sign and words, so that colour never carries the verdict alone."""
    colour, mark = STYLE.get(report.verdict, REFUSED)
    inside = f'<strong><span aria-hidden="true">{mark}</span> {_marked(title(report, fresh))}</strong>'
    if report.verdict != "passed":
        inside += f'<div style="margin-top:.4em">{_marked(report.message)}</div>'
        inside += _hints(report, level)
    return (
        f'<div role="status" class="gradwalk-{report.verdict}" style="border-left:.35em solid {colour};'
        f'padding:.4em .8em;margin:.2em 0;max-width:60em;line-height:1.5">{inside}</div>'
    )


def _hints(report: Report, level: int) -> str:
    items = "".join(f"<li>{_marked(hint)}</li>" for hint in report.hints[:level])
    more = len(report.hints) - level
    rest = "<div><em>Run this cell again for the next hint.</em></div>" if more > 0 else ""
    return f'<ul style="margin:.4em 0 .2em 1.2em;padding:0">{items}</ul>{rest}' if items else ""


def _marked(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def show(report: Report, level: int = 1, fresh: bool = False) -> bool:
    """Shows a report as a card in a notebook, as text elsewhere; returns whether a card was shown."""
    found = {"exercise": report.exercise, "part": report.part, "verdict": report.verdict, "mistake": report.mistake}
    if not _in_notebook():
        if report.verdict == "passed":
            print(as_text(report, level, fresh))
        return False
    from IPython.display import display

    data: dict[str, Any] = {"text/plain": as_text(report, level, fresh), "text/html": as_html(report, level, fresh)}
    display(data, metadata={"gradwalk": {**found, "fresh": fresh}}, raw=True)
    return True


def _in_notebook() -> bool:
    """Whether a Jupyter kernel runs this code."""
    import sys

    if "IPython" not in sys.modules:
        return False
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    return shell is not None and getattr(shell, "kernel", None) is not None
