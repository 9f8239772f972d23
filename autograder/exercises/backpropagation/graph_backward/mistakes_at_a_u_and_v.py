"""Wrong answers that have a name: those at a, u and v, the nodes around the sum."""

from __future__ import annotations

from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward
from autograder.exercises.backpropagation.graph_backward.hints import FORMULA

WHAT_A_FEEDS = "Which node does a feed: u or v?"
AT_A = "the entry of a: it comes from dJ/dv (claim B15)"


@graph_backward.mistake(
    "dJ/da is taken through u, but a does not feed u",
    ask=WHAT_A_FEEDS,
    look=AT_A,
    formula=FORMULA,
)
def da_through_u(a, b, c):
    return {"v": 3, "u": 3, "a": 3 * b * c, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/da is 0, as if a had no way to J",
    ask="By how much does J grow when a grows by 0.001?",
    look="the entry of a: its way to J leads through v, not through u",
    formula=FORMULA,
)
def da_is_0(a, b, c):
    return {"v": 3, "u": 3, "a": 0.0, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/da is multiplied by c, as if a fed the product",
    ask=WHAT_A_FEEDS,
    look=AT_A,
    formula=FORMULA,
)
def da_through_c(a, b, c):
    return {"v": 3, "u": 3, "a": 3 * c, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/da is multiplied by b, as if a fed the product",
    ask=WHAT_A_FEEDS,
    look=AT_A,
    formula=FORMULA,
)
def da_through_b(a, b, c):
    return {"v": 3, "u": 3, "a": 3 * b, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/da holds a itself: that is 3a, not its slope",
    ask="By how much does 3a grow when a grows by 1?",
    look="the entry of a",
    formula=FORMULA,
)
def three_times_a(a, b, c):
    return {"v": 3, "u": 3, "a": 3 * a, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/da is 1, the slope of v along a, and not yet that of J",
    ask="How does a change of v reach J?",
    look="the entry of a: the slope that arrives at v is missing",
    formula=FORMULA,
)
def da_is_1(a, b, c):
    return {"v": 3, "u": 3, "a": 1, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/da holds a itself",
    ask="By how much does J grow when a grows by 0.001?",
    look="the entry of a",
    formula=FORMULA,
)
def da_is_a(a, b, c):
    return {"v": 3, "u": 3, "a": a, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/du is 1, the slope of v along u, and not yet that of J",
    ask="How does a change of v reach J?",
    look="the entry of u: the slope that arrives at v is missing",
    formula=FORMULA,
)
def du_is_1(a, b, c):
    return {"v": 3, "u": 1, "a": 3, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/dv is 1; that is the slope of J along itself",
    ask="By how much does J grow when v grows by 0.001?",
    look="the entry of v",
    formula=FORMULA,
)
def dv_is_1(a, b, c):
    return {"v": 1, "u": 3, "a": 3, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/du is multiplied by a, as if v were the product of a and u",
    ask="By how much does a + u grow when u grows by 1?",
    look="the entry of u, and those made from it",
    formula=FORMULA,
)
def du_times_a(a, b, c):
    return {"v": 3, "u": 3 * a, "a": 3, "b": 3 * a * c, "c": 3 * a * b}


@graph_backward.mistake(
    "the slopes of u and a treat v as the product a·u",
    ask="By how much does a + u grow when u grows by 1?",
    look="the entries of u and a",
    formula=FORMULA,
)
def v_as_a_product(a, b, c):
    return {"v": 3, "u": 3 * a, "a": 3 * b * c, "b": 3 * a * c, "c": 3 * a * b}


@graph_backward.mistake(
    "the slope of a takes the factor 3 twice: a feeds v, and not u",
    ask=WHAT_A_FEEDS,
    look=AT_A,
    formula=FORMULA,
)
def nine_at_a(a, b, c):
    return {"v": 3, "u": 3, "a": 9, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "the slope of v is multiplied by the value of v",
    ask="By how much does J grow when v grows by 0.001?",
    look="the entry of v",
    formula=FORMULA,
)
def v_times_its_value(a, b, c):
    return {"v": 3 * (a + b * c), "u": 3, "a": 3, "b": 3 * c, "c": 3 * b}
