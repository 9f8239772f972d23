"""Unit 03 as a learner meets it: a gradient with the signs turned, its name, the right one, and every control."""

from __future__ import annotations

import pytest

from tests.browser.controls import drag_handles, operate, rerun, words
from tests.browser.page import NotebookPage

UNIT = "03_logistic_regression"
FIGURES = ("unit_surface", "likelihood", "twin_losses", "training")
TURNED = """
def logistic_grad(X, y, w, b):
    error = y - 1 / (1 + np.exp(-(X @ w + b)))
    return X.T @ error / len(y), np.mean(error)
""".strip()
RIGHT = TURNED.replace("error = y - 1 / (1 + np.exp(-(X @ w + b)))", "error = 1 / (1 + np.exp(-(X @ w + b))) - y")


def test_a_turned_gradient_is_named_corrected_and_drives_the_picture(unit: NotebookPage) -> None:
    assert "not written yet" in unit.checked("logistic_grad")
    unit.run("mse_logistic_grad")
    assert "our code" in rerun(unit, "twin_losses").inner_text()

    unit.type("logistic_grad", TURNED)
    said = unit.checked("logistic_grad")
    assert "logistic_grad: not right yet" in said
    assert "y − p" in said
    assert "Traceback" not in said
    shown = rerun(unit, "twin_losses")
    assert "your code, not right yet" in shown.inner_text()
    assert "Your path on BCE parts from the right path with step 1." in words(shown)

    unit.type("logistic_grad", RIGHT)
    assert "logistic_grad: right" in unit.checked("logistic_grad")
    shown = rerun(unit, "twin_losses")
    assert "your logistic_grad" in shown.inner_text()
    assert "not right yet" not in shown.inner_text()
    assert "parts from" not in words(shown)


@pytest.mark.parametrize("name", FIGURES)
def test_every_control_goes_to_both_ends_by_keyboard(unit: NotebookPage, name: str) -> None:
    operate(unit, name)


@pytest.mark.parametrize("name", FIGURES)
def test_the_pointer_takes_the_handles_along(unit: NotebookPage, name: str) -> None:
    assert drag_handles(unit, name) >= 1


def test_the_page_itself_raised_nothing(unit: NotebookPage) -> None:
    assert unit.page_errors == []
