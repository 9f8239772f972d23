"""Options that several commands have, the same in each."""

from __future__ import annotations

from pathlib import Path

import click

course_dir = click.option(
    "--course-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="A course folder of nbgrader.  [default: here]",
)
database = click.option("--db", metavar="URL", help="The gradebook.  [default: as nbgrader_config.py says]")
