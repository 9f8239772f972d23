"""One learner's feedback as one HTML page: everything in it, nothing loaded from elsewhere, nothing that runs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from autograder.errors import GradwalkError
from autograder.grading.files import NOTEBOOK
from autograder.grading.reading import Unreadable, read_bytes
from autograder.grading.sanitise import plain
from autograder.reports.feedback import Manual, Part, Topic, manual, topics
from autograder.reports.feedback_handout import Handout, Master
from autograder.reports.feedback_words import VERDICTS, lateness, opening, points
from autograder.reports.notebook_code import cut
from autograder.reports.notebook_html import ShownSection, places, shown_sections
from autograder.reports.notebook_limits import Limits
from autograder.reports.notebook_markdown import learners_text
from autograder.reports.notebook_pictures import Pictures
from autograder.reports.results import Standing

TEMPLATES = Path(__file__).parent / "templates"
MAX_SENTENCE = 2_000
OFF = "What is off:"
STATES = ("right", "off", "missing", "fault")


class NoPage(GradwalkError):
    """There can be no page for somebody; the message says why."""


@dataclass(frozen=True)
class Shown:
    """One notebook of a learner's: what was found in it, and its cells."""

    name: str
    topics: tuple[Topic, ...]
    manual: tuple[Manual, ...]
    sections: tuple[ShownSection, ...]
    anchors: Mapping[str, str]  # of the sections, by the grade ids in them


def page(handout: Handout, standing: Standing, comments: Mapping[tuple[str, str], str], folder: Path) -> str:
    """The feedback for one learner, whose graded notebooks stand in `folder`. Raises NoPage."""
    limits = Limits()
    there = [
        (number, one) for number, one in enumerate(handout.masters, 1) if (folder / f"{one.name}{NOTEBOOK}").exists()
    ]
    notebooks = [_shown(standing, master, folder, f"n{number}", limits) for number, master in there]
    if not notebooks:
        raise NoPage(f"The graded notebook is missing: there is none in {folder}.")
    said = {key: learners_text(text, Pictures(folder, limits), limits) for key, text in comments.items()}
    every = [topic for one in notebooks for topic in one.topics]
    return _template().render(
        handout=handout,
        standing=standing,
        notebooks=notebooks,
        absent=[master.name for master in handout.masters if master.name not in {one.name for one in notebooks}],
        comments=said,
        placed={key for one in notebooks for key in _commented(one)},
        opening=opening(every),
        late=lateness(standing),
        by_state={
            state: [one for one in every if one.state == state] for state in ("right", "off", "missing", "fault")
        },
    )


def present(handout: Handout, folder: Path) -> list[Master]:
    """The notebooks of the assignment that this learner handed in."""
    return [one for one in handout.masters if (folder / f"{one.name}{NOTEBOOK}").exists()]


def _commented(shown: Shown) -> set[tuple[str, str]]:
    """The cells of a notebook at whose place a comment is shown."""
    return {(shown.name, name) for name in shown.anchors}


def _shown(standing: Standing, master: Master, folder: Path, prefix: str, limits: Limits) -> Shown:
    cells = read_graded(folder / f"{master.name}{NOTEBOOK}")
    sections = tuple(shown_sections(cells, folder, master.given, master.tests, prefix, limits))
    anchors = {name: f"{prefix}-s{number}" for name, number in places(cells).items()}
    return Shown(master.name, tuple(topics(standing, master)), tuple(manual(standing, master)), sections, anchors)


def read_graded(path: Path) -> list[dict[str, Any]]:
    """The cells of a graded notebook, with their outputs. Raises NoPage."""
    try:
        notebook = json.loads(read_bytes(path).decode("utf-8", "replace"))
        cells = [cell for cell in notebook["cells"] if _is_cell(cell)]
    except (Unreadable, ValueError, LookupError, TypeError, RecursionError) as error:
        about = str(error) if isinstance(error, Unreadable) else "it is no notebook"
        raise NoPage(f"The graded notebook {path} cannot be read: {about}") from error
    return [{**cell, "source": _text(cell["source"])} for cell in cells]


def _is_cell(cell: Any) -> bool:
    return (
        isinstance(cell, dict)
        and isinstance(cell.get("metadata"), dict)
        and isinstance(cell.get("source"), str | list)
        and cell.get("cell_type") in ("code", "markdown", "raw")
    )


def _text(source: Any) -> str:
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"points": points, "sentence": sentence, "anchor": anchor, "said": said, "marked": marked}
    environment.globals |= {"verdicts": VERDICTS}
    return environment.get_template("feedback.html")


def anchor(name: str) -> str:
    """A name as a part of an anchor."""
    return re.sub(r"[^\w-]", "-", name)


def marked(text: str) -> Markup:
    """A text in which backticks mark code."""
    quiet = str(escape(plain(cut(text, MAX_SENTENCE))))
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", quiet))


def sentence(text: str) -> Markup:
    """What the check found: what was called and came back, and in a line of its own what is off."""
    before, off, after = text.rpartition(OFF)
    if not off:
        return Markup("<p>{}</p>").format(marked(text))
    return Markup("<p>{}</p><p><strong>{}</strong>{}</p>").format(marked(before.strip()), off, marked(after))


def said(part: Part) -> str:
    """The verdict on a part in words."""
    return VERDICTS.get(part.verdict, VERDICTS["wrong"])[1]
