"""What a test cell does: shows, raises, opens hints, lists near names."""

from __future__ import annotations

import signal
import sys
from typing import Any

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from autograder import CheckFailed, check, examine
from autograder.check import Hints
from autograder.errors import UnknownExercise
from autograder.exercises import find
from autograder.show import as_html, as_text

step = find("gradient_step")


def uphill(x: Any, g: Any, lr: float) -> Any:
    return x + lr * g


def normalised(x: Any, g: Any, lr: float) -> Any:
    return x - lr * g / np.linalg.norm(g)


def test_a_right_answer_returns_none_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("gradient_step", step.reference) is None  # type: ignore[func-returns-value]
    assert "gradient_step: right" in capsys.readouterr().out


def test_a_wrong_answer_raises_an_assertion_with_the_sentence() -> None:
    with pytest.raises(AssertionError) as caught:
        check("gradient_step", uphill)
    assert isinstance(caught.value, CheckFailed)
    assert "returned" in str(caught.value)
    assert caught.value.report.mistake == "ascent"


def test_an_unwritten_answer_raises_not_implemented_error() -> None:
    def stub(x: Any, g: Any, lr: float) -> Any:
        raise NotImplementedError

    with pytest.raises(NotImplementedError) as caught:
        check("gradient_step", stub)
    assert isinstance(caught.value, CheckFailed)
    assert type(caught.value).__name__ == "NotImplementedError"


def test_hints_open_one_by_one_and_close_with_another_mistake() -> None:
    hints = Hints()
    up, unit = examine("gradient_step", uphill), examine("gradient_step", normalised)
    assert [hints.level(report, False) for report in (up, up, up, up, unit, up)] == [1, 2, 3, 3, 1, 1]
    hints.level(up, False)
    hints.close(up, False)
    assert hints.level(up, False) == 1


def test_each_level_shows_one_hint_more() -> None:
    report = examine("gradient_step", uphill)
    for level in (1, 2, 3):
        text = as_text(report, level)
        assert [hint.split()[0] in text for hint in report.hints[:level]] == [True] * level
        assert text.count("→") == level


def test_a_misspelt_name_lists_the_near_ones() -> None:
    with pytest.raises(UnknownExercise, match="gradient_step"):
        check("gradient_stp", uphill)


def test_a_part_that_is_not_there_lists_those_that_are() -> None:
    with pytest.raises(UnknownExercise, match="correct"):
        check("gradient_step", uphill, part="robust")


def test_something_that_is_not_callable_is_named() -> None:
    with pytest.raises(CheckFailed, match="it got an array"):
        check("gradient_step", np.zeros(3))  # type: ignore[arg-type]


def test_the_traceback_in_ipython_has_none_of_our_frames() -> None:
    shell = InteractiveShell()
    result = shell.run_cell("from autograder import check\ncheck('gradient_step', lambda x, g, lr: x + lr * g)")
    assert isinstance(result.error_in_exec, CheckFailed)
    lines = result.error_in_exec._render_traceback_()
    assert len(lines) == 1
    assert "File" not in lines[0]
    shell.history_manager.end_session() if shell.history_manager else None


def test_fresh_cases_differ_each_time_and_their_seed_repeats_them() -> None:
    seeds = {examine("gradient_step", uphill, fresh=True).seed for _ in range(3)}
    assert len(seeds) == 3
    seed = seeds.pop()
    one, again = (examine("gradient_step", uphill, seed=seed) for _ in range(2))
    assert one.message == again.message


def test_html_is_escaped_and_carries_the_verdict_in_words() -> None:
    report = examine("gradient_step", lambda x, g, lr: "<script>alert(1)</script>")
    page = as_html(report)
    assert "<script>" not in page
    assert "not right yet" in page


def test_a_report_is_frozen() -> None:
    report = examine("gradient_step", uphill)
    with pytest.raises(AttributeError):
        report.verdict = "passed"  # type: ignore[misc]


def test_a_loop_without_an_end_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["autograder.check"], "LONGEST", 0.2)
    with pytest.raises(CheckFailed, match="gave no answer") as caught:
        check("gradient_step", lambda x, g, lr: [None for _ in iter(int, 1)])
    assert caught.value.report.verdict == "timeout"
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
