"""Which statements of a locked cell are run for the sake of which names."""

from __future__ import annotations

import ast

import pytest

from autograder.grading.ownership import own_names

CELLS = {
    "functions and constants": ("import numpy as np\nA = 3\ndef f(): return A", {"A", "f"}),
    "how pictures look": ('import matplotlib.pyplot as plt\nplt.rcParams["figure.figsize"] = (5, 3)', set()),
    "a text": ('"""Run this first."""\nimport numpy as np', set()),
    "a seed": ("import numpy as np\nnp.random.seed(1)", {"np"}),
    "a change of a module": ("import math\nmath.tau = 7\nA = 1", {"math", "A"}),
    "data that are computed": ("import numpy as np\nx = np.arange(3)", {"np", "x"}),
    "a decorator": ("import math\n@math.note\ndef f(): pass", {"math", "f"}),
    "a call in a setting of pictures": ('import matplotlib.pyplot as plt\nplt.rcParams["x"] = seed()', {"plt"}),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_locked_cell_is_run_for_what_it_imports_only_where_it_may_matter(name: str) -> None:
    source, names = CELLS[name]
    assert own_names(ast.parse(source)) == names
