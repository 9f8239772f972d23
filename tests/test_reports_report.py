"""The report on a class: what is counted, and what stands first."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from autograder.grading.record import CellGrade
from autograder.reports import outcomes
from autograder.reports.answers import answers
from autograder.reports.learners import histogram, lines
from autograder.reports.page import percent
from autograder.reports.results import Mark, Person, Standing
from autograder.reports.sections import ScoredCell, headings, scored_cells
from autograder.reports.unknown import groups
from tests.foreign import answer, given, scored
from tests.foreign import cell as notebook_cell
from tests.report_class import CORRECT, cell, found, graded, own, page_of, robust

ROOT = Path(__file__).parent.parent


# What became of a test cell


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (cell(), "passed"),
        (cell("missing"), "missing"),
        (cell("fault"), "fault"),
        (cell("wrong", "sum_not_mean"), "named"),
        (cell("error", "sum_not_mean|root_taken"), "named"),
        (cell("wrong", "pattern:transposed"), "named"),
        (cell("timeout", "pattern:endless"), "named"),
        (cell("wrong", "pattern:unknown"), "unnamed"),
        (cell("wrong"), "unnamed"),
        (cell("error", "pattern:raised"), "error"),
        (cell("died"), "error"),
        (cell("memory"), "error"),
    ],
)
def test_a_record_is_of_one_kind(record: CellGrade, kind: str) -> None:
    assert outcomes.kind_of(record) == kind


def test_of_every_pattern_it_is_decided_whether_it_names_a_cause() -> None:
    found_in_source = set()
    for path in [*(ROOT / "autograder" / "patterns").glob("*.py"), *(ROOT / "autograder").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Pattern":
                found_in_source.add(ast.literal_eval(node.args[0]))
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("pattern:"):
                found_in_source.add(node.value.removeprefix("pattern:"))
    assert found_in_source - {""} == set(outcomes.NAMED_PATTERNS) | set(outcomes.SYMPTOMS)
    assert not set(outcomes.NAMED_PATTERNS) & set(outcomes.SYMPTOMS)


# Where it is taught


def test_headings_are_not_looked_for_in_code() -> None:
    source = "# One #\ntext\n```python\n# no heading\n```\n~~~\n## nor this\n~~~\n### `two`(x)\n#none\n#"
    assert list(headings(source)) == [(1, "One"), (3, "`two`(x)")]


def test_a_test_belongs_to_the_answer_that_it_checks_else_to_the_one_before() -> None:
    cells = [
        notebook_cell("t0", "# Unit\n## 1.1 A\n### Exercise 1", "markdown"), answer("f", "def f(): ..."),
        notebook_cell("t1", "## 1.2 B", "markdown"), answer("g", "def g(): ..."),
        notebook_cell("t2", "## 1.3 C", "markdown"),
        scored("test_late", "check('f', f)"), scored("test_g", "assert g() == 1", 2.5),
    ]  # fmt: skip
    late, plain = scored_cells("nb", cells)
    assert (late.solution, str(late.section)) == ("f", "1.1 A › Exercise 1")
    assert (plain.solution, str(plain.section), plain.points) == ("g", "1.2 B", 2.5)


def test_a_test_without_answer_and_heading_has_no_section() -> None:
    (only,) = scored_cells("nb", [given("s", "x = 1"), scored("test", "assert x")])
    assert (only.solution, str(only.section)) == ("", "")


@pytest.mark.parametrize("unit", ["01_gradient_descent", "03_logistic_regression", "04_backpropagation"])
def test_every_exercise_of_the_course_has_a_section(unit: str) -> None:
    cells = json.loads((ROOT / "source" / unit / f"{unit}.ipynb").read_text(encoding="utf-8"))["cells"]
    for one in cells:
        one["source"] = "".join(one["source"])
    there = list(scored_cells(unit, cells))
    assert there
    assert [one.grade_id for one in there if one.solution not in one.section.task] == []
    assert [one.grade_id for one in there if not one.section.chapter[:1].isdigit()] == []


# What is counted


def test_the_most_frequent_mistake_comes_first_with_the_catalogues_sentence_and_the_section() -> None:
    there = found(
        graded("a", cell("wrong", "root_taken"), robust("wrong", "root_taken")),
        graded("b", cell("wrong", "sum_not_mean", message="x. What is off: another."), robust()),
        graded("c", cell("wrong", "sum_not_mean"), robust("wrong", "sum_not_mean")),
        graded("d", cell(), robust()),
    )
    first, second = there.mistakes
    assert (first.id, first.learners, [row.label for row in first.rows]) == (
        "sum_not_mean",
        ("b", "c"),
        ["mse", "mse (robust)"],
    )
    assert first.sentence == "the squares are added up, not averaged"
    assert first.question.startswith("What happens to your number")
    assert first.row.scored.section.chapter == "1.4 · How wrong is a line?"
    assert second.learners == ("a",)
    assert [(row.label, row.share) for row in there.rows[:2]] == [("mse", 0.25), ("mse (robust)", 0.5)]


@pytest.mark.parametrize(
    ("exercise", "mistake", "message", "sentence"),
    [
        ("mse", "sum_not_mean|root_taken", "",
         "the squares are added up, not averaged or the root of the mean is taken, which is the RMSE"),
        ("mse", "pattern:transposed", "`mse()` returned 1. What is off: it lies on its side.", "it lies on its side"),
        ("mse", "pattern:transposed", "", "the answer is transposed"),
        ("mse", "gone_by_now", "`mse()` returned 1. What is off: as it was.", "as it was"),
        ("no_exercise_of_ours", "some_name", "", "some_name"),
    ],
)  # fmt: skip
def test_a_mistake_has_a_sentence(exercise: str, mistake: str, message: str, sentence: str) -> None:
    there = found(graded("a", cell("wrong", mistake, exercise=exercise, message=message)))
    assert there.mistakes[0].sentence == sentence


def test_answers_that_do_the_same_are_a_group_whatever_the_sentence() -> None:
    there = found(
        graded("a", cell("wrong", "pattern:unknown", behaviour="aa", message="one")),
        graded("b", cell("wrong", None, behaviour="aa", message="two")),
        graded("c", cell("error", "pattern:raised", behaviour="bb", message="one")),
        graded("d", own("error", message="stopped")),
        graded("e", own("error", message="stopped")),
        graded("f", own("error", message="otherwise")),
        graded("g", cell("wrong", "sum_not_mean", behaviour="aa"), own("missing")),
    )
    assert [(one.row.label, one.learners) for one in groups(there.rows)] == [
        ("mse", ("a", "b")), ("mse", ("c",)), ("test_own", ("d", "e")), ("test_own", ("f",))
    ]  # fmt: skip


def test_a_group_that_fails_alike_in_two_parts_is_one_group() -> None:
    both = [cell("wrong", behaviour="aa"), robust("wrong", behaviour="bb")]
    there = found(graded("a", *both), graded("b", *both), graded("c", cell(), robust("wrong", behaviour="bb")))
    labels = [([row.label for row in one.rows], one.learners) for one in groups(there.rows)]
    assert labels == [(["mse"], ("a", "b")), (["mse (robust)"], ("a", "b", "c"))]
    there = found(graded("a", *both), graded("b", *both))
    assert [[row.label for row in one.rows] for one in groups(there.rows)] == [["mse", "mse (robust)"]]


def test_parts_that_disagree_are_counted_in_both_directions() -> None:
    wrong = cell("wrong", "sum_not_mean")
    there = found(
        graded("a", cell(), robust("wrong")), graded("b", cell(), robust("wrong")), graded("c", wrong, robust()),
        graded("d", cell(), robust()), graded("e", wrong, robust("missing")),
    )  # fmt: skip
    (pair,) = there.pairs
    assert (pair.only_first, pair.only_second, pair.both, pair.neither) == (2, 1, 1, 1)


def test_a_class_that_nbgrader_graded_has_points_and_nothing_more() -> None:
    half = (Mark("nb", "test_mse", 2, 1.0), Mark("nb", "test_own", 1, 1.0), Mark("nb", "essay", 4, None, 3.0))
    there = found(Standing(Person("a"), "graded", marks=half))
    assert not there.has_records
    assert [dict(row.counts) for row in there.rows] == [{"points": 1}, {}, {"passed": 1}]
    (line,) = lines(there)
    assert (line.passed, line.tests, line.rest) == (1, 2, "test_mse")
    page = page_of(there)
    assert "Points only." in page
    assert 'id="mistakes"' not in page


def test_a_notebook_that_was_not_handed_in_is_not_written() -> None:
    other = ScoredCell("other", "test_more", 1)
    there = found(graded("a", cell()), tests=(CORRECT, other))
    assert [dict(row.counts) for row in there.rows] == [{"passed": 1}, {"missing": 1}]


def test_two_tests_of_one_exercise_are_told_apart() -> None:
    there = found(graded("a", cell(), cell("wrong", grade_id="again")))
    assert {row.label for row in there.rows if row.outcomes} == {"mse · nb · test_mse", "mse · nb · again"}


def test_a_fault_of_ours_is_nobodys_failure() -> None:
    there = found(graded("a", cell("fault")), graded("b", cell()))
    assert there.rows[0].share == 1.0
    assert "could not be graded through no fault of the learners" in page_of(there)


def test_learners_are_grouped_by_layers_and_a_missing_sandbox_is_loud() -> None:
    there = found(graded("a", cell()), graded("b", cell(), layers=("cpu",)), graded("c", cell(isolated=False)))
    assert [(one.learners, one.missing) for one in there.isolation] == [
        (("b",), ("file system", "namespaces", "network", "processes")), (("a", "c"), ())
    ]  # fmt: skip
    page = page_of(there)
    assert '<div class="alarm" role="alert"><p><strong>1 learner was graded without file system,' in page
    assert "1 test cell</strong> ran in the process" in page
    assert 'class="alarm"' not in page_of(found(graded("a", cell())))


def test_who_passed_fewer_than_half_needs_help_most_of_all_first() -> None:
    wrong = cell("wrong")
    there = found(
        graded("a", cell(), robust()), graded("b", wrong, robust(), own("wrong")), graded("c", wrong, robust("wrong")),
        graded("d", cell(), robust("wrong")), Standing(Person("e"), "nothing handed in"),
    )  # fmt: skip
    first = answers(there, lines(there), groups(there.rows))
    assert [line.standing.person.id for line in first.needy] == ["c", "b"]
    assert [(row.label, reason) for row, reason in first.hard] == [
        ("test_own", "1 × wrong, no name for it"), ("mse", "2 × wrong, no name for it")
    ]  # fmt: skip
    assert first.contrary == ("1 learner passes mse (robust) and not mse.",)
    assert [one.learners for one in first.nameless] == [("b", "c")]
    harmless = found(graded("d", cell(), robust("wrong")), graded("e", cell(), robust()))
    assert answers(harmless, lines(harmless), []).contrary == ()


def test_points_are_counted_in_ten_steps() -> None:
    points = (0, 0.999, 1, 5, 9.99, 10, -1, 12)
    there = found(
        *(Standing(Person(str(n)), "graded", marks=(Mark("nb", "x", 10, one),)) for n, one in enumerate(points))
    )
    assert histogram(lines(there), 10) == [3, 1, 0, 0, 0, 1, 0, 0, 0, 3]


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0 %"), (0.004, "0 %"), (0.996, "99 %"), (1, "100 %"), (2 / 3, "67 %")]
)
def test_only_all_is_a_hundred_percent(share: float, words: str) -> None:
    assert percent(share) == words
