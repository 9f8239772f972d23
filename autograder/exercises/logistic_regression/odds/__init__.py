"""Exercise 25a: the odds."""

from autograder.exercises.logistic_regression.odds import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_in_the_quotient,
    mistakes_in_powers_and_size,
    mistakes_across_the_entries,
    mistakes_in_what_p_is,
    mistakes_of_one_thing_too_many,
)
from autograder.exercises.logistic_regression.odds.exercise import odds as odds
