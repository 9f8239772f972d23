"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from autograder.exercise import Accepts, Case, Formula, case, formula
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs
from autograder.plain import kind_of

Candidate = tuple[Formula, Formula, int]
Point = Callable[[Any], Any]
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


def number(rng: np.random.Generator, low: float = 2.0, high: float = 4.0) -> float:
    return round(float(rng.uniform(low, high)), 1)


def right(candidate: Candidate) -> tuple[bool, Candidate]:
    return False, candidate


def wrong(candidate: Candidate, text: str, grad_f: Point) -> tuple[bool, Candidate]:
    """The candidate with another gradient."""
    return True, (candidate[0], formula(f"grad_f(x) = {text}", grad_f), candidate[2])


def waves(a: float, n: int, scale: float = 1.0) -> Candidate:
    by = "" if scale == 1 else f"{scale:g}·"
    return (
        formula(f"f(x) = {by}Σ ({a:g}·x + sin(x))", lambda x: float(scale * np.sum(a * x + np.sin(x)))),
        formula(f"grad_f(x) = {by}({a:g} + cos(x))", lambda x: scale * (a + np.cos(x))),
        n,
    )


def cubes(a: float, n: int) -> Candidate:
    return (
        formula(f"f(x) = Σ (x³ + {a:g}·x)", lambda x: float(np.sum(x**3 + a * x))),
        formula(f"grad_f(x) = 3x² + {a:g}", lambda x: 3 * x**2 + a),
        n,
    )


def bends(a: float, n: int) -> Candidate:
    return (
        formula(f"f(x) = Σ ({a:g}·x + log(1 + eˣ))", lambda x: float(np.sum(a * x + np.logaddexp(0, x)))),
        formula(f"grad_f(x) = {a:g} + σ(x)", lambda x: a + 1 / (1 + np.exp(-x))),
        n,
    )


def line(w: np.ndarray) -> Candidate:
    text = w.tolist()
    return (
        formula(f"f(x) = w·x with w = {text}", lambda x: float(w @ x)),
        formula("grad_f(x) = w", lambda x: w * 1),
        w.size,
    )


def ridge(w: np.ndarray) -> Candidate:
    text = w.tolist()
    return (
        formula(f"f(x) = 2z + sin(z), z = w·x, w = {text}", lambda x: float(2 * (w @ x) + np.sin(w @ x))),
        formula("grad_f(x) = (2 + cos(z))·w", lambda x: (2 + np.cos(w @ x)) * w),
        w.size,
    )


def growth(w: np.ndarray) -> Candidate:
    text = w.tolist()
    return (
        formula(f"f(x) = exp(w·x) with w = {text}", lambda x: float(np.exp(w @ x))),
        formula("grad_f(x) = exp(w·x)·w", lambda x: np.exp(w @ x) * w),
        w.size,
    )


def total(a: float, n: int) -> Candidate:
    """The entries of its gradient are all the same."""
    return (
        formula(f"f(x) = {a:g}·s + sin(s), s = Σ x", lambda x: float(a * np.sum(x) + np.sin(np.sum(x)))),
        formula(f"grad_f(x) = {a:g} + cos(s), n times", lambda x: np.full(x.size, a + np.cos(np.sum(x)))),
        n,
    )


def weights(rng: np.random.Generator, n: int, low: float = 0.4, high: float = 1.5) -> np.ndarray:
    return np.round(rng.choice([-1, 1], n) * rng.uniform(low, high, n), 1)


def any_right(rng: np.random.Generator) -> tuple[bool, Candidate]:
    n = int(rng.integers(1, 4))
    kinds = [
        waves(number(rng), n), cubes(number(rng), n), bends(number(rng, 0.5, 2), n), line(weights(rng, n)),
        ridge(weights(rng, n)), growth(weights(rng, n, 0.3, 0.8)), total(number(rng), n),
    ]  # fmt: skip
    return right(kinds[int(rng.integers(len(kinds)))])


def any_obvious(rng: np.random.Generator) -> tuple[bool, Candidate]:
    """A mistake that shows in every entry at every point."""
    n, a, w = int(rng.integers(1, 4)), number(rng), weights(rng, int(rng.integers(2, 4)))
    kinds = [
        wrong(waves(a, n), f"{a:g} − cos(x)·0.5", lambda x: a - 0.5 * np.cos(x)),
        wrong(waves(a, n), f"−({a:g} + cos(x))", lambda x: -a - np.cos(x)),
        wrong(cubes(a, n), f"2·(3x² + {a:g})", lambda x: 2 * (3 * x**2 + a)),
        wrong(bends(a, n), "0", lambda x: 0 * x),
        wrong(ridge(w), "2·(2 + cos(z)), without w", lambda x: 2 * (2 + np.cos(w @ x)) * np.ones(w.size)),
        wrong(growth(0.5 * w), "exp(w·x), without w", lambda x: np.exp(0.5 * w @ x) * np.ones(w.size)),
    ]
    return kinds[int(rng.integers(len(kinds)))]


def three_percent(rng: np.random.Generator) -> tuple[bool, Candidate]:
    a = number(rng)
    return wrong(waves(a, 2), f"1.03·({a:g} + cos(x))", lambda x: 1.03 * (a + np.cos(x)))


def last_entry(rng: np.random.Generator, n: int, factor: float = 1.2) -> tuple[bool, Candidate]:
    a, last = number(rng), np.where(np.arange(n) == n - 1, factor, 1.0)
    return wrong(waves(a, n), f"{a:g} + cos(x), times {factor:g} in the last entry", lambda x: last * (a + np.cos(x)))


def exponent_lost(rng: np.random.Generator) -> tuple[bool, Candidate]:
    """Right at 0 and at 1."""
    a = number(rng)
    return wrong(cubes(a, 2), f"3x³ + {a:g}", lambda x: 3 * x**3 + a)


def right_at_0(rng: np.random.Generator) -> tuple[bool, Candidate]:
    a = number(rng)
    return wrong(cubes(a, 2), f"{a:g}", lambda x: a + 0 * x)


def right_at_1(rng: np.random.Generator) -> tuple[bool, Candidate]:
    a = number(rng)
    return wrong(cubes(a, 2), f"3 + {a:g}", lambda x: 3 + a + 0 * x)


def right_at_whole_numbers(rng: np.random.Generator, n: int = 4) -> tuple[bool, Candidate]:
    a = number(rng)
    text = f"({a:g} + cos(x))·(1 + 0.4·sin(πx)²)"
    return wrong(waves(a, n), text, lambda x: (a + np.cos(x)) * (1 + 0.4 * np.sin(np.pi * x) ** 2))


def wrong_below_0(rng: np.random.Generator, n: int = 10) -> tuple[bool, Candidate]:
    a = number(rng)
    return wrong(
        waves(a, n), f"{a:g} + cos(x), times 1.3 where x < 0", lambda x: (a + np.cos(x)) * np.where(x < 0, 1.3, 1)
    )


def slope_of_x_times_abs(rng: np.random.Generator, n: int = 10) -> tuple[bool, Candidate]:
    a = number(rng)
    return wrong(cubes(a, n), f"3x·|x| + {a:g}", lambda x: 3 * x * np.abs(x) + a)


def wrong_above_0(rng: np.random.Generator, n: int = 10) -> tuple[bool, Candidate]:
    a = number(rng)
    return wrong(
        bends(a, n),
        f"{a:g} + σ(x), times 0.7 where x > 0",
        lambda x: (a + 1 / (1 + np.exp(-x))) * np.where(x > 0, 0.7, 1),
    )


def wrong_away_from_0(rng: np.random.Generator, n: int = 8) -> tuple[bool, Candidate]:
    a = number(rng)
    text = f"{a:g} + cos(x), times 1.3 where |x| > 0.3"
    return wrong(waves(a, n), text, lambda x: (a + np.cos(x)) * np.where(np.abs(x) > 0.3, 1.3, 1))


def turned_round(rng: np.random.Generator, n: int = 6) -> tuple[bool, Candidate]:
    """Right wherever all entries of x are the same."""
    a = number(rng)
    return wrong(cubes(a, n), f"3x² + {a:g}, in reverse order", lambda x: (3 * x**2 + a)[::-1])


def sum_kept(rng: np.random.Generator) -> tuple[bool, Candidate]:
    """Two mistakes that cancel in the sum of the entries."""
    a = number(rng)
    text = f"({a:g} + cos(x)) + [0.5, −0.5]"
    return wrong(waves(a, 2), text, lambda x: a + np.cos(x) + np.array([0.5, -0.5]))


def tiny(rng: np.random.Generator) -> tuple[bool, Candidate]:
    a = number(rng)
    return wrong(waves(a, 2, 1e-5), f"1.4e-05·({a:g} + cos(x))", lambda x: 1.4e-5 * (a + np.cos(x)))


def huge(rng: np.random.Generator) -> tuple[bool, Candidate]:
    return right(waves(number(rng), 2, 1e10))


def raising(rng: np.random.Generator, kind: int) -> tuple[bool, Candidate]:
    a = number(rng)
    reasons: list[tuple[str, Point]] = [
        ("3 + cos(x[n])", lambda x: np.full(x.size, 3 + np.cos(x[x.size]))),
        ("M·x with M of another shape", lambda x: np.ones((x.size, x.size + 1)) @ x),
        ("1 / 0", lambda x: 1 // int(0 * x[0])),
    ]
    return wrong(waves(a, 3), *reasons[kind])


def of_another_shape(rng: np.random.Generator, kind: int, n: int = 3) -> tuple[bool, Candidate]:
    a = number(rng)
    shapes: list[tuple[str, Point]] = [
        (f"[{a:g} + cos(s)], once", lambda x: np.array([a + np.cos(np.sum(x))])),
        (f"{a:g} + cos(s), as a column", lambda x: np.full((x.size, 1), a + np.cos(np.sum(x)))),
        (f"{a:g} + cos(s), one number", lambda x: float(a + np.cos(np.sum(x)))),
    ]
    return wrong(total(a, n), *shapes[kind])


def not_a_number(rng: np.random.Generator, kind: int, n: int = 10) -> tuple[bool, Candidate]:
    a = number(rng)
    places: list[tuple[str, Point]] = [
        ("but nan in the last entry", lambda x: np.arange(x.size) == x.size - 1),
        ("but nan where x < 0", lambda x: x < 0),
        ("but nan", lambda x: x == x),
    ]
    text, is_hole = places[kind]
    return wrong(waves(a, n), f"{a:g} + cos(x), {text}", lambda x: np.where(is_hole(x), np.nan, a + np.cos(x)))


@dataclass
class NearFirstPoints:
    """A gradient that is right near the first points that it is asked for, and wrong everywhere else; or the reverse.

    A copy has no such points yet, so each call of the learner's function meets it afresh.
    """

    a: float
    how_many: int
    is_right_there: bool = True
    first: list[np.ndarray] = field(default_factory=list, compare=False)

    def __call__(self, x: Any) -> Any:
        x = np.array(x, dtype=float)
        is_near = any(known.shape == x.shape and bool(np.all(np.abs(known - x) < 1e-3)) for known in self.first)
        if not is_near and len(self.first) < self.how_many:
            self.first.append(x)
            is_near = True
        return (self.a + np.cos(x)) * (1.0 if is_near is self.is_right_there else 1.3)

    def __deepcopy__(self, memo: Any) -> NearFirstPoints:
        return NearFirstPoints(self.a, self.how_many, self.is_right_there)


def right_at_points(rng: np.random.Generator, how_many: int, n: int = 2) -> tuple[bool, Candidate]:
    a, where = number(rng), "one point" if how_many == 1 else "two points"
    return wrong(waves(a, n), f"1.3·({a:g} + cos(x)), but right near {where}", NearFirstPoints(a, how_many))


def wrong_at_first_points(rng: np.random.Generator, n: int = 2) -> tuple[bool, Candidate]:
    a = number(rng)
    return wrong(waves(a, n), f"{a:g} + cos(x), but times 1.3 near three points", NearFirstPoints(a, 3, False))


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
