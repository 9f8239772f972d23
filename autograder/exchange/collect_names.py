"""What browsers and systems do to the names of files, undone: "tiny - Copy (2).ipynb" is tiny, for the third time.

A name is never repaired into one that is known by chance: what is taken off is a copy mark at its end, and of the rest
every letter counts. Names are compared composed (NFC), upper and lower case alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

NOTEBOOK = re.compile(r"\.ipynb(?:\.(?:json|txt))?$", re.IGNORECASE)  # browsers add what they think is missing
SEPARATORS = tuple("_-+ .")
COPY = r"(?:copy|copia|copie|kopie|복사본|コピー)"
MARKS = (
    re.compile(r"\s*\((?P<count>\d{1,4})\)$"),  # browsers: tiny (1)
    re.compile(rf"(?:\s+-\s+|\s+|_|-){COPY}(?:\s+(?P<count>\d{{1,4}}))?$", re.IGNORECASE),  # Windows, macOS
    re.compile(r"[\s_-]+late$", re.IGNORECASE),
)
COUNTED = re.compile(r"-(?P<count>\d{1,3})$")  # Canvas: a file of this name had been handed in before
KEPT_IN_NAMES = ("L", "M", "Nd")


class Bare(NamedTuple):
    """A name with some of its marks taken off, and the numbers in them, the last mark's first."""

    text: str
    copies: tuple[int, ...]


def composed(text: str) -> str:
    """A text with its letters composed, URL escapes resolved, and no blanks around it."""
    return unicodedata.normalize("NFC", unquote(text)).strip()


def key(text: str) -> str:
    """Equal for texts that differ in composition and in upper and lower case alone."""
    return unicodedata.normalize("NFC", composed(text).casefold())


def name_key(text: str) -> str:
    """Equal for people's names as Canvas, Moodle and people write them: without blanks, hyphens, apostrophes, …"""
    return "".join(one for one in key(text) if unicodedata.category(one).startswith(KEPT_IN_NAMES))


def is_notebook(name: str) -> bool:
    """Whether this is the name of a notebook, whatever was added to it."""
    return bool(NOTEBOOK.search(composed(name)))


def stem(name: str) -> str:
    """The name of a file without its ending."""
    text = composed(name)
    bare = NOTEBOOK.sub("", text)
    return bare if bare != text else re.sub(r"\.zip$", "", text, flags=re.IGNORECASE)


def bare_names(text: str, *, counted: bool = True) -> Iterator[Bare]:
    """A name as it is, then with its last mark taken off, and so on. `counted`: whether "-1" is such a mark."""
    bare = Bare(composed(text), ())
    yield bare
    marks = (*MARKS, COUNTED) if counted else MARKS
    while found := next((match for mark in marks if (match := mark.search(bare.text)) and match.start()), None):
        count = found.groupdict().get("count")
        number = int(count) if count else int("late" not in found[0].lower())
        bare = Bare(bare.text[: found.start()].strip(), (*bare.copies, number))
        yield bare


def around(text: str, known: str) -> str | None:
    """What stands beside a known word at one end of a text: "Kim" in "tiny_Kim"; None if it does not stand there."""
    whole, word, size = composed(text), key(known), len(composed(known))
    folded = key(text)
    if folded == word:
        return ""
    if folded.startswith(word) and key(whole[:size]) == word and whole[size : size + 1] in SEPARATORS:
        return whole[size:].strip("".join(SEPARATORS))
    if folded.endswith(word) and key(whole[-size:]) == word and whole[-size - 1 : -size] in SEPARATORS:
        return whole[:-size].strip("".join(SEPARATORS))
    return None
