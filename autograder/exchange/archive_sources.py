"""What an instructor has downloaded: every file in a zip or a folder, and in the zips inside, with a way to read it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipInfo

from autograder.exchange.archive_paths import DEEPEST, Parts, Refusal, safe_parts
from autograder.exchange.archive_safe import LEARNERS, PIECE, Archive
from autograder.grading.plan import printable
from autograder.grading.reading import MAX_FILE, Unreadable, refuse_others

OPEN_AT_ONCE = 3  # zips inside zips
IN_MEMORY = 8 * 2**20


@dataclass
class Found:
    """A file: where it stands in what was given, when it was changed, and how its bytes are read."""

    parts: Parts
    when: datetime | None
    size: int
    pieces: Callable[[], Iterator[bytes]] = field(repr=False)
    digest: str = ""  # of its bytes, once it was read

    def read(self) -> bytes:
        """All of it at once. Raises Refusal."""
        content = b"".join(self.pieces())
        self.digest = hashlib.sha256(content).hexdigest()
        return content

    def fingerprint(self) -> str:
        """The digest of its bytes. Raises Refusal."""
        if not self.digest:
            whole = hashlib.sha256()
            for piece in self.pieces():
                whole.update(piece)
            self.digest = whole.hexdigest()
        return self.digest

    @property
    def is_zip(self) -> bool:
        return self.parts[-1].lower().endswith(".zip")


@dataclass(frozen=True)
class LeftOut:
    """A file that is not taken, and the sentence that says why."""

    name: str
    why: str


@dataclass
class Budget:
    """What one learner may unpack, all zips in zips together."""

    files: int = LEARNERS.files
    bytes: int = LEARNERS.bytes

    def take(self, found: Found) -> None:
        """Counts a file. Raises Refusal if it is too much."""
        self.files -= 1
        self.bytes -= found.size
        if self.files < 0:
            raise Refusal(f"The zips of one learner hold more than {LEARNERS.files:,} files.")
        if self.bytes < 0:
            raise Refusal(f"The zips of one learner unpack to more than {LEARNERS.bytes / 2**20:,.0f} MB.")


def files_of(archive: Callable[[], Archive]) -> Iterator[Found | LeftOut]:
    """Every file of an archive, which is asked for again whenever one of them is read."""
    for entry in archive().entries():
        if entry.problem:
            yield LeftOut("/".join(entry.parts), entry.problem)
        else:
            yield Found(entry.parts, entry.when, entry.info.file_size, partial(_pieces, archive, entry.info))


def _pieces(archive: Callable[[], Archive], info: ZipInfo) -> Iterator[bytes]:
    return archive().pieces(info)


def open_zip(path: Path) -> Archive:
    """The zip at a path that the instructor names. Raises Refusal."""
    try:
        return Archive(path.open("rb"))
    except OSError as error:
        raise Refusal(f"It cannot be read ({error.strerror or error}).") from None


def files_below(folder: Path) -> Iterator[Found | LeftOut]:
    """Every file below a folder. No link is followed, and nothing is opened that is no file."""
    for path in _walk(folder, 0):
        yield file_at(path, path.relative_to(folder).as_posix())


def file_at(path: Path, name: str) -> Found | LeftOut:
    """A file on disk under the name that it is to have."""
    try:
        about = path.lstat()
        refuse_others(about.st_mode)
        if about.st_size > MAX_FILE:
            raise Refusal(f"It is a file of {about.st_size:,} bytes; {MAX_FILE:,} can be read.")
        when = datetime.fromtimestamp(about.st_mtime)
        return Found(safe_parts(name), when, about.st_size, partial(file_pieces, path))
    except (Refusal, Unreadable) as why:
        return LeftOut(printable(name), str(why))
    except OSError as error:
        return LeftOut(printable(name), f"It cannot be read ({error.strerror or error}).")


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and depth < DEEPEST:
            yield from _walk(Path(entry.path), depth + 1)
        else:
            yield Path(entry.path)


def file_pieces(path: Path) -> Iterator[bytes]:
    """The bytes of an ordinary file, however it changes meanwhile. Raises Refusal."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            refuse_others(os.fstat(file.fileno()).st_mode)
            read = 0
            while piece := file.read(PIECE):
                read += len(piece)
                if read > MAX_FILE:
                    raise Refusal(f"It is larger than {MAX_FILE:,} bytes.")
                yield piece
    except OSError as error:
        raise Refusal(f"It cannot be read ({error.strerror or error}).") from None
    except Unreadable as why:
        raise Refusal(str(why)) from None


class Shelf:
    """The zips inside zips that are open: the last few, each unpacked into a file without a name."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[Found, Archive]] = {}

    def archive(self, found: Found) -> Archive:
        """The archive that a file is. Raises Refusal."""
        if id(found) not in self._open:
            while len(self._open) >= OPEN_AT_ONCE:
                self._open.pop(next(iter(self._open)))[1].close()
            self._open[id(found)] = (found, Archive(unpacked(found), LEARNERS))
        return self._open[id(found)][1]

    def inside(self, found: Found) -> Iterator[Found | LeftOut]:
        """The files of a zip inside a zip; each opens that zip again if it has been closed. Raises Refusal."""
        return files_of(partial(self.archive, found))

    def close(self) -> None:
        for _, archive in self._open.values():
            archive.close()
        self._open.clear()


def unpacked(found: Found) -> BinaryIO:
    """The bytes of a file, where they can be read from anywhere in it. Raises Refusal."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the archive that reads it closes it
    try:
        for piece in found.pieces():
            file.write(piece)
    except Refusal:
        file.close()
        raise
    file.seek(0)
    return file  # type: ignore[return-value]
