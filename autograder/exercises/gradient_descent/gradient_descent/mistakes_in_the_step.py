"""Wrong answers that have a name: those in the direction and length of a step, and in when steps end."""

from __future__ import annotations

import numpy as np

from autograder.exercises.gradient_descent.gradient_descent.equivalents import list_to_array
from autograder.exercises.gradient_descent.gradient_descent.exercise import gradient_descent
from autograder.exercises.gradient_descent.gradient_descent.hints import STEP

gradient_descent.slip(
    "ascent",
    "every step goes uphill",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="path.append(path[-1] + lr * grad_f(path[-1]))",
    ask="If the slope is positive, is lower ground to the right or to the left?",
    look="the sign in front of the learning rate",
    formula=STEP,
)
gradient_descent.slip(
    "lr_hard_coded",
    "the learning rate has the fixed value 0.1 in the code, so the `lr` that is handed in has no effect",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="path.append(path[-1] - 0.1 * grad_f(path[-1]))",
    ask="What changes in your path when lr is halved?",
    look="a line such as lr = 0.1, or a number in front of grad_f",
    formula="row t + 1 = row t − lr · grad_f(row t), with the lr of the call",
)
gradient_descent.slip(
    "lr_forgotten",
    "the learning rate is left out, so every step is as long as the gradient",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="path.append(path[-1] - grad_f(path[-1]))",
    ask="What changes in your path when lr is halved?",
    look="the factor in front of grad_f",
    formula=STEP,
)
gradient_descent.slip(
    "steps_of_one_length",
    "all steps have the length lr, however steep the ground is",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="g = grad_f(path[-1])\n        path.append(path[-1] - lr * g / np.linalg.norm(g))",
    ask="Should a step on steep ground be longer than one on gentle ground?",
    look="the place where the gradient is divided by its length",
    formula="row t + 1 = row t − lr · grad_f(row t), with the gradient as it is",
)


@gradient_descent.mistake(
    "the walk stops before n_steps when the slope is small",
    ask="On very gentle ground with a large learning rate, is a small slope a reason to stop?",
    look="the condition that leaves the loop",
    formula="always n_steps + 1 rows: row t + 1 = row t − lr · grad_f(row t)",
)
def stops_on_a_small_slope(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        g = grad_f(path[-1])
        if np.linalg.norm(g) < 1e-6:
            break
        path.append(path[-1] - lr * g)
    return np.array(path)


gradient_descent.slip(
    "stands_still_on_a_small_slope",
    "the walk stands still when the slope is small",
    of=list_to_array,
    was="path.append(path[-1] - lr * grad_f(path[-1]))",
    now="g = grad_f(path[-1])\n        path.append(path[-1] - lr * g if np.linalg.norm(g) >= 1e-6 else path[-1])",
    ask="On very gentle ground with a large learning rate, is a small slope a reason to stop?",
    look="the condition in front of the step",
    formula="row t + 1 = row t − lr · grad_f(row t), however small the slope is",
)


@gradient_descent.mistake(
    "the walk stops before n_steps when a step was short",
    ask="Many short steps: do they lead nowhere?",
    look="the condition that leaves the loop",
    formula="always n_steps + 1 rows: row t + 1 = row t − lr · grad_f(row t)",
)
def stops_after_a_short_step(grad_f, x0, lr, n_steps):
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] - lr * grad_f(path[-1]))
        if np.linalg.norm(path[-1] - path[-2]) < 1e-6:
            break
    return np.array(path)
