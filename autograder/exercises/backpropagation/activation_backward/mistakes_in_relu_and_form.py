"""Wrong answers that have a name: those in relu and form."""

from __future__ import annotations

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
from autograder.exercises.backpropagation.activation_backward.shows import changes_dA

CHAIN = "If the loss moves with A, and A with Z, how fast does the loss move with Z?"
ALL_THREE = "relu: dA where Z > 0, else 0; sigmoid: dA · a(1 − a) with a = σ(Z); tanh: dA · (1 − tanh²(Z))"
AT_RELU = 'the lines for "relu"'
RELU_BELOW_0 = "How steep is relu at Z = −5?"
NONE_OF_THREE = "Which line runs when kind is none of the three?"
UNKNOWN = "if kind is none of the three: raise ValueError(…)"
AT_ELSE = "the last `else`"


@activation_backward.mistake(
    "dA is forgotten: these are the slopes of the activation alone",
    ask=CHAIN,
    look="the `return` lines: each needs the factor dA",
    formula=ALL_THREE,
)
def dA_forgotten(dA, Z, kind):
    if kind == "relu":
        return (Z > 0).astype(float)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return a * (1 - a)
    if kind == "tanh":
        t = np.tanh(Z)
        return 1 - t**2
    raise ValueError(f"unknown kind: {kind}")


activation_backward.slip(
    "relu_without_dA",
    "at relu, dA is forgotten: a mask of 0 and 1 comes back",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return (Z > 0).astype(float)",
    ask=CHAIN,
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "relu_mask_of_bools",
    "at relu, dA is forgotten: True and False come back",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return Z > 0",
    ask=CHAIN,
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "sigmoid_without_dA",
    "at sigmoid, dA is forgotten",
    of=case_by_case,
    was="return dA * a * (1 - a)",
    now="return a * (1 - a)",
    ask=CHAIN,
    look=AT_SIGMOID,
    formula=SIGMOID,
)
activation_backward.slip(
    "tanh_without_dA",
    "at tanh, dA is forgotten",
    of=case_by_case,
    was="return dA * (1 - t**2)",
    now="return 1 - t**2",
    ask=CHAIN,
    look=AT_TANH,
    formula=TANH,
)


@activation_backward.mistake(
    "at sigmoid and at tanh, dA is forgotten",
    ask=CHAIN,
    look=AT_SIGMOID_AND_TANH,
    formula=SIGMOID_AND_TANH,
)
def sigmoid_and_tanh_without_dA(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return a * (1 - a)
    if kind == "tanh":
        t = np.tanh(Z)
        return 1 - t**2
    raise ValueError(f"unknown kind: {kind}")


activation_backward.slip(
    "relu_with_brackets_missing",
    "at relu, the product dA·Z is compared with 0, so True and False come back",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * Z > 0",
    ask="Which is worked out first in dA * Z > 0?",
    look='the brackets in the lines for "relu"',
    formula=RELU,
)
activation_backward.slip(
    "relu_itself",
    "at relu, dA is multiplied by relu(Z), not by its slope",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * np.maximum(Z, 0)",
    ask="How steep is relu at Z = 5?",
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "relu_of_dA_and_Z",
    "at relu, relu is applied to the product dA·Z",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return np.maximum(dA * Z, 0.0)",
    ask="How steep is relu at Z = 5?",
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "relu_itself_without_dA",
    "at relu, relu(Z) comes back: the way forward once more",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return np.maximum(Z, 0.0)",
    ask="Is the value of relu asked for, or its slope times dA?",
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "relu_lets_all_through",
    "at relu, dA passes everywhere, also where Z is negative",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return 1.0 * dA",
    ask=RELU_BELOW_0,
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "relu_turned_round",
    "at relu, dA is kept where Z is negative",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * (Z < 0)",
    ask="On which side of 0 is relu flat?",
    look='the lines for "relu": the direction of the comparison',
    formula=RELU,
)
activation_backward.slip(
    "relu_with_a_sign",
    "at relu, dA changes its sign where Z is negative: that is the slope of |Z|",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * np.sign(Z)",
    ask=RELU_BELOW_0,
    look='np.sign in the lines for "relu"',
    formula=RELU,
)
activation_backward.slip(
    "relu_half_at_0",
    "at relu, half of dA passes where Z is 0",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * np.heaviside(Z, 0.5)",
    ask="Which slopes may relu have at 0?",
    look='np.heaviside or np.sign in the lines for "relu"',
    formula="relu: dA where Z > 0, else 0; where Z = 0, either of the two",
    shows=lambda case, got: (
        np.allclose(got, case.args[0] * np.heaviside(case.args[1], 0.5)) and bool(np.any(case.args[1] == 0))
    ),
)
activation_backward.slip(
    "relu_nan_at_0",
    "at relu, 0/0 gives NaN where Z is 0",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * (np.divide(Z, np.abs(Z)) + 1) / 2",
    ask="What is 0 / 0?",
    look='the division in the lines for "relu"',
    formula="relu: dA where Z > 0, else 0; where Z = 0, either of the two",
    shows=lambda case, got: bool(np.isnan(got[case.args[1] == 0]).all()) and bool(np.any(case.args[1] == 0)),
)
activation_backward.slip(
    "relu_leaky",
    "at relu, a hundredth of dA passes where Z is negative: that is the leaky relu",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * np.where(Z > 0, 1.0, 0.01)",
    ask=RELU_BELOW_0,
    look=AT_RELU,
    formula=RELU,
)
activation_backward.slip(
    "relu_threshold_1",
    "at relu, dA is kept only where Z is above 1",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * (Z > 1)",
    ask="Where does relu begin to rise?",
    look=AT_COMPARISON,
    formula=RELU,
)
activation_backward.slip(
    "relu_cut",
    "at relu, Z is cut to a whole number before it is compared with 0",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * (Z.astype(int) > 0)",
    ask="Where does 0.5 go when it becomes an int?",
    look='int in the lines for "relu"',
    formula=RELU,
)
activation_backward.slip(
    "relu_rounded_up",
    "at relu, dA passes where Z is a little below 0 too",
    of=case_by_case,
    was="return dA * (Z > 0)",
    now="return dA * (Z > -1e-3)",
    ask="On which side of 0 does −0.01 lie?",
    look=AT_COMPARISON,
    formula=RELU,
)


@activation_backward.mistake(
    "dA and the slope meet in a matrix product, not entry by entry",
    ask="What is the difference between * and @?",
    look="`@`, np.dot or np.matmul in the `return` lines",
    formula=ALL_THREE,
)
def matrix_product(dA, Z, kind):
    if kind == "relu":
        return dA @ (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA @ (a * (1 - a))
    if kind == "tanh":
        t = np.tanh(Z)
        return dA @ (1 - t**2)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA is divided by the slope, not multiplied by it",
    ask=CHAIN,
    look="the `return` lines for sigmoid and tanh",
    formula=SIGMOID_AND_TANH,
)
def divided(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA / (a * (1 - a))
    if kind == "tanh":
        t = np.tanh(Z)
        return dA / (1 - t**2)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA and the slope are added, not multiplied",
    ask=CHAIN,
    look="the `return` lines",
    formula=ALL_THREE,
)
def added(dA, Z, kind):
    if kind == "relu":
        return dA + (Z > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA + a * (1 - a)
    if kind == "tanh":
        t = np.tanh(Z)
        return dA + 1 - t**2
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "the result is divided by m once more",
    ask="Where does the 1/m of a mean loss enter?",
    look="a division by m or len(Z)",
    formula=ALL_THREE,
)
def divided_by_m(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0) / len(Z)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA * a * (1 - a) / len(Z)
    if kind == "tanh":
        t = np.tanh(Z)
        return dA * (1 - t**2) / len(Z)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "the result is written into an array like Z, which cuts it to whole numbers when Z holds ints",
    ask="What can be stored in an array of ints?",
    look="np.zeros_like(Z) or Z.copy(): it takes over the type of Z",
    formula="dZ = np.zeros(Z.shape) holds floats",
)
def int_buffer(dA, Z, kind):
    dZ = np.zeros_like(Z)
    if kind == "relu":
        dZ[:] = dA * (Z > 0)
    elif kind == "sigmoid":
        dZ[:] = dA / (1 + np.exp(-Z)) / (1 + np.exp(Z))
    elif kind == "tanh":
        dZ[:] = dA * (1 - np.tanh(Z) ** 2)
    else:
        raise ValueError(kind)
    return dZ


@activation_backward.mistake(
    "the result is written into an array like dA, which cuts it to whole numbers when dA holds ints",
    ask="What can be stored in an array of ints?",
    look="np.zeros_like(dA) or dA.copy(): it takes over the type of dA",
    formula="dZ = np.zeros(Z.shape) holds floats",
)
def int_buffer_of_dA(dA, Z, kind):
    dZ = np.zeros_like(dA)
    if kind == "relu":
        dZ[:] = dA * (Z > 0)
    elif kind == "sigmoid":
        dZ[:] = dA / (1 + np.exp(-Z)) / (1 + np.exp(Z))
    elif kind == "tanh":
        dZ[:] = dA * (1 - np.tanh(Z) ** 2)
    else:
        raise ValueError(kind)
    return dZ


activation_backward.slip(
    "unknown_is_none",
    "for an unknown kind nothing comes back (None), where a ValueError is asked for",
    of=case_by_case,
    was='raise ValueError(f"unknown kind: {kind}")',
    now="return None",
    ask=NONE_OF_THREE,
    look="the end of the function",
    formula=UNKNOWN,
)
activation_backward.slip(
    "unknown_passes_dA",
    "for an unknown kind dA is passed on, where a ValueError is asked for",
    of=case_by_case,
    was='raise ValueError(f"unknown kind: {kind}")',
    now="return dA.copy()",
    ask=NONE_OF_THREE,
    look=AT_ELSE,
    formula=UNKNOWN,
)


@activation_backward.mistake(
    "every kind but relu and sigmoid is taken for tanh, where a ValueError is asked for",
    ask=NONE_OF_THREE,
    look="the last `else`: is it meant for tanh alone?",
    formula=UNKNOWN,
)
def unknown_is_tanh(dA, Z, kind):
    if kind == "relu":
        return dA * (Z > 0)
    if kind == "sigmoid":
        return dA / (1 + np.exp(-Z)) / (1 + np.exp(Z))
    return dA * (1 - np.tanh(Z) ** 2)


activation_backward.slip(
    "unknown_is_a_text",
    "for an unknown kind a text comes back, where a ValueError is to be raised",
    of=case_by_case,
    was='raise ValueError(f"unknown kind: {kind}")',
    now='return "unknown kind"',
    ask="What is the difference between return and raise?",
    look=AT_ELSE,
    formula=UNKNOWN,
)
activation_backward.slip(
    "unknown_is_the_error_itself",
    "for an unknown kind the ValueError is returned, not raised",
    of=case_by_case,
    was='raise ValueError(f"unknown kind: {kind}")',
    now='return ValueError("unknown kind")',
    ask="What is the difference between return and raise?",
    look=AT_ELSE,
    formula=UNKNOWN,
)
activation_backward.slip(
    "part_of_the_name",
    "kinds that hold “relu” as a part of their name are taken for relu",
    of=case_by_case,
    was='if kind == "relu":',
    now='if "relu" in kind:',
    ask="Is leaky_relu the same as relu?",
    look="`in` or endswith where == belongs",
    formula=UNKNOWN,
)


@activation_backward.mistake(
    "these are the values of the activation, A, not dZ",
    ask=CHAIN,
    look="the `return` lines: np.maximum, σ and tanh are the way forward",
    formula=ALL_THREE,
)
def forward_values(dA, Z, kind):
    if kind == "relu":
        return np.maximum(Z, 0.0)
    if kind == "sigmoid":
        return 1 / (1 + np.exp(-Z))
    if kind == "tanh":
        return np.tanh(Z)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA is multiplied by the value of the activation, where its slope belongs",
    ask=CHAIN,
    look="the factor besides dA: is it the height of the curve, or how steep it is?",
    formula=ALL_THREE,
)
def dA_times_values(dA, Z, kind):
    if kind == "relu":
        return dA * np.maximum(Z, 0.0)
    if kind == "sigmoid":
        return dA / (1 + np.exp(-Z))
    if kind == "tanh":
        return dA * np.tanh(Z)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA and Z have changed places",
    ask="Which of the two decides whether relu lets a gradient through: Z, or what arrives from behind?",
    look="the order of the arguments, dA first, wherever you hand them on",
    formula=ALL_THREE,
)
def dA_and_Z_swapped(dA, Z, kind):
    if kind == "relu":
        return Z * (dA > 0)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-dA))
        return Z * a * (1 - a)
    if kind == "tanh":
        return Z * (1 - np.tanh(dA) ** 2)
    raise ValueError(f"unknown kind: {kind}")


@activation_backward.mistake(
    "dA itself is changed: the caller's array holds other numbers after the call",
    ask="After dZ = dA, how many arrays are there: one or two?",
    look="dA[…] = 0, dA *= … and dZ = dA: they write into the array of the caller",
    formula="dZ = dA * (Z > 0), or dZ = dA.copy() before you write into it",
    shows_all=changes_dA,
)
def dA_changed(dA, Z, kind):
    if kind == "relu":
        dA[Z <= 0] = 0
        return dA
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    raise ValueError(f"unknown kind: {kind}")
