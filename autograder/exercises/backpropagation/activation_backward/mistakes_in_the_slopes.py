"""Wrong answers that have a name: those in the slopes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from autograder.exercises.backpropagation.activation_backward.equivalents import case_by_case
from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward
from autograder.exercises.backpropagation.activation_backward.hints import (
    AT_COMPARISON,
    AT_SIGMOID,
    AT_SIGMOID_AND_TANH,
    AT_TANH,
    RELU,
    SIGMOID,
    SIGMOID_AND_TANH,
    TANH,
)

if TYPE_CHECKING:
    from autograder.examine import Trial

activation_backward.slip(
    "mask_from_dA",
    "at relu, dA is kept where dA itself is positive, not where Z is",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * (dA > 0)",
    ask="Which of the two numbers did relu look at on the way forward?",
    look=AT_COMPARISON,
    formula=RELU,
)
activation_backward.slip(
    "mask_from_both",
    "at relu, dA is kept only where dA is positive as well as Z",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * (dA > 0) * (Z > 0)",
    ask="May a gradient be negative?",
    look=AT_COMPARISON,
    formula=RELU,
)


@activation_backward.mistake(
    "sigmoid and tanh take Z for A: the slopes a(1 − a) and 1 − a² are made with Z itself",
    ask="Which values lie between 0 and 1: those of Z or those of σ(Z)?",
    look='the lines for "sigmoid" and "tanh": A must be computed from Z first',
    formula=SIGMOID_AND_TANH,
)
def slope_of_A_at_Z(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        return dA * Z * (1 - Z)
    if kind == "tanh":
        return dA * (1 - Z**2)
    raise ValueError(f"unknown kind: {kind}")


activation_backward.slip(
    "sigmoid_slope_of_Z",
    "at sigmoid, the slope is Z(1 − Z), where a = σ(Z) belongs",
    of=case_by_case,
    was="a = 1 / (1 + np.exp(-Z))\n        return dA * a * (1 - a)",
    now="return dA * Z * (1 - Z)",
    ask="Which values lie between 0 and 1: those of Z or those of σ(Z)?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "tanh_slope_of_Z",
    "at tanh, the slope is 1 − Z², where tanh(Z) belongs",
    of=case_by_case,
    was="t = np.tanh(Z)\n        return dA * (1 - t**2)",
    now="return dA * (1 - Z**2)",
    ask="Which values lie between −1 and 1: those of Z or those of tanh(Z)?",
    look=AT_TANH,
    formula=TANH,
)
activation_backward.slip(
    "tanh_not_squared",
    "at tanh, the slope is 1 − tanh(Z): the square is missing",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return dA * (1 - t)",
    ask="What is the slope of tanh far to the left, where tanh is −1?",
    look=AT_TANH,
    formula=TANH,
)
activation_backward.slip(
    "tanh_plus",
    "at tanh, the slope is 1 + tanh²(Z), with the wrong sign",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return dA * (1 + t**2)",
    ask="Is tanh steepest at 0 or far away from it?",
    look=AT_TANH,
    formula=TANH,
)
activation_backward.slip(
    "tanh_itself",
    "at tanh, dA is multiplied by tanh(Z), not by its slope",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return dA * t",
    ask="What is tanh(0), and how steep is it there?",
    look=AT_TANH,
    formula=TANH,
)
activation_backward.slip(
    "tanh_itself_squared",
    "at tanh, dA is multiplied by tanh²(Z): 1 − … is missing",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return dA * t**2",
    ask="How steep is tanh at 0?",
    look=AT_TANH,
    formula=TANH,
)
activation_backward.slip(
    "tanh_as_sigmoid",
    "at tanh, the slope is a(1 − a) with a = tanh(Z), the form that belongs to sigmoid",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return dA * t * (1 - t)",
    ask="How steep is tanh at 0?",
    look=AT_TANH,
    formula=TANH,
)
activation_backward.slip(
    "tanh_cut",
    "at tanh, dA is squared along with the bracket",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return dA * (1 - t) ** 2",
    ask="What is squared: the slope, or tanh(Z) in it?",
    look='the brackets in the lines for "tanh"',
    formula=TANH,
)
activation_backward.slip(
    "tanh_slope_of_tanh",
    "at tanh, tanh is taken twice",
    of=case_by_case,
    was="t = np.tanh(Z)",
    now="t = np.tanh(np.tanh(Z))",
    ask="How often does tanh stand in A = tanh(Z)?",
    look=AT_TANH,
    formula=TANH,
)
activation_backward.slip(
    "tanh_arctan",
    "at tanh, the slope is 1/(1 + Z²), which belongs to another function, the arctangent",
    of=case_by_case,
    was="t = np.tanh(Z)\n        return dA * (1 - t**2)",
    now="return dA / (1 + Z**2)",
    ask="What is the slope of tanh, written with tanh itself?",
    look=AT_TANH,
    formula=TANH,
)
activation_backward.slip(
    "tanh_one_minus_outside",
    "at tanh, dA − tanh²(Z) is computed: the brackets are missing",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return dA * 1 - t**2",
    ask="Which is worked out first in dA * 1 - t ** 2?",
    look='the brackets in the lines for "tanh"',
    formula=TANH,
)
activation_backward.slip(
    "sigmoid_plus",
    "at sigmoid, the slope is a(1 + a), with the wrong sign",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return dA * a * (1 + a)",
    ask="How steep is σ where a is close to 1?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_itself",
    "at sigmoid, dA is multiplied by σ(Z), not by its slope",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return dA * a",
    ask="How steep is σ at 0?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_one_minus",
    "at sigmoid, dA is multiplied by 1 − σ(Z): the factor a is missing",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return dA * (1 - a)",
    ask="How steep is σ far to the left, where a is close to 0?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_as_tanh",
    "at sigmoid, the slope is 1 − a², the form that belongs to tanh",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return dA * (1 - a**2)",
    ask="How steep is σ at 0?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_a_minus_one",
    "at sigmoid, the slope is a(a − 1), with the wrong sign",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return dA * a * (a - 1)",
    ask="Does σ grow or fall?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_twice",
    "at sigmoid, σ is taken twice: the slope is that at σ(Z), not at Z",
    of=case_by_case,
    was="a = 1 / (1 + np.exp(-Z))",
    now="a = 1 / (1 + np.exp(-(1 / (1 + np.exp(-Z)))))",
    ask="What does the slope function of unit 03 expect: z or a?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_slope_squared",
    "at sigmoid, the slope is multiplied in twice",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return dA * (a * (1 - a)) ** 2",
    ask="How often does σ stand in A = σ(Z)?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_brackets",
    "at sigmoid, dA·a − a is computed: the brackets around 1 − a are missing",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return dA * a * 1 - a",
    ask="Which is worked out first in dA * a * 1 - a?",
    look='the brackets in the lines for "sigmoid"',
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_exp_brackets",
    "at sigmoid, σ is written as 1/1 + e⁻ᶻ: the brackets are missing",
    of=case_by_case,
    was="a = 1 / (1 + np.exp(-Z))",
    now="a = 1 / 1 + np.exp(-Z)",
    ask="What is 1 / 1 + 2 in Python?",
    look='the brackets in the lines for "sigmoid"',
    formula=SIGMOID,
)
activation_backward.slip(
    "sigmoid_of_dA",
    "at sigmoid, the slope is taken at dA, not at Z",
    of=case_by_case,
    was="a = 1 / (1 + np.exp(-Z))",
    now="a = 1 / (1 + np.exp(-dA))",
    ask="Which of the two numbers did σ see on the way forward?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "tanh_of_dA",
    "at tanh, the slope is taken at dA, not at Z",
    of=case_by_case,
    was="t = np.tanh(Z)",
    now="t = np.tanh(dA)",
    ask="Which of the two numbers did tanh see on the way forward?",
    look=AT_TANH,
    formula=TANH,
)


@activation_backward.mistake(
    "sigmoid and tanh have each other's slope",
    ask="Which of the two is steeper at 0?",
    look=AT_SIGMOID_AND_TANH,
    formula=SIGMOID_AND_TANH,
)
def sigmoid_and_tanh_swapped(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        return dA * (1 - np.tanh(Z) ** 2)
    if kind == "tanh":
        return dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "sigmoid has the form 1 − a² and tanh the form a(1 − a): the two forms have changed places",
    ask="How steep are the two at 0?",
    look=AT_SIGMOID_AND_TANH,
    formula=SIGMOID_AND_TANH,
)
def forms_swapped(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA * (1 - a**2)
    if kind == "tanh":
        t = np.tanh(Z)
        return dA * t * (1 - t)
    raise ValueError(f"unknown kind: {kind}")


activation_backward.slip(
    "sigmoid_itself_without_dA",
    "at sigmoid, σ(Z) comes back: dA and the slope are both forgotten",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return a",
    ask="What is the slope of σ, if its value is a?",
    look=AT_SIGMOID,
    formula=SIGMOID,
)


@activation_backward.mistake(
    "at sigmoid and tanh, the slope is taken at the activation, not at Z",
    ask="What does a slope function expect: Z or A?",
    look=AT_SIGMOID_AND_TANH,
    formula=SIGMOID_AND_TANH,
)
def both_slopes_at_A(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-1 / (1 + np.exp(-Z))))
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(np.tanh(Z)) ** 2)
    raise ValueError(f"unknown kind: {kind}")


def only_stops_at_unknown_kinds(trials: Sequence[Trial]) -> bool:
    """Right but for a KeyError where a ValueError is asked for."""
    errors = [trial.outcome.error for trial in trials if not trial.is_right]
    return all(trial.is_right or trial.case.raises for trial in trials) and all(
        e and e.kind == "KeyError" for e in errors
    )


@activation_backward.mistake(
    "for an unknown kind a KeyError comes, where a ValueError is asked for",
    ask="Which error does a dict raise for a key that it does not have?",
    look="the line that looks kind up in a dict",
    formula='raise ValueError(f"unknown kind: {kind}")',
    shows_all=only_stops_at_unknown_kinds,
)
def unknown_is_a_key_error(dA, Z, kind):
    a = 1 / (1 + np.exp(-Z))
    return dA * {"relu": Z > 0, "sigmoid": a * (1 - a), "tanh": 1 - np.tanh(Z) ** 2}[kind]


activation_backward.slip(
    "cosh_not_squared",
    "at tanh, dA is divided by cosh(Z), where cosh(Z)² belongs",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return dA / np.cosh(Z)",
    ask="What is 1 − tanh(z)², written with cosh?",
    look=AT_TANH,
    formula=TANH,
)
