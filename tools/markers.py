"""Checks the markers of a master against the rules and against the catalogue."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from difflib import get_close_matches

from autograder.exercise import CORRECT, Unit
from tools.master import Cell, Master
from tools.problems import Problem

MARKERS = {
    "code": {'solution="name"': "solution", 'test="name" points=1 [part="robust"]': "test",
             'readonly="id"': "readonly", 'tags=["figure"]': "tags"},
    "markdown": {'formula="name"': "formula"},
}  # fmt: skip
OF_A_TEST = {"points", "part"}
TAGS = ["figure"]
BEGIN, END, HIDDEN = "BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS"  # as nbgrader finds them, anywhere in a line


def problems(master: Master, unit: Unit | None) -> Iterator[Problem]:
    """Everything that breaks a rule in `master`; `unit` is its unit, None for a page without exercises."""
    solved: set[str] = set()
    ids: dict[str, int] = {}
    for cell in master.cells:
        for line, what in _of_cell(cell, unit):
            yield Problem(master.path, line, what)
        if "test" in cell.markers and cell.markers["test"] not in solved:
            what = f"a test without a solution: no cell above is marked solution={_quoted(cell.markers['test'])}"
            yield Problem(master.path, cell.line, what)
        solved.add(cell.markers.get("solution", ""))
        grade = grade_id(cell)
        if grade in ids:
            yield Problem(master.path, cell.line, f"duplicate id {grade!r}: it stands already in line {ids[grade]}")
        elif grade is not None:
            ids[grade] = cell.line
    yield from _missing(master, unit, set(ids))


def grade_id(cell: Cell) -> str | None:
    """The id by which nbgrader knows the cell, None for a cell that it need not know."""
    markers = cell.markers
    if "test" in markers:
        return _test_id(markers["test"], markers.get("part", CORRECT))
    return markers.get("solution", markers.get("readonly"))


def _test_id(name: str, part: str) -> str:
    return f"test_{name}" if part == CORRECT else f"test_{name}_{part}"


def _of_cell(cell: Cell, unit: Unit | None) -> Iterator[tuple[int, str]]:
    unknown = list(_of_marker_names(cell))
    if unknown:
        yield from ((cell.line, what) for what in unknown)
    elif "solution" in cell.markers:
        yield from _of_solution(cell, unit)
    elif "test" in cell.markers:
        yield from ((cell.line, what) for what in _of_test(cell, unit))
    elif "formula" in cell.markers:
        yield from ((cell.line, what) for what in _of_exercise(cell.markers["formula"], unit))
    yield from _of_regions(cell)


def _of_marker_names(cell: Cell) -> Iterator[str]:
    allowed = MARKERS.get(cell.kind, {})
    listed = ", ".join(allowed) or "none"
    if cell.kind not in MARKERS:
        yield f"unknown kind of cell: {cell.kind}; allowed are code and markdown"
    mains = [marker for marker in cell.markers if marker in allowed.values()]
    for marker, value in cell.markers.items():
        if marker == "incorrectly_encoded_metadata":
            yield f'cannot read the markers {value!r}; write each as name="text" or name=number'
        elif marker == "title":
            yield f"unknown marker {value!r}; allowed in a {cell.kind} cell: {listed}"
        elif marker not in allowed.values() and not (marker in OF_A_TEST and "test" in mains):
            yield f"unknown marker {marker!r} here; allowed in a {cell.kind} cell: {listed}"
    if len(mains) > 1:
        yield f"{' and '.join(mains)} exclude each other; a {cell.kind} cell takes one of: {listed}"
    if cell.markers.get("tags", TAGS) != TAGS:
        yield f'unknown tags {cell.markers["tags"]!r}; allowed: tags=["figure"]'


def _of_exercise(name: object, unit: Unit | None) -> Iterator[str]:
    known = list(unit.exercises) if unit else []
    if name not in known:
        near = get_close_matches(str(name), known, n=3, cutoff=0.5) or known
        where = f"unit {unit.name} of the catalogue" if unit else "a page without unit"
        yield f"{_quoted(name)} is not an exercise of {where}; allowed: {', '.join(near) or 'none'}"


def _of_test(cell: Cell, unit: Unit | None) -> Iterator[str]:
    name, points = cell.markers["test"], cell.markers.get("points")
    if points is None:
        yield f"test={_quoted(name)} has no points; write points=1 or more"
    elif isinstance(points, bool) or not isinstance(points, int | float) or points <= 0:
        yield f"points={points!r} is not a number above 0"
    if cell.source.strip():
        yield "a test cell has no body: the builder writes it"
    yield from _of_exercise(name, unit)
    if unit and name in unit.exercises:
        part, parts = cell.markers.get("part", CORRECT), unit.exercises[name].parts
        if part not in parts:
            yield f"{name} has no part {_quoted(part)}; allowed: {', '.join(parts)}"


def _of_solution(cell: Cell, unit: Unit | None) -> Iterator[tuple[int, str]]:
    name = cell.markers["solution"]
    yield from ((cell.line, what) for what in _of_exercise(name, unit))
    if not any(BEGIN in line for line in cell.written):
        yield cell.line, f"the solution {_quoted(name)} has no ### {BEGIN} and ### {END}"
    try:
        body = ast.parse("\n".join(cell.written)).body
    except SyntaxError as error:
        yield cell.line + (error.lineno or 0), f"this is not Python: {error.msg}"
        return
    defined = [statement for statement in body if isinstance(statement, ast.FunctionDef)]
    if name not in [function.name for function in defined]:
        line = cell.line + defined[0].lineno if defined else cell.line
        found = f"defines {', '.join(function.name for function in defined)}" if defined else "defines no function"
        yield line, f"the cell of solution={_quoted(name)} {found}; it must define {name}"


def _of_regions(cell: Cell) -> Iterator[tuple[int, str]]:
    """Regions open and close in pairs, and only in solution cells; hidden tests are the builder's."""
    opened: int | None = None
    for line, text in cell.numbered():
        if (BEGIN in text or END in text) and "solution" not in cell.markers:
            yield line, f'{BEGIN if BEGIN in text else END} outside a cell that is marked solution="name"'
        elif HIDDEN in text:
            yield line, f'{HIDDEN} in a master: the builder writes them from test="name"'
        elif BEGIN in text:
            if opened is not None:
                yield line, f"nested {BEGIN}: line {opened} is still open"
            opened = line
        elif END in text:
            if opened is None:
                yield line, f"{END} without {BEGIN} above it"
            opened = None
    if opened is not None:
        yield opened, f"{BEGIN} without {END} below it"


def _missing(master: Master, unit: Unit | None, ids: set[str]) -> Iterator[Problem]:
    """Every exercise of the unit, and every part of it, stands in its master."""
    for name, exercise in unit.exercises.items() if unit else []:
        wanted = {name: f'solution="{name}"'}
        for part in exercise.parts:
            wanted[_test_id(name, part)] = f'test="{name}"' + ("" if part == CORRECT else f' part="{part}"')
        for grade, marker in wanted.items():
            if grade not in ids:
                yield Problem(master.path, None, f"the exercise {name} has no cell marked {marker}")


def _quoted(value: object) -> str:
    return f'"{value}"'
