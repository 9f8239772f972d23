"""Exercise 5: one step of gradient descent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import case
from autograder.exercises.gradient_descent.unit import unit


@unit.exercise
def gradient_step(x, g, lr):
    """One step downhill, x − lr·g, as a new float array (n,); x and g stay as they were, also when lr = 0.

    Shapes: x (n,) where you stand, g (n,) the gradient there, floats or ints; lr ≥ 0 a float, the learning rate.
    Source: text S2.3, x_{k+1} = x_k − λ·∇f; text S0.5 subtracts the slope itself, without a learning rate (claim B4).
    """
    return np.asarray(x, dtype=float) - lr * np.asarray(g, dtype=float)


def signed(rng: np.random.Generator, n: int) -> np.ndarray:
    """n numbers of either sign, small ones and large ones, none of them near 0 or ±1."""
    sizes = np.where(rng.random(n) < 0.3, rng.uniform(0.3, 0.8, n), rng.uniform(1.2, 5, n))
    return np.round(rng.choice([-1, 1], n) * sizes, 2)


def learning_rate(rng: np.random.Generator) -> float:
    return round(rng.uniform(0.05, 0.7), 2)


@gradient_step.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield case("n = 2", np.array([2.0, 5.0]), np.array([4.0, -3.0]), 0.1, want=np.array([1.6, 5.3]))
    yield case("n = 1", np.array([3.0]), np.array([6.0]), 0.25, want=np.array([1.5]))
    yield case("all slopes negative", np.array([1.5, 2.0]), np.array([-4.0, -2.0]), 0.2, want=np.array([2.3, 2.4]))
    yield case("ints", np.array([3, 7]), np.array([5, -2]), 0.3, want=np.array([1.5, 7.6]))
    yield case("a slope of zero (g = 0)", np.array([2.0, -3.5]), np.zeros(2), 0.4, want=np.array([2.0, -3.5]))
    yield case("lr = 0", np.array([2.5, -4.0]), np.array([3.0, 2.0]), 0.0, want=np.array([2.5, -4.0]))


@gradient_step.cases
def random_steps(rng: np.random.Generator) -> Iterator[Any]:
    for n in (1, 2, 3, 4, 5, 6, *rng.integers(2, 7, 4)):
        yield f"n = {n}", signed(rng, n), signed(rng, n), learning_rate(rng)
    for n in (1, 3, 4):
        yield "all slopes negative", signed(rng, n), -np.abs(signed(rng, n)), learning_rate(rng)
    yield case("lr = 0", x := signed(rng, 3), signed(rng, 3), 0.0, want=x)
    yield case("a slope of zero (g = 0)", x := signed(rng, 3), np.zeros(3), learning_rate(rng), want=x)


@gradient_step.cases
def sizes(rng: np.random.Generator) -> Iterator[Any]:
    """Slopes of every size count, and a step may end on whole numbers."""
    steep, gentle = 100 * signed(rng, 2), 1e-9 * signed(rng, 2)
    yield "a steep slope", signed(rng, 2), steep, learning_rate(rng)
    x, lr = 1e-9 * np.array([2.0, -3.0]), learning_rate(rng)
    yield case("a very gentle slope", x, gentle, lr, want=x - lr * gentle, atol=1e-17)
    yield case("a step to whole numbers", np.array([2.0, 3.0]), np.array([4.0, -2.0]), 0.5, want=np.array([0.0, 4.0]))


@gradient_step.cases
def ints(rng: np.random.Generator) -> Iterator[Any]:
    for n in (1, 3, 5):
        x, g = rng.integers(2, 9, n), rng.choice([-1, 1], n) * rng.integers(2, 7, n)
        yield "ints", x, g, float(rng.choice([0.13, 0.27, 0.38]))
    yield "x holds ints, g floats", rng.integers(2, 9, 3), signed(rng, 3), learning_rate(rng)
    yield "x holds floats, g ints", signed(rng, 3), rng.integers(2, 9, 3), learning_rate(rng)


FORMULA = "x − lr · g"
ON_STEEP_GROUND = "Should a step on steep ground be longer than one on gentle ground?"
GRADIENT_AS_IT_IS = "x − lr · g, with the gradient as it is"


@gradient_step.mistake(
    "the step goes uphill",
    ask="If the slope is positive, is lower ground to the right or to the left?",
    look="the sign in front of the learning rate",
    formula=FORMULA,
)
def ascent(x, g, lr):
    return x + lr * g


@gradient_step.mistake(
    "the learning rate is left out, so the step is as long as the gradient",
    ask="What changes in your step when lr is halved?",
    look="the factor in front of g",
    formula=FORMULA,
)
def lr_forgotten(x, g, lr):
    return x - g


@gradient_step.mistake(
    "the gradient is divided by the learning rate",
    ask="Should a smaller learning rate make the step shorter or longer?",
    look="the operator between g and lr",
    formula=FORMULA,
)
def divides_by_lr(x, g, lr):
    return x - g / lr


@gradient_step.mistake(
    "the slopes are divided by the learning rate, which stops with an error when lr = 0",
    ask="Should a smaller learning rate make the step shorter or longer?",
    look="the operator between g and lr",
    formula=FORMULA,
)
def divides_each_by_lr(x, g, lr):
    return np.array([float(xi) - float(gi) / float(lr) for xi, gi in zip(x, g, strict=True)])


@gradient_step.mistake(
    "the gradient is scaled to length 1 first, so steep and gentle slopes give equal steps",
    ask=ON_STEEP_GROUND,
    look="the place where the gradient is divided by its length",
    formula=GRADIENT_AS_IT_IS,
)
def steps_of_one_length(x, g, lr):
    return x - lr * g / np.linalg.norm(g)


@gradient_step.mistake(
    "the gradient is scaled to length 1 first, unless it is 0, so steep and gentle slopes give equal steps",
    ask=ON_STEEP_GROUND,
    look="the place where the gradient is divided by its length",
    formula=GRADIENT_AS_IT_IS,
)
def steps_of_one_length_or_none(x, g, lr):
    length = np.linalg.norm(g)
    return x - lr * g / length if length > 0 else x * 1.0


@gradient_step.mistake(
    "only the signs of the gradient count, so steep and gentle slopes give equal steps",
    ask=ON_STEEP_GROUND,
    look="np.sign, or g / abs(g)",
    formula=GRADIENT_AS_IT_IS,
)
def signs_only(x, g, lr):
    return x - lr * np.sign(g)


@gradient_step.mistake(
    "the gradient has lost its signs, so no entry of x can grow",
    ask="If the slope is negative, is lower ground to the right or to the left?",
    look="an abs around the gradient",
    formula="x − lr · g, with the signs of g",
)
def signs_lost(x, g, lr):
    return x - lr * np.abs(g)


@gradient_step.mistake(
    "the step −lr · g comes back, not the place where it leads",
    ask="You stand at x = 2 and step by −0.4. Where do you stand then?",
    look="the `return` line: x is missing from it",
    formula=FORMULA,
)
def step_only(x, g, lr):
    return -lr * g


@gradient_step.mistake(
    "the learning rate multiplies x as well",
    ask="With lr = 0 there is no step. What does your function return then?",
    look="the brackets: lr belongs to g alone",
    formula="x − (lr · g)",
)
def lr_times_both(x, g, lr):
    return lr * (x - g)


@gradient_step.mistake(
    "the caller's x is moved",
    ask="Which array does x -= … write into?",
    look="x -= …: it changes the array that was handed in",
    formula="x − lr · g as a new array",
)
def moves_x(x, g, lr):
    x -= lr * g
    return x


@gradient_step.mistake(
    "the new place is cut to whole numbers when x holds ints",
    ask="What do you find in np.array([3, 7]) after you write 1.6 into it?",
    look="the array for the result: x.copy() and np.zeros_like(x) hold ints when x does",
    formula="x − lr · g as a new float array",
)
def whole_numbers(x, g, lr):
    new = np.zeros_like(x)
    for i in range(len(x)):
        new[i] = x[i] - lr * g[i]
    return new


@gradient_step.mistake(
    "the copy of x keeps its ints, and -= cannot take fractions off them",
    ask="What is the dtype of x.copy() when x is np.array([3, 7])?",
    look="the line that copies x",
    formula="x − lr · g as a new float array",
)
def int_copy(x, g, lr):
    new = x.copy()
    new -= lr * g
    return new


@gradient_step.mistake(
    "x and g have changed places",
    ask="Which of the two is a place, and which is a slope?",
    look="the order of x and g in your formula",
    formula=FORMULA,
)
def x_and_g_swapped(x, g, lr):
    return g - lr * x


@gradient_step.mistake(
    "the gradient is left out, so every step is the same",
    ask="What changes in your step when the ground gets steeper?",
    look="the factor behind the learning rate",
    formula=FORMULA,
)
def g_forgotten(x, g, lr):
    return x - lr


@gradient_step.mistake(
    "x is multiplied by 1 − lr · g, where the step should be subtracted from it",
    ask="Where does a step with slope 4 and lr 0.1 lead from x = 0?",
    look="a second x in your formula",
    formula=FORMULA,
)
def step_times_x(x, g, lr):
    return x - lr * g * x


@gradient_step.equivalent
def plus_the_negative(x, g, lr):
    return x + (-lr) * g


@gradient_step.equivalent
def with_numpy_functions(x, g, lr):
    return np.subtract(x, np.multiply(lr, g))


@gradient_step.equivalent
def with_a_comprehension(x, g, lr):
    return np.array([xi - lr * gi for xi, gi in zip(x, g, strict=True)])


@gradient_step.equivalent
def with_a_loop(x, g, lr):
    new = np.empty(len(x))
    for i in range(len(x)):
        new[i] = x[i] - lr * g[i]
    return new


@gradient_step.equivalent
def in_place_on_a_copy(x, g, lr):
    new = x.astype(float)
    new -= lr * g
    return new


@gradient_step.equivalent
def into_a_new_array(x, g, lr):
    new = np.zeros(x.shape)
    np.subtract(x, lr * g, out=new)
    return new


@gradient_step.equivalent
def with_vectorize(x, g, lr):
    return np.vectorize(lambda xi, gi: float(xi - lr * gi))(x, g)


@gradient_step.equivalent
def with_a_matrix(x, g, lr):
    return np.array([1.0, -lr]) @ np.vstack([x, g])


@gradient_step.equivalent
def with_einsum(x, g, lr):
    return np.einsum("k,kn->n", [1.0, -lr], np.array([x, g]))
