"""`gradwalk check`: notebooks are graded where they stand, without a course folder or a gradebook."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.commands.places import project_root
from autograder.commands.refusal import Refused

if TYPE_CHECKING:
    from autograder.commands.masters import Masters
    from autograder.grading.bench import Bench, Rules
    from autograder.grading.record import Grade


@dataclass(frozen=True)
class Checked:
    """A notebook with its grade, or with the sentence that says why there is none."""

    path: Path
    master: str | None = None
    grade: Grade | None = None
    problem: str | None = None

    def record(self) -> dict[str, Any]:
        """As JSON: the grade's record, and what it is the record of."""
        about = {"notebook": str(self.path), "master": self.master, "problem": self.problem}
        return {**about, **(self.grade.record() if self.grade else {})}


@dataclass
class Checker:
    """Grades notebooks one after the other in one sandbox."""

    masters: Masters
    bench: Bench
    rules: Rules

    def check(self, path: Path) -> Checked:
        """The grade of one notebook, or the sentence that says why there is none."""
        from autograder.commands.masters import NoMaster
        from autograder.grading.bench import NotGraded
        from autograder.grading.reading import Unreadable, notebook_of, read_bytes, without_outputs

        name = None
        try:
            raw = without_outputs(read_bytes(path))
            name = self.masters.master_for(path, notebook_of(raw))
            grades = self.bench.grade(self.masters.assignment(name), {name: raw}, {}, self.rules)
            return Checked(path, name, grades[name])
        except (Unreadable, NoMaster, NotGraded) as why:
            return Checked(path, name, problem=str(why))


@click.command(short_help="Grade notebooks where they stand.")
@click.argument("notebooks", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="NOTEBOOK...")
@click.option(
    "--source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The instructor's notebooks.  [default: source/ in the project]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the records instead of tables: docs/grade_record.md.")
@click.option("--strict", is_flag=True, help="Refuse notebooks with tests that cannot run apart from what they test.")
@click.option("--strict-exit", is_flag=True, help="Exit with 1 if something was not passed.")
@click.option("--require-sandbox", is_flag=True, help="Refuse to run learners' code without the sandbox.")
@click.option("--nbgrader-compatible", is_flag=True, help="Give points exactly as nbgrader's own autograding does.")
@click.pass_context
def check(
    context: click.Context,
    notebooks: tuple[Path, ...],
    source: Path | None,
    as_json: bool,
    strict: bool,
    strict_exit: bool,
    require_sandbox: bool,
    nbgrader_compatible: bool,
) -> None:
    """Grades notebooks, or all notebooks of a folder, and says what is off.

    Files that lie beside the instructor's notebook are there when it runs; of what lies beside yours, nothing is.

    Exit code 0: graded; 1: something was not passed (with --strict-exit); 2: something could not be graded.

    \b
    Examples:
      gradwalk check work/01_gradient_descent.ipynb
      gradwalk check work --strict-exit
      gradwalk check --source mycourse/source --json handed_in.ipynb
    """
    from autograder.grading.bench import Rules

    rules = Rules(strict=strict, require_sandbox=require_sandbox, as_nbgrader=nbgrader_compatible)
    checked = []
    for one in check_all(notebooks, source or project_root() / "source", rules):
        checked.append(one)
        if not as_json:
            show(one)
    if as_json:
        click.echo(json.dumps([one.record() for one in checked], indent=2, ensure_ascii=False))
    context.exit(exit_code(checked, strict_exit))


def check_all(notebooks: Iterable[Path], source: Path, rules: Rules) -> Iterator[Checked]:
    """The notebooks, graded one after the other. Raises Refused if nothing can be graded at all."""
    from autograder.commands.masters import find_masters
    from autograder.grading.bench import NEEDED, Bench

    masters = find_masters(source)
    paths = [path for named in notebooks for path in in_folder(named, masters.paths)]
    with contextlib.closing(Bench(rules.limits)) as bench:
        missing = sorted(NEEDED - set(bench.layers))
        if rules.require_sandbox and missing:
            raise Refused(f"The sandbox lacks {', '.join(missing)}. What helps: gradwalk doctor")
        yield from map(Checker(masters, bench, rules).check, paths)


def in_folder(named: Path, known: Iterable[str]) -> list[Path]:
    """The notebooks that a path names: itself, or all of a folder but those without exercises (the start page)."""
    if named.is_symlink() or not named.is_dir():
        return [named]
    found = sorted(path for path in named.glob("*.ipynb") if path.stem in set(known) or has_exercises(path))
    if not found:
        raise Refused(f"There is no notebook with exercises in {named}.")
    return found


def has_exercises(path: Path) -> bool:
    """Whether a notebook has cells of nbgrader's; one that cannot be read may have."""
    from autograder.grading.reading import Unreadable, read_notebook
    from autograder.grading.submission import grade_id

    try:
        return any(map(grade_id, read_notebook(path)["cells"]))
    except Unreadable:
        return True


def exit_code(checked: Iterable[Checked], strict_exit: bool) -> int:
    """0: graded; 1: something was not passed; 2: something could not be graded."""
    grades = [one.grade for one in checked]
    if any(grade is None or grade.has_fault for grade in grades):
        return 2
    return int(strict_exit and not all(grade.has_passed for grade in grades if grade))


def show(checked: Checked) -> None:
    """Prints what was found in one notebook."""
    from rich.console import Console

    from autograder.commands.verdicts import headline, remarks, verdict_lines
    from autograder.grading.bench import NEEDED

    console = Console(highlight=False)
    if checked.grade is None:
        console.print(f"{checked.path}: not graded. {checked.problem}\n", markup=False, soft_wrap=True)
        return
    console.print(headline(str(checked.path), checked.grade), markup=False, soft_wrap=True)
    for line in verdict_lines(checked.grade, console.width):
        console.print(line, soft_wrap=True)
    for remark in remarks(checked.grade, sorted(NEEDED)):
        console.print(remark, markup=False, soft_wrap=True)
    console.print()
