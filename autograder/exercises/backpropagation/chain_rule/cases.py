"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.errors import CatalogueError
from autograder.exercise import Case, Formula, case, formula
from autograder.exercises.backpropagation.chain_rule.exercise import chain_rule

Link = tuple[Formula, Formula]
# x·x and not x**2: a float that overflows becomes inf, without an error, whatever x a wrong answer asks for.
square: Link = (formula("x²", lambda x: x * x), formula("2x", lambda x: 2.0 * x))
cube: Link = (formula("x³", lambda x: x * x * x), formula("3x²", lambda x: 3.0 * x * x))
line: Link = (formula("3x + 1", lambda x: 3 * x + 1), formula("3", lambda x: 3.0))
fall: Link = (formula("2 − x", lambda x: 2 - x), formula("−1", lambda x: -1.0))
sine: Link = (formula("sin(x)", np.sin), formula("cos(x)", np.cos))
cosine: Link = (formula("cos(x)", np.cos), formula("−sin(x)", lambda x: -np.sin(x)))
growth: Link = (formula("eˣ", np.exp), formula("eˣ", np.exp))
root: Link = (
    formula("√(1 + x²)", lambda x: np.sqrt(1 + x * x)),
    formula("x/√(1 + x²)", lambda x: x / np.sqrt(1 + x * x)),
)
peak: Link = (
    formula("1/(1 + x²)", lambda x: 1 / (1 + x * x)),
    formula("−2x/(1 + x²)²", lambda x: -2 * x / (1 + x * x) / (1 + x * x)),
)
parabola: Link = (formula("x² + x", lambda x: x * x + x), formula("2x + 1", lambda x: 2.0 * x + 1))
LINKS = (square, cube, line, sine, cosine, growth, root, peak, parabola)


def chain(label: str, links: list[Link], x: float) -> Case:
    """A case with the complex step as the oracle: f(x + ih) = f(x) + ih·f′(x), to the last digit for a tiny h."""
    value: Any = complex(x, 1e-30)
    for f, _ in links:
        value = f(value)
    return case(label, [f for f, _ in links], [df for _, df in links], x, want=float(value.imag / 1e-30))


def is_telling(links: list[Link], x: float) -> bool:
    """Whether all values and slopes along the chain are of moderate size, and no two nearly the same."""
    numbers, slope = [0.0, 1.0, abs(x)], 1.0
    for f, df in links:
        new = float(df(x)), float(f(x))
        if any(abs(abs(number) - other) < 0.01 for number in new for other in numbers) or max(map(abs, new)) > 9:
            return False
        numbers += map(abs, new)
        slope, x = slope * new[0], new[1]
    return 0.02 < abs(slope) < 200


def random_chain(rng: np.random.Generator, depth: int) -> tuple[list[Link], float]:
    for _ in range(5000):  # some dozens of draws are enough; a bound, so that a check can never hang
        links = [LINKS[i] for i in rng.permutation(len(LINKS))[:depth]]
        x = round(float(rng.choice([-1, 1]) * rng.uniform(0.3, 2.2)), 2)
        if is_telling(links, x):
            return links, x
    raise CatalogueError(f"no chain of depth {depth} is telling")


@chain_rule.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    yield chain("depth 2", [square, sine], 1.5)
    yield chain("depth 1", [cube], 2.0)
    yield chain("depth 3", [line, square, peak], 0.5)
    yield chain("the same function twice", [square, square], 1.5)
    yield chain("the same function three times", [sine, sine, sine], 1.25)
    yield chain("x an int", [square, sine, growth], 2)
    yield chain("a slope of 0 on the way", [square, growth], 0.0)
    yield chain("x negative", [parabola, root], -1.75)
    yield chain("slopes that do not vary", [line, fall, line], 0.5)
    yield chain("straight, then bent", [fall, cube], 0.5)


@chain_rule.cases
def random_chains(rng: np.random.Generator) -> Iterator[Any]:
    for depth in (1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6):
        yield chain(f"depth {depth}", *random_chain(rng, depth))
    links, _ = random_chain(rng, 2)
    yield chain("the same function twice", [links[0], links[0]], round(float(rng.uniform(0.3, 0.9)), 2))
    yield chain("x an int", [sine, links[0]], int(rng.integers(2, 9)))
