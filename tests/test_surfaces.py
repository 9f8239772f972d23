"""Surfaces, curves and data: slopes equal finite differences, minima are minima, what is said of them is so."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from autograder.exercises import find
from utils import data
from utils.curves import PARABOLA, RIPPLES, TO_TEST, TO_WALK, Curve, by_label, sigmoid
from utils.surfaces import SADDLE, SURFACES, Surface, loss_surface

H = 1e-6
POINTS = np.random.default_rng(7).uniform(-1, 1, size=(40, 2))
X, Y = data.noisy_line()
LINE_LOSS = loss_surface(X, Y)
ALL_CURVES = tuple(dict.fromkeys((*TO_WALK, *TO_TEST)))
every_surface = pytest.mark.parametrize("surface", [*SURFACES, LINE_LOSS], ids=lambda surface: surface.name)
every_curve = pytest.mark.parametrize("curve", ALL_CURVES, ids=lambda curve: curve.name)


def places(surface: Surface) -> np.ndarray:
    """Forty random points within the picture."""
    low, high = np.array([surface.xlim, surface.ylim]).T
    return (low + high) / 2 + POINTS * (high - low) / 2


@every_surface
def test_the_gradient_of_a_surface_equals_finite_differences(surface: Surface) -> None:
    steps = np.eye(2) * H
    for point in places(surface):
        want = [(surface.height(point + step) - surface.height(point - step)) / (2 * H) for step in steps]
        np.testing.assert_allclose(surface.grad(point), want, rtol=1e-6, atol=1e-7)


@every_surface
def test_a_surface_takes_points_one_by_one_or_all_at_once(surface: Surface) -> None:
    points = places(surface)
    np.testing.assert_allclose(surface.f(*points.T), [surface.height(point) for point in points], rtol=1e-12)
    np.testing.assert_allclose(np.transpose(surface.slopes(*points.T)), [surface.grad(point) for point in points])
    x, y, z = surface.grid(7)
    assert x.shape == y.shape == z.shape == (7, 7)
    assert np.ptp(z) > 0
    assert z[2, 5] == pytest.approx(surface.height(np.array([x[2, 5], y[2, 5]])))


@every_surface
def test_the_minima_of_a_surface_are_flat_and_lower_than_all_around_them(surface: Surface) -> None:
    assert surface.minima
    for minimum in surface.minima:
        np.testing.assert_allclose(surface.grad(np.array(minimum)), 0, atol=1e-8)
        assert all(surface.height(minimum + 0.01 * p) > surface.height(np.array(minimum)) for p in POINTS)
    heights = [surface.height(np.array(minimum)) for minimum in surface.minima]
    assert heights == sorted(heights)
    assert min(surface.height(point) for point in places(surface)) > heights[0]


@every_surface
def test_a_descent_may_start_in_the_picture_and_has_somewhere_to_go(surface: Surface) -> None:
    for place, (low, high) in zip(surface.start, (surface.xlim, surface.ylim), strict=True):
        assert low < place < high
    assert np.linalg.norm(surface.grad(np.array(surface.start))) > 0.05
    assert surface.teaches.endswith(".")


def test_a_descent_on_the_saddle_stops_there_only_on_the_line_y_0() -> None:
    descend = find("gradient_descent").reference
    on_the_line, beside_it = (descend(SADDLE.grad, np.array([-2.4, y]), 0.1, 200)[-1] for y in (0.0, 0.001))
    np.testing.assert_allclose(on_the_line, [0, 0], atol=1e-9)
    np.testing.assert_allclose(beside_it, [0, 2], atol=1e-6)


def test_the_gradient_of_the_loss_surface_is_the_gradient_of_exercise_4() -> None:
    for w, b in places(LINE_LOSS):
        want = find("line_mse_grad").reference(w, b, X, Y)
        np.testing.assert_allclose(LINE_LOSS.grad(np.array([w, b])), want, rtol=1e-6, atol=1e-7)


def absolute_error(y_hat: np.ndarray, y: np.ndarray) -> float:
    return float(np.mean(np.abs(y_hat - y)))


def test_a_loss_surface_takes_any_loss_and_lists_no_minimum_that_is_none() -> None:
    x, y = data.with_outlier()
    surface = loss_surface(x, y, absolute_error)
    assert surface.height(np.array([2.0, 1.0])) == pytest.approx(np.mean(np.abs(2 * x + 1 - y)))
    assert surface.minima == ()


AWKWARD = {"one point": ([2.0], [3.0]), "all x zero": ([0.0, 0.0], [1.0, 2.0]), "all y equal": ([1.0, 2.0], [0.0, 0.0])}


@pytest.mark.parametrize(("x", "y"), AWKWARD.values(), ids=AWKWARD)
def test_a_loss_surface_of_awkward_data_still_has_a_picture(x: list[float], y: list[float]) -> None:
    surface = loss_surface(np.array(x), np.array(y))
    assert surface.xlim[1] - surface.xlim[0] > 0.1
    assert surface.ylim[1] - surface.ylim[0] > 0.1
    assert np.ptp(surface.grid(5)[2]) > 0


BAD_DATA = {"lengths differ": ([1.0, 2.0], [1.0]), "no points": ([], []), "columns": ([[1.0]], [[1.0]])}


@pytest.mark.parametrize(("x", "y"), BAD_DATA.values(), ids=BAD_DATA)
def test_a_loss_surface_refuses_what_is_no_data_set(x: list[float], y: list[float]) -> None:
    with pytest.raises(ValueError, match="x and y of one shape"):
        loss_surface(np.array(x), np.array(y))


@every_curve
def test_the_slope_of_a_curve_equals_finite_differences(curve: Curve) -> None:
    xs = 3 * POINTS[:, 0]
    np.testing.assert_allclose(curve.slope(xs), (curve.f(xs + H) - curve.f(xs - H)) / (2 * H), rtol=1e-6, atol=1e-7)


@every_curve
def test_a_curve_takes_a_number_or_an_array(curve: Curve) -> None:
    xs = np.array([-2.0, 0.0, 1.5])
    for of in (curve.f, curve.slope):
        assert of(xs).shape == (3,)
        np.testing.assert_allclose(of(xs), [float(of(x)) for x in xs], rtol=1e-12)  # type: ignore[arg-type]


@every_curve
def test_what_is_said_of_a_curves_convexity_and_curvature_is_so(curve: Curve) -> None:
    heights = curve.f(curve.grid())
    second = np.diff(heights, 2) / (curve.grid()[1] - curve.grid()[0]) ** 2
    assert bool(np.all(second > -1e-8)) == curve.is_convex
    assert find("is_convex_on").reference(curve.f, curve.grid(13) + 0.01) == curve.is_convex
    if curve.curvature is not None:
        np.testing.assert_allclose(second, curve.curvature, atol=1e-8)


@pytest.mark.parametrize("curve", TO_WALK, ids=lambda curve: curve.name)
def test_the_minima_of_a_curve_to_walk_down_are_minima(curve: Curve) -> None:
    for minimum in curve.minima:
        assert curve.f(np.array(minimum)) <= min(curve.f(minimum + 0.01 * POINTS[:, 0]))
    assert curve.lowest <= min(curve.f(curve.grid(100_000))) + 1e-12
    assert abs(curve.slope(np.array(curve.start))) > 0.1


def test_ripples_look_convex_on_whole_numbers() -> None:
    is_convex_on: Callable[..., bool] = find("is_convex_on").reference
    assert is_convex_on(RIPPLES.f, np.arange(-3.0, 4.0))
    assert not is_convex_on(RIPPLES.f, np.arange(-3.0, 3.5, 0.5))


def test_a_curve_is_found_by_its_label() -> None:
    assert by_label("parabola: x²/2") is PARABOLA
    assert len({curve.label for curve in ALL_CURVES}) == len(ALL_CURVES) == 12
    with pytest.raises(KeyError):
        by_label("circle")


def test_the_sigmoid_does_not_overflow() -> None:
    np.testing.assert_allclose(sigmoid(np.array([-1000.0, 0.0, 1000.0])), [0, 0.5, 1])


SETS = {"noisy_line": data.noisy_line, "through_origin": data.through_origin, "with_outlier": data.with_outlier}


@pytest.mark.parametrize("make", SETS.values(), ids=SETS)
def test_a_data_set_is_small_readable_and_the_same_at_every_call(make: Callable[[], tuple]) -> None:
    x, y = make()
    assert x.shape == y.shape
    assert 12 <= x.size <= 30
    assert np.all(np.diff(x) > 0)
    for again, numbers in zip(make(), (x, y), strict=True):
        np.testing.assert_array_equal(again, numbers)
        np.testing.assert_array_equal(np.round(numbers, 2), numbers)


def test_other_seeds_make_other_numbers_on_the_same_line() -> None:
    lines = [data.noisy_line(m=400, w=1.5, b=-1.0, noise=0.2, seed=seed) for seed in (1, 2)]
    assert not np.array_equal(*[y for _, y in lines])
    for x, y in lines:
        np.testing.assert_allclose(np.polyfit(x, y, 1), [1.5, -1.0], atol=0.05)


def test_the_outlier_bends_the_line_of_the_squares() -> None:
    x, y = data.with_outlier()
    with_it, without = np.polyfit(x, y, 1), np.polyfit(x[:-1], y[:-1], 1)
    assert with_it[0] - without[0] > 0.3


def test_one_step_of_the_slope_itself_overshoots_on_the_bowl_through_the_origin() -> None:
    x, _ = data.through_origin()
    assert 2 * np.mean(x**2) > 2  # the curvature: above 2, a learning rate of 1 runs away (the claim of S0.5)
