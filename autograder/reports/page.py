"""The report as one HTML page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.grading.bench import NEEDED
from autograder.grading.plan import printable
from autograder.reports.answers import Answers, answers
from autograder.reports.findings import Findings
from autograder.reports.learners import Line, histogram, lines
from autograder.reports.outcomes import KINDS, Kind
from autograder.reports.unknown import Group

GENERATOR = "gradwalk report"  # by which a page of ours is recognised
MOST_NEEDY, MOST_MISTAKES, MOST_GROUPS, MOST_NAMES = 25, 100, 30, 30
MOST_LETTERS = 600  # of a learner's sentence
ALWAYS: tuple[Kind, ...] = ("passed", "named", "unnamed", "error", "missing")
COLUMN, HEIGHT = 64, 140  # of the drawing of points


@dataclass(frozen=True)
class Column:
    """A column in the drawing of points: what it stands for, how many, and where it is drawn."""

    label: str
    count: int
    x: float
    y: float
    height: float


def render(found: Findings, groups: Sequence[Group]) -> str:
    """The page."""
    everybody = lines(found)
    first = answers(found, everybody, groups)
    most = {"needy": MOST_NEEDY, "mistakes": MOST_MISTAKES, "groups": MOST_GROUPS, "names": MOST_NAMES}
    return _environment().get_template("report.html").render(
        found=found, results=found.results, first=first, everybody=everybody, groups=groups, most=most,
        kinds=shown_kinds(found), words=KINDS, columns=columns(everybody, found.results.max_points),
        numbers=numbers(everybody, first), people={one.person.id: one.person for one in found.results.standings},
        needed=sorted(NEEDED), generator=GENERATOR,
    )  # fmt: skip


def shown_kinds(found: Findings) -> list[Kind]:
    """The kinds of outcome that have a column: the usual ones, and the others where they occur."""
    there = {kind for row in found.rows for kind in row.counts}
    usual = ALWAYS if found.has_records else ("passed",)
    return [kind for kind in KINDS if kind in there or kind in usual]


def numbers(everybody: Sequence[Line], first: Answers) -> dict[str, Any]:
    """The class in a few numbers."""
    graded = [line for line in everybody if line.standing.state == "graded"]
    points = [line.standing.points for line in graded]
    return {
        "learners": len(everybody),
        "graded": len(graded),
        "refused": [line for line in everybody if line.standing.state == "not graded"],
        "absent": [line for line in everybody if line.standing.state == "nothing handed in"],
        "all": sum(line.passed == line.tests > 0 for line in graded),
        "late": sum(line.standing.seconds_late > 0 for line in graded),
        "waiting": sum(line.standing.needs_manual_grade for line in graded),
        "median": median(points) if points else 0.0,
        "needy": len(first.needy),
        "seconds": sum(line.standing.seconds for line in graded),
    }


def columns(everybody: Sequence[Line], worth: float) -> list[Column]:
    """The drawing of how the points are spread."""
    counts = histogram(everybody, worth)
    highest = max([*counts, 1])
    heights = [HEIGHT * count / highest for count in counts]
    return [
        Column(f"{10 * i}–{10 * i + 10}", count, COLUMN * i + 8, HEIGHT + 24 - height, height)
        for i, (count, height) in enumerate(zip(counts, heights, strict=True))
    ]


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("autograder.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "marked": marked, "clean": clean, "broken": broken, "percent": percent, "share": share, "time": as_time,
        "span": as_span, "number": as_number, "count": counted,
    }  # fmt: skip
    return made


def clean(text: str) -> str:
    """A learner's text on one line, without control characters, not too long."""
    shown = printable(" ".join(str(text).split()))
    return shown if len(shown) <= MOST_LETTERS else f"{shown[:MOST_LETTERS]} …"


def marked(text: str) -> Markup:
    """A sentence whose code in backticks is shown as code; everything else is text."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(clean(text)))))  # noqa: S704 - it is escaped


def broken(text: str) -> Markup:
    """A name that may be broken into two lines after an underscore."""
    return Markup(str(escape(clean(text))).replace("_", "_<wbr>"))  # noqa: S704 - it is escaped


def percent(share: float) -> str:
    """0.996 is not all: only what is whole is called so."""
    rounded = round(100 * share)
    return f"{min(rounded, 99) if share < 1 else 100} %"


def share(count: int, of: int) -> str:
    """A width for a bar."""
    return f"{100 * count / of:.2f}%" if of else "0%"


def as_time(when: datetime | None) -> str:
    """To the minute, in UTC as the gradebook has it."""
    return when.strftime("%Y-%m-%d %H:%M") if when else ""


def as_span(seconds: float) -> str:
    """A length of time in its two largest units: "2 d 3 h"."""
    minutes = int(seconds // 60)
    if not minutes:
        return f"{seconds:.0f} s"
    sizes = (("d", minutes // 1440), ("h", minutes // 60 % 24), ("min", minutes % 60))
    return " ".join([f"{size} {unit}" for unit, size in sizes if size][:2])


def as_number(value: float) -> str:
    """Points without needless digits."""
    return f"{round(value, 2):g}" if abs(value) < 1e5 else f"{value:.0f}"


def counted(count: int, word: str, words: str = "") -> str:
    """One learner, two learners."""
    return f"{count:,} {word if count == 1 else words or word + 's'}"
