"""A learner's own text cells, made safe for whoever reads them in formgrader or in feedback.

nbconvert renders Markdown as HTML without cleaning it, shows raw cells as they are; then MathJax reads the formulas.
So HTML is broken unless it only marks up, addresses that run lose their colon, and pictures come from the notebook or
from beside it. Then the text is rendered as nbconvert will, and what is still not harmless is shown letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

from autograder.grading.sanitise import (
    ATTRIBUTES,
    BASE64,
    COMMANDS,
    CUT,
    EMBEDDED,
    PICTURES,
    PROGRAM,
    STYLES,
    TAG,
    TAGS,
    plain,
)

Cell = dict[str, Any]
MOST_RENDERED = 20_000  # characters; to render what is longer may take minutes
MOST_QUIET = 100_000
WORD = r"""(?:align|alt|color|colspan|height|rowspan|start|title|valign|width)=(?:"[^"<>`\\]*"|[\w.%\#-]+)"""
STYLE = r"(?:color|background-color|text-align|font-weight|font-style)[ ]*:[ ]*[\w#.%-]+"
MARK_UP = re.compile(
    rf"""</?(?:{"|".join(sorted(TAGS - {"a", "img"}))}|font)
    (?:\ {WORD} | \ style="{STYLE}(?:;[ ]*{STYLE})*;?")* \ */?>
    | <https?://[^<>\s"]*>
    | <a\ href="(?:https?://|mailto:|\#)[^"<>`\\\s]*">|</a>
    | <img(?:\ {WORD})*\ src="(?:attachment:|data:image/(?:png|jpeg|gif|webp);base64,)[\w+/=.%-]*"
      (?:\ {WORD})*\ */?>""",
    re.IGNORECASE | re.VERBOSE,
)
PICTURE = re.compile(r"!\[([^\[\]]*)\]\(\s*<?(attachment:)?([^\s()<>\"']*)")
NOT_BESIDE = re.compile(
    r"[/\\]|[^?#]*:|.*\.\.|[^?#]*[?#]", re.DOTALL
)  # an address elsewhere, or one that asks for something
DATA = re.compile(r"(data:image/(?:png|jpeg|gif|webp);base64,)[A-Za-z0-9+/=]+")
DIAGRAM = re.compile(r"((?:`{3,}|~{3,})\s*)mermaid", re.IGNORECASE)
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
SCHEME = re.compile(r"[^/?#]*:")
SIMPLE = re.compile(r"[A-Za-z0-9_.-]+")
AS_TYPED = "-_.!~*'();/?:@&=+$,#"  # what JupyterLab leaves as it is in the address of an attachment
CHECKBOX = (("type", "checkbox"), ("disabled", ""), ("checked", ""), ("class", "task-list-item-checkbox"))
KNOWN_SCHEMES = ("http:", "https:", "mailto:")


def with_safe_texts(cells: list[Cell], given: Collection[str]) -> list[Cell]:
    """The cells, each text that is not one of the master's own (`given`) made safe."""
    return [cell if cell["cell_type"] == "code" or cell["source"] in given else _safe_cell(cell) for cell in cells]


def _safe_cell(cell: Cell) -> Cell:
    kept = {key: value for key, value in cell.items() if key != "attachments"}
    if cell["cell_type"] == "raw":
        return {**kept, "source": safe_raw(cell["source"])}
    source, pictures = _simply_named(cell["source"], safe_pictures(cell.get("attachments")))
    return {**kept, "source": safe_markdown(source, pictures), **({"attachments": pictures} if pictures else {})}


def _simply_named(source: str, pictures: dict[str, dict[str, str]]) -> tuple[str, dict[str, dict[str, str]]]:
    """Text and pictures, with names that nbconvert finds again: it stumbles over 그림.png and a b.png."""
    named: dict[str, dict[str, str]] = {}
    for number, (name, bundle) in enumerate(pictures.items(), 1):
        new = name if SIMPLE.fullmatch(name) else f"picture-{number}"
        for old in {name, quote(name, AS_TYPED), quote(name)} - {new}:
            for typed in (f"<attachment:{old}>", f"attachment:{old}"):
                source = source.replace(typed, f"attachment:{new}")
        named[new] = bundle
    return source, named


def safe_markdown(source: str, pictures: dict[str, dict[str, str]] | None = None) -> str:
    """A Markdown text in which nothing runs and nothing is fetched from elsewhere; `pictures` are its attachments."""
    own = pictures or {}

    def marked_up(text: str) -> str:
        return DIAGRAM.sub(r"\1", _broken(PICTURE.sub(lambda found: _picture(found, own), text)))

    return _first_harmless(source, marked_up, lambda text: _rendered(text, own))


def safe_raw(source: str) -> str:
    """A raw cell, which nbconvert shows as HTML."""
    return _first_harmless(source, _broken, lambda text: text)


def _first_harmless(source: str, change: Callable[[str], str], render: Callable[[str], str | None]) -> str:
    """The text with as little changed as makes it harmless, as far as can be seen in what it is rendered as."""
    source = plain(source)
    if len(DATA.sub(r"\1", source)) > MOST_RENDERED:
        return quiet(source)
    once = change(source)
    twice = PROGRAM.sub(r"\1 ", COMMANDS.sub(r"\g<0> ", once))
    for text in dict.fromkeys((once, twice)):
        if (html := render(DATA.sub(r"\1AAAA", text))) is not None and is_harmless_html(html):
            return text
    return quiet(source)


def safe_pictures(attachments: Any) -> dict[str, dict[str, str]]:
    """The attachments that are pictures and nothing else."""
    found: dict[str, dict[str, str]] = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        known = bundle.items() if isinstance(bundle, dict) else ()
        kept = {
            kind: data for kind, data in known if kind in PICTURES and isinstance(data, str) and BASE64.fullmatch(data)
        }
        found |= {name: kept} if kept else {}
    return found


def quiet(text: str) -> str:
    """A text that shows every letter as it stands: no Markdown, no formula, no tag, no link."""
    cut = text if len(text) <= MOST_QUIET else text[:MOST_QUIET] + CUT
    lines = COMMANDS.sub("", plain(cut)).splitlines()
    return "  \n".join(PUNCTUATION.sub(lambda letter: f"&#{ord(letter.group())};", line.strip()) for line in lines)


def _broken(text: str) -> str:
    """The text with a blank after the `<` of every tag that does more than mark up."""
    kept = {found.start() for found in MARK_UP.finditer(text)}
    return TAG.sub(lambda found: found.group() if found.start() in kept else "< ", text)


def _picture(found: re.Match[str], pictures: dict[str, dict[str, str]]) -> str:
    """An own picture as it is; one from elsewhere, or one that is not there, as text with a link."""
    _, attached, address = found.groups()
    is_own = address in pictures if attached else EMBEDDED.fullmatch(address) or not NOT_BESIDE.match(address)
    return found.group() if is_own else f"! {found.group()[1:]}"


def _rendered(text: str, pictures: dict[str, dict[str, str]]) -> str | None:
    """The HTML that nbconvert makes of a text; None where it stumbles, for there nbgrader would stop."""
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    try:
        return str(MarkdownWithMath(renderer=IPythonRenderer(escape=False, attachments=pictures)).render(text))
    except Exception:  # noqa: BLE001 - whatever it stumbles over
        return None


def is_harmless_html(text: str) -> bool:
    """Whether a piece of HTML, as a browser reads it, only shows: nothing in it runs or is fetched from elsewhere."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.is_harmless and not COMMANDS.search("".join(reader.said))


class _Reader(HTMLParser):
    """Reads HTML and notes the first thing in it that does more than show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.is_harmless = True
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = tag in TAGS or tag in ("font", "input")
        self.is_harmless &= known and all(_is_harmless(tag, name, value or "") for name, value in attrs)

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.is_harmless = False

    def handle_decl(self, decl: str) -> None:
        self.is_harmless = False

    def handle_pi(self, data: str) -> None:
        self.is_harmless = False

    def unknown_decl(self, data: str) -> None:
        self.is_harmless = False


def _is_harmless(tag: str, name: str, value: str) -> bool:
    """Whether an attribute only shows, marks or leads somewhere when it is clicked on."""
    address = re.sub(r"[\x00-\x20]", "", value).lower()
    if name == "href":
        scheme = SCHEME.match(address)
        return tag == "a" and (scheme is None or scheme.group().startswith(KNOWN_SCHEMES))
    if name == "src":
        return tag == "img" and bool(
            EMBEDDED.fullmatch(value) or address.startswith("attachment:") or not NOT_BESIDE.match(address)
        )
    if tag == "input":
        return (name, value) in CHECKBOX
    if name == "style":
        rules = [rule.split(":")[0].strip() for rule in value.split(";") if rule.strip()]
        return set(rules) <= STYLES and "(" not in value
    return name in ATTRIBUTES | {"color", "id", "start"} and not (name == "class" and "mermaid" in address)
