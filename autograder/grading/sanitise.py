"""What a learner's cells have shown, made safe to show to others: no programs, no requests to other machines.

Outputs come from hostile code in any form; what leaves here is valid nbformat. Texts, pictures, formulas and tables
stay, in every script; JavaScript, widgets, SVG as markup, forms and everything unknown go. bleach does the HTML.
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from autograder.grading.surroundings import TestTooLong, time_limit

MAX_CHARACTERS = 4 * 2**20  # of all outputs of one cell
MAX_OUTPUTS = 1_000
MAX_ERROR = 20_000  # of each line of an error
MAX_NOTEBOOK = 16 * 2**20  # characters of all outputs of a notebook
MAX_HTML = 300_000  # characters of one output
MAX_MARKDOWN = 20_000
SECONDS_EACH, SECONDS_ALL = 2.0, 10.0  # of computing, for one output and for a notebook: hostile HTML takes hours
TOO_LARGE = "… an output of this cell is too large to keep …"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var",
}  # fmt: skip
ATTRIBUTES = {
    "align", "alt", "border", "class", "colspan", "dir", "height", "lang", "rowspan", "scope", "style", "title",
    "valign", "width",
}  # fmt: skip
STYLES = {
    "background-color", "border", "border-bottom", "border-collapse", "border-color", "border-left",
    "border-right", "border-style", "border-top", "border-width", "color", "font-family", "font-size",
    "font-style", "font-weight", "height", "line-height", "margin", "margin-bottom", "margin-left",
    "margin-right", "margin-top", "max-width", "min-width", "padding", "padding-bottom", "padding-left",
    "padding-right", "padding-top", "text-align", "text-decoration", "vertical-align", "white-space", "width",
}  # fmt: skip
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
EMBEDDED = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]*")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
SCRIPTS = re.compile(r"<(script|style|iframe|object|template|noscript)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(?=[A-Za-z/!?])")  # only so does a tag begin: `a < b` is none
COMMANDS = re.compile(
    r"\\+(?=(?:href|url|html|style|class|cssId|data|require|unicode|includegraphics|csname)(?![A-Za-z]))", re.I
)
CONTROL = re.compile(r"\x1b(?!\[[0-9;]{0,20}m)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]|[\ud800-\udfff]")
PROGRAM = re.compile(
    r"((?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*)(?:\\*:|&colon;|&#0*58;|&#x0*3a;)", re.IGNORECASE
)
CUT = "\n… cut here: more than this is not kept …\n"


class Sanitiser:
    """Makes the outputs of one notebook valid and harmless, cell by cell, within limits for the whole notebook."""

    def __init__(self) -> None:
        self._left = MAX_NOTEBOOK
        self._seconds = SECONDS_ALL

    def __call__(self, outputs: Any) -> list[dict[str, Any]]:
        """The outputs of one cell as valid, harmless nbformat outputs, up to a limit."""
        kept: list[dict[str, Any]] = []
        left = most = min(MAX_CHARACTERS, self._left)
        for output in outputs[:MAX_OUTPUTS] if isinstance(outputs, list) else []:
            if left <= 0:
                kept.append(_stream("stdout", CUT))
                break
            safe = self._output(output, left) if isinstance(output, dict) else None
            if safe is not None:
                left -= len(repr(safe))
                kept.append(safe)
        self._left -= most - left
        return kept

    def _output(self, output: dict[str, Any], left: int) -> dict[str, Any] | None:
        match output:
            case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
                return _stream(name, text if len(text) <= left else text[:left])
            case {"output_type": "error", "ename": str(name), "evalue": str(text), "traceback": list(lines)}:
                return _error(name, text, lines, left)
            case {"output_type": "display_data" | "execute_result" as kind, "data": dict(data)}:
                safe = {mime: text for key, value in data.items() for mime, text in self._shown(key, value, left)}
                result = {"output_type": kind, "data": safe, "metadata": {}}
                return {**result, "execution_count": None} if kind == "execute_result" else result
        return None

    def _shown(self, mime: Any, value: Any, left: int) -> list[tuple[str, str]]:
        """What is kept of one form of a display: its MIME type, which may change, and its text."""
        if not isinstance(value, str):
            return []
        if len(value) > left:
            return [("text/plain", TOO_LARGE)]
        if mime == "text/plain":
            return [(mime, plain(value))]
        if mime == "text/html":
            return [self._in_time(html, value, MAX_HTML)]
        if mime == "text/latex":
            return [(mime, latex(value))]
        if mime == "text/markdown":
            return [self._in_time(markdown, value, MAX_MARKDOWN), ("text/plain", plain(value))]
        if mime == "image/svg+xml":
            return [("text/html", _as_picture(value))]
        return [(mime, value)] if mime in PICTURES and BASE64.fullmatch(value) else []

    def _in_time(self, clean: Callable[[str], str], text: str, most: int) -> tuple[str, str]:
        """HTML made clean, if that takes no longer than it may."""
        seconds = min(SECONDS_EACH, self._seconds)
        if len(text) <= most and seconds > 0:
            clean("")  # loads what it needs, which takes a moment the first time
            began = time.thread_time()
            try:
                with time_limit(seconds, do_nothing):
                    return "text/html", clean(text)
            except (Exception, TestTooLong):  # noqa: BLE001 - hostile text may trip a parser in any way
                pass
            finally:
                self._seconds -= time.thread_time() - began
        return "text/plain", TOO_LARGE


def do_nothing() -> None:
    """There is no more to do when the time is over."""


def _error(name: str, text: str, lines: list[Any], left: int) -> dict[str, Any]:
    most = min(left, MAX_ERROR)
    traceback = [plain(line, most) for line in lines[:100] if isinstance(line, str)]
    return {"output_type": "error", "ename": plain(name, most), "evalue": plain(text, most), "traceback": traceback}


def plain(text: str, most: int = MAX_CHARACTERS) -> str:
    """A text without what a terminal or a reader's browser would obey; colours stay."""
    return CONTROL.sub("", text[:most])


def _stream(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": plain(text)}


def html(text: str) -> str:
    """HTML without programs, forms, frames, and addresses that the reader's browser would fetch by itself."""
    cleaned: str = _cleaner().clean(SCRIPTS.sub("", plain(text)))
    return COMMANDS.sub("", cleaned)


def latex(text: str) -> str:
    r"""A formula in which no tag can begin, and without the commands that make links or load extensions (\href …)."""
    return COMMANDS.sub("", TAG.sub("< ", plain(text)))


def _as_picture(svg: str) -> str:
    """An SVG drawing as an embedded picture: there it is only drawn; nothing in it runs or is fetched."""
    data = base64.b64encode(svg.encode("utf-8", "replace")).decode()
    return f'<img alt="drawing" src="data:image/svg+xml;base64,{data}">'


def markdown(text: str) -> str:
    """Markdown as clean HTML. There are no attachments to outputs, and nbconvert stumbles over them."""
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    return html(str(markdown2html_mistune(plain(text).replace("attachment:", ""))))


@cache
def _cleaner() -> Any:
    import bleach
    from bleach.css_sanitizer import CSSSanitizer

    return bleach.Cleaner(
        tags=TAGS,
        attributes=_is_allowed,
        protocols={"http", "https", "mailto", "data"},
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES),
        strip=True,
    )


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if tag == "a" and name == "href":
        return LINK.match(value) is not None
    if tag == "img" and name == "src":
        return EMBEDDED.fullmatch(value) is not None
    return name in ATTRIBUTES and "url(" not in value.lower()


SAMPLE = (
    "<script>1</script><img src=x onerror=1><a href='jav&#97;script:1'>a</a><svg onload=1><iframe src='//x'></iframe>"
    "<p style='background:url(//x)' onclick=1>한국어 <b>x</b> $a < b$</p>"
)


def is_harmless() -> bool:
    """Whether the cleaning works in this installation: tried on a sample of what it is there for."""
    shown = [{"output_type": "display_data", "data": {"text/html": SAMPLE, "application/javascript": "1"}}]
    data = Sanitiser()(shown)[0]["data"]
    words = ("script", "onerror", "onload", "onclick", "iframe", "url", "src", "svg")
    return (
        set(data) == {"text/html"} and "한국어" in data["text/html"] and not any(w in data["text/html"] for w in words)
    )
