"""A class in which attackers sit next to honest learners: the same grades, in the same pool."""

from __future__ import annotations

import json

from autograder.grading.bench import Assignment, Rules
from autograder.grading.pool import Job, Processes, grade_class
from tests.attacks import deceive, exhaust, forge, reach, show
from tests.attacks.course import POINTS, RIGHT, WRONG, Attack, master
from tests.attacks.test_attacks import LIMITS, points

PLACES = dict.fromkeys(("course", "secret", "home", "site", "abstract"), "/x") | dict.fromkeys(("port", "udp"), "9")
PLACES |= {"grader": "2", "warm": "3"}


def brought(student: str, attack: Attack, assignment: Assignment) -> Job:
    notebook = json.dumps(attack.aimed_at(PLACES).notebook()).encode()
    return Job(student, assignment, {"01": notebook}, attack.files, student, Rules(limits=LIMITS))


def test_attackers_change_no_grade_of_their_neighbours() -> None:
    rooms = (deceive, forge, reach, exhaust, show)
    attacks = [attack for room in rooms for attack in room.ATTACKS if attack.verdicts != ("timeout", "timeout")]
    assignment = Assignment({"01": json.dumps(master()).encode()}, digest="attacks")
    jobs: list[Job] = []
    for number, attack in enumerate(attacks):
        jobs += [brought(f"attacker-{number}", attack, assignment)]
        if number % 4 == 0:
            jobs += [brought(f"right-{number}", RIGHT, assignment), brought(f"wrong-{number}", WRONG, assignment)]
    with Processes(2) as pools:
        results = [result for _, result in grade_class(jobs, pools.start, 4)]

    assert sorted(result.student for result in results) == sorted(job.student for job in jobs)
    for result in results:
        name = result.student.split("-")[0]
        if result.problem:
            assert (name, result.grades) == ("attacker", {}), result.problem
            continue
        earned = points(result.grades["01"])
        if name == "attacker":
            assert (earned["test_mse"], earned["test_double"]) == (0.0, 0.0), result.student
        else:
            assert sum(earned.values()) == (5.0 if name == "right" else POINTS["test_step"]), result.student
