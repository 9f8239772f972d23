"""Wrong answers that have a name: those at b and c, the inputs of the product."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward
from autograder.exercises.backpropagation.graph_backward.hints import AT_B_AND_C, FORMULA

B_GROWS = "By how much does bc grow when b grows by 1?"


@graph_backward.mistake(
    "dJ/db is made with b, where c belongs",
    ask="If c is 0, does J move at all when b moves?",
    look="the entry of b",
    formula=FORMULA,
)
def db_uses_b(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * b, "c": 3 * b}


@graph_backward.mistake(
    "dJ/dc is made with c, where b belongs",
    ask="If b is 0, does J move at all when c moves?",
    look="the entry of c",
    formula=FORMULA,
)
def dc_uses_c(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * c, "c": 3 * c}


@graph_backward.mistake(
    "the slopes of b and c have changed places",
    ask="If c is 0, does J move at all when b moves?",
    look="the entries of b and c: each needs the other input of the product",
    formula=FORMULA,
)
def b_and_c_swapped(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * b, "c": 3 * c}


@graph_backward.mistake(
    "the slopes of b and c treat u as the sum b + c",
    ask=B_GROWS,
    look=AT_B_AND_C,
    formula=FORMULA,
)
def u_as_a_sum(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3, "c": 3}


@graph_backward.mistake(
    "the slopes of b and c hold the whole product bc",
    ask=B_GROWS,
    look="the entries of b and c: the input itself does not belong there",
    formula=FORMULA,
)
def product_for_both(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * b * c, "c": 3 * b * c}


@graph_backward.mistake(
    "the slope of the product along b is taken as 1/c, and along c as 1/b",
    ask=B_GROWS,
    look=AT_B_AND_C,
    formula=FORMULA,
)
def quotient_for_product(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": np.divide(3.0, c), "c": np.divide(3.0, b)}


@graph_backward.mistake(
    "the slopes along the way are added up, not multiplied",
    ask="v moves J 3 times as fast, and b moves u c times as fast. How fast does b move J?",
    look="+ in the entries of b and c",
    formula=FORMULA,
)
def sum_of_slopes(a, b, c):
    return {"v": 3, "u": 4, "a": 4, "b": 4 + c, "c": 4 + b}


@graph_backward.mistake(
    "the slope that arrives at u is added at b and c, not multiplied in",
    ask="u moves J 3 times as fast, and b moves u c times as fast. How fast does b move J?",
    look="+ in the entries of b and c",
    formula=FORMULA,
)
def sum_for_product(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 + c, "c": 3 + b}


@graph_backward.mistake(
    "the value of a is multiplied into the slopes of b and c, though a is only added",
    ask=B_GROWS,
    look=AT_B_AND_C,
    formula=FORMULA,
)
def a_in_the_slopes(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * a * c, "c": 3 * a * b}
