"""Wrong answers that have a name: those in db."""

from __future__ import annotations

from autograder.exercises.backpropagation.logistic_unit_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.logistic_unit_backward.exercise import logistic_unit_backward

B_GROWS = "By how much does z grow when b grows by 1?"
AT_DB = "the line that computes db"
DB = "db = dz"


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
