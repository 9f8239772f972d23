"""Wrong answers that have a name: those in the factor 3, the slope that arrives from J: lost, or taken twice."""

from __future__ import annotations

from autograder.exercises.backpropagation.graph_backward import shows
from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward
from autograder.exercises.backpropagation.graph_backward.hints import AT_B_AND_C, FORMULA

FROM_U_TO_J = "How does a change of u reach J?"


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
    "the slopes of a, b and c take the factor 3 twice: it comes in once, at dJ/dv",
    ask=FROM_U_TO_J,
    look="the entries of a, b and c",
    formula=FORMULA,
)
def nine_at_the_inputs(a, b, c):
    return {"v": 3, "u": 3, "a": 9, "b": 9 * c, "c": 9 * b}


@graph_backward.mistake(
    "the factor 3 is lost at some of the slopes",
    ask="Which of the five slopes does your code multiply by dJ/dv = 3, and which of them not?",
    look="each of the five entries: all of them are slopes of J",
    formula=FORMULA,
    shows_all=shows.has_lost_the_3_at_some,
)
def three_lost_at_some(a, b, c):
    return {"v": 3, "u": 1, "a": 3, "b": c, "c": b}
