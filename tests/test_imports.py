"""Imports go one way: notebooks and the grader reach for the checks, the checks reach for nothing of ours."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("autograder", "utils", "tools", "tests")
ON_TOP = ("autograder.cli", "autograder.commands", "autograder.exchange", "autograder.grading", "autograder.reports")
NOTEBOOK_LIBRARIES = ("IPython", "PIL", "anywidget", "ipywidgets", "matplotlib", "nbformat", "numpy", "traitlets")


@dataclass(frozen=True)
class Import:
    """One imported module, where, and whether the line runs when the importing module is loaded."""

    path: Path
    line: int
    name: str
    is_at_load: bool

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: imports {self.name}"

    def is_in(self, *packages: str) -> bool:
        return any(self.name == package or self.name.startswith(f"{package}.") for package in packages)

    @property
    def is_standard(self) -> bool:
        return self.name.split(".")[0] in sys.stdlib_module_names


def imports(path: Path) -> Iterator[Import]:
    """Every import of a file, also those inside functions; `from a import b` names a, and a.b if that is a module."""

    def walk(node: ast.AST, at_load: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(path, child.lineno, alias.name, at_load) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert not child.level, f"{path}:{child.lineno}: a relative import"
                yield from (Import(path, child.lineno, name, at_load) for name in from_names(child))
            is_type_only = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
            is_later = is_type_only or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from walk(child, at_load and not is_later)

    yield from walk(ast.parse(path.read_text(encoding="utf-8")), True)


def from_names(statement: ast.ImportFrom) -> Iterator[str]:
    module = statement.module or ""
    for alias in statement.names:
        place = ROOT.joinpath(*module.split("."), alias.name)
        yield f"{module}.{alias.name}" if place.is_dir() or place.with_suffix(".py").is_file() else module


def in_room(*folders: str, without: tuple[str, ...] = ()) -> list[Import]:
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    kept = [path for path in paths if not any(path.is_relative_to(ROOT / other) for other in without)]
    assert kept
    return [found for path in kept for found in imports(path)]


def refused(found: list[Import], allowed: tuple[str, ...]) -> list[str]:
    return [str(one) for one in found if not one.is_standard and not one.is_in(*allowed)]


def learners_half() -> list[Import]:
    return in_room(
        "autograder", without=tuple(package.replace(".", "/") for package in ON_TOP) + ("autograder/cli.py",)
    )


def test_the_learners_half_loads_the_standard_library_and_numpy_alone() -> None:
    at_load = [one for one in learners_half() if one.is_at_load]
    assert refused(at_load, ("autograder", "numpy")) == []


def test_the_learners_half_reaches_for_ipython_when_it_shows_and_for_nothing_else() -> None:
    assert refused(learners_half(), ("autograder", "numpy", "IPython")) == []


def test_the_learners_half_never_reaches_for_what_stands_on_it() -> None:
    assert [str(one) for one in learners_half() if one.is_in(*ON_TOP)] == []


def test_autograder_knows_neither_figures_nor_the_authors_tools() -> None:
    assert [str(one) for one in in_room("autograder") if one.is_in("utils", "tools", "tests")] == []


def test_utils_takes_of_ours_only_the_references() -> None:
    assert refused(in_room("utils"), ("utils", "autograder.exercises", *NOTEBOOK_LIBRARIES)) == []


def test_tools_take_of_ours_only_the_checks() -> None:
    found = [one for one in in_room("tools") if one.is_in(*OURS)]
    assert [str(one) for one in found if one.is_in("utils", "tests", *ON_TOP)] == []


def test_the_course_imports_what_a_learner_may_see() -> None:
    found = in_room("course")
    assert refused(found, ("autograder", "utils", "numpy", "matplotlib", "sklearn")) == []
    assert [str(one) for one in found if one.is_standard or one.is_in(*ON_TOP)] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os.path, numpy as np", [("os.path", True), ("numpy", True)]),
        ("from autograder import check, exercises", [("autograder.check", True), ("autograder.exercises", True)]),
        ("from autograder.check import check", [("autograder.check", True)]),
        ("def f():\n    from IPython.display import display", [("IPython.display", False)]),
        ("if TYPE_CHECKING:\n    import matplotlib", [("matplotlib", False)]),
        ("class A:\n    try:\n        import click\n    except ImportError: ...", [("click", True)]),
    ],
)
def test_imports_are_found_wherever_they_stand(tmp_path: Path, source: str, found: list[tuple[str, bool]]) -> None:
    (tmp_path / "module.py").write_text(source)
    assert [(one.name, one.is_at_load) for one in imports(tmp_path / "module.py")] == found


LOAD = """
import sys, time, numpy
before = time.perf_counter()
import autograder
seconds = time.perf_counter() - before
from autograder.exercises import units
units()
print(seconds * 1e3, *{name.split(".")[0] for name in sys.modules})
"""


def test_finding_an_exercise_loads_its_unit_alone() -> None:
    code = "import sys; from autograder.exercises import find; find('mse'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "autograder.exercises.gradient_descent.mse" in loaded
    assert "autograder.exercises.backpropagation" not in loaded


def test_loading_the_checks_and_the_catalogue_loads_no_notebook_library() -> None:
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True, cwd=ROOT)
    milliseconds, *loaded = done.stdout.split()
    print(f"import autograder on top of numpy: {float(milliseconds):.1f} ms")
    assert float(milliseconds) > 0
    assert {"IPython", "matplotlib", "nbgrader", "nbformat", "click", "rich"} & set(loaded) == set()
