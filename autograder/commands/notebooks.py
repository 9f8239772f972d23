"""Notebook files: reading them whole, or saying in words what is damaged."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.errors import GradwalkError

if TYPE_CHECKING:
    from nbformat import NotebookNode


class Damaged(GradwalkError):
    """A file cannot be opened as a notebook; the message says why ("it is not JSON …")."""


def read_notebook(path: Path) -> NotebookNode:
    """The notebook in a file. Raises Damaged if it is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Damaged("it is not text (UTF-8)") from error
    except OSError as error:
        raise Damaged(f"it cannot be read ({error.strerror or error})") from error
    if not text.strip():
        raise Damaged("it is empty")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _parse(text)


def _parse(text: str) -> NotebookNode:
    import nbformat

    try:
        notebook: NotebookNode = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
    except nbformat.reader.NotJSONError as error:
        raise Damaged("it is not JSON, as a notebook has to be") from error
    except nbformat.ValidationError as error:
        raise Damaged(f"it is JSON, but not a notebook ({str(error).splitlines()[0]})") from error
    except Exception as error:  # noqa: BLE001 - nbformat meets damaged files with exceptions of every kind
        raise Damaged(f"it is JSON, but not a notebook ({type(error).__name__})") from error
    return notebook


def write_notebook(notebook: NotebookNode) -> str:
    """The text of a notebook file."""
    import nbformat

    return str(nbformat.writes(notebook)).rstrip("\n") + "\n"
