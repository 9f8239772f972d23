"""The controls of a figure as ipywidgets: labelled, operable by keyboard, and together one state."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import ipywidgets

from utils.frame.figure import Choice, Control, Slider, State


class Controls:
    """The widgets of a figure's controls. `moved()` is called once for every change of their state."""

    def __init__(self, controls: tuple[Control, ...], moved: Callable[[], None]) -> None:
        self._records = {control.name: control for control in controls}
        self._widgets = {control.name: widget_of(control) for control in controls}
        self._limits: dict[str, tuple[float, float, float]] = {}
        self._moved = moved
        self._is_setting = False
        self._last_state: State = {}
        self._adapt()
        for widget in self._widgets.values():
            widget.observe(self._changed, names="value")
        self.box = ipywidgets.VBox(list(self._widgets.values()))
        self.box.add_class("gradwalk-controls")

    @property
    def state(self) -> State:
        """The value of every control, by its name."""
        return {name: _without_noise(widget.value) for name, widget in self._widgets.items()}

    def set(self, values: State) -> None:
        """Moves sliders: each value is rounded to its slider's steps and kept in its range."""
        self._is_setting = True
        try:
            for name, value in values.items():
                record, widget = self._records[name], self._widgets[name]
                widget.value = fit(record, value, self._limits.get(name)) if isinstance(record, Slider) else value
        finally:
            self._is_setting = False
        self._changed()

    def _changed(self, change: Any = None) -> None:
        if self._is_setting:
            return
        self._is_setting = True
        try:
            self._adapt()
        finally:
            self._is_setting = False
        if self._last_state != self.state:
            self._last_state = self.state
            self._moved()

    def _adapt(self) -> None:
        """Shows the controls that apply to the state, and gives sliders the limits that it asks for."""
        for name, record in self._records.items():
            widget = self._widgets[name]
            display = None if record.when(self.state) else "none"
            if widget.layout.display != display:
                widget.layout.display = display
            if isinstance(record, Slider) and record.limits is not None:
                limits = record.limits(self.state)
                if self._limits.get(name) != limits:
                    self._limits[name] = limits
                    _move_range(widget, limits)


def _move_range(widget: Any, limits: tuple[float, float, float]) -> None:
    """Gives a slider a new range and a value in it.

    The page applies what a message holds in the order in which it stands there. A value before its range is clipped to
    the old range, and the page sends that back; `hold_sync` alone would send them in the order of a set.
    """
    with widget.hold_sync():
        with widget.hold_trait_notifications():
            widget.min, widget.max, widget.value = limits
        widget.send_state(("min", "max", "value"))


def _without_noise(value: Any) -> Any:
    """A float to 12 digits: the page sends 0.30000000000000004 back for 0.3."""
    return float(f"{value:.12g}") if isinstance(value, float) else value


def fit(slider: Slider, value: float, limits: tuple[float, float, float] | None = None) -> float:
    """`value`, rounded to the steps of `slider` and kept in its range; where the slider starts if `value` is NaN."""
    low, high, start = limits or (slider.low, slider.high, slider.value)
    if math.isnan(value):
        return start
    value = min(max(value, low), high)
    if slider.scale == "log":
        powers = round(math.log10(value / low) / slider.step)
        return min(low * 10 ** (powers * slider.step), high)
    fitted = min(low + round((value - low) / slider.step) * slider.step, high)
    return int(fitted) if isinstance(slider.value, int) else round(fitted, 12)


def widget_of(control: Control) -> Any:
    """The ipywidget of a control."""
    named: dict[str, Any] = {"value": control.value, "description": control.label, "tooltip": control.label}
    named["layout"] = {"width": "100%"}
    if isinstance(control, Choice):
        return (ipywidgets.ToggleButtons if control.buttons else ipywidgets.Dropdown)(options=control.options, **named)
    named["readout_format"] = control.form
    if control.scale == "log":
        low, high = math.log10(control.low), math.log10(control.high)
        return ipywidgets.FloatLogSlider(min=low, max=high, step=control.step, **named)
    kind = ipywidgets.IntSlider if isinstance(control.value, int) else ipywidgets.FloatSlider
    return kind(min=control.low, max=control.high, step=control.step, **named)
