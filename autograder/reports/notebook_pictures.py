"""The pictures of a notebook, each as an address that holds the picture itself: attached, embedded, or from a file."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from autograder.grading.reading import Unreadable, read_bytes
from autograder.grading.sanitise import BASE64, EMBEDDED, PICTURES
from autograder.grading.texts import safe_pictures
from autograder.reports.notebook_limits import MAX_PICTURE, Limits

ATTACHED = "attachment:"
KINDS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+")


class Pictures:
    """The pictures that one cell may show. `folder` is where the notebook stands."""

    def __init__(self, folder: Path, limits: Limits, attachments: Any = None) -> None:
        self._folder = folder
        self._limits = limits
        self._attached = safe_pictures(attachments)
        self._put_by: dict[str, str] = {}

    def put_by(self, text: str) -> str:
        """The text with a short address in place of each embedded picture: parsers are slow on long ones."""

        def short(found: re.Match[str]) -> str:
            name = f"{ATTACHED}{secrets.token_hex(8)}"
            self._put_by[name] = found.group()
            return name

        return DATA.sub(short, text)

    def address(self, source: str) -> str:
        """The picture that is meant, as an address that holds it; "" if there is none that may be shown."""
        found = self._found(source.strip())
        return found if found and self._limits.has_room_for_picture(len(found)) else ""

    def _found(self, source: str) -> str:
        if source in self._put_by:
            return self._put_by[source]
        if EMBEDDED.fullmatch(source):
            return source
        if source.startswith(ATTACHED):
            return embedded(self._attachment(source.removeprefix(ATTACHED)))
        return self._file(unquote(source))

    def _attachment(self, name: str) -> Mapping[str, str]:
        return self._attached.get(name) or self._attached.get(unquote(name)) or {}

    def _file(self, source: str) -> str:
        """A picture beside the notebook; never one from elsewhere, not by a link either."""
        path = PurePosixPath(source)
        kind = KINDS.get(path.suffix.lower())
        if kind is None or path.is_absolute() or ".." in path.parts or re.search(r"[\\:\x00-\x1f]", source):
            return ""
        try:
            place = (self._folder / path).resolve()
            if not place.is_relative_to(self._folder.resolve()) or place.stat().st_size > MAX_PICTURE:
                return ""
            return f"data:{kind};base64,{base64.b64encode(read_bytes(place)).decode()}"
        except (OSError, Unreadable):
            return ""


def embedded(bundle: Mapping[str, Any]) -> str:
    """The first picture of a bundle of forms, as an address that holds it; "" if there is none."""
    for kind in PICTURES:
        data = bundle.get(kind)
        if isinstance(data, str) and BASE64.fullmatch(data):
            return f"data:{kind};base64,{''.join(data.split())}"
    return ""
