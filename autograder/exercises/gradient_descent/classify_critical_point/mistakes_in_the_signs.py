"""Wrong answers that have a name: those in what the signs of the eigenvalues say."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.classify_critical_point.exercise import classify_critical_point

SADDLE_OR_FLAT = "saddle: some λ > 0 and some λ < 0; no saddle, and some λ = 0 → flat"


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
