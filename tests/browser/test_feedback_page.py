"""A page of feedback in Chromium: nothing on it runs or is fetched, and everybody can read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from autograder.reports.feedback_page import page as feedback
from tests.bench.lab import FLAGS
from tests.test_reports_feedback import hostile_learner

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
WIDEST = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CONTRAST = """
() => {
  const part = (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const level = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => sum + share * part(c[i] / 255), 0);
  const numbers = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const c = numbers(getComputedStyle(node).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const contrast = (node) => {
    const [a, b] = [numbers(getComputedStyle(node).color), ground(node)].map(level).sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  return [...document.querySelectorAll("h1, h2, h3, p, a, .points, .sign, summary, pre span")]
    .filter((node) => node.innerText.trim() && !node.closest("[style], .paper") && contrast(node) < 4.5)
    .map((node) => [contrast(node), node.outerHTML.slice(0, 100)]).slice(0, 5);
}
"""


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a learner who attacks whoever reads it."""
    folder = tmp_path_factory.mktemp("hostile")
    said = {("one", "mse"): "Well tried. <img src=x onerror='window.pwned = 40'> $x^2$"}
    return feedback(*hostile_learner(folder), said, folder)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Any, path: Path, text: str, **settings: Any) -> tuple[Any, list[str]]:
    """The page, opened from a file, and everything that it asked for or said."""
    path.write_text(text, encoding="utf-8", errors="replace")
    page = browser.new_context(viewport={"width": 1280, "height": 800}, **settings).new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.goto(path.as_uri())
    return page, [one for one in seen if one != path.as_uri() and not one.startswith("data:image/")]


@pytest.mark.parametrize("guard", ["with its policy", "without its policy"])
def test_a_hostile_page_asks_for_nothing_and_runs_nothing(guard: str, browser: Any, text: str, tmp_path: Path) -> None:
    """The policy is a second wall: what reaches the page is harmless without it too."""
    shown = text if guard == "with its policy" else POLICY.sub("", text)
    assert (shown == text) == (guard == "with its policy")
    page, seen = opened(browser, tmp_path / "page.html", shown)
    for one in page.locator("details").all():
        one.evaluate("node => node.open = true")
    page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    assert seen == []
    assert page.evaluate("window.pwned") is None
    assert page.url == (tmp_path / "page.html").as_uri()
    assert (
        page.evaluate("document.querySelectorAll('script, iframe, object, embed, form, svg, link, base').length") == 0
    )
    handlers = (
        "[...document.querySelectorAll('*')].filter(n => [...n.attributes].some(a => a.name.startsWith('on'))).length"
    )
    assert page.evaluate(handlers) == 0


def test_a_hostile_notebook_stays_in_its_place(browser: Any, text: str, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path / "page.html", text)
    assert page.evaluate("document.querySelectorAll('main').length") == 1
    assert page.evaluate("[...document.querySelectorAll('.cell')].every(n => n.closest('section.notebook'))")
    assert page.evaluate("document.body.lastElementChild.tagName") == "MAIN"
    top = page.locator(".total").bounding_box()["y"]
    lowest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.cell *')].map(n => n.getBoundingClientRect().top))"
    )
    assert lowest > top


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(scheme: str, browser: Any, text: str, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path / "page.html", text, color_scheme=scheme)
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [1280, 853, 320])
def test_nothing_is_wider_than_the_window(width: int, browser: Any, text: str, tmp_path: Path) -> None:
    """853 pixels are left of 1280 at 150 %."""
    page, _ = opened(browser, tmp_path / "page.html", text)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate(WIDEST) <= 0


def test_the_keyboard_reaches_every_link_and_a_link_leads_somewhere(browser: Any, text: str, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path / "page.html", text)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to your notebook"
    page.locator(".card .where a").first.press("Enter")
    section = page.evaluate(
        "document.querySelector(decodeURIComponent(location.hash).replace('#', '#') || 'x')?.tagName"
    )
    assert section == "SECTION"
    dead = (
        "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    )
    assert page.evaluate(dead) == 0


def test_a_screen_reader_hears_words_headings_and_formulas(browser: Any, text: str, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path / "page.html", text)
    shown = page.locator("body").aria_snapshot()
    assert "heading" in shown
    assert "stops with an error" in shown
    assert page.evaluate("document.querySelectorAll('math').length") > 0
    assert page.evaluate("document.querySelectorAll('img:not([alt]), img[alt=\"\"]').length") == 0
    levels = [
        int(one[1])
        for one in page.evaluate("[...document.querySelectorAll('header h1, main > h2')].map(n => n.tagName)")
    ]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_it_prints(browser: Any, text: str, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path / "page.html", text, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator(".skip").is_visible()
    assert page.pdf().startswith(b"%PDF")
