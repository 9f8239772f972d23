"""Wrong answers that have a name."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.graph_backward import shows
from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward

FORMULA = "dJ/dv = 3, dJ/du = dJ/da = dJ/dv · 1, dJ/db = dJ/du · c, dJ/dc = dJ/du · b"
FROM_U_TO_J = "How does a change of u reach J?"
WHAT_A_FEEDS = "Which node does a feed: u or v?"
AT_A = "the entry of a: it comes from dJ/dv (claim B15)"
B_GROWS = "By how much does bc grow when b grows by 1?"
AT_B_AND_C = "the entries of b and c"
AT_RETURN = "the `return` line"
RETURN = 'return {"v": …, "u": …, "a": …, "b": …, "c": …}'
WHICH_NAMES = "Which five names does the exercise ask for?"


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
    "the factor 3 is lost everywhere: these are the slopes of v, not of J",
    ask="By how much does J grow when v grows by 0.001?",
    look="the first slope, dJ/dv, from which all others come",
    formula=FORMULA,
)
def three_lost(a, b, c):
    return {"v": 1, "u": 1, "a": 1, "b": c, "c": b}


@graph_backward.mistake(
    "the slopes of b and c lack the factor 3: they are those of u, not of J",
    ask=FROM_U_TO_J,
    look="the entries of b and c: the slope that arrives at u is missing",
    formula=FORMULA,
)
def three_lost_at_b_and_c(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": c, "c": b}


@graph_backward.mistake(
    "dJ/db lacks the factor 3",
    ask=FROM_U_TO_J,
    look="the entry of b",
    formula=FORMULA,
)
def three_lost_at_b(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": c, "c": 3 * b}


@graph_backward.mistake(
    "dJ/dc lacks the factor 3",
    ask=FROM_U_TO_J,
    look="the entry of c",
    formula=FORMULA,
)
def three_lost_at_c(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * c, "c": b}


@graph_backward.mistake(
    "each slope is that of the next node only; the slopes further on are not multiplied in",
    ask="How does a change of u reach J, after it has reached v?",
    look="the slopes of u, a, b and c: each is a product along the way to J",
    formula=FORMULA,
)
def local_slopes(a, b, c):
    return {"v": 3, "u": 1, "a": 1, "b": c, "c": b}


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
    "the slopes of b and c treat u as the sum b + c",
    ask=B_GROWS,
    look=AT_B_AND_C,
    formula=FORMULA,
)
def u_as_a_sum(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3, "c": 3}


@graph_backward.mistake(
    "3 is multiplied in twice on the way to u",
    ask="How often does 3 stand in J = 3(a + u)?",
    look="the entry of u, and those made from it",
    formula=FORMULA,
)
def nine(a, b, c):
    return {"v": 3, "u": 9, "a": 3, "b": 9 * c, "c": 9 * b}


@graph_backward.mistake(
    "3 is multiplied in twice behind v",
    ask="How often does 3 stand in J = 3(a + u)?",
    look="the entries of u and a, and those made from them",
    formula=FORMULA,
)
def nine_everywhere(a, b, c):
    return {"v": 3, "u": 9, "a": 9, "b": 9 * c, "c": 9 * b}


@graph_backward.mistake(
    "3 is multiplied in twice at b and c",
    ask="How often does 3 stand in J = 3(a + bc)?",
    look=AT_B_AND_C,
    formula=FORMULA,
)
def nine_at_b_and_c(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 9 * c, "c": 9 * b}


@graph_backward.mistake(
    "the slopes of b and c hold the whole product bc",
    ask=B_GROWS,
    look="the entries of b and c: the input itself does not belong there",
    formula=FORMULA,
)
def product_for_both(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * b * c, "c": 3 * b * c}


@graph_backward.mistake(
    "these are the values of the nodes, not the slopes of J along them",
    ask="What is the difference between how large v is and how fast J grows with v?",
    look="all entries: none asks for a value of the way forward",
    formula=FORMULA,
)
def forward_values(a, b, c):
    return {"v": a + b * c, "u": b * c, "a": a, "b": b, "c": c}


@graph_backward.mistake(
    "each entry is 3 times the node's own value, not the slope of J along it",
    ask="By how much does 3v grow when v grows by 1?",
    look="all entries: a slope is what a change of 1 would make",
    formula=FORMULA,
)
def three_times_the_values(a, b, c):
    return {"v": 3 * (a + b * c), "u": 3 * b * c, "a": 3 * a, "b": 3 * b, "c": 3 * c}


@graph_backward.mistake(
    "the slopes of the text's example, at b = 3 and c = 2, are typed in",
    ask="Where does your code use the b and c of the call?",
    look="numbers in your code that are not 3",
    formula=FORMULA,
)
def numbers_of_the_text(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 6, "c": 9}


@graph_backward.mistake(
    "these are the changes of J after a nudge of 0.001, not yet divided by it",
    ask="A nudge of 0.001 moves J by 0.003. What is the slope?",
    look="the last step after the nudge",
    formula="slope = change of J / nudge",
)
def changes_of_J(a, b, c):
    return {"v": 0.003, "u": 0.003, "a": 0.003, "b": 0.003 * c, "c": 0.003 * b}


@graph_backward.mistake(
    "all slopes have the wrong sign",
    ask="Does J grow or fall when a grows?",
    look="the order of the two values in your difference",
    formula=FORMULA,
)
def signs_turned(a, b, c):
    return {"v": -3, "u": -3, "a": -3, "b": -3 * c, "c": -3 * b}


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
    "the slopes come back in a list or tuple, without their names",
    ask="How will the next step find the slope of u?",
    look=AT_RETURN,
    formula=RETURN,
)
def list_for_dict(a, b, c):
    return [3, 3, 3, 3 * c, 3 * b]


@graph_backward.mistake(
    "the slope of J along itself stands in the dict too",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def J_too(a, b, c):
    return {"J": 1, "v": 3, "u": 3, "a": 3, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "the slope of c is missing",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def c_missing(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * c}


@graph_backward.mistake(
    "the slope of b is missing",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def b_missing(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "c": 3 * b}


@graph_backward.mistake(
    "the slopes of v and u are missing",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def only_the_inputs(a, b, c):
    return {"a": 3, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "the slope of a takes the factor 3 twice: a feeds v, and not u",
    ask=WHAT_A_FEEDS,
    look=AT_A,
    formula=FORMULA,
)
def nine_at_a(a, b, c):
    return {"v": 3, "u": 3, "a": 9, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "the slopes of a, b and c take the factor 3 twice: it comes in once, at dJ/dv",
    ask=FROM_U_TO_J,
    look="the entries of a, b and c",
    formula=FORMULA,
)
def nine_at_the_inputs(a, b, c):
    return {"v": 3, "u": 3, "a": 9, "b": 9 * c, "c": 9 * b}


@graph_backward.mistake(
    "these are the values of the forward pass, u, v and J, not the slopes of J",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def forward_pass(a, b, c):
    return {"u": b * c, "v": a + b * c, "J": 3 * (a + b * c)}


@graph_backward.mistake(
    "these are the values of all nodes, not the slopes of J",
    ask=WHICH_NAMES,
    look=AT_RETURN,
    formula=RETURN,
)
def forward_values_with_J(a, b, c):
    return {"a": a, "b": b, "c": c, "u": b * c, "v": a + b * c, "J": 3 * (a + b * c)}


@graph_backward.mistake(
    "the value of a is multiplied into the slopes of b and c, though a is only added",
    ask=B_GROWS,
    look=AT_B_AND_C,
    formula=FORMULA,
)
def a_in_the_slopes(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * a * c, "c": 3 * a * b}


@graph_backward.mistake(
    "the slope of v is multiplied by the value of v",
    ask="By how much does J grow when v grows by 0.001?",
    look="the entry of v",
    formula=FORMULA,
)
def v_times_its_value(a, b, c):
    return {"v": 3 * (a + b * c), "u": 3, "a": 3, "b": 3 * c, "c": 3 * b}


@graph_backward.mistake(
    "the factor 3 is lost at some of the slopes",
    ask="Which of the five slopes does your code multiply by dJ/dv = 3, and which of them not?",
    look="each of the five entries: all of them are slopes of J",
    formula=FORMULA,
    shows_all=shows.has_lost_the_3_at_some,
)
def three_lost_at_some(a, b, c):
    return {"v": 3, "u": 1, "a": 3, "b": c, "c": b}


@graph_backward.mistake(
    "one of the slopes of b and c is that of the text's example, at b = 3 and c = 2",
    ask="Where does your code use the b and the c of the call?",
    look="numbers in your code that are not 3, and a 3 where b belongs",
    formula=FORMULA,
    shows_all=shows.one_number_of_the_text,
)
def one_number_of_the_text(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * 2, "c": 3 * b}
