"""`gradwalk start`: your notebooks are laid out, and JupyterLab opens on the start page."""

from __future__ import annotations

import os
from pathlib import Path

import click

from autograder.commands.lab import first_free_port, is_root, lab_arguments, run_lab
from autograder.commands.places import START, project_root, released_notebooks
from autograder.commands.workbench import Workbench, set_up


@click.command(short_help="Open the course in JupyterLab.")
@click.option("--no-browser", is_flag=True, help="Start the server and print its address; open no browser.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8888, show_default=True, help="A taken port takes the next."
)
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    help="Your own notebooks stand here.  [default: work/ in the project]",
)
def start(no_browser: bool, port: int, work: Path | None) -> None:
    """Lays out your notebooks in work/ and opens JupyterLab on the start page.

    New units are added. A file that is in work/ already is yours and is never written over.

    \b
    Examples:
      gradwalk start
      gradwalk start --no-browser --port 9000
    """
    root = project_root()
    bench = set_up((work or root / "work").absolute(), released_notebooks(root))
    click.echo(describe(bench))
    free = first_free_port(port)
    if free != port:
        click.echo(f"Port {port} is taken, so this is port {free}.")
    if is_root():
        click.echo("You are root, so Jupyter is started with --allow-root.")
    click.echo(f"JupyterLab opens on http://localhost:{free}/lab/tree/{START}. Ctrl-C stops it.")
    arguments = lab_arguments(bench.folder, free, browser=not no_browser, root=is_root())
    run_lab(arguments, goodbye=f"JupyterLab has stopped. Your notebooks are in {bench.folder}{os.sep}")


def describe(bench: Workbench) -> str:
    """What was added, what was kept and what is damaged, one line each."""
    lines = [f"Your notebooks are in {bench.folder}{os.sep}"]
    lines += [f"  added    {name}" for name in bench.added]
    lines += [f"  kept     {name} (yours, unchanged)" for name in bench.kept if name not in bench.damaged]
    for name, damage in bench.damaged.items():
        lines.append(f"  damaged  {name}: {damage}. It is left as it is.")
        if name in bench.kept:
            lines.append("           Give it another name and start again to get a fresh copy.")
    return "\n".join(lines)
