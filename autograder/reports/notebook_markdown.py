"""A Markdown text of a notebook as HTML for a page of ours: read as nbconvert reads it, then cleaned.

Formulas become MathML and code gets colours. Both are made here and put in after the cleaning, in place of marks that
nobody can know beforehand.
"""

from __future__ import annotations

import html
import re
import secrets
from functools import lru_cache

from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.grading.sanitise import plain
from autograder.grading.texts import MOST_RENDERED
from autograder.reports.formulas import mathml
from autograder.reports.notebook_clean import clean
from autograder.reports.notebook_code import MAX_CODE, cut, highlighted
from autograder.reports.notebook_limits import Limits
from autograder.reports.notebook_pictures import Pictures

PYTHON = ("python", "py", "python3", "ipython", "pycon")
HAS_PICTURE = re.compile(r"!\[|<img", re.IGNORECASE)
BOX = re.compile(r'<input class="task-list-item-checkbox" type="checkbox" disabled( checked)?/?>')
UNNUMBERED = ("equation", "equation*", "displaymath", "math")  # these only say that a formula stands in them


def course_text(source: str, pictures: Pictures) -> Markup:
    """A text of the instructor's: the same for the whole class."""
    return _rendered(source, pictures) if HAS_PICTURE.search(source) else _without_pictures(source)


def learners_text(source: str, pictures: Pictures, limits: Limits) -> Markup:
    """A text of a learner's, as it stands if it cannot be read in time."""
    text = pictures.put_by(source)
    found = limits.in_time(lambda: _rendered(text, pictures)) if len(text) <= MOST_RENDERED else None
    return found if found is not None else as_it_stands(html.unescape(text))


def as_it_stands(text: str) -> Markup:
    """A text, letter by letter."""
    return Markup('<p class="as-it-stands">{}</p>').format(cut(plain(text), MAX_CODE))


def _nothing(source: str) -> str:
    return ""


@lru_cache(maxsize=2048)
def _without_pictures(source: str) -> Markup:
    return _cleaned(source, None)


def _rendered(source: str, pictures: Pictures) -> Markup:
    return _cleaned(pictures.put_by(source), pictures)


def _cleaned(source: str, pictures: Pictures | None) -> Markup:
    kept = Kept()
    raw = MarkdownWithMath(renderer=_Renderer(kept)).render(plain(source))
    boxes = BOX.sub(lambda found: "☑ " if found[1] else "☐ ", raw)
    return clean(boxes, pictures.address if pictures else _nothing, kept.restored, kept.source)


class Kept:
    """What is made here and put in after the cleaning, with the text that it was made of."""

    def __init__(self) -> None:
        self._key = secrets.token_hex(12)
        self._mark = re.compile(f"\ue000{self._key}:(\\d+)\ue001")
        self._made: list[tuple[Markup, str]] = []

    def keep(self, made: Markup, source: str) -> str:
        """The mark that stands for it meanwhile."""
        self._made.append((made, source))
        return f"\ue000{self._key}:{len(self._made) - 1}\ue001"

    def restored(self, text: str) -> str:
        """Escaped text with what was made in place of its marks."""
        return self._mark.sub(lambda found: str(self._made[int(found[1])][0]), text)

    def source(self, text: str) -> str:
        """Text of an attribute with the sources in place of their marks."""
        return self._mark.sub(lambda found: self._made[int(found[1])][1], text)


class _Renderer(IPythonRenderer):
    """nbconvert's, but for formulas, code and pictures."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(escape=False, exclude_anchor_links=True)
        self._kept = kept

    def block_math(self, body: str) -> str:
        return self._kept.keep(mathml(body, is_block=True), body)

    def inline_math(self, body: str) -> str:
        return self._kept.keep(mathml(body), body)

    def latex_environment(self, name: str, body: str) -> str:
        whole = body if name in UNNUMBERED else f"\\begin{{{name}}}{body}\\end{{{name}}}"
        return self._kept.keep(mathml(whole, is_block=True), whole)

    def block_code(self, code: str, info: str | None = None) -> str:
        is_python = not info or info.split()[0].lower() in PYTHON
        inside = highlighted(code.rstrip("\n")) if is_python else Markup("<code>{}</code>").format(code.rstrip("\n"))
        return self._kept.keep(Markup("<pre>{}</pre>").format(inside), code)

    def _embed_image_or_attachment(self, src: str) -> str:
        return src  # what it may show is decided when it is cleaned
