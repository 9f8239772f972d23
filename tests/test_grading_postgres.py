"""A gradebook in PostgreSQL: a real server from Debian's package, in a temporary folder and on a socket of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.commands.nbgrader_steps import environment
from tests.tiny_class import CONFIG, UNIT, autograded, grade, gradebook, hand_in_all, make_course

MISSING = "PostgreSQL is not installed. On Debian and Ubuntu: sudo apt install postgresql"
NOBODY = "nobody" if os.geteuid() == 0 else None  # PostgreSQL does not run as root
LEARNERS = 6


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The URL of an empty database."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install -r requirements-dev.txt")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[4]))
    if not programs:
        pytest.skip(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="gradwalk-pg-", dir="/tmp"))  # a socket's path has to be short
    if NOBODY:
        shutil.chown(folder, NOBODY)
    control = [str(programs[-1]), "-D", str(folder / "data")]
    try:
        run([*control, "init", "-o", "--auth=trust --username=grader --encoding=UTF8 --no-sync"])
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run([*control, "start", "-w", "-l", str(folder / "log"), "-o", options])
        yield f"postgresql+psycopg://grader@/postgres?host={folder}"
    finally:
        run([*control, "stop", "-m", "immediate"], must_work=False)
        shutil.rmtree(folder, ignore_errors=True)


def run(command: list[str], *, must_work: bool = True) -> None:
    done = subprocess.run(command, user=NOBODY, cwd="/", stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 0 or not must_work, command


def test_a_class_is_graded_into_postgresql_as_into_sqlite(tmp_path: Path, database: str) -> None:
    config = f"{CONFIG}\nc.CourseDirectory.db_url = {database!r}\n"
    course = make_course_in(tmp_path / "postgres", database, config)
    hand_in_all(course, LEARNERS)
    done = grade(course, "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (course / "gradebook.db").exists()
    again = grade(course, "--jobs", "1", "--db", database)
    assert again.stdout.count("graded before") == LEARNERS + 1

    other = make_course(tmp_path / "sqlite")
    hand_in_all(other, LEARNERS)
    assert grade(other, "--jobs", "1").returncode == 0
    assert gradebook(course, database) == gradebook(other)
    assert autograded(course) == autograded(other)

    feedback = nbgrader(course, database, "generate_feedback")
    assert feedback.returncode == 0, feedback.stderr
    assert "ValueError" in (course / "feedback" / "s04" / UNIT / f"{UNIT}.html").read_text()


def test_a_server_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install -r requirements-dev.txt")
    course = make_course(tmp_path / "course")
    hand_in_all(course, 1)
    done = grade(course, "--jobs", "1", "--db", "postgresql+psycopg://grader@/postgres?host=/nowhere")
    assert done.returncode == 2
    assert "The gradebook cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def make_course_in(course: Path, database: str, config: str) -> Path:
    """A course whose gradebook is the database; the steps of nbgrader in `make_course` know only SQLite."""
    made = make_course(course, config=config)
    (made / "gradebook.db").unlink()
    done = nbgrader(made, database, "generate_assignment", "--force")
    assert done.returncode == 0, done.stderr
    return made


def nbgrader(course: Path, database: str, step: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["nbgrader", step, UNIT, f"--course-dir={course}", f"--db={database}", *arguments]
    return subprocess.run(command, cwd=course, env=environment(course), capture_output=True, text=True, check=False)
