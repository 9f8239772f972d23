"""Wrong answers that have a name: those in u = bc and v = a + u."""

from __future__ import annotations

from autograder.exercises.backpropagation.graph_forward.equivalents import line_by_line
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward
from autograder.exercises.backpropagation.graph_forward.hints import AT_V, FORMULA

WHAT_IS_BC = "What does bc stand for, when two letters stand side by side?"
AT_U = "the line that computes u"
WHICH_SIGN = "Which sign stands between a and bc in J = 3(a + bc)?"
WHAT_FEEDS_V = "Which node feeds v, besides a?"
SIDE_BY_SIDE = "Which two letters stand side by side in a + bc?"


graph_forward.slip(
    "u_is_a_sum",
    "u is the sum of b and c, not their product",
    of=line_by_line,
    was="u = b * c",
    now="u = b + c",
    ask=WHAT_IS_BC,
    look=AT_U,
    formula=FORMULA,
)
graph_forward.slip(
    "v_is_a_product",
    "v is the product of a and u, not their sum",
    of=line_by_line,
    was="v = a + u",
    now="v = a * u",
    ask=WHICH_SIGN,
    look=AT_V,
    formula=FORMULA,
)
graph_forward.slip(
    "sum_before_product",
    "a is added to b first, so v is (a + b)·c",
    of=line_by_line,
    was="v = a + u",
    now="v = (a + b) * c",
    ask="In a + bc, what is worked out first?",
    look="the brackets in v",
    formula=FORMULA,
)
graph_forward.slip(
    "v_skips_u",
    "v is a + b, so c never reaches J",
    of=line_by_line,
    was="v = a + u",
    now="v = a + b",
    ask=WHAT_FEEDS_V,
    look=AT_V,
    formula=FORMULA,
)
graph_forward.slip(
    "v_adds_c",
    "v is a + c, so b never reaches J",
    of=line_by_line,
    was="v = a + u",
    now="v = a + c",
    ask=WHAT_FEEDS_V,
    look=AT_V,
    formula=FORMULA,
)
graph_forward.slip(
    "all_three_added",
    "v is a + b + c, without the product bc",
    of=line_by_line,
    was="v = a + u",
    now="v = a + b + c",
    ask=WHAT_FEEDS_V,
    look=AT_V,
    formula=FORMULA,
)
graph_forward.slip(
    "a_and_c_swapped",
    "a and c have changed places: u = ab, v = c + u",
    of=line_by_line,
    was="u = b * c\n    v = a + u",
    now="u = a * b\n    v = c + u",
    ask=SIDE_BY_SIDE,
    look=AT_U,
    formula=FORMULA,
)
graph_forward.slip(
    "a_and_b_swapped",
    "a and b have changed places: u = ac, v = b + u",
    of=line_by_line,
    was="u = b * c\n    v = a + u",
    now="u = a * c\n    v = b + u",
    ask=SIDE_BY_SIDE,
    look=AT_U,
    formula=FORMULA,
)
graph_forward.slip(
    "u_from_a_and_b",
    "u is the product of a and b, not of b and c",
    of=line_by_line,
    was="u = b * c",
    now="u = a * b",
    ask=SIDE_BY_SIDE,
    look=AT_U,
    formula=FORMULA,
)
graph_forward.slip(
    "u_from_a_and_c",
    "u is the product of a and c, not of b and c",
    of=line_by_line,
    was="u = b * c",
    now="u = a * c",
    ask=SIDE_BY_SIDE,
    look=AT_U,
    formula=FORMULA,
)
graph_forward.slip(
    "u_is_a_power",
    "u is b to the power c",
    of=line_by_line,
    was="u = b * c",
    now="u = 1.0 * b**c",
    ask="What is the difference between b * c and b ** c?",
    look="the stars in the line that computes u",
    formula=FORMULA,
)
graph_forward.slip(
    "u_is_a_quotient",
    "u is b divided by c",
    of=line_by_line,
    was="u = b * c",
    now="u = np.divide(b, c)",
    ask=WHAT_IS_BC,
    look=AT_U,
    formula=FORMULA,
)
graph_forward.slip(
    "u_is_a_difference",
    "u is b − c, not the product bc",
    of=line_by_line,
    was="u = b * c",
    now="u = b - c",
    ask=WHAT_IS_BC,
    look=AT_U,
    formula=FORMULA,
)
graph_forward.slip(
    "minus_for_plus",
    "v is a − u, not a + u",
    of=line_by_line,
    was="v = a + u",
    now="v = a - u",
    ask=WHICH_SIGN,
    look=AT_V,
    formula=FORMULA,
)
graph_forward.slip(
    "minus_turned",
    "v is u − a, not a + u",
    of=line_by_line,
    was="v = a + u",
    now="v = u - a",
    ask=WHICH_SIGN,
    look=AT_V,
    formula=FORMULA,
)


@graph_forward.mistake(
    "u is the sum of b and c, though v and J are made with their product",
    ask=WHAT_IS_BC,
    look=AT_U,
    formula=FORMULA,
)
def u_alone_is_a_sum(a, b, c):
    v = a + b * c
    return {"u": b + c, "v": v, "J": 3 * v}


@graph_forward.mistake(
    "v is the product of a and u, though J is made with their sum",
    ask=WHICH_SIGN,
    look=AT_V,
    formula=FORMULA,
)
def v_alone_is_a_product(a, b, c):
    u = b * c
    return {"u": u, "v": a * u, "J": 3 * (a + u)}
