"""The map of the walk, and how far the learner has come on it."""

from __future__ import annotations

from utils.progress.show import show_progress as show_progress
