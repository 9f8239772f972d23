"""How a command says no: one sentence, and exit code 2."""

from __future__ import annotations

import click

from autograder.errors import GradwalkError


class Refused(GradwalkError, click.ClickException):
    """What was asked for cannot be done; the message says why and what helps."""

    exit_code = 2
