"""A submitted notebook → the notebook to run: what belongs to the master is restored from it; pure nb → nb.

What a submitted cell says about itself counts for nothing but the name by which it is recognised: nbgrader's grade id,
or, where a tool has lost that, the cell's own id.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Cell = dict[str, Any]
HIDDEN = re.compile(r"^[^\n]*### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS[^\n]*\n?", re.MULTILINE | re.DOTALL)
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
KINDS = ("code", "markdown", "raw")


@dataclass(frozen=True)
class Restored:
    """The cells to run, in order; what had to be put right, for the instructor; the manual answers left as released."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...]
    untouched: frozenset[str] = frozenset()


def restore(master: dict[str, Any], submitted: dict[str, Any]) -> Restored:
    """The submitted cells with every locked cell, all metadata and every missing graded cell taken from the master.

    A solution keeps the learner's source. Of a grade id that stands twice the last cell counts, as in nbgrader, and the
    others run as plain cells. No tag of the learner's can skip a test.
    """
    originals = {name: cell for cell in master["cells"] if (name := grade_id(cell))}
    plain = {cell.get("id"): cell for cell in master["cells"] if not grade_id(cell)}
    cells = [cell for cell in submitted["cells"] if isinstance(cell, dict)]
    names = recognised(cells, originals)
    notes = [f"{name} stands twice; the last one counts" for name in originals if names.count(name) > 1]
    last = {name: index for index, name in enumerate(names) if name}
    found: list[Cell] = []
    for index, (cell, name) in enumerate(zip(cells, names, strict=True)):
        if name and last[name] == index:
            found.append(_restored(originals[name], cell, notes))
        else:
            found.append(_plain(cell, plain.get(_id(cell)) if not name else None))
    complete = _with_missing(found, master["cells"], set(last), notes)
    untouched = frozenset(name for name, index in last.items() if _is_untouched(originals[name], cells[index]))
    return Restored(tuple(_with_ids(complete)), tuple(notes), untouched)


def recognised(cells: Sequence[Cell], originals: dict[str, Cell]) -> list[str | None]:
    """The grade id of the master's cell that each submitted cell is, by grade id, else by the cell's own id."""
    names = [name if (name := grade_id(cell)) in originals else None for cell in cells]
    known = set(names)
    by_id = {cell["id"]: name for name, cell in originals.items() if cell.get("id") and name not in known}
    return [name or by_id.get(_id(cell)) for cell, name in zip(cells, names, strict=True)]


def grade_id(cell: Cell) -> str | None:
    """The id under which nbgrader knows a cell, None for an ordinary cell."""
    name = _about(cell).get("grade_id")
    return name if isinstance(name, str) and name else None


def is_test(cell: Cell) -> bool:
    """Whether a cell of the master is graded by running it."""
    return bool(_about(cell).get("grade")) and not is_solution(cell) and cell["cell_type"] == "code"


def is_manual(cell: Cell) -> bool:
    """Whether a cell of the master earns points that only a person can give: a graded answer, or a task."""
    return bool(_about(cell).get("grade") or _about(cell).get("task")) and not is_test(cell)


def is_solution(cell: Cell) -> bool:
    """Whether a cell of the master is the learner's to write."""
    return bool(_about(cell).get("solution"))


def is_locked(cell: Cell) -> bool:
    """Whether a cell of the master belongs to the master and is no test: imports, data, helpers."""
    return bool(_about(cell).get("locked")) and not is_test(cell) and not is_solution(cell)


def max_points(cell: Cell) -> float:
    """The points that a graded cell of the master is worth."""
    return float(_about(cell).get("points") or 0.0)


def _about(cell: Cell) -> dict[str, Any]:
    metadata = cell.get("metadata")
    about = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return about if isinstance(about, dict) else {}


def _id(cell: Cell) -> str | None:
    name = cell.get("id")
    return name if isinstance(name, str) and name else None


def _restored(original: Cell, cell: Cell, notes: list[str]) -> Cell:
    restored = copy.deepcopy(original)
    if cell.get("cell_type") != original["cell_type"]:
        notes.append(f"{grade_id(original)} was no {original['cell_type']} cell; it is one again")
    about = _about(original)
    if is_solution(original) or (about.get("task") and not about.get("locked")):
        restored["source"] = _text(cell.get("source", ""))
        if isinstance(cell.get("attachments"), dict) and original["cell_type"] != "code":
            restored["attachments"] = copy.deepcopy(cell["attachments"])
    elif _text(cell.get("source", "")).strip() not in _versions(_text(original["source"])):
        notes.append(f"{grade_id(original)} was edited; the original ran")
    return restored


def _versions(source: str) -> tuple[str, str]:
    """A locked cell as it stands in the master, and as it was released: without its hidden tests."""
    return source.strip(), HIDDEN.sub("", source).strip()


def _plain(cell: Cell, original: Cell | None) -> Cell:
    kind = cell.get("cell_type") if cell.get("cell_type") in KINDS else "raw"
    metadata = copy.deepcopy(original["metadata"]) if original else {}
    kept: Cell = {"cell_type": kind, "metadata": metadata, "source": _text(cell.get("source", "")), "id": _id(cell)}
    if kind != "code" and isinstance(cell.get("attachments"), dict):
        kept["attachments"] = copy.deepcopy(cell["attachments"])
    return kept


def _with_missing(cells: list[Cell], masters: list[Cell], seen: set[str], notes: list[str]) -> list[Cell]:
    """The cells with each cell of a grade id that is missing put back between its neighbours in the master.

    A test goes as far back as they allow, so that an answer whose cell was not recognised has run before it; all else
    goes as far forward.
    """
    found, before = list(cells), None
    for original in masters:
        name = grade_id(original)
        if name is None:
            continue
        if name not in seen:
            notes.append(f"{name} was missing; {'it counts as empty' if is_solution(original) else 'the original ran'}")
            missing = copy.deepcopy(original)
            if is_solution(original):
                missing["source"] = ""
            found.insert(_place(found, before, late=is_test(original)), missing)
        before = name
    return found


def _place(cells: list[Cell], before: str | None, *, late: bool) -> int:
    names = [grade_id(cell) for cell in cells]
    start = names.index(before) + 1 if before else 0
    if not late:
        return start
    return next((index for index in range(start, len(names)) if names[index]), len(names))


def _with_ids(cells: list[Cell]) -> list[Cell]:
    """The cells, each with an id of its own that nbformat allows."""
    taken: set[str] = set()
    found = []
    for index, cell in enumerate(cells):
        name = cell.get("id") or ""
        if name in taken or not CELL_ID.fullmatch(name):
            name = hashlib.sha256(f"{index} {cell['source']}".encode("utf-8", "replace")).hexdigest()[:8]
            name = name if name not in taken else f"{name}-{index}"
        taken.add(name)
        found.append({**cell, "id": name})
    return found


def _is_untouched(original: Cell, cell: Cell) -> bool:
    """Whether a manually graded answer is as it was released: nbgrader's checksum of it still fits.

    The checksum is the learner's word, and it can only cost: an answer that fits is worth no points without a person.
    """
    if not (is_manual(original) and is_solution(original)):
        return False
    about, source = _about(original), _text(cell.get("source", ""))
    parts = [source, original["cell_type"], *(str(bool(about.get(key))) for key in ("grade", "solution", "locked"))]
    parts += [grade_id(original) or "", str(max_points(original))]
    checksum = hashlib.md5("".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    return _about(cell).get("checksum") == checksum


def _text(source: Any) -> str:
    if isinstance(source, list):
        return "".join(map(str, source))
    return source if isinstance(source, str) else ""
