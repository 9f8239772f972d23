"""Wrong answers that have a name: those in the two terms of da: which label, which divisor."""

from __future__ import annotations

from autograder.exercises.backpropagation.logistic_unit_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import logistic_unit_backward
from autograder.exercises.backpropagation.logistic_unit_backward.hints import AT_DA, DA, SLOPE_OF_LOG

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
