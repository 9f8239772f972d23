"""Unit 01 as a learner meets it: a wrong answer, its name, the right one, and every control of every figure."""

from __future__ import annotations

import pytest

from tests.browser.controls import drag_handles, figure, operate, rerun, words
from tests.browser.page import NotebookPage
from utils.surfaces import SURFACES

UNIT = "01_gradient_descent"
FIGURES = ("tangent", "descent", "learning_rate", "chord")
UPHILL = "def gradient_step(x, g, lr):\n    return x + lr * g"
DOWNHILL = "def gradient_step(x, g, lr):\n    return x - lr * g"


def test_a_wrong_step_is_named_corrected_and_drives_the_picture(unit: NotebookPage) -> None:
    assert "not written yet" in unit.checked("gradient_step")
    assert "our code" in figure(unit, "descent").inner_text()

    unit.type("gradient_step", UPHILL)
    said = unit.checked("gradient_step")
    assert "gradient_step: not right yet" in said
    assert "uphill" in said
    assert "Traceback" not in said
    assert "your code, not right yet" in rerun(unit, "descent").inner_text()

    unit.type("gradient_step", DOWNHILL)
    assert "gradient_step: right" in unit.checked("gradient_step")
    shown = rerun(unit, "descent").inner_text()
    assert "your code" in shown
    assert "not right yet" not in shown


@pytest.mark.parametrize("name", FIGURES)
def test_every_control_goes_to_both_ends_by_keyboard(unit: NotebookPage, name: str) -> None:
    operate(unit, name)


@pytest.mark.parametrize("name", FIGURES)
def test_the_pointer_takes_the_handles_along(unit: NotebookPage, name: str) -> None:
    assert drag_handles(unit, name) >= 1


def test_on_a_wider_surface_the_start_is_where_the_surface_says(unit: NotebookPage) -> None:
    shown = rerun(unit, "descent")
    starts = shown.get_by_role("slider", name="Start, ")
    for name in ("bowl", "ravine", "saddle", "two valleys", "ravine"):
        surface = next(surface for surface in SURFACES if surface.name == name)
        shown.locator("select").select_option(index=[one.name for one in SURFACES].index(name))
        unit.page.wait_for_timeout(1000)  # in which the page could send a clipped value back
        got = [float(slider.get_attribute("aria-valuenow")) for slider in starts.all()]
        assert got == pytest.approx(surface.start), name
        assert all(f"{value:g}".replace("-", "−") in words(shown) for value in surface.start), words(shown)


def test_the_page_itself_raised_nothing(unit: NotebookPage) -> None:
    assert unit.page_errors == []
