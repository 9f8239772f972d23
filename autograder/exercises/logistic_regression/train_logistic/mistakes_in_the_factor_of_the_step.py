"""Wrong answers that have a name: those in what a step is multiplied by: lr, 1/m, a 2, a sign."""

from __future__ import annotations

from autograder.exercises.logistic_regression.train_logistic.equivalents import line_by_line
from autograder.exercises.logistic_regression.train_logistic.exercise import train_logistic
from autograder.exercises.logistic_regression.train_logistic.hints import AT_DW, STEP
from autograder.exercises.logistic_regression.train_logistic.shows import lr_is_fixed, w_decays, walks_as

train_logistic.slip(
    "lr_hard_coded",
    "the learning rate has a fixed value in the code, so the `lr` that is handed in has no effect",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - 0.1 * dw, b - 0.1 * db",
    ask="What changes in your losses when lr is halved?",
    look="a line such as lr = 0.1, or a number in front of dw",
    formula=STEP,
    shows_all=lr_is_fixed,
)
train_logistic.slip(
    "lr_forgotten",
    "the learning rate is left out, so every step is as long as the gradient",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - dw, b - db",
    ask="What changes in your losses when lr is halved?",
    look="the factor in front of dw and db",
    formula=STEP,
)
train_logistic.slip(
    "w_decays",
    "each step pulls w towards 0 as well, by a multiple of w, as a penalty on large weights does: none is asked for",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr * (dw + 0.1 * w), b - lr * db",
    ask="Where should w move when p equals y for every example, so that dw is 0?",
    look="what is added to dw, or a factor in front of w",
    formula=STEP,
    shows_all=w_decays,
)
train_logistic.slip(
    "lr_divided_by_m",
    "the step is divided by m twice, in the gradient and once again at lr",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr / len(y) * dw, b - lr / len(y) * db",
    ask="The gradient is a mean already: what does another 1/m do to the steps?",
    look="the division by m: how often it happens",
    formula=STEP,
)
train_logistic.slip(
    "gradient_summed",
    "the gradient is a sum over the examples, not a mean",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X.T @ dz, np.sum(dz)",
    ask="What happens to your steps when every example stands in the data twice?",
    look="the lines of dw and db, and whether they divide by m",
    formula=STEP,
    shows=walks_as("gradient_summed"),
)
train_logistic.slip(
    "dw_summed",
    "dw is a sum over the examples, not a mean",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X.T @ dz, np.mean(dz)",
    ask="What happens to dw when every example stands in the data twice?",
    look=AT_DW,
    formula=STEP,
    shows=walks_as("dw_summed"),
)
train_logistic.slip(
    "db_summed",
    "db is a sum over the examples, not a mean",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X.T @ dz / len(y), np.sum(dz)",
    ask="What happens to db when every example stands in the data twice?",
    look="the line that computes db",
    formula=STEP,
    shows=walks_as("db_summed"),
)
train_logistic.slip(
    "divided_by_n",
    "the gradient is divided by the number of features n, not by the number of examples m",
    of=line_by_line,
    was="dw, db = X.T @ dz / len(y), np.mean(dz)",
    now="dw, db = X.T @ dz / X.shape[1], np.sum(dz) / X.shape[1]",
    ask="How many examples does X hold, and which axis counts them?",
    look="X.shape[1], and len() of an array over features",
    formula=STEP,
)
train_logistic.slip(
    "factor_2",
    "every step is twice too long: the factor 2 comes from a square, and this loss has no square",
    of=line_by_line,
    was="dz = p - y",
    now="dz = 2 * (p - y)",
    ask="Where in the cross-entropy would a 2 come from?",
    look="the factor in front of p − y",
    formula=STEP,
)
train_logistic.slip(
    "ascent",
    "every step goes uphill, so the loss grows",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w + lr * dw, b + lr * db",
    ask="If the slope is positive, is less loss to the right or to the left?",
    look="the sign in front of lr, and the order of p and y in p − y",
    formula=STEP,
    shows=walks_as("ascent"),
)
train_logistic.slip(
    "b_ascends",
    "b goes uphill",
    of=line_by_line,
    was="w, b = w - lr * dw, b - lr * db",
    now="w, b = w - lr * dw, b + lr * db",
    ask="If the slope along b is positive, should b grow or fall?",
    look="the sign in front of lr in the line that moves b",
    formula=STEP,
    shows=walks_as("b_ascends"),
)
