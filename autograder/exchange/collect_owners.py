"""Owners → students: everybody who is meant by something is looked up once, and two people never become one student."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from autograder.exchange.archive_paths import is_folder_name
from autograder.exchange.collect_names import key
from autograder.exchange.collect_people import Match, People, new_id
from autograder.exchange.collect_systems import Owner

NO_ID = "Nothing in the name can be an id."


class Owners:
    """Whom the students of a course are taken for, in all that is collected at once."""

    def __init__(self, people: People, *, new_students: bool = False) -> None:
        self._people = people
        self._new_students = new_students
        self._matches: dict[str, Match] = {}
        self._answers: dict[str, tuple[str, str]] = {}
        self._new: dict[str, set[str]] = defaultdict(set)  # who would get which new id

    def is_known(self, owner: Owner) -> bool:
        """Whether somebody in the course may be meant."""
        return bool(self._match(owner).students)

    def student(self, owner: Owner) -> tuple[str, str]:
        """The student, or an empty text and the sentence that says why it is nobody; to be asked after `settle`."""
        return self._answers[owner.key]

    def settle(self, owners: Iterable[Owner]) -> None:
        """Decides who everybody is."""
        unique = {owner.key: owner for owner in owners}
        named: dict[tuple[str, str], set[str]] = defaultdict(set)  # who is called like a student, or has their id
        for owner in unique.values():
            for student in self._match(owner).students:
                named[owner.system, student].add(owner.key)
            if self._new_students and not self.is_known(owner):
                self._new[key(new_id(owner))].add(owner.key)
        for owner in unique.values():
            self._answers[owner.key] = self._answer(owner, named)

    def _answer(self, owner: Owner, named: dict[tuple[str, str], set[str]]) -> tuple[str, str]:
        match = self._match(owner)
        if owner.problem:
            return "", owner.problem
        if len(match.students) > 1:
            return "", f"It may be of {' or '.join(sorted(match.students))}."
        if not match.students:
            return self._stranger(owner)
        student = next(iter(match.students))
        if not is_folder_name(student):
            return "", f"The id {student} cannot be the name of a folder."
        if not match.by_id and len(named[owner.system, student]) > 1:
            return "", f"Two people in it are called like {student}; only an id can tell them apart."
        return student, ""

    def _stranger(self, owner: Owner) -> tuple[str, str]:
        numbers = [value for kind, value in owner.ids if kind in ("canvas", "moodle")]
        number = f" ({numbers[0]} in {owner.system})" if numbers else ""
        if not self._new_students:
            return "", f"Nobody in the course is known as {owner.shown}{number}."
        student = new_id(owner)
        if not student:
            return "", NO_ID
        if len(self._new[key(student)]) > 1:
            return "", f"Two people in it would be called {student}."
        if self._people.with_id("id", student):
            return "", f"The new student would be called {student}, which somebody else is."
        return student, ""

    def _match(self, owner: Owner) -> Match:
        if owner.key not in self._matches:
            self._matches[owner.key] = self._people.find(owner)
        return self._matches[owner.key]
