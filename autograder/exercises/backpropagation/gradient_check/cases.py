"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Accepts, Case, Formula, Function, case, formula
from autograder.exercises.backpropagation.gradient_check.exercise import gradient_check
from autograder.plain import kind_of
from autograder.sentences import write

WHOLE = "a gradient of another shape"
NAN = "a gradient with nan"
TOL = "rel_err is tol exactly"


def is_whole(value: Any) -> bool:
    is_number = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    return is_number or (isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind in "iu")


def is_flag(value: Any) -> bool:
    return isinstance(value, (bool, np.bool_)) or (
        isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind == "b"
    )


def is_real(value: Any) -> bool:
    if isinstance(value, (np.ndarray, np.generic)):
        return value.ndim == 0 and value.dtype.kind in "iuf"
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def same_size(one: float, other: float) -> bool:
    """Of the same order of magnitude, or both no more than rounding."""
    return (one < 1e-7 and other < 1e-7) or other / 4 < one < other * 4


def verdict(ok: bool, rel_err: float | None, worst: int | None, n: int) -> Accepts:
    """What is off with an answer; rel_err and worst are None where they are free."""

    def accepts(got: Any) -> str:
        if not isinstance(got, (tuple, list)):
            return f"{kind_of(got)} came back where a tuple of three is asked for, (ok, rel_err, worst)"
        if len(got) != 3:
            return f"{len(got)} values came back where three are asked for, (ok, rel_err, worst)"
        if not is_flag(got[0]):
            return f"the first value, ok, is {kind_of(got[0])} where True or False is asked for"
        if bool(got[0]) is not ok:
            return f"ok is {bool(got[0])}, but this gradient {'passes' if ok else 'does not pass'}"
        if rel_err is None:
            return ""
        if not is_real(got[1]):
            return f"the second value, rel_err, is {kind_of(got[1])} where one number is asked for"
        if not (float(got[1]) >= 0 and same_size(float(got[1]), rel_err)):
            return f"rel_err is {write(float(got[1]))}, which is another order of magnitude than the right one"
        if rel_err == 0:
            return ""
        if not is_whole(got[2]):
            return f"the third value, worst, is {kind_of(got[2])} where the index of an entry is asked for (an int)"
        if not 0 <= int(got[2]) < n:
            return f"worst is {int(got[2])}, and x has no entry of that index"
        return "" if worst in (None, int(got[2])) else f"worst is {int(got[2])}, and another entry is far more off"

    return accepts


def checking(label: str, f: Formula, grad_f: Formula, x: Any, **named: Any) -> Case:
    """A check, judged on rel_err where it is no mere rounding, and on worst where the second worst is far better."""
    x = np.asarray(x)
    h, tol = named.get("h", 1e-5), named.get("tol", 1e-6)
    ana = np.asarray(grad_f(x.astype(float)))
    if ana.shape != x.shape or np.isnan(ana).any():
        return case(label, f, grad_f, x, want=(False, np.inf, 0), accepts=verdict(False, None, None, x.size), **named)
    nudges = h * np.eye(x.size)
    num = np.array([(f(x + nudge) - f(x - nudge)) / (2 * h) for nudge in nudges])
    off = np.abs(num - ana) / np.maximum(np.abs(num) + np.abs(ana), 1e-8)
    best_first = np.argsort(off)
    rel_err, worst = float(off[best_first[-1]]), int(best_first[-1])
    is_clear = rel_err > 1e-6 and (x.size == 1 or off[best_first[-2]] < rel_err / 5)
    ok = rel_err <= tol
    accepts = verdict(ok, rel_err, worst if is_clear else None, x.size)
    return case(label, f, grad_f, x, want=(ok, rel_err, worst), accepts=accepts, **named)


def cubes(weights: Any) -> tuple[Formula, Formula]:
    w = np.asarray(weights, dtype=float)
    text = w.tolist()
    return (
        formula(f"f(x) = Σ w·x³ with w = {text}", lambda x: float(np.sum(w * x**3))),
        formula(f"grad_f(x) = 3·w·x² with w = {text}", lambda x: 3 * w * x**2),
    )


def waves(rng: np.random.Generator, n: int) -> tuple[Formula, Formula, np.ndarray]:
    """Entries that hang together and slopes of both signs, none of them near 0; and a point."""
    c = np.round(rng.choice([-1, 1], n) * rng.uniform(0.5, 2, n), 1)
    text = c.tolist()
    f = formula(f"f(x) = 3·c·x + sin(c·x) with c = {text}", lambda x: float(3 * c @ x + np.sin(c @ x)))
    grad_f = formula(f"grad_f(x) = (3 + cos(c·x))·c with c = {text}", lambda x: (3 + np.cos(c @ x)) * c)
    return f, grad_f, np.round(rng.uniform(-1, 1, n), 2)


def altered(grad_f: Formula, text: str, change: Function) -> Formula:
    """A planted mistake: `change` of the right gradient."""
    right = grad_f.function
    return formula(f"{grad_f.text}, but {text}", lambda x: change(right(x)))


def entry(i: int, factor: float, g: np.ndarray) -> np.ndarray:
    return np.where(np.arange(g.size) == i, factor * g, g)


def signed(rng: np.random.Generator, n: int, low: float = 0.5, high: float = 2.0) -> np.ndarray:
    return np.round(rng.choice([-1, 1], n) * rng.uniform(low, high, n), 1)


@gradient_check.cases
def friendly(rng: np.random.Generator) -> Iterator[Case]:
    f, grad_f = cubes([1.0, 2.0])
    yield checking("a right gradient", f, grad_f, np.array([2.0, -1.0]))
    factor_lost = formula("grad_f(x) = w·x² with w = [1.0, 2.0]", lambda x: np.array([1.0, 2.0]) * x**2)
    yield checking("a constant factor is missing", f, factor_lost, np.array([2.0, -1.0]))
    one = altered(grad_f, "entry 1 is 0.1 % too large", lambda g: entry(1, 1.001, g))
    yield checking("one entry is off by 0.1 %", f, one, np.round(rng.uniform(1, 2, 2), 1))
    turned = altered(grad_f, "with the other sign", lambda g: -g)
    yield checking("the sign is turned round", f, turned, signed(rng, 2))
    f, grad_f = cubes(signed(rng, 1))
    yield checking("n = 1", f, grad_f, signed(rng, 1))
    yield checking("n = 1", f, altered(grad_f, "1 % too large", lambda g: 1.01 * g), signed(rng, 1))
    f, grad_f = cubes(signed(rng, 3))
    yield checking("x of whole numbers", f, grad_f, rng.permutation([2, -1, 3]))
    half = altered(grad_f, "entry 2 is half as large", lambda g: entry(2, 0.5, g))
    yield checking("x of whole numbers", f, half, rng.permutation([2, -1, 3]))


@gradient_check.cases
def right_and_wrong(rng: np.random.Generator) -> Iterator[Case]:
    for n in (1, 2, 4):
        f, grad_f, x = waves(rng, n)
        yield checking("a right gradient", f, grad_f, x)
    for n, place in ((2, 0), (3, 2), (4, 1), (5, 4)):
        f, grad_f, x = waves(rng, n)
        wrong = altered(grad_f, f"entry {place} is 0.1 % too large", lambda g, i=place: entry(i, 1.001, g))
        yield checking("one entry is off by 0.1 %", f, wrong, x)
    for n, place in ((3, 1), (4, 3)):
        f, grad_f, x = waves(rng, n)
        wrong = altered(grad_f, f"entry {place} has the other sign", lambda g, i=place: entry(i, -1.0, g))
        yield checking("one entry has the wrong sign", f, wrong, x)
    f, grad_f, x = waves(rng, 3)
    two = altered(grad_f, "entry 0 is 1 % and entry 2 is 50 % too large", lambda g: g * np.array([1.01, 1.0, 1.5]))
    yield checking("two entries are off", f, two, x)
    f, grad_f, x = waves(rng, 3)
    yield checking("all entries are 0", f, altered(grad_f, "all 0", lambda g: 0 * g), x)
    f, grad_f, x = waves(rng, 40)
    wrong = altered(grad_f, "entry 23 is 1 % too large", lambda g: entry(23, 1.01, g))
    yield checking("one of many entries is off", f, wrong, x, tol=1e-3)
    yield checking("one of many entries is off", f, wrong, x, tol=3e-2)
    yield checking("all entries are off alike", f, altered(grad_f, "1 % too large", lambda g: 1.01 * g), x, tol=3e-2)


@gradient_check.cases
def tiny_and_huge(rng: np.random.Generator) -> Iterator[Case]:
    f, grad_f = cubes(1e-7 * signed(rng, 3))
    x = signed(rng, 3, 0.8, 1.5)
    yield checking("a tiny gradient", f, grad_f, x)
    yield checking("a tiny gradient", f, altered(grad_f, "entry 1 is 0", lambda g: entry(1, 0.0, g)), x)
    f, grad_f = cubes(1e7 * signed(rng, 3))
    yield checking("a huge gradient", f, grad_f, signed(rng, 3, 0.8, 1.5))
    small = signed(rng, 3)
    small[1] *= 1e-4
    f, grad_f = cubes(small)
    wrong = altered(grad_f, "entry 1 is 5 % too large", lambda g: entry(1, 1.05, g))
    yield checking("one tiny entry is wrong", f, wrong, signed(rng, 3, 0.8, 1.5), tol=1e-3)
    biased = altered(grad_f, "entry 0 is 0.01 % too large and entry 1 is 10 % too large", two_entries)
    yield checking("one tiny entry is wrong", f, biased, signed(rng, 3, 0.8, 1.5), tol=1e-3)
    lonely = signed(rng, 3)
    lonely[2] = 0.0
    f, grad_f = cubes(lonely)
    yield checking("f does not depend on one entry", f, grad_f, signed(rng, 3))
    almost = altered(grad_f, "entry 2 is 1e-11", lambda g: np.where(np.arange(3) == 2, 1e-11, g))
    yield checking("f does not depend on one entry", f, almost, signed(rng, 3), tol=1e-2)
    below = altered(grad_f, "entry 2 is 1e-7", lambda g: np.where(np.arange(3) == 2, 1e-7, g))
    yield checking("f does not depend on one entry", f, below, signed(rng, 3), tol=1e-2)


def two_entries(g: np.ndarray) -> np.ndarray:
    return g * np.array([1.0001, 1.1, 1.0])


@gradient_check.cases
def width_and_tolerance(rng: np.random.Generator) -> Iterator[Case]:
    """Wide nudges: on w·x³ the central difference is off by w·h², the one-sided one by about 3·w·x·h."""
    f, grad_f = cubes(signed(rng, 2))
    x = np.array([float(signed(rng, 1, 0.5, 0.7)[0]), float(signed(rng, 1, 1.6, 2.0)[0])])
    yield checking("a wide nudge, h = 0.1", f, grad_f, x, h=0.1, tol=0.05)
    yield checking("a wide nudge, h = 0.1", f, grad_f, x, h=0.1, tol=5e-4)
    yield checking("a wide nudge, h = 0.02", f, grad_f, x[::-1].copy(), h=0.02, tol=5e-3)
    f, grad_f, x = waves(rng, 3)
    wrong = altered(grad_f, "entry 1 is 1 % too large", lambda g: entry(1, 1.01, g))
    yield checking("a generous tol", f, wrong, x, tol=0.1)
    yield checking("a generous tol", f, wrong, x, tol=0.03)
    yield checking("a generous tol", f, wrong, x, tol=7e-3)
    yield checking("a strict tol", f, wrong, x, tol=1e-3)
    small = altered(grad_f, "entry 2 is 0.0004 % too large", lambda g: entry(2, 1.000004, g))
    yield checking("a generous tol", f, small, x, tol=1e-5)
    yield checking("a strict tol", f, small, x, tol=4e-7)
    level = formula("f(x) = 2.5", lambda x: 2.5), formula("grad_f(x) = 0", lambda x: 0 * x)
    yield checking(TOL, *level, x, tol=0.0)


@gradient_check.cases
def no_gradient_at_all(rng: np.random.Generator) -> Iterator[Case]:
    for n, places in ((2, (0,)), (3, (2,)), (3, (0, 1, 2))):
        f, grad_f, x = waves(rng, n)
        hole = altered(
            grad_f, f"nan in entries {places}", lambda g, p=places: np.where(np.isin(np.arange(g.size), p), np.nan, g)
        )
        yield checking(NAN, f, hole, x)
    slope = float(signed(rng, 1)[0])
    f = formula(f"f(x) = {slope:g}·(sum of all entries)", lambda x: slope * float(np.sum(x)))
    yield checking(WHOLE, f, formula(f"grad_f(x) = [{slope:g}]", lambda x: np.array([slope])), signed(rng, 3))
    column = formula(f"grad_f(x) = a column of {slope:g}", lambda x: np.full((x.size, 1), slope))
    yield checking(WHOLE, f, column, signed(rng, 3))
    yield checking(WHOLE, f, formula(f"grad_f(x) = {slope:g}", lambda x: slope), signed(rng, 2))
