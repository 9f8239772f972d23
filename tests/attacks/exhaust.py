"""Attacks on the machine and the process: exits, signals, bombs of every kind, loops without end."""

from __future__ import annotations

from tests.attacks.course import WRONG_MSE, Attack


def calls(name: str, code: str, verdict: str, **others: object) -> Attack:
    """The trick runs inside the learner's functions, where a test calls them."""
    body = "\n    ".join(code.splitlines())
    both = (
        f"def mse(y_hat, y, half=False):\n    {body}\n    return 0.125",
        f"def double(x):\n    {body}\n    return x",
    )
    return Attack(name, mse=both[0], double=both[1], verdicts=(verdict, verdict), **others)  # type: ignore[arg-type]


def cell(name: str, code: str, **others: object) -> Attack:
    """The trick runs as a cell of its own."""
    return Attack(name, trick=code, **others)  # type: ignore[arg-type]


FORKS = "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
THREADS = (
    "import threading, time\nwhile True:\n    try:\n        threading.Thread(target=time.sleep, "
    "args=(99,), daemon=True).start()\n"
    "    except RuntimeError:\n        pass"
)
FILL = "import os\nwith open('/tmp/full', 'wb') as file:\n    while True:\n        file.write(b'x' * 2**20)"
FILES = "import itertools\nfor number in itertools.count():\n    open(f'/tmp/{number}', 'w').close()"
LINES = "while True:\n    print('x' * 10_000)"
SHOWN = "from IPython.display import display\nwhile True:\n    display('x' * 100_000)"

ATTACKS = [
    cell("sys.exit in a cell", "import sys\nsys.exit(0)"),
    cell("quit() in a cell", "quit()"),
    cell("os._exit in a cell", "import os\nos._exit(0)"),
    calls("os._exit in a call", "import os\nos._exit(0)", "died"),
    calls("sys.exit in a call", "import sys\nsys.exit(0)", "error"),
    cell("a segfault through ctypes", "import ctypes\nctypes.string_at(0)"),
    calls("a segfault in a call", "import ctypes\nctypes.string_at(0)", "died"),
    calls("abort()", "import os\nos.abort()", "died"),
    calls(
        "SIGKILL to itself", "import os, signal\nos.kill(os.getpid(), 9)\nimport ctypes\nctypes.string_at(0)", "died"
    ),
    calls(
        "SIGSTOP, asleep for ever",
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGSTOP)\ntime.sleep(99)",
        "timeout",
    ),
    calls(
        "an endless loop that ignores signals",
        "import signal\nfor n in range(1, 30):\n    try:\n        signal.signal(n, signal.SIG_IGN)\n"
        "    except (OSError, ValueError):\n"
        "        pass\nwhile True:\n    pass",
        "timeout",
    ),
    calls("an endless loop in C", "sum(iter(int, 1))", "timeout"),
    calls(
        "an endless loop that catches everything",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "timeout",
    ),
    cell("an endless loop in a cell", "while True:\n    pass"),
    calls("sleep without end", "import time\ntime.sleep(9999)", "timeout"),
    cell("a fork bomb", FORKS),
    cell("a thread bomb", THREADS),
    cell("a memory bomb", "x = []\nwhile True:\n    x.append(bytearray(2**24))"),
    calls("a memory bomb in a call", "x = []\nwhile True:\n    x.append(bytearray(2**28))", "memory|timeout"),
    cell(
        "a memory bomb by many processes",
        "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n"
        "        x = bytearray(b'x') * 2**28\n        time.sleep(99)\n"
        "time.sleep(99)",
    ),
    cell("a full disk", FILL),
    cell("millions of files", FILES),
    cell("endless output", LINES),
    cell("endless displays", SHOWN),
    calls("endless output in a call", LINES, "timeout"),
    calls("deep recursion", "def down(n): return down(n + 1)\ndown(0)", "error"),
    calls(
        "deep recursion in C",
        "import sys\nsys.setrecursionlimit(10**9)\nx = []\nfor _ in range(10**6): x = [x]\n"
        "import json\njson.dumps(x, check_circular=False)",
        "died",
    ),
    calls("a regular expression that never ends", "import re\nre.match('(a+)+b', 'a' * 60)", "timeout"),
    cell(
        "a timer that kills the process later",
        "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.02)",
        verdicts=("died|wrong", "died|wrong"),
        spoils_step=True,
    ),
    cell(
        "a thread that kills the process at the first call",
        "import threading, os, time\nthreading.Thread(target=lambda: (time.sleep(0.001), os._exit(0)), "
        "daemon=True).start()",
        spoils_step=True,
        verdicts=("died|missing|wrong", "died|missing|wrong"),
    ),
    cell("a source of ten megabytes", "x = '" + "y" * 10**7 + "'"),
    cell("a source of nested brackets", "(" * 5000 + ")" * 5000),
    cell("a source with null bytes and broken text", "x = '\0\udcff'"),
    Attack(
        "two hundred cells that die",
        edit=lambda notebook: notebook["cells"].__setitem__(
            slice(1, 1),
            [
                {
                    "cell_type": "code",
                    "id": f"die-{n}",
                    "metadata": {},
                    "source": "import os; os._exit(1)",
                    "outputs": [],
                }
                for n in range(200)
            ],
        ),
        spoils_step=True,
        verdicts=("died", "died"),
    ),
    Attack(
        "a huge number as an exponent for the test",
        double="def double(x):\n    return 10**4000 if isinstance(x, int) else x",
    ),
    Attack("a wrong answer that takes its time", mse=WRONG_MSE.replace("return", "sum(range(10**6)); return")),
]
