"""One side of a displayed formula is read and computed, or named as what cannot be read, at its line."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tools.latex import Unreadable, in_full, plain, read
from tools.reckon import Definition, Scope

x, y = np.array([1.0, -2.0, 4.0]), np.array([3.0, 0.5, 0.25])
X, W = np.arange(6.0).reshape(2, 3), np.array([[1.0, -1.0], [2.0, 0.5], [0.0, 3.0]])
ARGUMENTS: dict[str, Any] = {"x": x, "y": y, "a": 3.0, r"\eta": 0.5, "lr": 0.1, "f": lambda t: t**3, "W": W}
ARGUMENTS |= {"X": X, "length": np.linalg.norm, "g": [np.exp, np.sin]}
FUNCTIONS = ("f", "length", "g")

VALUES: dict[str, tuple[str, Any]] = {
    "a sum over indices": (r"\sum_{i=1}^{m} x_i y_i", np.dot(x, y)),
    "the body of a sum ends at plus": (r"\sum_{i=1}^m x_i + a", x.sum() + 3),
    "a sum of a difference": (r"\sum_{i=1}^m (x_i - y_i)^2", np.sum((x - y) ** 2)),
    "a sum within a sum": (r"\sum_{i=1}^m \sum_{j=1}^m x_i y_j", x.sum() * y.sum()),
    "a neighbour": (r"\sum_{i=2}^{m} x_{i - 1} y_i", np.dot(x[:-1], y[1:])),
    "dots": (r"a x_1 + a x_{2} + \dots + a x_n + a", 3 * x.sum() + 3),
    "dots behind one term": (r"x_1 y_1 + \dots + x_{n} y_{n}", np.dot(x, y)),
    "an entry": ("x_2 + y_{3}", -1.75),
    "an entry of a matrix": (r"\sum_{i=1}^{3} W_{i2} X_{1i}", W[:, 1] @ X[0]),
    "a fraction and a factor behind it": (r"\frac{2}{m} a", 2.0),
    "a fraction in one line": (r"-a x / (2 a^2)", -x / 6),
    "an implicit product": ("2ax", 6 * x),
    "a product with a dot": (r"x - \eta \cdot y", x - 0.5 * y),
    "a product of matrices": (r"2 X W + a", 2 * X @ W + 3),
    "a matrix and a vector": (r"X x \eta", X @ x / 2),
    "a name of two letters": ("x - lr y", x - 0.1 * y),
    "a power of a power": ("(a^2)^{3}", 729.0),
    "a negative power": ("10^{-2} a", 0.03),
    "minus binds weaker than a power": ("-a^2", -9.0),
    "left to right": ("a - 1 - 1", 1.0),
    "a call, squared": (r"f(a)^2", 729.0),
    "a call of one of several": (r"g_1(a) - g_{2}(a)", np.exp(3) - np.sin(3)),
    "a difference quotient": (r"\frac{f(a + 1) - f(a - 1)}{2}", 28.0),
    "a nudged entry": (r"length(x \text{ with } x_2 + a) - length(x \text{ with } x_2 - 2a)", 18**0.5 - 81**0.5),
    "a size": (r"|x - y| + |a|", abs(x - y) + 3),
    "the larger": (r"\max\big(x, 2\big)", np.array([2.0, 2.0, 4.0])),
    "the largest": (r"\max_i \; x_i y_i + 1", 4.0),
    "a mean": (r"\text{mean of } x \cdot y", np.dot(x, y) / 3),
    "a root": (r"\sqrt{a + 6}", 3.0),
    "a slope": (r"\frac{d \, x^3}{dx}", 3 * x**2),
    "a slope along an entry": (r"\frac{\partial \, a x_{2}^3}{\partial x_2}", 36.0),
    "a decimal": ("0.5 x", x / 2),
    "a logarithm ends where a factor does": (r"\sum_{i=1}^{m} y_i \log y_i + a", np.sum(y * np.log(y)) + 3),
    "a logarithm of a fraction": (r"\log \frac{a}{a + 1}", np.log(0.75)),
    "a power of e": ("1 + e^{-y}", 1 + np.exp(-y)),
    "pi": (r"2 \pi a^2", 18 * np.pi),
    "spacing and large brackets": (r"\left( x\, -\; y \right) \quad \big( a \big)", 3 * (x - y)),
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
    "dots that lead elsewhere": (r"x_1 y_1 + x_2 y_1 + \dots + x_n y_n", 1, "`x_2 y_1` is not term 2 of a sum"),
    "an index twice": (r"\sum_{i=1}^m \sum_{i=1}^m x_i", 1, "'i' is an index already"),
    "no range": (r"\max_i a", 1, "'i' is no index of anything to the right"),
}


def value(latex: str) -> Any:
    return Scope(ARGUMENTS).entries(read(plain(latex), list(ARGUMENTS), FUNCTIONS))


@pytest.mark.parametrize(("latex", "want"), VALUES.values(), ids=VALUES)
def test_a_formula_is_computed(latex: str, want: Any) -> None:
    got = value(latex)
    assert np.shape(got) == np.shape(want)
    np.testing.assert_allclose(got, want, rtol=1e-12)


@pytest.mark.parametrize(("latex", "line", "what"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_named(latex: str, line: int, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as caught:
        value(latex)
    assert caught.value.line == line


def test_no_entry_stands_in_front_of_the_first() -> None:
    with pytest.raises(IndexError, match="x has no entry 0"):
        value(r"\sum_{i=1}^{m} x_{i - 1}")


def test_one_spelling_for_all() -> None:
    assert plain(r"\hat{y}_i - \hat y \text{lr} \frac12 \frac 1 m") == r"\hat y_i - \hat y lr \frac{1}{2} \frac 1 m"
    assert plain(r"\frac{dL}{dw_i} \frac{d\,\text{loss}}{dp}") == r"\slope{L}{w_i} \slope{loss}{p}"
    assert plain(r"\frac{|a_i - \text{rel\_err}|}{2}") == r"\frac{\abs{a_i - rel_err}}{2}"


def test_dots_become_a_sum_whose_index_is_free() -> None:
    assert in_full(r"w_1 i_1 + \dots + w_n i_n + b").replace("  ", " ") == r"\sum_{j=1}^{n} w_j i_j + b"


def test_a_definition_has_an_entry_for_each_index_and_follows_what_it_depends_on() -> None:
    side = read("W_{ij} a", ["W", "a"])
    scope = Scope(ARGUMENTS, {"V": Definition("V", ("i", "j"), side, line=7)})
    np.testing.assert_allclose(scope.value("V"), 3 * W)
    np.testing.assert_allclose(scope.where({"a": 2.0}).value("V"), 2 * W)
    slope = read(plain(r"\frac{dV}{da}"), ["V", "a"])
    np.testing.assert_allclose(scope.entries(slope), W)
    assert [definition.line for definition in scope.used] == [7]


def test_a_small_letter_is_one_example_of_all() -> None:
    symbols = {"X": X, "w": np.array([2.0, 0.0, -1.0])}
    each = Scope(symbols).entries(read(r"\sum_{j=1}^{3} w_j x_j", [*symbols, "x"]))
    np.testing.assert_allclose(each, X @ symbols["w"])
