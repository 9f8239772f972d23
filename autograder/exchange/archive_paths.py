"""The name of a file in an archive → the parts of a path that can do no harm, or one sentence that says why not."""

from __future__ import annotations

import re
import unicodedata

from autograder.errors import GradwalkError

Parts = tuple[str, ...]
LONGEST_PART = 200  # bytes; file systems take 255, and a copy of the file needs a longer name for a moment
LONGEST = 1_000  # bytes
DEEPEST = 20  # folders; the grader reads no deeper
DRIVE = re.compile(r"[A-Za-z]:")
UNSEEN = ("Cc", "Cs", "Zl", "Zp")  # control characters, halves of letters, ends of lines


class Refusal(GradwalkError):
    """An archive or a file in it is not taken; the message is one sentence that says why."""


def safe_parts(name: str) -> Parts:
    """The folders and the name of a file, letters composed (NFC). Raises Refusal for a name that leads elsewhere."""
    refuse_name(name)
    parts = tuple(unicodedata.normalize("NFC", part) for part in name.split("/") if part not in ("", "."))
    if ".." in parts:
        raise Refusal("Its name leads out of the archive (..).")
    if not parts:
        raise Refusal("It has no name.")
    if len(parts) > DEEPEST:
        raise Refusal(f"It lies in more than {DEEPEST} folders.")
    sizes = [len(part.encode()) for part in parts]
    if max(sizes) > LONGEST_PART or sum(sizes) > LONGEST:
        raise Refusal("Its name is too long.")
    return parts


def refuse_name(name: str) -> None:
    """Raises Refusal for a name with something in it that a system may read as more than a name."""
    if any(unicodedata.category(letter) in UNSEEN for letter in name):
        raise Refusal("Its name holds control characters, or letters that are none.")
    if "\\" in name:
        raise Refusal("Its name holds a backslash, which may lead elsewhere.")
    if name.startswith("/"):
        raise Refusal("Its name is an absolute path.")
    if DRIVE.match(name):
        raise Refusal("Its name begins with a drive letter.")
    if ":" in name:
        raise Refusal("Its name holds a colon, which may lead elsewhere.")


def folded(parts: Parts) -> Parts:
    """Equal for names that a system without upper and lower case takes for one."""
    return tuple(unicodedata.normalize("NFC", part.casefold()) for part in parts)


def is_folder_name(text: str) -> bool:
    """Whether a text can name one folder that every program finds, and nothing else."""
    try:
        parts = safe_parts(text)
    except Refusal:
        return False
    return parts == (unicodedata.normalize("NFC", text),) and not text.startswith(".") and text.strip() == text
