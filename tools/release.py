"""From the instructor's notebook to the learner's: nbgrader's own steps, in its own order, as pure nb -> nb."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.converters.generate_assignment import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from traitlets.config.loader import Config, PyFileConfigLoader

# The order is nbgrader's: hidden tests go after checksums are taken and taken anew. Saving to a gradebook is left out.
STEPS = [step for step in GenerateAssignment.preprocessors.default() if step is not SaveCells]


def read_config(root: Path) -> Config:
    """The settings of nbgrader_config.py in `root`."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def release_notebook(source: NotebookNode, config: Config) -> NotebookNode:
    """The learner's notebook of an instructor's one: what `nbgrader generate_assignment` makes of it."""
    notebook, resources = deepcopy(source), dict[str, Any]()
    for step in STEPS:
        notebook, resources = step(config=config).preprocess(notebook, resources)
    return notebook
