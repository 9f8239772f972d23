"""The pictures of the course: each function shows one, driven by the learner's own code."""

from __future__ import annotations

from utils.figures.chord import chord as chord
from utils.figures.descent import descent as descent
from utils.figures.learning_rate import learning_rate as learning_rate
from utils.figures.tangent import tangent as tangent

NAMES = ("tangent", "learning_rate", "descent", "chord")
"""In the order in which unit 01 shows them."""
