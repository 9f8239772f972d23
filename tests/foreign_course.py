"""A course that knows nothing of Gradwalk: plain asserts, hidden tests, partial credit, manual answers, files.

And a class that hands it in, for comparing what nbgrader and Gradwalk make of the same submissions.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tests.tiny_class import CONFIG, UNIT, cell, hand_in, make_course, master

NUMBERS, WORDS = "numbers", "words"
FILES = {
    "heights.csv": "name,height\nada,1.70\nben,1.80\nkim,1.60\n",
    "lengths.py": "def norm(v):\n    return sum(x * x for x in v) ** 0.5\n",
}
NORM = "def norm(v):\n    ### BEGIN SOLUTION\n    return float(np.sqrt(np.sum(np.square(v))))\n    ### END SOLUTION"
TEST_NORM = """
assert norm([3, 4]) == 5, 'a triangle'
assert_close(norm(np.ones(4)), 2)
### BEGIN HIDDEN TESTS
import lengths
for size in range(1, 6):
    numbers = np.random.default_rng(size).normal(size=size)
    assert_close(norm(numbers), lengths.norm(numbers))
### END HIDDEN TESTS
"""
MEAN = """
def mean_height(path="heights.csv"):
    ### BEGIN SOLUTION
    with open(path) as file:
        heights = [float(row["height"]) for row in csv.DictReader(file)]
    return sum(heights) / len(heights)
    ### END SOLUTION
"""
SIGN = "### BEGIN SOLUTION\ndef sign(x):\n    return (x > 0) - (x < 0)\n### END SOLUTION"
TEST_SIGN = """
points = 0
for x, right in ((3, 1), (-2, -1), (0, 0)):
    if sign(x) == right:
        points += 1
points
"""
COUNT = """
def count(text):
    ### BEGIN SOLUTION
    return {word: text.split().count(word) for word in text.split()}
    ### END SOLUTION
"""
TEST_MEAN = """
assert_close(mean_height(), 1.7)
### BEGIN HIDDEN TESTS
assert_close(mean_height("heights.csv"), 1.7)
### END HIDDEN TESTS
"""
ANSWERS: dict[str, dict[str, str]] = {
    "ada-right": {
        "norm": "def norm(v):\n    return float(np.sqrt(np.sum(np.square(v))))",
        "mean": "def mean_height(path='heights.csv'):\n    rows = open(path).read().split()[1:]\n"
        "    return sum(float(row.split(',')[1]) for row in rows) / len(rows)",
        "sign": "def sign(x):\n    return (x > 0) - (x < 0)",
        "count": "from collections import Counter\ndef count(text):\n    return dict(Counter(text.split()))",
        "why": "Because squares are not negative.",
        "plot": "print('a picture')",
    },
    "ben-wrong": {
        "norm": "def norm(v):\n    return float(np.sum(np.abs(v)))",
        "mean": "def mean_height(path='heights.csv'):\n    return 1.7",
        "sign": "def sign(x):\n    return 1 if x > 0 else -1",
        "count": "def count(text):\n    return len(text)",
        "why": "No idea.",
    },
    "eve-raising": {
        "norm": "def norm(v):\n    raise ValueError('no')",
        "mean": "def mean_height(path='heights.csv'):\n    return open('nowhere.csv').read()",
        "sign": "def sign(x):\n    return None",
        "count": "def count(text:\n    return {}",
        "plot": "1 / 0",
    },
    "kim-half": {
        "norm": "import numpy as np\nnorm = lambda v: float(np.linalg.norm(v))",
        "mean": "mean_height = None",
        "sign": "def sign(x):\n    return 1 if x > 0 else 0",
        "count": "def count(text):\n    print(text)\n    return {w: text.count(w) for w in text.split()}",
    },
    "zoe-empty": {},
}  # fmt: skip


def scored(name: str, source: str, points: float) -> nbformat.NotebookNode:
    return cell(source.strip(), f"test_{name}", grade=True, locked=True, points=points)


def answer(name: str, source: str) -> nbformat.NotebookNode:
    return cell(source.strip(), name, solution=True)


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return new_notebook(cells=list(cells), metadata=master().metadata)


def numbers() -> nbformat.NotebookNode:
    """Numbers: two of its tests end in what nbgrader takes for full points, one warns."""
    helper = "def assert_close(a, b):\n    assert abs(a - b) < 1e-9, f'{a} is not {b}'"
    return notebook(
        cell(f"%matplotlib inline\nimport csv\nimport warnings\nimport numpy as np\n{helper}", "setup", locked=True),
        answer("norm", NORM),
        scored("norm", TEST_NORM, 2),
        answer("mean", MEAN),
        scored("mean", TEST_MEAN, 3),
        answer("sign", SIGN),
        scored("sign", TEST_SIGN, 3),
        scored("sign_share", "2 * np.mean([sign(5) == 1, sign(-5) == -1])", 2),
        scored("sign_truth", "sign(0) == 0", 1),
        scored("sign_warned", "warnings.warn('the sign of a number is about to change')\nassert sign(1) == 1", 1),
    )


def words() -> nbformat.NotebookNode:
    """Words: a test, and three cells that wait for a person."""
    plot = new_code_cell("# Draw it.", id="plot")
    about = {"grade": True, "solution": True, "locked": False, "task": False, "schema_version": 3, "points": 3}
    plot.metadata = nbformat.from_dict({"nbgrader": {"grade_id": "plot", **about}})
    return notebook(
        answer("count", COUNT),
        scored("count", "assert count('a b a') == {'a': 2, 'b': 1}\nassert count('an a') == {'an': 1, 'a': 1}", 2),
        cell("Why?", "why", grade=True, solution=True, points=4),
        plot,
        cell("Show that it is so.", "task", task=True, locked=True, points=5),
    )


def make_foreign_course(course: Path, config: str = CONFIG) -> Path:
    """The course folder, with the assignment made and the class's submissions; one has left a notebook out."""
    make_course(course, {NUMBERS: numbers(), WORDS: words()}, FILES, config)
    for student, answers in ANSWERS.items():
        for name in (NUMBERS, WORDS):
            folder = hand_in(course, student, answers, name=name, when="2026-01-05 10:00:00 UTC")
        (folder / "own.csv").write_text("1\n")
    path = hand_in(course, "ian-one-notebook", ANSWERS["ada-right"], name=NUMBERS) / f"{NUMBERS}.ipynb"
    edit(path, lambda one: one.update(source="assert True") if one.id == "test_sign" else None)
    return course


def edit(path: Path, change: Any) -> None:
    """Changes the cells of a notebook in place."""
    changed = nbformat.read(path, as_version=4)
    for one in changed.cells:
        change(one)
    nbformat.write(changed, path)


__all__ = ["ANSWERS", "NUMBERS", "UNIT", "WORDS", "answer", "edit", "make_foreign_course", "notebook", "scored"]
