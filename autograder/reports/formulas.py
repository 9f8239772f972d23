r"""A formula in LaTeX as MathML, which a browser draws and reads aloud without a script; latex2mathml reads it.

What it makes is written anew, element by element, from a list of what only draws: MathML can hold links and HTML
(https://www.w3.org/TR/mathml-core/#html-and-svg), and \href makes some. Lengths are small, so that nothing is covered.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from markupsafe import Markup, escape

from autograder.errors import GradwalkError
from autograder.grading.sanitise import plain

MAX_LATEX = 3_000  # characters
MAX_DEPTH = 60  # elements within elements
MAX_BYTES = 200_000  # of MathML
DEFINES = re.compile(r"\\(?:def|let|newcommand|renewcommand|providecommand|newenvironment|DeclareMathOperator)")
TAGS = {
    "math", "menclose", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow", "mspace", "msqrt",
    "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
}  # fmt: skip
WORDS = {
    "accent", "accentunder", "display", "displaystyle", "fence", "form", "largeop", "mathvariant", "movablelimits",
    "scriptlevel", "separator", "stretchy", "symmetric",
}  # fmt: skip
LENGTHS = {
    "depth", "height", "linethickness", "lspace", "mathsize", "maxsize", "minsize", "rspace", "voffset", "width",
}  # fmt: skip
COLOURS = {"mathbackground", "mathcolor"}
NEEDS = {"mfrac": 2, "mover": 2, "mroot": 2, "msub": 2, "msubsup": 3, "msup": 2, "munder": 2, "munderover": 3}
WORD = re.compile(r"[a-z0-9+-]{1,24}")
LENGTH = re.compile(r"[+-]?(?:\d{1,2}(?:\.\d{0,4})?|\.\d{1,4})(?:em|ex|px|pt|mm)?")
COLOUR = re.compile(r"#?[A-Za-z0-9]{1,20}")
SIDES = {"left": "text-align:left", "right": "text-align:right;text-align:-webkit-right", "center": ""}
NUMBERED = re.compile(r"(\\(?:begin|end)\{(?:align|gather|multline))\}")  # nobody refers to the numbers
SIGNS = ("-", "−", "+", "±")
CLOSING = (")", "]", "}", "|", "!", "⟩", "′")


class NoFormula(GradwalkError):
    """A text is not written as MathML: it is too long, nested too deep, breaks off, or defines commands."""


@lru_cache(maxsize=4096)
def mathml(latex: str, *, is_block: bool = False) -> Markup:
    """The formula as MathML; its source as code where that cannot be had. Never raises."""
    source = plain(latex).strip()
    try:
        return Markup(_drawn(source, "block" if is_block else "inline"))
    except Exception:  # noqa: BLE001 - a text that is no formula trips the reader in any way
        return Markup('<code class="latex">{}</code>').format(source) if source else Markup()


def _drawn(source: str, display: str) -> str:
    if len(source) > MAX_LATEX or DEFINES.search(source):
        raise NoFormula(source[:80])
    found, size = [], 0
    unnumbered = NUMBERED.sub(r"\1*}", source)
    for piece in _written(convert_to_element(unnumbered, display=display), MAX_DEPTH):
        size += len(piece)
        if size > MAX_BYTES:
            raise NoFormula(source[:80])
        found.append(piece)
    return "".join(found)


def _written(element: Element, depth: int) -> Iterator[str]:
    """The element as HTML, if it is one that only draws; of any other only what it holds."""
    if depth == 0 or len(element) != NEEDS.get(element.tag, len(element)):
        raise NoFormula(element.tag)
    is_known = element.tag in TAGS
    if is_known:
        yield f"<{element.tag}{''.join(_attributes(element))}>"
    yield escape(plain(html.unescape(element.text or "")))
    before: Element | None = None
    for child in element:
        if _is_sign(child, before):
            child.set("form", "prefix")
        yield from _written(child, depth - 1)
        before = child
    if is_known:
        yield f"</{element.tag}>"


def _is_sign(element: Element, before: Element | None) -> bool:
    """Whether a minus or plus belongs to what comes after it, as in (−1): a browser knows that only of the first."""
    is_mark = element.tag == "mo" and html.unescape(element.text or "") in SIGNS
    return is_mark and before is not None and before.tag == "mo" and html.unescape(before.text or "") not in CLOSING


def _attributes(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        allowed = WORD if name in WORDS else LENGTH if name in LENGTHS else COLOUR if name in COLOURS else None
        if allowed and allowed.fullmatch(value):
            yield f' {name}="{value}"'
        elif name == "columnalign" and element.tag == "mtd" and value in SIDES:
            yield f' style="{SIDES[value]}"'  # browsers leave `columnalign` out
