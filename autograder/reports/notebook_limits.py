"""What one page may cost: seconds of computing, pictures and text. Hostile notebooks ask for more."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from autograder.grading.sanitise import do_nothing
from autograder.grading.surroundings import TestTooLong, time_limit

SECONDS_EACH, SECONDS_ALL = 1.0, 4.0  # of computing, for one text and for a page
MAX_PICTURE = 4 * 2**20  # characters of one embedded picture
MAX_PICTURES = 8 * 2**20  # of all on a page
MAX_TEXT = 2 * 2**20  # characters of the page's other contents

Made = TypeVar("Made")


class Limits:
    """Counts what one page has used."""

    def __init__(self) -> None:
        self._seconds = SECONDS_ALL
        self._pictures = MAX_PICTURES
        self._text = MAX_TEXT

    def in_time(self, make: Callable[[], Made]) -> Made | None:
        """What `make` returns; None if it takes too long, or stumbles over what it is given."""
        seconds = min(SECONDS_EACH, self._seconds)
        if seconds <= 0:
            return None
        began = time.thread_time()
        try:
            with time_limit(seconds, do_nothing):
                return make()
        except (Exception, TestTooLong):  # noqa: BLE001 - hostile text may trip a parser in any way
            return None
        finally:
            self._seconds -= time.thread_time() - began

    def has_room_for_picture(self, size: int) -> bool:
        """Whether a picture of this many characters still fits; then it is counted."""
        if size > min(MAX_PICTURE, self._pictures):
            return False
        self._pictures -= size
        return True

    def has_room_for_text(self, size: int) -> bool:
        """Whether this many characters still fit; then they are counted."""
        if size > self._text:
            return False
        self._text -= size
        return True
