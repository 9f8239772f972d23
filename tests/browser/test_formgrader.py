"""What an instructor sees after `gradwalk grade`: formgrader's page of a submission, and its button."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook

from autograder.commands.nbgrader_steps import database_url, environment
from tests.bench.lab import _wait_for, free_port
from tests.bench.lab import page as chromium_page
from tests.tiny_class import CONFIG, UNIT, cell, grade, gradebook, hand_in, make_course, master, solution

PATIENCE = 20_000  # milliseconds
DOOR = 'c.Autograde.autograde_preprocessors = ["autograder.grading.door.Gradwalk"]\n'
SUMMED = "def mse(y_hat, y, half=False):\n    return float(np.sum((y_hat - y) ** 2)) / (2 if half else 1)"
EVIL = "<b>bold</b><script>window.pwned = 1</script><img src='http://127.0.0.1:9/x' onerror='window.pwned = 2'>"
HOSTILE = f"""
from IPython.display import HTML, Javascript, Markdown, SVG, display
evil = {EVIL!r}
display(HTML(evil), Markdown(evil), Javascript("window.pwned = 3"), SVG("<svg onload='window.pwned = 4'></svg>"))
display(HTML("<iframe srcdoc='<script>parent.pwned = 5</script>'></iframe><a href='javascript:pwned = 6'>here</a>"))
print(evil)
def mse(y_hat, y, half=False):
    raise ValueError(evil)
"""
WHY = "Because <script>window.pwned = 7</script><img src=x onerror='window.pwned = 8'> a square is never negative."


class Formgrader:
    """Formgrader's pages in Chromium, with what they asked of the address that a hostile output names."""

    def __init__(self, page: Any, address: str, course: Path) -> None:
        self.page = page
        self.course = course
        self.fetched: list[str] = []
        self._address = address
        page.on("request", lambda request: self.fetched.append(request.url))
        page.goto(address.format("lab"), wait_until="commit")  # which logs in

    def open(self, path: str) -> Any:
        """A page of formgrader."""
        self.page.goto(self._address.format(f"formgrader/{path}"), timeout=PATIENCE)
        return self.page

    def submission(self, student: str) -> Any:
        """The page of a student's notebook."""
        with Gradebook(database_url(self.course), "tiny_course") as book:
            number = book.find_submission_notebook(UNIT, UNIT, student).id
        page = self.open(f"submissions/{number}/")
        page.locator("textarea.comment[placeholder]").first.wait_for(timeout=PATIENCE)
        return page

    def pwned(self) -> Any:
        """What an output has left behind that ran in the page; None if nothing did."""
        return self.page.evaluate("window.pwned ?? null")


def course_of(folder: Path) -> Path:
    """A course with a check of ours and an answer in words, handed in by an honest learner and a hostile one."""
    cells = [
        cell("import numpy as np\nfrom autograder import check", "setup", locked=True),
        solution("mse", "pass"),
        cell('check("mse", mse)', "test_mse", grade=True, locked=True, points=2),
        cell("Why?", "why", grade=True, solution=True, points=4),
    ]
    cells[1].source = SUMMED.replace("np.sum", "np.mean")
    course = make_course(
        folder / "course", {UNIT: new_notebook(cells=cells, metadata=master().metadata)}, config=CONFIG + DOOR
    )
    hand_in(course, "honest", {"mse": SUMMED, "why": "Because."})
    hand_in(course, "hostile", {"mse": HOSTILE, "why": WHY})
    return course


@contextlib.contextmanager
def server_of(course: Path) -> Iterator[str]:
    """JupyterLab on a course folder, as an instructor starts it; gives its address, with `{}` for a page."""
    port, token = free_port(), secrets.token_hex(8)
    own = {f"JUPYTER_{kind}_DIR": str(course.parent / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    own |= {"IPYTHONDIR": str(course.parent / "ipython"), "HOME": str(course.parent)}
    options = [f"--port={port}", "--port-retries=0", f"--IdentityProvider.token={token}", "--ServerApp.allow_root=True"]
    log = course.parent / "lab.log"
    with log.open("w") as output:
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", *options]
        server = subprocess.Popen(
            command, cwd=course, env={**environment(course), **own}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", server, log)
        yield f"http://127.0.0.1:{port}/{{}}?token={token}"
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture(scope="module")
def formgrader(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Formgrader]:
    """Formgrader on a course that `gradwalk grade` has graded."""
    course = course_of(tmp_path_factory.mktemp("formgrader"))
    done = grade(course, "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    with server_of(course) as address, chromium_page() as page:
        yield Formgrader(page, address, course)


def test_the_page_of_a_submission_shows_score_and_diagnosis(formgrader: Formgrader) -> None:
    page = formgrader.submission("honest")
    assert page.locator("input.score").first.get_attribute("placeholder") == "0"
    comments = [box.get_attribute("placeholder") for box in page.locator("textarea.comment").all()]
    assert any("added up, not averaged" in comment for comment in comments)
    assert "mse: not right yet" in page.locator(".output").all_inner_texts()[0]


def test_nothing_of_a_hostile_submission_runs_in_the_instructors_page(formgrader: Formgrader) -> None:
    page = formgrader.submission("hostile")
    page.wait_for_timeout(1000)
    assert formgrader.pwned() is None
    assert not [address for address in formgrader.fetched if ":9/" in address]
    assert "bold" in page.locator(".output").all_inner_texts()[0], "what is harmless is shown"
    active = "script, iframe, object, embed, form, [onerror], [onload], a[href^='javascript']"
    assert page.locator(".output").locator(active).count() == 0
    assert page.locator(".text_cell_render").locator(active).count() == 0
    link = page.get_by_text("here", exact=True)
    if link.count():
        link.first.click()
        assert formgrader.pwned() is None


def test_the_button_of_formgrader_grades_with_our_executor(formgrader: Formgrader) -> None:
    before = gradebook(formgrader.course)
    shutil.rmtree(formgrader.course / "autograded" / "honest")
    page = formgrader.open(f"manage_submissions/{UNIT}")
    row = page.locator("tr").filter(has_text="honest")
    row.locator(".autograde a").click(timeout=PATIENCE)
    page.get_by_text(f"Successfully autograded '{UNIT}' for student 'honest'").wait_for(timeout=PATIENCE)
    assert gradebook(formgrader.course) == before
    notebook = formgrader.course / "autograded" / "honest" / UNIT / f"{UNIT}.ipynb"
    assert "added up, not averaged" in notebook.read_text(encoding="utf-8")
