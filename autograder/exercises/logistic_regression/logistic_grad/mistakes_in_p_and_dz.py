"""Wrong answers that have a name: those in p and dz."""

from __future__ import annotations

from autograder.exercises.logistic_regression.logistic_grad.equivalents import line_by_line
from autograder.exercises.logistic_regression.logistic_grad.exercise import logistic_grad
from autograder.exercises.logistic_regression.logistic_grad.hints import P
from autograder.exercises.logistic_regression.mse_logistic_grad.shows import is_held_in_limits

DZ = "dz = p − y"
AT_P = "the line that computes p"


logistic_grad.slip(
    "extra_slope",
    "the factor p(1 − p) is one too many: the cross-entropy has cancelled it",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p - y) * p * (1 - p)",
    ask="What do you get when you multiply dL/dp = (p − y) / (p(1 − p)) by dp/dz = p(1 − p)?",
    look="the factors after p − y",
    formula=DZ,
)
logistic_grad.slip(
    "gradient_of_mse",
    "this is the gradient of the squared error, which is another loss",
    of=line_by_line,
    was="dz = p - y",
    now="dz = 2 * (p - y) * p * (1 - p)",
    ask="Which loss is asked for here, and what is left of its derivative along z?",
    look="the factors around p − y",
    formula=DZ,
)
logistic_grad.slip(
    "factor_2",
    "both are twice too large: the factor 2 comes from a square, and there is no square in this loss",
    of=line_by_line,
    was="dz = p - y",
    now="dz = 2 * (p - y)",
    ask="Where in the cross-entropy would a 2 come from?",
    look="the factor in front of p − y",
    formula=DZ,
)
logistic_grad.slip(
    "slope_along_p",
    "this is the derivative along p, before the slope of the sigmoid is multiplied in",
    of=line_by_line,
    was="dz = p - y",
    now="dz = -y / p + (1 - y) / (1 - p)",
    ask="b moves z, and z moves p: which step is missing?",
    look="the step from dL/dp to dL/dz",
    formula=DZ,
)
logistic_grad.slip(
    "minus_y_over_p",
    "dz is −y / p, the derivative of −y log p along p alone",
    of=line_by_line,
    was="dz = p - y",
    now="dz = -y / p",
    ask="What is left of the loss for y = 0, and how does p move when z does?",
    look="the term with 1 − y, and the step from dL/dp to dL/dz",
    formula=DZ,
)
logistic_grad.slip(
    "only_label_1",
    "the examples with label 0 have no part in it",
    of=line_by_line,
    was="dz = p - y",
    now="dz = -y * (1 - p)",
    ask="Which part of the loss is left for an example with y = 0?",
    look="the term with 1 − y, which a formula for the labels −1 and 1 lacks too",
    formula=DZ,
)
logistic_grad.slip(
    "only_label_0",
    "the examples with label 1 have no part in it",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (1 - y) * p",
    ask="Which part of the loss is left for an example with y = 1?",
    look="the term with y",
    formula=DZ,
)
logistic_grad.slip(
    "threshold",
    "p is rounded to a label, 0 or 1, before y is subtracted",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p >= 0.5) - y",
    ask="Does the loss see p, or only on which side of ½ it lies?",
    look="a comparison such as p >= 0.5",
    formula=DZ,
)
logistic_grad.slip(
    "threshold_strict",
    "p is rounded to a label, 0 or 1, before y is subtracted, and ½ counts as 0",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p > 0.5) - y",
    ask="Does the loss see p, or only on which side of ½ it lies?",
    look="a comparison such as p > 0.5",
    formula=DZ,
)
logistic_grad.slip(
    "no_sigmoid",
    "the sigmoid is missing in p, so this is the residual of a straight line",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = X @ w + b",
    ask="What is p when z is 5, and can a probability be that?",
    look=AT_P,
    formula=P,
)
logistic_grad.slip(
    "no_sigmoid_with_2",
    "the sigmoid is missing in p: this is the gradient of the squared error of a straight line",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))\n    dz = p - y",
    now="p = X @ w + b\n    dz = 2 * (p - y)",
    ask="What is p when z is 5, and can a probability be that?",
    look="the line that computes p, and the factor 2",
    formula="p = σ(X w + b), dw = Xᵀ (p − y) / m, db = mean(p − y)",
)
logistic_grad.slip(
    "log_of_p",
    "log(p) is compared with y, but the logarithm is gone once the loss is differentiated",
    of=line_by_line,
    was="dz = p - y",
    now="dz = np.log(p) - y",
    ask="What is the derivative of log(p)?",
    look="a logarithm in the line of dz",
    formula=DZ,
)
logistic_grad.slip(
    "residual_by_size",
    "only the size of p − y counts, its sign is lost",
    of=line_by_line,
    was="dz = p - y",
    now="dz = np.abs(p - y)",
    ask="For y = 1 and p = 0.3: should z grow or fall for the loss to fall?",
    look="np.abs, or a square, around p − y",
    formula=DZ,
)
logistic_grad.slip(
    "residual_squared",
    "p − y is squared, but it is the derivative of the loss already",
    of=line_by_line,
    was="dz = p - y",
    now="dz = (p - y) ** 2",
    ask="What is left when the cross-entropy is differentiated along z?",
    look="** 2 in the line of dz",
    formula=DZ,
)
logistic_grad.slip(
    "residual_sign",
    "the sign is wrong in both: y − p stands where p − y belongs",
    of=line_by_line,
    was="dz = p - y",
    now="dz = y - p",
    ask="For y = 1 and p = 0.3: does the loss grow or fall when z grows, so which sign has dz?",
    look="the order of p and y in the difference",
    formula=DZ,
)
logistic_grad.slip(
    "sign_in_exp",
    "the exponent in the sigmoid has the wrong sign, so p is the probability of class 0",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(X @ w + b))",
    ask="Which value should p have when z is 10?",
    look="the sign inside exp",
    formula="p = 1 / (1 + e⁻ᶻ)",
)
logistic_grad.slip(
    "brackets_in_the_sigmoid",
    "the brackets are missing in the sigmoid: 1 / 1 + e⁻ᶻ is 1 + e⁻ᶻ",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / 1 + np.exp(-(X @ w + b))",
    ask="In which order does Python work out 1 / 1 + 2?",
    look=AT_P,
    formula="p = 1 / (1 + e⁻ᶻ)",
)
logistic_grad.slip(
    "tanh_for_sigmoid",
    "p is a tanh, which runs from −1 to 1, where the sigmoid belongs",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = np.tanh(X @ w + b)",
    ask="Can a probability be −0.5?",
    look=AT_P,
    formula=P,
)
logistic_grad.slip(
    "softmax_for_sigmoid",
    "the p of all examples add up to 1, as in a softmax: each example should have a sigmoid of its own",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="e = np.exp(X @ w + b)\n    p = e / np.sum(e)",
    ask="Should p of one example change when another example changes?",
    look="a sum of exponentials",
    formula="p = 1 / (1 + e⁻ᶻ), for each example",
)
logistic_grad.slip(
    "bias_missing",
    "b is left out of p",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-(X @ w)))",
    ask="Does your answer change when b changes?",
    look=AT_P,
    formula=P,
)
logistic_grad.slip(
    "bias_subtracted",
    "b is subtracted in the logit, not added",
    of=line_by_line,
    was="p = 1 / (1 + np.exp(-(X @ w + b)))",
    now="p = 1 / (1 + np.exp(-(X @ w) + b))",
    ask="Which sign has b in X w + b, and where does your minus sign end?",
    look="the brackets after the minus sign in exp",
    formula="p = 1 / (1 + exp(−(X w + b)))",
)
logistic_grad.slip(
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


logistic_grad.slip(
    "y_forgotten",
    "the labels play no part: p stands where p − y belongs",
    of=line_by_line,
    was="dz = p - y",
    now="dz = p",
    ask="Does your answer change when all labels change?",
    look="the line that computes dz",
    formula=DZ,
)
logistic_grad.slip(
    "y_added",
    "y is added to p, where it belongs subtracted",
    of=line_by_line,
    was="dz = p - y",
    now="dz = p + y",
    ask="What should dz be for a p that equals its y?",
    look="the sign in front of y",
    formula=DZ,
)
