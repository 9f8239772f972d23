"""Exercise 8: a minimum, a maximum, a saddle, or too flat to tell."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def classify_critical_point(H):
    """What kind of point it is, by the signs of the eigenvalues of the Hessian H: "min", "max", "saddle" or "flat".
    |λ| ≤ 1e-8 counts as zero.
    One above and one below zero is a saddle, whatever the others are. Otherwise any zero means flat.
    Otherwise all are above zero (min) or all below (max).

    Shapes: H (n, n) with n ≥ 1, symmetric, floats or ints; returns a str.
    An eigenvalue is the second derivative along its eigenvector. Where it is zero, the second derivative cannot
    decide: x⁴, −x⁴ and x³ all have H = 0 at 0. `np.linalg.eigvalsh` gives the eigenvalues of a symmetric matrix,
    in increasing order.
    Source: text S0.12, which calls every place of slope 0 a local minimum; claim B5 says what else it may be.
    """
    curvatures = np.linalg.eigvalsh(H)
    up, down = curvatures > 1e-8, curvatures < -1e-8
    if up.any() and down.any():
        return "saddle"
    if not (up | down).all():
        return "flat"
    return "min" if up.all() else "max"


def rotated(rng: np.random.Generator, curvatures: Any) -> np.ndarray:
    """A full symmetric matrix with these eigenvalues, in random directions."""
    Q, _ = np.linalg.qr(rng.normal(size=(len(curvatures), len(curvatures))))
    H = Q @ np.diag(np.asarray(curvatures, dtype=float)) @ Q.T
    return (H + H.T) / 2


def level(rng: np.random.Generator, curvatures: Any, sign: int) -> np.ndarray:
    """Like `rotated`, with zeros that come out a little above (sign 1) or below 0, as rounding leaves them."""
    curvatures = np.asarray(curvatures, dtype=float)
    return rotated(rng, np.where(curvatures == 0, sign * 5e-15 * abs(curvatures).max(), curvatures))


def sizes(rng: np.random.Generator, n: int) -> np.ndarray:
    """n curvatures from shallow to sharp, 0.05 to 300."""
    return np.exp(rng.uniform(np.log(0.05), np.log(300), n))


def crossed(rng: np.random.Generator, n: int, sign: int) -> np.ndarray:
    """A saddle although every diagonal entry has the same sign: two directions that are strongly coupled."""
    H = np.diag(rng.uniform(0.5, 3, n))
    i, j = rng.choice(n, 2, replace=False)
    H[i, j] = H[j, i] = rng.choice([-1, 1]) * rng.uniform(1.5, 3) * np.sqrt(H[i, i] * H[j, j])
    return sign * np.round(H, 2) + 0.0


@classify_critical_point.cases
def small_integers(rng: np.random.Generator) -> Iterator[Any]:
    a, b, c = (int(number) for number in rng.integers(1, 4, 3))
    yield "a minimum", np.array([[2.0, 1.0], [1.0, 1.0 + b]])
    yield "a maximum", np.array([[-1.0 - a, 1.0], [1.0, -2.0]])
    yield "a saddle with a positive diagonal", np.array([[1.0, 2.0 + c], [2.0 + c, 3.0]])
    yield "a saddle with a negative diagonal", np.array([[-3.0, 2.0 + a], [2.0 + a, -1.0]])
    yield "a saddle that falls along few directions", np.array([[1.0, 3.0], [3.0, 8.0]])
    yield "a saddle that rises along few directions", np.array([[-8.0, 3.0], [3.0, -1.0]])
    yield "a shallow minimum", np.diag([2.0, 0.06])
    yield "a shallow maximum", np.diag([-0.06, -a])
    yield "a saddle with zeros on the diagonal", np.array([[0.0, float(b)], [b, 0.0]])
    yield "a saddle with zeros on the diagonal", np.array([[0, c, 0], [c, 0, 0], [0, 0, 2]])
    yield "a gentle direction beside a steep one", np.diag([200.0, 0.06])
    yield "one direction up, one level", np.diag([2.0, 0.0])
    yield "one direction down, one level", np.diag([0.0, -2.0])
    yield "whole numbers", np.array([[3 + a, -1], [-1, 2]])
    yield "whole numbers", np.array([[1, 2 + b], [2 + b, -3]])
    yield "whole numbers", np.array([[-2 - c, 0, 1], [0, -1, 0], [1, 0, -3]])


@classify_critical_point.cases
def one_number(rng: np.random.Generator) -> Iterator[Any]:
    yield "a 1 × 1 Hessian", np.array([[round(rng.uniform(0.1, 9), 1)]])
    yield "a 1 × 1 Hessian", np.array([[-round(rng.uniform(0.1, 9), 1)]])
    yield "a 1 × 1 Hessian", np.array([[0.0]])


@classify_critical_point.cases
def random_directions(rng: np.random.Generator) -> Iterator[Any]:
    for n in (2, 3, 4):
        yield "a minimum in random directions", rotated(rng, sizes(rng, n))
        yield "a maximum in random directions", rotated(rng, -sizes(rng, n))
        yield "a saddle with a positive diagonal", crossed(rng, n, 1)
        yield "a saddle with a negative diagonal", crossed(rng, n, -1)
        signs = np.ones(n)
        signs[: rng.integers(1, n)] = -1
        yield "a saddle in random directions", rotated(rng, signs * sizes(rng, n))
    yield "a saddle whose determinant is positive", rotated(rng, sizes(rng, 3) * [1, -1, -1])
    yield "a saddle whose determinant is positive", rotated(rng, sizes(rng, 4) * [1, 1, -1, -1])
    yield "a saddle that mostly rises", rotated(rng, [9, 5, -1]) * round(rng.uniform(0.2, 5), 1)
    yield "a saddle that mostly falls", rotated(rng, [-9, -5, 1]) * round(rng.uniform(0.2, 5), 1)
    yield "a saddle in random directions", rotated(rng, [-6, 4, 5]) * round(rng.uniform(0.2, 5), 1)


@classify_critical_point.cases
def level_directions(rng: np.random.Generator) -> Iterator[Any]:
    """Hessians with zeros that every way of computing eigenvalues finds exactly."""
    a, b, c = (round(number, 1) for number in rng.uniform(0.5, 4, 3))
    yield "a saddle whose last direction alone falls", np.diag([2.0, 1.0, -1.0])
    yield "a saddle whose last direction alone rises", np.diag([-a, -b, c])
    yield "a saddle with level directions", np.diag([2.0, -1.0, 0.0, 0.0])
    yield "a saddle with level directions", np.diag([0.0, a, -b - 1])
    yield "a saddle with level directions", np.diag([-a, 0.0, b + 5])
    yield "a saddle with level directions", np.array([[1.0, 3 + c, 0], [3 + c, 2.0, 0], [0, 0, 0]])
    yield "all directions level", np.zeros((2, 2), dtype=int)
    yield "all directions level", np.zeros((3, 3))
    yield "two directions up, one level", np.diag([a, 0.0, b])
    yield "two directions down, one level", np.diag([-a, -c, 0.0])


@classify_critical_point.cases(part="robust")
def level_up_to_rounding(rng: np.random.Generator) -> Iterator[Any]:
    """Hessians with a level direction along no axis: eigenvalues such as 1e-14 stand for zero."""
    for n in (2, 3, 4):
        for sign in (1, -1):
            curvatures = np.append(rng.uniform(0.5, 20, n - 1), 0.0)
            yield "a level direction along no axis", level(rng, curvatures, sign)
            yield "a level direction along no axis", level(rng, -curvatures, sign)
    yield "an outer product", level(rng, [round(rng.uniform(2, 9), 1), 0, 0], 1)
    yield "an outer product", level(rng, [-round(rng.uniform(2, 9), 1), 0, 0, 0], 1)
    yield "a large Hessian with a level direction", level(rng, [100, 40, 0], -1)
    yield "a saddle with a level direction along no axis", level(rng, [2, -1, 0], 1)
    yield "a saddle with a level direction along no axis", level(rng, [-3, 0, 0, 5], -1)
    yield "a shallow minimum", rotated(rng, [0.05, 3])
    yield "a shallow maximum", rotated(rng, [-0.05, -3, -1])
    yield "a saddle that falls gently", rotated(rng, [4, 2, -0.05])


SADDLE_OR_FLAT = "saddle: some λ > 0 and some λ < 0; no saddle, and some λ = 0 → flat"


@classify_critical_point.mistake(
    "only the diagonal entries are looked at",
    ask="Is a surface that rises along x and along y bound to rise along the diagonal between them?",
    look="the numbers whose signs you take",
    formula="the signs of np.linalg.eigvalsh(H) decide, not those of np.diag(H)",
)
def diagonal_only(H):
    d = np.diag(H)
    if (d > 0).any() and (d < 0).any():
        return "saddle"
    if (d == 0).any():
        return "flat"
    return "min" if d[0] > 0 else "max"


@classify_critical_point.mistake(
    "a positive determinant is taken for a minimum, a negative one for a saddle",
    ask="What is the determinant of a maximum with curvatures −1 and −2?",
    look="the use of np.linalg.det",
    formula="det H = λ₁·λ₂·…·λₙ says how many signs are odd; min means every λ > 0",
)
def positive_determinant_is_min(H):
    det = np.linalg.det(H)
    if det == 0:
        return "flat"
    return "min" if det > 0 else "saddle"


@classify_critical_point.mistake(
    "the sign of the determinant alone decides between minimum and maximum",
    ask="How could one number that is positive or negative tell three kinds of points apart?",
    look="the use of np.linalg.det",
    formula="min: every λ > 0; max: every λ < 0; saddle: both signs occur",
)
def determinant_decides(H):
    det = np.linalg.det(H)
    if det == 0:
        return "flat"
    return "min" if det > 0 else "max"


@classify_critical_point.mistake(
    "the recipe for two dimensions (the determinant, then the first entry) is used for every size",
    ask="What is the determinant of a maximum in three dimensions, with curvatures −1, −2 and −3?",
    look="the use of the determinant when H is not 2 × 2",
    formula="for every n: min if all λ > 0, max if all λ < 0, saddle if both signs occur",
)
def recipe_for_two(H):
    det = np.linalg.det(H)
    if det == 0:
        return "flat"
    if det < 0:
        return "saddle"
    return "min" if H[0, 0] > 0 else "max"


@classify_critical_point.mistake(
    "only the first two rows and columns are looked at",
    ask="What does your function see of a 3 × 3 Hessian whose last direction alone falls?",
    look="every index that is written as a number",
    formula="np.linalg.eigvalsh(H) gives n eigenvalues; all of them count",
)
def first_two_directions(H):
    a, b, c = H[0, 0], H[0, 1], H[1, 1]
    if a * c < b * b:
        return "saddle"
    if a * c == b * b:
        return "flat"
    return "min" if a > 0 else "max"


@classify_critical_point.mistake(
    "the trace decides, the sum of all curvatures",
    ask="Which sum have the curvatures 5 and −1, and which kind of point is it?",
    look="the place where the curvatures are added up",
    formula="min if every λ > 0, not if Σ λ > 0",
)
def trace_decides(H):
    trace = np.trace(H)
    if trace == 0:
        return "flat"
    return "min" if trace > 0 else "max"


@classify_critical_point.mistake(
    "the trace decides, the sum of all curvatures, and a trace of 0 is called a saddle",
    ask="Which sum have the curvatures 5 and −1, and which kind of point is it?",
    look="the place where the curvatures are added up",
    formula="min if every λ > 0, not if Σ λ > 0",
)
def trace_of_0_is_a_saddle(H):
    trace = np.trace(H)
    if trace == 0:
        return "saddle"
    return "min" if trace > 0 else "max"


@classify_critical_point.mistake(
    "a zero curvature next to positive ones is called a minimum, next to negative ones a maximum",
    ask="With x² in one direction and zero curvature in the other, could the other one be y⁴, −y⁴ or y³?",
    look="the comparisons: ≥ 0 where > 0 is asked for",
    formula="min if every λ > 0; a zero among them means flat",
)
def level_counts_as_up(H):
    curvatures = np.linalg.eigvalsh(H)
    if (curvatures >= -1e-8).all():
        return "min"
    return "max" if (curvatures <= 1e-8).all() else "saddle"


@classify_critical_point.mistake(
    "minimum and maximum are swapped",
    ask="The parabola x² has second derivative 2. Is its critical point the lowest or the highest?",
    look='the lines that return "min" and "max"',
    formula="min if every λ > 0; max if every λ < 0",
)
def min_and_max_swapped(H):
    curvatures = np.linalg.eigvalsh(H)
    up, down = curvatures > 1e-8, curvatures < -1e-8
    if up.any() and down.any():
        return "saddle"
    if not (up | down).all():
        return "flat"
    return "max" if up.all() else "min"


@classify_critical_point.mistake(
    "a level direction hides a saddle: zeros are looked for first",
    ask="If one way leads up and another leads down, can a third one change that?",
    look="the order of your questions",
    formula="first: some λ > 0 and some λ < 0 → saddle; then: some λ = 0 → flat",
)
def zero_hides_saddle(H):
    curvatures = np.linalg.eigvalsh(H)
    if (abs(curvatures) <= 1e-8).any():
        return "flat"
    if (curvatures > 0).all():
        return "min"
    return "max" if (curvatures < 0).all() else "saddle"


@classify_critical_point.mistake(
    "only the first eigenvalue, the smallest, is looked at",
    ask="The smallest curvature is negative. What may the largest be?",
    look="the index behind the eigenvalues",
    formula="max if every λ < 0, not if λ₁ < 0",
)
def smallest_curvature_only(H):
    first = np.linalg.eigvalsh(H)[0]
    if abs(first) <= 1e-8:
        return "flat"
    return "min" if first > 0 else "max"


@classify_critical_point.mistake(
    "only the last eigenvalue, the largest, is looked at",
    ask="The largest curvature is positive. What may the smallest be?",
    look="the index behind the eigenvalues, or the use of max",
    formula="min if every λ > 0, not if λₙ > 0",
)
def largest_curvature_only(H):
    last = np.linalg.eigvalsh(H)[-1]
    if abs(last) <= 1e-8:
        return "flat"
    return "min" if last > 0 else "max"


@classify_critical_point.mistake(
    '"flat" is returned only when all curvatures are zero',
    ask="With x² in one direction and zero curvature in the other, could the other one be y⁴, −y⁴ or y³?",
    look='the condition for "flat": all or any',
    formula="no saddle, and some λ = 0 → flat",
)
def flat_only_when_all_level(H):
    curvatures = np.linalg.eigvalsh(H)
    up, down = (curvatures > 1e-8).any(), (curvatures < -1e-8).any()
    if up and down:
        return "saddle"
    if up:
        return "min"
    return "max" if down else "flat"


@classify_critical_point.mistake(
    "a level direction next to curved ones is called a saddle",
    ask="Which way leads down from a valley floor with curvatures 2 and 0?",
    look='the last branch, the one that returns "saddle"',
    formula=SADDLE_OR_FLAT,
)
def level_counts_as_saddle(H):
    curvatures = np.linalg.eigvalsh(H)
    if (curvatures > 1e-8).all():
        return "min"
    if (curvatures < -1e-8).all():
        return "max"
    return "flat" if (abs(curvatures) <= 1e-8).all() else "saddle"


@classify_critical_point.mistake(
    '"flat" is never returned: everything that is neither minimum nor maximum is called a saddle',
    ask="Which way leads up, and which way leads down, if all curvatures are 0?",
    look='the last branch, the one that returns "saddle"',
    formula=SADDLE_OR_FLAT,
)
def never_flat(H):
    curvatures = np.linalg.eigvalsh(H)
    if (curvatures > 1e-8).all():
        return "min"
    return "max" if (curvatures < -1e-8).all() else "saddle"


@classify_critical_point.mistake(
    '"saddle" is never returned: everything that is neither minimum nor maximum is called flat',
    ask="Is a point flat if one way leads up and another leads down?",
    look='the last branch, the one that returns "flat"',
    formula=SADDLE_OR_FLAT,
)
def never_a_saddle(H):
    curvatures = np.linalg.eigvalsh(H)
    if (curvatures > 1e-8).all():
        return "min"
    return "max" if (curvatures < -1e-8).all() else "flat"


@classify_critical_point.mistake(
    "a curvature counts as zero only if it is exactly 0, so rounding decides",
    ask="What does np.linalg.eigvalsh([[0.1, 0.3], [0.3, 0.9]]) print, and what is it on paper?",
    look="the comparisons with 0",
    formula="λ counts as zero if |λ| ≤ 1e-8",
    part="robust",
)
def exact_zero(H):
    curvatures = np.linalg.eigvalsh(H)
    if (curvatures > 0).any() and (curvatures < 0).any():
        return "saddle"
    if (curvatures == 0).any():
        return "flat"
    return "min" if curvatures[0] > 0 else "max"


@classify_critical_point.equivalent
def by_extremes(H):
    curvatures = np.linalg.eigvalsh(H)
    lowest, highest = curvatures[0], curvatures[-1]
    if lowest < -1e-8 and highest > 1e-8:
        return "saddle"
    if lowest > 1e-8:
        return "min"
    return "max" if highest < -1e-8 else "flat"


@classify_critical_point.equivalent
def by_counting(H):
    up = down = 0
    for curvature in np.linalg.eigh(H)[0]:
        up += curvature > 1e-8
        down += curvature < -1e-8
    if up and down:
        return "saddle"
    if up == len(H):
        return "min"
    return "max" if down == len(H) else "flat"


@classify_critical_point.equivalent
def by_set_of_signs(H):
    rounded = np.round(np.linalg.eigvals(H).real, 6)
    signs = {int(sign) for sign in np.sign(rounded)}
    if {-1, 1} <= signs:
        return "saddle"
    return {(1,): "min", (-1,): "max"}.get(tuple(signs), "flat")


@classify_critical_point.equivalent
def by_cholesky(H):
    def is_positive_definite(A):
        try:
            np.linalg.cholesky(A)
        except np.linalg.LinAlgError:
            return False
        return True

    nudge = 1e-8 * np.eye(len(H))
    if is_positive_definite(H - nudge):
        return "min"
    if is_positive_definite(-H - nudge):
        return "max"
    level = is_positive_definite(H + nudge) or is_positive_definite(nudge - H)
    return "flat" if level else "saddle"


@classify_critical_point.equivalent
def by_singular_values(H):
    curvatures = np.linalg.svd(H + 1000 * np.eye(len(H)), compute_uv=False) - 1000
    kinds = (bool((curvatures > 1e-8).any()), bool((curvatures < -1e-8).any()))
    if kinds == (True, True):
        return "saddle"
    if np.any(np.isclose(curvatures, 0, atol=1e-8)):
        return "flat"
    return "min" if kinds[0] else "max"


@classify_critical_point.equivalent
def by_jacobi_rotations(H):
    A = np.array(H, dtype=float)
    for _ in range(12):
        for i in range(len(A)):
            for j in range(i):
                gap = A[i, i] - A[j, j]
                angle = 0.5 * math.atan(2 * A[i, j] / gap) if gap else math.pi / 4
                R = np.eye(len(A))
                R[i, i] = R[j, j] = math.cos(angle)
                R[j, i], R[i, j] = math.sin(angle), -math.sin(angle)
                A = R.T @ A @ R
    d = [float(x) if abs(x) > 1e-8 else 0.0 for x in A.diagonal()]
    if min(d) < 0 < max(d):
        return "saddle"
    return "flat" if 0.0 in d else "min" if d[0] > 0 else "max"
