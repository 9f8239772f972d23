"""The learner's folder: released notebooks are added to it, and nothing in it is ever written over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.commands.notebooks import Damaged, read_notebook
from autograder.commands.refusal import Refused


@dataclass(frozen=True)
class Workbench:
    """What happened to a learner's folder: notebooks added, notebooks kept, and damaged ones with what is off."""

    folder: Path
    added: tuple[str, ...]
    kept: tuple[str, ...]
    damaged: dict[str, str]


def set_up(folder: Path, released: list[Path]) -> Workbench:
    """Adds to `folder` the released notebooks that it does not have yet.

    Raises Refused if the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        added = tuple(notebook.name for notebook in released if add(notebook, folder))
    except OSError as error:
        raise Refused(f"{folder} cannot be used for your notebooks: {error.strerror or error}.") from error
    kept = tuple(notebook.name for notebook in released if notebook.name not in added)
    present = sorted(path for path in folder.glob("*.ipynb") if path.name not in added)
    damaged = {path.name: damage for path in present if (damage := find_damage(path))}
    return Workbench(folder, added, kept, damaged)


def add(notebook: Path, folder: Path) -> bool:
    """Copies a notebook into `folder` unless something of that name is there; returns whether it did."""
    content = notebook.read_bytes()
    target = folder / notebook.name
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    except OSError:
        target.unlink(missing_ok=True)
        raise
    return True


def find_damage(path: Path) -> str:
    """What keeps a file from being opened as a notebook, in words; "" if nothing does."""
    try:
        read_notebook(path)
    except Damaged as damage:
        return str(damage)
    return ""
