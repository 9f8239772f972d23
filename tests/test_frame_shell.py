"""The shell: what a notebook keeps of a figure, and where it shows none."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace
from typing import Any

import nbclient
import nbconvert
import nbformat
import pytest

from tests.sample_figures import DOT
from utils import frame
from utils.frame.painter import Painter
from utils.frame.render import render
from utils.frame.still import bundle


def test_the_still_picture_has_words_where_it_cannot_be_seen() -> None:
    painter = Painter(replace(DOT, describe=lambda state, point: 'At "x" < 1 & more.'))
    shown = render(painter, DOT.start())
    data, metadata = bundle(painter.figure, shown, painter.pixels())
    assert 'alt="At &quot;x&quot; &lt; 1 &amp; more."' in data["text/html"]
    assert re.search(r"<figcaption>.*A dot \(our code\).*&lt; 1 &amp; more\.</figcaption>", data["text/html"])
    assert data["text/plain"] == 'A dot (our code). At "x" < 1 & more.'
    assert metadata["gradwalk"] == {"figure": "dot"}


def test_nothing_is_shown_outside_of_ipython_or_while_grading(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[Any] = []
    figure = replace(DOT, compute=lambda state: computed.append(state) or (0.5, 2))
    frame.show(figure)
    monkeypatch.setattr("utils.frame.shell.running_shell", lambda: object())
    for phase in ("autograde", "validate"):
        monkeypatch.setenv("NBGRADER_EXECUTION", phase)
        frame.show(figure)
    assert computed == []


CELL = "from utils import figures\nfigures.descent()"


def run_in_a_kernel(source: str, capfd: pytest.CaptureFixture[str]) -> list[Any]:
    """The notebook of one cell after a run, and its outputs; what the kernel's own start writes is put aside."""
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jupyter_client's own, about event loops and ports
        nbclient.NotebookClient(nb, kernel_name="python3", timeout=120).execute()
    capfd.readouterr()
    return [nb, *nb.cells[0].outputs]


def test_a_notebook_keeps_a_live_and_a_still_picture_and_a_page_shows_the_still_one(
    capfd: pytest.CaptureFixture[str],
) -> None:
    nb, live, still = run_in_a_kernel(CELL, capfd)
    assert set(live.data) == {frame.shell.LIVE, "text/plain"}
    assert live.data["text/plain"] == ""
    assert {"text/html", "image/png", "text/plain"} == set(still.data)
    nb.metadata.pop("widgets", None)
    page, _ = nbconvert.HTMLExporter().from_notebook_node(nb)
    image = re.search(r'<figure class="gradwalk-still".*?<img([^>]*)>', page, re.DOTALL)
    assert image is not None
    assert 'src="data:image/png;base64,' in image[1]
    assert 'alt="On the ravine, 20 steps of our code' in image[1]


def test_while_grading_a_notebook_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert len(run_in_a_kernel(CELL, capfd)) == 1


def test_a_figure_that_cannot_come_alive_stands_still_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    class Kernel:
        kernel = None

    def broken(*args: Any) -> Any:
        raise ImportError("No module named 'ipywidgets'")

    displayed: list[Any] = []
    monkeypatch.setattr("utils.frame.shell.running_shell", Kernel)
    monkeypatch.setattr("utils.frame.live.Live", broken)
    monkeypatch.setattr("IPython.display.display", lambda data, **named: displayed.append(data))
    frame.show(DOT)
    (data,) = displayed
    assert "It stands still here (ImportError: No module named 'ipywidgets')." in data["text/plain"]
