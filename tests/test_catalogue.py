"""The catalogue against itself: every mistake is refused and named, every other right answer is accepted."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder import examine
from autograder.examine import solved, try_case
from autograder.exercise import Case, Exercise, Mistake
from autograder.exercises import UNIT_PACKAGES, find, units

SEEDS = (1, 22, 333, 4444, 55555)
EXERCISES = [exercise for unit in units() for exercise in unit.exercises.values()]
MISTAKES = [(exercise, mistake) for exercise in EXERCISES for mistake in exercise.mistakes.values()]
EQUIVALENTS = [(exercise, name) for exercise in EXERCISES for name in exercise.equivalents]
U1_TO_U3 = ("pattern:returned_none", "pattern:same_answer_always", "pattern:argument_ignored")


def names(report_mistake: str | None) -> list[str]:
    return (report_mistake or "").split("|")


def ids(pairs: list[tuple[Exercise, Any]]) -> list[str]:
    return [f"{exercise.name}.{getattr(other, 'id', other)}" for exercise, other in pairs]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_every_mistake_is_refused_and_named(exercise: Exercise) -> None:
    """Prints the confusion matrix: a row per mistake that was made, and how often each name was said."""
    print(f"\n{exercise.name}: {len(exercise.mistakes)} mistakes, {len(SEEDS)} seeds")
    missed = []
    for mistake in exercise.mistakes.values():
        said: Counter[str] = Counter()
        for seed in SEEDS:
            report = examine(exercise.name, mistake.function, part=mistake.part, seed=seed)
            assert report.verdict in ("wrong", "error"), f"{mistake.id} is {report.verdict} with seed {seed}"
            said.update(names(report.mistake))
        print(f"  {mistake.id:44} {', '.join(f'{name} {count}' for name, count in said.most_common())}")
        if said[mistake.id] < len(SEEDS):
            missed.append(f"{mistake.id}: {dict(said)}")
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize(("exercise", "name"), EQUIVALENTS, ids=ids(EQUIVALENTS))
def test_every_other_right_answer_is_accepted(exercise: Exercise, name: str) -> None:
    for part in exercise.parts:
        for seed in SEEDS:
            report = examine(exercise.name, exercise.equivalents[name], part=part, seed=seed)
            assert report.verdict == "passed", report.message


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_every_exercise_has_enough_of_everything(exercise: Exercise) -> None:
    assert len(exercise.equivalents) >= 5
    assert len(exercise.mistakes) >= 5
    assert exercise.parts[0] == "correct"
    assert examine(exercise.name, exercise.reference).cases_run >= 20
    assert exercise.contract.endswith(".")


@pytest.mark.parametrize(("exercise", "mistake"), MISTAKES, ids=ids(MISTAKES))
def test_every_mistake_has_its_sentence_and_three_hints(exercise: Exercise, mistake: Mistake) -> None:
    assert not mistake.text[0].isupper() or mistake.text.split()[0].isupper()
    assert not mistake.text.endswith(".")
    assert mistake.ask.endswith("?")
    assert not mistake.look.endswith(".")
    assert mistake.formula
    assert mistake.part in exercise.parts


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_a_robustness_mistake_passes_the_correct_part(exercise: Exercise) -> None:
    for mistake in exercise.mistakes.values():
        if mistake.part != "correct":
            for seed in SEEDS:
                assert examine(exercise.name, mistake.function, seed=seed).verdict == "passed", mistake.id


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_no_two_mistakes_do_the_same(exercise: Exercise) -> None:
    """A tie on every seed would be one mistake under two names."""
    for mistake in exercise.mistakes.values():
        ties = [set(names(examine(exercise.name, mistake.function, part=mistake.part, seed=s).mistake)) for s in SEEDS]
        assert set.intersection(*ties) == {mistake.id}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_the_reference_agrees_with_the_oracles(exercise: Exercise) -> None:
    for part in exercise.parts:
        for seed in SEEDS:
            for case in exercise.draw(part, np.random.default_rng(seed)):
                trial = try_case(exercise, exercise.reference, case)
                assert trial.is_right, f"{case.label}: {trial.finding}"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_cases_follow_their_seed(exercise: Exercise) -> None:
    def arguments(seed: int) -> list[str]:
        drawn = exercise.draw("correct", np.random.default_rng(seed))
        return [repr((case.args, case.named)) for case in drawn]

    assert arguments(1) == arguments(1)
    assert len(set(arguments(1)) & set(arguments(2))) < len(arguments(1)) - 5


def remember_first_answers(exercise: Exercise) -> Callable[..., Any]:
    """U2: the right answers of the visible check, typed in; on anything else the first of them."""
    drawn = list(exercise.draw("correct", np.random.default_rng(1)))
    known = [(repr((case.args, case.named)), try_case(exercise, exercise.reference, case).want) for case in drawn]

    def answer(*args: Any, **named: Any) -> Any:
        return copy.deepcopy(dict(known).get(repr((args, named)), known[0][1]))

    return answer


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_a_typed_in_example_is_refused_on_fresh_numbers(exercise: Exercise) -> None:
    for seed in SEEDS[1:]:
        assert examine(exercise.name, remember_first_answers(exercise), seed=seed).verdict == "wrong"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_returning_nothing_is_named(exercise: Exercise) -> None:
    report = examine(exercise.name, lambda *args, **named: print(exercise(*args, **named)))
    assert report.mistake == U1_TO_U3[0]
    assert "printed" in report.message


def frozen_arguments() -> Iterator[tuple[Exercise, int]]:
    for exercise in EXERCISES:
        first = next(iter(exercise.draw("correct", np.random.default_rng(1))))
        for place, value in enumerate(first.args):
            if isinstance(value, (int, float)) and not isinstance(value, bool) and is_read(exercise, first, place):
                yield exercise, place


def is_read(exercise: Exercise, case: Case, place: int) -> bool:
    """Whether the right answer depends on an argument at all."""
    other = replace(case, args=(*case.args[:place], 2, *case.args[place + 1 :]))
    return not try_case(exercise, exercise.reference, replace(other, want=solved(exercise, case).want)).is_right


FROZEN = list(frozen_arguments())


@pytest.mark.parametrize(
    ("exercise", "place"), FROZEN, ids=[f"{exercise.name}.{exercise.parameters[i]}" for exercise, i in FROZEN]
)
def test_a_number_that_is_fixed_instead_of_read_is_refused_and_named(exercise: Exercise, place: int) -> None:
    """U3: one scalar argument comes from elsewhere."""
    fixed = 3 if exercise.parameters[place] in ("n_steps", "step") else 0.3217

    def answer(*args: Any, **named: Any) -> Any:
        return exercise(*args[:place], fixed, *args[place + 1 :], **named)

    for seed in SEEDS:
        report = examine(exercise.name, answer, seed=seed)
        assert report.verdict == "wrong"
        assert f"`{exercise.parameters[place]}`" in report.message
        assert report.mistake in exercise.mistakes or report.mistake == U1_TO_U3[2], report.mistake


def test_every_unit_package_declares_its_unit() -> None:
    assert [unit.name for unit in units()] == list(UNIT_PACKAGES)


def test_an_unknown_name_lists_the_near_ones() -> None:
    with pytest.raises(LookupError, match="'mse'"):
        find("mes")
