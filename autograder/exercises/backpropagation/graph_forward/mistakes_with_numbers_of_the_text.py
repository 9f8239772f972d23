"""Wrong answers that have a name: those that type in numbers of the text's example, a = 5, b = 3, c = 2."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.graph_forward import shows
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward
from autograder.exercises.backpropagation.graph_forward.hints import FORMULA


@graph_forward.mistake(
    "the values of the text's example, a = 5, b = 3, c = 2, are typed in",
    ask="Where does your code use the a, b and c of the call?",
    look="numbers in your code that are not 3",
    formula=FORMULA,
)
def numbers_of_the_text(a, b, c):
    return {"u": 6.0, "v": 11.0, "J": 33.0}


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
