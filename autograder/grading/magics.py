"""A cell written for IPython → the same cell in plain Python, for the side where no IPython runs.

Commands that only show or set up something are left out, `%time` and its like are replaced by what they run. Everything
else that only IPython can do stays a call of `get_ipython`, which the trusted side does not have.
"""

from __future__ import annotations

import ast

SHOWING = {"matplotlib", "config", "load_ext", "reload_ext", "autoreload", "precision", "timeit", "who", "whos"}
RUNNING = {"time", "capture", "prun"}


def parse(source: str) -> ast.Module:
    """The cell's syntax tree, without IPython's own syntax as far as that can be had. Raises SyntaxError."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):  # ValueError: null bytes
        pass
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        tree = ast.parse(TransformerManager().transform_cell(source))
    except ValueError as error:
        raise SyntaxError(str(error)) from None
    return ast.Module([statement for one in tree.body for statement in _plain(one)], [])


def _plain(statement: ast.stmt) -> list[ast.stmt]:
    """What a statement does beside showing; the statement itself if it uses IPython for more."""
    verb, arguments = _command(statement)
    if verb not in ("run_line_magic", "run_cell_magic"):
        return [statement]
    name, line, *body = arguments
    if name in SHOWING:
        return []
    if name in RUNNING and not (verb == "run_cell_magic" and line.strip()):
        return parse(body[0] if body else line).body
    return [statement]


def _command(statement: ast.stmt) -> tuple[str, list[str]]:
    """The method of IPython that a statement calls and its texts; "" if it calls none."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
        return "", []
    if ast.unparse(call.func.value) != "get_ipython()":
        return "", []
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return (call.func.attr, texts) if len(texts) == len(call.args) >= 2 else ("", [])
