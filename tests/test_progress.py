"""The learner's progress: read from saved notebooks, whatever state they are in, and shown on the start page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from utils.progress import show_progress
from utils.progress.read import Check, UnitProgress, read_progress
from utils.progress.show import as_html, as_text, next_step
from utils.progress.walk import WALK

FIRST = WALK[0].notebook


def cell(source: str, *verdicts: str, exercise: str = "mse", part: str = "correct", fresh: bool = False) -> Any:
    """A code cell whose saved outputs are checks with these verdicts, as `check` leaves them."""
    found = {"exercise": exercise, "part": part, "fresh": fresh}
    outputs = [
        {"output_type": "display_data", "data": {}, "metadata": {"gradwalk": {**found, "verdict": verdict}}}
        for verdict in verdicts
    ]
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": outputs, "execution_count": None}


def save(folder: Path, *cells: Any, name: str = FIRST) -> Path:
    path = folder / name
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
    return path


def first(folder: Path) -> UnitProgress:
    return read_progress(folder)[0]


MSE = 'check("mse", mse)'
STATES = {
    "passed": ([cell(MSE, "passed")], "passed"),
    "wrong": ([cell(MSE, "wrong")], "tried"),
    "stopped with an error": ([cell(MSE, "error")], "tried"),
    "not written": ([cell(MSE, "missing")], "open"),
    "not run": ([cell(MSE)], "open"),
    "source in lines": ([cell(["check(\n", '  "mse", mse)\n'])], "open"),  # type: ignore[arg-type]
    "wrong first, then right": ([cell(MSE, "wrong", "passed")], "passed"),
    "right first, then wrong": ([cell(MSE, "passed", "wrong")], "tried"),
    "passed, and repeated below without running": ([cell(MSE, "passed"), cell(MSE)], "passed"),
    "passed above, wrong below": ([cell(MSE, "passed"), cell(MSE, "wrong")], "tried"),
    "an output says it, the source is gone": ([cell("", "passed")], "passed"),
    "a pass on fresh numbers is another check": ([cell(MSE), cell("", "passed", fresh=True)], "open"),
}


@pytest.mark.parametrize(("cells", "state"), STATES.values(), ids=STATES)
def test_a_check_stands_where_its_saved_output_says(tmp_path: Path, cells: list[Any], state: str) -> None:
    save(tmp_path, *cells)
    assert first(tmp_path) == UnitProgress(WALK[0], True, (Check("mse", "correct", state),))  # type: ignore[arg-type]


def test_parts_are_checks_of_their_own(tmp_path: Path) -> None:
    robust = cell('check("mse", mse, part="robust")', "wrong", part="robust")
    save(tmp_path, cell(MSE, "passed"), robust)
    assert first(tmp_path).checks == (Check("mse", "correct", "passed"), Check("mse", "robust", "tried"))


NO_CHECKS = {
    "text": {**cell('check("mse", mse)'), "cell_type": "markdown"},
    "no Python": cell("%%bash\ncheck ("),
    "an escape that Python warns of": cell('check("\\d", mse)'),
    "a name that is computed": cell('check("m" + "se", mse)'),
    "a fresh one": cell('check("mse", mse, fresh=True)'),
    "another check": cell("check()"),
    "no outputs list": {"cell_type": "code", "source": None, "outputs": 3},
    "odd outputs": {"cell_type": "code", "source": 7, "outputs": [1, {"metadata": []}, {"metadata": {"gradwalk": 1}}]},
    "markup for a name": cell("", "passed", exercise="<script>"),
    "half a character for a name": cell("", "passed", exercise="\ud800"),
}


@pytest.mark.parametrize("odd", NO_CHECKS.values(), ids=NO_CHECKS)
def test_a_cell_without_a_check_counts_for_nothing(tmp_path: Path, odd: Any) -> None:
    save(tmp_path, odd)
    assert first(tmp_path) == UnitProgress(WALK[0], True)


WHOLE = json.dumps({"cells": [cell(MSE, "passed")]}, indent=1).encode()
DAMAGE = {
    "empty": (b"", "it is empty"),
    "blank": (b" \n", "it is empty"),
    "not JSON": (b"hello", "it is not JSON, as a notebook has to be (line 1)"),
    "a conflict mark": (b"<<<<<<<\n" + WHOLE, "it is not JSON, as a notebook has to be (line 1)"),
    "cut between two words": (WHOLE[: WHOLE.index(b'"metadata"')], "it breaks off before its end (line 6)"),
    "cut inside a word": (WHOLE[: WHOLE.index(b"check")], "it breaks off before its end (line 5)"),
    "not text": (b"\xff\xfe\x00", "it is not text (UTF-8)"),
    "a list": (b"[]", "it is JSON, but not a notebook: it has no list of cells"),
    "cells that are none": (b'{"cells": [1]}', "it is JSON, but not a notebook: it has no list of cells"),
    "nested too deeply": (b"[" * 200_000, "it is not JSON that Python can read, as a notebook has to be"),
    "a number without end": (b"9" * 10_000, "it is not JSON that Python can read, as a notebook has to be"),
}


@pytest.mark.parametrize(("content", "words"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_notebook_is_reported_in_words_and_left_alone(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / FIRST).write_bytes(content)
    units = read_progress(tmp_path)
    assert units[0] == UnitProgress(WALK[0], True, damage=words)
    assert f"damaged: {words}. The file is left as it is." in as_text(units)
    assert "<a " not in as_html(units)
    assert (tmp_path / FIRST).read_bytes() == content


def test_a_folder_in_place_of_a_notebook_is_reported(tmp_path: Path) -> None:
    (tmp_path / FIRST).mkdir()
    assert "it cannot be read" in first(tmp_path).damage


def test_one_damaged_notebook_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / FIRST).write_text("{")
    save(tmp_path, cell(MSE, "passed"), name=WALK[1].notebook)
    units = read_progress(tmp_path)
    assert [unit.is_there for unit in units] == [True, True] + [False] * 7
    assert units[1].count("passed") == 1


def test_a_folder_without_notebooks_shows_the_whole_map(tmp_path: Path) -> None:
    units = read_progress(tmp_path / "nowhere")
    assert as_text(units).count("not ready yet") == 9
    assert "<a " not in as_html(units)


def test_the_map_counts_names_and_links(tmp_path: Path) -> None:
    step = cell('check("gradient_step", gradient_step)', "wrong", exercise="gradient_step")
    save(tmp_path, cell(MSE, "passed"), step)
    units = read_progress(tmp_path)
    text, page = as_text(units), as_html(units)
    assert "01 Downhill: 1 of 2 checks passed, 1 tried" in text
    assert "tried, not right yet: gradient_step" in text
    assert '<a href="01_gradient_descent.ipynb">01 Downhill</a>' in page
    assert "1 of 2 checks passed, 1 tried" in page
    assert "passed: mse" in page
    assert page.count("<a ") == 1


def test_the_table_reads_aloud() -> None:
    page = as_html(tuple(UnitProgress(stop) for stop in WALK))
    assert "<caption" in page
    assert page.count('scope="row"') == 9
    assert page.count('scope="col"') == 3
    assert not re.search(r"<(script|img|style)", page)


def test_the_next_check_is_the_first_that_has_not_passed(tmp_path: Path) -> None:
    save(tmp_path, cell(MSE, "passed"), cell('check("mse", mse, part="robust")'))
    assert next_step(read_progress(tmp_path)) == "The next check on your way is mse (robust part) in unit 01."
    save(tmp_path, cell(MSE, "passed"))
    assert next_step(read_progress(tmp_path)) == ""
    assert "1 of 1 checks passed" in as_text(read_progress(tmp_path))


def test_outside_a_notebook_the_map_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save(tmp_path, cell(MSE, "passed"))
    monkeypatch.chdir(tmp_path)
    show_progress()
    shown = capsys.readouterr()
    assert "01 Downhill: 1 of 1 checks passed" in shown.out
    assert shown.err == ""


def test_in_a_notebook_the_map_is_a_table_with_words_behind_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr("IPython.core.getipython.get_ipython", lambda: object())
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    show_progress(str(tmp_path))
    assert shown[0]["text/html"].startswith("<table")
    assert shown[0]["text/plain"].startswith("The walk")


def test_the_units_of_the_map_are_the_units_of_the_catalogue() -> None:
    from autograder.exercises import UNIT_PACKAGES

    assert set(UNIT_PACKAGES) <= {stop.name for stop in WALK}
    assert [stop.number for stop in WALK] == [f"{n:02}" for n in range(1, 10)]
