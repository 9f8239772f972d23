"""Wrong answers that have a name."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.graph_forward import shows
from autograder.exercises.backpropagation.graph_forward.equivalents import line_by_line
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward

WHAT_IS_BC = "What does bc stand for, when two letters stand side by side?"
AT_U = "the line that computes u"
FORMULA = "u = bc, v = a + u, J = 3v"
WHICH_SIGN = "Which sign stands between a and bc in J = 3(a + bc)?"
AT_V = "the line that computes v"
AT_RETURN = "the `return` line"
RETURN = 'return {"u": u, "v": v, "J": J}'
J_AT_11 = "What does J = 3v give for v = 11?"
AT_J = "the line that computes J"
WHAT_FEEDS_V = "Which node feeds v, besides a?"
SIDE_BY_SIDE = "Which two letters stand side by side in a + bc?"


graph_forward.slip(
    "three_for_a_alone",
    "only a is multiplied by 3 in J, so this is 3a + bc",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * a + u",
    ask="By how much does J grow when u grows by 1?",
    look="the line that computes J, and its brackets",
    formula="J = 3v = 3(a + bc)",
    shows_all=shows.multiplies_a_alone,
)
graph_forward.slip(
    "three_for_u_alone",
    "only u is multiplied by 3 in J, so this is a + 3bc",
    of=line_by_line,
    was="J = 3 * v",
    now="J = a + 3 * u",
    ask="By how much does J grow when a grows by 1?",
    look="the line that computes J, and its brackets",
    formula="J = 3v = 3(a + bc)",
)
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


@graph_forward.mistake(
    "only J comes back, without u and v",
    ask="Which values will the way back need, besides the last one?",
    look=AT_RETURN,
    formula=RETURN,
)
def only_J(a, b, c):
    return 3 * (a + b * c)


@graph_forward.mistake(
    "the values come back in a list or tuple, without their names",
    ask="How will the next step find the value of v?",
    look=AT_RETURN,
    formula=RETURN,
)
def list_for_dict(a, b, c):
    u = b * c
    v = a + u
    return [u, v, 3 * v]


@graph_forward.mistake(
    "the values of the text's example, a = 5, b = 3, c = 2, are typed in",
    ask="Where does your code use the a, b and c of the call?",
    look="numbers in your code that are not 3",
    formula=FORMULA,
)
def numbers_of_the_text(a, b, c):
    return {"u": 6.0, "v": 11.0, "J": 33.0}


graph_forward.slip(
    "three_missing",
    "the factor 3 is missing in J",
    of=line_by_line,
    was="J = 3 * v",
    now="J = v",
    ask=J_AT_11,
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_as_a_power",
    "v is raised to the power 3, not multiplied by 3",
    of=line_by_line,
    was="J = 3 * v",
    now="J = v**3",
    ask="What is the difference between 3 * v and v ** 3?",
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_added",
    "3 is added to v, not multiplied with it",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 + v",
    ask=J_AT_11,
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_times_u",
    "J is three times u, so a is lost",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * u",
    ask="Does your J change when a changes?",
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_times_a_and_u",
    "J is 3·a·u, a product where 3(a + u) is asked for",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * a * u",
    ask=J_AT_11,
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_twice",
    "the factor 3 stands in v already, and again in J",
    of=line_by_line,
    was="v = a + u",
    now="v = 3 * (a + u)",
    ask="How often does 3 stand in J = 3(a + bc)?",
    look="the lines that compute v and J",
    formula=FORMULA,
)
graph_forward.slip(
    "three_in_v",
    "v holds the factor 3 already, so it is J",
    of=line_by_line,
    was="v = a + u\n    J = 3 * v",
    now="v = 3 * (a + u)\n    J = v",
    ask="Which node comes just before the multiplication by 3?",
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
graph_forward.slip(
    "dot_product",
    "the entries of b and c are multiplied and added up, as in a dot product",
    of=line_by_line,
    was="u = b * c",
    now="u = np.sum(np.multiply(b, c))",
    ask="How many values should u have for arrays of three entries?",
    look="`@`, np.dot or sum in the line that computes u",
    formula="u = b * c, entry by entry",
)
graph_forward.slip(
    "outer_product",
    "every entry of b meets every entry of c",
    of=line_by_line,
    was="u = b * c",
    now="u = np.outer(b, c) if np.ndim(b) else b * c",
    ask="How many values should u have for arrays of three entries?",
    look="np.outer or a reshape in the line that computes u",
    formula="u = b * c, entry by entry",
)
graph_forward.slip(
    "J_summed",
    "J adds up the entries of the arrays",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * np.sum(v)",
    ask="How many values should J have for arrays of three entries?",
    look="sum or mean in the line that computes J",
    formula="J = 3v, entry by entry",
)
graph_forward.slip(
    "J_averaged",
    "J is the mean over the entries of the arrays",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * np.mean(v)",
    ask="How many values should J have for arrays of three entries?",
    look="sum or mean in the line that computes J",
    formula="J = 3v, entry by entry",
)
graph_forward.slip(
    "u_becomes_v",
    "for arrays, u and v are one array: += on v changes u as well",
    of=line_by_line,
    was="v = a + u",
    now="v = u\n    v += a",
    ask="After v = u and v += a, how many arrays are there?",
    look="the line with +=",
    formula="v = a + u makes a new array",
)
graph_forward.slip(
    "v_becomes_J",
    "for arrays, v and J are one array: *= on J changes v as well",
    of=line_by_line,
    was="J = 3 * v",
    now="J = v\n    J *= 3",
    ask="After J = v and J *= 3, how many arrays are there?",
    look="the line with *=",
    formula="J = 3 * v makes a new array",
)


@graph_forward.mistake(
    "for arrays, u, v and J are one array, so all three hold J",
    ask="After v = u and v += a, how many arrays are there?",
    look="the lines with += and *=",
    formula="v = a + u and J = 3 * v make new arrays",
)
def all_become_J(a, b, c):
    u = b * c
    v = u
    v += a
    J = v
    J *= 3
    return {"u": u, "v": v, "J": J}


graph_forward.slip(
    "cut_to_whole_numbers",
    "the values are cut to whole numbers",
    of=line_by_line,
    was="u = b * c\n    v = a + u",
    now="u = np.trunc(b * c)\n    v = np.trunc(a + u)",
    ask="What does int(2.7) give?",
    look="int(…), // or astype(int)",
    formula=FORMULA,
    shows_all=shows.is_whole_nearby,
)
graph_forward.slip(
    "rounded_down",
    "the values are rounded down to whole numbers",
    of=line_by_line,
    was="u = b * c\n    v = a + u",
    now="u = b * c // 1\n    v = (a + u) // 1",
    ask="What does 2.7 // 1 give?",
    look="// or floor",
    formula=FORMULA,
)


@graph_forward.mistake(
    "u and v have changed places in the dict",
    ask="Which of the two nodes is bc?",
    look="the names in the `return` line",
    formula=FORMULA,
)
def u_and_v_swapped(a, b, c):
    u = b * c
    v = a + u
    return {"u": v, "v": u, "J": 3 * v}


@graph_forward.mistake(
    "the inputs a, b and c stand in the dict too",
    ask="Which nodes are computed, and which were given?",
    look=AT_RETURN,
    formula=RETURN,
)
def inputs_too(a, b, c):
    u = b * c
    v = a + u
    return {"a": a, "b": b, "c": c, "u": u, "v": v, "J": 3 * v}


@graph_forward.mistake(
    "v is 3a + u and J is v, so this is 3a + bc",
    ask="By how much does J grow when u grows by 1?",
    look="the lines that compute v and J, and where the 3 stands",
    formula=FORMULA,
)
def three_on_a_in_v(a, b, c):
    u = b * c
    v = 3 * a + u
    return {"u": u, "v": v, "J": v}


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


@graph_forward.mistake(
    "the dict holds J alone, without u and v",
    ask="Which values will the way back need, besides the last one?",
    look=AT_RETURN,
    formula=RETURN,
)
def J_alone_in_the_dict(a, b, c):
    return {"J": 3 * (a + b * c)}


@graph_forward.mistake(
    "the values come back in one array, without their names",
    ask="How will the next step find the value of v?",
    look=AT_RETURN,
    formula=RETURN,
)
def array_for_dict(a, b, c):
    u = b * c
    v = a + u
    return np.array([u, v, 3 * v])


@graph_forward.mistake(
    "the names and values come back as a list of pairs, where a dict is asked for",
    ask="What makes a dict of a list of pairs?",
    look=AT_RETURN,
    formula=RETURN,
)
def pairs_for_dict(a, b, c):
    u = b * c
    v = a + u
    return [("u", u), ("v", v), ("J", 3 * v)]


@graph_forward.mistake(
    "the values of the text's example, a = 5, b = 3, c = 2, are typed in, and filled into arrays",
    ask="Where does your code use the a, b and c of the call?",
    look="numbers in your code that are not 3",
    formula=FORMULA,
)
def numbers_of_the_text_in_arrays(a, b, c):
    return {"u": np.full(np.shape(a), 6.0), "v": np.full(np.shape(a), 11.0), "J": np.full(np.shape(a), 33.0)}


@graph_forward.mistake(
    "some of the numbers of the text's example, a = 5, b = 3, c = 2, are typed in",
    ask="Where does your code use the a, b and c of the call, each of them?",
    look="numbers in your code that are not 3, and a 3 where b belongs",
    formula=FORMULA,
    shows_all=shows.some_numbers_of_the_text,
)
def some_numbers_of_the_text(a, b, c):
    return {"u": b * c, "v": 5.0 + b * c, "J": 3 * (5.0 + b * c)}
