"""Which notebook of the course a file is: by its cells, else by its name, else by what the instructor says it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.exchange.archive_paths import Refusal
from autograder.exchange.collect_names import Bare, around, bare_names, key, stem
from autograder.grading.files import NOTEBOOK
from autograder.grading.reading import Unreadable, notebook_of, read_notebook, without_outputs
from autograder.grading.submission import grade_id, is_manual, is_test

LIKENESS = 0.5  # share of a master's graded cells by which a notebook is recognised


@dataclass(frozen=True)
class Master:
    """A notebook of an assignment, and the names of its graded cells."""

    unit: str
    name: str
    cells: frozenset[str]


@dataclass(frozen=True)
class Recognised:
    """Which notebook a file is. `is_sure` is false where only the instructor says so; `remark` is for them."""

    master: Master
    copies: tuple[int, ...] = ()
    is_sure: bool = True
    remark: str = ""


class NotAsked(Refusal):
    """A notebook belongs to another assignment than the one that is asked for."""


class Units:
    """The notebooks of the assignments of a course. `wanted` is the assignment that is asked for, or empty."""

    def __init__(self, masters: Iterable[Master], wanted: str = "") -> None:
        self.masters = tuple(masters)
        self.wanted = wanted
        alone = {unit for unit, count in Counter(one.unit for one in self.masters).items() if count == 1}
        self._words = {one: {one.name, one.unit} if one.unit in alone else {one.name} for one in self.masters}
        self._by_cell: dict[str, list[Master]] = defaultdict(list)
        for master in self.masters:
            for cell in master.cells:
                self._by_cell[cell].append(master)

    def is_unit(self, name: str) -> bool:
        return any(key(master.unit) == key(name) for master in self.masters)

    def recognise(self, name: str, raw: bytes) -> Recognised:
        """Which notebook a file is. Raises Refusal if it is none, NotAsked if it is one that is not asked for."""
        remark, like = "", list[Master]()
        try:
            like = self._alike(notebook_of(without_outputs(raw)))
        except Unreadable as why:
            remark = f"It cannot be graded as it is: {str(why)[:1].lower()}{str(why)[1:]}"
        named = self.named(name)
        best = [one for one in like if one.unit == self.wanted] or like
        best = [one for one, _ in named if one in best] or best
        copies = next((bare.copies for one, bare in named if not best or one in best), _copies(name))
        if self.wanted and best and best[0].unit != self.wanted:
            raise NotAsked(f"It has the exercises of {best[0].unit}, not of {self.wanted}.")
        if len(best) == 1:
            return Recognised(best[0], copies)
        if best:
            raise Refusal(f"It may be {' or '.join(sorted(f'{one.unit}/{one.name}' for one in best))}.")
        return self._unlike([one for one, _ in named], copies, remark)

    def _unlike(self, named: list[Master], copies: tuple[int, ...], remark: str) -> Recognised:
        """For a notebook whose cells say nothing."""
        mine = [one for one in named if not self.wanted or one.unit == self.wanted]
        if len(mine) == 1:
            return Recognised(mine[0], copies, remark=remark or "None of its cells is one of the assignment's.")
        wanted = [one for one in self.masters if one.unit == self.wanted]
        if len(wanted) == 1 and not named:
            return Recognised(wanted[0], copies, is_sure=False, remark=remark or "Neither name nor cells say it.")
        if named and not mine:
            raise NotAsked(f"It is called like a notebook of {named[0].unit}, not of {self.wanted}.")
        raise Refusal(remark or "Neither its name nor its cells are those of a notebook of the course.")

    def named(self, name: str) -> list[tuple[Master, Bare]]:
        """The notebooks that a file is called like, with or without further words: those with the longest name."""
        bares = list(bare_names(stem(name)))
        found = [(one, bare) for bare in bares for one in self.masters if self._is_called(bare.text, one)]
        longest = max((len(one.name) for one, _ in found), default=0)
        barest = {one: bare for one, bare in found if len(one.name) == longest}  # the last one: all marks are counted
        return list(barest.items())

    def _is_called(self, text: str, master: Master) -> bool:
        return any(around(text, word) is not None for word in self._words[master])

    def without_unit(self, text: str) -> Iterable[str]:
        """A name without the word of a notebook or an assignment at one of its ends, the longest word first."""
        words = {word for one in self.masters for word in (one.name, one.unit)}
        found = ((word, around(text, word)) for word in sorted(words, key=len, reverse=True))
        return [rest for _, rest in found if rest]

    def _alike(self, notebook: dict[str, Any]) -> list[Master]:
        names = {grade_id(cell) or str(cell.get("id", "")) for cell in notebook["cells"]}
        shared = Counter(master for name in names for master in self._by_cell.get(name, ()))
        likeness = {master: count / len(master.cells) for master, count in shared.items()}
        most = max(likeness.values(), default=0.0)
        return [master for master in likeness if likeness[master] == most] if most >= LIKENESS else []


def _copies(name: str) -> tuple[int, ...]:
    return [bare.copies for bare in bare_names(stem(name), counted=False)][-1]


def read_masters(folder: Path, unit: str) -> list[Master]:
    """The notebooks in an assignment's source folder. Raises Refusal for one that cannot be read."""
    found = []
    for path in sorted(folder.glob(f"*{NOTEBOOK}")):
        try:
            cells = read_notebook(path)["cells"]
        except Unreadable as why:
            raise Refusal(f"{path}, the instructor's notebook, cannot be used. {why}") from why
        graded = frozenset(name for cell in cells if (is_test(cell) or is_manual(cell)) and (name := grade_id(cell)))
        found.append(Master(unit, path.stem, graded))
    return found
