"""Unit 01 as a learner meets it: a wrong answer, its name, the right one, and every control of every figure."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.page import NotebookPage

UPHILL = "def gradient_step(x, g, lr):\n    return x + lr * g"
DOWNHILL = "def gradient_step(x, g, lr):\n    return x - lr * g"
FIGURES = ("figures.tangent(", "figures.descent(", "figures.learning_rate(", "figures.chord(")


@pytest.fixture(scope="module", autouse=True)
def set_up(unit: NotebookPage) -> None:
    unit.run("from autograder import check")


def test_a_wrong_step_is_named_corrected_and_drives_the_picture(unit: NotebookPage) -> None:
    unit.run("gradient_step")
    unit.run("test_gradient_step")
    assert "not written yet" in unit.output("test_gradient_step")
    assert "our code" in figure(unit, "figures.descent(").inner_text()

    unit.type("gradient_step", UPHILL)
    unit.run("gradient_step")
    unit.run("test_gradient_step")
    said = unit.output("test_gradient_step")
    assert "gradient_step: not right yet" in said
    assert "uphill" in said
    assert "Traceback" not in said
    assert "your code, not right yet" in figure(unit, "figures.descent(").inner_text()

    unit.type("gradient_step", DOWNHILL)
    unit.run("gradient_step")
    unit.run("test_gradient_step")
    assert "gradient_step: right" in unit.output("test_gradient_step")
    words = figure(unit, "figures.descent(").inner_text()
    assert "your code" in words
    assert "not right yet" not in words


@pytest.mark.parametrize("call", FIGURES)
def test_every_control_goes_to_both_ends_by_keyboard(unit: NotebookPage, call: str) -> None:
    define_what_it_needs(unit, call)
    shown = figure(unit, call)
    sliders = shown.get_by_role("slider")
    assert sliders.count() >= 2
    seen = {words(shown)}
    for i in range(sliders.count()):
        slider = sliders.nth(i)
        slider.focus()
        for key, end in (("Home", "aria-valuemin"), ("End", "aria-valuemax")):
            unit.page.keyboard.press(key)
            unit.page.wait_for_function(
                "([s, end]) => Math.abs(s.getAttribute('aria-valuenow') - s.getAttribute(end)) < 1e-6",
                arg=[slider.element_handle(), end],
            )
            unit.page.wait_for_timeout(250)
            seen.add(words(shown))
            assert shown.locator(".is-failed").count() == 0, words(shown)
    for menu in shown.locator("select").all():
        for option in menu.locator("option").all():
            menu.select_option(label=option.inner_text())
            unit.page.wait_for_timeout(250)
            seen.add(words(shown))
            assert shown.locator(".is-failed").count() == 0, words(shown)
    assert len(seen) > sliders.count()  # the text follows the controls
    output = unit.cell(call).locator(".jp-Cell-outputWrapper")
    assert output.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0
    assert output.locator('[data-mime-type="application/vnd.jupyter.error"]').count() == 0


def test_the_page_itself_raised_nothing(unit: NotebookPage) -> None:
    assert unit.page_errors == []


def define_what_it_needs(unit: NotebookPage, call: str) -> None:
    """Runs the cells in which the learner's functions are still to be written, so that their names exist."""
    for name in ("numerical_derivative", "gradient_descent", "is_convex_on"):
        if f'"{name}"' in unit.sources[unit._index(call)]:
            unit.run(name)


def figure(unit: NotebookPage, call: str) -> Any:
    """Runs a figure's cell and gives the live figure."""
    unit.run(call)
    shown = unit.cell(call).locator(".gradwalk-figure.is-live")
    shown.wait_for(timeout=20_000)
    return shown


def words(shown: Any) -> str:
    return str(shown.locator(".gradwalk-text").inner_text())
