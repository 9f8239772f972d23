"""How long a moved slider takes to show: `python -m tests.bench.slider_to_pixels`.

A real JupyterLab in headless Chromium. The same picture (the path of gradient descent on the ravine, from above and as
a relief) stands in one notebook as the frame shows it, as `ipywidgets.interact` redraws it inline, and on ipympl's
canvas; the course's other figures stand below it, each with the slider that it is about. A key moves a slider by one
position; the clock runs from that event in the page to the frame that shows the answer. All take turns, some moves
each, so that whatever else the machine does meets all of them.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.lab import CHROMIUM, lab, notebook, page, run_all

ROUNDS = 6
MOVES = 10
BARS = {"2-D": 40.0, "3-D": 100.0}
"""Milliseconds that the median of our own figures may take."""

SHARED = """
import numpy as np
from utils.surfaces import RAVINE

def walk(steps, start=RAVINE.start, lr=0.1):
    path = [np.array(start)]
    for _ in range(steps):
        path.append(path[-1] - lr * RAVINE.grad(path[-1]))
    return np.array(path)

X, Y, Z = RAVINE.grid()
X3, Y3, Z3 = RAVINE.grid(31)

def contour(ax):
    ax.set(xlim=RAVINE.xlim, ylim=RAVINE.ylim, aspect="equal", xlabel="x", ylabel="y")
    ax.contourf(X, Y, Z, levels=16, cmap="Blues")
    ax.contour(X, Y, Z, levels=16, colors="grey", linewidths=0.6)

def relief(ax):
    ax.plot_surface(X3, Y3, Z3, rcount=31, ccount=31, cmap="Blues", linewidth=0.3, edgecolor="grey")
"""

FRAME = """
from dataclasses import replace
from utils import frame
from utils.figures.descent import figure_of
step = lambda x, g, lr: x - lr * g
figure = figure_of(frame.driver.OurDriver("gradient_step", step, step))
frame.show(replace(figure, controls=tuple(
    replace(control, value="{view}") if control.name == "view" else control for control in figure.controls)))
"""

FIGURE = """
from utils import figures
figures.{name}()
"""

OTHERS = {
    "tangent": ("2-D", 0),
    "learning_rate": ("2-D", 0),
    "chord": ("2-D", 0),
    "unit_surface": ("3-D", 0),
    "likelihood": ("2-D", 0),
    "twin_losses": ("2-D", 2),
    "training": ("2-D", 0),
    "graph": ("2-D", 1),
    "nudge": ("2-D", 0),
    "check_error": ("2-D", 0),
}
"""What a figure is measured as, and by which of its sliders."""

INTERACT = {
    "2-D": """
%matplotlib inline
import matplotlib.pyplot as plt
from ipywidgets import interact, IntSlider
def plot(steps):
    fig, ax = plt.subplots(figsize=(6.4, 4.6))
    contour(ax)
    ax.plot(*walk(steps).T, "o-")
    plt.show()
interact(plot, steps=IntSlider(20, 0, 100));
""",
    "3-D": """
def plot3(turn):
    fig, ax = plt.subplots(figsize=(6.4, 4.6), subplot_kw={"projection": "3d"})
    relief(ax)
    path = walk(20)
    ax.plot(*path.T, RAVINE.f(*path.T), "o-")
    ax.view_init(35, turn)
    plt.show()
interact(plot3, turn=IntSlider(-60, -180, 180, 5));
""",
}

IPYMPL = {
    "2-D": """
%matplotlib widget
plt.ioff()
fig, ax = plt.subplots(figsize=(6.4, 4.6))
contour(ax)
line, = ax.plot(*walk(20).T, "o-")
def move(steps):
    line.set_data(*walk(steps).T)
    fig.canvas.draw_idle()
display(fig.canvas)
interact(move, steps=IntSlider(20, 0, 100));
""",
    "3-D": """
fig3, ax3 = plt.subplots(figsize=(6.4, 4.6), subplot_kw={"projection": "3d"})
relief(ax3)
path = walk(20)
ax3.plot(*path.T, RAVINE.f(*path.T), "o-")
def turn_to(turn):
    ax3.view_init(35, turn)
    fig3.canvas.draw_idle()
display(fig3.canvas)
interact(turn_to, turn=IntSlider(-60, -180, 180, 5));
""",
}

STOPWATCH = """
(() => {
  const watch = (window.stopwatch = { start: null, shown: null, last: 0 });
  const afterPaint = (done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });
  const stop = (element) => {
    watch.last = performance.now();
    if (watch.start === null || watch.shown || !watch.cell.contains(element)) return;
    watch.shown = new Promise((done) => afterPaint(() => done(performance.now() - watch.start)));
  };
  document.addEventListener("keydown", (event) => {
    watch.cell = event.target.closest(".jp-Cell");
    [watch.start, watch.shown] = [performance.now(), null];
  }, true);
  const drawImage = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...args) {
    drawImage.apply(this, args);
    if (this.canvas.isConnected) stop(this.canvas);
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        for (const image of node.querySelectorAll?.("img") ?? []) image.decode().then(() => stop(image));
  }).observe(document, { childList: true, subtree: true });
})();
"""

SHOWN = "() => window.stopwatch.shown ?? false"
AT_REST = "() => performance.now() - window.stopwatch.last > 250"
"""`interact` may draw the same picture twice: the second must not be taken for the answer to the next move."""


@dataclass(frozen=True)
class Way:
    """One way to show the picture, in one cell of the notebook, and the slider that is moved there."""

    name: str
    dimensions: str
    source: str
    slider: int = 0

    @property
    def is_ours(self) -> bool:
        """Whether the bar holds for it."""
        return self.name.startswith(("this project", "figures."))


def ways() -> list[Way]:
    found = []
    for dimensions, view, slider in (("2-D", "contour", 1), ("3-D", "3-D", 4)):
        found.append(Way("this project", dimensions, FRAME.format(view=view), slider))
        found.append(Way("interact, inline", dimensions, INTERACT[dimensions]))
    if importlib.util.find_spec("ipympl"):
        found += [Way("ipympl", dimensions, IPYMPL[dimensions]) for dimensions in BARS]
    return found + [
        Way(f"figures.{name}", dimensions, FIGURE.format(name=name), slider)
        for name, (dimensions, slider) in OTHERS.items()
    ]


def measure(ways: list[Way], rounds: int = ROUNDS) -> list[list[float]]:
    """Milliseconds for each move of each way's slider."""
    times: list[list[float]] = [[] for _ in ways]
    with lab(bench=notebook(SHARED, *(way.source for way in ways))) as address, page() as tab:
        tab.add_init_script(STOPWATCH)
        run_all(tab, address.format("bench"))
        cells = [tab.locator(f".jp-Cell >> nth={i + 1}") for i in range(len(ways))]
        for cell in cells:
            cell.locator(".noUi-handle").first.wait_for(timeout=60_000)
        tab.wait_for_timeout(3000)
        for turn in range(rounds):
            for way, cell, taken in zip(ways, cells, times, strict=True):
                handle = cell.locator(".noUi-handle").nth(way.slider)
                handle.focus()
                tab.wait_for_timeout(500)
                key = ("ArrowLeft", "ArrowRight")[turn % 2]  # to the left first: all of them have room there
                taken += [move_slider(tab, handle, key) for _ in range(MOVES)]
    return times


def move_slider(tab: Any, handle: Any, key: str) -> float:
    """Milliseconds from a key on a slider's handle to the painted picture."""
    handle.press(key)
    shown = tab.wait_for_function(SHOWN, timeout=10_000)
    milliseconds = float(shown.json_value())
    tab.wait_for_function(AT_REST)
    return milliseconds


def table(ways: list[Way], times: list[list[float]]) -> Table:
    """The medians, and how much longer each takes than ours."""
    ours = {
        way.dimensions: statistics.median(t) for way, t in zip(ways, times, strict=True) if way.name == "this project"
    }
    made = Table(title=f"From a moved slider to the painted picture, in ms ({len(times[0])} moves each)")
    for heading in ("picture", "shown by", "median", "9 of 10", "ratio", "bar"):
        made.add_column(heading, justify="left" if heading in ("picture", "shown by") else "right", no_wrap=True)
    for way, taken in sorted(zip(ways, times, strict=True), key=lambda pair: pair[0].dimensions):
        median, bar = statistics.median(taken), BARS[way.dimensions] if way.is_ours else None
        slow = statistics.quantiles(taken, n=10)[-1]
        kept = "" if bar is None else f"{bar:.0f} {'kept' if median <= bar else 'missed'}"
        made.add_row(
            way.dimensions, way.name, f"{median:.0f}", f"{slow:.0f}", f"{median / ours[way.dimensions]:.1f}", kept
        )
    return made


def main() -> int:
    if not Path(CHROMIUM).exists():
        print("Chromium is not installed. On Debian: sudo apt install chromium", file=sys.stderr)
        return 1
    shown_by = ways()
    times = measure(shown_by)
    Console().print(table(shown_by, times))
    pairs = zip(shown_by, times, strict=True)
    return int(any(way.is_ours and statistics.median(t) > BARS[way.dimensions] for way, t in pairs))


if __name__ == "__main__":
    sys.exit(main())
