"""The unit that the exercises of this folder belong to."""

from __future__ import annotations

from autograder.exercise import Unit

unit = Unit("04_backpropagation")
