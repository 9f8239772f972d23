"""Exercise 8: a minimum, a maximum, a saddle, or too flat to tell."""

from autograder.exercises.gradient_descent.classify_critical_point import (  # noqa: F401, I001 - the order of the mistakes
    cases,
    equivalents,
    mistakes_without_the_eigenvalues,
    mistakes_in_the_signs,
)
from autograder.exercises.gradient_descent.classify_critical_point.exercise import (
    classify_critical_point as classify_critical_point,
)
