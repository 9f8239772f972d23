r"""Computes the right-hand side of a displayed formula: sums over indices, fractions, powers, logarithms, calls.

sympy's reader of LaTeX was looked at and not taken: to it, y_i is one symbol, on which the i of a sum has no hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken
from lark.visitors import Interpreter

READER = Lark(
    r"""
    ?start: expr | "(" expr ("," expr)+ ")" -> pair
    ?expr: product | "-" product -> minus | expr "+" product -> plus | expr "-" product -> less
    product: power (_DOT? power)*
    power: base ["^" script]
    ?base: NUMBER -> number
         | _ARGUMENT_OPEN NUMBER "}" ["_" script] -> argument
         | _FUNCTION_OPEN NUMBER "}" "(" expr ("," expr)* ")" -> call
         | LETTER -> letter
         | "(" expr ")"
         | "\\frac" "{" expr "}" "{" expr "}" -> fraction
         | "\\sqrt" "{" expr "}" -> root
         | "\\log" power -> logarithm
         | "\\pi" -> pi
         | "\\sum" "_" "{" LETTER "=" expr "}" "^" script product -> total
    ?script: "{" expr "}" | NUMBER -> number | LETTER -> letter

    _ARGUMENT_OPEN: "\\argument{"
    _FUNCTION_OPEN: "\\function{"
    _DOT: "\\cdot" | "\\times"
    LETTER: /[a-zA-Z]/
    NUMBER: /\d+(\.\d+)?/
    %ignore /\s+|\\left(?![a-z])|\\right(?![a-z])|\\[,;! ]|\\quad/
    """,
    parser="lalr",
    lexer="contextual",
)
EULER = "e"  # where it is neither an argument nor an index
COUNTS = ("m", "n")  # where they are no argument: the number of entries of the first array


class Unreadable(Exception):
    """The formula cannot be read or computed; `line` counts from its first line."""

    def __init__(self, what: str, line: int = 1) -> None:
        super().__init__(what)
        self.line = line


def compute(latex: str, names: Sequence[str], arguments: Sequence[Any]) -> Any:
    """The value of `latex` where each of `names`, as it is written there, stands for one of `arguments`.

    Raises Unreadable for anything but the notation above, and for symbols that stand for nothing.
    """
    numbered = _number_arguments(latex, names, arguments)
    try:
        tree = READER.parse(numbered)
    except UnexpectedInput as error:
        raise _unreadable(error, numbered, names) from error
    return _Value(names, arguments).visit(tree)


def _unreadable(error: UnexpectedInput, numbered: str, names: Sequence[str]) -> Unreadable:
    """Says from where on the formula cannot be read, in the author's symbols."""
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return Unreadable("this formula ends too early", numbered.count("\n") + 1)
    rest = numbered.splitlines()[error.line - 1][error.column - 1 :]
    rest = re.sub(r"\\(?:argument|function)\{(\d+)\}", lambda found: names[int(found[1])], rest)
    return Unreadable(f"cannot read this formula from `{rest}` on", error.line)


def _number_arguments(latex: str, names: Sequence[str], arguments: Sequence[Any]) -> str:
    r"""`latex` with every argument written as \argument{its number}, or \function{its number} if it can be called."""
    known = {name: number for number, name in enumerate(names)}
    word = "|".join([*map(re.escape, sorted(known, key=len, reverse=True)), r"\\[a-zA-Z]+"])

    def number(found: re.Match[str]) -> str:
        if found[0] not in known:
            return found[0]
        kind = "function" if callable(arguments[known[found[0]]]) else "argument"
        return rf"\{kind}{{{known[found[0]]}}}"

    return re.sub(word, number, latex)


class _Value(Interpreter[Token, Any]):
    """Walks a formula that has been read, and computes it; a sum walks its body again for each index."""

    def __init__(self, names: Sequence[str], arguments: Sequence[Any]) -> None:
        self.names, self.arguments = names, arguments
        self.indices: dict[str, int] = {}

    def _of(self, node: Token | Tree[Token]) -> Any:
        return self.visit(node) if isinstance(node, Tree) else str(node)

    def number(self, tree: Tree[Token]) -> float:
        return float(str(tree.children[0]))

    def letter(self, tree: Tree[Token]) -> float:
        letter = str(tree.children[0])
        if letter in self.indices:
            return self.indices[letter]
        if letter == EULER:
            return float(np.e)
        arrays = [argument for argument in self.arguments if isinstance(argument, np.ndarray) and argument.ndim]
        if letter in COUNTS and arrays:
            return len(arrays[0])
        raise Unreadable(f"{letter!r} stands for nothing here; the arguments are {', '.join(self.names)}")

    def argument(self, tree: Tree[Token]) -> Any:
        number, index = tree.children
        value = self.arguments[int(str(number))]
        return value if index is None else value[int(self._of(index)) - 1]

    def call(self, tree: Tree[Token]) -> Any:
        number, *given = tree.children
        return self.arguments[int(str(number))](*map(self._of, given))

    def total(self, tree: Tree[Token]) -> Any:
        letter, first, last, body = tree.children
        total = 0.0
        for index in range(int(self._of(first)), int(self._of(last)) + 1):
            self.indices[str(letter)] = index
            total = total + self._of(body)
        del self.indices[str(letter)]
        return total

    def pair(self, tree: Tree[Token]) -> Any:
        return tuple(self.visit_children(tree))

    def product(self, tree: Tree[Token]) -> Any:
        value, *others = self.visit_children(tree)
        for other in others:
            value = value * other
        return value

    def power(self, tree: Tree[Token]) -> Any:
        base, exponent = tree.children
        return self._of(base) if exponent is None else self._of(base) ** self._of(exponent)

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

    def root(self, tree: Tree[Token]) -> Any:
        return np.sqrt(self.visit_children(tree)[0])

    def logarithm(self, tree: Tree[Token]) -> Any:
        return np.log(self.visit_children(tree)[0])

    def pi(self, tree: Tree[Token]) -> float:
        return float(np.pi)
