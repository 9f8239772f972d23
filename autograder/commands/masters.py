"""The instructor's notebooks: which one a submitted notebook is graded against."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.commands.refusal import Refused
from autograder.errors import GradwalkError
from autograder.grading.bench import Assignment, digest_of
from autograder.grading.files import read_folder
from autograder.grading.reading import Unreadable, read_notebook
from autograder.grading.submission import grade_id, is_manual, is_test

LIKENESS = 0.5  # share of a master's graded cells by which a renamed notebook is recognised


class NoMaster(GradwalkError):
    """No instructor's notebook belongs to a submitted one; the message says what was looked for."""


@dataclass(frozen=True)
class Masters:
    """The instructor's notebooks below a folder, by name: read when they are asked for, once."""

    folder: Path
    paths: dict[str, Path]
    _read: dict[str, dict[str, Any]] = field(default_factory=dict)
    _assignments: dict[str, Assignment] = field(default_factory=dict)

    def assignment(self, name: str) -> Assignment:
        """A master and the files beside it, if it stands in a folder of its own."""
        if name not in self._assignments:
            path = self.paths[name]
            folder = read_folder(path.parent)
            files = folder.others if path.parent != self.folder else {}
            whole = Assignment({name: folder.notebooks[name]}, files, digest=digest_of(name, folder.digest()))
            self._assignments[name] = whole
        return self._assignments[name]

    def master_for(self, path: Path, notebook: dict[str, Any]) -> str:
        """The name of the master of the same name, else of the one with the same exercises. Raises NoMaster."""
        if path.stem in self.paths:
            self._master(path.stem)
            return path.stem
        mine = {grade_id(cell) for cell in notebook["cells"]}
        likeness = {name: self._likeness(name, mine) for name in self.paths}
        best = max(likeness, key=lambda name: likeness[name], default="")
        if not best or likeness[best] < LIKENESS:
            raise NoMaster(f"No notebook in {self.folder} is called {path.name} or has the same exercises.")
        return best

    def _likeness(self, name: str, mine: set[str | None]) -> float:
        graded = {grade_id(cell) for cell in self._master(name)["cells"] if is_test(cell) or is_manual(cell)}
        return len(graded & mine) / len(graded) if graded else 0.0

    def _master(self, name: str) -> dict[str, Any]:
        if name not in self._read:
            try:
                self._read[name] = read_notebook(self.paths[name])
            except Unreadable as why:
                raise Refused(f"{self.paths[name]}, the instructor's notebook, cannot be used. {why}") from why
        return self._read[name]


def find_masters(folder: Path) -> Masters:
    """The notebooks of a source folder: beside each other, or each in a folder of its unit. Raises Refused for none."""
    found = sorted([*folder.glob("*.ipynb"), *folder.glob("*/*.ipynb")])
    if not found:
        raise Refused(f"There is no instructor's notebook in {folder}. Name the folder that has them: --source FOLDER")
    return Masters(folder, {path.stem: path for path in found})
