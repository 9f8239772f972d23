"""The error that ended a test cell early → verdict and sentence."""

from __future__ import annotations

from typing import Any

from autograder.check import CheckFailed
from autograder.errors import GradwalkError
from autograder.examine import Verdict
from autograder.grading.examiner import Fault, SetupFailed

OURS = "This is a fault of the grader or of the course, not of this answer: {}"
ENDS: dict[str, Verdict] = {"timeout": "timeout", "memory": "memory", "died": "died"}


def judged(error: BaseException) -> dict[str, Any]:
    """Verdict, mistake and sentence for the error that ended a test cell early."""
    if isinstance(error, CheckFailed):
        report = error.report
        hint = "" if report.verdict == "missing" else report.hint
        return {"verdict": report.verdict, "mistake": report.mistake, "message": report.message, "hint": hint}
    if isinstance(error, SetupFailed) and error.__cause__ is not None:
        return judged(error.__cause__)
    if isinstance(error, GradwalkError | Fault):
        return {"verdict": "fault", "message": OURS.format(error)}
    name, text = type(error).__name__, str(error)
    if isinstance(error, ImportError) and not is_learners(error):
        return {"verdict": "fault", "message": OURS.format(f"{name}: {text}")}
    if isinstance(error, NameError) and not is_learners(error):
        return {"verdict": "missing", "message": f"`{error.name}` is not defined."}
    if isinstance(error, AssertionError) and not is_learners(error):
        return {"verdict": "wrong", "message": text or "What this test asserts does not hold."}
    if is_learners(error) and not isinstance(error, NotImplementedError):
        number, line = getattr(error, "learners_line", None) or (0, "")
        place = f" in line {number} of its cell, `{line}`" if line else ""
        return {"verdict": "error", "message": f"Your code stopped with {name}{f' ({text})' if text else ''}{place}."}
    if isinstance(error, NotImplementedError):
        return {"verdict": "missing", "message": "It is not written yet: it still raises NotImplementedError."}
    about = f" ({text})" if text else ""
    return {"verdict": "wrong", "message": f"The test could not use what came back: {name}{about}."}


def is_learners(error: BaseException) -> bool:
    """Whether an error was raised on the learner's side."""
    return hasattr(error, "learners_function")


def verdict_of(name: str) -> Verdict:
    """The verdict for an error of this name in the worker."""
    kinds: dict[str, Verdict] = {"NameError": "missing", "NotImplementedError": "missing", "AssertionError": "wrong"}
    return (ENDS | kinds).get(name, "error")
