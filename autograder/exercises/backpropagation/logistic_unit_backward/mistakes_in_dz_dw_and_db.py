"""Wrong answers that have a name: those in dz dw and db."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.logistic_unit_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import logistic_unit_backward
from autograder.exercises.backpropagation.logistic_unit_backward.hints import AT_DA, AT_DZ, DA, DZ, SLOPE_OF_LOG

AT_DW = "the line that computes dw"
DW = "dw = dz · x, one number per entry of w"
B_GROWS = "By how much does z grow when b grows by 1?"
AT_DB = "the line that computes db"
DB = "db = dz"


logistic_unit_backward.slip(
    "dz_is_da",
    "dz is da: the slope of σ, a(1 − a), is not multiplied in",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = da",
    ask="If z moves a little, does a move as much?",
    look=AT_DZ,
    formula=DZ,
)


@logistic_unit_backward.mistake(
    "dz is da: the slope of σ, a(1 − a), is not multiplied in",
    ask="If z moves a little, does a move as much?",
    look=AT_DZ,
    formula=DZ,
)
def dz_is_da_alone(x, y, w, b):
    a = 1 / (1 + np.exp(-(np.dot(w, x) + b)))
    da = -y / a + (1 - y) / (1 - a)
    dz = da
    dw = (a - y) * x
    db = a - y
    return {"a": a, "da": da, "dz": dz, "dw": dw, "db": db}


logistic_unit_backward.slip(
    "dz_without_da",
    "dz is a(1 − a) alone: da is not multiplied in",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = a * (1 - a)",
    ask="If L moves with a, and a with z, how fast does L move with z?",
    look=AT_DZ,
    formula=DZ,
)
logistic_unit_backward.slip(
    "dz_times_a",
    "dz is da·a: the factor 1 − a is missing",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = da * a",
    ask="What is the slope of σ, written with a?",
    look=AT_DZ,
    formula=DZ,
)
logistic_unit_backward.slip(
    "dz_times_1_minus_a",
    "dz is da·(1 − a): the factor a is missing",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = da * (1 - a)",
    ask="What is the slope of σ, written with a?",
    look=AT_DZ,
    formula=DZ,
)
logistic_unit_backward.slip(
    "dz_times_a_plus",
    "dz is da·a(1 + a): the slope of σ has the wrong sign in it",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = da * a * (1 + a)",
    ask="How large is the slope of σ where a is close to 1?",
    look=AT_DZ,
    formula=DZ,
)
logistic_unit_backward.slip(
    "dz_slope_twice",
    "the slope of σ, a(1 − a), is multiplied in twice",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = (a - y) * a * (1 - a)",
    ask="Is a − y dz already, or still da?",
    look=AT_DZ,
    formula=DZ,
)
logistic_unit_backward.slip(
    "dz_tanh_slope",
    "dz is made with 1 − a², the slope of tanh",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = da * (1 - a**2)",
    ask="Of which function is 1 − a² the slope?",
    look=AT_DZ,
    formula=DZ,
)
logistic_unit_backward.slip(
    "dz_slope_at_z",
    "the slope of σ is written with z, as z(1 − z), where a belongs",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = da * (np.dot(w, x) + b) * (1 - (np.dot(w, x) + b))",
    ask="Which of z and a stands in σ′ = a(1 − a)?",
    look=AT_DZ,
    formula=DZ,
)
logistic_unit_backward.slip(
    "dz_slope_at_a",
    "the slope of σ is taken at a, where z belongs: σ is applied twice",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = da / (1 + np.exp(-a)) * (1 - 1 / (1 + np.exp(-a)))",
    ask="Is a the z that goes into σ, or is it σ(z) already?",
    look=AT_DZ,
    formula=DZ,
)
logistic_unit_backward.slip(
    "dz_times_y",
    "dz is a·y, not a − y",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = a * y",
    ask="What is the difference between a − y and a·y?",
    look=AT_DZ,
    formula=DZ,
)
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
    "db_times_b",
    "db is dz·b, but b itself does not belong there",
    of=line_by_line,
    was="db = dz",
    now="db = dz * b",
    ask=B_GROWS,
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "db_is_1",
    "db is 1: that is dz/db, not yet dL/db",
    of=line_by_line,
    was="db = dz",
    now="db = 1.0",
    ask="If L moves with z, and z with b, how fast does L move with b?",
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "db_is_da",
    "db is da, where dz belongs",
    of=line_by_line,
    was="db = dz",
    now="db = da",
    ask="Through which node does b reach the loss?",
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "db_sum_of_dw",
    "db is the sum of dw",
    of=line_by_line,
    was="db = dz",
    now="db = np.sum(dz * x)",
    ask=B_GROWS,
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "db_as_array",
    "db is an array, not one number",
    of=line_by_line,
    was="db = dz",
    now="db = dz * np.ones(1)",
    ask="How many biases does the unit have?",
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "db_per_entry",
    "db holds dz once for every entry of x",
    of=line_by_line,
    was="db = dz",
    now="db = dz * np.ones(len(x)) if len(x) > 1 else dz",
    ask="How many biases does the unit have?",
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "db_times_n",
    "db is n·dz: it is added up over the entries of x",
    of=line_by_line,
    was="db = dz",
    now="db = dz * len(x)",
    ask="How many biases does the unit have, and how often does z hold it?",
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "db_sign",
    "db has the wrong sign",
    of=line_by_line,
    was="db = dz",
    now="db = -dz",
    ask=B_GROWS,
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "y_turned",
    "the labels are turned round: 1 is treated as 0, and 0 as 1",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = (y - 1) / a + y / (1 - a)",
    ask="If a is nearly 1 and y is 1, is da large or small?",
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_divisors_swapped",
    "the divisors a and 1 − a have changed places in da",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)\n    dz = da * a * (1 - a)",
    now="da = -y / (1 - a) + (1 - y) / a\n    dz = a - y",
    ask=SLOPE_OF_LOG,
    look=AT_DA,
    formula=DA,
)
logistic_unit_backward.slip(
    "da_divisors_swapped_all_the_way",
    "the divisors a and 1 − a have changed places in da, and the slopes behind it follow it",
    of=line_by_line,
    was="da = -y / a + (1 - y) / (1 - a)",
    now="da = -y / (1 - a) + (1 - y) / a",
    ask=SLOPE_OF_LOG,
    look=AT_DA,
    formula=DA,
)
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
logistic_unit_backward.slip(
    "db_is_0",
    "db is 0, as if the loss did not move with b",
    of=line_by_line,
    was="db = dz",
    now="db = 0.0",
    ask="If L moves with z, and z with b, how fast does L move with b?",
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "db_mean_of_dw",
    "db is the mean of dw, where dz belongs",
    of=line_by_line,
    was="db = dz",
    now="db = np.mean(dw)",
    ask="How fast does z move with b: does it depend on x?",
    look=AT_DB,
    formula=DB,
)
logistic_unit_backward.slip(
    "dz_from_a_label",
    "dz is made with a label, 0 or 1, where the probability a belongs",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = (a >= 0.5) - y",
    ask="y is 1. Should a = 0.51 and a = 0.99 give the same slope?",
    look=AT_DZ,
    formula=DZ,
)


logistic_unit_backward.slip(
    "dz_doubled",
    "dz is twice too large: the factor 2 comes from a square, and there is no square in this loss",
    of=line_by_line,
    was="dz = da * a * (1 - a)",
    now="dz = 2 * da * a * (1 - a)",
    ask="Where in the cross-entropy would a 2 come from?",
    look="the factors of dz",
    formula=DZ,
)
