"""What several rooms' tests need: the browser, or the sentence that says how to get it."""

from __future__ import annotations

import os
import shutil

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCH = "GRADWALK_REQUIRE_BROWSER"  # set to 1 where a browser test that cannot run is a failure
MISSING = "Chromium is not installed. On Debian and Ubuntu: sudo apt install chromium"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; without it the test is skipped, or fails if the switch is set."""
    return find_chromium()


def find_chromium() -> str:
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    if os.environ.get(SWITCH) == "1":
        pytest.fail(MISSING)
    pytest.skip(MISSING)
