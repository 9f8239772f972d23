"""Unit 04 as a learner meets it: gradients that overwrite each other, their name, the right ones, and every control."""

from __future__ import annotations

import pytest

from tests.browser.controls import drag_handles, operate, rerun, words
from tests.browser.page import NotebookPage

UNIT = "04_backpropagation"
FIGURES = ("graph", "nudge", "check_error")
ADDED = """
def backprop(graph, values, root):
    order = []

    def visit(name):
        op, *inputs = graph[name]
        if name not in order:
            for one in inputs if op != "leaf" else []:
                visit(one)
            order.append(name)

    visit(root)
    grads = dict.fromkeys(order, 0.0) | {root: 1.0}
    for name in reversed(order):
        op, *inputs = graph[name]
        if op == "add":
            for one in inputs:
                grads[one] += grads[name]
        elif op == "mul":
            left, right = inputs
            grads[left] += grads[name] * values[right]
            grads[right] += grads[name] * values[left]
        elif op == "max":
            larger = max(inputs, key=values.get)
            grads[larger] += grads[name]
        elif op == "exp":
            grads[inputs[0]] += grads[name] * values[name]
        elif op == "log":
            grads[inputs[0]] += grads[name] / values[inputs[0]]
    return grads
""".strip()
OVERWRITTEN = ADDED.replace("+=", "=")


def test_overwritten_gradients_are_named_corrected_and_drive_the_picture(unit: NotebookPage) -> None:
    assert "not written yet" in unit.checked("backprop")
    assert "our code" in rerun(unit, "graph").inner_text()

    unit.type("backprop", OVERWRITTEN)
    said = unit.checked("backprop")
    assert "backprop: not right yet" in said
    assert "the others are overwritten" in said
    assert "Traceback" not in said
    shown = rerun(unit, "graph")
    assert "your code, not right yet" in shown.inner_text()
    assert "as far as this step its gradients are the same as ours" in words(shown)
    shown.locator("select").select_option(index=1)  # b = a + a, where each node is used twice
    shown.get_by_text("For dc/db").wait_for()
    assert "your code says 1, ours says 2" in words(shown)

    unit.type("backprop", ADDED)
    assert "backprop: right" in unit.checked("backprop")
    shown = rerun(unit, "graph").inner_text()
    assert "your code" in shown
    assert "not right yet" not in shown


@pytest.mark.parametrize("name", FIGURES)
def test_every_control_goes_to_both_ends_by_keyboard(unit: NotebookPage, name: str) -> None:
    operate(unit, name)


@pytest.mark.parametrize("name", FIGURES)
def test_the_pointer_takes_the_handles_along(unit: NotebookPage, name: str) -> None:
    assert drag_handles(unit, name) >= 1


def test_the_page_itself_raised_nothing(unit: NotebookPage) -> None:
    assert unit.page_errors == []
