"""Wrong answers that have a name: those at relu."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.activation_backward.equivalents import case_by_case
from autograder.exercises.backpropagation.activation_backward.exercise import activation_backward
from autograder.exercises.backpropagation.activation_backward.hints import AT_COMPARISON, AT_RELU, RELU

RELU_BELOW_0 = "How steep is relu at Z = −5?"


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
