"""A notebook open in JupyterLab: its cells, what they show, and the keys a learner presses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PATIENCE = 60_000  # milliseconds


class NotebookPage:
    """One notebook in one page of Chromium. Cells are found by their ids in the file."""

    def __init__(self, page: Any, address: str, path: Path) -> None:
        self.page = page
        self.page_errors: list[Any] = []
        self.ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
        self.sources = ["".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
        page.goto(address)
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=PATIENCE)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=PATIENCE)

    def cell(self, place: int | str) -> Any:
        """A cell by its id, or by a piece of its source."""
        index = place if isinstance(place, int) else self.index(place)
        return self.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{index}"]')

    def index(self, text: str) -> int:
        """The place of a cell in the notebook, by its id or a piece of its source."""
        if text in self.ids:
            return self.ids.index(text)
        return next(i for i, source in enumerate(self.sources) if text in source)

    def run(self, place: int | str) -> Any:
        """Runs a cell with Ctrl+Enter and waits until the kernel has answered; returns the cell."""
        cell = self.cell(place)
        cell.scroll_into_view_if_needed()
        before = cell.locator(".jp-InputPrompt").inner_text()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            """([cell, before]) => {
                const prompt = cell.querySelector(".jp-InputPrompt").innerText;
                return prompt !== before && !prompt.includes("*") && prompt.trim() !== "[ ]:";
            }""",
            arg=[cell.element_handle(), before],
            timeout=PATIENCE,
        )
        return cell

    def type(self, place: int | str, code: str) -> None:
        """Replaces the code of a cell, typed as a learner would."""
        cell = self.cell(place)
        cell.scroll_into_view_if_needed()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(code)

    def output(self, place: int | str) -> str:
        """The text that a cell shows below its code."""
        return str(self.cell(place).locator(".jp-Cell-outputWrapper").inner_text())

    def checked(self, name: str) -> str:
        """Runs the cell of an exercise and its check; gives what the check says."""
        self.run(name)
        self.run(f"test_{name}")
        return self.output(f"test_{name}")
