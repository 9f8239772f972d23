"""One JupyterLab for the browser tests, started the way a learner starts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bench.lab import page as chromium_page
from tests.browser.page import NotebookPage
from tests.browser.server import gradwalk_start


@pytest.fixture(scope="module")
def unit(
    request: pytest.FixtureRequest, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[NotebookPage]:
    """The unit that the test's module names as its UNIT, in the learner's own folder, open in JupyterLab."""
    folder: Path = tmp_path_factory.mktemp("learner")
    name: str = request.module.UNIT
    with gradwalk_start(folder) as address, chromium_page() as page:
        errors: list[Any] = []
        page.on("pageerror", lambda error: errors.append(error))
        opened = NotebookPage(page, address.format(name), folder / "work" / f"{name}.ipynb")
        opened.run("from autograder import check")
        opened.page_errors = errors
        yield opened
