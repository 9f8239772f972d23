"""The still picture: what a figure shows where no kernel runs."""

from __future__ import annotations

import base64
import io
from html import escape

from PIL import Image

from utils.frame.figure import Figure
from utils.frame.painter import DOTS, Pixels
from utils.frame.render import Shown

SHARPNESS = 2.0
"""Device pixels for each CSS pixel of a still picture."""

HIDE_DEAD_WIDGET = (
    "<style>.jp-OutputArea-child:has(> .jupyter-widgets):not(:has(> .jupyter-widgets > *)):has(+ * .gradwalk-still)"
    " { display: none; }</style>"
)
"""JupyterLab writes "model not found" where a live figure stood whose kernel is gone: the still picture is enough."""


def png(pixels: Pixels) -> bytes:
    """The picture as a PNG of at most 256 colours, which is a third of the size and looks the same."""
    file = io.BytesIO()
    Image.fromarray(pixels[..., :3]).quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        file, "png"
    )
    return file.getvalue()


def bundle(figure: Figure, shown: Shown, pixels: Pixels) -> tuple[dict[str, str], dict[str, object]]:
    """The still picture as a MIME bundle and its metadata: with alt text and caption, as an image, and in words."""
    width, height = (round(inches * DOTS) for inches in figure.size)
    heading = f"{figure.title} ({figure.credit})" if figure.credit else figure.title
    encoded = base64.b64encode(png(pixels)).decode()
    html = (
        f'{HIDE_DEAD_WIDGET}<figure class="gradwalk-still" style="margin: 0; max-width: {width}px">'
        f'<img src="data:image/png;base64,{encoded}" width="{width}" alt="{escape(shown.text)}">'
        f"<figcaption><strong>{escape(heading)}.</strong> {escape(shown.text)}</figcaption></figure>"
    )
    data = {"text/html": html, "image/png": encoded, "text/plain": f"{heading}. {shown.text}"}
    return data, {"image/png": {"width": width, "height": height}, "gradwalk": {"figure": figure.name}}
