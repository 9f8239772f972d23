"""What a cell shows, recorded as the outputs of a notebook cell, and never longer than a limit."""

from __future__ import annotations

import contextlib
import io
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type

MAX_TEXT = 2**20  # characters of all outputs of one cell
MAX_LINE = 10_000
CUT = "\n… cut here: this cell printed too much …\n"


class Hook(DisplayHook):
    """The value of a cell's last line becomes an output of the cell."""

    def write_output_prompt(self) -> None:
        """There is no prompt to write."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        shell: Any = self.shell
        shell.keep({**_display(format_dict, md_dict), "output_type": "execute_result", "execution_count": None})


class Publisher(DisplayPublisher):
    """What is displayed becomes an output of the cell."""

    def publish(self, data: Mapping[str, Any], metadata: Mapping[str, Any] | None = None, *_: Any, **__: Any) -> None:
        shell: Any = self.shell
        shell.keep(_display(data, metadata))


class Printed(io.StringIO):
    """Keeps what is printed up to a limit, and forgets the rest without a word until it is read."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._left = limit

    def write(self, text: str) -> int:
        super().write(text[: max(0, self._left)])
        self._left -= len(text)
        return len(text)

    def read_all(self) -> str:
        return self.getvalue() + (CUT if self._left < 0 else "")


class RecordingShell(InteractiveShell):
    """An IPython shell that keeps what its cells show."""

    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)

    def __init__(self, **options: Any) -> None:
        self._shown: list[dict[str, Any]] = []
        self._left = MAX_TEXT
        super().__init__(**options)  # type: ignore[no-untyped-call]

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window to open."""

    def record(self, source: str) -> tuple[list[dict[str, Any]], str | None]:
        """Runs a cell; returns its outputs in nbformat's shape, and the name of the error that ended it, if one did."""
        self._shown, self._left = [], MAX_TEXT
        printed, warned = Printed(MAX_TEXT), Printed(MAX_TEXT)
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(warned):
            self.run_cell(source, store_history=False)  # type: ignore[no-untyped-call]
        streams = (("stdout", printed.read_all()), ("stderr", warned.read_all()))
        outputs = [_stream(name, text) for name, text in streams if text] + self._shown
        errors = [output["ename"] for output in self._shown if output["output_type"] == "error"]
        return outputs, errors[-1] if errors else None

    def keep(self, output: dict[str, Any]) -> None:
        """Adds an output to those of the cell that runs, while there is room."""
        size = len(repr(output))
        if size <= self._left:
            self._left -= size
            self._shown.append(output)
        elif self._left > 0:
            self._left = 0
            self._shown.append(_stream("stdout", "… more than this is too much to keep of one cell …\n"))

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self._left = max(self._left, MAX_LINE * 100)  # an error is always kept
        self.keep(_error(etype.__name__, str(evalue), list(stb)))


def _stream(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def _display(data: Mapping[str, Any], metadata: Mapping[str, Any] | None) -> dict[str, Any]:
    texts = {kind: b64encode(v).decode() if isinstance(v, bytes) else v for kind, v in data.items()}
    return {"output_type": "display_data", "data": texts, "metadata": dict(metadata or {})}


def _error(name: str, text: str, lines: list[str]) -> dict[str, Any]:
    traceback = [line[:MAX_LINE] for line in lines[-30:]]
    return {"output_type": "error", "ename": name, "evalue": text[:MAX_LINE], "traceback": traceback}
