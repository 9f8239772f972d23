"""What the tangent, the learning-rate and the chord figure compute, and the words they find for it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure as Sheet

from autograder.drive import Driver
from autograder.exercises import find
from utils import curves
from utils.data import through_origin
from utils.figures.answers import read_number, read_path, read_truth
from utils.figures.regime import judge, walk
from utils.figures.words import number

EXERCISES = {"tangent": "numerical_derivative", "learning_rate": "gradient_descent", "chord": "is_convex_on"}
Shown = tuple[Any, str]


def look(name: str, call: Callable[..., Any] | None = None, whose: Any = "wrong", **values: Any) -> Shown:
    """The arrays and the words of a figure, with some controls moved; driven by our code unless `call` is given."""
    reference = find(EXERCISES[name]).reference
    driver = Driver(EXERCISES[name], call or reference, reference, whose if call else "ours", "")
    figure = import_module(f"utils.figures.{name}").figure_of(driver)
    state = {**figure.start(), **values}
    arrays = figure.compute(state)
    return arrays, figure.describe(state, arrays)


# F1: the tangent


def test_the_bowl_is_the_mean_squared_error_and_its_slope_the_gradient() -> None:
    x, y = through_origin()
    arrays, words = look("tangent", w=-1.0)
    assert arrays.point == (-1.0, pytest.approx(find("mse").reference(-1.0 * x, y)))
    assert arrays.slope == pytest.approx(find("line_mse_grad").reference(-1.0, 0.0, x, y)[0])
    assert f"At w = −1.00 the mean squared error is {arrays.point[1]:.2f}." in words


DOWNHILL = {
    2.0: "downhill is to the left, towards smaller w",
    -1.0: "downhill is to the right, towards larger w",
    0.53: "this is the bottom of the bowl",
}


@pytest.mark.parametrize(("w", "said"), DOWNHILL.items())
def test_the_words_say_which_way_is_down(w: float, said: str) -> None:
    assert said in look("tangent", w=w)[1]


def test_a_large_h_shows_its_chord() -> None:
    assert "chord goes from w − h = 1.50 to w + h = 2.50" in look("tangent", h=0.5)[1]
    assert "chord" not in look("tangent", h=1e-3)[1]


def one_sided(f: Callable[[float], float], x: float, h: float = 1e-5) -> float:
    return (f(x + h) - f(x)) / h


def test_a_wrong_slope_stands_beside_the_right_one_where_the_two_differ() -> None:
    arrays, words = look("tangent", one_sided, h=1.0)
    assert arrays.is_off
    assert f"Your code finds the slope {number(arrays.slope)}, ours finds {number(arrays.right)}" in words
    assert "your code is not right yet, but here it agrees with ours" in look("tangent", one_sided, h=1e-5)[1]


def test_without_a_slope_ours_is_told() -> None:
    words = look("tangent", lambda *args: None)[1]
    assert "numerical_derivative returned None, which the picture cannot draw. Our code finds the slope 7.01" in words


# F2: the learning rate

PARABOLA, STEEP, CORNER, WELLS = (c.label for c in (curves.PARABOLA, curves.STEEP, curves.CORNER, curves.WELLS))
REGIMES = {
    "lr·c = 1/2": (PARABOLA, 0.5, "converges"),
    "lr·c = 1": (PARABOLA, 1.0, "arrives in one step"),
    "lr·c = 3/2": (PARABOLA, 1.5, "oscillates and converges"),
    "lr·c just below 2": (PARABOLA, 1.999, "oscillates and converges"),
    "lr·c = 2": (PARABOLA, 2.0, "oscillates for ever"),
    "lr·c just above 2": (PARABOLA, 2.001, "diverges"),
    "lr·c = 3": (PARABOLA, 3.0, "diverges"),
    "eight times the curvature, lr·c = 1": (STEEP, 1 / 8, "arrives in one step"),
    "eight times the curvature, lr·c = 2": (STEEP, 1 / 4, "oscillates for ever"),
    "a corner": (CORNER, 0.3, "oscillates for ever"),
    "a corner that is hit": (CORNER, 0.5, "converges"),
    "two valleys, small steps": (WELLS, 0.1, "converges"),
    "two valleys, between them for ever": (WELLS, 1.4, "never settles"),
}


@pytest.mark.parametrize(("label", "lr", "regime"), REGIMES.values(), ids=REGIMES)
def test_the_regime_is_the_one_that_the_curvature_predicts(label: str, lr: float, regime: str) -> None:
    arrays, words = look("learning_rate", curve=label, lr=lr, x0=-2.5)
    assert arrays.regime == regime
    assert f"{regime}." in words


@pytest.mark.parametrize("c", [0.3, 1.0, 4.0])
@pytest.mark.parametrize("x0", [-2.0, 0.01])
def test_on_every_parabola_lr_times_curvature_decides(c: float, x0: float) -> None:
    rng = np.random.default_rng(5)
    for lr_c in rng.uniform(0.02, 2.5, 40):
        regime = judge(walk(lambda x: c * x, x0, lr_c / c))
        assert regime == ("converges" if lr_c < 1 else "oscillates and converges" if lr_c < 2 else "diverges"), lr_c


def test_the_last_moves_decide_and_not_the_first() -> None:
    shrinking = 0.5 ** np.arange(60)
    back_and_forth = shrinking * np.where(np.arange(60) % 2, 1, -1)
    assert judge(np.concatenate([[9.0, -4.0, 6.0, -2.0], shrinking])) == "converges"
    assert judge(np.concatenate([[9.0, 6.0, 4.0, 2.0], back_and_forth])) == "oscillates and converges"


def test_a_start_on_flat_ground_stands_still() -> None:
    arrays, words = look("learning_rate", x0=0.0)
    assert arrays.regime == "stands still"
    assert "The slope is zero at the start" in words


def test_a_slow_descent_is_called_slow_and_a_fast_one_is_not() -> None:
    slow, fast = (look("learning_rate", lr=lr)[1] for lr in (1 / 64, 1 / 2))
    assert "It is slow: 27% of the way is done." in slow
    assert "slow" not in fast


def test_the_higher_of_two_valleys_is_called_so() -> None:
    right, left = (look("learning_rate", curve=WELLS, lr=0.25, x0=x0)[1] for x0 in (2.5, -2.5))
    assert "It heads for a valley that is not the lowest." in right
    assert "valley that" not in left


def test_the_words_name_the_factor_of_each_step() -> None:
    words = look("learning_rate", curve=STEEP, lr=3 / 16)[1]
    assert "The curvature is 8, so each step multiplies the distance to x = 0 by 1 − lr·8 = −0.5." in words


def test_the_words_tell_where_the_steps_end() -> None:
    assert "After 3 steps x = −0.312, 0.049 above the lowest point." in look("learning_rate", lr=0.5, n_steps=3)[1]


def test_a_path_that_runs_away_can_still_be_drawn() -> None:
    arrays, words = look("learning_rate", curve=curves.QUARTIC.label, lr=4.0, x0=3.0, n_steps=40)
    assert "It leaves the picture for good at step 1." in words
    for numbers in (arrays.path.x, arrays.path.y, arrays.path.height):
        assert np.nanmax(np.abs(numbers)) <= 1e6


def no_start(grad_f: Any, x0: Any, lr: float, n_steps: int) -> Any:
    return find("gradient_descent").reference(grad_f, x0, lr, n_steps)[1:]


def no_end(grad_f: Any, x0: Any, lr: float, n_steps: int) -> Any:
    return find("gradient_descent").reference(grad_f, x0, lr, n_steps)[:-1]


def not_a_number_later(grad_f: Any, x0: Any, lr: float, n_steps: int) -> Any:
    return np.where(np.arange(n_steps + 1) > 3, np.nan, 0.75 ** np.arange(n_steps + 1) * x0[0])[:, None]


DIFFERENCES = {
    "the start is missing": (no_start, "Your path and ours part at step 0."),
    "the end is missing": (no_end, "Your path has 20 places and ours has 21."),
    "NaN from step 4 on": (not_a_number_later, "Its last place is no number. Your path and ours part at step 4."),
    "a list of rows": (lambda *args: list(find("gradient_descent").reference(*args)), "its path is the same as ours"),
    "nothing": (lambda *args: None, "gradient_descent returned None, which the picture cannot draw."),
}


@pytest.mark.parametrize(("call", "said"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_wrong_path_is_told_from_ours(call: Callable[..., Any], said: str) -> None:
    assert said in look("learning_rate", call)[1]


def drawn(name: str, call: Callable[..., Any] | None = None, whose: Any = "wrong", **values: Any) -> Any:
    """The artists of a figure after drawing."""
    reference = find(EXERCISES[name]).reference
    driver = Driver(EXERCISES[name], call or reference, reference, whose, "")
    figure = import_module(f"utils.figures.{name}").figure_of(driver)
    state = {**figure.start(), **values}
    artists = figure.build(Sheet(), state)
    figure.draw(artists, figure.compute(state))
    return artists


def late_ascent(grad_f: Any, x0: Any, lr: float, n_steps: int) -> Any:
    path = [np.array(x0)]
    for t in range(n_steps):
        path.append(path[-1] + (lr if t > 2 else -lr) * grad_f(path[-1]))
    return np.array(path)


def test_the_first_parting_step_is_marked_on_the_learners_path_with_ours_under_it() -> None:
    artists = drawn("learning_rate", late_ascent, lr=0.5)
    fourth = -2.5 * 0.5**3 * 1.5
    assert artists.parting.get_xydata().tolist() == [[fourth, pytest.approx(fourth**2 / 2)]]
    assert artists.right.get_xydata().shape == artists.path.get_xydata().shape == (21, 2)
    lines = artists.path.axes.lines
    assert lines.index(artists.right) < lines.index(artists.path)


def test_a_right_path_has_nothing_under_it_and_no_mark() -> None:
    artists = drawn("learning_rate", whose="yours", n_steps=5)
    assert artists.path.get_xydata().shape == (6, 2)
    assert artists.right.get_xydata().shape == artists.parting.get_xydata().shape == (0, 2)


def test_a_wrong_tangent_lies_over_the_right_one() -> None:
    artists = drawn("tangent", one_sided, w=0.0, h=1.0)
    (x0, y0), (x1, y1) = artists.right.get_xydata()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(look("tangent", w=0.0, h=1.0)[0].slope)
    assert artists.wrong.get_xydata().shape == (2, 2)
    assert artists.tangent.get_xydata().shape == (0, 2)
    assert artists.arrow.get_marker() == ">"


# F4: the chord

HILL = "“wave”, sin 2x, from x = 0.00 to x = 1.50 lies below it from x = 0.01 to 1.49, by up to 0.93"
CHORDS = {
    "over a valley": (curves.PARABOLA, -2.0, 1.0, "lies nowhere below the curve. One such chord proves nothing."),
    "along a line": (curves.LINE, -3.0, 3.0, "lies nowhere below the curve"),
    "over a corner": (curves.CORNER, -1.0, 2.0, "lies nowhere below the curve"),
    "over a hill": (curves.WAVE, 0.0, 1.5, f"{HILL}: the curve is not convex."),
    "with its ends swapped": (curves.WAVE, 1.5, 0.0, HILL),
    "over two ripples": (curves.RIPPLES, -1.0, 1.0, "from x = −0.90 to −0.25 and 0.25 to 0.90"),
    "over a point": (curves.WAVE, 1.0, 1.0, "Both ends are at x = 1.00."),
}


@pytest.mark.parametrize(("curve", "a", "b", "said"), CHORDS.values(), ids=CHORDS)
def test_the_words_say_where_the_curve_lies_above_the_chord(curve: Any, a: float, b: float, said: str) -> None:
    assert said in look("chord", curve=curve.label, a=a, c=b)[1]


def test_no_chord_of_a_convex_curve_is_refused_and_some_chord_of_any_other_is() -> None:
    rng = np.random.default_rng(3)
    for curve in curves.TO_TEST:
        ends = [(-1.5, 1.0), (0.5, 1.4), *rng.uniform(-3, 3, size=(30, 2)).tolist()]
        excesses = [look("chord", curve=curve.label, a=a, c=b)[0].excess for a, b in ends]
        assert (max(excesses) == 0.0) == curve.is_convex, curve.name


def test_too_few_points_miss_the_ripples_and_the_words_say_so() -> None:
    few, many = (look("chord", curve=curves.RIPPLES.label, k=k)[1] for k in (7, 12))
    assert "says True at the 7 points: they miss where the curve bends the other way" in few
    assert "says False at the 12 points." in many


def test_the_verdict_is_asked_once_for_all_chords() -> None:
    calls = []

    def counted(f: Any, xs: Any) -> bool:
        calls.append(xs.size)
        return True

    reference = find("is_convex_on").reference
    figure = import_module("utils.figures.chord").figure_of(Driver("is_convex_on", counted, reference, "wrong", ""))
    for a in (-1.0, 0.0, 1.0):
        figure.compute({**figure.start(), "a": a})
    assert calls == [7]


VERDICTS = {
    "wrong": (lambda f, xs: True, "says True at the 7 points, where ours says False."),
    "right by luck": (lambda f, xs: False, "your code is not right yet, but here it agrees with ours"),
    "none": (lambda f, xs: 1, "returned a value of type int, which the picture cannot draw. Ours says False"),
    "changes xs": (lambda f, xs: bool(xs.fill(0)), "but here it agrees with ours"),
}


@pytest.mark.parametrize(("call", "said"), VERDICTS.values(), ids=VERDICTS)
def test_a_wrong_verdict_is_told_from_ours(call: Callable[..., Any], said: str) -> None:
    arrays, words = look("chord", call)
    assert said in words
    assert np.ptp(arrays.verdicts.xs) == 6


def test_only_what_lies_above_the_chord_is_shaded() -> None:
    ripples = drawn("chord", whose="yours", curve=curves.RIPPLES.label, a=-1.0, b=1.0)
    assert len(ripples.gap.get_paths()) == 2
    assert "ours" not in ripples.said.get_text()
    assert drawn("chord", whose="yours", curve=curves.LINE.label).gap.get_paths() == []
    assert "says True · ours says False" in drawn("chord", lambda f, xs: True).said.get_text()


# reading answers

READ = {
    "a float": (read_number, 2.5, 2.5),
    "an array of one": (read_number, np.array([[2]]), 2.0),
    "two numbers": (read_number, [1.0, 2.0], None),
    "infinity": (read_number, float("inf"), None),
    "a complex number": (read_number, 1j, None),
    "numpy's True": (read_truth, np.True_, True),
    "one": (read_truth, 1, None),
    "an empty path": (read_path, [], None),
    "words": (read_path, ["a", "b"], None),
    "rows": (read_path, [np.array([1]), np.array([2])], [1.0, 2.0]),
}


@pytest.mark.parametrize(("read", "returned", "want"), READ.values(), ids=READ)
def test_an_answer_is_read_or_refused(read: Callable[[Any], Any], returned: Any, want: Any) -> None:
    got = read(returned)
    assert (got.tolist() if isinstance(got, np.ndarray) else got) == want


def test_numbers_in_words_have_a_true_minus_and_no_negative_zero() -> None:
    assert [number(-0.001), number(-2.5, ".3g"), number(1e-7, ".2g")] == ["0.00", "−2.5", "1e−07"]
