"""This project as a wheel, made from its own installed files: no checkout, no network and no build tool are needed.

What a wheel holds: https://packaging.python.org/en/latest/specifications/binary-distribution-format/
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from autograder.errors import GradwalkError

NAME = "gradwalk"
PACKAGES = ("autograder", "utils")
REQUIREMENTS = "requirements.txt"
LEFT_OUT = ("__pycache__", ".pyc", ".pyo", "~")
KEPT_FIELDS = ("Name", "Version", "Summary", "License-File", "Requires-Python")
WHEEL = "Wheel-Version: 1.0\nGenerator: gradwalk\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
ALWAYS = (1980, 1, 1, 0, 0, 0)  # the same files make the same bytes


class NoWheel(GradwalkError):
    """The wheel cannot be made; the message says what is missing."""


def own_wheel(folder: Path) -> Path:
    """Writes a wheel of the installed project into `folder` and returns its path. The same files make the same bytes.

    Raises NoWheel if the project runs without being installed.
    """
    about = _installed()
    stem = f"{NAME}-{about.version}"
    content = dict(_modules())
    content |= {f"{stem}.dist-info/{name}": raw for name, raw in _described(about).items()}
    record = f"{stem}.dist-info/RECORD"
    content[record] = _record(content, record)
    path = folder / f"{stem}-py3-none-any.whl"
    path.write_bytes(zipped(content))
    return path


def requirements() -> tuple[str, ...]:
    """What the project needs to run: the lines of its requirements.txt, else what its own metadata says."""
    about = _installed()
    path = _folder("autograder").parent / REQUIREMENTS
    if _is_checkout(path.parent):
        lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
        return tuple(line for line in lines if line and not line.startswith("-"))
    return tuple(about.requires or ())


def zipped(content: dict[str, bytes], programs: frozenset[str] = frozenset()) -> bytes:
    """A zip file of these files by name, in this order, without times; `programs` may be run."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in content.items():
            entry = zipfile.ZipInfo(name, ALWAYS)
            entry.create_system = 3  # Unix, wherever it is made: only so are the rights read
            entry.external_attr = (0o100755 if name in programs else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, raw)
    return whole.getvalue()


def _installed() -> Distribution:
    try:
        return distribution(NAME)
    except PackageNotFoundError:
        raise NoWheel("Gradwalk is not installed here, it only runs: pip install -r requirements.txt") from None


def _is_checkout(folder: Path) -> bool:
    """Whether the packages lie in the project's own folder, and not among the packages of others."""
    return (folder / "pyproject.toml").is_file() and (folder / REQUIREMENTS).is_file()


def _folder(package: str) -> Path:
    return Path(str(files(package)))


def _modules() -> Iterator[tuple[str, bytes]]:
    """Every file of the packages by its name in the wheel, in alphabetical order."""
    for package in PACKAGES:
        folder = _folder(package)
        for path in sorted(folder.rglob("*"), key=lambda path: path.as_posix()):
            name = path.relative_to(folder.parent)
            if path.is_file() and not any(part.startswith(".") or part.endswith(LEFT_OUT) for part in name.parts):
                yield name.as_posix(), path.read_bytes()


def _described(about: Distribution) -> dict[str, bytes]:
    """The files of dist-info, but for RECORD."""
    fields = [(name, value) for name in KEPT_FIELDS for value in about.metadata.get_all(name) or ()]
    fields += [("Requires-Dist", line) for line in requirements()]
    metadata = "".join(f"{name}: {value}\n" for name, value in [("Metadata-Version", "2.4"), *fields])
    texts = {"METADATA": metadata, "WHEEL": WHEEL, "entry_points.txt": about.read_text("entry_points.txt") or ""}
    for name in about.metadata.get_all("License-File") or ():
        texts[f"licenses/{name}"] = about.read_text(f"licenses/{name}") or ""
    return {name: text.encode() for name, text in texts.items()}


def _record(content: dict[str, bytes], own_name: str) -> bytes:
    """The list of all files with their digests; of itself it says only the name."""
    lines = io.StringIO()
    rows = csv.writer(lines, lineterminator="\n")
    for name, raw in content.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).rstrip(b"=").decode()
        rows.writerow([name, f"sha256={digest}", len(raw)])
    rows.writerow([own_name, "", ""])
    return lines.getvalue().encode()
