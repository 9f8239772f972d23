"""Where the course stands on this machine: the folder from which the package was installed, or a learner's kit."""

from __future__ import annotations

import sys
from pathlib import Path

import autograder
from autograder.commands.refusal import Refused

START = "start.ipynb"


def project_root() -> Path:
    """The project's folder: the one that holds the package `autograder`.

    A kit has its package in a virtual environment: its folder is the one around that environment, or the current one.
    """
    project = Path(autograder.__file__).resolve().parent.parent
    kits = (Path(sys.prefix).parent, Path())
    return next((folder for folder in (project, *kits) if (folder / "release" / START).is_file()), project)


def released_notebooks(root: Path) -> list[Path]:
    """The start page and the notebook of every released unit, in the order of the walk.

    Raises Refused if no course is released in `root`.
    """
    start = root / "release" / START
    if not start.is_file():
        raise Refused(
            f"The course is not here: {start} is missing. Gradwalk runs from its project folder: "
            "clone the project and install it from there (make lab does), or build the notebooks (make build). "
            "A kit runs in the folder of its README.txt."
        )
    named_like_their_folder = (folder / f"{folder.name}.ipynb" for folder in sorted(start.parent.iterdir()))
    return [start, *(notebook for notebook in named_like_their_folder if notebook.is_file())]
