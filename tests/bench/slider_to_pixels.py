"""How long a moved slider takes to show: `python -m tests.bench.slider_to_pixels`.

A real JupyterLab in headless Chromium. The same picture (the path of gradient descent on the ravine, from above and as
a relief) the frame shows it, as `ipywidgets.interact` redraws it inline, and on ipympl's canvas; then come the
course's other figures, each with the slider that it is about. Each has a notebook of its own. The first clock runs from
the key that starts the cell to the first painted picture; the other from a key that moves the slider by one position to
the frame that shows the answer.
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

from tests.bench.lab import CHROMIUM, lab, notebook, open_notebook, page

ROUNDS = 6
MOVES = 10
BARS = {"2-D": 40.0, "3-D": 100.0}
"""Milliseconds that the median of our own figures may take."""
FIRST = 1000.0
"""Milliseconds until one of our own figures shows its first picture."""

SHARED = """
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import IntSlider, interact
from utils import figures, frame
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
def plot(steps):
    fig, ax = plt.subplots(figsize=(6.4, 4.6))
    contour(ax)
    ax.plot(*walk(steps).T, "o-")
    plt.show()
interact(plot, steps=IntSlider(20, 0, 100));
""",
    "3-D": """
%matplotlib inline
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
%matplotlib widget
plt.ioff()
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


@dataclass(frozen=True)
class Times:
    """Milliseconds to the first picture, and for each move of the slider."""

    first: float
    moves: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.moves)


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


def measure(ways: list[Way], rounds: int = ROUNDS) -> list[Times]:
    """Milliseconds until each way shows its picture, and for each move of its slider. Each has a page of its own."""
    notebooks = {f"bench_{number}": notebook(SHARED, way.source) for number, way in enumerate(ways)}
    found = []
    with lab(**notebooks) as address, page() as tab:
        tab.add_init_script(STOPWATCH)
        for way, name in zip(ways, notebooks, strict=True):
            open_notebook(tab, address.format(name))
            run_cell(tab, 0)
            tab.wait_for_timeout(1000)
            appeared = run_cell(tab, 1, is_clocked=way.is_ours)
            handle = tab.locator(".jp-Cell >> nth=1").locator(".noUi-handle").nth(way.slider)
            handle.wait_for(timeout=60_000)
            tab.wait_for_timeout(2000)
            taken = []
            for turn in range(rounds):
                handle.focus()
                tab.wait_for_timeout(500)
                key = ("ArrowLeft", "ArrowRight")[turn % 2]  # to the left first: all of them have room there
                taken += [move_slider(tab, handle, key) for _ in range(MOVES)]
            found.append(Times(appeared, taken))
    return found


def run_cell(tab: Any, number: int, *, is_clocked: bool = False) -> float:
    """Runs a cell by its keys and waits for the kernel; if clocked, gives the milliseconds to the painted picture."""
    tab.locator(".jp-Cell").nth(number).locator(".cm-content").click()
    tab.keyboard.press("Shift+Enter")
    shown = float(tab.wait_for_function(SHOWN, timeout=60_000).json_value()) if is_clocked else 0.0
    tab.locator(f".jp-Cell >> nth={number} >> text=/\\[[0-9]+\\]:/").first.wait_for(timeout=60_000)
    return shown


def move_slider(tab: Any, handle: Any, key: str) -> float:
    """Milliseconds from a key on a slider's handle to the painted picture."""
    handle.press(key)
    shown = tab.wait_for_function(SHOWN, timeout=10_000)
    milliseconds = float(shown.json_value())
    tab.wait_for_function(AT_REST)
    return milliseconds


def table(ways: list[Way], times: list[Times]) -> Table:
    """The medians, and what share each is of the usual way's, `interact` with inline pictures, on the same machine."""
    usual = {
        way.dimensions: one.median for way, one in zip(ways, times, strict=True) if way.name.startswith("interact")
    }
    made = Table(
        title=f"To the painted picture, in ms: from the cell's start, and from {MOVES * ROUNDS} moves of a slider"
    )
    for heading in ("picture", "shown by", "first", "bar", "median", "9 of 10", "of usual", "bar"):
        made.add_column(heading, justify="left" if heading in ("picture", "shown by") else "right", no_wrap=True)
    for way, one in sorted(zip(ways, times, strict=True), key=lambda pair: pair[0].dimensions):
        made.add_row(
            way.dimensions, way.name, f"{one.first:.0f}" if way.is_ours else "",
            bar(way, one.first, FIRST), f"{one.median:.0f}",
            f"{statistics.quantiles(one.moves, n=10)[-1]:.0f}", f"{one.median / usual[way.dimensions]:.2f}",
            bar(way, one.median, BARS[way.dimensions]),
        )  # fmt: skip
    return made


def bar(way: Way, taken: float, most: float) -> str:
    """The bar for our own figures, and whether it is kept."""
    return f"{most:.0f} {'kept' if taken <= most else 'missed'}" if way.is_ours else ""


def main() -> int:
    if not Path(CHROMIUM).exists():
        print("Chromium is not installed. On Debian: sudo apt install chromium", file=sys.stderr)
        return 1
    shown_by = ways()
    times = measure(shown_by)
    Console(width=110).print(table(shown_by, times))
    pairs = [(way, one) for way, one in zip(shown_by, times, strict=True) if way.is_ours]
    return int(any(one.median > BARS[way.dimensions] or one.first > FIRST for way, one in pairs))


if __name__ == "__main__":
    sys.exit(main())
