"""What is asked, and a right answer."""

from __future__ import annotations

from autograder.exercises.logistic_regression.unit import unit


@unit.exercise
def odds(p):
    """The odds p / (1 − p) of a probability p, for each entry of p by itself, in the shape of p.

    Shapes: p a number or an array of any shape, floats between 0 and 1 (without 0 and 1). The answer is above 0 and has
    no unit: odds of 4 say "4 to 1". Source: text S3.5.
    """
    return p / (1 - p)
