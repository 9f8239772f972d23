"""The page for instructors: every command on it is run, in its order, by somebody who has nothing but the project."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_grading_postgres import database
from tests.tiny_class import CONFIG, gradebook, hand_in_all, make_course
from tests.tiny_class import UNIT as TINY

__all__ = ["database"]  # a fixture
ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
UNIT = "01_gradient_descent"
CLASS = {"kim": ("Kim, Minji", 101), "sam": ("O'Brien, Sam", 102), "maria": ("de la Cruz, María", 103)}


def block(heading: str, language: str = "sh") -> list[str]:
    """The lines of the first block of commands below a heading."""
    part = PAGE.split(heading, 1)[1].split("\n## ")[0]
    found = re.search(rf"```{language}\n(.*?)```", part, re.DOTALL)
    assert found, heading
    return found[1].splitlines()


class Terminal:
    """A shell that somebody types into: what a line has set stays set for the next ones."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._typed = folder, ["set -e"]
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL_ENV", "PYTHON"))}
        self._environment = {**clean, "JUPYTER_CONFIG_DIR": str(folder / ".jupyter"), "HOME": str(folder)}

    def type(self, line: str) -> str:
        """Runs a line after those before it that have changed the shell itself."""
        done = subprocess.run(
            ["bash", "-c", "\n".join([*self._typed, line])],
            cwd=self._folder, env=self._environment, capture_output=True, text=True, check=False, timeout=900,
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        kept = re.search(r"(\. \S*activate|cd \S+)$", line)
        self._typed += [kept[1]] if kept else []
        return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project as it is checked out, without an environment."""
    tracked = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    for name in filter(None, tracked.stdout.splitlines()):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (tmp_path / "gradwalk" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / "gradwalk" / name)
    return tmp_path / "gradwalk"


def deliver(course: Path, scratch: Path) -> None:
    """What Canvas lets an instructor download after a class of three has handed in."""
    shutil.copytree(course, scratch)
    simulate = [
        str(Path(sysconfig.get_path("scripts"), "gradwalk")),
        "simulate",
        UNIT,
        "--learners",
        "3",
        "--seed",
        "2",
    ]
    subprocess.run([*simulate, "--course-dir", str(scratch)], check=True, capture_output=True)
    handed_in = sorted(scratch.glob(f"submitted/*/{UNIT}/{UNIT}.ipynb"))
    with zipfile.ZipFile(course / "submissions.zip", "w") as file:
        for path, (name, number) in zip(handed_in, CLASS.values(), strict=True):
            letters = re.sub(r"\W", "", name).lower()
            file.write(path, f"{letters}_{number}_9{number}_{UNIT}.ipynb")
    rows = [f'"{name}",{number},{student},{student},Monday' for student, (name, number) in CLASS.items()]
    (course / "grades.csv").write_text("\n".join(["Student,ID,SIS User ID,SIS Login ID,Section", *rows, ""]))


def test_there_are_ten_commands() -> None:
    lines = block("# Teaching with Gradwalk")
    assert len(lines) == 10
    numbered = re.findall(r"^(\d+)\. ", PAGE, re.MULTILINE)
    assert numbered == [str(number) for number in range(1, 11)], "and each is explained"


def test_ten_commands_lead_from_nothing_to_feedback(project: Path, tmp_path: Path) -> None:
    terminal = Terminal(project)
    course = project / "mycourse"
    for line in block("# Teaching with Gradwalk"):
        if "collect" in line:
            deliver(course, tmp_path / "scratch")
        terminal.type(line.replace("python3", sys.executable, 1) if line.startswith("python3") else line)
    with zipfile.ZipFile(course / "kit.zip") as kit:
        assert any(name.endswith(f"{UNIT}.ipynb") for name in kit.namelist())
    assert set(gradebook_of(course)) == set(CLASS)
    page = (course / "reports" / UNIT / "report.html").read_text(encoding="utf-8")
    assert "kim" in page
    with zipfile.ZipFile(course / "feedback.zip") as pages:
        names = pages.namelist()
        assert sorted({name.split("/")[0] for name in names}) == sorted(CLASS)
        assert all("32 points" in pages.read(name).decode() for name in names)
    export = re.search(r"`(gradwalk export canvas \S+)`", PAGE)
    assert export
    terminal.type(export[1])
    for line in block("## When a check was wrong"):
        terminal.type(line)
    terminal.type(f"gradwalk report {UNIT} --unknown")


def gradebook_of(course: Path) -> dict[str, float]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "gradwalk") as book:
        return {one.student.id: one.score for one in book.assignment_submissions(UNIT)}


def test_on_a_hub_the_exchange_carries_everything(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    exchange, learner = tmp_path / "exchange", tmp_path / "learner"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    learner.mkdir()
    config = "\n".join(block("## On a JupyterHub", "python")).replace("/srv/nbgrader/exchange", str(exchange))
    own = f"c = get_config()\n{config}\nc.Exchange.cache = {str(tmp_path / 'cache')!r}\n"
    (course / "nbgrader_config.py").write_text(own)
    (learner / "nbgrader_config.py").write_text(own)
    for line in block("## On a JupyterHub"):
        if " collect " in line:
            typed(learner, f"nbgrader fetch_assignment {TINY}", f"nbgrader submit {TINY}")
        typed(course, line.replace(UNIT, TINY))
    typed(learner, f"nbgrader fetch_feedback {TINY}")
    (page,) = learner.rglob("*.html")
    assert "double" in page.read_text(encoding="utf-8")


def typed(folder: Path, *lines: str) -> None:
    """Runs lines in a folder, with the programs of this environment."""
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    for line in lines:
        done = subprocess.run(
            line.split(), cwd=folder, env={**os.environ, "PATH": path, "JUPYTER_CONFIG_DIR": str(folder / ".jupyter")},
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"


def test_a_gradebook_in_postgresql_serves_every_command(tmp_path: Path, database: str) -> None:
    (named,) = [line for line in block("## A large course: the gradebook in PostgreSQL", "python") if "db_url" in line]
    url = re.search(r'"(.*)"', named)
    assert url
    assert url[1].split("://")[0] == database.split("://")[0]
    course = make_course(tmp_path / "course")
    (course / "gradebook.db").unlink()
    (course / "nbgrader_config.py").write_text(f"{CONFIG}\n{named.replace(url[1], database)}\n")
    hand_in_all(course, 3)
    typed(course, f"nbgrader generate_assignment {TINY} --force")
    for command in ("grade", "report", "feedback", "export csv"):
        typed(course, f"gradwalk {command} {TINY}")
    assert not (course / "gradebook.db").exists()
    assert "s02" in (course / "reports" / TINY / "report.html").read_text(encoding="utf-8")


@pytest.fixture
def background() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Programs that are ended when the test is over."""
    running: list[subprocess.Popen[bytes]] = []
    yield running
    for program in reversed(running):
        program.terminate()
        try:
            program.wait(timeout=20)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def test_the_lines_for_a_cluster_work(tmp_path: Path, background: list[subprocess.Popen[bytes]]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    course = make_course(tmp_path / "course")
    hand_in_all(course, 6)
    lines = [
        line.replace("schedulerhost", "127.0.0.1").replace("8786", port).replace(UNIT, TINY)
        for line in block("## A large course: grading on a Dask cluster")
    ]
    *serving, grading = lines
    for line in serving:
        program, *words = line.split()
        command = [str(Path(sysconfig.get_path("scripts"), program)), *words]
        quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}
        background.append(subprocess.Popen(command, cwd=tmp_path, env=quiet, stderr=subprocess.DEVNULL))
        wait_for(int(port))
    typed(course, grading)
    assert len(gradebook(course)) == 6


def wait_for(port: int, seconds: float = 60) -> None:
    """Waits until somebody listens."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError(f"nobody listens at {port}")
