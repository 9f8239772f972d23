"""The one shell that shows every figure."""

from __future__ import annotations

import os
import sys
from typing import Any

from utils.frame.figure import Figure

LIVE = "application/vnd.jupyter.widget-view+json"


def show(figure: Figure) -> None:
    """Displays `figure`: live where a kernel runs, still elsewhere, nothing while nbgrader runs the notebook."""
    shell = running_shell()
    if shell is None or os.environ.get("NBGRADER_EXECUTION"):
        return
    from IPython.display import display

    from utils.frame.painter import Painter
    from utils.frame.render import render
    from utils.frame.still import SHARPNESS, bundle

    painter = Painter(figure, SHARPNESS)
    shown = render(painter, figure.start())
    data, metadata = bundle(figure, shown, painter.pixels())
    if hasattr(shell, "kernel"):
        from utils.frame.live import Live

        view = Live(figure, painter).box._repr_mimebundle_()
        display({LIVE: view[LIVE], "text/plain": ""}, raw=True)
    display(data, metadata=metadata, raw=True)


def running_shell() -> Any:
    """The IPython shell that runs this code; None in plain Python."""
    ipython = sys.modules.get("IPython")
    return None if ipython is None else ipython.get_ipython()
