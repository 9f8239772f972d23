"""Wrong answers that have a name: those that judge by other numbers than the eigenvalues."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.classify_critical_point.exercise import classify_critical_point


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
