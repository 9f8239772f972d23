"""A displayed formula that is tied to a function gives what the function gives, or stops the build at its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.tiny_course import CATALOGUE, MASTER, NAME, unit
from tools.formulas import is_near, plain, problems
from tools.latex import Unreadable, compute
from tools.master import parse_master

x, y = np.array([1.0, -2.0, 4.0]), np.array([3.0, 0.5, 0.25])
NAMES = ("x", "y", "a", r"\eta", "lr", "f")
ARGUMENTS = (x, y, 3.0, 0.5, 0.1, lambda t: t**3)

VALUES: dict[str, tuple[str, Any]] = {
    "a sum over indices": (r"\sum_{i=1}^{m} x_i y_i", np.dot(x, y)),
    "the body of a sum ends at plus": (r"\sum_{i=1}^m x_i + a", x.sum() + 3),
    "a sum of a difference": (r"\sum_{i=1}^m (x_i - y_i)^2", np.sum((x - y) ** 2)),
    "a sum within a sum": (r"\sum_{i=1}^m \sum_{j=1}^m x_i y_j", x.sum() * y.sum()),
    "a neighbour": (r"\sum_{i=2}^{m} x_{i - 1} y_i", np.dot(x[:-1], y[1:])),
    "an entry": ("x_2 + y_{3}", -1.75),
    "a fraction and a factor behind it": (r"\frac{2}{m} a", 2.0),
    "an implicit product": ("2ax", 6 * x),
    "a product with a dot": (r"x - \eta \cdot y", x - 0.5 * y),
    "a name of two letters": ("x - lr y", x - 0.1 * y),
    "a power of a power": ("(a^2)^{3}", 729.0),
    "minus binds weaker than a power": ("-a^2", -9.0),
    "left to right": ("a - 1 - 1", 1.0),
    "a call, squared": (r"f(a)^2", 729.0),
    "a difference quotient": (r"\frac{f(a + 1) - f(a - 1)}{2}", 28.0),
    "a root": (r"\sqrt{a + 6}", 3.0),
    "a decimal": ("0.5 x", x / 2),
    "a logarithm ends where a factor does": (r"\sum_{i=1}^{m} y_i \log y_i + a", np.sum(y * np.log(y)) + 3),
    "a logarithm of a fraction": (r"\log \frac{a}{a + 1}", np.log(0.75)),
    "a power of e": ("1 + e^{-y}", 1 + np.exp(-y)),
    "pi": (r"2 \pi a^2", 18 * np.pi),
    "spacing and large brackets": (r"\left( x\, -\; y \right) \quad a", 3 * (x - y)),
    "over two lines": ("x\n - y", x - y),
    "a pair": (r"\left( a, \eta \right)", (3.0, 0.5)),
}

UNREADABLE = {
    "an unknown command": (r"x - \alpha y", 1, r"from `\\alpha y` on"),
    "an unknown letter": ("x - q", 1, "'q' stands for nothing here; the arguments are x, y, a"),
    "a loose index": ("x_i", 1, "'i' stands for nothing here"),
    "on the second line": ("x -\n y $ x", 2, "from `\\$ x` on"),
    "in the author's symbols": (r"x - \eta ) \eta", 1, r"from `\) \\eta` on"),
    "it ends too early": ("x\n -", 2, "ends too early"),
    "it is empty": ("", 1, "ends too early"),
}


@pytest.mark.parametrize(("latex", "value"), VALUES.values(), ids=VALUES)
def test_a_formula_is_computed(latex: str, value: Any) -> None:
    got = compute(latex, NAMES, ARGUMENTS)
    assert np.shape(got) == np.shape(value)
    np.testing.assert_allclose(got, value, rtol=1e-12)


@pytest.mark.parametrize(("latex", "line", "what"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_named(latex: str, line: int, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as caught:
        compute(latex, NAMES, ARGUMENTS)
    assert caught.value.line == line


def test_one_spelling_for_all() -> None:
    assert plain(r"\hat{y}_i - \hat y \text{lr} \frac12 \frac 1 m") == r"\hat y_i - \hat y lr \frac{1}{2} \frac 1 m"


def formula_problems(latex: str, function: str = "mean_square") -> list[str]:
    at = MASTER.index("$$")
    master = MASTER[:at] + latex + MASTER[MASTER.rindex("$$") + 2 :]
    master = master.replace('formula="mean_square"', f'formula="{function}"')
    return [str(problem) for problem in problems(parse_master(master, Path(f"course/{NAME}.py")), CATALOGUE[NAME])]


RIGHT = r"$$\text{mean\_square}(x, y) = \frac{1}{m} \sum_{i=1}^{m} (x_i - y_i)^2$$"

HOLDS = {
    "as it is": RIGHT,
    "other symbols": r"$$\text{mean\_square}(\hat y, y) = \frac{1}{m} \sum_{i=1}^{m} (\hat{y}_i - y_i)^2.$$",
    "roman, over lines": RIGHT.replace("text", "mathrm").replace("=", "\n=", 1),
    "beside another formula": f"$$a = b$$\nand {RIGHT}",
}  # fmt: skip

WRONG = {
    "no mean": (RIGHT.replace(r"\frac{1}{m}", ""), 12, "this formula gives"),
    "no square": (RIGHT.replace("^2", ""), 12, "where mean_square("),
    "wrong shape": (r"$$\text{mean\_square}(x, y) = (x - y)^2$$", 12, "this formula gives"),
    "on its third line": ("$$\n\\text{mean\\_square}(x, y) =\n  x \\oplus y\n$$", 14, r"from `\oplus y` on"),
    "too few arguments": (r"$$\text{mean\_square}(x) = x$$", 12, "only 0 cases with 1 arguments"),
    "past the end": (RIGHT.replace("x_i", "x_{i + 1}"), 12, "cannot be computed"),
    "not displayed": ("none", 10, r"no formula $$\text{mean\_square}(x, y) = ...$$ is displayed"),
    "of another function": (RIGHT.replace("mean", "median"), 10, "no formula"),
}


@pytest.mark.parametrize("latex", HOLDS.values(), ids=HOLDS)
def test_a_formula_that_holds_passes(latex: str) -> None:
    assert not formula_problems(latex)


@pytest.mark.parametrize(("latex", "line", "what"), WRONG.values(), ids=WRONG)
def test_a_formula_that_does_not_hold_is_named_at_its_line(latex: str, line: int, what: str) -> None:
    (found,) = formula_problems(latex)
    assert found.startswith(f"course/{NAME}.py:{line}: ")
    assert what in found


def test_arrays_and_tuples_are_compared_entry_by_entry() -> None:
    case = next(unit.exercises["scaled"].draw("correct", np.random.default_rng(0)))
    assert is_near((1.0, x), (1.0, x.copy()), case)
    assert not is_near((1.0, x), (1.0, x + 1e-3), case)
    assert not is_near((1.0,), (1.0, x), case)
    assert not is_near(x, x[:, None], case)
