"""The console command: two verbs to learn with, the others to teach with."""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from autograder.commands.check import check
from autograder.commands.collect import collect
from autograder.commands.demo import demo
from autograder.commands.doctor import doctor
from autograder.commands.export import export
from autograder.commands.feedback import feedback
from autograder.commands.grade import grade
from autograder.commands.kit import kit
from autograder.commands.refusal import Refused
from autograder.commands.report import report
from autograder.commands.simulate import simulate
from autograder.commands.start import start

FOR_INSTRUCTORS = ("latex2mathml", "nbgrader")  # what a learner's kit lacks and a command asks for


class Commands(click.Group):
    """The commands; one that needs more than a learner has installed says so."""

    def invoke(self, context: click.Context) -> Any:
        """Runs a command. Raises Refused where a package for instructors is missing."""
        try:
            return super().invoke(context)
        except ModuleNotFoundError as error:
            package = (error.name or "").split(".")[0]
            if package not in FOR_INSTRUCTORS:
                raise
            raise Refused(f"This command is for instructors and needs {package}: pip install {package}") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Gradwalk: a walk through the foundations of deep learning, with checks that name the mistake.

    \b
    Examples:
      gradwalk start            learn: open the course in JupyterLab
      gradwalk check NOTEBOOK   learn: grade what you have written
      gradwalk demo             teach: see a whole class graded
      gradwalk doctor           teach: see what keeps learners' code apart on this machine
      gradwalk kit              teach: make a zip for learners, with all they need
      gradwalk collect ZIP      teach: take in what a class has handed in elsewhere
      gradwalk grade UNIT       teach: grade what a class has handed in
      gradwalk report UNIT      teach: see who needs help, and with what
      gradwalk feedback UNIT    teach: make a page for every learner
      gradwalk export canvas UNIT   teach: hand the marks on
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that a terminal cannot write becomes a question mark


for command in (start, check, demo, doctor, simulate, kit, collect, grade, report, feedback, export):
    main.add_command(command)
