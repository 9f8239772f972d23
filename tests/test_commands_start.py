"""`gradwalk start`: the learner's folder is never written over, and JupyterLab opens on a port that is free."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.commands import lab
from autograder.commands.lab import first_free_port, is_root, lab_arguments
from autograder.commands.refusal import Refused
from autograder.commands.start import describe
from autograder.commands.workbench import find_damage, set_up

PATIENCE = 60.0  # seconds until JupyterLab has to be there


def notebook(text: str) -> str:
    cells = [nbformat.v4.new_markdown_cell(text, id="only")]
    return str(nbformat.writes(nbformat.v4.new_notebook(cells=cells)))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a start page and one released unit."""
    root = tmp_path / "project"
    for name in ("start", "01_first"):
        folder = root / "release" / ("" if name == "start" else name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.ipynb").write_text(notebook(name), encoding="utf-8")
    return root


@pytest.fixture
def started(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Runs of `gradwalk start` get this project, and note JupyterLab's arguments instead of running it."""
    runs: list[list[str]] = []
    monkeypatch.setattr("autograder.commands.start.project_root", lambda: project)
    monkeypatch.setattr("autograder.commands.start.run_lab", lambda arguments, goodbye: runs.append(arguments))
    return runs


def released(project: Path) -> list[Path]:
    return [project / "release" / "start.ipynb", project / "release" / "01_first" / "01_first.ipynb"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_first_start_adds_every_notebook(project: Path) -> None:
    bench = set_up(project / "work", released(project))
    assert bench.added == ("start.ipynb", "01_first.ipynb")
    assert contents(bench.folder) == {path.name: path.read_bytes() for path in released(project)}


def test_a_second_start_changes_nothing_and_adds_new_units(project: Path) -> None:
    set_up(project / "work", released(project))
    mine = notebook("my own work").encode()
    (project / "work" / "01_first.ipynb").write_bytes(mine)
    new = project / "release" / "02_second.ipynb"
    new.write_text(notebook("second"), encoding="utf-8")
    bench = set_up(project / "work", [*released(project), new])
    assert (bench.added, bench.kept) == (("02_second.ipynb",), ("start.ipynb", "01_first.ipynb"))
    assert (project / "work" / "01_first.ipynb").read_bytes() == mine


def test_a_link_that_leads_nowhere_is_not_written_through(project: Path) -> None:
    work, elsewhere = project / "work", project / "elsewhere.ipynb"
    work.mkdir()
    (work / "01_first.ipynb").symlink_to(elsewhere)
    bench = set_up(work, released(project))
    assert bench.added == ("start.ipynb",)
    assert not elsewhere.exists()


def test_a_full_disk_leaves_no_half_notebook(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None: ...

        def write(self, _: bytes) -> None:
            raise OSError(28, "No space left on device")

    real_open = Path.open

    def open_full(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if mode != "xb":
            return real_open(path, mode, *rest, **named)
        path.touch()
        return Full()

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(Refused, match="No space left"):
        set_up(project / "work", released(project))
    assert contents(project / "work") == {}


DAMAGED = {
    "not JSON": (b'{"cells": [', "not JSON"),
    "plain text": (b"dear diary", "not JSON"),
    "empty": (b"", "empty"),
    "blank": (b" \n", "empty"),
    "not text": (b"\xff\xfe\x00\xd8", "not text"),
    "a list": (b"[1, 2]", "not a notebook"),
    "a number": (b"3", "not a notebook"),
    "no cells": (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "not a notebook"),
    "a cell of an unknown type": (
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "poem"}]}',
        "not a notebook",
    ),
}


@pytest.mark.parametrize(("content", "words"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_notebook_is_left_alone_and_reported(content: bytes, words: str, project: Path) -> None:
    (project / "work").mkdir()
    damaged = project / "work" / "01_first.ipynb"
    damaged.write_bytes(content)
    bench = set_up(project / "work", released(project))
    assert damaged.read_bytes() == content
    assert words in bench.damaged["01_first.ipynb"]
    told = describe(bench)
    assert re.search(rf"damaged\s+01_first.ipynb: .*{words}", told)
    assert "kept     01_first.ipynb" not in told
    assert "fresh copy" in told


def test_a_folder_with_a_notebooks_name_is_reported(project: Path) -> None:
    (project / "work" / "start.ipynb").mkdir(parents=True)
    assert "cannot be read" in set_up(project / "work", released(project)).damaged["start.ipynb"]


def test_a_damaged_notebook_of_the_learners_own_is_reported_without_a_promise(project: Path) -> None:
    (project / "work").mkdir()
    (project / "work" / "scratch.ipynb").write_text("nothing")
    told = describe(set_up(project / "work", released(project)))
    assert "scratch.ipynb: it is not JSON" in told
    assert "fresh copy" not in told


@pytest.mark.parametrize("version", ["4.5", "4.4", "3.0"])
def test_a_sound_notebook_of_any_age_is_not_called_damaged(version: str, tmp_path: Path) -> None:
    major, minor = map(int, version.split("."))
    cells = [{"cell_type": "markdown", "metadata": {}, "source": "text"} | ({"id": "one"} if version == "4.5" else {})]
    body = {"worksheets": [{"cells": cells, "metadata": {}}]} if major == 3 else {"cells": cells}
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps({"nbformat": major, "nbformat_minor": minor, "metadata": {"name": ""}, **body}))
    assert find_damage(path) == ""


def test_start_says_what_it_did_and_opens_the_start_page(started: list[list[str]], project: Path) -> None:
    result = CliRunner().invoke(main, ["start", "--no-browser"])
    assert result.exit_code == 0, result.output
    assert "added    start.ipynb" in result.output
    assert "/lab/tree/start.ipynb" in result.output
    arguments = dict(argument.split("=", 1) for argument in started[0])
    assert arguments["--ServerApp.root_dir"] == str(project / "work")
    assert arguments["--LabApp.default_url"] == "/lab/tree/start.ipynb"
    assert arguments["--ServerApp.open_browser"] == "False"


def test_another_folder_can_hold_the_work(started: list[list[str]], project: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["start", "--work", str(tmp_path / "mine")])
    assert result.exit_code == 0, result.output
    assert sorted(contents(tmp_path / "mine")) == ["01_first.ipynb", "start.ipynb"]
    assert not (project / "work").exists()
    assert "--ServerApp.open_browser=True" in started[0]


@pytest.mark.parametrize("root", [True, False])
def test_only_root_gets_allow_root_and_a_line_about_it(
    root: bool, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.commands.start.is_root", lambda: root)
    result = CliRunner().invoke(main, ["start"])
    assert f"--ServerApp.allow_root={root}" in started[0]
    assert ("--allow-root" in result.output) is root


def test_a_taken_port_is_told_and_the_next_is_used(started: list[list[str]]) -> None:
    with taken_port() as taken:
        result = CliRunner().invoke(main, ["start", "--port", str(taken)])
    used = next(int(a.split("=")[1]) for a in started[0] if a.startswith("--ServerApp.port="))
    assert used > taken
    assert f"Port {taken} is taken" in result.output
    assert f"localhost:{used}/" in result.output


def test_a_free_port_is_used_as_it_is() -> None:
    with taken_port() as port:
        assert first_free_port(port) != port
    assert first_free_port(port) == port


def test_when_no_port_is_left_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lab, "is_free", lambda port: port < 65534)
    assert first_free_port(65533) == 65533
    with pytest.raises(Refused, match="No port from 65534"):
        first_free_port(65534)


BAD_INPUT = {
    "a port of no number": (["--port", "http"], "http"),
    "a port too high": (["--port", "65536"], "65536"),
    "port zero": (["--port", "0"], "0"),
    "an unknown option": (["--nobrowser"], "no-browser"),
}


@pytest.mark.parametrize(("arguments", "words"), BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_is_refused_before_anything_is_written(
    arguments: list[str], words: str, started: list[list[str]], project: Path
) -> None:
    result = CliRunner().invoke(main, ["start", *arguments])
    assert result.exit_code == 2
    assert words in result.output
    assert not started
    assert not (project / "work").exists()


def test_a_project_without_a_course_is_told_so(
    tmp_path: Path, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.commands.start.project_root", lambda: tmp_path / "nothing")
    result = CliRunner().invoke(main, ["start"])
    assert result.exit_code == 2
    assert "The course is not here" in result.output
    assert not started


def test_a_work_folder_that_cannot_be_made_is_told_so(started: list[list[str]], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(main, ["start", "--work", str(tmp_path / "file" / "work")])
    assert result.exit_code == 2
    assert "cannot be used for your notebooks" in result.output
    assert not started


def test_every_command_has_an_example_in_its_help() -> None:
    for name, command in main.commands.items():
        told = CliRunner().invoke(main, [name, "--help"]).output
        assert re.search(rf"Examples?:\n +gradwalk {name}", told), name
        assert command.short_help


class taken_port:
    """A port on which somebody else listens."""

    def __enter__(self) -> int:
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen()
        return int(self.listener.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self.listener.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int, Path]]:
    """A real `gradwalk start --no-browser` that was asked for a taken port; the user's home is a new folder."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "XDG"))}
    as_in_a_terminal = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    script = f"{as_in_a_terminal}; from autograder.cli import main; main()"
    command = [sys.executable, "-c", script, "start", "--no-browser"]
    with taken_port() as taken, (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [*command, "--port", str(taken), "--work", str(tmp_path / "work")],
            env=kept | {"HOME": str(home), "USERPROFILE": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield server, taken, tmp_path
        finally:
            server.kill()
            server.wait()


def address_of(server: subprocess.Popen[str], log: Path) -> str:
    """The address with its token, as soon as the log tells it and somebody answers there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        if found := re.search(r"http://localhost:(\d+)/\S+token=\w+", log.read_text(encoding="utf-8")):
            with contextlib.suppress(OSError), socket.create_connection(("localhost", int(found[1])), timeout=1):
                return found[0]
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')}")


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_jupyterlab_starts_beside_a_taken_port_and_ctrl_c_ends_it(
    served: tuple[subprocess.Popen[str], int, Path],
) -> None:
    server, taken, folder = served
    address = address_of(server, folder / "log")
    port = int(re.search(r":(\d+)/", address)[1])
    assert port > taken

    page = read(address)
    assert "JupyterLab" in page
    assert "@jupyter/nbgrader" in json.dumps(
        json.loads(re.search(r"{.*?}\s*(?=</script>)", page, re.S)[0])["disabledExtensions"]
    )  # noqa: E501
    api, token = address.split("/lab/")[0], address.split("token=")[1]
    setting = json.loads(read(f"{api}/lab/api/settings/@jupyterlab/apputils-extension:notification?token={token}"))
    assert setting["schema"]["properties"]["fetchNews"]["default"] == "false"
    assert json.loads(read(f"{api}/api/contents/start.ipynb?token={token}"))["type"] == "notebook"

    server.send_signal(signal.SIGINT)
    assert server.wait(PATIENCE) == 0
    log = (folder / "log").read_text(encoding="utf-8")
    assert "JupyterLab has stopped" in log
    assert "Traceback" not in log
    assert ("--allow-root" in log) == is_root()
    assert not list((folder / "home").rglob("*config*.json"))


def test_the_settings_of_the_lab_are_files_that_exist() -> None:
    arguments = dict(argument.split("=", 1) for argument in lab_arguments(Path("w"), 1, browser=False, root=False))
    settings = Path(arguments["--LabApp.app_settings_dir"])
    assert settings == lab.SETTINGS
    for name in ("overrides.json", "page_config.json"):
        assert json.loads((settings / name).read_text(encoding="utf-8"))
