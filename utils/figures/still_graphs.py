"""Still pictures of a graph in the form of exercise 40: boxes and arrows, and arcs over an order of its nodes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Graph = Mapping[str, tuple[Any, ...]]
WRITTEN = {"add": "{} + {}", "mul": "{} · {}", "max": "max({}, {})", "exp": "exp({})", "log": "log({})"}
BOX = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": "0.4"}


def draw_graph(graph: Graph, places: Mapping[str, tuple[float, float]], notes: Mapping[str, str]) -> None:
    """Draws each node in a box at its place (column, row), with a note below its formula; other leaves as numbers."""
    if _is_graded():
        return
    import matplotlib.pyplot as plt

    _, axes = plt.subplots(figsize=(7, 2.4))
    boxes = {}
    for name, (x, y) in places.items():
        text = f"{_formula(graph, name, places)}\n{notes.get(name, '')}".strip()
        boxes[name] = axes.text(x, -y, text, ha="center", va="center", bbox=BOX).get_bbox_patch()
    for start, end in arrows(graph, list(places)):
        look = {"arrowstyle": "->", "shrinkA": 2, "patchA": boxes[start], "patchB": boxes[end]}
        (x0, y0), (x1, y1) = places[start], places[end]
        axes.annotate("", xy=(x1, -y1), xytext=(x0, -y0), arrowprops=look)
    columns, rows = zip(*places.values(), strict=True)
    axes.set(xlim=(-0.5, max(columns) + 0.5), ylim=(-max(rows) - 0.6, 0.6))
    axes.axis("off")
    plt.show()


def draw_arcs(graph: Graph, order: Sequence[str]) -> None:
    """Draws the nodes in a line, in the given order, and an arc from each input to its user."""
    if _is_graded():
        return
    import matplotlib.pyplot as plt

    _, axes = plt.subplots(figsize=(7, 2.0))
    turn = np.linspace(0, np.pi, 40)
    for start, end in arrows(graph, order):
        here, there = order.index(start), order.index(end)
        middle, half = (here + there) / 2, (there - here) / 2
        color = "tab:blue" if here < there else "tab:red"
        axes.plot(middle - half * np.cos(turn), 2 * abs(half) * np.sin(turn), color=color, linewidth=1)
        axes.plot(there, 0.25, "v", color=color, markersize=5)
    axes.plot(range(len(order)), np.zeros(len(order)), "ko", markersize=4)
    for i, name in enumerate(order):
        axes.annotate(name, (i, 0), (0, -8), textcoords="offset points", ha="center", va="top")
    axes.set(xlim=(-0.5, len(order) - 0.5))
    axes.margins(y=0.15)
    axes.axis("off")
    plt.show()


def arrows(graph: Graph, names: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs (input, user) among `names`, each once."""
    found = [(entry, user) for user in names if graph[user][0] != "leaf" for entry in graph[user][1:] if entry in names]
    return list(dict.fromkeys(found))


def _formula(graph: Graph, name: str, drawn: Mapping[str, Any]) -> str:
    """A node with its formula, in which a leaf that has no box of its own stands as its number."""
    op, *inputs = graph[name]
    if op == "leaf":
        return name
    return f"{name} = {WRITTEN[op].format(*(i if i in drawn else f'{graph[i][1]:g}' for i in inputs))}"


def _is_graded() -> bool:
    return bool(os.environ.get("NBGRADER_EXECUTION"))
