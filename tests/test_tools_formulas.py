"""A displayed formula that is tied to a function gives what the function gives, or stops the build at its line."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from autograder.exercise import Unit
from autograder.exercises import units
from tests.tiny_course import CATALOGUE, MASTER, NAME, PROJECT, unit
from tools.equations import DISPLAYED, displays
from tools.formulas import is_near, problems
from tools.master import Master, parse_master, read_master
from tools.trials import trials


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
    "two in a row": RIGHT.replace("=", r"= \text{mean of } (x - y)^2 =", 1),
    "by a definition": rf"$$r = x - y$$ and {RIGHT.replace('(x_i - y_i)', 'r_i')}",
    "by one with indices": rf"$$r_i = x_i - y_i \qquad s = 1 / m$$ {RIGHT.replace('x_i - y_i', 'r_i s m')}",
    "with its slope": rf"$$\frac{{d (x - y)^2}}{{dx}} = 2x - 2y$$ {RIGHT}",
    "a symbol for the result": r"$$r = y - x \qquad J = \text{mean of } r^2 \qquad J = \text{mean of } (x - y)^2$$",
}

WRONG = {
    "no mean": (RIGHT.replace(r"\frac{1}{m}", ""), 12, "this formula gives"),
    "no square": (RIGHT.replace("^2", ""), 12, "where mean_square is"),
    "wrong shape": (r"$$\text{mean\_square}(x, y) = (x - y)^2$$", 12, "this formula gives"),
    "on its third line": ("$$\n\\text{mean\\_square}(x, y) =\n  x \\oplus y\n$$", 14, r"from `\oplus y` on"),
    "too few arguments": (r"$$\text{mean\_square}(x) = x$$", 12, "only 0 cases with 1 arguments"),
    "past the end": (RIGHT.replace("x_i", "x_{i + 1}"), 12, "cannot be computed"),
    "not displayed": ("none", 10, r"no formula $$\text{mean\_square}(x, y) = ...$$ is displayed"),
    "of another function": (RIGHT.replace("mean", "median"), 10, "displayed in this cell, but one for median_square("),
    "beside an idle definition": (f"{RIGHT} and\n$$a = x$$", 13, "nothing that is compared below uses the symbol"),
    "without equal sign": (f"{RIGHT} and\n$$x - y$$", 13, "no equal sign"),
    "the second of two": (RIGHT.replace("=", "= \n 2 m =", 1), 13, "this formula gives"),
    "by a wrong definition": (
        f"$$r = x + y$$\n{RIGHT.replace('x_i - y_i', 'r_i')}", 13, "(random), with r of line 12"
    ),
    "a slope that is off": (f"{RIGHT}\n" + r"$$\frac{dy^2}{dy} = y$$", 13, "where its left side is"),
    "a symbol by itself": (RIGHT.replace("x_i - y_i", "r").replace("$$", r"$$r = 2 r \qquad ", 1), 12, "recursion"),
    "too few indices": (r"$$J_i = x_i$$", 12, "the left side has 1 indices, but what it stands for has 0 axes"),
    "steps from nowhere": (r"$$x \leftarrow x - y$$", 12, "mean_square does not go from x_0 to x"),
}  # fmt: skip


@pytest.mark.parametrize("latex", HOLDS.values(), ids=HOLDS)
def test_a_formula_that_holds_passes(latex: str) -> None:
    assert not formula_problems(latex)


@pytest.mark.parametrize(("latex", "line", "what"), WRONG.values(), ids=WRONG)
def test_a_formula_that_does_not_hold_is_named_at_its_line(latex: str, line: int, what: str) -> None:
    (found,) = formula_problems(latex)
    assert found.startswith(f"course/{NAME}.py:{line}: ")
    assert what in found


TRAINING = "predict_proba logistic_grad train_logistic"
DESCENT, LOGISTIC, BACK = "01_gradient_descent", "03_logistic_regression", "04_backpropagation"
# unit, the exercises whose cells are read, what stands in the master and what is planted there, what is said
PLANTED = {
    "a sign in a residual": (DESCENT, "line_mse_grad", "r = w x + b - y", "r = w x + b + y", "dw of line_mse_grad"),
    "a factor in a mean": (DESCENT, "line_mse_grad", r"db = \text{mean of } 2\, r", r"db = \text{mean of } r", "db of"),
    "a factor in a slope": (DESCENT, "line_mse_grad", r"= 2\, r\, x", r"= r\, x", "where its left side is"),
    "no bias": (LOGISTIC, "predict_proba", "w_n x_n + b", "w_n x_n", "with z of line"),
    "a sign in the score": (LOGISTIC, "predict_proba", "w_n x_n + b", "w_n x_n - b", "with z of line"),
    "dots": (LOGISTIC, "predict_proba", "w_2 x_2", "w_1 x_2", "`w_1 x_2` is not term 2"),
    "a sign under σ": (LOGISTIC, "predict_proba", r"\sigma(X w + b)", r"\sigma(X w - b)", "where predict_proba is"),
    "w X": (LOGISTIC, "predict_proba", r"\sigma(X w + b)", r"\sigma(w X + b)", "where predict_proba is"),
    "1 + σ": (LOGISTIC, "sigmoid_grad", r"\big(1 - \sigma", r"\big(1 + \sigma", "where sigmoid_grad is"),
    "e to the −z": (LOGISTIC, "binary_cross_entropy_from_logits", r"\left(1 + e^{z}", r"\left(1 + e^{-z}", "left side"),
    "the 2 of the square": (LOGISTIC, "predict_proba mse_logistic_grad", r"2\,(p - y)", "(p - y)", "with p of line"),
    "y − p": (LOGISTIC, "predict_proba mse_logistic_grad", r"2\,(p - y)", r"2\,(y - p)", "dw of mse_logistic_grad is"),
    "no x": (LOGISTIC, "predict_proba mse_logistic_grad", r"dz \cdot x", "dz", "dw of mse_logistic_grad is"),
    "a sign in the loss": (LOGISTIC, "predict_proba logistic_grad", r"- (1 - y) \log", r"+ (1 - y) \log", "left side"),
    "another divisor": (LOGISTIC, "predict_proba logistic_grad", r"{p\,(1 - p)} \cdot", r"{p} \cdot", "dz is"),
    "uphill": (LOGISTIC, TRAINING, r"b - \text{lr}", r"b + \text{lr}", "w of train"),
    "lr twice": (LOGISTIC, TRAINING, "cdot dw", r"cdot \text{lr} dw", "w of train_logistic"),
    "σ, no square": (LOGISTIC, "gaussian_nll", r"/ (2 \sigma^2)", r"/ (2 \sigma)", "with density of line"),
    "the root": (LOGISTIC, "gaussian_nll", r"\sqrt{2 \pi", r"\sqrt{\pi", "where gaussian_nll is"),
    "another graph": (BACK, "graph_forward", "v = a + u", "v = a + b", "v of graph_forward is"),
    "the inner one twice": (BACK, "chain_rule", "y = f_2(t)", "y = f_2(x)", "where chain_rule is"),
    "a slope added": (BACK, "chain_rule", r"{dt} \cdot \frac{dt}", r"{dt} + \frac{dt}", "where chain_rule is"),
    "a factor lost": (BACK, "chain_rule", r"{dt} \cdot \frac{dt}{dx}", "{dt}", "where chain_rule is"),
    "the exponent": (BACK, "logistic_unit_backward", "1 + e^{-z}", "1 + e^{z}", "a of logistic_unit_backward is"),
    "the sign of L": (BACK, "logistic_unit_backward", r"L = -\big", r"L = \big", "da of logistic_unit_backward is"),
    "a term of L": (BACK, "logistic_unit_backward", r"+ (1 - y) \log (1 - a)", "", "with L of line"),
    "L at y": (BACK, "logistic_unit_backward", r"\log (1 - a)", r"\log (1 + a)", "with L of line"),
    "y − a": (BACK, "logistic_unit_backward", "a - y$$", "y - a$$", "dz of logistic_unit_backward is"),
    "1/a": (BACK, "logistic_unit_backward", r"\frac{y}{a}", r"\frac{a}{y}", "dz of logistic_unit_backward is"),
    "the bias for a weight": (BACK, "logistic_unit_backward", r"\frac{dL}{dw_i}", r"\frac{dL}{db}", "dw of"),
    "dW turned": (BACK, "linear_backward", r"A_{ri} \, dZ", r"A_{ir} \, dZ", "dW of linear_backward is"),
    "dW of too few": (BACK, "linear_backward", r"\sum_{r=1}^{m}", r"\sum_{r=1}^{k}", "dW of linear_backward is"),
    "W turned": (BACK, "linear_backward", "W_{ij}$$", "W_{ji}$$", "cannot be computed"),
    "other indices on the left": (BACK, "linear_backward", "dA_{ri} =", "dA_{ir} =", "dA of linear_backward is"),
    "one-sided": (BACK, "gradient_check", "x_i - h)}{2h}", "x_i)}{h}", "cannot read this formula from"),
    "by h": (BACK, "gradient_check", "}{2h}", "}{h}", "rel_err of gradient_check is"),
    "no sign": (BACK, "gradient_check", r"with } x_i - h", r"with } x_i + h", "with num of line"),
    "a sum of errors": (BACK, "gradient_check", r"_i - \text{ana}", r"_i + \text{ana}", "with error of line"),
    "another floor": (BACK, "gradient_check", "10^{-8}\\big", "10^{-6}\\big", "with error of line"),
    "no size": (BACK, "gradient_check", r"\big(|\text{num}_i|", r"\big(\text{num}_i", "with error of line"),
    "the first error": (BACK, "gradient_check", r"\max_i \; \text{error}_i", r"\text{error}_1", "rel_err of"),
}  # fmt: skip


@cache
def unit_named(name: str) -> Unit:
    return next(unit for unit in units() if unit.name == name)


@cache
def tied_cells(name: str) -> Master:
    master = read_master(Path("course", f"{name}.py"), PROJECT)
    return replace(master, cells=tuple(cell for cell in master.cells if "formula" in cell.markers))


def only(name: str, exercises: str) -> Master:
    master = tied_cells(name)
    return replace(master, cells=tuple(cell for cell in master.cells if cell.markers["formula"] in exercises.split()))


@pytest.mark.parametrize(("name", "exercises"), sorted({planted[:2] for planted in PLANTED.values()}))
def test_the_formulas_of_the_course_hold_before_a_mistake_is_planted(name: str, exercises: str) -> None:
    assert not list(problems(only(name, exercises), unit_named(name)))


@pytest.mark.parametrize(("name", "exercises", "was", "now", "what"), PLANTED.values(), ids=PLANTED)
def test_a_mistake_that_is_planted_in_the_course_is_found(
    name: str, exercises: str, was: str, now: str, what: str
) -> None:
    master = only(name, exercises)
    cells, changed = [], 0
    for cell in master.cells:
        text = "\n".join(cell.written)
        shown = [found.span() for found in DISPLAYED.finditer(text)]
        place = next((at for begin, end in shown if (at := text.find(was, begin, end)) >= 0), None)
        if place is not None and not changed and cell.markers["formula"] == exercises.split()[-1]:
            changed = cell.line
            text = text[:place] + now + text[place + len(was) :]
        cells.append(replace(cell, written=tuple(text.split("\n"))))
    found = [str(problem) for problem in problems(replace(master, cells=tuple(cells)), unit_named(name))]
    assert changed
    assert any(what in problem for problem in found), found
    assert all(problem.startswith(f"course/{name}.py:") for problem in found)
    lines = [int(problem.split(":")[1]) for problem in found]
    assert min(lines) >= changed


@pytest.mark.parametrize("name", [DESCENT, LOGISTIC, BACK])
def test_what_is_displayed_and_tied_to_nothing_is_known(name: str) -> None:
    """A formula that is added to a unit is tied, or listed here with the reason why it belongs to no function."""
    untied = {
        r"\nabla f": "a notation",
        "H = ": "an example",
        r"f\big((1 - t)\,a": "what convex means: an inequality, and is_convex_on answers yes or no",
        "Z = A W + b": "no exercise computes Z",
    }
    master = read_master(Path("course", f"{name}.py"), PROJECT)
    cells = [cell for cell in master.cells if cell.kind == "markdown" and "formula" not in cell.markers]
    loose = [found[1].strip() for cell in cells for found in DISPLAYED.finditer("\n".join(cell.written))]
    assert [latex for latex in loose if not latex.startswith(tuple(untied))] == []


def test_every_tied_formula_is_compared_on_many_calls_of_several_seeds() -> None:
    layers = trials(unit_named(BACK).exercises["linear_backward"])
    shapes = {np.shape(trial.arguments[name]) for trial in layers for name in ("A", "W")}
    assert len(layers) > 60
    assert len({str(trial.case.args) for trial in layers}) > 50
    assert any(shape[0] == 1 for shape in shapes)
    assert any(shape[0] != shape[1] for shape in shapes)
    assert all(trial.sizes["m"] == len(trial.arguments["A"]) for trial in layers)
    assert all(trial.sizes["k"] == trial.arguments["W"].shape[1] for trial in layers)


def test_calls_without_a_finite_answer_are_left_out() -> None:
    checked = trials(unit_named(BACK).exercises["gradient_check"])
    assert all(np.isfinite(trial.parts["rel_err"]) for trial in checked)
    assert any(trial.case.named for trial in checked)
    assert not any(trial.case.raises for trial in trials(unit_named(BACK).exercises["activation_backward"]))


def test_equal_signs_in_braces_cut_nothing() -> None:
    (cell,) = (cell for cell in parse_master(MASTER, Path("course/x.py")).cells if "formula" in cell.markers)
    ((equation,),) = displays(cell)
    assert equation.left.latex == "mean_square(x, y)"
    assert len(equation.rights) == 1


def test_arrays_and_tuples_are_compared_entry_by_entry() -> None:
    x = np.array([1.0, -2.0, 4.0])
    case = next(unit.exercises["scaled"].draw("correct", np.random.default_rng(0)))
    assert is_near((1.0, x), (1.0, x.copy()), case)
    assert not is_near((1.0, x), (1.0, x + 1e-3), case)
    assert not is_near((1.0,), (1.0, x), case)
    assert not is_near(x, x[:, None], case)
