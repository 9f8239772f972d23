"""What a worker can see and do, what ends with it, and that nothing it answers can break the side that asks."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
import psutil
import pytest

from autograder.grading.examiner import Examiner, NotIsolable
from autograder.grading.limits import Limits
from autograder.grading.meter import CellDied, Meter
from autograder.grading.probe import LAYERS
from autograder.grading.remote import Remote, RemoteError, Unsendable, write_back
from autograder.grading.run import Notebook
from autograder.grading.sandbox import Sandbox
from autograder.grading.wire import Handle, encode

LIMITS = Limits(cell_seconds=0.6, submission_seconds=6, wall_factor=3, memory_bytes=3 * 2**29, file_bytes=2**22)
needs_bubblewrap = pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(LIMITS) as sandbox:
        yield sandbox


def text(outputs: list[dict[str, Any]]) -> str:
    return "".join(output.get("text") or output.get("evalue") or "" for output in outputs)


def seen(sandbox: Sandbox, source: str) -> str:
    with Notebook(sandbox) as notebook:
        return text(notebook.run(source))


@needs_bubblewrap
def test_every_layer_holds(sandbox: Sandbox) -> None:
    assert sandbox.layers == tuple(LAYERS)


@needs_bubblewrap
def test_what_stands_in_the_sandbox(sandbox: Sandbox) -> None:
    top = seen(sandbox, "import os\nprint(*sorted(os.listdir('/')))").split()
    system = {"bin", "dev", "etc", "gradwalk", "lib", "lib32", "lib64", "proc", "sbin", "tmp", "usr"}
    of_python = {Path(sys.base_prefix).parts[1], "python"}
    assert set(top) <= system | of_python
    source = "import os\nprint(os.listdir('/proc'), os.listdir('/tmp'), sorted(os.listdir('/etc')))"
    assert seen(sandbox, source).startswith("[] [] ['alternatives', ")


@needs_bubblewrap
def test_nothing_of_the_project_stands_in_the_sandbox_but_the_untrusted_rooms() -> None:
    walk = (
        "import os\nfound = []\nfor top, folders, files in os.walk('/'):\n"
        "    if top in ('/usr', '/lib', '/lib64', '/bin', '/sbin') or top.endswith('/site-packages/pip'):\n"
        "        folders.clear()\n"
        "    found += [os.path.join(top, name) for name in files if top.startswith('/gradwalk')\n"
        "              or name.endswith(('.ipynb', '.db')) or 'gradient' in top + name or 'autograder' in top + name]\n"
        "print(*sorted(path for path in found if '/site-packages/' not in path or 'gradient_descent' in path))"
    )
    rooms = ["__init__", "attempts", "channel", "limits", "outputs", "portable", "syscalls", "wire", "worker", "zygote"]
    expected = {f"/gradwalk/autograder/grading/{name}.py" for name in rooms}
    expected |= {"/gradwalk/autograder/__init__.py", "/gradwalk/autograder/exercises.py", "/gradwalk/utils/__init__.py"}
    with Sandbox() as patient:  # walking through all folders takes its time
        found = {path for path in seen(patient, walk).split() if "/fonts/fontlist" not in path}
    assert found == expected


def test_a_worker_knows_no_right_answer(sandbox: Sandbox) -> None:
    for name in ("autograder.exercises.gradient_descent", "autograder.examine", "autograder.grading.grade", "nope"):
        assert "No module named" in seen(sandbox, f"import {name}")


def test_the_environment_says_nothing_of_ours(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADWALK_TOKEN", "xyzzy")
    with Sandbox(LIMITS) as fresh:
        shown = seen(fresh, "import os\nprint(dict(os.environ))")
    assert "xyzzy" not in shown
    assert os.environ["PATH"] not in shown


def test_without_bubblewrap_it_says_what_is_missing_and_grades_all_the_same() -> None:
    with Sandbox(LIMITS, boxed=False) as plain:
        assert not {"network", "file system"} & set(plain.layers)
        assert {"memory", "cpu", "sanitised output"} <= set(plain.layers)
        with Notebook(plain) as notebook:
            assert text(notebook.run("print(6 * 7)")) == "42\n"
            assert "died" in str(notebook.run("import os\nos._exit(0)"))
            assert text(notebook.run("print(6 * 7)")) == "42\n"


def test_it_starts_again_when_the_warm_process_was_killed(sandbox: Sandbox) -> None:
    process = sandbox.spawn()
    os.kill(sandbox.warm_pid, signal.SIGKILL)
    sandbox.end(process)
    assert seen(sandbox, "print(1)") == "1\n"
    os.kill(sandbox.warm_pid, signal.SIGKILL)
    assert seen(sandbox, "print(2)") == "2\n"


BUSY = {
    "in a loop": "while True: pass",
    "with children": "import os\nfor _ in range(4): os.fork()\nwhile True: pass",
    "with a daemon": "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork(): os._exit(0)\n"
    "    time.sleep(99)\n"
    "while True: pass",
    "stopped": "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\nwhile True: pass",
}


@pytest.mark.parametrize("boxed", [True, False], ids=["boxed", "plain"])
@pytest.mark.parametrize("source", BUSY.values(), ids=BUSY.keys())
def test_nothing_of_a_worker_lives_on(source: str, boxed: bool) -> None:
    with Sandbox(LIMITS, boxed=boxed) as sandbox:
        warm = {process.pid for process in sandbox._inside()}
        process = sandbox.spawn()
        Remote(process.connection, Meter(LIMITS, sandbox.usage))._channel.send(encode(["run", source]))
        time.sleep(0.3)
        assert {process.pid for process in sandbox._inside()} > warm
        sandbox.end(process)
        assert {process.pid for process in sandbox._inside()} == warm
        assert seen(sandbox, "print(1)") == "1\n"


def test_a_sandbox_leaves_no_process_and_no_folder() -> None:
    with Sandbox(LIMITS) as sandbox:
        folder, pids = sandbox._folder.name, [process.pid for process in sandbox._inside()]
    assert not Path(folder).exists()
    end = time.monotonic() + 10  # the kernel takes a moment
    while any(map(lives, pids)) and time.monotonic() < end:
        time.sleep(0.02)
    assert not [pid for pid in pids if lives(pid)]


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended may wait for ever for a parent that does not ask."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_cells_build_on_each_other_and_a_dead_one_costs_only_itself(sandbox: Sandbox) -> None:
    with Notebook(sandbox) as notebook:
        notebook.run("x = [1]")
        for source, reason in (("import os\nos._exit(1)", "died"), ("while True: pass", "timeout")):
            assert notebook.run(source)[0]["ename"] == reason
        notebook.run("x.append(2)")
        assert text(notebook.run("print(x)")) == "[1, 2]\n"


def test_all_cells_together_have_a_limit() -> None:
    limits = Limits(cell_seconds=0.5, submission_seconds=1.0, wall_factor=4)
    with Sandbox(limits) as sandbox, Notebook(sandbox) as notebook:
        started = time.monotonic()
        reasons = [notebook.run("while True: pass")[0]["ename"] for _ in range(30)]
        assert set(reasons) == {"timeout"}
        assert time.monotonic() - started < 8
        assert "all cells together" in text(notebook.run("print(1)"))


def test_a_notebook_is_built_again_only_so_often() -> None:
    with Sandbox(Limits(deaths=3)) as sandbox, Notebook(sandbox) as notebook:
        outputs = [notebook.run("import os\nos._exit(1)") for _ in range(5)]
        assert "more than 3 times" in text(outputs[-1])


def test_pictures_are_kept_and_the_list_of_fonts_is_not_made_anew(sandbox: Sandbox) -> None:
    source = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
    with Notebook(sandbox) as notebook:
        assert "image/png" in notebook.run(source)[0]["data"]
        assert "_load_fontmanager" in text(notebook.run("import matplotlib.font_manager as f\nprint(dir(f))"))
    started = time.monotonic()
    with Sandbox(LIMITS) as fresh:
        assert seen(fresh, "print(1)") == "1\n"
    assert time.monotonic() - started < 10


def answered(packed: bytes, ask: Any) -> Any:
    """What a request gets from a worker that lies: it answers with `packed`, whatever it is asked."""
    ours, theirs = socket.socketpair()

    def serve() -> None:
        with theirs:
            theirs.recv(2**16)
            theirs.sendall(len(packed).to_bytes(4, "little") + packed)
            theirs.settimeout(2)
            while theirs.recv(2**16):
                pass

    server = threading.Thread(target=serve)
    server.start()
    try:
        return ask(Remote(ours, Meter(LIMITS, lambda: (0.0, 0))))
    finally:
        ours.close()
        server.join()


ASK = {
    "run": lambda remote: remote.run("1"),
    "get": lambda remote: remote.get(["f"]),
    "call": lambda remote: remote.call("f", (1, np.zeros(2)), {"k": 2}),
}
LIES: list[Any] = [
    None,
    3,
    [],
    {},
    "returned",
    [None],
    [[]],
    ["ran"],
    ["ran", 1, 2],
    ["ran", [], 3],
    ["ran", [], None, 1],
    ["values"],
    ["values", []],
    ["values", {"f": 3}],
    ["values", {"f": []}],
    ["values", {"f": ["data"]}],
    ["values", {"f": ["live"]}],
    ["values", {"f": ["live", 3]}],
    ["values", {"f": {"callable": 1}}],
    ["returned"],
    ["returned", 1],
    ["returned", 1, {}, ""],
    ["returned", 1, [], "", ""],
    ["returned", 1, {}, b"", ""],
    ["returned", 1, {}, "", None],
    ["raised"],
    ["raised", 1, "", None, "", ""],
    ["raised", "E", "", "1", "", ""],
    ["raised", "E", "", True, "", ""],
    ["unsendable"],
    ["unsendable", 3],
    ["back"],
    ["back", "0", []],
    ["back", 0, {}],
    ["back", True, []],
    [Handle(1)],
    ["returned", 1, {}, "", "", 5],
    (1, 2),
]


@pytest.mark.parametrize("verb", ASK)
@pytest.mark.parametrize("lie", LIES, ids=repr)
def test_a_malformed_answer_ends_the_worker_not_the_grader(lie: Any, verb: str) -> None:
    with pytest.raises(CellDied) as died:
        answered(encode(lie), ASK[verb])
    assert died.value.reason == "died"


def test_bytes_that_are_no_answer_end_the_worker() -> None:
    for packed in (
        b"",
        b"\xc1",
        b"\x91" * 900,
        bytes(msgpack.packb(["returned", msgpack.ExtType(9, b""), {}, "", ""])),
    ):
        with pytest.raises(CellDied):
            answered(packed, ASK["call"])


def test_a_name_that_was_not_asked_for_is_left_out() -> None:
    found = answered(
        encode(["values", {"f": ["data", 1], "check": ["callable"], "__builtins__": ["data", {}]}]), ASK["get"]
    )
    assert found == {"f": 1}


def test_changes_of_arguments_that_do_not_exist_are_left_out() -> None:
    changed = answered(encode(["returned", 0, {0: 5, 2: 5, -1: 5, "k": 6, "z": 7}, "", ""]), ASK["call"])[1]
    assert changed == {0: 5, "k": 6}


@pytest.mark.parametrize(
    "name", ["SystemExit", "KeyboardInterrupt", "CellDied", "print", "__import__", "", "UnicodeDecodeError"]
)
def test_only_ordinary_errors_are_made_from_their_names(name: str) -> None:
    with pytest.raises(RemoteError) as raised:
        answered(encode(["raised", name, "\x1b]0;x\x07text", None, "", ""]), ASK["call"])
    assert str(raised.value) == f"{name}: ]0;xtext"


def test_an_argument_that_cannot_cross_is_the_tests_own_matter(sandbox: Sandbox) -> None:
    with Notebook(sandbox) as notebook:
        notebook.run("def f(x):\n    return 1")
        with pytest.raises(Unsendable):
            notebook._remote.call("f", (object(),), {})
        test = "try:\n    f(object())\nexcept Exception:\n    pass"
        with pytest.raises(NotIsolable):
            notebook.examine(examiner(test), test)


def examiner(test: str) -> Examiner:
    about = {"grade_id": "t", "grade": True, "locked": True, "solution": False, "points": 1}
    given = {"grade_id": "s", "grade": False, "locked": False, "solution": True}
    cells = [("def f(x):\n    return 1", given), (test, about)]
    return Examiner([{"cell_type": "code", "metadata": {"nbgrader": info}, "source": source} for source, info in cells])


def test_a_generator_goes_on_where_the_learner_left_it(sandbox: Sandbox) -> None:
    ours, theirs = np.random.default_rng(5), np.random.default_rng(5)
    with Notebook(sandbox) as notebook:
        notebook.run("def f(rng):\n    return rng.normal(size=3)")
        f = notebook._remote.get(["f"])["f"]
        assert np.array_equal([f(ours), f(ours)], [theirs.normal(size=3), theirs.normal(size=3)])


@pytest.mark.parametrize("now", [None, np.zeros(3), np.zeros(2, dtype=int), [1.0, 2.0], "x"])
def test_an_argument_that_became_something_else_is_changed(now: Any) -> None:
    for argument in (np.array([1.0, 2.0]), np.array([[1.0, 2.0]]).T[:, 0], np.array(["a", "b"])):
        before = argument.copy()
        write_back(argument, now)
        assert argument.tobytes() != before.tobytes()
