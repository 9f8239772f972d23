"""The words of a feedback page: short, exact, and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from autograder.reports.feedback import Topic
from autograder.reports.results import Standing

VERDICTS = {  # a sign and words: colour never says it alone
    "passed": ("✓", "right"),
    "wrong": ("✗", "not right yet"),
    "error": ("✗", "stops with an error"),
    "timeout": ("✗", "takes too long"),
    "memory": ("✗", "needs too much memory"),
    "died": ("✗", "ends the program"),
    "missing": ("…", "not written yet"),
    "fault": ("!", "not graded yet"),
}
DAY, HOUR, MINUTE = 86_400, 3_600, 60


def points(value: float) -> str:
    """Points as a person writes them: 2, 1.5, 0.33."""
    return f"{round(value, 2) + 0.0:g}"


def counted(number: int, what: str) -> str:
    """ "1 exercise", "2 exercises"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def opening(topics: Sequence[Topic]) -> str:
    """The first sentences: what is right comes first."""
    states = Counter(topic.state for topic in topics)
    right, off, missing = states["right"], states["off"], states["missing"]
    if not topics:
        return ""
    if right == len(topics):
        return "Every exercise is right. Well done!"
    if missing == len(topics):
        return f"Nothing is written yet. `{topics[0].name}` is a good place to start."
    said = [f"{right} of {counted(len(topics), 'exercise')} {'is' if right == 1 else 'are'} right."] if right else []
    if off:
        said.append(
            f"{which(off)} worth another look: below is what came back, what is off, and a question to start from."
        )
    if missing:
        said.append(f"{which(missing)} not written yet.")
    return " ".join(said)


def which(number: int) -> str:
    """How a sentence about some of them begins: "One is", "3 are"."""
    return "One is" if number == 1 else f"{number} are"


def lateness(standing: Standing) -> str:
    """What it cost to be late; nothing if it cost nothing."""
    if standing.penalty <= 0:
        return ""
    how = f"{duration(standing.seconds_late)} late" if standing.seconds_late else "late"
    return f"It was handed in {how}: {points(standing.penalty)} fewer points."


def duration(seconds: float) -> str:
    """A time in the unit that fits: "3 days", "1 hour"."""
    for size, word in ((DAY, "day"), (HOUR, "hour")):
        if seconds >= size:
            return counted(round(seconds / size), word)
    return counted(max(1, round(seconds / MINUTE)), "minute")
