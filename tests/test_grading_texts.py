"""A learner's own texts reach the teacher unharmed, and nothing in them runs or calls home on the teacher's page."""

from __future__ import annotations

import time
from typing import Any

import pytest

from autograder.grading.texts import is_harmless_html, quiet, safe_markdown, safe_raw, with_safe_texts

PIXEL = {"image/png": "iVBORw0KGgo="}

UNHARMED = [
    "경사 하강법은 $w \\leftarrow w - \\eta \\nabla L(w)$ 입니다. **굵게** [x](https://example.org) `x<1` & more",
    "$$\\begin{bmatrix}1 & 2\\\\3 & 4\\end{bmatrix}, \\quad \\sum_{i < n} x_i \\le \\frac{a}{b}$$ and $n![k]$",
    "| 열 | b |\n|:--|--:|\n| 1<br>2 | <b>굵게</b> |\n\n> 인용\n\n1. a\n2. b\n\n---",
    '![그림](attachment:a.png) <img src="attachment:a.png" width="300"/> ![](그림.png)',
    "![](data:image/png;base64," + "iVBORw0KGgo" * 20_000 + ")",
    '<span style="color: red; text-align: center">빨강</span> H<sub>2</sub>O <font color="blue">x</font> <3',
    "- [ ] todo\n- [x] done\n\n```python\nfor i in range(3): print('<b>', i)\n```",
    "JavaScript: a language. <https://example.org> 1 < 2 > 0",
]

CHANGED_BY_A_BLANK = {
    "$a<b$ 이고 $$x_i<y_i$$": "$a< b$ 이고 $$x_i< y_i$$",
    "![x](https://example.org/a.png)": "! [x](https://example.org/a.png)",
    "<script>alert(1)</script>": "< script>alert(1)< /script>",
}

HARMFUL = [
    "<img src=x onerror=alert(1)>",
    '<b title="x" onclick="1">',
    '<b title="><script>1</script>">',
    '<p style="position:fixed;top:0">',
    '<a href="javascript:alert(1)">x</a>',
    "<svg onload=1>",
    "<!-- --><style>*{}</style>",
    "<iframe src=//evil></iframe>",
    "<math><mtext>",
    "[x](javascript:alert(1))",
    "[x](JaVa&#115;cript:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript&colon;alert(1))",
    "[x]: javascript:1\n\n[x]",
    "[x](data:text/html;base64,xx)",
    "<javascript:alert(1)>",
    "$\\href{javascript:alert(1)}{x}$",
    "\\$\\\\href{javascript:alert(1)}{x}\\$",
    "&#92;href{javascript:alert(1)}{x}",
    "![x](http://evil/x.png)",
    "![x](//evil/x)",
    "![x](\\\\evil\\x)",
    "![x](/logout)",
    "![x](../../x)",
    "![x][r]\n\n[r]: http://evil/x.png",
    "![![x](http://evil/1.png)](http://evil/2.png)",
    "![x](\nhttp://evil)",
    "![\\]](http://evil/x.png)",
    "![x](attachment:nowhere.png)",
    '```mermaid\ngraph TD; A-->B; click A "javascript:alert(1)"\n```',
    "~~~&#109;ermaid\nx\n~~~",
]


def rendered(text: str, attachments: dict[str, Any] | None = None) -> str:
    """As formgrader does; raises where it would."""
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    return str(MarkdownWithMath(renderer=IPythonRenderer(escape=False, attachments=attachments or {})).render(text))


@pytest.mark.parametrize("text", UNHARMED, ids=range(len(UNHARMED)))
def test_honest_texts_come_through_as_they_are(text: str) -> None:
    assert safe_markdown(text, {"a.png": PIXEL}) == text


@pytest.mark.parametrize(("text", "safe"), CHANGED_BY_A_BLANK.items())
def test_a_blank_takes_the_power_and_leaves_the_words(text: str, safe: str) -> None:
    assert safe_markdown(text) == safe


@pytest.mark.parametrize("text", HARMFUL)
def test_harmful_texts_are_rendered_as_harmless_ones(text: str) -> None:
    assert is_harmless_html(rendered(safe_markdown(text)))
    assert is_harmless_html(safe_raw(text))


def test_the_judge_of_what_is_harmless_sees_harm() -> None:
    for html in ("<script>1</script>", "<b onclick=1>", "<a href='java\nscript:1'>", "<img src='//x'>", "<!-- -->"):
        assert not is_harmless_html(html), html
    assert not is_harmless_html("&#92;href{x}")


def test_a_quiet_text_shows_every_letter() -> None:
    assert is_harmless_html(rendered(quiet("<script> $\\href{x}$ [x](javascript:1)\n# no heading")))
    assert "<h1" not in rendered(quiet("# 제목"))


@pytest.mark.parametrize("text", ["\\begin{a}", "![", "<b title=", "[a](", "> ", "![a](attachment:"])
def test_a_text_without_end_takes_no_time(text: str) -> None:
    began = time.thread_time()
    safe_markdown(text * 200_000)
    assert time.thread_time() - began < 10


def cell(source: str, kind: str = "markdown", **others: Any) -> dict[str, Any]:
    return {"cell_type": kind, "id": "x", "metadata": {}, "source": source, **others}


def test_the_masters_own_texts_and_code_stay() -> None:
    cells = [cell("<div>ours</div>"), cell("<div>ours</div>", "raw"), cell("a<b", "code")]
    assert with_safe_texts(cells, {"<div>ours</div>"}) == cells
    assert [one["source"] for one in with_safe_texts(cells, set())] == [
        "<div>ours</div>", "<div>ours</div>", "a<b",
    ]  # fmt: skip


def test_pictures_with_korean_names_are_found_and_programs_in_attachments_are_not() -> None:
    attachments = {
        "스크린샷 1.png": PIXEL,
        "b.png": {"image/png": "'><script>"},
        "c.svg": {"image/svg+xml": "PHN2Zz4="},
        "d.png": 3,
    }
    source = "![a](attachment:%EC%8A%A4%ED%81%AC%EB%A6%B0%EC%83%B7%201.png) ![b](<attachment:스크린샷 1.png>)"
    (safe,) = with_safe_texts([cell(source, attachments=attachments)], set())
    assert safe["attachments"] == {"picture-1": PIXEL}
    assert rendered(safe["source"], safe["attachments"]).count("data:image/png;base64,iVBORw0KGgo=") == 2
