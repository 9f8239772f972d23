"""Who handed a file in, as the name says that Canvas, Moodle, Gradescope or a person gave to it.

Canvas, "Download Submissions": `lastnamefirstname_LATE_101_67890_tiny-1.ipynb`: the sortable name in small letters
without anything that is no letter or digit, the id of the user, the id of the attachment, the file; `anon_…` where
grading is anonymous; `…_text.html` for what was typed. All are of the last submission. Source: its own code,
https://github.com/instructure/canvas-lms/blob/master/lib/content_zipper.rb

Moodle, "Download all submissions": the folder `Full Name_123_assignsubmission_file` (older versions write another `_`
after it), or without folders `Full Name_123_assignsubmission_file_tiny.ipynb`. 123 is the number of the participant in
this one assignment, not the user's id. Source: https://github.com/moodle/moodle/blob/main/mod/assign/classes/downloader.php

Gradescope, "Export Submissions": folders `submission_123` and `submission_metadata.yml`: collect_gradescope.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from autograder.exchange.archive_paths import Parts
from autograder.exchange.collect_names import bare_names, composed, stem

System = Literal["Canvas", "Moodle", "Gradescope", "folder"]
Kind = Literal["id", "canvas", "moodle", "email", "any"]
CANVAS = re.compile(r"(?P<name>.*?)(?:_LATE)?_(?P<user>\d+)_(?P<file>\d+)_(?P<rest>.+)", re.DOTALL)
CANVAS_TYPED = re.compile(r"(?P<name>.*?)(?:_LATE)?_(?P<user>\d+)_(?P<rest>(?:text|link)\.html)(?P<file>)", re.DOTALL)
ANONYMOUS = re.compile(r"(?:LATE_)?anon_\w+?_(?P<file>\d+)_(?P<rest>.+)", re.DOTALL)
MOODLE = re.compile(
    r"(?P<name>.+)_(?P<number>\d+)_assign(?P<type>submission|feedback)_[a-z]+(?:_(?P<rest>.*))?", re.DOTALL
)
LOOSE = "files:"  # the bundle of files that stand beside those of others
GRADESCOPE = re.compile(r"submission_\d+")


@dataclass(frozen=True)
class Owner:
    """What there is to look somebody up by. Equal `key`s are one person to the system that gave the file its name."""

    system: System
    key: str
    ids: tuple[tuple[Kind, str], ...]
    names: tuple[str, ...] = ()
    problem: str = ""  # why nobody can be found

    @property
    def shown(self) -> str:
        """How to call them until it is known who they are."""
        return next((name for name in self.names if name), self.ids[0][1] if self.ids else "")


@dataclass(frozen=True)
class Delivered:
    """A file, as what a system or a person has delivered it: whose it is said to be, and what it was called before.

    Files of the same `bundle` were handed in together. `order` is larger for later ones: Canvas's attachments, copies.
    """

    owner: Owner
    bundle: str
    inner: Parts
    attachment: int = 0
    copies: tuple[int, ...] = ()
    is_feedback: bool = False


def by_a_system(parts: Parts) -> Delivered | None:
    """What the outermost name says, if Canvas or Moodle gave it; nothing that a learner chose comes before that."""
    top, below = parts[0], parts[1:]
    if found := MOODLE.fullmatch(composed(top)):
        return _moodle(found, below)
    if found := ANONYMOUS.fullmatch(composed(top)):
        why = "Canvas gives no names while grading is anonymous. Show the names there, and download again."
        owner = Owner("Canvas", f"anon:{top}", (), (top,), why)
        return Delivered(owner, owner.key, below or (found["rest"],), int(found["file"]))
    if found := CANVAS.fullmatch(composed(top)) or CANVAS_TYPED.fullmatch(composed(top)):
        owner = Owner("Canvas", f"canvas:{found['user']}", (("canvas", found["user"]),), (found["name"],))
        return Delivered(owner, owner.key, below or (found["rest"],), int(found["file"] or 0))
    return None


def _moodle(found: re.Match[str], below: Parts) -> Delivered | None:
    rest = found["rest"] or ""
    if not below and not rest:
        return None
    name, number = found["name"], found["number"]
    owner = Owner("Moodle", f"moodle:{name}:{number}", (("moodle", number),), (name,))
    return Delivered(owner, owner.key, below or (rest,), is_feedback=found["type"] == "feedback")


def by_a_person(parts: Parts) -> list[Delivered]:
    """What the outermost name may say if a person gave it: an id, a name or an address, with copy marks or without.

    A word of a notebook that stands with it ("tiny_kim") is taken off by whoever knows the notebooks.
    """
    top, below = parts[0], parts[1:]
    bares = bare_names(stem(top), counted=False)
    return [
        Delivered(
            Owner("folder", f"folder:{bare.text}", (("any", bare.text),), (bare.text,)),
            f"folder:{top}" if below else f"{LOOSE}{bare.text}",
            below or (top,),
            copies=bare.copies,
        )
        for bare in bares
    ]
