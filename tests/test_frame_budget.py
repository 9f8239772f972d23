"""The budget: learner code that hangs, prints or raises cannot hurt a figure."""

from __future__ import annotations

import io
import sys
import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from utils.frame import Budget, BudgetSpent
from utils.frame.quiet import quiet


def divide(a: float, b: float) -> float:
    return a / b


def forever() -> None:
    while True:
        pass


def forever_in_spite_of_errors() -> None:
    while True:
        try:
            time.sleep(0)
        except Exception:
            continue


def asleep() -> None:
    time.sleep(2)


@pytest.mark.parametrize("endless", [forever, forever_in_spite_of_errors, asleep])
def test_code_that_does_not_come_back_is_given_up_in_time(endless: Callable[[], None]) -> None:
    started = time.monotonic()
    with pytest.raises(BudgetSpent, match=f"`{endless.__name__}` did not come back within 0.2 s"), Budget(0.2) as run:
        run(endless)
    assert time.monotonic() - started < 1.5
    with Budget(5.0) as run:
        assert run(abs, -1) == 1


def test_a_loop_without_end_is_stopped_and_not_left_running() -> None:
    beats = [0]

    def beat() -> None:
        while True:
            beats[0] += 1

    with pytest.raises(BudgetSpent), Budget(0.1) as run:
        run(beat)
    time.sleep(0.5)
    before = beats[0]
    time.sleep(0.1)
    assert beats[0] == before > 0


def test_the_time_is_one_for_all_calls() -> None:
    def repeat() -> None:
        with Budget(0.3) as run:
            for _ in range(50):
                run(time.sleep, 0.1)

    with pytest.raises(BudgetSpent):
        repeat()


def test_calls_are_counted() -> None:
    with Budget(calls=3) as run:
        assert [run(abs, -n) for n in range(3)] == [0, 1, 2]
        with pytest.raises(BudgetSpent, match="`abs` was called 3 times"):
            run(abs, 1)


def test_what_the_code_raises_comes_through() -> None:
    with Budget() as run:
        with pytest.raises(ZeroDivisionError):
            run(divide, 1, 0)
        with pytest.raises(BudgetSpent, match="SystemExit"):
            run(sys.exit)


def test_code_on_a_budget_is_quiet_and_others_are_heard(capfd: pytest.CaptureFixture[str]) -> None:
    def loud() -> float:
        print("learner")
        print("learner", file=sys.stderr)
        time.sleep(0.1)
        return float(np.log(np.zeros(1))[0])

    stdout = sys.stdout
    with Budget() as run:
        speaker = threading.Timer(0.05, print, ["main"])
        speaker.start()
        assert run(loud) == -np.inf
        speaker.join()
    assert sys.stdout is stdout
    assert capfd.readouterr() == ("main\n", "")


def test_quiet_does_not_bring_back_a_stream_that_was_put_in_its_place() -> None:
    stdout, other = sys.stdout, io.StringIO()
    try:
        with quiet():
            sys.stdout = other
        assert sys.stdout is other
    finally:
        sys.stdout = stdout
