"""Grades the submission in Gradescope's folders: `python -m autograder.exchange.gradescope_harness`.

With --check it grades the instructor's own notebooks instead, while Gradescope builds the image: whoever makes the
autograder sees there that it works, and which layers of isolation hold.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
import traceback
from collections.abc import Iterator

from autograder.exchange.gradescope_harness import handed_in, results
from autograder.exchange.gradescope_harness.places import Places, Settings, Unusable, places
from autograder.grading.bench import NEEDED, Assignment, Bench, Rules
from autograder.grading.finished import write_whole
from autograder.grading.plan import points


def main() -> None:
    here = places()
    if "--check" in sys.argv[1:]:
        sys.exit(check(here))
    here.results.parent.mkdir(parents=True, exist_ok=True)
    here.shut()
    write(here, results.not_graded())  # stands, if this process is ended before it comes to its end
    began = time.monotonic()
    try:
        found = run(here)
    except Exception:  # noqa: BLE001 - whatever stops the grader is not the learner's fault
        traceback.print_exc(file=sys.stdout)
        found = results.not_graded()
    write(here, {**found, "execution_time": round(time.monotonic() - began, 1)})


def run(here: Places) -> results.Results:
    """The results of the submission. Raises Unusable, OSError, SandboxFailed if it cannot be graded here."""
    settings = here.settings()
    assignment = here.assignment(settings)
    worth = {name: sum(cells.values()) for name, cells in points(assignment).items()}
    try:
        submission = handed_in.read_submission(here.submission, assignment)
    except handed_in.Refused as why:
        print(f"Nothing to grade: {why}")
        return results.refused(str(why))
    with bench(settings) as at:
        grades = at.grade(assignment, submission.notebooks, submission.files, Rules())
        missing = {name: worth[name] for name in worth if name not in grades}
        graded = results.Graded(grades, missing, submission.remarks)
        return results.as_results(graded, settings.visibility, about(at, graded))


@contextlib.contextmanager
def bench(settings: Settings) -> Iterator[Bench]:
    """Where it is graded. Raises Unusable if the sandbox lacks something that the instructor wants."""
    with contextlib.closing(Bench(Rules().limits)) as at:
        missing = sorted(NEEDED - set(at.layers))
        print(f"Layers of isolation that hold here: {', '.join(at.layers) or 'none'}.")
        if missing:
            print(f"Missing: {', '.join(missing)}. A learner's code may reach what an ordinary user reaches here.")
        if missing and settings.require_sandbox:
            raise Unusable(f"The sandbox lacks {', '.join(missing)}, and it was asked for (--require-sandbox).")
        yield at


def about(at: Bench, graded: results.Graded) -> results.Results:
    """What instructors find in extra_data."""
    together = [cell.grade_id for grade in graded.grades.values() for cell in grade.cells if not cell.isolated]
    faults = [cell.message for grade in graded.grades.values() for cell in grade.cells if cell.verdict == "fault"]
    missing = sorted(NEEDED - set(at.layers))
    for fault in faults:
        print(f"Fault: {fault}")
    return {"layers": list(at.layers), "missing_layers": missing, "not_isolated": together, "faults": faults}


def check(here: Places) -> int:
    """Grades the instructor's own notebooks, and says how it went; 1 if they do not earn all points."""
    settings = here.settings()
    assignment: Assignment = here.assignment(settings)
    with bench(settings) as at:
        grades = at.grade(assignment, dict(assignment.notebooks), {}, Rules())
    for name, grade in grades.items():
        print(f"The instructor's own {name} earns {grade.points:g} of {grade.max_points:g} points.")
    return int(not all(grade.has_passed for grade in grades.values()))


def write(here: Places, found: results.Results) -> None:
    """Writes results.json, whole or not at all, whatever stands there."""
    write_whole(here.results, json.dumps(found, indent=2, allow_nan=False) + "\n")


if __name__ == "__main__":
    main()
