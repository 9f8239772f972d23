"""Test cells run on the trusted side: what they read is the master's, or a copy of the learner's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.grading.grade import CellGrade, grade
from autograder.grading.limits import Limits
from autograder.grading.sandbox import Sandbox
from tests.foreign import answer, cell, given, handed_in, notebook, scored


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Limits(cell_seconds=2.0)) as one:
        yield one


F = answer("f", "def f(x):\n    return x * x")


def graded(sandbox: Sandbox, *cells: dict[str, Any], **answers: str) -> list[CellGrade]:
    master = notebook(*cells)
    return list(grade(master, handed_in(master, **answers), sandbox).cells)


def only(sandbox: Sandbox, *cells: dict[str, Any], **answers: str) -> CellGrade:
    return graded(sandbox, *cells, **answers)[-1]


RIGHT: dict[str, tuple[dict[str, Any], ...]] = {
    "an assert": (F, scored("t", "assert f(3) == 9")),
    "an import of the master's": (given("s", "import math as m"), F, scored("t", "assert m.isclose(f(3), 9)")),
    "a star import": (given("s", "from math import *"), F, scored("t", "assert isclose(f(3), 9)")),
    "an import in a test cell": (F, scored("t", "import math\nassert math.isclose(f(3), 9)")),
    "an import that only the solution has": (
        answer("f", "### BEGIN SOLUTION\nimport numpy as np\n### END SOLUTION\ndef f(x):\n    return np.array(x)"),
        scored("t", "assert np.all(f([1]) == np.array([1]))"),
    ),
    "a helper of a locked cell": (
        given("s", "def close(a, b): return a == b"),
        F,
        scored("t", "assert close(f(3), 9)"),
    ),
    "a helper that calls the answer": (
        F,
        given("s", "def twice(x): return f(f(x))"),
        scored("t", "assert twice(2) == 16"),
    ),
    "what a locked cell does to a module": (
        given("s", "import math\nmath.want = 4"),
        F,
        scored("t", "assert f(2) == math.want"),
    ),
    "data of a locked cell": (
        given("s", "xs = [1, 2]\nwant = [1, 4]"),
        F,
        scored("t", "assert [f(x) for x in xs] == want"),
    ),
    "data that is bound anew": (
        given("s", "want = 1"),
        F,
        scored("t1", "assert f(1) == want"),
        given("s2", "want = 4"),
        scored("t2", "assert f(2) == want"),
    ),
    "data of a plain cell": (cell("p", "xs = [1, 2]"), F, scored("t", "assert list(map(f, xs)) == [1, 4]")),
    "a comprehension": (
        F,
        scored("t", "assert [f(i) for i in range(3)] == [0, 1, 4]\nassert {f(i): i for i in (2,)}"),
    ),
    "a lambda": (F, scored("t", "assert (lambda g: g(f(2)))(lambda y: y + 1) == 5")),
    "a nested function": (
        F,
        scored("t", "def outer():\n    def inner(): return f(2)\n    return inner()\nassert outer() == 4"),
    ),
    "a class": (
        F,
        scored("t", "class A:\n    value = f(2)\n    def m(self): return f(3)\nassert A.value == 4 and A().m() == 9"),
    ),
    "a name that is changed": (answer("f", "total = 1"), scored("t", "total += 2\nassert total == 3")),
    "a name that is deleted": (answer("f", "x = [1]"), scored("t", "y = x\ndel x\nassert y == [1]")),
    "a helper for a later test": (F, scored("t1", "def h(x): return f(x) + 1"), scored("t2", "assert h(2) == 5")),
    "a name that a test and a later answer bind": (
        F,
        scored("t1", "result = f(2)\nassert result == 4"),
        answer("r", "result = 42"),
        scored("t2", "assert result == 42"),
    ),
    "a builtin's name": (answer("f", "def sum(xs): return 7"), scored("t", "assert sum([1]) == 7")),
    "an error that is expected": (
        answer("f", "def f(x):\n    raise ValueError('no')"),
        scored("t", "try:\n    f(1)\nexcept ValueError as e:\n    assert 'no' in str(e)\nelse:\n    assert False"),
    ),
    "a magic that shows": (F, scored("t", "%matplotlib inline\nassert f(2) == 4")),
    "a timed statement": (F, scored("t", "%time y = f(2)\nassert y == 4")),
    "a timed cell": (F, scored("t", "%%time\ny = f(2)\nassert y == 4")),
    "magics in a locked cell": (given("s", "%matplotlib inline\nwant = 4"), F, scored("t", "assert f(2) == want")),
    "hidden tests": (
        F,
        scored("t", "assert f(1) == 1\n### BEGIN HIDDEN TESTS\nassert f(2) == 4\n### END HIDDEN TESTS"),
    ),
    "a warning": (F, scored("t", "import warnings\nwarnings.warn('careful')\nassert f(2) == 4")),
    "a callable that is handed in": (
        answer("f", "def slope(g, x): return (g(x + 1e-6) - g(x)) / 1e-6"),
        scored("t", "k = 3\nassert abs(slope(lambda x: k * x, 1.0) - 3) < 1e-6"),
    ),
    "an argument that is changed": (
        answer("f", "def f(xs): xs.sort()"),
        scored("t", "xs = [2, 1]\nf(xs)\nassert xs == [1, 2]"),
    ),
    "an empty test cell": (F, scored("t", "")),
}


@pytest.mark.parametrize("cells", RIGHT.values(), ids=RIGHT)
def test_a_right_answer_passes_apart_from_the_test(sandbox: Sandbox, cells: tuple[dict[str, Any], ...]) -> None:
    for one in graded(sandbox, *cells):
        assert (one.verdict, one.isolated, one.points) == ("passed", True, one.max_points), one


STOLEN = {
    "numpy": (
        given("s", "import numpy as np"),
        "class np:\n    @staticmethod\n    def all(x): return True",
        "assert np.all(f(2) == 4)",
    ),
    "a helper": (given("s", "def close(a, b): return a == b"), "close = lambda a, b: True", "assert close(f(2), 4)"),
    "the wanted data": (given("s", "want = 4"), "want = 5", "assert f(2) == want"),
    "a builtin": (given("s", ""), "abs = lambda x: 0", "assert abs(f(2) - 4) == 0"),
    "builtins themselves": (given("s", ""), "import builtins\nbuiltins.abs = lambda x: 0", "assert abs(f(2) - 4) == 0"),
    "what a test defines": (given("s", ""), "h = lambda x: True", "def h(x): return x == 4\nassert h(f(2))"),
    "an equality": (
        given("s", ""),
        "class E:\n    def __eq__(self, o): return True\ndef f(x): return E()",
        "assert f(2) == 4",
    ),
    "a float": (
        given("s", ""),
        "class E(float):\n    def __eq__(self, o): return True\ndef f(x): return E(5)",
        "assert f(2) == 4",
    ),
    "a loop that ends early": (
        given("s", ""),
        "def f(x): raise StopIteration",
        "assert all(map(lambda x: f(x) == x * x, [1, 2]))",
    ),
    "an import that fails here": (
        given("s", "from no_such_module import close"),
        "close = lambda a, b: True",
        "assert close(f(2), 4)",
    ),
}


@pytest.mark.parametrize(("first", "trick", "test"), STOLEN.values(), ids=STOLEN)
def test_what_is_the_masters_cannot_be_replaced(sandbox: Sandbox, first: Any, trick: str, test: str) -> None:
    found = only(sandbox, first, F, scored("t", test), f=f"def f(x): return 5\n{trick}")
    assert (found.points, found.verdict == "passed") == (0, False), found


@pytest.mark.parametrize("swallow", ["except:", "except BaseException:"])
@pytest.mark.parametrize(
    ("body", "verdict"),
    [("import os; os._exit(0)", "died"), ("while True: pass", "timeout"), ("raise KeyError", "passed")],
)
def test_no_except_of_a_test_cell_catches_the_end_of_a_process(
    sandbox: Sandbox, swallow: str, body: str, verdict: str
) -> None:
    test = scored("t", f"try:\n    f(1)\n{swallow}\n    pass")
    assert only(sandbox, F, test, f=f"def f(x):\n    {body}").verdict == verdict


def test_a_test_that_computes_on_and_on_with_what_it_was_given_is_stopped(sandbox: Sandbox) -> None:
    test = scored("t", "n = 0\nwhile n < f(0):\n    n += 1e-9\ntry:\n    while n < m: n += 1e-9\nexcept: pass")
    found, after = graded(
        sandbox,
        answer("f", "m = 0\ndef f(x): return 0"),
        test,
        scored("t2", "assert f(1) == 0"),
        f="m = 1e300\ndef f(x): return 0",
    )
    assert (found.verdict, after.verdict) == ("timeout", "passed")
    assert "the test computed for more than 2 s" in found.message


JUDGED = {
    "nothing is defined": ("", "missing", "`f` is not defined."),
    "a stub": (
        "def f(x): raise NotImplementedError",
        "missing",
        "It is not written yet: it still raises NotImplementedError.",
    ),
    "wrong": ("def f(x): return 5", "wrong", "What this test asserts does not hold."),
    "an error": (
        "def f(x):\n    return x / 0",
        "error",
        "Your code stopped with ZeroDivisionError (division by zero) in line 2 of its cell, `return x / 0`.",
    ),
    "an unknown name in it": (
        "def f(x):\n    return y",
        "error",
        "Your code stopped with NameError (name 'y' is not defined) in line 2 of its cell, `return y`.",
    ),
    "a syntax error": ("def f(x) return x", "error", "The cell that defines `f` stopped with SyntaxError"),
    "a cell that dies": ("import os\nos._exit(1)", "died", "The cell that defines `f` did not come back"),
    "a cell that hangs": ("while True: pass", "timeout", "The cell that defines `f` did not come back"),
    "a value that does not fit": (
        "f = 3",
        "wrong",
        "The test could not use what came back: TypeError ('int' object is not callable).",
    ),
    "an object": ("def f(x): return object()", "error", ""),
    "a module": (
        "import math as f",
        "wrong",
        "Plain data is asked here (numbers, texts, lists, arrays …), not f (module).",
    ),
    "a death in the call": (
        "import os\ndef f(x): os._exit(0)",
        "died",
        "The code that this test runs did not come back",
    ),
}


@pytest.mark.parametrize(("source", "verdict", "sentence"), JUDGED.values(), ids=JUDGED)
def test_each_way_to_fail_has_its_verdict_and_its_sentence(
    sandbox: Sandbox, source: str, verdict: str, sentence: str
) -> None:
    found, neighbour = graded(
        sandbox, answer("g", "g = 1"), F, scored("t", "assert f(2) == 4"), scored("t2", "assert g == 1"), f=source
    )
    assert found.points == 0
    if verdict != "error" or sentence:
        assert found.verdict == verdict, found
    assert sentence in found.message
    assert neighbour.verdict == "passed"


def test_the_sentence_of_an_assert_is_what_the_learner_reads(sandbox: Sandbox) -> None:
    found = only(sandbox, F, scored("t", "assert f(2) == 4, 'f(2) is 4'"), f="def f(x): return 5")
    assert found.message == "f(2) is 4"


FAULTS = {
    "no Python": "assert f(2) ==",
    "no such exercise": "from autograder import check\ncheck('no_such_exercise', f)",
    "more points than there are": "7",
    "no number": "float('nan')",
}


@pytest.mark.parametrize("source", FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_course_is_never_the_learners_zero(sandbox: Sandbox, source: str) -> None:
    found, after = graded(sandbox, F, scored("t", source), scored("t2", "assert f(2) == 4"))
    assert (found.verdict, found.points) == ("fault", 0)
    assert found.message.startswith("This is a fault of the grader or of the course, not of this answer: "), found
    assert after.verdict == "passed"


def test_what_a_test_cell_does_to_this_process_is_undone(sandbox: Sandbox) -> None:
    before = (os.getcwd(), list(sys.path), np.geterr(), sys.stdin)
    source = (
        "import os, sys, numpy as np\nos.chdir('/')\nsys.path.append('x')\nnp.seterr(all='raise')\nassert f(2) == 4"
    )
    assert only(sandbox, F, scored("t", source)).verdict == "passed"
    assert (os.getcwd(), list(sys.path), np.geterr(), sys.stdin) == before


def test_a_test_cell_reads_no_keyboard(sandbox: Sandbox) -> None:
    found = only(sandbox, F, scored("t", "input()"))
    assert "EOFError" in found.message


def test_a_debugger_or_a_profiler_may_watch(sandbox: Sandbox) -> None:
    """A cancelled asynchronous exception makes a traced thread of Python 3.11 turn on the spot: none is cancelled."""
    assert only(sandbox, F, scored("t", "assert f(2) == 4")).verdict == "passed"
    sys.setprofile(lambda *_: None)
    try:
        assert only(sandbox, F, scored("t", "assert f(2) == 4")).verdict == "passed"
    finally:
        sys.setprofile(None)
