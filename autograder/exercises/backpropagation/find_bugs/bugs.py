"""The bugs that are planted, and where each of them shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.exercises.backpropagation.find_bugs.candidates import (
    Candidate,
    Point,
    bends,
    cubes,
    growth,
    number,
    ridge,
    right,
    total,
    waves,
    weights,
    wrong,
)


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
