"""Answers without a name: read from where they stand, shown without the learner, pasted as entries of the catalogue."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from autograder.diagnose import known_mistakes
from autograder.examine import VISIBLE_SEED, run_trials
from autograder.exercise import Exercise
from autograder.exercises import find
from autograder.reports.anonymous import Names, anonymous, common_words, without_author
from autograder.reports.entries import NoEntry, as_function, entries, is_left_out
from autograder.reports.results import Person
from autograder.reports.unknown import LONGEST, NO_CODE, NO_FILE, TOO_LONG, Group, groups, unknown
from tests.foreign import answer, notebook
from tests.report_class import cell, found, graded, robust

CLASS = (
    Person("ines-munoz", "Inés", "Muñoz", "ines.munoz@uni.example", "8812345"),
    Person("kim-minjun", "민준", "김", "mj@uni.example"),
    Person("max-power", "Max", "Power", "max@uni.example"),
    Person("layla", "ليلى", "حداد"),
    Person("priya", "प्रिया", "शर्मा"),
)
NAMES = Names(CLASS)
INES = NAMES.of("ines-munoz")


def cleaned(code: str, learner: str = "ines-munoz", **about: Any) -> str:
    return anonymous(code, NAMES.of(learner), **about)


# Without the learner


@pytest.mark.parametrize(
    "code",
    [
        "# Inés Muñoz\ndef f(x):\n    return x  # ines-munoz",
        'def f(x):\n    """By Inés Muñoz, ines.munoz@uni.example"""\n    return x',
        "def f(x):\n    'Inés'\n    if x:\n        'Muñoz'\n    else:\n        'ines-munoz'\n    return x",
        "def f(x):\n    print('Inés was here', 'INES-MUNOZ', 'ines.munoz', f'{x} Muñoz')\n    return x",
        "def f(x, by='ines.munoz@uni.example'):\n    return x",
        "def f(ines_munoz):\n    return ines_munoz",
        "class Munoz_Muñoz:\n    inés = 1\nimport muñoz as inés2\nfrom ines import f",
        "def f(x):\n    return b'ines-munoz'",
        "def f(x):\n    return 8812345 or '8812345' or 'student 20231234'",
        "def f(x):\n    return '민준' + '김민준입니다' + 'layla' + 'ليلى' + 'प्रिया'",
        "match x:\n    case {'a': 1, **ines}:\n        y = ines\n    case [*muñoz]:\n        y = 1",
        "def f():\n    global ines\n    try:\n        ines = 1\n    except OSError as muñoz:\n        raise",
        "def inesMunoz(x):\n    return mail(to='somebody.else@web.example')",
    ],
)
def test_nobody_is_recognised(code: str) -> None:
    for learner in ("ines-munoz", "kim-minjun"):
        shown = cleaned(code, learner)
        ast.parse(shown)
        low = shown.casefold()
        there = ["inés", "muñoz", "munoz", "ines", "8812345", "20231234", "민준", "layla", "ليلى", "प्रिया", "@", "web."]
        kept = [name for name in there if name in low and not (name == "민준" and learner == "ines-munoz")]
        assert kept == []
        assert "#" not in shown


def test_what_it_does_stays_the_same() -> None:
    code = "def mse(munoz, y):\n    'Inés'\n    ines_1 = munoz - y\n    return {'min': ines_1, 'Muñoz': 1}['min'] * 2"
    space: dict[str, Any] = {}
    exec(cleaned(code), space)
    assert space["mse"](5, 2) == 6
    assert space["mse"].__doc__ is None


@pytest.mark.parametrize(
    "code", ["def f(x):\n    return max(x)", "def f(x):\n    return 'max'", "def f(x):\n    return np.power(x, 2)"]
)
def test_a_word_of_python_or_numpy_is_nobodys_name(code: str) -> None:
    assert cleaned(code, "max-power") == code


def test_a_word_of_the_exercise_is_nobodys_name() -> None:
    code = "def f(layla):\n    return layla"
    assert cleaned(code, "layla", ours={"Layla"}) == code
    assert "layla" not in cleaned(code, "layla")


def test_a_name_is_no_part_of_another_word() -> None:
    names = Names([Person("ann", "Ann", "Lee")])
    assert anonymous("annotation = 'annual sleep'", names.of("ann")) == "annotation = 'annual sleep'"
    assert "ann" not in anonymous("ann_lee = 'Ann Lee, ann.'", names.of("ann")).casefold()


def test_an_empty_block_stays_a_program() -> None:
    code = "def f(x):\n    'only words'\n\ntry:\n    'a'\nfinally:\n    'b'\nfor i in x:\n    'c'\nelse:\n    'd'"
    ast.parse(cleaned(code))
    assert "'" not in cleaned(code)


def test_a_sentence_keeps_its_own_words() -> None:
    assert without_author("Inés said: 3 of 4 calls", INES) == "somebody said: 3 of 4 calls"
    assert without_author("Max said", INES) == "Max said"


def test_common_words_are_small_letters() -> None:
    assert {"max", "eigvals", "return", "self"} <= common_words()
    assert not {"ines", "layla"} & common_words()


# Out of autograded/


@pytest.fixture
def course(tmp_path: Path) -> Any:
    """A course folder as far as examples need one."""
    return SimpleNamespace(root=tmp_path, autograded=lambda student: tmp_path / "autograded" / student / "unit")


def put(course: Any, learner: str, code: str) -> Path:
    path: Path = course.autograded(learner) / "nb.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook(answer("mse", code))), encoding="utf-8")
    return path


def example(course: Any, *learners: str) -> Group:
    there = found(*(graded(name, cell("wrong", behaviour="aa", message=f"by {name}")) for name in learners))
    (group,) = unknown(there, course)
    return group


def test_an_example_is_the_first_answer_that_python_reads(course: Any) -> None:
    put(course, "anna", "def mse(:")
    put(course, "bert", "def mse(bert):\n    return bert  # mine")
    group = example(course, "anna", "bert", "carl")
    assert (group.example, group.problem) == ("def mse(somebody_1):\n    return somebody_1", "")
    assert group.message == "by somebody"


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("def mse(:", NO_CODE),
        ("x" * (LONGEST + 1), TOO_LONG),
        ("x\0", NO_CODE),
        ("(" * 5000 + ")" * 5000, NO_CODE),
        (None, NO_FILE),
    ],
)
def test_where_there_is_no_example_it_is_said_why(course: Any, code: str | None, problem: str) -> None:
    if code is not None:
        put(course, "anna", code)
    group = example(course, "anna")
    assert (group.example, group.problem) == ("", problem)


@pytest.mark.parametrize("name", ["../../outside", "..", ".", "a/b", "", "a\nb"])
def test_an_id_that_is_a_way_elsewhere_is_not_followed(course: Any, name: str) -> None:
    put(course, "outside", "def mse(x):\n    return 1")
    put(course, name, "def mse(x):\n    return 1")
    assert example(course, name).problem == NO_FILE


def test_a_link_is_not_followed(course: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    shutil.copy(put(course, "bert", "def mse(x):\n    return 1"), outside / "nb.ipynb")
    for learner, link, target in (("anna", "unit", outside), ("carl", "unit/nb.ipynb", outside / "nb.ipynb")):
        place = course.root / "autograded" / learner / link
        place.parent.mkdir(parents=True)
        place.symlink_to(target)
        assert example(course, learner).problem == NO_FILE


# Into the catalogue


def group_of(code: str, *, part: str = "correct", **about: Any) -> Group:
    record = (cell if part == "correct" else robust)("wrong", behaviour="abcdef123456", message="It is off. ", **about)
    (one,) = groups(found(graded("a", record)).rows)
    return Group(one.rows, one.code, one.message, one.verdict, one.mistake, one.learners, code)


def pasted(*made: Group) -> Exercise:
    """The exercise of a catalogue package, all its modules in one, at whose end the printed text was pasted."""
    modules = [
        "exercise",
        "cases",
        "equivalents",
        "hints",
        *sorted(path.stem for path in CATALOGUE.glob("mistakes*.py")),
    ]
    lines = [ast.unparse(without_own_imports((CATALOGUE / f"{name}.py").read_text("utf-8"))) for name in modules]
    source = "\n\n\n".join(["from autograder.exercise import Unit\n\nunit = Unit('u')", *lines, *entries("u", made)])
    space: dict[str, Any] = {"__name__": "pasted"}
    exec(compile(source, "<pasted>", "exec"), space)
    exercise: Exercise = space["mse"]
    return exercise


def without_own_imports(source: str) -> ast.Module:
    """A catalogue module without what it takes from others of its package, for they stand beside it."""
    tree = ast.parse(source)
    others = ("__future__", "autograder.exercises.gradient_descent")
    tree.body = [
        one for one in tree.body if not (isinstance(one, ast.ImportFrom) and str(one.module).startswith(others))
    ]
    return tree


CATALOGUE = Path(find("mse").reference.__code__.co_filename).parent
MSE = "def mse(y_hat, y, half=False):\n    "
ANSWERS = {
    "plain": MSE + "return float(np.mean((y_hat - y) ** 2) + 1.5)",
    "with a helper": "W = 3\ndef helper(r):\n    return r * W\n" + MSE + "return float(np.mean(helper(y_hat - y)))",
    "with math": MSE + "return math.fsum(y_hat - y) + 0.25",
    "with an import": "from math import fsum as add\nunused = open\n" + MSE + "return add(y_hat - y) + 0.25",
    "a variable of its own name": MSE + "mse = float(np.sum(y_hat - y)) + 7\n    return mse",
    "calls itself": MSE + "if len(y) > 1:\n        return mse(y_hat[1:], y[1:])\n    return 3.0",
    "annotated": "def mse(y_hat: Whatever, y: 'so' = 3, *a: X, half: bool=False, **k: Y) -> Z():\n    return 12.5",
    "twice": "def mse(a):\n    return 0\n" + MSE + "return 41.5",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_entry_that_is_pasted_names_the_answer_it_was_made_from(name: str) -> None:
    exercise = pasted(group_of(ANSWERS[name]))
    assert "unnamed_abcdef12" in exercise.mistakes
    space: dict[str, Any] = {"np": np}
    exec(f"from __future__ import annotations\nimport math\n{ANSWERS[name]}", space)
    trials = list(run_trials(exercise, space["mse"], exercise.draw("correct", np.random.default_rng(VISIBLE_SEED))))
    assert [one.id for one in known_mistakes(exercise, trials)] == ["unnamed_abcdef12"]


def test_an_entry_keeps_variables_and_drops_what_is_computed_when_the_module_loads() -> None:
    (_, variable), (_, annotated) = (
        entries("u", [group_of(ANSWERS[name])]) for name in ("a variable of its own name", "annotated")
    )
    assert "    mse = float(np.sum(y_hat - y)) + 7\n    return mse" in variable
    assert "def unnamed_abcdef12(y_hat, y=3, *a, half=False, **k):" in annotated


def test_an_entry_says_in_which_part_it_fails_and_what_it_lacks() -> None:
    (_, block) = entries("u", [group_of("def mse(y_hat, y, half=False):\n    return weigh(y) + H", part="robust")])
    assert '    part="robust",\n)' in block
    assert "# It also uses what stands in other cells: H, weigh" in block
    assert not is_left_out(block)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("@open('x')\ndef mse(y_hat, y):\n    return 1", "decorator"),
        ("def mse(y_hat, y=print('run')):\n    return 1", "default value"),
        ("def mse(y_hat, *, y=H):\n    return 1", "default value"),
        ("mse = lambda y_hat, y: 1", "does not define mse"),
        ("", "No example"),
    ],
)
def test_what_would_run_at_once_or_is_no_function_is_no_entry(code: str, why: str) -> None:
    group = group_of(code)
    if not code:
        group = Group(group.rows, group.code, group.message, "wrong", None, group.learners, "", "No example.")
    with pytest.raises(NoEntry, match=why):
        as_function(group)
    *_, block = entries("u", [group])
    assert is_left_out(block)
    assert ast.parse(block).body == []


def test_an_endless_answer_and_a_test_of_another_course_are_no_entries() -> None:
    code = "def mse(y_hat, y):\n    while True: pass"
    endless = group_of(code)
    endless = Group(endless.rows, endless.code, "", "timeout", None, endless.learners, code)
    foreign = group_of(code, exercise="no_exercise_of_ours")
    for group, why in ((endless, "did not come back"), (foreign, "no exercise in the catalogue")):
        with pytest.raises(NoEntry, match=why):
            as_function(group)


def test_a_learners_sentence_stays_a_comment() -> None:
    code = "def mse(y_hat, y):\n    return '\u202e\x1b[2J\\n'"
    group = group_of(code)
    hostile = Group(
        group.rows, "not a code: \n", "one\nimport os\r\x0bos.system('x')\x1b[2J\u2028y", "wrong", None, ("a",), code
    )
    *_, block = entries("u", [hostile])
    assert all(line.isprintable() for line in block.splitlines())
    assert [type(one).__name__ for one in ast.parse(block).body] == ["FunctionDef"]


def test_the_same_answer_is_printed_once() -> None:
    code = "def mse(y_hat, y, half=False):\n    return 1.0"
    head, first, second = entries("u", [group_of(code), group_of(code, part="robust")])
    assert head.startswith("# u: 2 kinds of answers")
    assert "def unnamed" in first
    assert "def unnamed" not in second
    assert not is_left_out(second)


def test_where_every_failure_has_a_name_nothing_is_printed_but_that() -> None:
    assert list(entries("u", [])) == ["# u: every answer that fails has a name."]
