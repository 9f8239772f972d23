"""Whose a name is: the master's (imports, locked cells, what tests define) or the learner's (what they are to write).

Read from the master alone, never from a submission. A name belongs to whoever binds it last before the test that reads
it, so a learner's `assert_close`, `np` or `y_test` never takes the place of the master's.
"""

from __future__ import annotations

import ast
import contextlib
import re
import symtable
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from autograder.grading.magics import parse
from autograder.grading.submission import Cell, grade_id, is_locked, is_solution, is_test

Role = Literal["text", "test", "solution", "locked", "open"]
SOLUTION = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL)


@dataclass(eq=False)
class Recipe:
    """Statements of the master that bind names of the master's, and the index of the cell that holds them."""

    names: frozenset[str]
    tree: ast.Module
    place: int
    is_import: bool
    is_of_ours: bool = False  # imports from autograder

    @property
    def is_star(self) -> bool:
        """Whether it imports all that a module has."""
        first = self.tree.body[0]
        return self.is_import and isinstance(first, ast.ImportFrom) and first.names[0].name == "*"


@dataclass(frozen=True)
class Scope:
    """What a test cell may know: its place in the master, and the names that are the learner's there."""

    place: int
    theirs: frozenset[str]


@dataclass
class Ownership:
    """The master's names and who binds them."""

    recipes: list[Recipe] = field(default_factory=list)
    scopes: dict[str, Scope] = field(default_factory=dict)  # by the source of the test cell
    modules: dict[str, Recipe] = field(default_factory=dict)  # modules that only the solutions import

    def scope(self, source: str) -> Scope:
        """The scope of a test cell; of a cell that is none, a scope with nothing of the learner's."""
        return self.scopes.get(source, Scope(sys.maxsize, frozenset()))

    def names_of_ours(self) -> frozenset[str]:
        """The names that are imported from autograder."""
        return frozenset(name for recipe in self.recipes if recipe.is_of_ours for name in recipe.names)


def read_ownership(cells: Iterable[Cell]) -> Ownership:
    """Walks through the code cells of a master, in order; what it finds is kept for the next submission."""
    return _walk(tuple((cell["source"], _role(cell)) for cell in cells))


@lru_cache(maxsize=64)
def _walk(cells: tuple[tuple[str, Role], ...]) -> Ownership:
    found, theirs, modules = Ownership(), set[str](), set[str]()
    for place, (source, role) in enumerate(cells):
        tree = _tree(source) if role != "text" else None
        if tree is None:
            continue
        ours = list(imports(tree if role != "solution" else _given(source), place))
        found.recipes += ours
        modules |= {name for recipe in ours if _is_module(recipe) for name in recipe.names}
        if role == "test":
            known = found.scopes.get(source, Scope(place, frozenset())).theirs
            found.scopes[source] = Scope(place, known | frozenset(theirs))
            theirs -= bound(tree)
        elif role == "locked":
            found.recipes.append(Recipe(own_names(tree), tree, place, is_import=False))
            theirs -= bound(tree)
        else:
            own = {name for recipe in ours for name in recipe.names}
            found.modules |= {name: one for one in imports(tree, place) if _is_module(one) for name in one.names - own}
            theirs = (theirs | bound(tree) - own) - modules
    return found


def own_names(tree: ast.Module) -> frozenset[str]:
    """The names for whose sake a locked cell is run: all that it binds, or, where its other statements can make no
    difference to what it imports, those that it binds itself. (To load a library that draws takes half a second.)
    """
    rest = [statement for statement in tree.body if not isinstance(statement, ast.Import | ast.ImportFrom)]
    return bound(ast.Module(rest, [])) if all(map(_only_binds, rest)) else bound(tree)


def _only_binds(statement: ast.stmt) -> bool:
    """Whether a statement defines functions or constants, or sets up drawing, and does nothing else."""
    match statement:
        case ast.FunctionDef(decorator_list=[]):
            return True
        case ast.Assign(targets=[ast.Name()], value=ast.Constant()) | ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Subscript(value=ast.Attribute(value=ast.Name(id="plt"), attr="rcParams"))]):
            return not any(isinstance(node, ast.Call) for node in ast.walk(statement))
    return False


def given_names(cells: Iterable[Cell]) -> Mapping[str, frozenset[str]]:
    """The names that each cell of the master with a grade id binds."""
    return _given_names(tuple((grade_id(cell) or "", cell["source"]) for cell in cells if cell["cell_type"] == "code"))


@lru_cache(maxsize=64)
def _given_names(cells: tuple[tuple[str, str], ...]) -> Mapping[str, frozenset[str]]:
    trees = {name: _tree(source) for name, source in cells if name}
    return {name: bound(tree) for name, tree in trees.items() if tree is not None}


def _role(cell: Cell) -> Role:
    if cell["cell_type"] != "code":
        return "text"
    if is_test(cell):
        return "test"
    return "solution" if is_solution(cell) else "locked" if is_locked(cell) else "open"


def _given(source: str) -> ast.Module:
    """What a solution cell holds beside the solution; nothing if the whole cell is the solution."""
    rest = _tree(SOLUTION.sub("pass", source)) if SOLUTION.search(source) else None
    return rest or ast.Module([], [])


def _is_module(recipe: Recipe) -> bool:
    return isinstance(recipe.tree.body[0], ast.Import)


def imports(tree: ast.Module, place: int) -> Iterator[Recipe]:
    """The import statements of a cell, each as a recipe. A star has no names; it is always followed."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            names = frozenset((alias.asname or alias.name).split(".")[0] for alias in node.names)
            is_of_ours = any(name.split(".")[0] == "autograder" for name in module)
            names = names - {"*"} | ({"check"} if is_of_ours and "*" in names else set())
            yield Recipe(names, ast.Module([node], []), place, is_import=True, is_of_ours=is_of_ours)


def bound(tree: ast.Module) -> frozenset[str]:
    """The names that a cell binds: by assignment, import, def, class, for, with, except, match, or `global`."""
    symbols = _table(tree).get_symbols() if tree.body else []
    return frozenset(symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported())


def read(tree: ast.Module) -> frozenset[str]:
    """The global names that a cell reads, in its functions, classes and comprehensions too."""

    def walk(table: symtable.SymbolTable) -> Iterator[str]:
        for symbol in table.get_symbols():
            if symbol.is_referenced() and (symbol.is_global() or table.get_type() == "module"):
                yield symbol.get_name()
        for child in table.get_children():
            yield from walk(child)

    return frozenset(walk(_table(tree))) if tree.body else frozenset()


def first_check(tree: ast.Module) -> tuple[str, str] | None:
    """Exercise and part of the first `check("…", …, part="…")` of a cell."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check" and node.args:
            parts = [word.value for word in node.keywords if word.arg == "part"]
            with contextlib.suppress(ValueError):
                texts = [ast.literal_eval(text) for text in (node.args[0], *parts)]
                return str(texts[0]), str(texts[1]) if parts and texts[1] else "correct"
    return None


def _table(tree: ast.Module) -> symtable.SymbolTable:
    return symtable.symtable(ast.unparse(tree), "<cell>", "exec")


def _tree(source: str) -> ast.Module | None:
    try:
        tree = parse(source)
        compile(tree, "<cell>", "exec")
    except (SyntaxError, RecursionError, ValueError):
        return None
    return tree
