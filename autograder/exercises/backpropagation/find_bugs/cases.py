"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.exercise import Accepts, Case, case, formula
from autograder.exercises.backpropagation.find_bugs.bugs import (
    any_obvious,
    exponent_lost,
    huge,
    last_entry,
    not_a_number,
    of_another_shape,
    raising,
    right_at_0,
    right_at_1,
    right_at_points,
    right_at_whole_numbers,
    slope_of_x_times_abs,
    sum_kept,
    three_percent,
    tiny,
    turned_round,
    wrong_above_0,
    wrong_at_first_points,
    wrong_away_from_0,
    wrong_below_0,
)
from autograder.exercises.backpropagation.find_bugs.candidates import (
    Candidate,
    any_right,
    bends,
    cubes,
    line,
    number,
    ridge,
    right,
    waves,
    weights,
    wrong,
)
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs
from autograder.plain import kind_of

LAST = "a mistake in the last entry"
ONE_OF_MANY = "a mistake in one of many entries"
A_FEW_PER_CENT = "a mistake of 3 %"
SIGN = "a gradient with the wrong sign"
NOT_AT_0 = "a mistake that does not show at 0"
NOT_AT_1 = "a mistake that does not show at 1"
NOT_AT_0_AND_1 = "a mistake that does not show at 0 and at 1"
NOT_AT_WHOLE = "a mistake that does not show at whole numbers"
BELOW_0 = "a mistake for negative entries"
ABOVE_0 = "a mistake for positive entries"
AWAY_FROM_0 = "a mistake that shows only away from 0"
UNEQUAL = "a mistake that shows where entries differ"
CANCELLING = "two mistakes that cancel in the sum"
AT_ONE_POINT = "a mistake that does not show at one point"
AT_TWO_POINTS = "a mistake that does not show at two points"
AT_FIRST_POINTS = "a mistake that shows at the first points alone"
SMALL = "very small gradients"
LARGE = "very large gradients"
RAISES = "a gradient that raises an error"
SHAPE = "a gradient of another shape"
NAN = "a gradient with nan"
EQUAL = "two calls with equal generators"
OTHER = "the same candidates, another generator"


def is_whole(value: Any) -> bool:
    is_number = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    return is_number or (isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind in "iu")


def exactly(bugs: list[int], n_candidates: int) -> Accepts:
    """What is off with a list of indices; "" if nothing is."""

    def accepts(got: Any) -> str:
        if not isinstance(got, (list, tuple)):
            return f"{kind_of(got)} came back where a list of indices is asked for"
        odd = next((entry for entry in got if not is_whole(entry)), None)
        if odd is not None or None in got:
            return f"{kind_of(odd)} stands in the list, where indices are asked for (ints)"
        found = [int(entry) for entry in got]
        if outside := [i for i in found if not 0 <= i < n_candidates]:
            return f"{outside[0]} stands in the list, and no candidate has that index"
        if wrongly := [i for i in found if i not in bugs]:
            return f"the gradient of candidate {wrongly[0]} is right, but it stands in the list"
        if missed := [i for i in bugs if i not in found]:
            return f"the gradient of candidate {missed[0]} is wrong, but it does not stand in the list"
        return "" if found == bugs else "the right indices are there, but not sorted, or not each of them once"

    return accepts


def hunt(rng: np.random.Generator, label: str, candidates: list[tuple[bool, Candidate]]) -> Case:
    """A case of (is it wrong?, candidate) pairs."""
    bugs = [i for i, (is_wrong, _) in enumerate(candidates) if is_wrong]
    ours = [candidate for _, candidate in candidates]
    probes = generator(int(rng.integers(2**32)))
    return case(label, ours, probes, want=bugs, accepts=exactly(bugs, len(ours)))


@lru_cache(maxsize=1024)
def generator(seed: int) -> np.random.Generator:
    """One generator for each seed. Calls get copies of it, so it never moves on."""
    return np.random.default_rng(seed)


@find_bugs.cases
def friendly(rng: np.random.Generator) -> Iterator[Case]:
    a, b = number(rng), number(rng)
    missing = wrong(waves(a, 1), f"{a:g} − cos(x)", lambda x: a - np.cos(x))
    yield hunt(
        rng,
        "one right and one wrong gradient",
        [right(cubes(3.0, 1)), wrong(cubes(3.0, 1), "3x + 3", lambda x: 3 * x + 3)],
    )
    yield hunt(rng, "one right gradient", [right(waves(a, 1))])
    yield hunt(rng, "one wrong gradient", [missing])
    turned = wrong(bends(b, 2), f"−({b:g} + σ(x))", lambda x: -b - 1 / (1 + np.exp(-x)))
    yield hunt(rng, SIGN, [right(bends(a, 2)), turned])
    yield hunt(rng, "two wrong gradients", [any_obvious(rng), right(line(weights(rng, 2))), any_obvious(rng)])
    yield hunt(rng, "only right gradients", [right(cubes(b, 2)), right(line(weights(rng, 3))), right(bends(a, 2))])
    yield hunt(rng, "only wrong gradients", [any_obvious(rng), any_obvious(rng)])
    yield hunt(rng, A_FEW_PER_CENT, [right(ridge(weights(rng, 2))), three_percent(rng)])


@find_bugs.cases
def where_it_shows(rng: np.random.Generator) -> Iterator[Case]:
    yield hunt(rng, LAST, [last_entry(rng, 2), any_right(rng), last_entry(rng, 4)])
    yield hunt(rng, ONE_OF_MANY, [any_right(rng), last_entry(rng, 30, 1.03)])
    yield hunt(rng, NOT_AT_0, [right_at_0(rng), any_right(rng)])
    yield hunt(rng, NOT_AT_1, [any_right(rng), right_at_1(rng)])
    yield hunt(rng, NOT_AT_0_AND_1, [exponent_lost(rng), any_right(rng), exponent_lost(rng)])
    yield hunt(rng, NOT_AT_WHOLE, [any_right(rng), right_at_whole_numbers(rng)])
    yield hunt(rng, BELOW_0, [wrong_below_0(rng), any_right(rng)])
    yield hunt(rng, BELOW_0, [any_right(rng), slope_of_x_times_abs(rng), wrong_below_0(rng)])
    yield hunt(rng, ABOVE_0, [any_right(rng), wrong_above_0(rng)])
    yield hunt(rng, AWAY_FROM_0, [wrong_away_from_0(rng), any_right(rng)])
    yield hunt(rng, UNEQUAL, [any_right(rng), turned_round(rng)])
    yield hunt(rng, CANCELLING, [sum_kept(rng), any_right(rng)])
    yield hunt(rng, AT_ONE_POINT, [any_right(rng), right_at_points(rng, 1)])
    yield hunt(rng, AT_ONE_POINT, [right_at_points(rng, 1, 1), right_at_points(rng, 1, 3)])
    yield hunt(rng, AT_TWO_POINTS, [any_right(rng), right_at_points(rng, 2)])
    yield hunt(rng, AT_TWO_POINTS, [right_at_points(rng, 2, 1), right_at_points(rng, 2, 3)])
    yield hunt(rng, AT_FIRST_POINTS, [wrong_at_first_points(rng), any_right(rng), wrong_at_first_points(rng, 1)])


@find_bugs.cases
def sizes_and_forms(rng: np.random.Generator) -> Iterator[Case]:
    yield hunt(rng, SMALL, [right(waves(number(rng), 2, 1e-5)), tiny(rng)])
    yield hunt(rng, LARGE, [huge(rng), any_obvious(rng), huge(rng)])
    for kind in range(3):
        yield hunt(
            rng,
            RAISES,
            [any_right(rng), raising(rng, kind), any_obvious(rng)][:: 1 - 2 * (kind % 2)],
        )
        yield hunt(rng, SHAPE, [any_right(rng), of_another_shape(rng, kind)][:: 1 - 2 * (kind % 2)])
        yield hunt(rng, NAN, [not_a_number(rng, kind), any_right(rng)][:: 1 - 2 * (kind % 2)])


@find_bugs.cases
def sets_of_candidates(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(2):
        subtle = [
            last_entry(rng, 3),
            right_at_whole_numbers(rng),
            wrong_below_0(rng),
            exponent_lost(rng),
            turned_round(rng),
        ]
        some = [any_right(rng), any_right(rng), any_obvious(rng), *(subtle[i] for i in rng.permutation(5)[:2])]
        yield hunt(rng, "a mixed set", [some[i] for i in rng.permutation(len(some))])


def watched(candidate: Candidate, seen: list[bytes]) -> Candidate:
    """The candidate, with a note of every point at which f is asked."""
    f, grad_f, n = candidate

    def noting(x: Any) -> Any:
        seen.append(np.asarray(x, dtype=float).tobytes())
        return f.function(x)

    return formula(f.text, noting), grad_f, n


@find_bugs.cases
def where_the_points_come_from(rng: np.random.Generator) -> Iterator[Case]:
    """Three calls with the same candidates: two with equal generators, the third with another one."""
    ours = waves(number(rng), 1), cubes(number(rng), 2)
    seeds = [int(seed) for seed in rng.integers(2**32, size=2)]
    notes: list[list[bytes]] = [[], [], []]
    calls = [[watched(candidate, seen) for candidate in ours] for seen in notes]
    is_empty = exactly([], len(ours))

    def same_points(got: Any) -> str:
        off = "two calls with equal generators compare at different points, so the points do not come from rng"
        return is_empty(got) or ("" if notes[0] == notes[1] else off)

    def other_points(got: Any) -> str:
        off = "two calls with different generators compare at the same points, so the points do not come from rng"
        return is_empty(got) or ("" if notes[0] != notes[2] else off)

    yield case("only right gradients", calls[0], generator(seeds[0]), want=[], accepts=is_empty)
    yield case(EQUAL, calls[1], generator(seeds[0]), want=[], accepts=same_points)
    yield case(OTHER, calls[2], generator(seeds[1]), want=[], accepts=other_points)
