"""The checks of Gradwalk: what a right answer is, and who got it right."""

from __future__ import annotations

from autograder.check import CheckFailed as CheckFailed
from autograder.check import check as check
from autograder.drive import drive as drive
from autograder.examine import examine as examine
