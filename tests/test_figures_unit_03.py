"""The pictures of unit 03: their numbers are those of the mathematics, and wrong code is shown where it goes wrong."""

from __future__ import annotations

import math
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from autograder.drive import Driver
from autograder.exercises import find
from tests.sample_figures import drawn_anew
from utils import data
from utils.figures import people
from utils.figures.half_plane import side
from utils.figures.magnitude import magnitude
from utils.figures.pair import credit_of
from utils.frame.painter import Painter
from utils.logistic import BCE, MSE

FIRST = {
    "twin_losses": "mse_logistic_grad",
    "unit_surface": "step_unit",
    "likelihood": "log_likelihood",
    "training": "train_logistic",
}
likelihood, training, twin_losses, unit_surface = (
    import_module(f"utils.figures.{name}") for name in ("likelihood", "training", "twin_losses", "unit_surface")
)


def driver(name: str, call: Callable[..., Any] | str | None = None, whose: Any = None) -> Driver:
    """A driver of exercise `name`: right code of the learner's, or the given code, or a known mistake by its name."""
    exercise = find(name)
    if isinstance(call, str):
        call = exercise.mistakes[call].function
    return Driver(name, call or exercise.reference, exercise.reference, whose or ("wrong" if call else "yours"), "")


def look(module: Any, *drivers: Driver, **values: Any) -> tuple[Any, str]:
    """What a figure computes in a state, and what it says of it."""
    figure = module.figure_of(*drivers)
    state = {**figure.start(), **values}
    arrays = figure.compute(state)
    return arrays, figure.describe(state, arrays)


def twins(mse: Any = None, bce: Any = None, **values: Any) -> tuple[Any, str]:
    return look(twin_losses, driver("mse_logistic_grad", mse), driver("logistic_grad", bce), **values)


@pytest.mark.parametrize("surface", [MSE, BCE], ids=lambda surface: surface.name)
def test_the_slopes_of_a_loss_are_those_of_its_surface(surface: Any) -> None:
    rng = np.random.default_rng(3)
    for point in rng.uniform(-6, 6, (20, 2)):
        h = 1e-6 * np.eye(2)
        measured = [(surface.height(point + step) - surface.height(point - step)) / 2e-6 for step in h]
        np.testing.assert_allclose(surface.grad(point), measured, rtol=1e-5, atol=1e-9)


def curvatures(surface: Any) -> np.ndarray[Any, Any]:
    w = np.linspace(-10, 10, 2001)
    heights = surface.f(w, np.zeros_like(w))
    return np.asarray((heights[2:] - 2 * heights[1:-1] + heights[:-2]) / (w[1] - w[0]) ** 2)


def test_behind_a_sigmoid_bce_is_convex_and_mse_is_not() -> None:
    assert curvatures(MSE).min() == pytest.approx(-0.265, abs=1e-3)
    assert curvatures(BCE).min() > 0


def test_far_out_bce_pulls_33000_times_as_hard() -> None:
    arrays, words = twins(w=-10.0, b=0.0)
    mse, bce = arrays.descents
    assert (mse.slope, bce.slope) == (pytest.approx(4.54e-5, rel=1e-3), pytest.approx(1.5, rel=1e-3))
    assert "length 0.000045 and that of BCE 1.5: BCE is 33,000 times as steep" in words
    assert "the path on MSE stands still" in words
    assert MSE.height(mse.path[-1]) > 0.99
    assert BCE.height(bce.path[-1]) < 0.1


def test_both_paths_start_at_one_point_and_step_against_their_own_gradient() -> None:
    arrays, _ = twins(w=-2.0, b=1.0, lr=0.5, steps=3)
    for descent in arrays.descents:
        want = [np.array([-2.0, 1.0])]
        for _ in range(3):
            want.append(want[-1] - 0.5 * descent.surface.grad(want[-1]))
        np.testing.assert_allclose(descent.path, want, rtol=1e-9)
        assert descent.parted is None


def test_one_start_is_dragged_on_both_maps() -> None:
    figure = twin_losses.figure_of(driver("mse_logistic_grad"))
    on_mse, on_bce, _ = figure.handles
    assert (on_mse.x, on_mse.y, on_mse.axes, on_bce.x, on_bce.y, on_bce.axes) == ("w", "b", 0, "w", "b", 1)
    relief = {**figure.start(), "view": "3-D"}
    assert on_mse.at(relief, figure.compute(relief)) is None


class From:
    """Right for `steps` gradients, then the other way."""

    def __init__(self, name: str, steps: int) -> None:
        self.right, self.left = find(name).reference, steps

    def __call__(self, *args: Any) -> Any:
        self.left -= 1
        dw, db = self.right(*args)
        return (dw, db) if self.left >= 0 else (-dw, -db)


@pytest.mark.parametrize("step", [1, 4])
def test_the_parting_step_is_found_on_the_surface_where_it_is(step: int) -> None:
    arrays, words = twins(bce=From("logistic_grad", step - 1), w=-3.0, b=-4.0)
    assert [descent.parted for descent in arrays.descents] == [None, step]
    assert f"Your path on BCE parts from the right path with step {step}." in words
    assert "path on MSE parts" not in words
    assert ("At the start your gradient is" in words) == (step == 1)


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        (None, "On BCE: Step 1 gets no pair (dw, db) from the gradient, so the path ends before it."),
        ((np.zeros((4, 1)), 0.0), "gets shapes (4, 1) and () from the gradient, not (1,) and ()"),
        ((np.array([np.nan]), 0.0), "gets NaN or infinity"),
        (("left", 0.0), "gets something else than numbers"),
        ((np.array([1e12]), 0.0), "runs away to numbers beyond a billion"),
    ],
    ids=["None", "a shape", "NaN", "text", "huge"],
)
def test_what_is_no_gradient_ends_the_path_with_a_reason(returned: Any, said: str) -> None:
    assert said in twins(bce=lambda X, y, w, b: returned)[1]


def test_a_gradient_may_spoil_what_it_is_given() -> None:
    def spoils(X: Any, y: Any, w: Any, b: Any) -> Any:
        answer = find("logistic_grad").reference(X, y, w, b)
        X[:], y[:], w[:] = np.nan, np.nan, np.nan
        return answer

    np.testing.assert_array_equal(twins(bce=spoils)[0].descents[1].path, twins()[0].descents[1].path)


@pytest.mark.parametrize(
    ("kinds", "want"),
    [
        (("ours", "ours"), "our code"),
        (("yours", "yours"), "your code"),
        (("yours", "wrong"), "your code, not right yet"),
        (("yours", "ours"), "your step_unit, our code for the rest"),
    ],
)
def test_two_drivers_share_one_credit(kinds: tuple[str, str], want: str) -> None:
    assert credit_of(driver("step_unit", whose=kinds[0]), driver("sigmoid", whose=kinds[1])) == want


@pytest.mark.parametrize(
    ("value", "want"),
    [
        (0.0, "0"), (1.0, "1"), (-0.26543, "−0.27"), (33040.0, "33,000"), (4.54e-5, "0.000045"), (15.0, "15"),
        (3.2e-16, "3.2·10⁻¹⁶"), (-1e12, "−1.0·10¹²"), (-math.inf, "−inf"),
    ],
)  # fmt: skip
def test_a_magnitude_reads_well_at_every_size(value: float, want: str) -> None:
    assert magnitude(value) == want


def heights(unit: str, call: Any = None, **values: Any) -> tuple[Any, str]:
    drivers = {"step": driver("step_unit"), "sigmoid": driver("sigmoid")}
    name = {"step": "step_unit"}.get(unit, unit)
    drivers[unit] = driver(name, call)
    return look(unit_surface, *drivers.values(), unit=unit, **values)


def test_a_step_has_no_slope_where_anybody_stands() -> None:
    arrays, words = heights("step", left=50.0, right=90.0)
    assert unit_surface.felt_by(arrays) == 0
    assert "jumps from 0 to 1: it has no slope there" in words
    assert "p has slope 0, for all 120" in words


def test_a_sigmoid_climbs_by_k_over_4_per_kilogram_on_the_boundary() -> None:
    arrays, words = heights("sigmoid", k=0.4)
    assert arrays.right.at_boundary[2] == pytest.approx(0.25)
    assert "changes by 0.1 per kg, a slope of 0.25 in z" in words
    p = arrays.right.people
    np.testing.assert_allclose(arrays.right.slopes, p * (1 - p), atol=1e-8)


def test_step_and_sigmoid_send_the_same_people_to_the_wrong_side() -> None:
    x, y = people.on_map(people.X).T
    for left, right in ((55.0, 85.0), (100.0, 45.0)):
        want = int(((y >= left + (right - left) * (x - 150) / 40) != (people.Y == 1)).sum())
        for unit in ("step", "sigmoid"):
            arrays, words = heights(unit, left=left, right=right)
            assert int(arrays.shown.is_on_wrong_side.sum()) == want
            assert f"{want} of 120 people stand on the wrong side" in words


@pytest.mark.parametrize("k", [0.03, 0.3, 3.0])
@pytest.mark.parametrize("ends", [(55.0, 85.0), (110.0, 40.0), (40.0, 40.0)])
def test_the_mesh_lies_on_the_map_and_carries_its_z(ends: tuple[float, float], k: float) -> None:
    x, y, z = unit_surface.mesh(ends, k)
    (left, right), (low, high) = people.BOX
    assert (x.min(), x.max(), y.min(), y.max()) == (left, right, low, high)
    assert np.all(np.diff(y, axis=1) >= 0)
    line = ends[0] + (ends[1] - ends[0]) * (x - 150) / 40
    np.testing.assert_allclose(z, k * (y - line), atol=1e-8)


def test_a_wrong_unit_is_told_where_it_is_furthest_off() -> None:
    assert "At z = 0 your step_unit answers 0, where ours answers 1." in heights("step", "greater_for_at_least")[1]
    assert "your sigmoid answers −0.91, where ours answers 0.18" in heights("sigmoid", "tanh")[1]
    assert "stops here with ValueError. The surface is ours." in heights("step", "one_number_only")[1]


@pytest.mark.parametrize("p", [0.5, 0.6, 0.7, 0.9])
def test_the_product_is_lost_where_the_figure_says(p: float) -> None:
    m = likelihood.vanishing_m(p)
    assert p**m == 0.0 < p ** (m - 1)


def product(call: Any = None, **values: Any) -> tuple[Any, str]:
    return look(likelihood, driver("log_likelihood", call), **values)


def test_the_product_becomes_0_and_the_logarithm_goes_on() -> None:
    before, after = (product(m=m)[0] for m in (2089.0, 2090.0))
    assert before.product > 0.0 == after.product
    assert after.answer == pytest.approx(2090 * math.log(0.7))
    words = product(m=5000.0)[1]
    assert "is 0.0 for the computer, as for every m from 2,090 on" in words
    assert "The log-likelihood is −1,783." in words


def test_both_labels_are_among_the_examples_and_what_happened_has_probability_p() -> None:
    p, y = likelihood.examples(7, 0.9)
    np.testing.assert_allclose(np.where(y == 1, p, 1 - p), 0.9)
    assert set(y) == {0.0, 1.0}


def naive(p: Any, y: Any) -> Any:
    return np.log(np.prod(np.where(y == 1, p, 1 - p)))


def test_a_logarithm_of_the_product_breaks_off_where_the_product_does() -> None:
    arrays, words = product(naive, m=3000.0, p=0.5)
    assert arrays.answer == -math.inf
    assert "Your log_likelihood says −∞, ours says −2,079. Your line breaks off" in words
    assert np.isfinite(arrays.line[arrays.ms < 1075]).all()


def test_a_logarithm_that_stops_with_an_error_is_shown_up_to_there() -> None:
    def stops(p: Any, y: Any) -> Any:
        return math.log(math.prod(np.where(y == 1, p, 1 - p)))

    assert "log_likelihood stops here with ValueError." in product(stops, m=3000.0, p=0.5)[1]
    assert np.isfinite(product(stops, m=100.0, p=0.5)[0].line).tolist()[:3] == [True, True, True]


def train(call: Any = None, **values: Any) -> tuple[Any, str]:
    return look(training, driver("train_logistic", call), **values)


def test_the_boundary_is_the_one_that_training_reaches() -> None:
    w0, b0 = people.line_through(100.0, 55.0)
    w, b, losses = find("train_logistic").reference(people.X, people.Y, w0, b0, 0.5, 30)
    arrays, _ = train(step=30, lr=0.5)
    np.testing.assert_allclose(np.append(arrays.boundary.w, arrays.boundary.b), np.append(w, b))
    np.testing.assert_allclose(arrays.losses[:30], losses)
    middle = people.in_features(arrays.boundary.lines[1])
    np.testing.assert_allclose(middle @ w + b, 0, atol=1e-9)
    np.testing.assert_allclose(people.in_features(arrays.boundary.lines[2]) @ w + b, np.log(9), atol=1e-9)


def test_before_the_first_step_the_boundary_is_the_start() -> None:
    arrays, words = train(step=0, left=90.0, right=60.0)
    for x, y in arrays.boundary.lines[1]:
        assert y == pytest.approx(90 - 30 * (x - 150) / 40)
    assert "After 0 steps" in words


def test_the_lowest_loss_is_where_training_ends() -> None:
    arrays, _ = train(lr=4.0)
    assert training.lowest_loss() < arrays.losses.min()
    w, b, _ = find("train_logistic").reference(people.X, people.Y, np.zeros(2), 0.0, 4.0, 3000)
    z = people.X @ w + b
    assert np.mean(np.logaddexp(0, z) - people.Y * z) == pytest.approx(training.lowest_loss(), rel=1e-9)


def test_too_large_a_learning_rate_is_told() -> None:
    assert "The loss rises with 49 of 100 steps" in train(lr=50.118723)[1]
    assert "rises" not in train(lr=1.0)[1]


def test_the_whole_run_is_asked_once_for_all_its_steps() -> None:
    asked = []

    def counts(X: Any, y: Any, w0: Any, b0: Any, lr: float, n_steps: int) -> Any:
        asked.append(n_steps)
        return find("train_logistic").reference(X, y, w0, b0, lr, n_steps)

    figure = training.figure_of(driver("train_logistic", counts, "yours"))
    for step in (3, 4, 5):
        figure.compute({**figure.start(), "step": step})
    assert asked == [101, 3, 4, 5]


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("ascent", "part before step 2: 0.789 and 0.649. Your boundary is not where ours is"),
        ("losses_log10", "part before step 1: 0.31 and 0.715. Your boundary is where ours is."),
        ("loss_of_the_end_too", "Your code returned 102 losses for 101 steps. Your boundary is where ours is."),
        ("losses_first", "train_logistic returned a value of type tuple, which the picture cannot draw. The boundary"),
    ],
)
def test_wrong_training_is_told_from_ours(mistake: str, said: str) -> None:
    assert said in train(mistake)[1]


@pytest.mark.parametrize("seed", range(5))
def test_the_side_of_a_line_is_cut_out_of_a_box(seed: int) -> None:
    rng = np.random.default_rng(seed)
    w, b, box = rng.normal(size=2), float(rng.normal()), ((-2.0, 3.0), (-1.0, 2.0))
    polygon, ends = side(w, b, box)
    x, y = polygon.T
    area = 0.5 * abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))
    places = rng.uniform([-2, -1], [3, 2], (20_000, 2))
    assert area == pytest.approx(15 * np.mean(places @ w + b >= 0), abs=0.3)
    np.testing.assert_allclose(ends @ w + b, 0, atol=1e-12)


def test_a_line_beside_the_box_leaves_all_of_it_or_nothing() -> None:
    box = ((0.0, 1.0), (0.0, 1.0))
    assert [len(part) for part in side(np.array([1.0, 1.0]), 1.0, box)] == [4, 0]
    assert [len(part) for part in side(np.array([1.0, 1.0]), -3.0, box)] == [0, 0]


def test_the_people_overlap_and_follow_their_body_mass_index() -> None:
    X, y = data.height_weight(2000, seed=1)
    height, weight = (X * data.UNIT + data.MIDDLE).T
    index = weight / (height / 100) ** 2
    assert X.shape == (2000, 2)
    assert set(y) == {0.0, 1.0}
    assert 0.4 < y.mean() < 0.6
    assert np.mean(y[index > 28]) > 0.9 > 0.1 > np.mean(y[index < 22])
    assert 0.05 < np.mean((index > 25) != (y == 1)) < 0.25
    np.testing.assert_array_equal(height, np.round(height))
    again, other = data.height_weight(2000, seed=1)[0], data.height_weight(2000, seed=2)[0]
    assert np.array_equal(X, again)
    assert not np.array_equal(X, other)


def test_all_people_stand_on_the_map() -> None:
    places = people.on_map(people.X)
    assert np.all(places > [people.LEFT, people.LOW])
    assert np.all(places < [people.RIGHT, people.HIGH])


def test_half_of_the_icons_are_cats_and_all_differ() -> None:
    imgs, y = data.icons()
    assert (imgs.shape, imgs.dtype, y.tolist()) == ((8, 8, 8, 3), np.uint8, [1, 1, 0, 1, 0, 0, 1, 0])
    assert len({img.tobytes() for img in imgs}) == 8


MOVES = {
    "twin_losses": ("w", (-9.0, -3.0, 4.0)),
    "unit_surface": ("left", (50.0, 70.0, 95.0)),
    "likelihood": ("m", (10.0, 900.0, 4000.0)),
    "training": ("step", (0, 7, 50)),
}


@pytest.mark.parametrize("name", MOVES)
def test_what_moves_has_the_pixels_of_a_picture_drawn_anew(name: str) -> None:
    figure = import_module(f"utils.figures.{name}").figure_of(driver(FIRST[name]))
    painter = Painter(figure)
    control, values = MOVES[name]
    for value in values:
        state = {**figure.start(), control: value}
        painter.paint(state, figure.compute(state))
        np.testing.assert_array_equal(painter.pixels(), drawn_anew(painter))
