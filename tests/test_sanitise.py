"""What learners show stays readable, and nothing of it runs or calls home in somebody else's browser."""

from __future__ import annotations

import sys
import time
from typing import Any

import nbformat
import pytest

from autograder.grading import sanitise, surroundings
from autograder.grading.sanitise import MAX_CHARACTERS, MAX_HTML, Sanitiser, is_harmless


def shown(mime: str, text: Any) -> dict[str, str]:
    data: dict[str, str] = Sanitiser()([{"output_type": "display_data", "data": {mime: text}, "metadata": {}}])[0][
        "data"
    ]
    return data


KEPT = {
    "text": ("text/plain", "경사 < 1 & 2 > 0 \x1b[31mred\x1b[0m"),
    "a table": (
        "text/html",
        '<table border="1" class="dataframe"><tbody><tr><th>열</th><td>1</td></tr></tbody></table>',
    ),
    "an embedded picture": ("text/html", '<img alt="x" src="data:image/png;base64,iVBORw0KGgo=">'),
    "style": ("text/html", '<p style="color: red; text-align: right;">한국어</p>'),
    "a link": ("text/html", '<a href="https://example.org/">x</a>'),
    "a formula": ("text/latex", r"$$\frac{a}{b} < c \le d \in \mathbb{R}^n$$"),
    "a matrix": ("text/latex", r"\begin{bmatrix}1 & 2\\3 & 4\end{bmatrix}"),
    "a picture": ("image/png", "iVBORw0KGgo=\n"),
}


@pytest.mark.parametrize(("mime", "text"), KEPT.values(), ids=KEPT.keys())
def test_what_is_harmless_stays_as_it_is(mime: str, text: str) -> None:
    assert shown(mime, text) == {mime: text}


GONE = {
    "script": ("<script>alert(1)</script>x", "x"),
    "an unclosed script": ("x<script>alert(1)", "x"),
    "a handler": ("<b onclick='alert(1)'>x</b>", "<b>x</b>"),
    "an address that runs": ("<a href='java&#x73;cript:alert(1)'>x</a>", "<a>x</a>"),
    "a picture from elsewhere": ("<img src='https://example.org/x.png'>", "<img>"),
    "a style that loads": ("<p style='background: url(//x)'>x</p>", "<p>x</p>"),
    "a frame": ("<iframe src='//x'>y</iframe>x", "x"),
    "a form": ("<form action='//x'><button>x</button></form>", "x"),
    "a link command": (r"$\href{javascript:1}{x}$", r"$href{javascript:1}{x}$"),
}


@pytest.mark.parametrize(("text", "left"), GONE.values(), ids=GONE.keys())
def test_what_runs_or_loads_goes(text: str, left: str) -> None:
    assert shown("text/html", text) == {"text/html": left}


def test_drawings_become_pictures_in_which_nothing_runs() -> None:
    data = shown("image/svg+xml", "<svg onload='alert(1)'/>")
    assert list(data) == ["text/html"]
    assert data["text/html"].startswith('<img alt="drawing" src="data:image/svg+xml;base64,')


def test_markdown_is_rendered_first() -> None:
    data = shown("text/markdown", "**굵게** <script>1</script> [x](javascript:alert(1)) $a_1$")
    assert "<strong>굵게</strong>" in data["text/html"]
    assert "$a_1$" in data["text/html"]
    assert "script" not in data["text/html"]


@pytest.mark.parametrize("mime", ["application/javascript", "application/json", "text/x-unknown", "application/vnd.x"])
def test_everything_unknown_goes(mime: str) -> None:
    assert shown(mime, "x") == {}


def test_a_picture_that_is_none_goes() -> None:
    assert shown("image/png", "x'><script>") == {}


STRANGE: list[Any] = [
    None,
    3,
    "x",
    {},
    [None],
    [[]],
    [{"output_type": "stream"}],
    [{"output_type": "stream", "name": "x", "text": "y"}],
    [{"output_type": "error", "ename": 1, "evalue": "", "traceback": []}],
    [{"output_type": "display_data", "data": []}],
    [{"output_type": ["stream"]}],
    [{3: 4}],
]


@pytest.mark.parametrize("outputs", STRANGE, ids=repr)
def test_what_is_no_output_goes(outputs: Any) -> None:
    assert Sanitiser()(outputs) == []


def test_what_leaves_is_valid_and_bounded() -> None:
    many = [
        {"output_type": "stream", "name": "stdout", "text": "x\x00\ud800" * MAX_CHARACTERS},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["l", 3]},
        {"output_type": "execute_result", "data": {"text/plain": "1", 3: 4}, "metadata": {"gradwalk": 1}, "x": 2},
    ]
    for outputs in (many, many[1:], many[1:] * 3000):
        safe = Sanitiser()(outputs)
        assert len(repr(safe)) < 2 * MAX_CHARACTERS
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(outputs=[nbformat.from_dict(o) for o in safe])]
        )
        nbformat.validate(notebook)
    assert Sanitiser()(many[2:])[0]["metadata"] == {}


SLOW = ["<div>", "<b><i><div></i></b></div>", "<table>" + "<tr><td>1" * 100, "<li>", "</b>", "<a>"]


@pytest.mark.parametrize("text", SLOW)
def test_html_that_takes_hours_to_clean_is_left_out_in_time(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sanitise, "SECONDS_EACH", 0.5)
    began = time.thread_time()
    shown("text/html", (text * MAX_HTML)[: MAX_HTML - 1])
    assert time.thread_time() - began < 4


def test_a_stop_that_arrives_in_a_callback_is_lost_without_a_word() -> None:
    """Python prints what is raised in `__del__`; the time limit's own is not for a reader's eyes."""

    class Dropped:
        def __init__(self, error: BaseException) -> None:
            self.error = error

        def __del__(self) -> None:
            raise self.error

    told: list[object] = []
    before, sys.unraisablehook = sys.unraisablehook, lambda what: told.append(what.exc_value)
    try:
        surroundings.leave_out_of_callbacks.cache_clear()
        with surroundings.time_limit(10, sanitise.do_nothing):
            Dropped(surroundings.TestTooLong())
            Dropped(error := ValueError())
    finally:
        sys.unraisablehook = before
        surroundings.leave_out_of_callbacks.cache_clear()
    assert told == [error]


def test_a_notebook_has_limits_for_all_its_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sanitise, "MAX_NOTEBOOK", 10_000)
    clean = sanitise.Sanitiser()
    sizes = [len(repr(clean([{"output_type": "stream", "name": "stdout", "text": "x" * 3_000}]))) for _ in range(100)]
    assert sizes[0] > 3_000
    assert sum(sizes) < 30_000


def test_a_picture_that_is_not_attached_stops_nothing() -> None:
    assert "text/html" in shown("text/markdown", "![x](attachment:y)")


def test_the_cleaning_itself_is_tried() -> None:
    assert is_harmless()
