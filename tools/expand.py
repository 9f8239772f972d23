"""From a master to the instructor's notebook: markers become nbgrader's metadata, empty tests become checks."""

from __future__ import annotations

import hashlib
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools.markers import grade_id
from tools.master import Cell, Master

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
TEST = """\
check({call})
### BEGIN HIDDEN TESTS
check({call}, fresh=True)
### END HIDDEN TESTS"""


def source_notebook(master: Master) -> NotebookNode:
    """The instructor's notebook of a master without problems, with solutions and hidden tests."""
    cells = [_notebook_cell(cell) for cell in master.cells]
    for cell, id_ in zip(cells, _cell_ids([(grade_id(cell), cell) for cell in master.cells]), strict=True):
        cell.id = id_
    return new_notebook(cells=cells, metadata=METADATA)


def _notebook_cell(cell: Cell) -> NotebookNode:
    if cell.kind == "markdown":
        return new_markdown_cell(cell.source)
    source = test_source(cell) if "test" in cell.markers else cell.source
    return new_code_cell(source, metadata=_metadata(cell))


def test_source(cell: Cell) -> str:
    """What a test cell runs: the check that the learner sees, and the hidden one on fresh numbers."""
    name = cell.markers["test"]
    part = f', part="{cell.markers["part"]}"' if "part" in cell.markers else ""
    return TEST.format(call=f'"{name}", {name}{part}')


def _metadata(cell: Cell) -> dict[str, Any]:
    if "tags" in cell.markers:
        return {"tags": cell.markers["tags"]}
    grade = grade_id(cell)
    if grade is None:
        return {}
    is_solution, is_test = "solution" in cell.markers, "test" in cell.markers
    points = {"points": cell.markers["points"]} if is_test else {}
    return {
        "nbgrader": {
            "grade": is_test, "grade_id": grade, "locked": not is_solution, "schema_version": 3,
            "solution": is_solution, "task": False, **points,
        }
    }  # fmt: skip


def _cell_ids(cells: list[tuple[str | None, Cell]]) -> list[str]:
    """An id for each cell that stays when the cell does: the grade id, else a hash of what stands in it."""
    ids = {grade for grade, _ in cells if grade is not None}
    drawn = []
    for grade, cell in cells:
        id_, copies = grade, 0
        while id_ is None or (grade is None and id_ in ids):
            id_ = hashlib.sha256(f"{cell.kind}\n{cell.source}\n{copies}".encode()).hexdigest()[:8]
            copies += 1
        ids.add(id_)
        drawn.append(id_)
    return drawn
