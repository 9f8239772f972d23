"""The whole corpus handed in as a class, next to honest learners, and graded by `gradwalk grade`.

No attack earns a point, no honest grade changes, and host, course and neighbours are as they were.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest

from autograder.commands.nbgrader_steps import environment, run_nbgrader
from autograder.grading.bench import Rules
from autograder.grading.layout import open_course
from autograder.grading.plan import read_assignment, turn
from autograder.grading.texts import is_harmless_html
from tests.attacks import deceive, exhaust, folders, forge, reach, show
from tests.attacks.course import POINTS, RIGHT, WRONG, Attack, master
from tests.attacks.folders import UNIT
from tests.attacks.test_attacks import LIMITS, SECRET
from tests.tiny_class import gradebook, make_course

ROOMS = (deceive, forge, reach, exhaust, show)
# Those that wait for the end of a time take seconds each; test_attacks.py has them all.
SLOW = ("timeout", "memory|timeout")
ATTACKS = [attack for room in ROOMS for attack in room.ATTACKS if attack.verdicts[0] not in SLOW]
# The real command, within limits that exhaust it sooner.
COMMAND = """
from autograder.grading.bench import Rules
from autograder.grading.limits import Limits
Rules.__init__.__defaults__ = (*Rules.__init__.__defaults__[:-1], Limits(**{limits!r}))
from autograder.cli import main
main()
"""
TEXTS = (
    "<script>fetch('http://evil')</script> <img src=x onerror=alert(1)>",
    "[x](javascript\\:alert(1)) $\\href{javascript:alert(1)}{x}$ ![x](http://evil/x.png) ![x](attachment:nowhere)",
    "경사 $a<b$ **굵게** ![그림](attachment:그림.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |",
)
EVIL = {
    "title": "<script>alert('title')</script>",
    "kernelspec": {"name": "x", "display_name": "<script>'kernel'</script>"},
}


@dataclass
class Class:
    """A course in which everybody has handed in and everything is graded, and how it was before."""

    course: Path
    attackers: dict[str, Attack]
    alone: dict[str, Any]
    book: dict[str, Any]
    said: str
    code: int
    before: Any
    after: Any
    heard: list[Any]


def honest() -> dict[str, Attack]:
    return {f"{kind}-{n}": attack for n in range(4) for kind, attack in (("right", RIGHT), ("wrong", WRONG))}


def hand_in(course: Path, student: str, attack: Attack) -> Path:
    folder = course / "submitted" / student / UNIT
    for name, content in attack.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{UNIT}.ipynb").write_text(json.dumps(attack.notebook()))
    return folder


def hand_in_texts(course: Path) -> None:
    """Programs in text cells, attachments, and the metadata of cells and notebook."""
    folder = hand_in(course, "texts", WRONG)
    notebook = json.loads((folder / f"{UNIT}.ipynb").read_text())
    notebook["metadata"] = EVIL
    pictures = {"그림.png": {"image/png": "iVBORw0KGgo="}, "evil.png": {"image/png": "'><script>alert('attached')"}}
    for number, text in enumerate(TEXTS):
        about = {"metadata": {"format": "text/html", "tags": ["<script>'tag'"]}, "source": text}
        notebook["cells"].append({"cell_type": "raw", "id": f"raw-{number}", **about})
        notebook["cells"].append({"cell_type": "markdown", "id": f"text-{number}", **about, "attachments": pictures})
    (folder / f"{UNIT}.ipynb").write_text(json.dumps(notebook))


def run_grade(course: Path) -> subprocess.CompletedProcess[str]:
    program = COMMAND.format(limits=asdict(LIMITS))
    command = [sys.executable, "-c", program, "grade", UNIT, "--course-dir", str(course), "--jobs", "2", "--force"]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment(course), timeout=400)


def state(course: Path) -> Any:
    """Everything that grading has to leave as it was."""
    kept = [path for top in ("source", "release", "submitted") for path in (course / top).rglob("*")]
    files = {str(path): path.read_bytes() for path in kept if path.is_file() and not path.is_symlink()}
    left = [str(path) for top in (Path("/tmp"), Path.home(), Path("/dev/shm")) for path in top.glob("*left*")]
    own = sorted(one.pid for one in psutil.Process().children(recursive=True))
    return files, sorted(os.listdir(course)), left, own, sorted(os.listdir(Path.home())), sorted(os.listdir(sys.prefix))


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    notebook = nbformat.from_dict(master())
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    course = make_course(tmp_path_factory.mktemp("class") / "course", {UNIT: notebook})
    (course / "secret.txt").write_text(SECRET)
    for student, attack in honest().items():
        hand_in(course, student, attack)
    done = run_grade(course)
    assert done.returncode == 0, done.stdout + done.stderr
    alone = gradebook(course)
    shutil.rmtree(course / "autograded")

    listeners = {"port": socket.create_server(("127.0.0.1", 0)), "udp": socket.socket(type=socket.SOCK_DGRAM)}
    listeners["udp"].bind(("127.0.0.1", 0))
    places = {name: str(one.getsockname()[1]) for name, one in listeners.items()}
    places |= {"course": str(course), "secret": str(course / "secret.txt"), "home": str(Path.home())}
    places |= {"grader": str(os.getpid()), "warm": "3", "abstract": "x", "site": sys.prefix}
    attackers = {f"attacker-{n:03}": attack.aimed_at(places) for n, attack in enumerate(ATTACKS)}
    for student, attack in attackers.items():
        hand_in(course, student, attack)
    for by_folder in folders.ATTACKS:
        folder = course / "submitted" / by_folder.name / UNIT
        folder.mkdir(parents=True)
        by_folder.lay(folder, course)
    hand_in_texts(course)
    os.environ["GRADWALK_TEST_SECRET"] = SECRET
    (course / "autograded").mkdir()
    before = state(course)
    done = run_grade(course)
    heard = select.select(list(listeners.values()), [], [], 0)[0]
    after = state(course)
    del os.environ["GRADWALK_TEST_SECRET"]
    yield Class(
        course, attackers, alone, gradebook(course), done.stdout + done.stderr, done.returncode, before, after, heard
    )
    for listener in listeners.values():
        listener.close()


def scores(book: dict[str, Any], student: str) -> dict[str, float]:
    return {name: about[0] for (_, name), about in book[student]["grades"].items()}


def test_no_attacker_has_a_point_that_was_not_earned(graded: Class) -> None:
    for student, attack in graded.attackers.items():
        if student not in graded.book:
            assert f"{student}: not graded." in graded.said, attack.name
            continue
        earned = scores(graded.book, student)
        assert (earned["test_mse"], earned["test_double"]) == (0.0, 0.0), attack.name
        assert earned["test_step"] in ({0.0, POINTS["test_step"]} if attack.spoils_step else {POINTS["test_step"]}), (
            attack.name
        )


def test_no_honest_grade_has_changed(graded: Class) -> None:
    for student in honest():
        assert graded.book[student] == graded.alone[student]
    assert {graded.book[student]["score"] for student in honest()} == {5.0, POINTS["test_step"]}


def test_everybody_has_a_row_and_nothing_crashes(graded: Class) -> None:
    for student in [*graded.attackers, *honest(), *(one.name for one in folders.ATTACKS), "texts"]:
        assert f" {student}: " in graded.said, student
    assert "Traceback" not in graded.said
    assert "fault of the grader" not in graded.said
    assert graded.code == 1
    assert not [sign for sign in "\x1b\x07\x9b" if sign in graded.said]


def test_host_course_and_neighbours_are_as_they_were(graded: Class) -> None:
    assert graded.after == graded.before
    assert graded.heard == []


@pytest.mark.parametrize("attack", folders.ATTACKS, ids=[one.name for one in folders.ATTACKS])
def test_a_folder_that_attacks_has_a_clear_row_and_no_point(attack: folders.FolderAttack, graded: Class) -> None:
    course = open_course(graded.course, UNIT)
    read = turn(course, read_assignment(course), attack.name, Rules())
    assert attack.said in "\n".join([read.problem, *read.left_out])
    assert "".join([read.problem, *read.left_out]).isprintable()
    rows = [line for line in graded.said.splitlines() if f" {attack.name}: " in line]
    if attack.points is None:
        assert attack.name not in graded.book
        assert f"{attack.name}: not graded. {read.problem}" in rows[0]
    else:
        assert graded.book[attack.name]["score"] == attack.points
        assert f"{attack.name}: {attack.points:g} of 5 points" in rows[0]


def test_no_secret_and_no_program_is_in_what_the_teacher_reads(graded: Class) -> None:
    for path in (graded.course / "autograded").rglob("*.ipynb"):
        text = path.read_text()
        nbformat.validate(nbformat.reads(text, as_version=4))
        assert SECRET not in text, path
        assert "root:x:" not in text, path
        student = path.parts[-3]
        hidden = graded.attackers[student].hidden if student in graded.attackers else ()
        outputs = [one for cell in json.loads(text)["cells"] for one in cell.get("outputs", [])]
        data = [one.get("data", {}) for one in outputs]
        markup = "\n".join(str(text) for one in data for mime, text in one.items() if mime != "text/plain").lower()
        assert not [word for word in hidden if word in markup], student


def test_a_learners_texts_run_nothing_in_feedback_and_stay_readable(graded: Class) -> None:
    done = run_nbgrader(graded.course, "generate_feedback", UNIT, "--student", "texts")
    assert done.is_ok, done.log
    page = (graded.course / "feedback" / "texts" / UNIT / f"{UNIT}.html").read_text()
    body = page[page.index("<body") :]
    shown = nbformat.read(graded.course / "autograded" / "texts" / UNIT / f"{UNIT}.ipynb", as_version=4)
    assert all(is_harmless_html(cell.source) for cell in shown.cells if cell.cell_type == "raw")
    for word in ("alert('title')", "'kernel'", "alert('attached')", "'tag'", "<script>fetch", "onerror=alert(1)>"):
        assert word not in page.replace("&lt; img src=x onerror=alert(1)&gt;", ""), word
    for word in ('href="javascript', "\\href", 'src="http://evil'):
        assert word not in body, word
    assert "<strong>굵게</strong>" in body
    assert "data:image/png;base64,iVBORw0KGgo=" in body
    assert "<td>1</td>" in body
