"""Where an attempt goes: `submitted/` if it is the last one, `attempts/` beside it if not; each folder as a whole.

What stands in submitted/ is described in `attempts/<student>/<unit>/taken.json`, so that the next run can tell what is
later, and whether a person has changed something there since. Nothing waits for the disk: after a power failure, what
is damaged differs from its description, which the next run says.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from autograder.exchange.archive_paths import Refusal
from autograder.exchange.archive_sources import file_pieces
from autograder.exchange.collect_attempts import Attempt, Rank, digest_of, utc
from autograder.grading.layout import Course
from autograder.grading.plan import Unusable, refuse_links
from autograder.grading.rows import TIMESTAMP

ATTEMPTS = "attempts"
RECORD = "taken.json"
DIGITS = 12  # of a digest, in the name of a folder
Decision = Literal["taken in", "newer", "unchanged", "kept"]
FOREIGN = "What is there was not put there by this command, or was changed since. --force puts this one there."
EQUAL = "Nothing tells whether it is later than what is there. --force puts it there."


@dataclass(frozen=True)
class There:
    """What stands in submitted/ already. `rank` is None if nothing is known of it."""

    digest: str
    rank: Rank | None
    timestamp: str


class Place:
    """The places of one student's attempts at one assignment. Raises Refusal where a link leads elsewhere."""

    def __init__(self, course: Course, student: str) -> None:
        settings = course.settings
        self.submitted = course.submitted(student)
        self.attempts = Path(settings.format_path(ATTEMPTS, student, course.unit))
        self._is_shared = bool(settings.groupshared)
        self._new = self.submitted.with_name(f".{self.submitted.name}.new")
        try:
            refuse_links(course, student)
        except Unusable as why:
            raise Refusal(str(why)) from None
        for path in (self.submitted, self.attempts, *self.attempts.parents):
            if path.is_relative_to(course.root) and path != course.root and path.is_symlink():
                raise Refusal(f"{path} is a link, not a folder.")

    def there(self) -> There | None:
        """What stands there; None for nothing. Raises Refusal."""
        if not self.submitted.exists():
            return None
        digest = digest_of({name: _digest(self.submitted / name) for name in names_below(self.submitted)})
        record = self._record()
        time = self.submitted / TIMESTAMP
        known = Rank(*_rank(record)) if record.get("digest") == digest else None
        return There(digest, known, b"".join(file_pieces(time)).decode(errors="replace") if time.is_file() else "")

    def put(self, attempt: Attempt, there: There | None) -> None:
        """Puts an attempt into submitted/; what stood there is kept. Raises Refusal, OSError."""
        self._make(self._new, attempt)
        if there:
            self._move_aside(there)
        self._new.rename(self.submitted)
        self.note(attempt)

    def note(self, attempt: Attempt) -> None:
        """Records what stands in submitted/."""
        record = {"file": attempt.shown, "from": attempt.system, "digest": attempt.digest(), "rank": attempt.rank}
        self.attempts.mkdir(parents=True, exist_ok=True)
        if self._record() != json.loads(json.dumps(record)):
            new = self.attempts / f".{RECORD}.new"
            new.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
            new.replace(self.attempts / RECORD)

    def keep(self, attempt: Attempt) -> bool:
        """Puts an earlier attempt into attempts/; false if it is there already. Raises Refusal, OSError."""
        place = self.attempts / label(attempt.rank, attempt.digest())
        if self._has(attempt.digest()):
            return False
        new = place.with_name(f".{place.name}.new")
        self._make(new, attempt)
        new.rename(place)
        return True

    def _move_aside(self, there: There) -> None:
        self.attempts.mkdir(parents=True, exist_ok=True)
        place = self.attempts / label(there.rank, there.digest)
        if self._has(there.digest):
            shutil.rmtree(self.submitted)
        else:
            self.submitted.rename(place)

    def _has(self, digest: str) -> bool:
        """Whether these very files are kept already, whenever they were downloaded."""
        return any(path.is_dir() for path in self.attempts.glob(f"[!.]*-{digest[:DIGITS]}"))

    def _make(self, folder: Path, attempt: Attempt) -> None:
        """Writes all files into a folder that nobody looks at yet."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            for name, found in attempt.files.items():
                _write(folder / name, found.pieces())
            if attempt.timestamp:
                _write(folder / TIMESTAMP, iter([attempt.timestamp.encode()]))
            if self._is_shared:
                for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
                    path.chmod((path.stat().st_mode | 0o2770) & 0o2777)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _record(self) -> dict[str, Any]:
        try:
            found = json.loads((self.attempts / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def decide(attempt: Attempt, there: There | None, *, force: bool) -> Decision:
    """What becomes of the last attempt that was given. Raises Refusal where what is there cannot be judged."""
    if there is None:
        return "taken in"
    if attempt.digest() == there.digest:
        return "unchanged"
    if force:
        return "newer"
    if there.rank is None:
        mine, its = utc(attempt.timestamp), utc(there.timestamp)
        if mine is None or its is None or mine == its:
            raise Refusal(FOREIGN)
        return "newer" if mine > its else "kept"
    if attempt.rank == there.rank:
        raise Refusal(EQUAL)
    return "newer" if attempt.rank > there.rank else "kept"


def label(rank: Rank | None, digest: str) -> str:
    """The name of the folder of an earlier attempt: what tells its time, and what it holds."""
    rank = rank or Rank()
    when = f"canvas-{rank.attachment}" if rank.attachment else rank.time or rank.changed or "unknown"
    return f"{when.partition('.')[0].replace(':', '')}-{digest[:DIGITS]}"


def names_below(folder: Path) -> Iterator[str]:
    """The files of a submission. Raises Refusal if something in it is no file."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            raise Refusal(f"In {folder} stands something that is no file: {path.name}.")
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _digest(path: Path) -> str:
    whole = hashlib.sha256()
    for piece in file_pieces(path):
        whole.update(piece)
    return whole.hexdigest()


def _write(path: Path, pieces: Iterator[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        for piece in pieces:
            file.write(piece)


def _rank(record: dict[str, Any]) -> Rank:
    match record.get("rank"):
        case [int(attachment), str(time), list(copies), str(changed)] if all(isinstance(one, int) for one in copies):
            return Rank(attachment, time, tuple(copies), changed)
    return Rank()
