"""The console command: learn with `start` and `check`, teach with `demo`, `simulate`, `grade` and `doctor`."""

from __future__ import annotations

import io
import sys

import click

from autograder.commands.check import check
from autograder.commands.demo import demo
from autograder.commands.doctor import doctor
from autograder.commands.grade import grade
from autograder.commands.simulate import simulate
from autograder.commands.start import start


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Gradwalk: a walk through the foundations of deep learning, with checks that name the mistake.

    \b
    Examples:
      gradwalk start            learn: open the course in JupyterLab
      gradwalk check NOTEBOOK   learn: grade what you have written
      gradwalk demo             teach: see a whole class graded
      gradwalk doctor           teach: see what keeps learners' code apart on this machine
      gradwalk grade UNIT       teach: grade what a class has handed in
      gradwalk simulate --help  teach: fill a course folder of yours with a synthetic class
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that a terminal cannot write becomes a question mark


main.add_command(start)
main.add_command(check)
main.add_command(demo)
main.add_command(doctor)
main.add_command(simulate)
main.add_command(grade)
