"""What every `gradwalk export` does: reads the class, writes one file, and says what the reader has to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.commands.refusal import Refused
from autograder.errors import GradwalkError

if TYPE_CHECKING:
    from autograder.exchange.csv_file import Table
    from autograder.exchange.export_roster import Handed
    from autograder.exchange.marks import Marked
    from autograder.grading.layout import Course
    from autograder.reports.results import ClassResults


@dataclass(frozen=True)
class Asked:
    """What every export is asked."""

    unit: str
    course_dir: Path
    db: str | None
    to: Path | None
    force: bool
    zero_missing: bool

    def read(self) -> ClassResults:
        """The class. Raises Refused."""
        from autograder.reports.results import read_class

        try:
            found = read_class(self.course())
        except GradwalkError as why:
            raise Refused(str(why)) from why
        if not found.standings:
            raise Refused(f"Nobody is in the gradebook, and nobody has handed in {self.unit}.")
        return found

    def course(self) -> Course:
        from autograder.grading.layout import open_course

        try:
            return open_course(self.course_dir, self.unit, self.db)
        except GradwalkError as why:
            raise Refused(str(why)) from why

    def write(self, content: bytes, name: str) -> None:
        """Writes the file, or says that it is there already. Raises Refused."""
        from autograder.exchange.csv_file import ExportError, write_file

        path = self.to or Path(name)
        try:
            is_new = write_file(path, content, force=self.force)
        except ExportError as why:
            raise Refused(str(why)) from why
        click.echo(f"Written: {path}" if is_new else f"Already there, and the same: {path}")


def with_marks(results: ClassResults, asked: Asked) -> list[Marked]:
    """Everybody's marks. Raises Refused if there is none: such a file would be of no use."""
    from autograder.exchange.marks import marked

    marks = marked(results, zero_missing=asked.zero_missing)
    if all(one.points is None for one in marks):
        raise Refused(f"Nobody has a mark for {asked.unit} yet. What helps: gradwalk grade {asked.unit}")
    return marks


def hand_on(
    asked: Asked,
    system: str,
    marks: list[Marked],
    fresh: Callable[[], Handed],
    filled: Callable[[Table], Handed],
    roster: Path | None,
) -> int:
    """Writes a system's file and says what the reader has to know; returns the exit code. Raises Refused."""
    from autograder.exchange.csv_file import ExportError, read_table

    try:
        handed = filled(read_table(roster)) if roster else fresh()
    except ExportError as why:
        raise Refused(f"{roster}: {why}" if roster and str(roster) not in str(why) else str(why)) from why
    asked.write(handed.table.encoded(), f"{asked.unit}_{system}.csv")
    say(f"{handed.count} marks are in it.")
    for remark in handed.remarks:
        say(remark)
    tell(marks)
    say_names("{} with a mark found no row", handed.without_row)
    say_names("{} in the list led to no learner, or not to one alone", handed.without_learner)
    say_names("{} kept the word that stands there", handed.kept)
    return 0 if handed.is_complete else 1


def tell(marks: list[Marked]) -> None:
    """Says who has no mark, and who waits for a person."""
    say_names("{} without a mark yet", [one.person.id for one in marks if one.points is None])
    waiting = [one.person.id for one in marks if one.waits and one.points is not None]
    say_names("{} still to be graded by a person, with the points so far", waiting)


def say_names(sentence: str, names: Sequence[str]) -> None:
    """Says how many it is true of, and who the first of them are."""
    from autograder.exchange.marks import few

    if names:
        say(f"{sentence.format(len(names))}: {few(names)}")


def say(text: str) -> None:
    from autograder.grading.plan import printable

    click.echo(printable(text))
