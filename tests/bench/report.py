"""How long a report on a large class takes, and how large it is: `python -m tests.bench.report` (3,000 learners).

The class is made in memory: the parts of the catalogue's exercises as test cells (41 of them), people of many scripts
with ids of their own, known mistakes as often as a class makes them, answers without a name in groups of every size,
late ones, some who handed in nothing. `--gradebook` also writes it into a real gradebook of SQLite and into the
grader's records, and times how long reading takes.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
import uuid
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from autograder.commands.people import PEOPLE
from autograder.exercise import Exercise
from autograder.exercises import units
from autograder.grading.record import CellGrade, Grade
from autograder.reports.findings import find_all
from autograder.reports.learners import lines
from autograder.reports.page import render
from autograder.reports.report_files import as_json, as_table
from autograder.reports.results import ClassResults, Mark, Person, Standing, read_class
from autograder.reports.sections import ScoredCell, Section
from autograder.reports.unknown import groups
from tests.foreign import answer, notebook
from tests.foreign import scored as test

CELLS = 41
DUE = datetime(2026, 3, 5, 12)
LAYERS = ("cpu", "disk", "file system", "memory", "namespaces", "network", "processes", "system calls")
NOTEBOOK = "everything"


def tests(cells: int) -> list[tuple[Exercise, str, ScoredCell]]:
    """As many parts of exercises as there are to be test cells."""
    there = [(exercise, part) for unit in units() for exercise in unit.exercises.values() for part in exercise.parts]
    return [
        (exercise, part, ScoredCell(NOTEBOOK, f"test_{exercise.name}_{part}", 2.0, exercise.name,
                                    Section(f"{number} · How does it go on?", f"Exercise · `{exercise.name}`")))
        for number, (exercise, part) in enumerate(there[:cells], 1)
    ]  # fmt: skip


def synthetic(count: int, cells: int = CELLS, seed: int = 1) -> tuple[ClassResults, list[ScoredCell]]:
    """A class of this size and its test cells; the same seed gives the same class."""
    rng, there = Random(seed), tests(cells)
    standings = tuple(standing(number, there, rng) for number in range(count))
    return ClassResults(NOTEBOOK, "bench", DUE, standings), [scored for _, _, scored in there]


def standing(number: int, there: list[tuple[Exercise, str, ScoredCell]], rng: Random) -> Standing:
    person = PEOPLE[number % len(PEOPLE)]
    who = Person(f"{person.id}-{number:05}", person.given, person.family, f"{person.id}.{number}@students.example")
    if rng.random() < 0.03:
        return Standing(who, "nothing handed in")
    skill = rng.betavariate(4, 1.5)
    grades = tuple(cell(exercise, part, scored, skill, rng) for exercise, part, scored in there)
    marks = tuple(Mark(NOTEBOOK, one.grade_id, one.max_points, one.points) for one in grades)
    handed_in = DUE - timedelta(minutes=rng.randint(-600, 6000))
    late = max((handed_in - DUE).total_seconds(), 0.0)
    graded = {NOTEBOOK: Grade(grades, {}, (), LAYERS, round(rng.uniform(0.3, 2), 3))}
    return Standing(who, "graded", "", handed_in, late, 0.0, marks, graded, "0.1.0")


def cell(exercise: Exercise, part: str, scored: ScoredCell, skill: float, rng: Random) -> CellGrade:
    """A test cell: passed as often as the learner is good, else one of the ways to fail."""
    about: dict[str, Any] = {"exercise": exercise.name, "part": part, "seed": 1}
    if rng.random() < skill:
        return CellGrade(scored.grade_id, 2.0, 2.0, "passed", message=f"`{exercise.name}` is right.", **about)
    way, known = rng.random(), list(exercise.mistakes.values())
    called = f"`{exercise.name}({', '.join(exercise.parameters)})` with {exercise.parameters[0]} = 2.5 returned 7.193."
    if way < 0.15:
        return CellGrade(scored.grade_id, 0.0, 2.0, "missing", message="It still raises NotImplementedError.", **about)
    code = f"{int(rng.paretovariate(0.7)) % 4000:012x}"
    if way < 0.65 and known:
        made = known[min(int(rng.paretovariate(0.9)) - 1, len(known) - 1)]
        message = f"{called} What is off: {made.text}."
        return CellGrade(scored.grade_id, 0.0, 2.0, "wrong", mistake=made.id, message=message, behaviour=code, **about)
    message = f"{called} What is off: this is not the right answer, nor is any of the other 26."
    wrong = "pattern:unknown" if way < 0.85 else "pattern:raised"
    verdict: Any = "wrong" if way < 0.85 else "error"
    return CellGrade(scored.grade_id, 0.0, 2.0, verdict, mistake=wrong, message=message, behaviour=code, **about)


def write_gradebook(course: Path, results: ClassResults, scored: list[ScoredCell]) -> None:
    """The class as nbgrader and the grader would have left it; its rows go in all at once."""
    from nbgrader.api import Assignment, Gradebook, Student
    from sqlalchemy import MetaData, Table

    with Gradebook(f"sqlite:///{course}/gradebook.db", "bench") as book:
        book.update_or_create_assignment(NOTEBOOK, duedate=DUE)
        book.update_or_create_notebook(NOTEBOOK, NOTEBOOK)
        for one in scored:
            book.update_or_create_grade_cell(one.grade_id, NOTEBOOK, NOTEBOOK, max_score=2.0, cell_type="code")
        assignment = book.db.query(Assignment).one()
        ids = {one.name: one.id for one in assignment.notebooks[0].grade_cells}
        notebook, tables = assignment.notebooks[0].id, MetaData()
        names = ("submitted_assignment", "submitted_notebook", "grade")
        submissions, notebooks, grades = (Table(name, tables, autoload_with=book.engine) for name in names)
        rows = (Student.__table__, submissions, notebooks, grades)
        made: dict[Any, list[dict[str, Any]]] = {table: [] for table in rows}
        for one in results.standings:
            add_rows(made, rows, one, (assignment.id, notebook, ids))
        for table, there in made.items():
            book.db.execute(table.insert(), there)
        book.db.commit()
    write_records(course, results)


def add_rows(made: dict[Any, list[dict[str, Any]]], rows: Any, one: Standing, known: Any) -> None:
    students, submissions, notebooks, grades = rows
    assignment, notebook, ids = known
    person, own, within = one.person, uuid.uuid4().hex, uuid.uuid4().hex
    made[students].append({"id": person.id, "first_name": person.first_name, "last_name": person.last_name,
                           "email": person.email})  # fmt: skip
    if one.state != "graded":
        return
    made[submissions].append(
        {"id": own, "assignment_id": assignment, "student_id": person.id, "timestamp": one.handed_in}
    )
    made[notebooks].append({"id": within, "assignment_id": own, "notebook_id": notebook})
    made[grades] += [
        {"id": uuid.uuid4().hex, "cell_id": ids[mark.grade_id], "notebook_id": within, "auto_score": mark.auto,
         "needs_manual_grade": False, "cell_type": "GradeCell"}
        for mark in one.marks
    ]  # fmt: skip


def write_records(course: Path, results: ClassResults) -> None:
    folder = course / ".gradwalk" / NOTEBOOK
    folder.mkdir(parents=True)
    for one in results.graded:
        record = {"grader": one.grader, "notebooks": {name: grade.record() for name, grade in one.grades.items()}}
        (folder / f"{one.person.id}.json").write_text(json.dumps(record), encoding="utf-8")


def measure(results: ClassResults, scored: list[ScoredCell]) -> None:
    started = time.perf_counter()
    found = find_all(results, scored)
    there = sorted(groups(found.rows), key=lambda one: -len(one.learners))
    counted = time.perf_counter()
    page = render(found, there)
    rendered = time.perf_counter()
    files = as_table(found, lines(found)).encoded(), as_json(found, lines(found), there).encode()
    written = time.perf_counter()
    print(f"{len(results.standings)} learners, {len(scored)} test cells, {len(there)} groups without a name")
    print(
        f"  counted {counted - started:.2f} s, page {rendered - counted:.2f} s, CSV and JSON {written - rendered:.2f} s"
    )
    sizes = [len(page.encode()), *map(len, files)]
    print("  report.html {:,} bytes, report.csv {:,} bytes, report.json {:,} bytes".format(*sizes))


def measure_gradebook(results: ClassResults, scored: list[ScoredCell]) -> None:
    """Reads the class back from a gradebook of SQLite, and runs the whole command on it."""
    from autograder.commands.report import read, without_collecting, write
    from autograder.grading.layout import open_course

    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        make_course(course, results, scored)
        opened = open_course(course, NOTEBOOK)
        write_gradebook(course, results, scored)
        started = time.perf_counter()
        graded = len(read_class(opened).graded)
        print(f"  read_class on SQLite {time.perf_counter() - started:.2f} s, {graded} graded")
        started, used = time.perf_counter(), time.process_time()
        with without_collecting():
            write(*read(course, NOTEBOOK, None), None)
        took, used = time.perf_counter() - started, time.process_time() - used
        print(f"  the whole command {took:.2f} s, of which {used:.2f} s computing")


def make_course(course: Path, results: ClassResults, scored: list[ScoredCell]) -> None:
    """A course folder: the master, and one graded notebook that all learners share."""
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
    names = dict.fromkeys(one.solution for one in scored)
    answers = [answer(name, f"def {name}(*args, **named):  # mine\n    return {'1 + ' * 50}1") for name in names]
    master = notebook(*answers, *(test(one.grade_id, "assert True", 2) for one in scored))
    files = [course / "source" / NOTEBOOK / f"{NOTEBOOK}.ipynb", course / "one.ipynb"]
    files[0].parent.mkdir(parents=True)
    for file in files:
        file.write_text(json.dumps(master))
    for one in results.graded:
        place = course / "autograded" / one.person.id / NOTEBOOK / f"{NOTEBOOK}.ipynb"
        place.parent.mkdir(parents=True)
        os.link(files[1], place)


def main() -> None:
    parser = argparse.ArgumentParser(description="How long a report on a large class takes.")
    parser.add_argument("--learners", type=int, default=3000, help="the size of the class (3000)")
    parser.add_argument("--gradebook", action="store_true", help="also read the class from a gradebook")
    asked = parser.parse_args()
    results, scored = synthetic(asked.learners)
    measure(results, scored)
    if asked.gradebook:
        measure_gradebook(results, scored)


if __name__ == "__main__":
    main()
