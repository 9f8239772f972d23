"""Builds source/ and release/ from the masters in course/, or says what is out of date."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

from autograder.exercise import Unit
from autograder.exercises import units
from tools import formulas, leaks, markers, runs
from tools.expand import source_notebook
from tools.master import Master, read_master
from tools.problems import BuildFailed, Problem
from tools.release import read_config, release_notebook

ROOT = Path(__file__).resolve().parent.parent
START = "start"  # the one master that is not a unit


@dataclass(frozen=True)
class Built:
    """A master and the two notebooks made from it."""

    master: Master
    source: NotebookNode
    release: NotebookNode

    def files(self) -> dict[Path, str]:
        """What belongs on disk, by path below the root."""
        name = self.master.name
        if name == START:
            return {Path("release", f"{name}.ipynb"): as_text(self.release)}
        file = Path(name, f"{name}.ipynb")
        return {"source" / file: as_text(self.source), "release" / file: as_text(self.release)}


def as_text(notebook: NotebookNode) -> str:
    """The notebook as nbgrader writes it."""
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def build(root: Path, catalogue: Mapping[str, Unit], only: Iterable[str] = ()) -> list[Built]:
    """The notebooks of every master in `root / "course"`, or of those named in `only`; writes nothing.

    Raises BuildFailed with the problems of all of them.
    """
    config = read_config(root)
    built: list[Built] = []
    problems: list[Problem] = []
    for path in find_masters(root, catalogue, list(only)):
        try:
            built.append(build_master(read_master(path, root), catalogue, config))
        except BuildFailed as failed:
            problems += failed.problems
    if problems:
        raise BuildFailed(problems)
    return built


def find_masters(root: Path, catalogue: Mapping[str, Unit], only: list[str]) -> list[Path]:
    """The masters to build, below `root`. Raises BuildFailed for a unit without master and for an unknown name."""
    there = sorted(path.relative_to(root) for path in (root / "course").glob("*.py"))
    names = [path.stem for path in there]
    what = f"there is no such master; there are: {', '.join(names) or 'none'}"
    missing = [Problem(Path("course", f"{name}.py"), None, what) for name in only or catalogue if name not in names]
    if missing:
        raise BuildFailed(missing)
    return [path for path in there if not only or path.stem in only]


def build_master(master: Master, catalogue: Mapping[str, Unit], config: Config) -> Built:
    """The two notebooks of a master. Raises BuildFailed with everything that is wrong with it."""
    unit = catalogue.get(master.name)
    if unit is None and master.name != START:
        what = f"{master.name} is not a unit of the catalogue; allowed: {', '.join([*catalogue, START])}"
        raise BuildFailed([Problem(master.path, None, what)])
    problems = list(markers.problems(master, unit)) or list(formulas.problems(master, unit))
    if problems:
        raise BuildFailed(problems)
    source = source_notebook(master)
    release = release_notebook(source, config)
    problems = list(leaks.leaks(master, release))
    if problems:
        raise BuildFailed(problems)
    return Built(master, source, release)


def write(root: Path, built: list[Built]) -> list[Path]:
    """Writes what differs, and returns the paths that it wrote."""
    written = []
    for path, text in _files(built).items():
        if _read(root / path) != text:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def out_of_date(root: Path, built: list[Built]) -> Iterator[Problem]:
    """A problem for each file that is not what its master makes."""
    for path, text in _files(built).items():
        on_disk = _read(root / path)
        if on_disk != text:
            state = "is missing" if on_disk is None else "differs from what its master makes"
            yield Problem(path, None, f"{state}; run `make build`")


def strangers(root: Path, built: list[Built]) -> Iterator[Problem]:
    """A problem for each file in source/ and release/ that no master makes; nbgrader would hand it out to learners."""
    expected = _files(built)
    for folder in ("source", "release"):
        for path in sorted((root / folder).rglob("*")):
            below = path.relative_to(root)
            if path.is_file() and ".ipynb_checkpoints" not in below.parts and below not in expected:
                yield Problem(below, None, "is made by no master in course/, and learners would get it; delete it")


def run_problems(built: list[Built]) -> Iterator[Problem]:
    """What shows only when the notebooks run: points and errors."""
    for one in built:
        click.echo(f"running {one.master.name}")
        yield from runs.release_run_problems(one.master, one.release)
        if one.master.name != START:
            yield from runs.source_run_problems(one.master, one.source)


def _files(built: list[Built]) -> dict[Path, str]:
    return {path: text for one in built for path, text in one.files().items()}


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else None


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--check", is_flag=True, help="Write and run nothing; fail if a file is not what its master makes.")
@click.argument("only", metavar="[UNIT]...", nargs=-1)
def main(check: bool, only: tuple[str, ...]) -> None:
    """Builds source/ and release/ from the masters in course/, then runs what it built.

    With UNITs, only those masters: python -m tools.build 01_gradient_descent
    """
    try:
        built = build(ROOT, {unit.name: unit for unit in units()}, only)
    except BuildFailed as failed:
        sys.exit(str(failed))
    problems = list(out_of_date(ROOT, built)) if check else []
    if not check:
        for path in write(ROOT, built):
            click.echo(f"wrote {path}")
        problems += run_problems(built)
    problems += [] if only else strangers(ROOT, built)
    if problems:
        sys.exit("\n".join(map(str, problems)))
    click.echo("source/ and release/ are up to date")


if __name__ == "__main__":
    main()
