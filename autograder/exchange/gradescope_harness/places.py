"""Where Gradescope puts what, and what the zip file says about the assignment."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.errors import GradwalkError
from autograder.grading.bench import Assignment
from autograder.grading.files import NOTEBOOK, read_folder

ROOT = "GRADWALK_AUTOGRADER"  # names another folder than /autograder, to try the autograder out
UNIT = "unit"  # the folder of the zip with the instructor's notebooks
SETTINGS = "gradwalk.json"


class Unusable(GradwalkError):
    """The zip file does not hold what it needs to; the message is for the instructor."""


@dataclass(frozen=True)
class Settings:
    """What the instructor asked for when the zip file was made."""

    unit: str
    require_sandbox: bool = False
    visibility: str = "visible"
    open_files: tuple[str, ...] = ()

    def encoded(self) -> bytes:
        return f"{json.dumps(asdict(self), indent=2, ensure_ascii=False)}\n".encode()


@dataclass(frozen=True)
class Places:
    """The folders of a run."""

    root: Path

    @property
    def source(self) -> Path:
        return self.root / "source"

    @property
    def submission(self) -> Path:
        return self.root / "submission"

    @property
    def results(self) -> Path:
        return self.root / "results" / "results.json"

    def settings(self) -> Settings:
        """What stands in the zip file. Raises Unusable."""
        try:
            found = json.loads((self.source / SETTINGS).read_text(encoding="utf-8"))
            return Settings(**{**found, "open_files": tuple(found["open_files"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise Unusable(f"{SETTINGS} cannot be read: {error}") from error

    def assignment(self, settings: Settings) -> Assignment:
        """What is graded against. Raises Unusable."""
        try:
            folder = read_folder(self.source / UNIT)
        except OSError as error:
            raise Unusable(f"The instructor's notebooks cannot be read: {error}") from error
        for name, why in folder.unreadable.items():
            raise Unusable(f"{name}{NOTEBOOK}, the instructor's: {why}")
        if not folder.notebooks:
            raise Unusable("There is no instructor's notebook in the zip file.")
        return Assignment(folder.notebooks, folder.others, frozenset(settings.open_files), folder.digest())

    def shut(self) -> None:
        """Lets nobody but root into what a learner's code has no business in, should there be no sandbox.

        It runs as an ordinary user then; this only works, and is only needed, where we are root.
        """
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            return
        package = Path(__file__).resolve().parents[2]
        ours = [self.source, self.results.parent, self.root / "submission_metadata.json"]
        ours += [package, package.parent / "utils"] if package.is_relative_to(self.root.resolve()) else []
        for place in ours:
            with contextlib.suppress(OSError):
                place.chmod(0o700)


def places() -> Places:
    return Places(Path(os.environ.get(ROOT) or "/autograder"))
