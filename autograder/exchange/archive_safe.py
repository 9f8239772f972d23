"""A zip archive that nobody trusts: its entries with what is wrong with each, and their bytes a piece at a time.

`zipfile` of the standard library reads; this decides. safezip (0.2) was looked at: it refuses an archive as a whole and
writes what it unpacks, where a class needs one verdict for each file and no file before it is known whose it is.
Of the ways to pack, stored and deflated are taken: for the others `zipfile` unpacks without a limit.
Entries that overlap are how a small archive becomes a very large one: https://www.bamsoftware.com/hacks/zipbomb/
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from autograder.exchange.archive_paths import Parts, Refusal, folded, safe_parts
from autograder.grading.plan import printable
from autograder.grading.reading import MAX_FILE

PIECE = 2**16
SMALL = 2**20  # bytes that may be packed as tightly as they like
ENCRYPTED = 0x1 | 0x40 | 0x2000
PLAIN_MODES = (0, stat.S_IFREG, stat.S_IFDIR)
TAKEN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
HEADER = 30  # bytes in front of the name of each entry


@dataclass(frozen=True)
class Limits:
    """What an archive may hold; `directory` is its list of contents."""

    files: int = 100_000
    bytes: int = 32 * 2**30
    file_bytes: int = MAX_FILE
    ratio: int = 200
    directory: int = 32 * 2**20


LEARNERS = Limits(files=5_000, bytes=512 * 2**20, directory=2**20)  # for an archive that a learner made


@dataclass(frozen=True)
class Entry:
    """A file in an archive. `problem` is empty, or says why it cannot be taken; then `parts` are for showing only."""

    parts: Parts
    info: zipfile.ZipInfo
    problem: str = ""

    @property
    def when(self) -> datetime | None:
        """When it was last changed, as the archive says, in nobody knows which time zone."""
        try:
            return datetime(*self.info.date_time)
        except ValueError:
            return None


class Guarded:
    """A file of which no single piece is read that is larger than the list of contents may be."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most
        self.seek, self.tell, self.close = file.seek, file.tell, file.close

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(self._most + 1 if size < 0 else min(size, self._most + 1))
        if len(content) > self._most:
            raise Refusal("Its list of contents is too long.")
        return content


class Archive:
    """An open zip archive. Raises Refusal if it is none, is damaged, or is built to unpack without end."""

    def __init__(self, file: BinaryIO, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._file = file
        try:
            self._zip = zipfile.ZipFile(Guarded(file, self._limits.directory))
            self._refuse_whole(self._zip.infolist())
        except Refusal:
            file.close()
            raise
        except Exception:  # noqa: BLE001 - zipfile meets hostile files with exceptions of every kind
            file.close()
            raise Refusal("It is no zip archive, or a damaged one.") from None

    def close(self) -> None:
        self._zip.close()
        self._file.close()

    def entries(self) -> Iterator[Entry]:
        """Every file in it. Folders are left to whoever writes the files, unless their names lead elsewhere."""
        seen: dict[Parts, Parts] = {}
        for info in self._zip.infolist():
            try:
                parts = safe_parts(name_of(info))
                if not info.is_dir():
                    self._refuse(info)
                    refuse_second(parts, seen)
                    yield Entry(parts, info)
            except Refusal as why:
                yield Entry((printable(info.orig_filename)[:200],), info, str(why))

    def _refuse_whole(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > self._limits.files:
            raise Refusal(f"It holds more than {self._limits.files:,} files.")
        if sum(info.file_size for info in infos) > self._limits.bytes:
            raise Refusal(f"It unpacks to more than {self._limits.bytes / 2**20:,.0f} MB.")
        refuse_overlaps(infos, self._zip.start_dir)

    def _refuse(self, info: zipfile.ZipInfo) -> None:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in PLAIN_MODES:
            raise Refusal("It is a link, not a file." if stat.S_ISLNK(kind) else "It is a device, not a file.")
        if info.flag_bits & ENCRYPTED:
            raise Refusal("It is encrypted.")
        if info.compress_type not in TAKEN:
            raise Refusal("It is packed in a rare way; an ordinary zip can be read.")
        if info.file_size > self._limits.file_bytes:
            raise Refusal(f"It is a file of {info.file_size:,} bytes; {self._limits.file_bytes:,} can be read.")
        refuse_ratio(info.file_size, info, self._limits.ratio)

    def pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a file. Raises Refusal where they are not what the archive's list says of them."""
        read = 0
        try:
            with self._zip.open(info) as file:
                while piece := file.read(PIECE):
                    read += len(piece)
                    refuse_ratio(read, info, self._limits.ratio)
                    yield piece
        except (Refusal, GeneratorExit):
            raise
        except Exception:  # noqa: BLE001 - zipfile and zlib meet hostile files with exceptions of every kind
            raise Refusal("It is damaged: it cannot be unpacked.") from None
        if read != info.file_size:
            raise Refusal("It is damaged: its size is not what its archive says.")


def name_of(info: zipfile.ZipInfo) -> str:
    """The name as it was written. Many programs write UTF-8 without saying so, which zipfile reads as cp437."""
    name = info.orig_filename
    if not info.flag_bits & 0x800 and not name.isascii():
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def refuse_ratio(size: int, info: zipfile.ZipInfo, ratio: int) -> None:
    """Raises Refusal for a file that grows too much when it is unpacked."""
    if size > SMALL and size > ratio * info.compress_size:
        raise Refusal(f"It unpacks to more than {ratio} times its size.")


def refuse_second(parts: Parts, seen: dict[Parts, Parts]) -> None:
    """Raises Refusal for a name that is there already, or differs from one in upper and lower case alone."""
    before = seen.setdefault(folded(parts), parts)
    if before is not parts:
        other = "that name" if before == parts else f"the name {printable('/'.join(before))}"
        raise Refusal(f"There is a file of {other} already.")


def refuse_overlaps(infos: list[zipfile.ZipInfo], end: int) -> None:
    """Raises Refusal if two entries share bytes, or one reaches into the list of contents."""
    placed = sorted(infos, key=lambda info: info.header_offset)
    starts = [*(info.header_offset for info in placed), end]
    for info, following in zip(placed, starts[1:], strict=True):
        if info.header_offset < 0 or info.header_offset + HEADER + info.compress_size > following:
            raise Refusal("Its files overlap, as in a zip bomb.")
