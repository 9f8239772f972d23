"""What became of one test cell, in one of seven words; and which patterns name a cause.

A known mistake of the catalogue is a name. A pattern is one if an instructor who reads it knows what to tell the
learner ("nothing came back"). It is none if it only says what was seen ("NaN came back", "wrong on these calls"): then
the reason is still to be found, and the answer is shown among those that nobody has a name for.
"""

from __future__ import annotations

from typing import Final, Literal

from autograder.grading.record import CellGrade

Kind = Literal["passed", "named", "unnamed", "error", "missing", "points", "fault"]

KINDS: Final[dict[Kind, str]] = {
    "passed": "passed",
    "named": "a mistake with a name",
    "unnamed": "wrong, no name for it",
    "error": "stopped: an error or a limit",
    "missing": "not written",
    "points": "not passed, reason not recorded",
    "fault": "not graded: a fault of the grader or the course",
}
PATTERN = "pattern:"
NAMED_PATTERNS: Final = {
    "argument_changed": "the call changed an argument, which belongs to the caller",
    "argument_ignored": "the answer stays the same when an argument changes",
    "column_for_vector": "a matrix of one column or row came back where a vector is asked for",
    "constant_factor": "the numbers are a fixed multiple of the right ones",
    "constant_offset": "the numbers are off by the same amount on every call",
    "endless": "the function does not come to an end",
    "flag_ignored": "a True or False among the arguments makes no difference",
    "low_precision": "the answer keeps fewer digits than float64",
    "no_error": "no error came where one is asked for",
    "not_callable": "the name stands for something that is not a function",
    "one_number_everywhere": "every number that came back is the same",
    "opposite_answer": "True came back where False is right, and the reverse",
    "other_order": "the right values came back in the reverse order",
    "returned_none": "nothing came back (None)",
    "rounded": "the numbers are rounded",
    "same_answer_always": "the answer was the same in all calls",
    "transposed": "the answer is transposed",
    "truncated": "whole numbers came back, so the fractions are cut off",
    "unknown_word": "a word came back that is not one of the answers",
    "wrong_dtype": "the array holds values of another kind",
    "wrong_length": "too many or too few values came back",
    "wrong_signature": "it cannot be called with the arguments of the exercise",
    "wrong_type": "another type came back than the one asked for",
}
SYMPTOMS: Final = {
    "not_finite": "NaN or infinity came back",
    "property": "the answer misses something that the exercise asks for",
    "raised": "the function stops with an error",
    "some_cases_only": "it goes wrong on some calls only",
    "unknown": "the numbers are not the right ones",
    "wrong_shape": "an array of another shape came back",
}
STOPPED = ("error", "timeout", "memory", "died")


def names_a_cause(mistake: str | None) -> bool:
    """Whether this id of a record is a known mistake, or a pattern that says what is off."""
    return bool(mistake) and str(mistake).removeprefix(PATTERN) not in SYMPTOMS


def kind_of(cell: CellGrade) -> Kind:
    """What became of a test cell."""
    if cell.verdict in ("passed", "missing", "fault"):
        return cell.verdict  # these three words are kinds as well
    if names_a_cause(cell.mistake):
        return "named"
    return "error" if cell.verdict in STOPPED else "unnamed"
