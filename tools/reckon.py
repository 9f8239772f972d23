"""Computes a side of a displayed formula that has been read, where its symbols have values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from lark import Token, Tree

from tools.arithmetic import Arithmetic
from tools.latex import Side, Unreadable

EULER = "e"  # where it is neither a symbol nor an index
COUNTS = ("m", "n")  # where no shape gives them a meaning: the number of entries of the first array
TINY = 1e-30  # of the complex step: f(x + ih) = f(x) + ih·f′(x), to the last digit


@dataclass(frozen=True)
class Definition:
    """A symbol with what stands to the right of it, for each value of its indices: num_i = ..."""

    symbol: str
    indices: tuple[str, ...]
    side: Side
    line: int


@dataclass
class Scope:
    """What the symbols stand for: the arguments first, then what the text defines, then what else is known.

    A small letter stands for one example, a row of the matrix with the same capital letter. What is said of one
    example holds for all of them, so x is the transpose of X: x_j is feature j, of every example.
    """

    arguments: Mapping[str, Any]
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    known: Mapping[str, Any] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    used: set[Definition] = field(default_factory=set)
    computed: dict[str, Any] = field(default_factory=dict)

    def value(self, symbol: str) -> Any:
        """What `symbol` stands for. Raises Unreadable if it stands for nothing."""
        if symbol in self.arguments:
            return self.arguments[symbol]
        if symbol in self.definitions:
            definition = self.definitions[symbol]
            self.used.add(definition)
            if symbol not in self.computed:
                self.computed[symbol] = self.entries(definition.side, definition.indices)
            return self.computed[symbol]
        if symbol in self.known:
            return self.known[symbol]
        rows = self.arguments.get(symbol.upper())
        if isinstance(rows, np.ndarray) and rows.ndim == 2:
            return rows.T
        raise Unreadable(f"{symbol!r} stands for nothing here; the arguments are {', '.join(self.arguments)}")

    def entries(self, side: Side, indices: Sequence[str] = (), shape: Sequence[int] | None = None) -> Any:
        """The value of `side`; with indices an array, one entry for each of their values."""
        reckoner = _Reckoner(side.names, self)
        if not indices:
            return reckoner.visit(side.tree)
        sizes = tuple(reckoner.extent(index, side.tree) for index in indices) if shape is None else tuple(shape)
        if len(sizes) != len(indices):
            raise Unreadable(f"the left side has {len(indices)} indices, but what it stands for has {len(sizes)} axes")
        entries = [reckoner.at(dict(zip(indices, place, strict=True)), side.tree) for place in np.ndindex(*sizes)]
        return np.array(entries).reshape(sizes)

    def where(self, values: Mapping[str, Any]) -> Scope:
        """This scope with other values of some symbols, on which all that is defined by them depends."""
        return Scope({**self.arguments, **values}, self.definitions, self.known, self.sizes, self.used)

    def size(self, letter: str) -> int | None:
        """What a letter such as m counts, if anything."""
        arrays = [argument for argument in self.arguments.values() if np.ndim(argument)]
        first = len(arrays[0]) if letter in COUNTS and arrays else None
        return self.sizes.get(letter, first)


class _Reckoner(Arithmetic):
    """Walks a side and computes it; a sum walks its body again for each index."""

    def __init__(self, names: Sequence[str], scope: Scope, indices: Mapping[str, int] | None = None) -> None:
        self.names, self.scope = names, scope
        self.indices = dict(indices or {})

    def at(self, places: Mapping[str, int], tree: Tree[Token]) -> Any:
        """The value of `tree` where the indices have these values, from 0."""
        above = {index: place + 1 for index, place in places.items()}
        return _Reckoner(self.names, self.scope, {**self.indices, **above}).value(tree)

    def extent(self, index: str, tree: Tree[Token]) -> int:
        """How many values `index` has: the length of the first axis in `tree` on which it stands."""
        for symbol in tree.find_data("symbol"):
            number, script = symbol.children
            for axis, factor in enumerate(_factors(script)):
                if factor == Tree("letter", [Token("LETTER", index)]):
                    return int(np.shape(self.scope.value(self._name(number)))[axis])
        raise Unreadable(f"{index!r} is no index of anything to the right")

    def _name(self, number: object) -> str:
        return self.names[int(str(number))]

    def _entry(self, number: object, script: Any) -> tuple[str, Any]:
        """The symbol, and the place of the entry that `script` names, None for all of it."""
        symbol = self._name(number)
        if script is None:
            return symbol, None
        axes = np.ndim(self.scope.value(symbol))
        parts = _factors(script) if axes > 1 else [script]
        place = tuple(int(self.value(part)) - 1 for part in parts)
        if min(place) < 0:
            raise IndexError(f"{symbol} has no entry {', '.join(str(index + 1) for index in place)}")
        return symbol, place

    def letter(self, tree: Tree[Token]) -> float:
        letter = str(tree.children[0])
        if letter in self.indices:
            return self.indices[letter]
        if letter == EULER:
            return float(np.e)
        size = self.scope.size(letter)
        return size if size is not None else self.scope.value(letter)

    def symbol(self, tree: Tree[Token]) -> Any:
        symbol, place = self._entry(*tree.children)
        value = self.scope.value(symbol)
        return value if place is None else np.asarray(value)[place]

    def call(self, tree: Tree[Token]) -> Any:
        number, script, *given = tree.children
        function = self.scope.value(self._name(number))
        if script is not None:
            function = function[int(self.value(script)) - 1]
        return function(*map(self.value, given))

    def moved_up(self, tree: Tree[Token]) -> Any:
        return self._moved(tree, 1)

    def moved_down(self, tree: Tree[Token]) -> Any:
        return self._moved(tree, -1)

    def _moved(self, tree: Tree[Token], sign: int) -> Any:
        """x with x_i + h: a copy of x with another entry i."""
        array, entry, step = tree.children
        moved = np.array(self.value(array), dtype=float)
        assert isinstance(entry, Tree)
        _, place = self._entry(*entry.children)
        moved[place] = self.value(entry) + sign * self.value(step)
        return moved

    def slope(self, tree: Tree[Token]) -> Any:
        """The slope of what is defined along a symbol, or along an entry of it, by the complex step."""
        of, along = tree.children
        assert isinstance(along, Tree)
        symbol, place = self._entry(*along.children)
        moved = np.array(self.scope.value(symbol), dtype=complex)
        moved[() if place is None else place] += TINY * 1j
        return np.imag(_Reckoner(self.names, self.scope.where({symbol: moved}), self.indices).value(of)) / TINY

    def total(self, tree: Tree[Token]) -> Any:
        letter, first, last, body = tree.children
        self._refuse_taken(str(letter))
        total = 0.0
        for index in range(int(self.value(first)), int(self.value(last)) + 1):
            self.indices[str(letter)] = index
            total = total + self.value(body)
        self.indices.pop(str(letter), None)
        return total

    def largest(self, tree: Tree[Token]) -> Any:
        index, body = tree.children
        assert isinstance(index, Tree)
        assert isinstance(body, Tree)
        letter = str(index.children[0])
        self._refuse_taken(letter)
        return max(self.at({letter: place}, body) for place in range(self.extent(letter, body)))

    def _refuse_taken(self, letter: str) -> None:
        if letter in self.indices:
            raise Unreadable(f"{letter!r} is an index already where it is to run once more")

    def product(self, tree: Tree[Token]) -> Any:
        """From left to right; after a capital letter that is a matrix, the product of matrices."""
        factors = zip(tree.children, self.visit_children(tree), strict=True)
        first, value = next(factors)
        for node, other in factors:
            is_matrix = self._is_capital(first) and np.ndim(value) == 2 and np.ndim(other) > 0
            value = value @ other if is_matrix else value * other
            first = node
        return value

    def _is_capital(self, node: Any) -> bool:
        symbol = node.children[0] if node.children[1] is None else None
        return isinstance(symbol, Tree) and symbol.data == "symbol" and self._name(symbol.children[0])[-1].isupper()


def _factors(script: Any) -> list[Any]:
    """The single indices of a script such as i, ij or 2."""
    if not isinstance(script, Tree):
        return []
    if script.data != "product":
        return [script]
    return [power.children[0] if isinstance(power, Tree) else power for power in script.children]
