"""Attacks on the comparison: patched libraries, hooks of IPython, objects that are equal to everything."""

from __future__ import annotations

from tests.attacks.course import Attack

EQUAL = """
class Equal{base}:
    def __eq__(self, other): return True
    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __hash__ = None
    def __array__(self, *args, **named): return np.zeros(3)
    def __array_function__(self, *args, **named): return True
    def __array_ufunc__(self, *args, **named): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __mul__ = __rmul__ = __abs__ = lambda self, *other: 0.0
    def __bool__(self): return True
    def __float__(self): return 0.0
    def __repr__(self): return "2.0"
"""
RETURNS = "def mse(y_hat, y, half=False):\n    return {0}", "def double(x):\n    return {0}"


def objects(name: str, kind: str, made: str, **others: object) -> Attack:
    mse, double = (text.format(made) for text in RETURNS)
    return Attack(name, trick="import numpy as np\n" + kind, mse=mse, double=double, **others)  # type: ignore[arg-type]


ATTACKS = [
    Attack(
        "patched numpy and its testing functions",
        "import numpy as np\nnp.allclose = np.isclose = np.array_equal = lambda *a, **k: True\n"
        "np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None",
    ),
    Attack(
        "a thread that patches again and again",
        "import threading, time\nimport numpy as np\n"
        "def again():\n    while True:\n        np.allclose = lambda *a, **k: True\n        time.sleep(0.001)\n"
        "threading.Thread(target=again, daemon=True).start()",
    ),
    Attack(
        "events of IPython that replace the check before each cell",
        "ip = get_ipython()\n"
        "def before(*args):\n    ip.user_ns['check'] = lambda *a, **k: None\n    ip.user_ns['assert'] = None\n"
        "ip.events.register('pre_run_cell', before)\nip.events.register('pre_execute', lambda: before())",
    ),
    Attack(
        "an input transformer that empties every test",
        "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'] if 'assert' in ''.join(lines) "
        "or 'check' in ''.join(lines) else lines)",
    ),
    Attack(
        "an AST transformer that drops every assert",
        "import ast\nclass Drop(ast.NodeTransformer):\n    def visit_Assert(self, node): return ast.Pass()\n"
        "get_ipython().ast_transformers.append(Drop())",
    ),
    objects("an object that is equal to everything", EQUAL.format(base=""), "Equal()", verdicts=("error", "wrong")),
    objects(
        "a float that is equal to everything", EQUAL.format(base="(float)"), "Equal(1.0)", verdicts=("error", "wrong")
    ),
    objects("an int that is equal to everything", EQUAL.format(base="(int)"), "Equal(1)", verdicts=("error", "wrong")),
    objects(
        "a text that is equal to everything", EQUAL.format(base="(str)"), "Equal('2')", verdicts=("error", "wrong")
    ),
    objects(
        "an array that is equal to everything",
        "class Equal(np.ndarray):\n    def __eq__(self, other): return True\n"
        "    def __array_ufunc__(self, *a, **k): return True\n"
        "    def __array_function__(self, *a, **k): return True",
        "np.zeros(3).view(Equal)",
        verdicts=("error", "wrong"),
    ),
    objects(
        "a masked array, whose differences are all masked",
        "",
        "np.ma.masked_all(3)",
        verdicts=("error", "wrong"),
    ),
    objects("nan, which compares with nothing", "", "float('nan')"),
    objects("an array that broadcasts", "", "np.zeros((1, 1, 0))"),
    objects("an array of a huge empty shape", "", "np.empty((0, 2**40, 2**10))[:, :1, :1].reshape(0, 2**20)"),
    objects("an int with a million digits", "", "1 << 4_000_000", verdicts=("error", "wrong")),
    objects("an int that is slow to print", "", "1 << 13_990"),
    objects("a text that is no text", "", "'\\ud800'", verdicts=("error", "wrong")),
    objects(
        "a list within lists without end",
        "def deep():\n    a = []\n    a.append(a)\n    return a",
        "deep()",
        verdicts=("error", "wrong"),
    ),
    objects("bools of which none is true or false", "", "np.frombuffer(b'\\x02' * 3, dtype=bool)"),
    Attack(
        "a None where the test wants a number", mse="mse = None", double="double = None", verdicts=("wrong", "wrong")
    ),
    Attack("the names are the test's own functions", mse="mse = print", double="double = np.double"),
    Attack(
        "the learner's own check, np and assert helpers",
        "check = lambda *a, **k: True\nimport builtins\nbuiltins.AssertionError = ZeroDivisionError\n"
        "builtins.len = lambda *a: 6\n"
        "class np:\n    allclose = staticmethod(lambda *a, **k: True)\n    float64 = float",
        spoils_step=True,
    ),
    Attack(
        "fake modules in sys.modules",
        "import sys, types\nfake = types.ModuleType('autograder')\nfake.check = lambda *a, **k: None\n"
        "fake.__path__ = []\nsys.modules['autograder'] = sys.modules['autograder.check'] = fake\n"
        "sys.modules['numpy.testing'] = fake",
    ),
    Attack(
        "answers learnt from the arguments' frames",
        mse="import sys\ndef mse(y_hat, y, half=False):\n    frame = sys._getframe()\n"
        "    found = 0.125\n    while frame:\n"
        "        for value in list(frame.f_locals.values()):\n            found = getattr(value, 'want', found)\n"
        "        frame = frame.f_back\n    return found",
        double="import sys\ndef double(x):\n    frame = sys._getframe().f_back\n    while frame:\n"
        "        if 'assert' in str(frame.f_code.co_consts):\n            return 2 * x\n"
        "        frame = frame.f_back\n    return x",
    ),
    Attack(
        "a search through gc for the reference and the cases",
        mse="import gc\ndef mse(y_hat, y, half=False):\n    for thing in gc.get_objects():\n"
        "        if type(thing).__name__ in ('Exercise', 'Case', 'Report', 'Examiner'):\n"
        "            return float(thing.reference(y_hat, y))\n    return 0.125",
    ),
    Attack(
        "an import of the catalogue and of the grader",
        mse="def mse(y_hat, y, half=False):\n    from autograder.exercises import find\n"
        "    return find('mse')(y_hat, y)",
        verdicts=("error", "wrong"),
    ),
    Attack(
        "a subclass of the error that a test expects",
        mse="def mse(y_hat, y, half=False):\n    raise type('CheckPassed', (AssertionError,), {})('passed')",
        double="def double(x):\n    raise type('NotImplementedError', (Exception,), {})('skip')",
        verdicts=("error", "missing"),
    ),
    Attack(
        "an error that ends the test early",
        mse="def mse(y_hat, y, half=False):\n    raise StopIteration",
        double="def double(x):\n    raise SystemExit(0)",
        verdicts=("error", "error"),
    ),
    Attack(
        "KeyboardInterrupt and GeneratorExit out of a function",
        mse="def mse(y_hat, y, half=False):\n    raise KeyboardInterrupt",
        double="def double(x):\n    raise GeneratorExit",
        verdicts=("error", "error"),
    ),
    Attack(
        "arguments that are changed to fit the answer",
        mse="def mse(y_hat, y, half=False):\n    y_hat[...] = y\n    return 0.0",
        double="def double(x):\n    try:\n        x[...] = 0\n        return x\n"
        "    except TypeError:\n        return x",
    ),
]
