"""Wrong answers that have a name: those in a and da."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.logistic_unit_backward.equivalents import a_minus_y, line_by_line
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import logistic_unit_backward
from autograder.exercises.backpropagation.logistic_unit_backward.hints import AT_DA, AT_DZ, DA, DZ, SLOPE_OF_LOG

A = "a = σ(z), z = w·x + b, σ(z) = 1 / (1 + e⁻ᶻ)"
AT_A = "the line that computes a"


logistic_unit_backward.slip(
    "dz_sign",
    "dz is y − a, with the wrong sign, and dw and db follow it",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = y - a",
    ask="y is 1 and a is 0.8. Should z grow or fall for the loss to fall, and which sign has the slope?",
    look=AT_DZ,
    formula=DZ,
)


@logistic_unit_backward.mistake(
    "dz has the wrong sign",
    ask="y is 1 and a is 0.8. Should z grow or fall for the loss to fall, and which sign has the slope?",
    look=AT_DZ,
    formula=DZ,
)
def dz_sign_alone(x, y, w, b):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    da = -y / a + (1 - y) / (1 - a)
    dz = y - a
    dw = (a - y) * x
    db = a - y
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}


logistic_unit_backward.slip(
    "da_sign",
    "da has the wrong sign",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = y / a - (1 - y) / (1 - a)\n    dz = a - y",
    ask="y is 1. If a grows, does the loss grow or fall, and which sign has its slope?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_sign_all_the_way",
    "da has the wrong sign, and all slopes behind it with it",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = y / a - (1 - y) / (1 - a)",
    ask="y is 1. If a grows, does the loss grow or fall, and which sign has its slope?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_inner_sign",
    "da lacks the minus sign in front of y/a",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = y / a + (1 - y) / (1 - a)\n    dz = a - y",
    ask="What is the slope of −y·log a along a?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_inner_sign_all_the_way",
    "da lacks the minus sign in front of y/a, and the slopes behind it follow it",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = y / a + (1 - y) / (1 - a)",
    ask="What is the slope of −y·log a along a?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_both_negative",
    "da has a minus sign in front of both terms",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = -y / a - (1 - y) / (1 - a)\n    dz = a - y",
    ask="What is the slope of log(1 − a) along a, with the minus sign inside?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_both_negative_all_the_way",
    "da has a minus sign in front of both terms, and the slopes behind it follow it",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = -y / a - (1 - y) / (1 - a)",
    ask="What is the slope of log(1 − a) along a, with the minus sign inside?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_without_y0",
    "da lacks the part with 1 − y",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = -y / a\n    dz = a - y",
    ask="What is da when y is 0?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_without_y0_all_the_way",
    "da lacks the part with 1 − y, and the slopes behind it with it",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = -y / a",
    ask="What is da when y is 0?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_without_y1",
    "da lacks the part with y",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = (1 - y) / (1 - a)\n    dz = a - y",
    ask="What is da when y is 1?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_without_y1_all_the_way",
    "da lacks the part with y, and the slopes behind it with it",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = (1 - y) / (1 - a)",
    ask="What is da when y is 1?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_is_a_minus_y",
    "da is a − y, but that is dz: the slope along z, not along a",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = a - y\n    dz = a - y",
    ask=SLOPE_OF_LOG,
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_of_squared_error",
    "da is a − y, the slope of ½(a − y)², not of the cross-entropy",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = a - y",
    ask="Which loss is asked for, and what is its slope along a?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_of_whole_squared_error",
    "da is 2(a − y), the slope of (a − y)², not of the cross-entropy",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = 2 * (a - y)",
    ask="Which loss is asked for, and what is its slope along a?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_is_the_loss",
    "da holds the loss itself, not its slope along a",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = -(y * np.log(a) + (1 - y) * np.log(1 - a))\n    dz = a - y",
    ask=SLOPE_OF_LOG,
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_is_the_loss_all_the_way",
    "da holds the loss itself, not its slope along a, and the slopes behind it follow it",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = -(y * np.log(a) + (1 - y) * np.log(1 - a))",
    ask=SLOPE_OF_LOG,
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_is_the_slope_of_sigma",
    "da is a(1 − a): that is da/dz, the slope of σ, not the slope of the loss along a",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = a * (1 - a)\n    dz = a - y",
    ask="Of which function is a(1 − a) the slope?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "a_is_the_loss",
    "the loss stands where the activation a belongs",
    of=line_by_line,
    was='return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}',
    now=(
        "loss = -(y * np.log(a) + (1 - y) * np.log(1 - a))\n"
        '    return {"a": loss, "da": da, "dz": dz, "dw": dw, "db": db}'
    ),
    ask="Can σ(z) be larger than 1?",
    look="the entry of a in the `return` line",
    formula=A,
)
logistic_unit_backward.slip(
    "a_is_z",
    "a is z itself: σ is left out of the dict",
    of=line_by_line,
    was='return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}',
    now='return {"a": np.dot(w, x) + b, "da": da, "dz": dz, "dw": dw, "db": db}',
    ask="Can σ(z) be larger than 1, or negative?",
    look="the entry of a in the `return` line",
    formula=A,
)
logistic_unit_backward.slip(
    "no_sigma",
    "a is z itself: σ is missing, and all slopes follow it",
    of=a_minus_y,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))",
    now="a = np.dot(w, x) + b",
    ask="Can a probability be larger than 1, or negative?",
    look=AT_A,
    formula=A,
)
logistic_unit_backward.slip(
    "no_sigma_all_the_way",
    "a is z itself: σ is missing, and all slopes follow it",
    of=line_by_line,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))",
    now="a = np.dot(w, x) + b",
    ask="Can a probability be larger than 1, or negative?",
    look=AT_A,
    formula=A,
)
logistic_unit_backward.slip(
    "sigma_sign",
    "the exponent of σ has the wrong sign, so a is the probability of class 0",
    of=line_by_line,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))",
    now="a = 1 / (1 + np.exp(np.dot(w, x) + b))",
    ask="What should a be close to when z is 5?",
    look=AT_A,
    formula=A,
)
logistic_unit_backward.slip(
    "tanh_for_sigma",
    "a is tanh(z), not σ(z)",
    of=line_by_line,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))",
    now="a = np.tanh(np.dot(w, x) + b)",
    ask="Can a probability be negative?",
    look=AT_A,
    formula=A,
)
logistic_unit_backward.slip(
    "tanh_for_sigma_short",
    "a is tanh(z), not σ(z)",
    of=a_minus_y,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))",
    now="a = np.tanh(np.dot(w, x) + b)",
    ask="Can a probability be negative?",
    look=AT_A,
    formula=A,
)
logistic_unit_backward.slip(
    "label_for_a",
    "a is cut to a label, 0 or 1",
    of=a_minus_y,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))\n    da = -y / a + (1 - y) / (1 - a)",
    now=(
        "a = float(1 / (1 + np.exp(-(np.dot(w, x) + b))) >= 0.5)\n"
        "    da = float(np.divide(-y, a) + np.divide(1 - y, 1 - a))"
    ),
    ask="Which value of a says “rather likely”?",
    look=AT_A,
    formula=A,
)
logistic_unit_backward.slip(
    "bias_left_out",
    "b is left out of z",
    of=line_by_line,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))",
    now="a = 1 / (1 + np.exp(-np.dot(w, x)))",
    ask="Does your a change when b changes?",
    look=AT_A,
    formula=A,
)
logistic_unit_backward.slip(
    "bias_subtracted",
    "b is subtracted in z, because the minus sign in the exponent reaches w·x alone",
    of=line_by_line,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))",
    now="a = 1 / (1 + np.exp(-np.dot(w, x) + b))",
    ask="Which part of −w·x + b has the minus sign?",
    look="the line that computes a: brackets around w·x + b",
    formula=A,
)
logistic_unit_backward.slip(
    "bias_per_entry",
    "b is added once for every entry of x",
    of=line_by_line,
    was="a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))",
    now="a = 1 / (1 + np.exp(-np.sum(w * x + b)))",
    ask="How often does b stand in z = w·x + b?",
    look="the sum in z",
    formula=A,
)
logistic_unit_backward.slip(
    "da_as_if_y_is_1",
    "da is −1/a whatever y is: the part with 1 − y is missing",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = -1 / a\n    dz = a - y",
    ask="What is da when y is 0?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_as_if_y_is_1_all_the_way",
    "da is −1/a whatever y is, and the slopes behind it follow: the part with 1 − y is missing",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = -1 / a",
    ask="What is da when y is 0?",
    look=AT_DA,
    formula=DA,
)
