"""The student kit: one zip with the released notebooks, the packages they need, and a start of two lines."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from autograder.exchange.archive_written import is_marked, replaced
from autograder.exchange.kit_platforms import spoken, this_platform
from autograder.exchange.kit_release import NoKit, Release
from autograder.exchange.kit_wheels import download, learners_wheel, needed
from autograder.exchange.own_wheel import ALWAYS, NoWheel

FOLDER = "gradwalk_kit"  # in the zip
MARK = b"Gradwalk student kit"  # the comment of the zip, by which a kit is known
TEXTS = Path(__file__).parent / "kit_files"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


@dataclass(frozen=True)
class Kit:
    """A kit that was written: how many packages it holds, and how large it is."""

    path: Path
    packages: int
    size: int


def refuse_foreign(path: Path, force: bool) -> None:
    """Raises NoKit if a kit cannot be written to `path`, or if something that is no kit would be lost there."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise NoKit(f"{path} cannot be written: it is a folder, or lies in none. Name a file: --to gradwalk_kit.zip")
    if os.path.lexists(path) and not force and not is_kit(path):
        raise NoKit(
            f"{path} is there already and is not a kit. Name another file with --to, or replace it with --force."
        )


def is_kit(path: Path) -> bool:
    """Whether a file is a kit that was written here before."""
    return is_marked(path, MARK)


def make_kit(release: Release, to: Path, platforms: Sequence[str] = (), *, slim: bool = False) -> Kit:
    """Writes the kit of a release to `to`: whole, or not at all. The same inputs make the same bytes.

    Without platforms it is for machines like this one; a slim one holds no wheels but ours. Raises NoKit.
    """
    try:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            lay_out(folder, release, platforms, slim)
            with replaced(to) as part:
                write_zip(folder, part)
            return Kit(to, sum(1 for _ in folder.glob("wheels/*.whl")), to.stat().st_size)
    except NoWheel as why:
        raise NoKit(str(why)) from why
    except OSError as error:
        raise NoKit(f"{to} cannot be written: {error.strerror or error}.") from error


def lay_out(folder: Path, release: Release, platforms: Sequence[str], slim: bool) -> None:
    """Fills a folder with what a kit holds."""
    installed = gather(folder / "wheels", release, platforms, slim)
    files = {
        "README.txt": read_me(release.units, platforms, slim).encode(),
        "requirements.txt": "".join(f"{line}\n" for line in installed).encode(),
        **{f"release/{name}": raw for name, raw in release.files.items()},
    }
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


def gather(wheels: Path, release: Release, platforms: Sequence[str], slim: bool) -> list[str]:
    """Fills the folder of the wheels, and returns what learners install of it, one requirement a line."""
    wheels.mkdir()
    ours, besides = needed(release.modules)
    for tag in () if slim else platforms or (None,):
        download([*ours, *besides], wheels, tag)
    own = learners_wheel(wheels, ours)
    return [f"./wheels/{own.name}", *besides]  # by its path: no package of that name elsewhere is taken for it


def read_me(units: Sequence[str], platforms: Sequence[str], slim: bool) -> str:
    """The text that a learner reads first."""
    text = Template((TEXTS / ("slim.txt" if slim else "whole.txt")).read_text(encoding="utf-8"))
    described = Template((TEXTS / "readme.txt").read_text(encoding="utf-8"))
    made_for = " or ".join(map(spoken, platforms or [this_platform()]))
    about = text.substitute(python=PYTHON, oldest=platform.python_version(), machines=made_for)
    return described.substitute(
        about=about.strip(),
        units="\n".join(f"    {unit}" for unit in units),
        unix="python3" if slim else f"python{PYTHON}",
        windows="python" if slim else f"py -{PYTHON}",
        options="" if slim else "--no-index --find-links wheels ",
    )


def write_zip(folder: Path, target: Path) -> None:
    """All files of a folder as a zip, in alphabetical order and without times; wheels are compressed already."""
    with zipfile.ZipFile(target, "x") as archive:
        archive.comment = MARK
        for path in sorted(folder.rglob("*"), key=lambda path: path.as_posix()):
            if path.is_file():
                entry = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(folder).as_posix()}", ALWAYS)
                entry.create_system = 3  # Unix, wherever it is made
                entry.external_attr = 0o100644 << 16
                entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".whl" else zipfile.ZIP_DEFLATED
                entry.file_size = path.stat().st_size
                with path.open("rb") as source, archive.open(entry, "w") as sink:
                    shutil.copyfileobj(source, sink)
