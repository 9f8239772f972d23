"""The builder makes the same bytes from the same master, and says which file is not what its master makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbformat import NotebookNode

from tests.tiny_course import CATALOGUE, MASTER, NAME, PROJECT, make_course
from tools import build as builder
from tools.build import Built, as_text, build, out_of_date, strangers, write
from tools.leaks import leaks
from tools.markers import grade_id
from tools.master import parse_master
from tools.problems import BuildFailed

SOURCE = Path("source", NAME, f"{NAME}.ipynb")
RELEASE = Path("release", NAME, f"{NAME}.ipynb")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return make_course(tmp_path)


def built(root: Path, master: str = MASTER) -> Built:
    return build(make_course(root, master), CATALOGUE)[0]


def cell(notebook: NotebookNode, id_: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if cell.id == id_)


def test_the_master_is_cut_into_its_cells() -> None:
    master = parse_master(MASTER, Path("course/x.py"))
    assert [grade_id(cell) for cell in master.cells if grade_id(cell)] == [
        "setup", "mean_square", "test_mean_square", "test_mean_square_robust", "scaled", "test_scaled",
    ]  # fmt: skip
    lines = MASTER.splitlines()
    for one in master.cells:
        assert lines[one.line - 1].startswith("# %%")
        assert all(lines[number - 1] == text for number, text in one.numbered())


def test_a_header_of_jupytext_is_no_cell() -> None:
    header = "# ---\n# jupyter:\n#   jupytext:\n#     formats: py:percent\n# ---\n\n"
    with_header = parse_master(header + MASTER, Path("course/x.py")).cells
    without = parse_master(MASTER, Path("course/x.py")).cells
    assert [one.source for one in with_header] == [one.source for one in without]
    assert [one.line for one in with_header] == [one.line + 6 for one in without]


def test_a_test_becomes_a_check_and_a_hidden_fresh_one(tiny: Path) -> None:
    one = built(tiny)
    for id_, call in {
        "test_mean_square": '"mean_square", mean_square',
        "test_mean_square_robust": '"mean_square", mean_square, part="robust"',
    }.items():
        assert cell(one.source, id_).source == (
            f"check({call})\n### BEGIN HIDDEN TESTS\ncheck({call}, fresh=True)\n### END HIDDEN TESTS"
        )
        assert cell(one.release, id_).source == f"check({call})"


def test_nbgrader_reads_points_and_locks_from_the_markers(tiny: Path) -> None:
    source = built(tiny).source
    kinds = {"mean_square": (False, True, False), "test_scaled": (True, False, True), "setup": (False, False, True)}
    for id_, (grade, solution, locked) in kinds.items():
        meta = cell(source, id_).metadata.nbgrader
        assert (meta.grade, meta.solution, meta.locked, meta.schema_version) == (grade, solution, locked, 3)
        assert meta.grade_id == id_
    assert [cell(source, f"test_{name}").metadata.nbgrader.points for name in ("mean_square", "scaled")] == [2, 0.5]


def test_a_solution_becomes_a_stub_under_its_docstring(tiny: Path) -> None:
    assert cell(built(tiny).release, "mean_square").source == (
        'def mean_square(x, y):\n    """The mean of (x − y)²."""\n'
        "    # Your code goes here.\n    raise NotImplementedError"
    )


def test_figure_cells_keep_their_tag_and_text_cells_get_no_metadata(tiny: Path) -> None:
    cells = built(tiny).source.cells
    assert [dict(one.metadata) for one in cells if one.source == 'print("a picture")'] == [{"tags": ["figure"]}]
    assert all(not one.metadata for one in cells if one.cell_type == "markdown")


def test_ids_follow_the_content_not_the_place(tiny: Path) -> None:
    before, after = built(tiny), built(tiny, '# %% [markdown]\n"""New."""\n\n' + MASTER)
    assert [one.id for one in after.source.cells][1:] == [one.id for one in before.source.cells]
    assert [one.id for one in before.release.cells] == [one.id for one in before.source.cells]


def test_equal_cells_have_ids_of_their_own(tiny: Path) -> None:
    cells = built(tiny).source.cells
    twins = [one.id for one in cells if one.source == "Look."]
    assert len(set(twins)) == 2
    assert len({one.id for one in cells}) == len(cells)


def test_the_same_master_makes_the_same_bytes(tmp_path: Path) -> None:
    one, other = (built(tmp_path / name) for name in ("here", "there"))
    assert one.files() == other.files()
    for text in one.files().values():
        assert str(tmp_path) not in text
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        assert set(notebook.metadata) == {"kernelspec", "language_info"}
        assert text == as_text(notebook)


def test_the_source_is_left_as_it_is_when_the_release_is_made(tiny: Path) -> None:
    one = built(tiny)
    assert "### BEGIN SOLUTION" in cell(one.source, "scaled").source
    assert "checksum" not in cell(one.source, "scaled").metadata.nbgrader


def test_writing_touches_only_what_differs(tiny: Path) -> None:
    one = [built(tiny)]
    assert write(tiny, one) == [SOURCE, RELEASE]
    assert write(tiny, one) == []
    (tiny / RELEASE).write_text("edited by hand")
    assert write(tiny, one) == [RELEASE]


def test_a_file_that_differs_or_is_missing_is_named(tiny: Path) -> None:
    one = [built(tiny)]
    write(tiny, one)
    assert not list(out_of_date(tiny, one))
    (tiny / SOURCE).unlink()
    (tiny / RELEASE).write_text((tiny / RELEASE).read_text() + " ")
    assert [str(problem) for problem in out_of_date(tiny, one)] == [
        f"{SOURCE}: is missing; run `make build`",
        f"{RELEASE}: differs from what its master makes; run `make build`",
    ]


@pytest.mark.parametrize(
    "stray", [f"source/{NAME}/{NAME}.py", f"release/{NAME}/data.csv", "source/00_old/00_old.ipynb"]
)
def test_a_file_that_no_master_makes_is_named(tiny: Path, stray: str) -> None:
    one = [built(tiny)]
    write(tiny, one)
    assert not list(strangers(tiny, one))
    (tiny / stray).parent.mkdir(exist_ok=True)
    (tiny / stray).write_text("x")
    assert [str(problem.path) for problem in strangers(tiny, one)] == [stray]


def test_the_start_page_goes_to_release_alone(tiny: Path) -> None:
    make_course(tiny, '# %% [markdown]\n"""# Start"""\n', "start")
    page = build(tiny, CATALOGUE, ["start"])[0]
    assert list(page.files()) == [Path("release/start.ipynb")]


def test_only_the_named_masters_are_built(tiny: Path) -> None:
    make_course(tiny, "# %% locked\n", "start")
    assert [one.master.name for one in build(tiny, CATALOGUE, [NAME])] == [NAME]
    with pytest.raises(BuildFailed, match=r"course/02\.py: there is no such master; there are: 01_tiny, start"):
        build(tiny, CATALOGUE, ["02"])


def spoil(built: Built, id_: str, **changes: object) -> Built:
    """The same, with one released cell changed by hand."""
    cell(built.release, id_).update(changes)
    return built


SPOILT = {
    "a solution": ("setup", {"source": "result = factor * x\nreturn result"}, "the solution of line 30"),
    "an indented solution": (
        "setup",
        {"source": "def f():\n  result = factor * x\n  return result"},
        "the solution of",
    ),
    "an open solution": ("scaled", {"source": "### BEGIN SOLUTION"}, "BEGIN SOLUTION"),
    "a hidden test": ("test_scaled", {"source": "### BEGIN HIDDEN TESTS"}, "HIDDEN TESTS"),
    "a fresh check": ("test_scaled", {"source": 'check("scaled", scaled, fresh=True)'}, "fresh=True"),
    "an output": ("setup", {"outputs": [1]}, "an output"),
    "a count": ("setup", {"execution_count": 3}, "an output"),
}


@pytest.mark.parametrize(("id_", "changes", "what"), SPOILT.values(), ids=SPOILT)
def test_a_leak_into_the_release_is_named(tiny: Path, id_: str, changes: dict[str, object], what: str) -> None:
    one = built(tiny)
    assert not list(leaks(one.master, one.release))
    spoil(one, id_, **changes)
    (found,) = leaks(one.master, one.release)
    assert what in str(found)
    assert f":{next(c.line for c in one.master.cells if grade_id(c) == id_)}:" in str(found)


@pytest.fixture
def tiny_project(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command works on the tiny course, and runs no notebook."""
    monkeypatch.setattr(builder, "ROOT", tiny)
    monkeypatch.setattr(builder, "units", CATALOGUE.values)
    monkeypatch.setattr(builder, "run_problems", lambda built: [])
    return tiny


def test_the_command_builds_and_then_finds_all_up_to_date(tiny_project: Path) -> None:
    command = CliRunner()
    stale = command.invoke(builder.main, ["--check"])
    assert stale.exit_code == 1
    assert stale.output.count("run `make build`") == 2
    assert not (tiny_project / SOURCE).exists()
    done = command.invoke(builder.main, [])
    assert (done.exit_code, done.output) == (
        0, f"wrote {SOURCE}\nwrote {RELEASE}\nsource/ and release/ are up to date\n",
    )  # fmt: skip
    assert command.invoke(builder.main, ["--check"]).exit_code == 0


def test_the_command_lists_problems_and_writes_nothing(tiny_project: Path) -> None:
    make_course(tiny_project, MASTER.replace("points=2", "points=0"))
    failed = CliRunner().invoke(builder.main, [])
    assert failed.exit_code == 1
    assert failed.output.startswith(f"course/{NAME}.py:22: points=0")
    assert not (tiny_project / SOURCE).exists()


def test_the_course_itself_is_up_to_date() -> None:
    command = [sys.executable, "-m", "tools.build", "--check"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
