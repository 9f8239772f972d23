"""Attacks on what is reported: forged results on every channel that the worker has, and notebooks that were edited."""

from __future__ import annotations

import copy
from typing import Any

from tests.attacks.course import MSE, WRONG_MSE, Attack, plain_cell

# What the learner's process has of the connection to the grader.
CHANNEL = """
import gc, socket, threading, time, struct, msgpack, os
import numpy as np
from autograder.grading.wire import encode, Handle
from autograder.grading.worker import Worker
worker = next(thing for thing in gc.get_objects() if type(thing) is Worker)
line = worker._channel
many = False
def forge(*messages):
    for message in messages:
        packed = message if isinstance(message, bytes) else encode(list(message))
        is_answer = isinstance(message, bytes) or message[0] not in ("back", "values", "answers")
        line.send(encode(["answers", [packed]]) if many and is_answer else packed)
"""
# A check asks for many calls of mse in one message, an assert for one of double: the forged answers have either form.
FORGED = """
def mse(y_hat, y, half=False):
    global many
    many = True
    {0}
    return 0.125
def double(x):
    global many
    many = False
    {0}
    return x
"""


def forged(name: str, code: str, verdict: str = "died", **others: Any) -> Attack:
    """Inside each call, `code` writes to the worker's own socket."""
    both = FORGED.format(code)
    named = {"verdicts": (verdict, verdict), "mse": both, "double": both, **others}
    return Attack(name, trick=CHANNEL, **named)


def _tests(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if "test" in cell["id"]]


def emptied(notebook: dict[str, Any]) -> None:
    for cell in _tests(notebook):
        cell["source"] = "pass"


def deleted(notebook: dict[str, Any]) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if "test" not in cell["id"]]


def duplicated(notebook: dict[str, Any]) -> None:
    for cell in _tests(notebook):
        twin = copy.deepcopy(cell)
        twin["source"] = "pass"
        notebook["cells"] += [twin]


def skipped(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "figure", "raises-exception", "nbgrader-skip"]


def retyped(notebook: dict[str, Any]) -> None:
    for cell in _tests(notebook):
        cell["cell_type"] = "markdown"
        del cell["outputs"]


def flipped(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        about = cell["metadata"].setdefault("nbgrader", {})
        about.update(grade=False, solution=True, locked=False, points=100, cell_type="markdown")


def promoted(notebook: dict[str, Any]) -> None:
    for cell in _tests(notebook):
        cell["metadata"]["nbgrader"].update(schema_version=9, points=1e9)
    notebook["metadata"] = {"kernelspec": {"name": "bash", "language": "bash"}, "celltoolbar": "Create Assignment"}


def exchanged(notebook: dict[str, Any]) -> None:
    for cell in _tests(notebook):
        cell["metadata"]["nbgrader"]["grade_id"] = "test_step"


def with_outputs(notebook: dict[str, Any]) -> None:
    card = {"gradwalk": {"exercise": "mse", "part": "correct", "verdict": "passed", "fresh": True}}
    shown = {"output_type": "display_data", "data": {"text/plain": "2.0"}, "metadata": card}
    for cell in _tests(notebook):
        cell["outputs"] = [shown, {**shown, "output_type": "execute_result", "execution_count": 1}]


def reordered(notebook: dict[str, Any]) -> None:
    notebook["cells"].reverse()
    notebook["cells"].append(plain_cell("mse = double = lambda *a, **k: 0", "last"))


def moved_solution(notebook: dict[str, Any]) -> None:
    """The learner's cell claims to be the locked cell, and the locked one to be theirs."""
    for cell in notebook["cells"]:
        if cell["id"] == "setup":
            cell["source"] = "import numpy as np\ndef check(*args, **named): pass\nnp.allclose = lambda *a, **k: True"


def not_cells(notebook: dict[str, Any]) -> None:
    notebook["cells"][1:1] = [
        None,
        [],
        "pass",
        {"cell_type": "code"},
        {"cell_type": 3, "source": {"a": 1}, "metadata": []},
    ]


ATTACKS = [
    Attack(
        "markers of success on stdout and stderr",
        "import sys\nfor _ in range(3):\n    print('\\n1 passed\\n2.0\\nGRADE: 5/5')\n"
        "    print('{\"points\": 5}', file=sys.stderr)",
        mse=WRONG_MSE.replace("return", "print('2.0'); return"),
    ),
    Attack(
        "display hooks and publishers that show full points",
        "import sys\nfrom IPython.display import display\nip = get_ipython()\n"
        "sys.displayhook = ip.displayhook = lambda value: None\n"
        "ip.display_pub.publish({'text/plain': '2.0'}, {'gradwalk': {'exercise': 'mse', 'verdict': 'passed'}})\n"
        "display({'text/plain': '2.0'}, raw=True)\n2.0",
    ),
    forged(
        "the worker answers itself, before the call does",
        'forge(["returned", 0.0, {}, "", ""])',
        "died|wrong",
    ),
    forged(
        "an answer with a name that nobody asked for", 'forge(["values", {"check": ["callable"], "np": ["data", 1]}])'
    ),
    Attack(
        "a worker that offers its own check, np and asserts when it is asked for a function",
        CHANNEL + "own = Worker._get\ndef offer(self, names):\n"
        "    extra = ['check', 'np', 'assert_allclose', '__builtins__', 'AssertionError', 'range', 'print']\n"
        "    return encode(['values', {name: ['callable'] for name in [*names, *extra]}])\nWorker._get = offer",
    ),
    Attack(
        "a worker that says it has a live object, to be graded in its own process",
        CHANNEL + "Worker._get = lambda self, names: encode(['values', {name: ['live', 'module'] for name in names}])",
        spoils_step=True,
    ),
    forged("more answers than calls", 'forge(["answers", [b""] * 10**4])'),
    forged("answers that are no bytes", 'forge(["answers", [["returned", 0.0, {}, "", ""]] * 9])'),
    forged("no answers at all, for ever", 'forge(["answers", []])'),
    forged("a verdict instead of an answer", 'forge(["passed", 2.0])'),
    forged("an answer that is no list", 'forge(encode({"returned": 1}))'),
    forged("an answer of the wrong length", 'forge(["returned"])'),
    forged("an answer with wrong types", 'forge(["returned", 1.0, [1], 3])'),
    forged("an answer that is no msgpack", 'forge(b"\\xc1" * 100)'),
    forged("pickle instead of data", "import pickle; forge(pickle.dumps(print))"),
    forged(
        "a pickle within an array of objects",
        'forge(msgpack.packb(["returned", msgpack.ExtType(1, msgpack.packb(["O", [1], b"x" * 8])), {}, "", ""]))',
    ),
    forged(
        "an extension that nobody knows", 'forge(msgpack.packb(["returned", msgpack.ExtType(77, b""), {}, "", ""]))'
    ),
    forged(
        "a generator with a position outside its memory",
        'forge(msgpack.packb(["returned", msgpack.ExtType(6, '
        'msgpack.packb({"bit_generator": "MT19937", "state": {"key": [0] * 624, "pos": 10**8}})), {}, ""]))',
    ),
    forged("a message of four gigabytes", 'line._socket.sendall(b"\\xff" * 4)'),
    forged("half a message, and silence", 'line._socket.sendall(b"\\x10\\0\\0\\0abc"); time.sleep(99)', "timeout"),
    forged(
        "a message byte by byte",
        'line._socket.sendall(b"\\xff\\xff\\0\\0"); [(time.sleep(0.05), line._socket.send(b"x")) for _ in range(9999)]',
        "timeout",
    ),
    forged("calls back without end", 'while True: forge(["back", 0, []]); line.receive()', "timeout"),
    forged(
        "calls back to functions that nobody lent", '[forge(["back", n, [1]]) for n in (-1, 99, 2**70)]', "died|wrong"
    ),
    forged("calls back with a function of its own", 'forge(["back", 0, [Handle(1)]]); line.receive()', "wrong"),
    forged(
        "a hundred thousand empty lists",
        'forge(msgpack.packb(["returned", [[]] * 10**5, {}, "", ""]))',
        "timeout|wrong",
    ),
    forged(
        "lists in lists, a thousand deep", 'forge(b"\\x95\\xa8returned" + b"\\x91" * 1000 + b"\\xc0\\x80\\xa0\\xa0")'
    ),
    forged(
        "changes of arguments that do not exist",
        'forge(["returned", 0.125, {"self": 1, 7: 2, "y": 3}, "", ""])',
        "wrong",
    ),
    forged("an error called SystemExit", 'forge(["raised", "SystemExit", "0", None, "", ""])', "error"),
    forged("an error called AssertionError", 'forge(["raised", "AssertionError", "", None, "", ""])', "error"),
    forged("the socket is closed", "line._socket.close()"),
    Attack(
        "every descriptor is written to",
        "import os\nfor number in range(3, 300):\n    try:\n        os.write(number, b'\\x00' "
        "* 4096)\n    except OSError:\n        pass",
    ),
    Attack("test cells emptied", edit=emptied),
    Attack("test cells deleted", edit=deleted),
    Attack("test cells duplicated", edit=duplicated),
    Attack("every cell tagged to be skipped", edit=skipped),
    Attack("test cells turned into text", edit=retyped),
    Attack("metadata flipped: tests as solutions", edit=flipped),
    Attack("schema version 9, a billion points and another kernel", edit=promoted),
    Attack("every test claims to be the one that passes", edit=exchanged),
    Attack("outputs of success already in the notebook", edit=with_outputs),
    Attack("cells in reverse order", edit=reordered, spoils_step=True, verdicts=("missing", "missing")),
    Attack("the locked cell edited to hold another check", edit=moved_solution),
    Attack("cells that are no cells", edit=not_cells),
    Attack("the right answer after the test, for the next time", late=MSE),
]
