"""The figures' frame: a figure is a frozen record of pure steps, and one shell shows them all.

A figure module writes three pure steps and says which controls and handles there are:

    def compute(state) -> Arrays        # from the controls' values to frozen data; the learner's code runs here
    def build(sheet, state) -> Artists  # the matplotlib artists, made once; what moves is made with animated=True
    def draw(artists, arrays) -> None   # moves the artists; makes none
    def describe(state, arrays) -> str  # the picture in words

`show(Figure(...))` does the rest: the live canvas, the sliders, dragging, the still picture, the words.
"""

from __future__ import annotations

from utils.frame.budget import Budget as Budget
from utils.frame.budget import BudgetSpent as BudgetSpent
from utils.frame.driver import Driver as Driver
from utils.frame.driver import credit as credit
from utils.frame.driver import ours as ours
from utils.frame.figure import Choice as Choice
from utils.frame.figure import Control as Control
from utils.frame.figure import Figure as Figure
from utils.frame.figure import Handle as Handle
from utils.frame.figure import Slider as Slider
from utils.frame.figure import State as State
from utils.frame.figure import Turn as Turn
from utils.frame.shell import show as show
