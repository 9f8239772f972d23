"""Answers without a name as entries of the catalogue, to be read, completed and pasted into an exercise's module.

An entry is what `Exercise.mistake` takes: a sentence, three hints, and a function that makes the mistake. Whatever the
learner's function needs of its own cell stands inside it, so that the entry stands alone.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import json
import symtable
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from autograder.grading.plan import printable
from autograder.reports.names import exercise_of
from autograder.reports.unknown import Group

HEAD = """\
# {unit}: {count} that fail for a reason that has no name yet, as entries of the catalogue.
# They are code of learners, and the catalogue runs outside the sandbox: read each one before you paste it into the
# module of its exercise. Then say in `mistake` what is off, and give the three hints."""
NOTHING = "# {unit}: every answer that fails has a name."
LEFT_OUT = "# No entry:"
AGAIN = "# The entry above shows this answer already; it fails in another part as well."
ENDLESS = ("timeout", "memory", "died")
GIVEN = {*dir(builtins), "np", "__name__"}


class NoEntry(Exception):
    """An answer cannot be made into an entry; the message says why."""


def entries(unit: str, groups: Sequence[Group]) -> Iterator[str]:
    """The text that `gradwalk report --unknown` prints, block by block: each is valid Python."""
    if not groups:
        yield NOTHING.format(unit=unit)
        return
    count = f"{len(groups)} {'kind of answer' if len(groups) == 1 else 'kinds of answers'}"
    yield HEAD.format(unit=printable(unit), count=count)
    shown: set[tuple[str | None, str]] = set()
    for group in groups:
        again = (group.row.exercise, group.example) in shown and bool(group.example)
        shown.add((group.row.exercise, group.example))
        yield "\n".join([*_about(group), *([AGAIN] if again else _body(group))])


def is_left_out(block: str) -> bool:
    """Whether a block has a reason in the place of an entry."""
    return block.splitlines()[-1].startswith(LEFT_OUT)


def _about(group: Group) -> Iterator[str]:
    count, parts = len(group.learners), printable(", ".join(row.label for row in group.rows))
    yield f"# {parts}: {count} {'learner' if count == 1 else 'learners'}"
    message = textwrap.shorten(printable(" ".join(group.message.split())), 600, placeholder=" …")
    yield from (f"# {line}" for line in textwrap.wrap(message, 118))


def _body(group: Group) -> Iterator[str]:
    try:
        function, needs = as_function(group)
    except NoEntry as why:
        yield f"{LEFT_OUT} {why}"
        return
    if needs:
        yield f"# It also uses what stands in other cells: {', '.join(needs)}"
    part = group.row.part
    yield f"@{group.row.exercise}.mistake("
    yield '    "…",'
    yield '    ask="…",'
    yield '    look="…",'
    yield '    formula="…",'
    if part not in (None, "correct"):
        yield f"    part={json.dumps(part)},"
    yield ")"
    yield from (printable(line) for line in function.splitlines())


def as_function(group: Group) -> tuple[str, list[str]]:
    """The answer as one function under a name of its own, and the names that it takes from elsewhere.

    Raises NoEntry where there is no such function, or where making it would already run code of the learner's.
    """
    exercise = exercise_of(group.row.exercise)
    if exercise is None:
        raise NoEntry("The test has no exercise in the catalogue.")
    if group.verdict in ENDLESS:
        raise NoEntry("It did not come back, and the check that tries it out would not either.")
    if not group.example:
        raise NoEntry(group.problem)
    body = ast.parse(group.example).body
    found = [one for one in body if isinstance(one, ast.FunctionDef) and one.name == exercise.name]
    if not found:
        raise NoEntry(f"The answer does not define {exercise.name} as a function of its own.")
    function = found[-1]
    _refuse_what_runs_at_once(function)
    function.body = [*_needed([one for one in body if one not in found], function), *function.body]
    _rename(function, exercise.name, f"unnamed_{_code(group)}")
    return ast.unparse(ast.fix_missing_locations(function)), _free(function)


def _refuse_what_runs_at_once(function: ast.FunctionDef) -> None:
    """Decorators, annotations and defaults are computed when the module is loaded."""
    if function.decorator_list:
        raise NoEntry("The function has a decorator.")
    arguments = function.args
    for default in [*arguments.defaults, *(one for one in arguments.kw_defaults if one)]:
        try:
            ast.literal_eval(default)
        except ValueError:
            raise NoEntry("A default value of the function is not a plain number or text.") from None
    function.returns = None
    for one in [*arguments.args, *arguments.posonlyargs, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]:
        if one:
            one.annotation = None


def _needed(others: Iterable[ast.stmt], function: ast.FunctionDef) -> list[ast.stmt]:
    """What else of the cell the function needs: definitions, imports and values that it uses, by way of others too."""
    kept: list[ast.stmt] = []
    used = _names(function)
    for one in reversed(list(others)):
        made = _made(one)
        if made & used:
            kept.insert(0, one)
            used |= _names(one)
    if "math" in used and not any("math" in _made(one) for one in kept):
        kept.insert(0, ast.Import([ast.alias("math")]))
    return kept


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _made(statement: ast.stmt) -> set[str]:
    """The names that a statement gives a meaning."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {(one.asname or one.name).partition(".")[0] for one in statement.names}
    return {one.id for one in ast.walk(statement) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def _rename(function: ast.FunctionDef, old: str, new: str) -> None:
    """The function gets another name, and calls itself by it. A variable of the old name inside it is left alone."""
    inside = {one.arg for one in ast.walk(function) if isinstance(one, ast.arg)}
    inside |= {one.id for one in ast.walk(function) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    function.name = new
    if old not in inside:
        for one in ast.walk(function):
            if isinstance(one, ast.Name) and one.id == old:
                one.id = new


def _code(group: Group) -> str:
    """A short name for the group, the same every time."""
    is_code = group.code.isalnum() and group.code.isascii()
    return group.code[:8] if is_code else hashlib.sha256(group.code.encode()).hexdigest()[:8]


def _free(function: ast.FunctionDef) -> list[str]:
    """The names that a function takes from outside, but for Python's own and numpy."""
    found: set[str] = set()
    tables = [symtable.symtable(ast.unparse(function), "<answer>", "exec").get_children()[0]]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        found |= {one.get_name() for one in table.get_symbols() if one.is_global()}
    return sorted(found - GIVEN - {function.name})
