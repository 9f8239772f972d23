"""A learner's code without the learner: no comments, no docstrings, no names, numbers or addresses of people.

What is left does the same: identifiers are renamed throughout, and a text or a number changes only where it holds
somebody's name, id or e-mail address. Words of the course's own cells, of Python and of numpy are nobody's name: a
learner may be called Max.
"""

from __future__ import annotations

import ast
import builtins
import keyword
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from autograder.reports.results import Person

IDENTIFIERS = {"id", "arg", "name", "attr", "asname", "module", "rest", "kwd_attrs", "names"}
EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")
DIGITS = re.compile(r"\d{5,}")
WORD = re.compile(r"[^\s!-/:-@\[-`{-~’“”„«»…]+")  # marks that combine with a letter, as in Hindi, belong to it
LONG_WORD = re.compile(r"[^\s!\"#$%&'()*,/:;<=>?\[\\\]^`{|}~]+")  # an id or an address may hold - _ . + @
SHORTEST = 3  # letters of a Latin name that counts; in other scripts two
FEWEST_DIGITS = 5  # of a number that counts as somebody's
SOMEBODY = "somebody"


@dataclass(frozen=True)
class Known:
    """Names of the class, in small letters, and those of the one whose code it is."""

    everybody: frozenset[str]
    author: tuple[str, ...]  # the longest first


class Names:
    """Who must not be recognised in an example."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._own = {person.id: _names(person) for person in people}
        self._everybody = frozenset(name for names in self._own.values() for name in names)

    def of(self, *learners: str) -> Known:
        """The names to look for in what these learners wrote."""
        own = {name for one in learners for name in self._own.get(one) or _names(Person(one))}
        return Known(self._everybody, tuple(sorted(own, key=lambda name: (-len(name), name))))


def without_author(sentence: str, known: Known, ours: Iterable[str] = ()) -> str:
    """A sentence about somebody's code without them: it may quote a line. Its own words may be others' names."""
    return _Scrub(_without_common(Known(frozenset(), known.author), ours)).text(sentence)


def _without_common(known: Known, ours: Iterable[str]) -> Known:
    kept = common_words() | {word.casefold() for word in ours}
    return Known(known.everybody - kept, tuple(one for one in known.author if one not in kept))


def _names(person: Person) -> frozenset[str]:
    """Everything a person may be called, in small letters: id, names, address, and their parts."""
    whole = [person.id, person.first_name, person.last_name, person.email, person.lms_user_id]
    whole.append(person.email.partition("@")[0])
    whole += [person.first_name + person.last_name, person.last_name + person.first_name]
    found = {*whole, *(word for text in whole for word in WORD.findall(text))}
    return frozenset(name.casefold() for name in found if _counts(name))


def _counts(name: str) -> bool:
    return len(name) >= (FEWEST_DIGITS if name.isdigit() else SHORTEST if name.isascii() else 2)


def anonymous(code: str, known: Known, ours: Iterable[str] = ()) -> str:
    """The code without comments, docstrings and people. Raises SyntaxError or ValueError if Python does not read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as an invalid escape in a learner's text
        tree = ast.parse(code)
    _Scrub(_without_common(known, ours)).clean(tree)
    return ast.unparse(ast.fix_missing_locations(tree))


@cache
def common_words() -> frozenset[str]:
    """Words of Python and numpy, in small letters."""
    own = [*dir(builtins), *keyword.kwlist, *dir(str), *dir(list), *dir(dict), "self", "cls", "math", "numpy", "np"]
    arrays = [*dir(np), *dir(np.ndarray), *dir(np.linalg), *dir(np.random.Generator), *dir(np.random)]
    return frozenset(word.casefold() for name in {*own, *arrays} for word in (name, *WORD.findall(name)))


class _Scrub:
    def __init__(self, known: Known) -> None:
        self._known = known
        self._author = re.compile("|".join(map(_alone, known.author)) or "(?!)", re.IGNORECASE)
        self._new: dict[str, str] = {}

    def clean(self, tree: ast.AST) -> None:
        """Takes people out of a syntax tree, and the texts that nobody uses."""
        for node in ast.walk(tree):
            _drop_idle_texts(node)
            if isinstance(node, ast.Constant):
                node.value = self._constant(node.value)
            for name, value in ast.iter_fields(node):
                if name in IDENTIFIERS and isinstance(value, str):
                    setattr(node, name, self._identifier(value))
                elif name in IDENTIFIERS and isinstance(value, list) and all(isinstance(one, str) for one in value):
                    setattr(node, name, [self._identifier(one) for one in value])

    def _constant(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bytes) and (text := value.decode("latin-1")) != self.text(text):
            return self.text(text).encode("latin-1", "replace")
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**20:
            return 0 if str(abs(value)) in self._known.everybody else value
        return value

    def text(self, text: str) -> str:
        """A text without people."""
        without = self._without_names(EMAIL.sub(SOMEBODY, text), SOMEBODY)
        return DIGITS.sub(lambda found: "0" * len(found.group()), without)

    def _without_names(self, text: str, instead: str) -> str:
        """The text with every name replaced: the author's wherever it stands, another's where it is a word."""

        def replace(found: re.Match[str]) -> str:
            return instead if found.group().casefold() in self._known.everybody else found.group()

        return WORD.sub(replace, LONG_WORD.sub(replace, self._author.sub(instead, text)))

    def _identifier(self, name: str) -> str:
        """The same name; a new one, the same everywhere, if it holds somebody's."""
        return ".".join(self._part(part) for part in name.split("."))

    def _part(self, name: str) -> str:
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|_|(?<=\D)(?=\d)|(?<=\d)(?=\D)", " ", name)
        if self._without_names(spaced, "") == spaced and name.casefold() not in self._known.everybody:
            return name
        return self._new.setdefault(name, f"{SOMEBODY}_{len(self._new) + 1}")


def _alone(name: str) -> str:
    """Where a name counts as one: a Latin name as a word of its own; in other scripts words run together."""
    pattern = re.escape(name)
    return rf"(?<![^\W_]){pattern}(?![^\W_])" if name.isascii() else pattern


def _drop_idle_texts(node: ast.AST) -> None:
    """Takes out the texts that stand alone in a block: docstrings, and comments written as texts."""
    for block in ("body", "orelse", "finalbody"):
        there = getattr(node, block, None)
        if isinstance(there, list) and there:
            kept = [one for one in there if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
            setattr(node, block, kept or [ast.Pass()])
