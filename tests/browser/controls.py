"""What every unit's browser test does with a figure: show it, move all its controls, drag its handles."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.page import PATIENCE, NotebookPage
from tests.sample_figures import opened
from utils.frame import Figure, Handle, Slider, State
from utils.frame.controls import fit
from utils.frame.painter import Painter
from utils.frame.render import render
from utils.frame.still import SHARPNESS

REST = 250  # milliseconds in which a moved control usually shows
PULL = (60.0, -24.0)  # CSS pixels by which a handle is dragged
UNSPOKEN = ("Turn", "Tilt")
"""How the labels of sliders begin that turn the picture and leave its words as they are."""


def figure(unit: NotebookPage, name: str) -> Any:
    """Runs the cell of the figure `name`, after those that define what it is driven by; gives the live figure."""
    call = f"figures.{name}("
    for driver in re.findall(r'drive\("(\w+)"', unit.sources[unit.index(call)]):
        unit.run(driver)
    return rerun(unit, name)


def rerun(unit: NotebookPage, name: str) -> Any:
    """Runs the cell of the figure `name` alone."""
    shown = unit.run(f"figures.{name}(").locator(".gradwalk-figure.is-live")
    shown.wait_for(timeout=PATIENCE)
    return shown


def words(shown: Any) -> str:
    """The text beside a figure."""
    return str(shown.locator(".gradwalk-text").inner_text())


def operate(unit: NotebookPage, name: str) -> None:
    """Moves every control of a figure to all its ends by keyboard and mouse, also those that others bring to light."""
    shown = figure(unit, name)
    moved = move_sliders(shown)
    choices = 0
    for menu in shown.locator("select:visible").all():
        for i in range(menu.locator("option").count()):
            moved += choose(shown, lambda menu=menu, i=i: menu.select_option(index=i))
            choices += 1
    for button in shown.locator("button:visible").all():
        moved += choose(shown, button.click)
        choices += 1
    wanted = opened(name).controls
    assert moved == sum(isinstance(control, Slider) for control in wanted)
    assert choices == sum(len(control.options) for control in wanted if not isinstance(control, Slider))
    assert_fine(shown)
    output = unit.cell(f"figures.{name}(").locator(".jp-Cell-outputWrapper")
    for kind in ("stderr", "error"):
        assert output.locator(f'[data-mime-type="application/vnd.jupyter.{kind}"]').count() == 0


def choose(shown: Any, pick: Any) -> int:
    """Takes an option, and moves the sliders that were not there before; says how many."""
    pick()
    shown.page.wait_for_timeout(REST)
    assert_fine(shown)
    return move_sliders(shown)


def move_sliders(shown: Any) -> int:
    """Moves every slider in sight that was not moved before to both of its ends by keyboard; says how many."""
    waiting = shown.locator('[role="slider"]:visible:not([data-was-moved])')
    moved = 0
    while waiting.count():
        slider = waiting.first.element_handle()
        slider.evaluate("slider => (slider.dataset.wasMoved = true)")
        move_slider(shown, slider)
        moved += 1
    return moved


def move_slider(shown: Any, slider: Any) -> None:
    """Moves a slider to both ends: the words say something else at each, unless it only turns the picture."""
    slider.focus()
    press(shown, slider, "Home", "aria-valuemin")
    shown.page.wait_for_timeout(REST)
    low = words(shown)
    assert_fine(shown)
    press(shown, slider, "End", "aria-valuemax")
    if slider.get_attribute("aria-label").startswith(UNSPOKEN):
        shown.page.wait_for_timeout(REST)
    else:
        text = shown.locator(".gradwalk-text").element_handle()
        shown.page.wait_for_function("([text, low]) => text.innerText !== low", arg=[text, low], timeout=PATIENCE)
    assert_fine(shown)


def press(shown: Any, slider: Any, key: str, end: str) -> None:
    shown.page.keyboard.press(key)
    shown.page.wait_for_function(
        "([s, end]) => Math.abs(s.getAttribute('aria-valuenow') - s.getAttribute(end)) < 1e-6",
        arg=[slider, end],
        timeout=PATIENCE,
    )


def assert_fine(shown: Any) -> None:
    """The figure shows what it computed, and no reason why it could not."""
    assert shown.locator(".is-failed").count() == 0, words(shown)


def drag_handles(unit: NotebookPage, name: str) -> int:
    """Drags every handle of the figure `name` as it opens: its sliders go where the pointer goes. Says how many."""
    shown = figure(unit, name)
    picture = shown.locator(".gradwalk-picture canvas")
    picture.evaluate("picture => picture.scrollIntoView({ block: 'center' })")
    unit.page.wait_for_timeout(REST)
    plan = Plan(opened(name), picture.bounding_box()["width"], unit.page.evaluate("devicePixelRatio"))
    state, dragged = plan.figure.start(), 0
    handles = [handle for handle in plan.figure.handles if isinstance(handle, Handle)]
    for i, handle in enumerate(handles):
        at = plan.places(state)[i]
        if at is None:
            continue
        before, goal = words(shown), (at[0] + PULL[0], at[1] + PULL[1])
        drag(picture, at, goal)
        state = {**state, **plan.values(handle, goal)}
        for slider in filter(None, (handle.x, handle.y)):
            assert_at(shown, plan.slider(slider), state[slider])
        assert words(shown) != before, handle.label
        assert_fine(shown)
        dragged += 1
    return dragged


def drag(picture: Any, start: tuple[float, float], goal: tuple[float, float]) -> None:
    """Presses the mouse at one place of the picture and lets it go at another."""
    box, mouse = picture.bounding_box(), picture.page.mouse
    mouse.move(box["x"] + start[0], box["y"] + start[1])
    mouse.down()
    mouse.move(box["x"] + goal[0], box["y"] + goal[1], steps=4)
    picture.page.wait_for_timeout(2 * REST)
    mouse.up()


def assert_at(shown: Any, slider: Slider, value: float) -> None:
    """The number beside a slider of the page is `value`, give or take one of its steps."""
    label = shown.page.get_by_text(slider.label, exact=True)
    number = shown.locator(".widget-slider:visible").filter(has=label).locator(".widget-readout").inner_text()
    step = value * (10**slider.step - 1) if slider.scale == "log" else slider.step
    got, wanted = (float(text.replace("−", "-").replace(",", "")) for text in (number, format(value, slider.form)))
    assert got == pytest.approx(wanted, abs=1.01 * step), slider.label


class Plan:
    """A figure drawn here as the page shows it, `width` CSS pixels wide: it tells where things are."""

    def __init__(self, figure: Figure, width: float, ratio: float) -> None:
        self.figure = figure
        self.painter = Painter(figure, SHARPNESS)
        render(self.painter, figure.start())  # as for the still picture, which comes before the live one
        self.painter.resize(width, ratio)

    def places(self, state: State) -> Any:
        """Where each handle is, in CSS pixels from the left and the top of the picture; None where it is not there."""
        return render(self.painter, state).handles

    def slider(self, name: str) -> Slider:
        """The slider of that name."""
        return next(one for one in self.figure.controls if one.name == name and isinstance(one, Slider))

    def values(self, handle: Handle, place: tuple[float, float]) -> dict[str, float]:
        """What the sliders of a handle are to be when the pointer has taken it to a place."""
        pairs = zip((handle.x, handle.y), self.painter.to_data(*place, handle.axes), strict=True)
        return {name: fit(self.slider(name), value) for name, value in pairs if name is not None}
