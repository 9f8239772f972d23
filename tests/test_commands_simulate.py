"""`gradwalk simulate`: a class whose answers are known, the same for the same seed, never in place of a real one."""

from __future__ import annotations

import ast
import builtins
import json
import math
import re
import unicodedata
from pathlib import Path
from random import Random
from typing import Any

import nbformat
import numpy as np
import pytest
from click.testing import CliRunner, Result

from autograder.call import call
from autograder.cli import main
from autograder.commands.classroom import Answer, draw_class, function_of
from autograder.commands.paste import break_syntax, replace_function, source_of
from autograder.commands.people import PEOPLE, draw_people
from autograder.errors import CatalogueError
from autograder.exercise import Exercise, Function, Unit
from autograder.exercises import units

unit = Unit("01_tiny")


@unit.exercise
def total(x):
    """The sum of the entries."""
    return float(np.sum(x))


@total.mistake("the first is left out", ask="?", look="the start", formula="Σ x")
def without_first(x):
    return float(np.sum(x[1:]))


@total.mistake(
    "the mean is taken",
    ask="?",
    look="the end",
    formula="Σ x",
)
def averaged(x):
    return float(np.mean(x))


@total.equivalent
def with_math(x):
    # exact, whatever the order
    return math.fsum(x)


@unit.exercise
def scaled(x, factor=2.0):
    """factor · x."""
    return factor * x


@scaled.mistake("added", ask="?", look="the sign", formula="factor · x")
def added(x, factor=2.0):
    return factor + x


@unit.exercise
def nothing_known_wrong(x):
    return x


UNIT = unit.name
EXERCISES = list(unit.exercises.values())


def released_notebook() -> nbformat.NotebookNode:
    """A small released notebook as nbgrader leaves it."""

    def marked(source: str, grade_id: str, **roles: Any) -> nbformat.NotebookNode:
        roles = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3} | roles
        metadata = {"nbgrader": {"grade_id": grade_id, **roles}}
        return nbformat.v4.new_code_cell(source, id=grade_id, metadata=metadata)

    cells = [nbformat.v4.new_markdown_cell("# Wörter", id="words"), marked("import numpy as np", "setup", locked=True)]
    for name, exercise in unit.exercises.items():
        stub = f"half = 0.5\n\n\ndef {name}({', '.join(exercise.parameters)}):\n    raise NotImplementedError\n"
        cells.append(marked(stub.rstrip(), name, solution=True))
        cells.append(marked(f'check("{name}", {name})', f"test_{name}", grade=True, locked=True, points=2))
    cells.append(marked("my_guess = None", "a_guess", solution=True))
    return nbformat.v4.new_notebook(cells=cells, metadata={"language_info": {"name": "python"}})


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course folder in which the tiny unit is released; it is the only unit there is."""
    monkeypatch.setattr("autograder.commands.units.units", lambda: (unit,))
    path = tmp_path / "course" / "release" / UNIT / f"{UNIT}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(released_notebook(), path)
    return tmp_path / "course"


def simulate(course: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["simulate", UNIT, "--course-dir", str(course), *arguments])


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def ledger(course: Path) -> dict[str, dict[str, str]]:
    learners = json.loads((course / "simulated" / f"{UNIT}.json").read_text(encoding="utf-8"))["learners"]
    return {learner: entry["answers"] for learner, entry in learners.items()}


def handed_in(course: Path, learner: str) -> nbformat.NotebookNode:
    return nbformat.read(course / "submitted" / learner / UNIT / f"{UNIT}.ipynb", as_version=4)


def test_the_same_seed_gives_equal_files(course: Path) -> None:
    assert simulate(course, "--learners", "9", "--seed", "5").exit_code == 0
    first = files(course)
    assert simulate(course, "--learners", "9", "--seed", "5", "--force").exit_code == 0
    assert files(course) == first
    assert len(first) == 1 + 9 * 2 + 1


def test_another_seed_gives_another_class(course: Path) -> None:
    simulate(course, "--learners", "9", "--seed", "5")
    one = ledger(course)
    simulate(course, "--learners", "9", "--seed", "6", "--force")
    assert ledger(course) != one


def test_the_ledger_tells_what_stands_in_each_notebook(course: Path) -> None:
    result = simulate(course, "--learners", "24", "--seed", "2")
    assert result.exit_code == 0, result.output
    stubs = {cell.id: cell.source for cell in released_notebook().cells}
    seen = set()
    for learner, answers in ledger(course).items():
        cells = {cell.id: cell.source for cell in handed_in(course, learner).cells}
        assert list(answers) == list(unit.exercises)
        assert {name: text for name, text in cells.items() if name not in answers} == {
            name: text for name, text in stubs.items() if name not in answers
        }
        for name, label in answers.items():
            seen.add(label)
            confirm(cells[name], stubs[name], unit.exercises[name], label)
    assert {"empty", "broken", "reference", "equivalent:with_math", "mistake:without_first", "mistake:added"} <= seen


def confirm(cell: str, stub: str, exercise: Exercise, label: str) -> None:
    """Asserts that a cell holds what its label says, by running it."""
    kind, _, name = label.partition(":")
    if kind == "empty":
        assert cell == stub
        return
    assert cell.startswith("half = 0.5\n"), "the rest of the cell stays"
    if kind == "broken":
        with pytest.raises(SyntaxError):
            compile(cell, "cell", "exec")
        return
    space: dict[str, Any] = {"np": np}
    exec(compile(cell, "cell", "exec"), space)
    x = np.array([3.0, 4.0, 6.0])
    function = {"reference": exercise.reference, **exercise.equivalents}.get(name or kind)
    expected = function or exercise.mistakes[name].function
    assert np.all(space[exercise.name](x) == expected(x))
    assert np.all(expected(x) == exercise(x)) == (kind != "mistake")
    assert "@" not in cell


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 12, 60])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_class_has_all_sorts_of_learners(count: int, seed: int) -> None:
    classroom = [list(learner.answers.values()) for learner in draw_class(EXERCISES, count, seed)]
    kinds = [[answer.kind for answer in answers] for answers in classroom]
    assert len(kinds) == count
    special = int(count >= 4)
    assert sum(set(answers) == {"empty"} for answers in kinds) == special
    assert sum("broken" in answers for answers in kinds) == special
    assert all("empty" not in answers or set(answers) == {"empty"} for answers in kinds)
    assert all(answers.count("broken") < 2 for answers in kinds)
    right = sum(set(answers) <= {"reference", "equivalent"} for answers in kinds)
    mistaken = sum("mistake" in answers for answers in kinds)
    assert right >= 1
    assert right + mistaken + 2 * special == count
    assert count < 8 or mistaken > count / 2


def test_the_people_of_a_class_are_the_same_in_every_unit() -> None:
    assert [one.person for one in draw_class(EXERCISES, 7, 3)] == [
        one.person for one in draw_class(EXERCISES[:1], 7, 3)
    ]


def test_names_come_from_many_scripts_and_ids_are_safe_and_unique() -> None:
    people = draw_people(100, Random(1))
    assert len({person.id for person in people}) == len(people) == 100
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+(-\d+)?", person.id) for person in people)
    scripts = {unicodedata.name(person.family[0]).split()[0] for person in PEOPLE}
    assert len(scripts) >= 12
    assert len(set(PEOPLE)) == len(PEOPLE)


def test_nbgrader_can_read_what_was_handed_in(course: Path) -> None:
    simulate(course, "--learners", "5")
    times = set()
    for folder in (course / "submitted").iterdir():
        stamp = (folder / UNIT / "timestamp.txt").read_text()
        assert re.fullmatch(r"2026-01-1\d \d\d:\d\d:\d\d\.\d{6} UTC", stamp)
        times.add(stamp)
        nbformat.validate(handed_in(course, folder.name))
    assert len(times) == 5


def test_existing_submissions_are_refused_and_nothing_is_written(course: Path) -> None:
    real = course / "submitted" / "somebody-real" / UNIT / f"{UNIT}.ipynb"
    real.parent.mkdir(parents=True)
    real.write_text("mine")
    before = files(course)
    result = simulate(course)
    assert result.exit_code == 2
    assert "somebody-real" in result.output
    assert "--force" in result.output
    assert files(course) == before


def test_force_leaves_the_submissions_of_others_alone(course: Path) -> None:
    real = course / "submitted" / "somebody-real" / UNIT / f"{UNIT}.ipynb"
    real.parent.mkdir(parents=True)
    real.write_text("mine")
    assert simulate(course, "--learners", "3", "--force").exit_code == 0
    assert real.read_text() == "mine"
    assert len(list((course / "submitted").iterdir())) == 4


def test_submissions_of_another_unit_do_not_count(course: Path) -> None:
    (course / "submitted" / "somebody" / "02_other").mkdir(parents=True)
    assert simulate(course, "--learners", "2").exit_code == 0


def test_an_exercise_that_is_not_in_the_notebook_is_not_in_the_ledger(course: Path) -> None:
    path = course / "release" / UNIT / f"{UNIT}.ipynb"
    notebook = released_notebook()
    notebook.cells = [cell for cell in notebook.cells if cell.id != "scaled"]
    nbformat.write(notebook, path)
    assert simulate(course).exit_code == 0
    assert all(list(answers) == ["total", "nothing_known_wrong"] for answers in ledger(course).values())
    assert "broken" in {label for answers in ledger(course).values() for label in answers.values()}


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("01_tyni", "Did you mean 01_tiny?"),
        ("tiny", "Did you mean 01_tiny?"),
        ("zzz", "There is: 01_tiny."),
        ("", "01_tiny"),
    ],
)
def test_an_unknown_unit_is_refused_with_the_near_names(typed: str, named: str, course: Path) -> None:
    result = CliRunner().invoke(main, ["simulate", typed, "--course-dir", str(course)])
    assert result.exit_code == 2
    assert f"There is no unit called {typed!r}" in result.output
    assert named in result.output


BAD_INPUT = {
    "no learners": ["--learners", "0"],
    "a negative class": ["--learners", "-3"],
    "a seed in words": ["--seed", "one"],
    "a course that is not there": ["--course-dir", "nowhere"],
}


@pytest.mark.parametrize("arguments", BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_is_refused(arguments: list[str], course: Path) -> None:
    result = simulate(course, *arguments)
    assert result.exit_code == 2
    assert arguments[0] in result.output
    assert not (course / "submitted").exists()


BAD_RELEASES = {
    "missing": (None, "nbgrader generate_assignment 01_tiny"),
    "damaged": ("{", "damaged"),
    "of something else": (str(nbformat.writes(nbformat.v4.new_notebook())), "no solution cell"),
}


@pytest.mark.parametrize(("content", "words"), BAD_RELEASES.values(), ids=BAD_RELEASES)
def test_a_release_that_cannot_be_used_is_refused(content: str | None, words: str, course: Path) -> None:
    path = course / "release" / UNIT / f"{UNIT}.ipynb"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = simulate(course)
    assert result.exit_code == 2
    assert words in result.output
    assert not (course / "submitted").exists()


# Pasting


def test_a_pasted_function_has_the_exercises_name_and_no_decorator() -> None:
    assert source_of(total.mistakes["averaged"].function, "total").splitlines() == [
        "def total(x):",
        "    return float(np.mean(x))",
    ]


def test_a_pasted_function_brings_the_module_that_the_notebook_may_not_have() -> None:
    source = source_of(with_math, "total")
    assert source.startswith("import math\n\n\ndef total(x):")
    assert "# exact, whatever the order" in source


def test_a_function_inside_another_is_pasted_at_the_margin() -> None:
    def inner(x):
        if x:
            return 1
        return 2

    assert source_of(inner, "outer").startswith("def outer(x):")
    ast.parse(source_of(inner, "outer"))


def test_only_the_name_of_the_function_is_changed() -> None:
    def mean(mean_of):
        return np.mean(mean_of)

    assert source_of(mean, "average").splitlines()[1] == "    return np.mean(mean_of)"
    assert source_of(mean, "average").startswith("def average(mean_of):")


def test_what_is_not_a_def_is_refused() -> None:
    with pytest.raises(CatalogueError, match="not written as a def"):
        source_of(lambda x: x, "total")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("def f(x):\n    raise NotImplementedError", "NEW"),
        ("import math\n\ndef f(x):\n    return 1\n\ny = 2", "import math\n\nNEW\n\ny = 2"),
        ("def g(x):\n    return 1", "NEW"),
        ("def f(x:", "NEW"),
        ("", "NEW"),
    ],
)
def test_the_function_of_a_cell_is_replaced_and_the_rest_stays(cell: str, expected: str) -> None:
    assert replace_function(cell, "f", "NEW") == expected


# The real catalogue

ANSWERS = [
    pytest.param(exercise, answer, id=f"{exercise.name}-{answer}")
    for known in units()
    for exercise in known.exercises.values()
    for answer in [
        Answer("reference"),
        *(Answer("equivalent", name) for name in exercise.equivalents),
        *(Answer("mistake", name) for name in exercise.mistakes),
    ]
]


@pytest.mark.parametrize(("exercise", "answer"), ANSWERS)
def test_an_answer_of_the_catalogue_stands_alone_in_a_notebook(exercise: Exercise, answer: Answer) -> None:
    function = function_of(exercise, answer)
    assert function is not None
    source = source_of(function, exercise.name)
    with pytest.raises(SyntaxError):
        compile(break_syntax(source), "cell", "exec")
    assert unknown_names(source) <= {"np", exercise.name}
    pasted = run(source, exercise.name)
    cases = list(exercise.draw("correct", np.random.default_rng(1)))[:3]
    assert [outcome(pasted, case) for case in cases] == [outcome(function, case) for case in cases]


def unknown_names(source: str) -> set[str]:
    """The names that a cell reads and does not make itself."""
    nodes = list(ast.walk(ast.parse(source)))
    made = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    made |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    made |= {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    made |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    read = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return read - made - set(dir(builtins))


def run(source: str, name: str) -> Function:
    space: dict[str, Any] = {"np": np}
    exec(compile(source, "cell", "exec"), space)
    return space[name]


def outcome(function: Function, case: Any) -> tuple[str, str]:
    """What a call returned or raised, in a form that can be compared."""
    done = call(function, case)
    return repr(done.value), type(done.error).__name__
