"""The benchmark of the grader measures what it says: on a class of two, without a bar."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from tests.bench.grader.bare import cells_to_run, seconds_bare
from tests.bench.grader.breakdown import CALLED_BACK, MESSAGES, STEPS, Breakdown, Stopwatch, break_down
from tests.bench.grader.classroom import PLAIN_NBGRADER, fresh, hand_in, multiplied, sample, students
from tests.bench.grader.commands import Run, gradwalk_grade, scaled
from tests.bench.grader.measure import Asked, Measured, apart
from tests.bench.grader.memory import Memory
from tests.bench.grader.shown import bars, bounds, comparison, steps, verdicts


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hand_in(tmp_path_factory.mktemp("bench") / "course", 2)


def test_a_larger_class_hands_in_the_same_and_a_sample_is_part_of_it(course: Path, tmp_path: Path) -> None:
    many = multiplied(course, tmp_path / "many", 5)
    handed_in = {path.read_bytes() for path in many.glob("submitted/*/*/*.ipynb")}
    assert len(students(many)) == 5
    assert handed_in == {path.read_bytes() for path in course.glob("submitted/*/*/*.ipynb")}
    some = sample(many, tmp_path / "some", 2, PLAIN_NBGRADER)
    assert len(students(some)) == 2
    assert set(students(some)) <= set(students(many))


def test_the_command_is_timed_from_its_start_to_its_first_row_and_its_end(course: Path, tmp_path: Path) -> None:
    memory = Memory()
    run = gradwalk_grade(fresh(course, tmp_path / "graded"), 1, memory.watching)
    assert run.count == 2
    assert 0 < run.first <= run.last <= run.seconds
    assert memory.peak > 50 * 2**20


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 2"):
        gradwalk_grade(tmp_path, 1)


def test_bare_cells_hold_the_hidden_tests_and_no_figure(course: Path) -> None:
    cells = cells_to_run(course, students(course)[0])
    assert any("fresh=True" in cell for cell in cells)
    assert not any(cell.startswith("figures.") for cell in cells)
    assert 0 < apart(seconds_bare, course) < math.inf


def test_the_steps_of_a_grade_are_all_there(course: Path, tmp_path: Path) -> None:
    found = apart(break_down, fresh(course, tmp_path / "broken down"))
    assert all(found.milliseconds[step] > 0 for step in STEPS)
    assert found.grading + found.beside == pytest.approx(sum(found.milliseconds.values()))
    assert found.counts[MESSAGES] > 10


def test_each_second_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks: Iterator[float] = iter([0.0, 1.0, 3.0, 6.0, 10.0])
    monkeypatch.setattr("time.perf_counter", lambda: next(ticks))
    watch = Stopwatch()
    with watch.at("outer"), watch.at("inner"):
        pass
    assert dict(watch.seconds) == {"outer": 2.0 + 4.0, "inner": 3.0}


def test_a_sample_is_scaled_without_its_start() -> None:
    assert scaled(Run(count=2, seconds=12.0, first=2.0, last=0.0), 40) == 2.0 + 40 * 5.0


def measured(one: float, two: float, many: int = 0) -> Measured:
    spent = Breakdown(dict.fromkeys(STEPS, 10.0), {MESSAGES: 80.0, CALLED_BACK: 2.0})
    small, large = Memory(), Memory()
    small.seen, large.seen = [50 * 2**20, 100 * 2**20], [130 * 2**20]
    stock = Run(2, 10.0, 2.0, 9.0)
    runs = [(Run(40, 2 + 40 * each, 2.0, 2.0 + 39 * each),) for each in (one, two)]
    return Measured(Asked(40, 2, 1, many), 0.0, stock, stock, *runs, (0.15,), spent, small, large if many else None)


def test_what_is_reached_is_said() -> None:
    assert [bar.is_reached for bar in bars(measured(0.2, 0.05))] == [True] * 4
    assert [bar.is_reached for bar in bars(measured(0.3, 0.25, many=2000))] == [False, False, False, True, False]


def test_the_tables_and_sentences_hold_what_was_measured() -> None:
    console = Console(width=120, record=True, file=io.StringIO())
    found = measured(0.2, 0.1, many=2000)
    for table in (comparison(found), verdicts(found), steps(found)):
        console.print(table)
    console.print(*bounds(found), sep="\n", soft_wrap=True)
    text = console.export_text()
    for said in (
        "(2 of the class, scaled)",
        "162.0",
        "27.0",
        "1.33×",
        "reached",
        "80 messages",
        "100 MB at its peak, 75 MB half",
        "2000 submissions: 130 MB",
    ):
        assert said in text
