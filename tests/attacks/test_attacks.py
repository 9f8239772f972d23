"""No attack earns a point, reaches the host or a neighbour, or costs the honest exercise beside it its points."""

from __future__ import annotations

import json
import os
import secrets
import select
import socket
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from autograder.grading.bench import file_cells
from autograder.grading.grade import Grade, grade
from autograder.grading.limits import Limits
from autograder.grading.sandbox import Sandbox
from tests.attacks import deceive, exhaust, forge, reach, show
from tests.attacks.course import POINTS, RIGHT, WRONG, Attack, master, plain_cell

ATTACKS = [attack for room in (deceive, forge, reach, exhaust, show) for attack in room.ATTACKS]
SECRET = f"the-answer-is-{secrets.token_hex(8)}"
LIMITS = Limits(
    cell_seconds=1.0, submission_seconds=20.0, wall_factor=3.0, memory_bytes=3 * 2**29, file_bytes=2**24, files=2_000
)
LOOK = """
import os, pathlib
print([sorted(os.listdir(place)) for place in ("/tmp", "/dev/shm", os.path.expanduser("~")) if os.path.isdir(place)])
places = map(pathlib.Path, ("/", "/gradwalk", "/dev", "/etc", "/tmp", "/dev/shm"))
print([str(path) for place in places for path in place.glob("*left*")])
"""
NOTHING_LEFT = "[[], [], []]\n[]\n"


@dataclass
class Host:
    """What an attack must not touch: a course folder, listeners, this process, home; and a sandbox to attack from."""

    course: Path
    sandbox: Sandbox
    listeners: dict[str, socket.socket]
    warm: int

    @property
    def places(self) -> dict[str, str]:
        ports = {
            name: str(one.getsockname()[1]) for name, one in self.listeners.items() if one.family == socket.AF_INET
        }
        names = {"course": str(self.course), "secret": str(self.course / "secret.txt"), "home": str(Path.home())}
        pids = {"grader": str(os.getpid()), "warm": str(self.warm)}
        return {
            **names,
            **pids,
            "port": ports["tcp"],
            "udp": ports["udp"],
            "abstract": f"gw-{SECRET}",
            "site": sys.prefix,
        }

    def state(self) -> Any:
        """Everything that has to be as it was."""
        files = {
            str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in self.course.rglob("*") if path.is_file()
        }
        left = [str(path) for top in (Path("/tmp"), Path.home(), Path("/dev/shm")) for path in top.glob("*left*")]
        own = sorted(process.pid for process in psutil.Process().children(recursive=True))
        return files, left, own, sorted(os.listdir(Path.home())), sorted(os.listdir(sys.prefix)), Path.cwd(), self.warm

    def heard(self) -> list[Any]:
        """The listeners that somebody has spoken to."""
        return select.select(list(self.listeners.values()), [], [], 0)[0]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    course = tmp_path_factory.mktemp("course")
    (course / "secret.txt").write_text(SECRET)
    (course / "source" / "01").mkdir(parents=True)
    (course / "source" / "01" / "01.ipynb").write_text(json.dumps({**master(), "secret": SECRET}))
    with sqlite3.connect(course / "gradebook.db") as base:
        base.execute("create table grade (name text, auto_score real)")
        base.execute("insert into grade values (?, 0)", (SECRET,))
    base.close()
    listeners = {"tcp": socket.create_server(("127.0.0.1", 0))}
    listeners["udp"] = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listeners["udp"].bind(("127.0.0.1", 0))
    for name, place in (("abstract", f"\0gw-{SECRET}"), ("named", str(course / "socket"))):
        listeners[name] = socket.socket(socket.AF_UNIX)
        listeners[name].bind(place)
        listeners[name].listen()
    os.environ["GRADWALK_TEST_SECRET"] = SECRET
    with Sandbox(LIMITS) as sandbox:
        yield Host(course, sandbox, listeners, sandbox.warm_pid)
    del os.environ["GRADWALK_TEST_SECRET"]
    for listener in listeners.values():
        listener.close()


def graded(attack: Attack, host: Host, *first: dict[str, Any]) -> Grade:
    notebook = attack.aimed_at(host.places).notebook()
    notebook["cells"][:0] = [*first, *file_cells(attack.files)]
    return grade(master(), notebook, host.sandbox)


def points(grade: Grade) -> dict[str, float]:
    return {cell.grade_id: cell.points for cell in grade.cells}


def shown(grade: Grade) -> tuple[str, str]:
    """What a report would render as markup, and all text that the outputs hold."""
    outputs = [output for cell in grade.notebook["cells"] for output in cell.get("outputs", [])]
    data = [output.get("data", {}) for output in outputs]
    markup = [text for one in data for mime, text in one.items() if mime != "text/plain"]
    return "\n".join(map(str, markup)), json.dumps(outputs, ensure_ascii=False)


def printed(grade: Grade) -> str:
    outputs = [output for cell in grade.notebook["cells"] for output in cell.get("outputs", [])]
    return "".join(output["text"] for output in outputs if output["output_type"] == "stream")


def test_names_are_unique() -> None:
    names = [attack.name for attack in ATTACKS]
    assert len(names) == len(set(names)) >= 50


def test_the_sandbox_under_attack_is_whole(host: Host) -> None:
    assert len(host.sandbox.layers) == 10


@pytest.mark.parametrize(("control", "expected"), [(RIGHT, 5.0), (WRONG, 2.0)], ids=["right", "wrong"])
def test_honest_notebooks_get_what_they_earn(control: Attack, expected: float, host: Host) -> None:
    assert graded(control, host).points == expected


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.name for attack in ATTACKS])
def test_no_attack_pays(attack: Attack, host: Host) -> None:
    before = host.state()
    grade = graded(attack, host)
    verdicts = {cell.grade_id: cell.verdict for cell in grade.cells}
    honest = 0.0 if attack.spoils_step else POINTS["test_step"]
    earned = points(grade)
    assert (earned["test_mse"], earned["test_double"]) == (0.0, 0.0), verdicts
    assert earned["test_step"] >= honest, verdicts
    assert verdicts["test_mse"] in attack.verdicts[0].split("|"), [cell.message for cell in grade.cells]
    assert verdicts["test_double"] in attack.verdicts[1].split("|"), [cell.message for cell in grade.cells]
    assert (len(earned), grade.max_points) == (3, 5)
    assert all(cell.isolated for cell in grade.cells)
    assert all(cell.message for cell in grade.cells if not cell.points)

    markup, everything = shown(grade)
    assert SECRET not in everything
    assert "REACHED" not in printed(grade), printed(grade)
    assert not [word for word in attack.hidden if word in markup.lower()], markup
    assert not [
        sign for sign in ("\x1b]", "\x07", "\x9b") if sign in everything + "".join(c.message for c in grade.cells)
    ]

    neighbour = graded(RIGHT, host, plain_cell(LOOK, "look"))
    assert neighbour.points == 5.0
    assert printed(neighbour) == NOTHING_LEFT
    assert host.heard() == []
    assert host.state() == before
