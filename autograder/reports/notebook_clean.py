"""HTML from a notebook, as a page of ours shows it: cleaned by bleach, then written anew, tag by tag.

bleach reads it as a browser would and leaves a balanced tree of known tags. What is written here from that has no
class, no id, no size that could cover something, no address but links to click on and pictures that it holds itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

from markupsafe import Markup, escape

from autograder.grading.sanitise import ATTRIBUTES, SCRIPTS, STYLES, TAGS, plain

Pieces = Callable[[str], str]
KNOWN = frozenset(TAGS | {"font"})
VOID = {"br", "col", "hr", "img"}
RENAMED = {"center": "div", "font": "span", "strike": "s", "tt": "code", "h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6",
           "h5": "h6"}  # fmt: skip
HREF = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\x7f<>\"'`]+", re.IGNORECASE)
MAX_DEPTH = 50
TABLE = '<div class="wide" tabindex="0" role="region" aria-label="Table">'
VALUES = {
    "align": re.compile(r"left|right|center|justify"),
    "alt": re.compile(r".{0,500}", re.DOTALL),
    "colspan": re.compile(r"[1-9]\d?"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z-]{1,20}"),
    "rowspan": re.compile(r"[1-9]\d?"),
    "scope": re.compile(r"col|row|colgroup|rowgroup"),
    "start": re.compile(r"\d{1,4}"),
    "title": re.compile(r".{0,500}", re.DOTALL),
}
SIZE = re.compile(r"[1-9]\d{0,3}(?:px|%)?")
COLOUR = re.compile(r"#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\([0-9., %]{5,40}\)", re.IGNORECASE)
STYLE = {
    "background-color": COLOUR,
    "color": COLOUR,
    "font-style": re.compile(r"italic|normal|oblique"),
    "font-weight": re.compile(r"bold|bolder|lighter|normal|[1-9]00"),
    "text-align": re.compile(r"left|right|center|justify|start|end"),
    "text-decoration": re.compile(r"underline|line-through|none"),
    "vertical-align": re.compile(r"top|middle|bottom|baseline"),
}


def clean(text: str, picture: Pieces, restore: Pieces = str, source: Pieces = str) -> Markup:
    """The HTML without anything that runs, is fetched, or reaches out of its place.

    `picture` gives the embedded form of a picture's address ("" for none). `restore` makes trusted HTML of a piece of
    text, which is escaped already; `source` is the same for the text of an attribute, which is not.
    """
    writer = _Writer(picture, restore, source)
    writer.feed(_cleaner().clean(SCRIPTS.sub("", plain(text))))
    writer.close()
    return Markup(writer.written())


@cache
def _cleaner() -> Any:
    import bleach
    from bleach.css_sanitizer import CSSSanitizer

    return bleach.Cleaner(
        tags=KNOWN,
        attributes=lambda tag, name, value: name in ATTRIBUTES | {"color", "href", "src", "start"} - {"class"},
        protocols={"http", "https", "mailto", "data", "attachment"},
        css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES),
        strip=True,
    )


class _Writer(HTMLParser):
    """Writes what it reads, from the lists above."""

    def __init__(self, picture: Pieces, restore: Pieces, source: Pieces) -> None:
        super().__init__(convert_charrefs=True)
        self._picture, self._restore, self._source = picture, restore, source
        self._found: list[str] = []
        self._open: list[tuple[str, str]] = []  # what is open, and what closes it

    def written(self) -> str:
        return "".join([*self._found, *(closing for _, closing in reversed(self._open))])

    def handle_data(self, data: str) -> None:
        self._found.append(self._restore(str(escape(data))))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._found.append(self._image(values))
        elif tag in KNOWN:
            opening, closing = self._tag(tag, values)
            is_shown = len(self._open) < MAX_DEPTH
            self._found.append(opening if is_shown else "")
            if tag not in VOID:
                self._open.append((tag, closing if is_shown else ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._found.append(self._open.pop()[1])

    def _tag(self, tag: str, values: dict[str, str]) -> tuple[str, str]:
        """What opens and what closes an element."""
        name = RENAMED.get(tag, tag)
        if tag == "a":
            return self._link(values.get("href", ""))
        opening = f"<{name}{''.join(self._attributes(tag, values))}>"
        if tag == "table":
            return f"{TABLE}{opening}", "</table></div>"
        return opening, f"</{name}>"

    def _link(self, href: str) -> tuple[str, str]:
        """A link that leads somewhere only when it is clicked on; one within the notebook leads nowhere here."""
        if HREF.fullmatch(href.strip()):
            return f'<a href="{escape(href.strip())}" rel="noopener noreferrer nofollow">', "</a>"
        return "<span>", "</span>"

    def _image(self, values: dict[str, str]) -> str:
        text = self._source(values.get("alt", ""))
        address = self._picture(values.get("src", ""))
        if not address:
            return f'<span class="left-out">[a picture that is not here{": " if text else ""}{escape(text)}]</span>'
        sizes = (f' {name}="{values[name]}"' for name in ("width", "height") if SIZE.fullmatch(values.get(name, "")))
        return f'<img src="{escape(address)}" alt="{escape(text or "picture")}"{"".join(sizes)}>'

    def _attributes(self, tag: str, values: dict[str, str]) -> Iterator[str]:
        styles = list(_styles(values.get("style", "")))
        if tag == "font" and COLOUR.fullmatch(values.get("color", "")):
            styles.append(f"color:{values['color']}")
        if tag == "center":
            styles.append("text-align:center")
        if styles:
            yield f' style="{escape(";".join(styles))}"'
        for name, value in values.items():
            if name in VALUES and VALUES[name].fullmatch(value):
                yield f' {name}="{escape(self._source(value))}"'


def _styles(text: str) -> Iterator[str]:
    for rule in text.split(";"):
        name, _, value = rule.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in STYLE and STYLE[name].fullmatch(value):
            yield f"{name}:{value}"
