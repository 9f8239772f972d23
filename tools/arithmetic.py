"""Computes what needs no symbols: sums, products, fractions, powers, roots, logarithms."""

from __future__ import annotations

from typing import Any

import numpy as np
from lark import Token, Tree
from lark.visitors import Interpreter


class Arithmetic(Interpreter[Token, Any]):
    """Walks a formula that has been read, and computes it, arrays entry by entry."""

    def value(self, node: Token | Tree[Token] | None) -> Any:
        """The value of a tree; of a token, its text."""
        return self.visit(node) if isinstance(node, Tree) else str(node)

    def number(self, tree: Tree[Token]) -> float:
        return float(str(tree.children[0]))

    def pi(self, tree: Tree[Token]) -> float:
        return float(np.pi)

    def pair(self, tree: Tree[Token]) -> Any:
        return tuple(self.visit_children(tree))

    def plus(self, tree: Tree[Token]) -> Any:
        left, right = self.visit_children(tree)
        return left + right

    def less(self, tree: Tree[Token]) -> Any:
        left, right = self.visit_children(tree)
        return left - right

    def minus(self, tree: Tree[Token]) -> Any:
        return -self.visit_children(tree)[0]

    def fraction(self, tree: Tree[Token]) -> Any:
        above, below = self.visit_children(tree)
        return above / below

    def power(self, tree: Tree[Token]) -> Any:
        base, exponent = tree.children
        return self.value(base) if exponent is None else self.value(base) ** self.value(exponent)

    def root(self, tree: Tree[Token]) -> Any:
        return np.sqrt(self.visit_children(tree)[0])

    def logarithm(self, tree: Tree[Token]) -> Any:
        return np.log(self.visit_children(tree)[0])

    def size(self, tree: Tree[Token]) -> Any:
        return abs(self.visit_children(tree)[0])

    def larger(self, tree: Tree[Token]) -> Any:
        return np.maximum(*self.visit_children(tree))

    def mean(self, tree: Tree[Token]) -> Any:
        """The mean over the examples, which run along the last axis."""
        return np.mean(self.visit_children(tree)[0], axis=-1)
