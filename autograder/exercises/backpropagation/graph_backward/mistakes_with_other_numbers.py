"""Wrong answers that have a name: those with other numbers than slopes: values, changes, numbers of the text."""

from __future__ import annotations

from autograder.exercises.backpropagation.graph_backward import shows
from autograder.exercises.backpropagation.graph_backward.exercise import graph_backward
from autograder.exercises.backpropagation.graph_backward.hints import FORMULA


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
    "one of the slopes of b and c is that of the text's example, at b = 3 and c = 2",
    ask="Where does your code use the b and the c of the call?",
    look="numbers in your code that are not 3, and a 3 where b belongs",
    formula=FORMULA,
    shows_all=shows.one_number_of_the_text,
)
def one_number_of_the_text(a, b, c):
    return {"v": 3, "u": 3, "a": 3, "b": 3 * 2, "c": 3 * b}
