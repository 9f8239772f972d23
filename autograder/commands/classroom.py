"""A synthetic class: who is in it, and which answer each of them hands in, from the catalogue alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from autograder.commands.people import Person, draw_people
from autograder.exercise import Exercise, Function

MOST_MISTAKES = 4  # that one learner makes
Kind = Literal["right", "mistaken", "absent", "broken"]


@dataclass(frozen=True)
class Answer:
    """What a learner hands in for an exercise; `name` says which equivalent or mistake it is."""

    kind: Literal["reference", "equivalent", "mistake", "empty", "broken"]
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else self.kind


EMPTY, BROKEN, REFERENCE = Answer("empty"), Answer("broken"), Answer("reference")


@dataclass(frozen=True)
class Learner:
    """Somebody of the class and their answer to each exercise."""

    person: Person
    answers: dict[str, Answer]


def draw_class(exercises: list[Exercise], count: int, seed: int) -> list[Learner]:
    """A class of `count` learners; the same exercises, count and seed give the same class.

    Some are right throughout, most make one to four mistakes. From four learners on, exactly one has left everything
    empty and exactly one has a cell that is broken by a syntax error. The people are the same in every unit.
    """
    rng = Random(f"{[exercise.name for exercise in exercises]} {count} {seed}")
    kinds = draw_kinds(count, rng)
    people = draw_people(count, Random(seed))
    return [Learner(person, draw_answers(exercises, kind, rng)) for person, kind in zip(people, kinds, strict=True)]


def draw_kinds(count: int, rng: Random) -> list[Kind]:
    """What sort of learner each one is, in random order; about one in four is right throughout."""
    kinds: list[Kind] = ["absent", "broken"] if count >= 4 else []
    kinds += ["right"] * max(1, round((count - len(kinds)) / 4))
    kinds += ["mistaken"] * (count - len(kinds))
    rng.shuffle(kinds)
    return kinds


def draw_answers(exercises: list[Exercise], kind: Kind, rng: Random) -> dict[str, Answer]:
    """An answer to every exercise, as such a learner gives them."""
    if kind == "absent":
        return {exercise.name: EMPTY for exercise in exercises}
    answers = {exercise.name: draw_right(exercise, rng) for exercise in exercises}
    if kind == "broken":
        answers[rng.choice(exercises).name] = BROKEN
    if kind == "mistaken":
        answers.update(draw_mistakes(exercises, rng))
    return answers


def draw_right(exercise: Exercise, rng: Random) -> Answer:
    """The reference or one of the other right answers."""
    return rng.choice([REFERENCE, *(Answer("equivalent", name) for name in exercise.equivalents)])


def draw_mistakes(exercises: list[Exercise], rng: Random) -> Iterator[tuple[str, Answer]]:
    """One to four exercises and a mistake in each; the mistakes that the catalogue lists first are made most often."""
    open_to_mistakes = [exercise for exercise in exercises if exercise.mistakes]
    count = rng.randint(1, MOST_MISTAKES)
    for exercise in rng.sample(open_to_mistakes, min(count, len(open_to_mistakes))):
        names = list(exercise.mistakes)
        weights = [1 / rank for rank in range(1, len(names) + 1)]
        yield exercise.name, Answer("mistake", rng.choices(names, weights)[0])


def function_of(exercise: Exercise, answer: Answer) -> Function | None:
    """The function whose source is handed in; None for an answer that was left empty."""
    if answer.kind == "empty":
        return None
    if answer.kind == "equivalent":
        return exercise.equivalents[answer.name]
    return exercise.mistakes[answer.name].function if answer.kind == "mistake" else exercise.reference
