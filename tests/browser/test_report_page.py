"""The report on a class in Chromium: from a file, without script and network, in light and dark, narrow and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.reports.findings import find_all
from autograder.reports.page import render
from autograder.reports.unknown import Group, groups
from tests.bench.lab import FLAGS
from tests.bench.report import synthetic
from tests.report_class import HOSTILE

CONTRAST = """() => {
    const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const rgba = text => text.match(/[0-9.]+/g).map(Number);
    const behind = element => {
        for (; element; element = element.parentElement) {
            const colour = rgba(getComputedStyle(element).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour.slice(0, 3);
        }
        return [255, 255, 255];
    };
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const poor = new Set();
    for (let node; (node = words.nextNode());) {
        const element = node.parentElement;
        if (!node.data.trim() || !element.offsetParent) continue;
        const [one, other] = [rgba(getComputedStyle(element).color), behind(element)].map(light).sort((a, b) => b - a);
        if ((one + .05) / (other + .05) < 4.5) poor.add(node.data.trim().slice(0, 40));
    }
    return [...poor];
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report on 60 learners, one sentence and one answer of which are hostile."""
    results, scored = synthetic(60)
    found = find_all(results, scored)
    there = groups(found.rows)
    bad = there[0]
    there[0] = Group(bad.rows, bad.code, HOSTILE, "wrong", None, bad.learners, f"x = '''{HOSTILE}'''\n" + "y" * 400)
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(found, there), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


def opened(browser: Any, address: str, **about: Any) -> Any:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **about})
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("dialog", lambda dialog: page.said.append(dialog.message))
    page.on("request", lambda request: page.said.append(request.url) if request.url != address else None)
    page.goto(address)
    return page


def test_nothing_runs_and_nothing_is_fetched(browser: Any, address: str) -> None:
    page = opened(browser, address)
    for summary in page.locator("summary").all()[:20]:
        summary.click()
    assert page.said == []
    assert "<script>alert(1)</script>" in page.locator("#group-1").inner_text()
    page.context.close()


def test_it_reads_without_javascript(browser: Any, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    assert page.get_by_role("heading", name="Who needs help, and with what?").is_visible()
    assert page.get_by_role("table").count() >= 5
    assert page.get_by_role("img", name="Learners by their share of the points").is_visible()
    page.locator("#mistakes summary").first.click()
    assert page.locator("#mistakes details[open] p").first.is_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_what_is_behind_them(browser: Any, address: str, scheme: str) -> None:
    page = opened(browser, address, color_scheme=scheme)
    ground = re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert (int(ground[0]) > 128) == (scheme == "light")
    assert page.evaluate(CONTRAST) == []
    page.context.close()


@pytest.mark.parametrize("width", [1280, 853, 400])
def test_no_page_is_wider_than_its_window(browser: Any, address: str, width: int) -> None:
    page = opened(browser, address, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_the_keyboard_reaches_the_report_and_every_wide_table(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the report"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#first")
    assert page.locator(".wide").count() == page.locator(".wide[tabindex='0'][role=region][aria-label]").count() > 0
    page.context.close()


def test_bars_are_as_long_as_their_numbers(browser: Any, address: str) -> None:
    page = opened(browser, address)
    row = page.locator("#exercises tbody tr").first
    passed, of = map(int, row.locator("td").first.inner_text().split("\n")[0].split(" of "))
    whole = row.locator(".bar").bounding_box()["width"] - 2
    part = row.locator(".bar .passed").bounding_box()["width"]
    assert part / whole == pytest.approx(passed / of, abs=0.03)
    page.context.close()


def test_it_prints_in_black_on_white_whatever_the_screen(browser: Any, address: str) -> None:
    page = opened(browser, address, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(CONTRAST) == []
    assert page.locator("nav").is_hidden()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 20_000
    page.context.close()
