"""Wrong answers that have a name: those in dw."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.logistic_unit_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import logistic_unit_backward

AT_DW = "the line that computes dw"
DW = "dw = dz · x, one number per entry of w"


logistic_unit_backward.slip(
    "dw_is_dz",
    "dw is dz, one number: x is missing",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = dz",
    ask="If an entry of x is 0, does the loss move with its weight?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_is_dz_everywhere",
    "dw holds dz in every place: x is missing",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = dz * np.ones(len(x))",
    ask="If an entry of x is 0, does the loss move with its weight?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_with_w",
    "dw is dz·w, where x belongs",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = dz * w",
    ask="Which of w and x stays fixed when a weight moves?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_with_da",
    "dw is da·x, where dz belongs",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = da * x",
    ask="Through which node does w reach the loss?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_and_db_with_da",
    "dw and db are made from da, where dz belongs",
    of=line_by_line,
    was="dw = dz * x\n    db = dz",
    now="dw = da * x\n    db = da",
    ask="Through which node do w and b reach the loss?",
    look="the lines that compute dw and db",
    formula="dw = dz · x, db = dz",
)
logistic_unit_backward.slip(
    "dw_added_up",
    "dw is one number, the sum over the entries of x",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = np.sum(dz * x)",
    ask="How many weights wait for their slope?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_divided_by_n",
    "dw is divided by n, though there is one example",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = dz * x / len(x)",
    ask="How many examples are there?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_with_a",
    "dw is dz·a, where x belongs",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = dz * a * np.ones(len(x))",
    ask="Which value does w multiply in z = w·x + b?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_is_x",
    "dw is x alone: dz is not multiplied in",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = 1.0 * x",
    ask="If L moves with z, and z with w, how fast does L move with w?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_sign",
    "dw has the wrong sign",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = -dz * x",
    ask="If dz is positive and an entry of x too, which sign has the slope along its weight?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_column",
    "dw is a column of shape (n, 1)",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = (dz * x).reshape(-1, 1)",
    ask="What is the shape of w, and what should be that of dw?",
    look=AT_DW,
    formula=DW,
)
logistic_unit_backward.slip(
    "dw_list",
    "dw is a list, not an array",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = [dz * xi for xi in x]",
    ask="Can you write w - 0.1 * dw with your dw?",
    look=AT_DW,
    formula=DW,
)


@logistic_unit_backward.mistake(
    "dw is cut to whole numbers when x holds ints",
    ask="What can be stored in an array of ints?",
    look="np.zeros_like(x) or astype(int): it takes over the type of x",
    formula=DW,
)
def dw_cut(x, y, w, b):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    dw = np.zeros_like(x)
    for i in range(len(x)):
        dw[i] = (a - y) * x[i]
    return {"a": a, "da": -y / a + (1 - y) / (1 - a), "dz": a - y, "dw": dw, "db": a - y}


logistic_unit_backward.slip(
    "dw_is_dz_in_brackets",
    "dw holds dz alone, in an array of one entry: x is missing",
    of=line_by_line,
    was="dw = dz * x",
    now="dw = np.array([dz])",
    ask="If an entry of x is 0, does the loss move with its weight?",
    look=AT_DW,
    formula=DW,
)
