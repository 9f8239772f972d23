"""Tables as CSV files (RFC 4180): read as another system wrote them, written whole or not at all."""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import GradwalkError
from autograder.exchange.archive_written import replaced

MAX_BYTES = 64 * 2**20
DELIMITERS = (",", ";", "\t")


class ExportError(GradwalkError):
    """Nothing can be handed on like this; the message says why in one sentence."""


@dataclass(frozen=True)
class Table:
    """A heading and rows below it, and how the file that they come from is written."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","
    has_mark: bool = False  # begins with the byte order mark, by which some programs know UTF-8

    def encoded(self) -> bytes:
        """The table as the bytes of a CSV file."""
        lines = io.StringIO(newline="")
        csv.writer(lines, delimiter=self.delimiter, lineterminator="\r\n").writerows([self.heading, *self.rows])
        return codecs.BOM_UTF8 * self.has_mark + lines.getvalue().encode()

    def column(self, name: str) -> int | None:
        """Where the column of this name stands, whatever the case of its letters."""
        names = [one.strip().casefold() for one in self.heading]
        return names.index(name.strip().casefold()) if name.strip().casefold() in names else None


def read_table(path: Path) -> Table:
    """The table in a CSV file, in UTF-8, with commas, semicolons or tabs. Raises ExportError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ExportError(f"{path} is larger than {MAX_BYTES // 2**20} MB.")
        raw = path.read_bytes()
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExportError(f"{path} is not text in UTF-8. Export it anew, as CSV.") from None
    if not text.strip():
        raise ExportError(f"{path} is empty.")
    delimiter = max(DELIMITERS, key=text.splitlines()[0].count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ExportError(f"{path} is no CSV file ({error}).") from None
    heading, *rows = [line for line in lines if line]
    return Table(tuple(heading), _even(rows, len(heading), path), delimiter, raw.startswith(codecs.BOM_UTF8))


def _even(rows: Sequence[Sequence[str]], width: int, path: Path) -> tuple[tuple[str, ...], ...]:
    """The rows, each as wide as the heading: what is missing at the end of a row is empty."""
    for number, row in enumerate(rows, 2):
        if len(row) > width:
            raise ExportError(f"{path}: row {number} has {len(row)} cells, the heading has {width}.")
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def write_file(path: Path, content: bytes, *, force: bool = False) -> bool:
    """Writes a file whole or not at all; returns whether it was necessary. Raises ExportError.

    A file that is there and holds something else is only replaced with `force`.
    """
    try:
        if path.is_file():
            if path.read_bytes() == content:
                return False
            if not force:
                raise ExportError(f"{path} is there already and holds something else: --force replaces it.")
        _write_beside(path, content)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}.") from error
    return True


def _write_beside(path: Path, content: bytes) -> None:
    """Writes another file in the same folder, which takes the place when it is complete."""
    with replaced(path) as part, part.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        part.chmod(0o644)
