r"""Reads one side of a displayed formula: sums over indices, fractions, powers, calls, slopes.

sympy's reader of LaTeX was looked at and not taken: to it, y_i is one symbol, on which the i of a sum has no hold.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken

READER = Lark(
    r"""
    ?start: expr | "(" expr ("," expr)+ ")" -> pair
    ?expr: term | "-" term -> minus | expr "+" term -> plus | expr "-" term -> less
    ?term: product | product "/" power -> fraction
    product: power (_DOT? power)*
    power: base ["^" script]
    ?base: NUMBER -> number
         | symbol
         | _FUNCTION_OPEN NUMBER "}" ["_" script] "(" given ("," given)* ")" -> call
         | LETTER -> letter
         | "(" expr ")"
         | "\\frac" "{" expr "}" "{" expr "}" -> fraction
         | "\\slope" "{" expr "}" "{" symbol "}" -> slope
         | "\\sqrt" "{" expr "}" -> root
         | "\\log" power -> logarithm
         | "\\abs" "{" expr "}" -> size
         | "\\max" "(" expr "," expr ")" -> larger
         | "\\max" "_" script product -> largest
         | "\\mean" product -> mean
         | "\\pi" -> pi
         | "\\sum" "_" "{" LETTER "=" expr "}" "^" script product -> total
    symbol: _SYMBOL_OPEN NUMBER "}" ["_" script]
    ?given: expr | expr "\\with" symbol "+" product -> moved_up | expr "\\with" symbol "-" product -> moved_down
    ?script: "{" expr "}" | NUMBER -> number | LETTER -> letter

    _SYMBOL_OPEN: "\\symbol{"
    _FUNCTION_OPEN: "\\function{"
    _DOT: "\\cdot" | "\\times"
    LETTER: /[a-zA-Z]/
    NUMBER: /\d+(\.\d+)?/
    %ignore /\s+|\\(left|right|[bB]igg?)(?![a-zA-Z])|\\[,;! ]|\\quad/
    """,
    parser="lalr",
    lexer="contextual",
)
CHANGE = r"(?:d|\\partial)(?:\\,|\s)*((?:[^{}]|\{[^{}]*\})+)"  # dL, or ∂ r²
SPELLINGS = {
    r"\\hat\s*(?:\{\s*)?([a-zA-Z])(?:\s*\})?": r"\\hat \1",
    r"\\text\{\s*mean of\s*\}": r"\\mean ",
    r"\\text\{\s*with\s*\}": r"\\with ",
    r"\\(?:text|mathrm)\{([^}]*)\}": r"\1",
    r"\\_": "_",
    r"\\frac\s*(\d)\s*(\d)": r"\\frac{\1}{\2}",
    rf"\\frac\{{{CHANGE}\}}\{{{CHANGE}\}}": r"\\slope{\1}{\2}",
    r"\|([^|]*)\|": r"\\abs{\1}",
}
BOUND = re.compile(r"\\(?:sum|max)_\{?\s*([a-zA-Z])(?![a-zA-Z])")
TERM = r"[^-+=()]+?"
GOES_ON = re.compile(rf"((?:{TERM}\+)+)\s*\\dots\s*\+({TERM}_\{{?([a-z])\}}?)\s*(?=[-+=)]|$)")


class Unreadable(Exception):
    """The formula cannot be read or computed; `line` counts from its first line."""

    def __init__(self, what: str, line: int = 1) -> None:
        super().__init__(what)
        self.line = line


@dataclass(frozen=True)
class Side:
    """One side of an equation that has been read; the symbols in `tree` are numbers of `names`."""

    tree: Tree[Token]
    names: tuple[str, ...]


def read(latex: str, symbols: Sequence[str], functions: Collection[str] = ()) -> Side:
    """The side written in `latex`, in the spelling of `plain`; those of `symbols` in `functions` can be called.

    Raises Unreadable for anything but the notation above.
    """
    latex = in_full(latex, symbols)
    bound = BOUND.findall(latex)
    names = tuple(symbol for symbol in symbols if symbol not in bound)
    numbered = _number_symbols(latex, names, functions)
    try:
        return Side(READER.parse(numbered), names)
    except UnexpectedInput as error:
        raise _unreadable(error, numbered, names) from error


def plain(latex: str) -> str:
    r"""`latex` in one spelling: \hat y for \hat{y}, lr for \text{lr}, \frac{1}{2} for \frac12, \slope{L}{a} for
    \frac{dL}{da}, \abs{x} for |x|.
    """
    for other, spelling in SPELLINGS.items():
        latex = re.sub(other, spelling, latex)
    return latex


def in_full(latex: str, symbols: Collection[str] = ()) -> str:
    r"""`latex` with w_1 x_1 + w_2 x_2 + \dots + w_n x_n as \sum_{i=1}^{n} w_i x_i.

    Raises Unreadable where the terms in front of the dots do not lead to the one behind.
    """

    def summed(found: re.Match[str]) -> str:
        first, last, end = found.groups()
        index = next(letter for letter in "ijklqrs" if letter not in latex and letter not in symbols)
        terms = first.split("+")[:-1]
        for number, term in enumerate(terms, 1):
            if _tight(term) != _tight(_at(last, end, str(number))):
                raise Unreadable(rf"`{term.strip()}` is not term {number} of a sum that goes on to `{last.strip()}`")
        return rf"\sum_{{{index}=1}}^{{{end}}} {_at(last, end, index)} "

    return GOES_ON.sub(summed, latex)


def _at(term: str, end: str, index: str) -> str:
    """`term` with `index` where `end` is an index."""
    return re.sub(rf"_\{{?{end}\}}?(?![a-zA-Z])", f"_{index}", term)


def _tight(term: str) -> str:
    return re.sub(r"[\s{}]", "", term)


def _unreadable(error: UnexpectedInput, numbered: str, names: Sequence[str]) -> Unreadable:
    """Says from where on the formula cannot be read, in the author's symbols."""
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return Unreadable("this formula ends too early", numbered.count("\n") + 1)
    rest = numbered.splitlines()[error.line - 1][error.column - 1 :]
    rest = re.sub(r"\\(?:symbol|function)\{(\d+)\}", lambda found: names[int(found[1])], rest)
    return Unreadable(f"cannot read this formula from `{rest}` on", error.line)


def _number_symbols(latex: str, names: Sequence[str], functions: Collection[str]) -> str:
    r"""`latex` with every symbol written as \symbol{its number}, or \function{its number} if it can be called."""
    known = {name: number for number, name in enumerate(names)}
    word = "|".join([*map(re.escape, sorted(known, key=len, reverse=True)), r"\\[a-zA-Z]+"])

    def number(found: re.Match[str]) -> str:
        if found[0] not in known:
            return found[0]
        kind = "function" if found[0] in functions else "symbol"
        return rf"\{kind}{{{known[found[0]]}}}"

    return re.sub(word, number, latex)
