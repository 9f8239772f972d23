"""Damage to a notebook file, the same for the same seed: bytes, JSON structure, cells, metadata."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

JUNK: list[Any] = [
    None, True, -1, 10**30, 1.5, float("nan"), "", "code", "\ud800", "\0", [], [[]], {}, {"": None}, ["a", 1],
    "x" * 1000, "### BEGIN HIDDEN TESTS", "import os; os._exit(0)",
]  # fmt: skip


def mutated(raw: bytes, seed: int) -> bytes:
    """The file with one to three things damaged."""
    rng = Random(seed)
    for _ in range(rng.randint(1, 3)):
        raw = rng.choice(MUTATIONS)(raw, rng)
    return raw


def flip_bytes(raw: bytes, rng: Random) -> bytes:
    damaged = bytearray(raw)
    for _ in range(rng.randint(1, 8) if damaged else 0):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    return bytes(damaged)


def cut_off(raw: bytes, rng: Random) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def cut_out(raw: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(raw) + 1)
    return raw[:start] + raw[start + rng.randint(1, 50) :]


def double(raw: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(raw) + 1)
    return raw[: start + rng.randint(1, 300)] + raw[start:]


def structure(change: Callable[[Any, Random], None]) -> Callable[[bytes, Random], bytes]:
    """A change of the JSON, as one of the bytes; what is no JSON any more stays as it is."""

    def changed(raw: bytes, rng: Random) -> bytes:
        try:
            notebook = json.loads(raw)
            change(notebook, rng)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            return raw
        return json.dumps(notebook).encode("utf-8", "surrogatepass")

    return changed


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value: the list or object, and the index or key in it."""
    found, waiting = [], [value]
    while waiting:
        inside = waiting.pop()
        keys = list(inside) if isinstance(inside, dict) else range(len(inside)) if isinstance(inside, list) else ()
        found += [(inside, key) for key in keys]
        waiting += [inside[key] for key in keys]
    return found


def put_junk(notebook: Any, rng: Random) -> None:
    value, key = rng.choice(places(notebook))
    value[key] = rng.choice(JUNK)


def delete_something(notebook: Any, rng: Random) -> None:
    value, key = rng.choice(places(notebook))
    del value[key]


def delete_cells(notebook: Any, rng: Random) -> None:
    for _ in range(rng.randint(1, 20)):
        del notebook["cells"][rng.randrange(len(notebook["cells"]))]


def double_a_cell(notebook: Any, rng: Random) -> None:
    notebook["cells"].insert(rng.randrange(len(notebook["cells"])), rng.choice(notebook["cells"]))


def shuffle_cells(notebook: Any, rng: Random) -> None:
    rng.shuffle(notebook["cells"])


def swap_metadata(notebook: Any, rng: Random) -> None:
    one, other = rng.choices(notebook["cells"], k=2)
    one["metadata"], other["metadata"] = other["metadata"], one["metadata"]


def retype_a_cell(notebook: Any, rng: Random) -> None:
    rng.choice(notebook["cells"])["cell_type"] = rng.choice(["code", "markdown", "raw", "heading", "sql", 4])


def retag(notebook: Any, rng: Random) -> None:
    for cell in rng.choices(notebook["cells"], k=5):
        cell["metadata"]["tags"] = ["skip-execution", "figure"]
        cell["metadata"].get("nbgrader", {}).update(
            rng.choice([{"points": 1e9}, {"schema_version": 9}, {"solution": True}, {"grade_id": rng.choice(JUNK)}])
        )


def another_format(notebook: Any, rng: Random) -> None:
    notebook["nbformat"] = rng.choice([1, 2, 3, 5, "4", None])


MUTATIONS: list[Callable[[bytes, Random], bytes]] = [
    flip_bytes, cut_off, cut_out, double,
    *map(structure, (put_junk, delete_something, delete_cells, double_a_cell, shuffle_cells, swap_metadata,
                     retype_a_cell, retag, another_format)),
]  # fmt: skip
