"""Exercise 9: is a function convex, as far as some points can tell?"""

from autograder.exercises.gradient_descent.is_convex_on import cases, equivalents, mistakes  # noqa: F401
from autograder.exercises.gradient_descent.is_convex_on.exercise import is_convex_on as is_convex_on
