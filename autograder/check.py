"""What a test cell calls: examine, show, raise."""

from __future__ import annotations

from autograder.errors import GradwalkError
from autograder.examine import VISIBLE_SEED, Report, examine
from autograder.exercise import CORRECT, Function
from autograder.patience import TimeUp, at_most
from autograder.show import as_text, show, title


class CheckFailed(GradwalkError, AssertionError):
    """A check that did not pass; its text is what the learner reads. In a notebook the card above it says it all."""

    def __init__(self, report: Report, text: str, shown: str) -> None:
        super().__init__(text)
        self.report = report
        self._shown = shown

    def _render_traceback_(self) -> list[str]:
        """IPython's hook: these lines instead of a stack of our frames."""
        return [self._shown]


class NotWritten(CheckFailed, NotImplementedError):
    """The function still raises NotImplementedError, so the learner meets that one name for it."""


NotWritten.__name__ = "NotImplementedError"


class Hints:
    """How many hints are open: failing the same check with the same mistake again opens the next."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, bool], tuple[str | None, int]] = {}

    def level(self, report: Report, fresh: bool) -> int:
        """The level for this report: 1 for a new mistake, one more each time that it comes back."""
        key = (report.exercise, report.part, fresh)
        mistake, level = self._seen.get(key, (None, 0))
        level = min(level + 1, len(report.hints)) if mistake == report.mistake else 1
        self._seen[key] = (report.mistake, level)
        return level

    def close(self, report: Report, fresh: bool) -> None:
        """Forgets the mistakes of a check that passes."""
        self._seen.pop((report.exercise, report.part, fresh), None)


_hints = Hints()
LONGEST = 20.0  # seconds that a check waits for the learner's function
ENDLESS = (
    "What has to become false so that your loop ends, and does it?",
    "Look at the condition of each `while`, and at what changes in its body.",
    "Each call of a check takes a small fraction of a second.",
)


def _examine_in_time(name: str, function: Function, part: str | None, fresh: bool) -> Report:
    try:
        with at_most(LONGEST):
            return examine(name, function, part=part, fresh=fresh)
    except TimeUp:
        message = f"`{name}` gave no answer within {LONGEST:.0f} seconds, so the check has stopped it."
        return Report(name, part or CORRECT, "timeout", "pattern:endless", message, ENDLESS, 0, LONGEST, VISIBLE_SEED)


def check(name: str, function: Function, *, part: str | None = None, fresh: bool = False) -> None:
    """Says whether `function` is a right answer to exercise `name`, and if not, which mistake it makes.

    `part` names a part that is scored apart ("robust"); `fresh` compares on numbers drawn for this call alone.
    Raises CheckFailed with the sentence for the learner, and UnknownExercise, listing near names, for a wrong `name`.
    """
    report = _examine_in_time(name, function, part, fresh)
    if report.verdict == "passed":
        _hints.close(report, fresh)
        show(report, fresh=fresh)
        return
    level = _hints.level(report, fresh)
    shown = show(report, level, fresh)
    text = as_text(report, level, fresh)
    failed = NotWritten if report.verdict == "missing" else CheckFailed
    raise failed(report, text, f"{title(report, fresh)}. The card above says more." if shown else text)
