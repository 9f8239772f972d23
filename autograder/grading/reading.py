"""A file somebody handed in → the notebook in it, or one sentence that says why there is none.

Nothing of the file is believed: size, cells and text have limits, outputs are dropped before they are parsed, and what
a cell holds beside its text and nbgrader's mark stays behind.
"""

from __future__ import annotations

import json
import os
import re
import stat
import warnings
from pathlib import Path
from typing import Any

from autograder.errors import GradwalkError

MAX_FILE = 256 * 2**20  # bytes, outputs included
MAX_REST = 16 * 2**20  # bytes, without the outputs
MAX_CELLS = 10_000
CELL_KINDS = ("code", "markdown", "raw")
PICTURES = ("image/png", "image/jpeg", "image/gif")
OTHERS = {stat.S_ISDIR: "a folder", stat.S_ISLNK: "a link", stat.S_ISFIFO: "a pipe", stat.S_ISSOCK: "a socket",
          stat.S_ISBLK: "a device", stat.S_ISCHR: "a device"}  # fmt: skip
# A key that opens outputs, a whole string (one that never ends included), or a bracket. No branch ever backtracks.
TOKEN = re.compile(rb'"outputs"\s*+:\s*+(\[)|"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
CELLS = (b"{[{", b"{[{[{")  # brackets around a cell; in format 3 it stands in a worksheet


class Unreadable(GradwalkError):
    """A file is no notebook that can be graded; the message is one sentence that says why."""


def read_notebook(path: Path) -> dict[str, Any]:
    """The notebook in a file, in nbformat 4, every source a text, every output dropped. Raises Unreadable."""
    return notebook_of(without_outputs(read_bytes(path)))


def notebook_of(raw: bytes) -> dict[str, Any]:
    """The notebook in these bytes without outputs, in nbformat 4, every source a text. Raises Unreadable."""
    if len(raw) > MAX_REST:
        raise Unreadable(f"It holds {len(raw):,} bytes beside its outputs; {MAX_REST:,} can be graded.")
    return normalised(in_format_4(parse(raw)))


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file. Raises Unreadable for anything else, without ever waiting for it."""
    try:
        refuse_others(path.lstat().st_mode)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with open(descriptor, "rb") as file:
            about = os.fstat(file.fileno())
            refuse_others(about.st_mode)
            if about.st_size > MAX_FILE:
                raise Unreadable(f"It is a file of {about.st_size:,} bytes; {MAX_FILE:,} can be read.")
            return file.read(about.st_size)
    except FileNotFoundError:
        raise Unreadable("There is no such file.") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"It cannot be read ({getattr(error, 'strerror', None) or error}).") from None


def refuse_others(mode: int) -> None:
    """Raises Unreadable for what is no ordinary file."""
    for is_kind, kind in OTHERS.items():
        if is_kind(mode):
            raise Unreadable(f"It is {kind}, not a file.")
    if not stat.S_ISREG(mode):
        raise Unreadable("It is not a file.")


def without_outputs(raw: bytes) -> bytes:
    """The JSON text with the outputs of its cells emptied, before anything is built from it."""
    kept, start, around, inside = [], 0, bytearray(), 0
    for token in TOKEN.finditer(raw):
        first = raw[token.start()]
        if token[1] and not inside and around in CELLS:
            kept.append(raw[start : token.end()])
            inside = len(around) + 1
        if token[1] or first in b"[{":
            around.append(raw[token.end() - 1])
        elif first in b"]}" and around:
            if len(around) == inside:
                start, inside = token.start(), 0
            around.pop()
    return b"".join(kept if inside else [*kept, raw[start:]])


def parse(raw: bytes) -> dict[str, Any]:
    """The JSON object in these bytes. Raises Unreadable."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"It is not text in UTF-8 (byte {error.start:,}).") from None
    if not text.strip():
        raise Unreadable("It is empty.")
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        is_cut = text[error.pos :].strip() == "" or "Unterminated" in error.msg
        why = "it breaks off" if is_cut else error.msg[:1].lower() + error.msg[1:]
        raise Unreadable(f"It is not JSON, as a notebook has to be ({why}, line {error.lineno}).") from None
    except (ValueError, RecursionError):
        raise Unreadable("It is not JSON that can be read (numbers too long, or nested too deep).") from None
    if not isinstance(notebook, dict):
        raise Unreadable("It is JSON, but no notebook.")
    return notebook


def in_format_4(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook in nbformat 4; older ones are converted. Raises Unreadable."""
    version = notebook.get("nbformat")
    if type(version) is not int:
        raise Unreadable("It is JSON, but no notebook: it does not say its nbformat.")
    if version == 4:
        return notebook
    if not 1 <= version <= 3:
        raise Unreadable(f"It is a notebook of format {version:,}; formats 1 to 4 can be read.")
    from nbformat.converter import convert
    from nbformat.reader import reads

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return dict(convert(reads(json.dumps(notebook)), 4))
    except Exception:  # noqa: BLE001 - the converter meets damaged notebooks with exceptions of every kind
        raise Unreadable(f"It says that it is a notebook of format {version}, and is none.") from None


def normalised(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with the fields that count, each of its type. Raises Unreadable."""
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise Unreadable("It is a notebook without cells.")
    if len(cells) > MAX_CELLS:
        raise Unreadable(f"It has {len(cells):,} cells; {MAX_CELLS:,} can be graded.")
    metadata = notebook.get("metadata")
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": metadata if isinstance(metadata, dict) else {},
        "cells": [_cell(number, cell) for number, cell in enumerate(cells, 1)],
    }


def _cell(number: int, cell: Any) -> dict[str, Any]:
    if not isinstance(cell, dict):
        raise Unreadable(f"Its cell {number} is no cell.")
    kind, metadata, name = cell.get("cell_type"), cell.get("metadata"), cell.get("id")
    if kind not in CELL_KINDS:
        raise Unreadable(f"Its cell {number} is neither code nor text ({str(kind)[:40]!r}).")
    kept = {
        "cell_type": kind,
        "id": name if isinstance(name, str) else "",
        "metadata": metadata if isinstance(metadata, dict) else {},
        "source": _source(number, cell.get("source")),
    }
    if kind == "code":
        return {**kept, "outputs": [], "execution_count": None}
    pictures = _pictures(cell.get("attachments"))
    return {**kept, "attachments": pictures} if pictures else kept


def _source(number: int, source: Any) -> str:
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise Unreadable(f"Its cell {number} has no text.")
    return source.encode("utf-8", "replace").decode("utf-8")  # halves of letters (surrogates) cannot be sent on


def _pictures(attachments: Any) -> dict[str, dict[str, str]]:
    """The attached pictures: a manually graded answer may consist of one."""
    if not isinstance(attachments, dict):
        return {}
    found = {
        name: {kind: data for kind, data in bundle.items() if kind in PICTURES and isinstance(data, str)}
        for name, bundle in attachments.items()
        if isinstance(bundle, dict)
    }
    return {name: bundle for name, bundle in found.items() if bundle}
