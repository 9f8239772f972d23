"""The student kit: it starts where there is nothing, and holds nothing that learners are not to see."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import autograder
from autograder.commands import places
from autograder.exchange import kit as room
from autograder.exchange.kit import Kit, is_kit, make_kit, refuse_foreign
from autograder.exchange.kit_release import NoKit, Release, read_release
from autograder.exercises import find
from tests.student_kit import ROOT, START, Unpacked, files_in, notebook, release, unpack, without_network

UNITS = ("01_gradient_descent", "03_logistic_regression", "04_backpropagation")
REGION = re.compile(r"### BEGIN (SOLUTION|HIDDEN TESTS)\n(.*?)\n\s*### END \1", re.DOTALL)
as_on_unix = pytest.mark.skipif(sys.platform == "win32", reason="the lines for a shell")


def course(units: tuple[str, ...] = ()) -> Release:
    """What the project releases."""
    return read_release(ROOT / "release", units, ROOT / "release" / "start.ipynb")


# What a learner does with a kit


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kit]:
    """A kit of all units with all their packages, as pip gets them here."""
    folder = tmp_path_factory.mktemp("kit")
    try:
        began = time.perf_counter()
        made = make_kit(course(), folder / "kit.zip")
        print(f"a kit of {made.packages} packages, {made.size / 1e6:.1f} MB, in {time.perf_counter() - began:.1f} s")
        yield made
    except NoKit as why:
        pytest.fail(f"{why} These tests need the package index, as `make test` itself does.")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def unpacked(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unpacked]:
    """That kit, in a folder whose name has a space in it, after the first line of its README."""
    folder = tmp_path_factory.mktemp("a learner's own folder")
    try:
        learner = unpack(kit.path, folder)
        began = time.perf_counter()
        done = learner.shell(learner.lines[0])
        assert not done.returncode, done.stderr
        print(f"the first line takes {time.perf_counter() - began:.1f} s")
        yield learner
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def started(unpacked: Unpacked) -> str:
    """What the second line of the README says, and the page that it opens."""
    done = unpacked.python(START, unpacked.lines[1])
    assert not done.returncode, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def run(unpacked: Unpacked, started: str) -> Unpacked:
    """The learner's folder after every notebook was run as it was handed out, and one with answers in it."""
    answers = {"mse": "right", "numerical_derivative": "wrong"}
    released = json.loads((unpacked.folder / "work" / f"{UNITS[0]}.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in released["cells"] if cell["cell_type"] == "code"]
    first = next(cell for cell in cells if "from autograder import" in text_of(cell))
    kept = [first]
    for name, answer in answers.items():
        kept += [{**first, "id": f"answer-{name}", "source": ANSWERS[answer]}]
        kept += [next(cell for cell in cells if text_of(cell).startswith(f'check("{name}"'))]
    solved = {**released, "cells": kept}
    (unpacked.folder / "work" / "solved.ipynb").write_text(json.dumps(solved), encoding="utf-8")
    unpacked.executed("start", *UNITS, "solved")
    return unpacked


ANSWERS = {
    "right": "def mse(y_hat, y, half=False):\n    return float(np.mean((y_hat - y) ** 2)) / (2 if half else 1)",
    "wrong": "def numerical_derivative(f, x, h=1e-5):\n    return (f(x + h) - f(x)) / h",
}


def text_of(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def outputs(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [output for cell in cells for output in cell.get("outputs", [])]


@pytest.mark.skipif(not without_network(), reason="bubblewrap cannot take the network away here")
def test_there_is_no_network_where_a_kit_is_tried(tmp_path: Path) -> None:
    program = "import socket; print(*(name for _, name in socket.if_nameindex()))"
    found = subprocess.run([*without_network(), sys.executable, "-c", program], capture_output=True, text=True)
    assert found.stdout.split() == ["lo"], found.stderr


@as_on_unix
def test_the_first_line_installs_everything_that_is_asked_for(unpacked: Unpacked) -> None:
    assert "No broken requirements" in unpacked.shell(".venv/bin/pip check").stdout
    installed = unpacked.shell(".venv/bin/pip list --format=freeze").stdout
    assert "gradwalk==" in installed
    assert not re.search("nbgrader|sqlalchemy|alembic|pytest", installed)
    where = unpacked.python("import autograder, utils; print(autograder.__file__, utils.__file__, sep='\\n')").stdout
    assert all(Path(line).is_relative_to(unpacked.folder / ".venv") for line in where.splitlines())


@as_on_unix
def test_the_second_line_lays_out_work_and_prints_an_address(unpacked: Unpacked, started: str) -> None:
    assert "http://localhost:" in started
    assert "JupyterLab" in started.split("Your notebooks are in")[0]
    assert f"Your notebooks are in {unpacked.folder / 'work'}" in started
    assert "Traceback" not in started
    for name in ("start", *UNITS):
        assert f"added    {name}.ipynb" in started


@as_on_unix
@pytest.mark.parametrize("name", ["start", *UNITS])
def test_a_notebook_runs_up_to_what_the_learner_has_to_write(run: Unpacked, name: str) -> None:
    found = outputs(run.cells(name))
    raised = {output["ename"] for output in found if output["output_type"] == "error"}
    assert raised == ({"NotImplementedError"} if name in UNITS else set())
    assert [output["text"] for output in found if output.get("name") == "stderr"] == []


@as_on_unix
@pytest.mark.parametrize("unit", UNITS)
def test_every_figure_draws(run: Unpacked, unit: str) -> None:
    figures = [cell for cell in run.cells(unit) if re.search(r"^figures\.", text_of(cell), re.MULTILINE)]
    assert figures
    for cell in figures:
        assert any("image/png" in output.get("data", {}) for output in cell["outputs"]), text_of(cell)
    shown = {kind for output in outputs(figures) for kind in output.get("data", {})}
    assert "application/vnd.jupyter.widget-view+json" in shown


@as_on_unix
def test_an_answer_gets_its_verdict_and_a_known_mistake_its_name(run: Unpacked) -> None:
    found = outputs(run.cells("solved"))
    verdicts = [output["metadata"]["gradwalk"] for output in found if "gradwalk" in output.get("metadata", {})]
    reached = [(one["exercise"], one["verdict"]) for one in verdicts]
    assert reached == [("mse", "passed"), ("numerical_derivative", "wrong")]
    mistake = find("numerical_derivative").mistakes["forward_difference"]
    assert mistake.text in json.dumps(found, ensure_ascii=False)


@as_on_unix
def test_grading_in_a_kit_is_refused_in_one_sentence(run: Unpacked) -> None:
    done = run.shell(".venv/bin/gradwalk check work")
    assert done.returncode == 2
    assert re.fullmatch(r"Error: There is no instructor's notebook in .*\n", done.stderr)


def test_the_lines_for_powershell_say_what_those_for_a_shell_say(kit: Kit, tmp_path: Path) -> None:
    with zipfile.ZipFile(kit.path) as archive:
        text = archive.read("gradwalk_kit/README.txt").decode()
    first, second = re.findall(r"^    (py .*|\.venv\\.*)$", text, re.MULTILINE)
    unix = re.findall(r"^    (python.*|\.venv/.*)$", text, re.MULTILINE)
    assert second.replace("\\", "/").replace("Scripts", "bin") == unix[1]
    as_unix = first.replace("\\", "/").replace("Scripts", "bin").replace("; ", " && ").replace("py -", "python")
    assert as_unix == unix[0]
    assert "--no-index --find-links wheels" in first


# What is in it


def leaks(files: dict[str, bytes], *kinds: str) -> list[str]:
    """Where a file holds the text of a solution or a hidden test (or of these kinds) of the instructor's notebooks."""
    found = []
    for path in sorted((ROOT / "source").glob("*/*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        marked = [region for cell in cells for region in REGION.finditer(text_of(cell))]
        regions = {trimmed(region[2]) for region in marked if not kinds or region[1] in kinds}
        assert regions
        for name, raw in files.items():
            for text in texts(name, raw):
                found += [f"{name}: {region}" for region in regions if f"\n{region}\n" in f"\n{text}\n"]
    return found


def texts(name: str, raw: bytes) -> list[str]:
    """The texts in a file, each without indentation: those of the cells of a notebook, or the whole."""
    if name.endswith(".ipynb"):
        return [trimmed(text_of(cell)) for cell in json.loads(raw)["cells"]]
    return [trimmed(raw.decode(errors="replace"))]


def trimmed(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


@pytest.fixture(scope="module")
def slim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_kit(course(), tmp_path_factory.mktemp("slim") / "slim.zip", slim=True).path


def test_a_kit_holds_notebooks_wheels_and_two_texts(kit: Kit) -> None:
    with zipfile.ZipFile(kit.path) as archive:
        names = archive.namelist()
    others = [name for name in names if not name.startswith("gradwalk_kit/wheels/")]
    notebooks = [f"release/{unit}/{unit}.ipynb" for unit in UNITS]
    expected = ["README.txt", *notebooks, "release/start.ipynb", "requirements.txt"]
    assert others == [f"gradwalk_kit/{name}" for name in expected]
    wheels = [Path(name).name for name in names if name not in others]
    assert len(wheels) == kit.packages > 50
    assert all(name.endswith(".whl") for name in wheels)
    assert [name for name in wheels if name.startswith(("gradwalk", "nbgrader"))] == ["gradwalk-0.1.0-py3-none-any.whl"]


def test_no_solution_no_hidden_test_and_no_output_leaks(slim: Path) -> None:
    handed_out = {name: raw for name, raw in files_in(slim).items() if not name.endswith(".whl")}
    assert leaks(handed_out) == []
    for name, raw in handed_out.items():
        assert not re.search(b"BEGIN SOLUTION|HIDDEN TESTS|MARK SCHEME|fresh=True", raw), name
        if name.endswith(".ipynb"):
            cells = json.loads(raw)["cells"]
            assert outputs(cells) == []
            assert all(cell.get("execution_count") is None for cell in cells)


def test_our_wheel_in_it_holds_packages_and_no_notebook(slim: Path) -> None:
    files = files_in(slim)
    ours = next(raw for name, raw in files.items() if name.startswith("wheels/"))
    with zipfile.ZipFile(io.BytesIO(ours)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert {name.split("/")[0] for name in inside} == {"autograder", "utils", "gradwalk-0.1.0.dist-info"}
    assert [name for name in inside if re.search(r"\.(ipynb|db|zip|whl)$|source/|release/|submitted", name)] == []
    assert [name for name, raw in inside.items() if re.search(rb"^ *### (BEGIN|END) ", raw, re.MULTILINE)] == []
    assert leaks(inside, "HIDDEN TESTS") == []


@pytest.mark.parametrize("unit", UNITS)
def test_the_search_for_leaks_finds_them_in_an_instructors_notebook(unit: str) -> None:
    raw = (ROOT / "source" / unit / f"{unit}.ipynb").read_bytes()
    assert len(leaks({"there.ipynb": raw})) > 10


def test_nothing_else_of_a_course_folder_goes_along(tmp_path: Path) -> None:
    folder = release(tmp_path, ps1=notebook("x = 1"))
    secret = b"hush: 8c1f"
    for name in ("source/ps1/ps1.ipynb", "submitted/kim/ps1/ps1.ipynb", "gradebook.db", "feedback/kim/ps1/ps1.html",
                 "release/ps1/.ipynb_checkpoints/ps1.ipynb", "release/gradebook.db", "nbgrader_config.py"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(secret)
    made = make_kit(read_release(folder, (), folder / "start.ipynb"), tmp_path / "kit.zip", slim=True)
    files = files_in(made.path)
    assert [name for name, raw in files.items() if secret in raw or b"kim" in raw and not name.endswith(".whl")] == []
    assert sorted(files)[:4] == ["README.txt", "release/ps1/ps1.ipynb", "release/start.ipynb", "requirements.txt"]


NOT_RELEASED = {
    "a solution": (notebook("### BEGIN SOLUTION\nx = 1\n### END SOLUTION"), "holds a solution"),
    "a hidden test": (notebook("assert x\n### BEGIN HIDDEN TESTS\nassert x == 1"), "holds a hidden test"),
    "a mark scheme": (notebook("=== BEGIN MARK SCHEME ==="), "holds a mark scheme"),
    "an output": (notebook("1", outputs=[{"output_type": "stream", "name": "stdout", "text": "1"}]), "holds an output"),
    "a number of a run": (notebook("1", execution_count=7), "holds an output"),
    "a solution in an attachment's name": (notebook("1", metadata={"was": "BEGIN SOLUTION"}), "holds a solution"),
    "no notebook": (b"PK", "It is not JSON"),
    "nothing": (b"", "It is empty"),
}


@pytest.mark.parametrize(("content", "words"), NOT_RELEASED.values(), ids=NOT_RELEASED)
def test_a_notebook_that_is_not_for_learners_stops_the_kit(content: bytes, words: str, tmp_path: Path) -> None:
    folder = release(tmp_path, ps1=content, ps2=notebook("fine"))
    with pytest.raises(NoKit, match=words) as caught:
        read_release(folder, (), folder / "start.ipynb")
    assert str(folder / "ps1" / "ps1.ipynb") in str(caught.value)
    assert read_release(folder, ("ps2",), folder / "start.ipynb").units == ("ps2",)


def test_a_start_page_is_taken_from_the_project_if_the_course_has_none(tmp_path: Path) -> None:
    folder = release(tmp_path, ps1=notebook("x"))
    (folder / "start.ipynb").unlink()
    other = ROOT / "release" / "start.ipynb"
    assert read_release(folder, (), other).files["start.ipynb"] == other.read_bytes()
    with pytest.raises(NoKit, match=r"start.ipynb cannot go into a kit. There is no such file."):
        read_release(folder, (), tmp_path / "start.ipynb")


# The same inputs make the same bytes, and nothing of anybody's is lost


def test_the_same_inputs_make_the_same_bytes(slim: Path, tmp_path: Path) -> None:
    moved = shutil.copytree(ROOT / "release", tmp_path / "elsewhere")
    for path in moved.rglob("*"):
        os.utime(path, (1, 1))
        path.chmod(0o700)
    again = make_kit(read_release(moved, (), moved / "start.ipynb"), tmp_path / "again.zip", slim=True)
    assert again.path.read_bytes() == slim.read_bytes()


def test_the_entries_of_a_kit_have_no_times_and_are_sorted(kit: Kit) -> None:
    with zipfile.ZipFile(kit.path) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_a_kit_is_replaced_by_the_next_and_a_foreign_file_is_not(slim: Path, tmp_path: Path) -> None:
    mine = tmp_path / "kit.zip"
    refuse_foreign(mine, force=False)
    shutil.copy(slim, mine)
    refuse_foreign(mine, force=False)
    with zipfile.ZipFile(mine, "w") as archive:
        archive.writestr("diary.txt", "dear diary")
    for foreign in (mine, tmp_path / "text", tmp_path / "link"):
        if foreign.name == "text":
            foreign.write_text("mine")
        elif foreign.name == "link":
            foreign.symlink_to("nowhere")
        with pytest.raises(NoKit, match=r"is there already and is not a kit\. .*--force"):
            refuse_foreign(foreign, force=False)
        refuse_foreign(foreign, force=True)


def test_a_kit_is_no_folder_and_lies_in_one(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "kit.zip"):
        with pytest.raises(NoKit, match="cannot be written"):
            refuse_foreign(path, force=True)


def test_a_full_disk_leaves_the_kit_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = release(tmp_path, ps1=notebook("x"))
    to = tmp_path / "kit.zip"
    asked = read_release(folder, (), folder / "start.ipynb")
    make_kit(asked, to, slim=True)
    before = to.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room.shutil, "copyfileobj", full)
    with pytest.raises(NoKit, match="No space left on device"):
        make_kit(asked, to, slim=True)
    assert to.read_bytes() == before
    assert is_kit(to)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kit.zip", "release"]


# Where a kit finds its notebooks


@pytest.mark.parametrize("place", ["around the virtual environment", "here"])
def test_an_installed_package_finds_the_kit(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = release(tmp_path / "kit", ps1=notebook("x")).parent
    site = tmp_path / "site-packages" / "autograder"
    site.mkdir(parents=True)
    monkeypatch.setattr(autograder, "__file__", str(site / "__init__.py"))
    monkeypatch.setattr(sys, "prefix", str(folder / ".venv" if place != "here" else tmp_path / "env"))
    monkeypatch.chdir(folder if place == "here" else tmp_path)
    root = places.project_root()
    assert root.resolve() == folder
    assert [path.name for path in places.released_notebooks(root)] == ["start.ipynb", "ps1.ipynb"]


def test_the_project_comes_before_a_kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(release(tmp_path, ps1=notebook("x")).parent)
    assert places.project_root() == ROOT
