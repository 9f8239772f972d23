"""A learner's notebook as HTML: texts, formulas, pictures and outputs come through unharmed, and nothing else does."""

from __future__ import annotations

import base64
import re
import time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.grading.reading import read_notebook
from autograder.reports.formulas import MAX_LATEX, mathml
from autograder.reports.notebook_clean import MAX_DEPTH, clean
from autograder.reports.notebook_code import as_printed
from autograder.reports.notebook_html import shown_sections
from autograder.reports.notebook_limits import MAX_PICTURE, MAX_PICTURES, Limits
from autograder.reports.notebook_markdown import course_text, learners_text
from autograder.reports.notebook_outputs import shown_outputs
from autograder.reports.notebook_pictures import Pictures
from tests.hostile_html import HOSTILE, Reader, refused, words

ROOT = Path(__file__).parent.parent
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def pictures(folder: Path = Path("/nowhere"), attachments: Any = None) -> Pictures:
    return Pictures(folder, Limits(), attachments)


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\frac{1}{1 + e^{-z}}", "<mfrac>"),
        (r"\text{기울기}", "기울기"),
        (r"\hat y \in \mathbb{R}^n", "ℝ"),
        (r"\begin{cases} 1 & z \ge 0 \\ 0 & z < 0 \end{cases}", '<mtd style="text-align:left">'),
        ("a < b > c & d", "&lt;"),
        (r"\begin{align} a &= b \\ cc &= d \end{align}", "text-align:-webkit-right"),
    ],
)
def test_a_formula_becomes_mathml(latex: str, shown: str) -> None:
    assert shown in mathml(latex)
    assert mathml(latex).startswith("<math")


def test_lines_of_a_formula_are_not_numbered() -> None:
    assert "(1)" not in mathml(r"\begin{align} a &= b \\ c &= d \end{align}", is_block=True)


def test_every_formula_of_the_course_is_drawn() -> None:
    sources = [cell["source"] for path in sorted(ROOT.glob("source/*/*.ipynb")) for cell in read_notebook(path)["cells"]
               if cell["cell_type"] == "markdown"]  # fmt: skip
    pages = [course_text(source, pictures()) for source in sources]
    assert sum(one.count("<math") for one in pages) > 700
    assert not [one for one in pages if 'class="latex"' in one]


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{1", r"\left(", r"\begin{matrix}", "x^2^3", "{" * 1400, r"\sqrt{" * 300 + "x" + "}" * 300,
        "x" * (MAX_LATEX + 1), r"\def\a{xx}\def\b{\a\a}\b", r"\newcommand{\a}{\a\a}\a",
    ],
)  # fmt: skip
def test_what_is_no_formula_is_shown_as_it_stands(latex: str) -> None:
    assert mathml(latex) == f'<code class="latex">{latex}</code>'


def test_a_formula_that_grows_when_it_is_expanded_costs_no_time() -> None:
    doubled = "".join(rf"\def\{chr(97 + n + 1)}{{\{chr(97 + n)}\{chr(97 + n)}}}" for n in range(20))
    began = time.perf_counter()
    assert "<math" not in mathml(rf"\def\a{{x}}{doubled}\u")
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\style{background:url(//x)}{x}",
        r"\class{card}{x}",
        r"\rule{900em}{900em}",
        r"\text{</mtext><script>alert(1)</script>}",
        r"\text{&lt;script&gt;}",
        r"\operatorname{<img/src/onerror=alert(1)>}",
        r"\unicode{x3c}script\unicode{x3e}",
        r"\color{red;x:url(//x)}{x}",
        r"\hspace{-50em}\href{http://x}{x}",
        r"\begin{array}{<script>}a\end{array}",
        r"\mathrm{<b onclick=alert(1)>}",
    ],
)
def test_a_formula_only_draws(latex: str) -> None:
    made = mathml(latex)
    assert refused(made) == []
    assert not [attrs for _, attrs in Reader(made).elements if {"href", "class", "style"} & set(attrs) - {"class"}]
    assert not re.search(r'="[+-]?\d{3,}', made)


def test_a_minus_after_a_bracket_is_a_sign() -> None:
    assert '<mo form="prefix">−</mo>' in mathml(r"\sigma(-1)")
    assert 'form="prefix"' not in mathml("a - b")


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_markdown_only_shows(source: str) -> None:
    for made in (learners_text(source, pictures(), Limits()), course_text(source, pictures())):
        assert refused(made) == []
        assert Reader(made).depth == 0


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_html_only_shows(source: str) -> None:
    made = shown_outputs([{"output_type": "display_data", "data": {"text/html": source}}], pictures(), Limits())
    assert refused(made) == []
    assert Reader(made).depth == 0
    assert Reader(made).is_balanced


def test_what_is_not_closed_or_closed_too_often_stays_in_its_place() -> None:
    made = clean("</div></section><div><b><li><table><tr><td>x</section></body>", str)
    assert Reader(made).is_balanced
    assert Reader(made).depth == 0


def test_elements_within_elements_end_somewhere() -> None:
    made = clean("<div>" * 200 + "deep" + "</div>" * 200, str)
    assert made.count("<div") == made.count("</div") == MAX_DEPTH
    assert "deep" in made


def test_a_learners_text_comes_through_unharmed() -> None:
    source = (
        "### 기울기란?\n\n**한국어** and عربى, _so_ ~~no~~ `x < y` and $x < y$\n\n- [x] done\n- [ ] open\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nprint('안녕')\n```\n\n> quoted\n\n"
        "$$\\sum_{i=1}^m x_i$$\n\n\\begin{align} a &= b \\\\ c &= d \\end{align}\n\n[link](https://example.org/?a=1&b=2)\n\n"
        '<font color="red">red</font> <span style="color: blue">blue</span> <kbd>Ctrl</kbd>'
    )
    made = learners_text(source, pictures(), Limits())
    for shown in ("기울기란?", "<strong>한국어</strong>", "<em>so</em>", "<del>no</del>", "<code>x &lt; y</code>", "☑",
                  "☐", "<td>1</td>", "<blockquote>", "<munderover>", "<mtable", 'href="https://example.org/?a=1&amp;b=2"',
                  'style="color:red"', 'style="color:blue"', "<kbd>"):  # fmt: skip
        assert shown in made
    assert "print('안녕')" in unescape(re.sub("<[^>]*>", "", made))
    assert made.count("<math") == 3
    assert refused(made) == []


def test_a_mark_that_somebody_writes_is_a_text() -> None:
    made = learners_text("\ue000" + "0" * 24 + ":0\ue001 and $x$", pictures(), Limits())
    assert made.count("<math") == 1


def test_attached_and_embedded_pictures_are_shown() -> None:
    source = f"![그림](attachment:g.png) ![two](data:image/png;base64,{PNG}) <img src='attachment:g.png' width=40>"
    made = learners_text(source, pictures(attachments={"g.png": {"image/png": PNG}}), Limits())
    assert made.count(f'src="data:image/png;base64,{PNG}"') == 3
    assert 'alt="그림"' in made
    assert 'width="40"' in made


def test_a_formula_in_the_words_for_a_picture_is_its_source() -> None:
    made = learners_text(
        "![a $x<y$ b](attachment:g.png)", pictures(attachments={"g.png": {"image/png": PNG}}), Limits()
    )
    assert 'alt="a x&lt;y b"' in made


def test_a_picture_beside_the_notebook_is_shown_and_none_from_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "unit"
    (folder / "images").mkdir(parents=True)
    raw = base64.b64decode(PNG)
    for path in (folder / "a b.png", folder / "images" / "c.png", tmp_path / "secret.png"):
        path.write_bytes(raw)
    (folder / "notes.txt").write_text("x")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    shown = pictures(folder)
    assert shown.address("a%20b.png") == shown.address("images/c.png") == f"data:image/png;base64,{PNG}"
    for source in ("../secret.png", "images/../../secret.png", "link.png", str(tmp_path / "secret.png"), "notes.txt",
                   "..\\secret.png", "file:///etc/x.png", "missing.png", "%2e%2e/secret.png", "x\x00.png"):  # fmt: skip
        assert shown.address(source) == ""


def test_pictures_have_a_limit() -> None:
    limits = Limits()
    each = MAX_PICTURE - 100
    sizes = [limits.has_room_for_picture(each) for _ in range(4)]
    assert sizes == [True] * (MAX_PICTURES // each) + [False] * (4 - MAX_PICTURES // each)
    assert not Limits().has_room_for_picture(MAX_PICTURE + 1)


def test_a_traceback_is_plain_text() -> None:
    red = "\x1b[0;31m"
    error = {
        "output_type": "error",
        "ename": f"{red}ValueError",
        "evalue": "<b>x</b>",
        "traceback": [f"{red}one", "two"],
    }
    made = shown_outputs([error], pictures(), Limits())
    assert "\x1b" not in made
    assert "[0;31m" not in made
    assert "ValueError: &lt;b&gt;x&lt;/b&gt;" in made
    assert "one\ntwo" in made


def test_what_is_printed_over_is_gone() -> None:
    assert as_printed("10%\r50%\r100%\nnext\r\n\x00\ud800") == "100%\nnext\n"


def test_the_richest_harmless_form_is_shown() -> None:
    def show(**data: str) -> str:
        return str(shown_outputs([{"output_type": "display_data", "data": data}], pictures(), Limits()))

    assert PNG in show(**{"image/png": PNG, "text/plain": "<Figure>"})
    assert "<td>1</td>" in show(**{"text/html": "<table><tr><td>1</td></tr></table>", "text/plain": "1"})
    assert "<msup>" in show(**{"text/latex": "$x^2$", "text/plain": "x**2"})
    assert "&lt;x&gt;" in show(**{"text/plain": "<x>"})
    assert "window" not in show(**{"application/javascript": "window.pwned = 1", "text/plain": ""})
    assert "paper" in show(**{"text/html": "<p style='color:black'>x</p>"})


def test_gigantic_outputs_are_cut() -> None:
    huge = [
        {"output_type": "stream", "name": "stdout", "text": "x" * 3_000_000},
        {"output_type": "display_data", "data": {"text/html": "<p>y</p>" * 400_000}},
        {"output_type": "display_data", "data": {"image/png": "A" * (MAX_PICTURE + 4)}},
        *[{"output_type": "stream", "name": "stdout", "text": "z" * 20_000}] * 500,
    ]
    made = shown_outputs(huge, pictures(), Limits())
    assert len(made) < 3_000_000
    assert "cut here" in made
    assert "too large for this page" in made


@pytest.mark.parametrize("source", ["$" * 20_000, "[" * 20_000, "<div>" * 4_000, "|a|\n|-|\n" * 2_500, "`" * 60_000])
def test_a_hostile_text_costs_little_time(source: str) -> None:
    began = time.process_time()
    limits = Limits()
    for _ in range(3):
        assert learners_text(source, pictures(), limits)
    assert time.process_time() - began < 10


def test_what_nbgrader_was_told_to_hide_is_not_shown() -> None:
    hidden = "x = 1\n### BEGIN HIDDEN TESTS\nassert secret\n### END HIDDEN TESTS\ny = 2"
    task = "Say why.\n\n### BEGIN MARK SCHEME\nsecret\n### END MARK SCHEME"
    unended = "z = 3\n### BEGIN HIDDEN TESTS\nassert secret"
    cells = [new_code_cell(hidden), new_markdown_cell(task), new_code_cell(unended)]
    given = frozenset({hidden, task})
    text = "".join(
        one.html for part in shown_sections(cells, ROOT, given, frozenset(), "n1", Limits()) for one in part.cells
    )
    assert "secret" not in text
    assert [shown in words(text) for shown in ("x = 1", "y = 2", "Say why.", "z = 3")] == [True] * 4
