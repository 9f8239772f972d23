"""The pictures of the course: each function shows one, driven by the learner's own code."""

from __future__ import annotations

from utils.figures.check_error import check_error as check_error
from utils.figures.chord import chord as chord
from utils.figures.descent import descent as descent
from utils.figures.graph import graph as graph
from utils.figures.learning_rate import learning_rate as learning_rate
from utils.figures.likelihood import likelihood as likelihood
from utils.figures.nudge import nudge as nudge
from utils.figures.still_graphs import draw_arcs as draw_arcs
from utils.figures.still_graphs import draw_graph as draw_graph
from utils.figures.tangent import tangent as tangent
from utils.figures.training import training as training
from utils.figures.twin_losses import twin_losses as twin_losses
from utils.figures.unit_surface import unit_surface as unit_surface

NAMES = (
    *("tangent", "learning_rate", "descent", "chord"),
    *("unit_surface", "likelihood", "twin_losses", "training"),
    *("graph", "nudge", "check_error"),
)
"""In the order in which the units show them, a row for each unit."""
