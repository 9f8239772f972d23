"""What the cells of a notebook have shown, as HTML for a page of ours. It is a learner's, and hostile until cleaned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from autograder.reports.formulas import mathml
from autograder.reports.notebook_clean import clean
from autograder.reports.notebook_code import as_printed
from autograder.reports.notebook_limits import Limits
from autograder.reports.notebook_pictures import Pictures, embedded

MAX_OUTPUTS = 200  # of one cell
MAX_HTML = 200_000  # characters of one output
TOO_LARGE = Markup('<p class="left-out">[an output that is too large for this page: it is in your own notebook]</p>')
PRINTED = Markup('<pre class="output{}">{}</pre>')


def shown_outputs(outputs: Any, pictures: Pictures, limits: Limits) -> Markup:
    """The outputs of one cell."""
    found = outputs if isinstance(outputs, list) else []
    pieces = [piece for one in found[:MAX_OUTPUTS] if isinstance(one, dict) for piece in _output(one, pictures, limits)]
    return Markup().join([*pieces, TOO_LARGE] if len(found) > MAX_OUTPUTS else pieces)


def _output(output: Mapping[str, Any], pictures: Pictures, limits: Limits) -> Iterator[Markup]:
    match output:
        case {"output_type": "stream", "text": str(text)}:
            kind = " warned" if output.get("name") == "stderr" else ""
            yield _fitting(PRINTED.format(kind, as_printed(text)), limits)
        case {"output_type": "error", "ename": str(name), "evalue": str(text)}:
            yield _fitting(_error(name, text, output.get("traceback")), limits)
        case {"output_type": "display_data" | "execute_result", "data": dict(data)}:
            yield _shown(data, pictures, limits)


def _fitting(made: Markup, limits: Limits) -> Markup:
    return made if limits.has_room_for_text(len(made)) else TOO_LARGE


def _error(name: str, text: str, traceback: Any) -> Markup:
    """The error in a line; where it came from opens below."""
    lines = [line for line in traceback if isinstance(line, str)] if isinstance(traceback, list) else []
    head = PRINTED.format(" warned", f"{as_printed(name, 200)}: {as_printed(text)}")
    whole = as_printed("\n".join(lines[-30:]))
    if len(lines) < 2:
        return head
    return head + Markup('<details><summary>Where it stopped</summary><pre class="output">{}</pre></details>').format(
        whole
    )


def _shown(data: Mapping[str, Any], pictures: Pictures, limits: Limits) -> Markup:
    """The richest form of a display that a page can show."""
    texts = {kind: text for kind, text in data.items() if isinstance(text, str)}
    if "text/html" in texts:
        return _html(texts["text/html"], pictures, limits)
    if picture := embedded(texts):
        if not limits.has_room_for_picture(len(picture)):
            return TOO_LARGE
        return Markup('<p><img src="{}" alt="A picture that this cell has drawn"></p>').format(picture)
    if "text/latex" in texts and (formula := limits.in_time(lambda: _latex(texts["text/latex"]))):
        return _fitting(formula, limits)
    return _fitting(PRINTED.format("", as_printed(texts.get("text/plain", ""))), limits)


def _html(text: str, pictures: Pictures, limits: Limits) -> Markup:
    short = pictures.put_by(text)
    made = limits.in_time(lambda: clean(short, pictures.address)) if len(short) <= MAX_HTML else None
    if made is None or not limits.has_room_for_text(len(short)):
        return TOO_LARGE
    return Markup('<div class="{}">{}</div>').format("rich paper" if "color:" in made else "rich", made)


def _latex(text: str) -> Markup:
    source = text.strip()
    is_block = source.startswith("$$")
    return Markup("<p>{}</p>").format(mathml(source.strip("$"), is_block=is_block))
