"""Wrong answers that have a name: those in p and dz."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.mse_logistic_grad.equivalents import line_by_line
from autograder.exercises.logistic_regression.mse_logistic_grad.exercise import mse_logistic_grad
from autograder.exercises.logistic_regression.mse_logistic_grad.hints import AT_DB, AT_DW, GRADIENT, P
from autograder.exercises.logistic_regression.mse_logistic_grad.shows import is_held_in_limits

DZ = "dz = 2(p − y) · p(1 − p)"
SLOPE_OF_SQUARE = "What is the derivative of r² with respect to r?"
AT_P = "the line that computes p"


mse_logistic_grad.slip(
    "slope_missing",
    "the factor p(1 − p), the slope of the sigmoid, is missing in both",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (p - y)",
    ask="If z grows a little, does p grow by as much when p is 0.5 as when p is 0.999?",
    look="the step from dL/dp to dL/dz",
    formula=DZ,
)
mse_logistic_grad.slip(
    "gradient_of_bce",
    "this is the gradient of the cross-entropy, p − y, which is another loss",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = p - y",
    ask="Which loss is asked for here, and what is its derivative with respect to p?",
    look="what stands between p − y and the mean",
    formula=DZ,
)
mse_logistic_grad.slip(
    "factor_2_missing",
    "the factor 2 is missing",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = (p - y) * p * (1 - p)",
    ask=SLOPE_OF_SQUARE,
    look="the factors in front of p − y",
    formula=DZ,
)
mse_logistic_grad.slip(
    "plus_in_the_slope",
    "the slope of the sigmoid is taken as p(1 + p), with a plus where a minus belongs",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (p - y) * p * (1 + p)",
    ask="How steep is the sigmoid where p is close to 1?",
    look="the factor next to p",
    formula=DZ,
)


@mse_logistic_grad.mistake(
    "the slope of the sigmoid is taken as z(1 − z), with the logit z where p belongs",
    ask="σ′ = σ(1 − σ): which of z and p is σ?",
    look="the argument of your slope",
    formula=DZ,
)
def slope_at_z(X, y, w, b):
    z = X @ w + b
    p = 1 / (1 + np.exp(-z))
    dz = 2 * (p - y) * z * (1 - z)
    return X.T @ dz / len(y), np.mean(dz)


mse_logistic_grad.slip(
    "slope_at_p",
    "the slope of the sigmoid is taken at p, as if p were a logit: p has been through the sigmoid once already",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="s = 1 / (1 + np.exp(-p))\n    dz = 2 * (p - y) * s * (1 - s)",
    ask="Which argument does a function for the slope of σ at z want, p or z?",
    look="the call of the slope, or a sigmoid around p",
    formula=DZ,
)
mse_logistic_grad.slip(
    "residual_squared",
    "p − y is squared in the product, but the derivative of a square is no square",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (p - y) ** 2 * p * (1 - p)",
    ask=SLOPE_OF_SQUARE,
    look="** 2 in the line of dz",
    formula=DZ,
)
mse_logistic_grad.slip(
    "residual_squared_without_2",
    "the derivative of (p − y)² is taken as (p − y)²",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = (p - y) ** 2 * p * (1 - p)",
    ask=SLOPE_OF_SQUARE,
    look="** 2 in the line of dz",
    formula=DZ,
)
mse_logistic_grad.slip(
    "one_minus_p_missing",
    "the slope of the sigmoid is taken as p, so the factor 1 − p is missing",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (p - y) * p",
    ask="How steep is the sigmoid where p is close to 1?",
    look="the factors after p − y",
    formula=DZ,
)
mse_logistic_grad.slip(
    "p_missing_in_the_slope",
    "the slope of the sigmoid is taken as 1 − p, so the factor p is missing",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (p - y) * (1 - p)",
    ask="How steep is the sigmoid where p is close to 0?",
    look="the factors after p − y",
    formula=DZ,
)
mse_logistic_grad.slip(
    "slope_squared",
    "the slope p(1 − p) stands in the product twice",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (p - y) * (p * (1 - p)) ** 2",
    ask="How many sigmoids stand between z and the loss?",
    look="the factors after p − y: has the slope been multiplied in before",
    formula=DZ,
)
mse_logistic_grad.slip(
    "minus_p_squared",
    "the slope of the sigmoid is taken as 1 − p², which is the slope of the tanh",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (p - y) * (1 - p**2)",
    ask="What is the slope of σ at z = 0, where p = ½?",
    look="the factor after p − y",
    formula=DZ,
)
mse_logistic_grad.slip(
    "slope_missing_in_db",
    "db lacks the factor p(1 − p), the slope of the sigmoid",
    of=line_by_line,
    was="return X.T @ dz / len(y), np.mean(dz)",
    now="return X.T @ dz / len(y), np.mean(2 * (p - y))",
    ask="Do w and b act on the loss by different ways, or both through z?",
    look=AT_DB,
    formula=GRADIENT,
)


@mse_logistic_grad.mistake(
    "dw lacks the factor p(1 − p), the slope of the sigmoid",
    ask="Do w and b act on the loss by different ways, or both through z?",
    look=AT_DW,
    formula=GRADIENT,
)
def slope_missing_in_dw(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return X.T @ (2 * (p - y)) / len(y), np.mean(2 * (p - y) * p * (1 - p))


mse_logistic_grad.slip(
    "factor_2_missing_in_db",
    "the factor 2 is missing in db",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)\n    return X.T @ dz / len(y), np.mean(dz)",
    now="dz = (p - y) * p * (1 - p)\n    return 2 * X.T @ dz / len(y), np.mean(dz)",
    ask="Both slopes come from (p − y)². Which factor does the square leave in each?",
    look=AT_DB,
    formula=GRADIENT,
)
mse_logistic_grad.slip(
    "means_multiplied",
    "mean(p − y) and mean(p(1 − p)) are multiplied, but it is the product that has a mean here",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)\n    return X.T @ dz / len(y), np.mean(dz)",
    now="s = np.mean(p * (1 - p))\n    return 2 * X.T @ (p - y) / len(y) * s, 2 * np.mean(p - y) * s",
    ask="For (1, −1) and (2, 4): what is the mean of the products, and what is the product of the means?",
    look="the means: how many of them are taken",
    formula=GRADIENT,
)
mse_logistic_grad.slip(
    "no_sigmoid",
    "the sigmoid is missing in p, so this is the gradient of a straight line",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))\n    dz = 2 * (p - y) * p * (1 - p)",
    now="p = X @ w + b\n    dz = 2 * (p - y)",
    ask="What is p when z is 5, and can a probability be that?",
    look=AT_P,
    formula=P,
)
mse_logistic_grad.slip(
    "no_sigmoid_with_slope",
    "the sigmoid is missing in p",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = X @ w + b",
    ask="What is p when z is 5, and can a probability be that?",
    look=AT_P,
    formula=P,
)
mse_logistic_grad.slip(
    "residual_sign",
    "the sign is wrong in both: y − p stands where p − y belongs",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (y - p) * p * (1 - p)",
    ask="For y = 1 and p = 0.3: does the loss grow or fall when z grows, so which sign has dz?",
    look="the order of p and y in the difference",
    formula=DZ,
)
mse_logistic_grad.slip(
    "sign_in_exp",
    "the exponent in the sigmoid has the wrong sign, so p is the probability of class 0",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(X @ w + b))",
    ask="Which value should p have when z is 10?",
    look="the sign inside exp",
    formula="p = 1 / (1 + e⁻ᶻ)",
)
mse_logistic_grad.slip(
    "brackets_in_the_sigmoid",
    "the brackets are missing in the sigmoid: 1 / 1 + e⁻ᶻ is 1 + e⁻ᶻ",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / 1 + np.exp(-(X @ w + b))",
    ask="In which order does Python work out 1 / 1 + 2?",
    look=AT_P,
    formula="p = 1 / (1 + e⁻ᶻ)",
)
mse_logistic_grad.slip(
    "tanh_for_sigmoid",
    "p is a tanh, which runs from −1 to 1, where the sigmoid belongs",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = np.tanh(X @ w + b)",
    ask="Can a probability be −0.5?",
    look=AT_P,
    formula=P,
)
mse_logistic_grad.slip(
    "softmax_for_sigmoid",
    "the p of all examples add up to 1, as in a softmax: each example should have a sigmoid of its own",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="e = np.exp(X @ w + b)\n    p = e / np.sum(e)",
    ask="Should p of one example change when another example changes?",
    look="a sum of exponentials",
    formula="p = 1 / (1 + e⁻ᶻ), for each example",
)
mse_logistic_grad.slip(
    "bias_missing",
    "b is left out of p",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-(X @ w)))",
    ask="Does your answer change when b changes?",
    look=AT_P,
    formula=P,
)
mse_logistic_grad.slip(
    "bias_subtracted",
    "b is subtracted in the logit, not added",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-(X @ w) + b))",
    ask="Which sign has b in X w + b, and where does your minus sign end?",
    look="the brackets after the minus sign in exp",
    formula="p = 1 / (1 + exp(−(X w + b)))",
)
mse_logistic_grad.slip(
    "logit_clipped",
    "z or p is held inside limits that cut real numbers off",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-np.clip(X @ w + b, -10, 10)))",
    ask="What is σ(12), and what is the most or least your p can be?",
    look="np.clip, and its limits",
    formula="p = σ(X w + b), without limits that a p of this data can reach",
    shows=is_held_in_limits,
)


mse_logistic_grad.slip(
    "factor_2_twice",
    "the factor 2 stands there twice",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 4 * (p - y) * p * (1 - p)",
    ask="What is the derivative of r² with respect to r?",
    look="the factors in front of p − y",
    formula=DZ,
)
mse_logistic_grad.slip(
    "z_minus_y",
    "z − y stands where p − y belongs",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (X @ w + b - y) * p * (1 - p)",
    ask="Which two numbers does this loss compare?",
    look="the difference with y: the sigmoid is missing in it",
    formula=DZ,
)
mse_logistic_grad.slip(
    "y_in_the_slope",
    "the slope of the sigmoid is p(1 − y), where p(1 − p) belongs",
    of=line_by_line,
    was="dz = 2 * (p - y) * p * (1 - p)",
    now="dz = 2 * (p - y) * p * (1 - y)",
    ask="Does the slope of the sigmoid depend on the label?",
    look="the last factor",
    formula=DZ,
)
