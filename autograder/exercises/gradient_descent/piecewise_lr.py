"""Exercise 10: a learning rate that changes at given steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def piecewise_lr(step, boundaries, values):
    """values[i], where i counts the boundaries that are ≤ step: a new value holds from its boundary step on.
    Without boundaries it is values[0] at every step. Returns a float.

    Types: step an int ≥ 0, counted from 0; boundaries k ≥ 0 increasing ints, values k + 1 floats, lists or tuples.
    PyTorch's MultiStepLR and optax switch at the boundary step, too; Keras's PiecewiseConstantDecay one step later.
    Source: text S2.4, which asks for different learning rates in different intervals.
    """
    return values[sum(boundary <= step for boundary in boundaries)]


def schedule(rng: np.random.Generator, k: int, grows: bool) -> tuple[list[int], list[float]]:
    """k boundaries at least 3 steps apart and k + 1 values that clearly differ."""
    boundaries = [int(step) for step in np.cumsum(rng.integers(3, 15, k))]
    values = [round(float(value), 4) for value in 0.8 * np.cumprod(rng.uniform(0.3, 0.7, k + 1))]
    return boundaries, values[::-1] if grows else values


@piecewise_lr.cases
def small_schedules(rng: np.random.Generator) -> Iterator[Any]:
    boundaries, values = [10, 20], [0.5, 0.1, 0.02]
    yield "before the first boundary", int(rng.integers(1, 9)), boundaries, values
    yield "between two boundaries", int(rng.integers(12, 18)), boundaries, values
    yield "at a boundary", 10, boundaries, values
    yield "after the last boundary", int(rng.integers(22, 30)), boundaries, values
    yield "one step before a boundary", 9, boundaries, values
    yield "step 0", 0, boundaries, values
    yield "no boundaries", 0, [], [0.3]
    yield "no boundaries", int(rng.integers(3, 99)), (), (round(rng.uniform(0.1, 0.9), 2),)
    yield "tuples", 4, (4, 9), (0.4, 0.3, 0.1)
    yield "values that grow", 7, [5, 25], [0.01, 0.1, 0.4]


@piecewise_lr.cases
def around_the_boundaries(rng: np.random.Generator) -> Iterator[Any]:
    for k, grows in ((3, False), (1, False), (4, True), (2, True)):
        boundaries, values = schedule(rng, k, grows)
        yield "step 0", 0, boundaries, values
        for boundary in sorted({boundaries[0], boundaries[-1]}):
            yield "one step before a boundary", boundary - 1, boundaries, values
            yield "at a boundary", boundary, boundaries, values
            yield "one step after a boundary", boundary + 1, boundaries, values
        yield "long after the last boundary", boundaries[-1] + 50, boundaries, values
    boundaries, values = schedule(rng, 4, False)
    for first, second in zip(boundaries, boundaries[1:], strict=False):
        yield "between two boundaries", int(rng.integers(first + 1, second)), tuple(boundaries), tuple(values)


PLACE = "i = number of boundaries ≤ step"
FORMULA = "i = number of boundaries ≤ step; lr = values[i]"
LAST_VALUE = "lr = values[k] for every step ≥ the last boundary"


@piecewise_lr.mistake(
    "a new value comes one step late",
    ask="Which value holds at the boundary step itself, the old one or the new one?",
    look="the comparison of step with a boundary: < or ≤",
    formula=PLACE,
)
def one_step_late(step, boundaries, values):
    return values[sum(boundary < step for boundary in boundaries)]


@piecewise_lr.mistake(
    "a new value comes one step early",
    ask="Which value holds one step before the boundary?",
    look="any + 1 or − 1 near step or the boundaries",
    formula=PLACE,
)
def one_step_early(step, boundaries, values):
    return values[sum(boundary <= step + 1 for boundary in boundaries)]


@piecewise_lr.mistake(
    "there are two levels only: the first value, and from the first boundary on the last value",
    ask="With three values, when does the middle one hold?",
    look="the number of boundaries that you compare with",
    formula=FORMULA,
)
def first_and_last_value_only(step, boundaries, values):
    if boundaries and step >= boundaries[0]:
        return values[-1]
    return values[0]


@piecewise_lr.mistake(
    "only the last boundary counts: the first value before it, the last value from there on",
    ask="With three values, when does the middle one hold?",
    look="the number of boundaries that you compare with",
    formula=FORMULA,
)
def last_boundary_only(step, boundaries, values):
    if boundaries and step >= boundaries[-1]:
        return values[-1]
    return values[0]


@piecewise_lr.mistake(
    "the last value is never reached",
    ask="How many more values than boundaries are there?",
    look="the largest index that values can get",
    formula="lr = values[i] with i from 0 to k; there are k + 1 values",
)
def last_value_never_reached(step, boundaries, values):
    i = sum(boundary <= step for boundary in boundaries)
    return values[min(i, max(len(boundaries) - 1, 0))]


@piecewise_lr.mistake(
    "the schedule starts again after its last boundary",
    ask="Which value should hold long after the last boundary?",
    look="the use of %",
    formula=LAST_VALUE,
)
def starts_again(step, boundaries, values):
    if boundaries:
        step = step % boundaries[-1]
    return values[sum(boundary <= step for boundary in boundaries)]


@piecewise_lr.mistake(
    "the value slides from one level to the next instead of jumping",
    ask="Does the learning rate change between two boundaries?",
    look="the use of interpolation",
    formula="lr = values[i], one of the given values",
)
def interpolates(step, boundaries, values):
    return float(np.interp(step, [0, *boundaries], values))


@piecewise_lr.mistake(
    "the boundaries are read as lengths and added up",
    ask="With boundaries 10 and 20, is step 20 or step 30 the second change?",
    look="the place where boundaries are summed",
    formula="boundaries are step numbers: i = number of boundaries ≤ step",
)
def boundaries_as_lengths(step, boundaries, values):
    i, end = 0, 0
    for length in boundaries:
        end += length
        i += end <= step
    return values[i]


@piecewise_lr.mistake(
    "the values are multiplied with each other as if they were factors",
    ask="Is values[1] the new learning rate, or what the old one is multiplied by?",
    look="any product of values",
    formula="lr = values[i]",
)
def values_as_factors(step, boundaries, values):
    lr = values[0]
    for i in range(len(boundaries)):
        if boundaries[i] <= step:
            lr = lr * values[i + 1]
    return lr


@piecewise_lr.mistake(
    "nothing is returned from the last boundary on",
    ask="What does your function return when no boundary is larger than step?",
    look="the end of the function, after the loop",
    formula=LAST_VALUE,
)
def nothing_after_the_last_boundary(step, boundaries, values):
    for i in range(len(boundaries)):
        if step < boundaries[i]:
            return values[i]


@piecewise_lr.mistake(
    "nothing is returned from the last boundary on",
    ask="What does your function return when step is beyond every boundary?",
    look="the end of the function, after the loop",
    formula=LAST_VALUE,
)
def nothing_after_the_last_of_some(step, boundaries, values):
    if len(boundaries) == 0:
        return values[0]
    for boundary, value in zip(boundaries, values, strict=False):
        if step < boundary:
            return value


@piecewise_lr.mistake(
    "the first boundary that is passed decides, so everything after it has the second value",
    ask="At a step beyond two boundaries, which of them does your loop meet first?",
    look="the return inside the loop",
    formula="i = number of boundaries ≤ step, counted to the end",
)
def first_boundary_decides(step, boundaries, values):
    for i in range(len(boundaries)):
        if boundaries[i] <= step:
            return values[i + 1]
    return values[0]


@piecewise_lr.mistake(
    "a new value holds at its boundary step alone, and then the first value is back",
    ask="Which value holds one step after the boundary?",
    look="the comparison of step with a boundary: == or ≥",
    formula=PLACE,
)
def at_the_boundary_alone(step, boundaries, values):
    for i in range(len(boundaries)):
        if step == boundaries[i]:
            return values[i + 1]
    return values[0]


@piecewise_lr.mistake(
    "the search runs past the end of the boundaries",
    ask="When step is beyond every boundary, what stops your loop?",
    look="the condition of the while loop",
    formula="while i < k and boundaries[i] ≤ step: i ← i + 1",
)
def runs_past_the_end(step, boundaries, values):
    i = 0
    while boundaries[i] <= step:
        i += 1
    return values[i]


@piecewise_lr.mistake(
    "the value before the right one is returned",
    ask="Which index has the value that holds before the first boundary?",
    look="the index of values",
    formula=FORMULA,
)
def one_value_behind(step, boundaries, values):
    return values[sum(boundary <= step for boundary in boundaries) - 1]


@piecewise_lr.mistake(
    "the position of the value is returned, not the value",
    ask="Is your result a learning rate or a count?",
    look="the return line",
    formula="lr = values[i], not i",
)
def returns_the_position(step, boundaries, values):
    return sum(boundary <= step for boundary in boundaries)


@piecewise_lr.equivalent
def by_searchsorted(step, boundaries, values):
    return values[np.searchsorted(boundaries, step, side="right")]


@piecewise_lr.equivalent
def by_digitize(step, boundaries, values):
    return np.asarray(values)[np.digitize(step, np.array(boundaries, dtype=float))]


@piecewise_lr.equivalent
def replaces_as_it_goes(step, boundaries, values):
    lr = values[0]
    for boundary, value in zip(boundaries, values[1:], strict=True):
        if step >= boundary:
            lr = value
    return lr


@piecewise_lr.equivalent
def first_boundary_ahead(step, boundaries, values):
    for i, boundary in enumerate(boundaries):
        if step < boundary:
            return values[i]
    return values[-1]


@piecewise_lr.equivalent
def from_the_end(step, boundaries, values):
    i = len(boundaries)
    while i > 0 and boundaries[i - 1] > step:
        i -= 1
    return float(values[i])


@piecewise_lr.equivalent
def by_halving(step, boundaries, values):
    low, high = 0, len(boundaries)
    while low < high:
        middle = (low + high) // 2
        if boundaries[middle] <= step:
            low = middle + 1
        else:
            high = middle
    return values[low]


@piecewise_lr.equivalent
def by_recursion(step, boundaries, values):
    def rate(boundaries, values):
        return rate(boundaries[1:], values[1:]) if len(boundaries) and step >= boundaries[0] else values[0]

    return rate(boundaries, values)


@piecewise_lr.equivalent
def sum_of_jumps(step, boundaries, values):
    passed = np.array(boundaries) <= step
    return values[0] + np.sum(np.diff(values) * passed)


@piecewise_lr.equivalent
def next_match(step, boundaries, values):
    return next((value for boundary, value in zip(boundaries, values, strict=False) if boundary > step), values[-1])
