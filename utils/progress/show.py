"""The map of the walk as the start page shows it: a table for a notebook, plain text for everything else."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from utils.progress.read import Check, UnitProgress, read_progress

NEWEST = "This is what your saved notebooks show. Save a notebook and run this cell again to see the newest."
CURE = "The file is left as it is. Give it another name and start the course again to get a fresh copy."


def show_progress(folder: str | Path | None = None) -> None:
    """Shows the map of the walk and how far the notebooks in `folder` (None: the current one) have come."""
    units = read_progress(Path.cwd() if folder is None else Path(folder))
    plain = as_text(units)
    if not _in_ipython():
        print(plain)
        return
    from IPython.display import display

    display({"text/plain": plain, "text/html": as_html(units)}, raw=True)


def _in_ipython() -> bool:
    import sys

    if "IPython" not in sys.modules:
        return False
    from IPython.core.getipython import get_ipython

    return get_ipython() is not None


def standing(unit: UnitProgress) -> str:
    """How a unit stands, in a few words: "3 of 14 checks passed, 1 tried"."""
    if not unit.is_there:
        return "not ready yet"
    if unit.damage:
        return f"damaged: {unit.damage}. {CURE}"
    if not unit.checks:
        return "ready; there are no checks in it"
    passed, tried = unit.count("passed"), unit.count("tried")
    words = f"{passed} of {len(unit.checks)} checks passed"
    return f"{words}, {tried} tried" if tried else words


def next_step(units: Sequence[UnitProgress]) -> str:
    """The first check that is not passed, in a sentence; "" if nothing is left to do."""
    for unit in units:
        for check in unit.checks:
            if check.state != "passed":
                return f"The next check on your way is {_name(check)} in unit {unit.stop.number}."
    return ""


def _name(check: Check) -> str:
    return check.exercise if check.part == "correct" else f"{check.exercise} ({check.part} part)"


def _listed(checks: Iterable[Check], state: str) -> str:
    return ", ".join(_name(check) for check in checks if check.state == state)


def as_text(units: Sequence[UnitProgress]) -> str:
    """The map in plain text, one unit after the other."""
    lines = ["The walk"]
    for unit in units:
        lines.append(f"  {unit.stop.number} {unit.stop.title}: {standing(unit)}")
        tried = _listed(unit.checks, "tried")
        if tried:
            lines.append(f"     tried, not right yet: {tried}")
    return "\n".join([*lines, *filter(None, [next_step(units)]), NEWEST])


def as_html(units: Sequence[UnitProgress]) -> str:
    """The map as a table with a caption and headed rows, each unit that can be opened linked to its notebook."""
    rows = "".join(_row(unit) for unit in units)
    heads = "".join(f'<th scope="col" style="{_CELL}">{head}</th>' for head in ("Unit", "Its question", "Your checks"))
    closing = " ".join(filter(None, [next_step(units), NEWEST]))
    return (
        '<table class="gradwalk-walk" style="border-collapse:collapse;max-width:62em;line-height:1.5">'
        '<caption style="text-align:left;font-weight:bold;padding:.3em 0">The walk, and your place on it</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f'<p style="max-width:62em">{html.escape(closing)}</p>'
    )


_CELL = "text-align:left;vertical-align:top;white-space:normal;padding:.35em .9em .35em .3em"


def _row(unit: UnitProgress) -> str:
    stop = unit.stop
    title = f"{stop.number} {html.escape(stop.title)}"
    if unit.is_there and not unit.damage:
        title = f'<a href="{quote(stop.notebook)}">{title}</a>'
    words = html.escape(standing(unit))
    state = words if unit.is_there else f"<em>{words}</em>"
    return (
        f'<tr><th scope="row" style="{_CELL};font-weight:normal">{title}</th>'
        f'<td style="{_CELL}">{html.escape(stop.question)}</td>'
        f'<td style="{_CELL}">{state}{_bar(unit)}{_lists(unit)}</td></tr>'
    )


def _bar(unit: UnitProgress) -> str:
    """One box for each check: full where it has passed, half where it was tried, empty where it is open."""
    fills = {
        "passed": "background:#0072b2",
        "tried": "background:linear-gradient(to top,#e69f00 50%,transparent 50%)",
        "open": "",
    }
    box = "display:inline-block;width:.6em;height:.8em;margin:0 .15em 0 0;border:1px solid #767676"
    boxes = "".join(f'<span style="{box};{fills[check.state]}"></span>' for check in unit.checks)
    return f'<div aria-hidden="true">{boxes}</div>' if boxes else ""


def _lists(unit: UnitProgress) -> str:
    """Which checks they are, folded away."""
    heads = {"passed": "passed", "tried": "tried, not right yet", "open": "open"}
    items = [(head, _listed(unit.checks, state)) for state, head in heads.items()]
    listed = "".join(f"<div>{head}: {html.escape(names)}</div>" for head, names in items if names)
    return f"<details><summary>which ones</summary>{listed}</details>" if listed else ""
