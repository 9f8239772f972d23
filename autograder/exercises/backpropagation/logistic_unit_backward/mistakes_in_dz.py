"""Wrong answers that have a name: those in dz."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.logistic_unit_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import logistic_unit_backward
from autograder.exercises.backpropagation.logistic_unit_backward.hints import AT_DZ, DZ

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
