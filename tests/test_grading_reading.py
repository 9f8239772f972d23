"""Whatever is handed in as a notebook is read, or refused in one sentence; nothing crashes and nothing hangs."""

from __future__ import annotations

import copy
import json
import os
import socket
import tracemalloc
from pathlib import Path
from random import Random
from typing import Any

import pytest

from autograder.grading import reading
from autograder.grading.reading import Unreadable, read_notebook, without_outputs
from autograder.grading.submission import restore
from tests.mutations import mutated

PROJECT = Path(__file__).resolve().parent.parent
UNIT = "01_gradient_descent"
MASTER = PROJECT / "source" / UNIT / f"{UNIT}.ipynb"


def notebook(*sources: str, **fields: Any) -> dict[str, Any]:
    cells = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
        for i, source in enumerate(sources)
    ]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **fields}


def cell(**fields: Any) -> dict[str, Any]:
    return {**notebook("x = 1")["cells"][0], **fields}


def written(folder: Path, content: Any) -> Path:
    path = folder / "one.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


GOOD = json.dumps(notebook("x = 1", "x + 1")).encode()
V3 = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"metadata": {}, "cells": [
    {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["A title"]},
    {"cell_type": "code", "collapsed": False, "input": ["x = 1"], "language": "python", "metadata": {},
     "outputs": [{"output_type": "stream", "stream": "stdout", "text": ["hello"]}], "prompt_number": 1}]}]}  # fmt: skip

REFUSED = {
    "truncated": (GOOD[: len(GOOD) // 2], "it breaks off"),
    "empty": (b"", "It is empty."),
    "only spaces": (b" \n\t ", "It is empty."),
    "not JSON": (b"# A title\n\nSome text.", "It is not JSON, as a notebook has to be"),
    "not UTF-8": (GOOD.replace(b"x = 1", b"x = '\xe4'"), "It is not text in UTF-8 (byte"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "It is not text in UTF-8 (byte 0)"),
    "null bytes": (b"\0" * 1000, "It is not JSON, as a notebook has to be"),
    "a list": ([1, 2], "It is JSON, but no notebook."),
    "no nbformat": ({"cells": []}, "it does not say its nbformat"),
    "nbformat true": (notebook(nbformat=True), "it does not say its nbformat"),
    "nbformat 5": (notebook(nbformat=5), "It is a notebook of format 5; formats 1 to 4 can be read."),
    "nbformat 0": (notebook(nbformat=0), "formats 1 to 4 can be read"),
    "format 3 without worksheets": ({"nbformat": 3}, "It says that it is a notebook of format 3, and is none."),
    "format 3 full of numbers": ({"nbformat": 3, "worksheets": [1]}, "format 3, and is none"),
    "no cells": ({"nbformat": 4}, "It is a notebook without cells."),
    "cells no list": (notebook(cells={"a": 1}), "It is a notebook without cells."),
    "a cell that is a number": (notebook(cells=[cell(), 7]), "Its cell 2 is no cell."),
    "a cell of no kind": (notebook(cells=[cell(cell_type=None)]), "Its cell 1 is neither code nor text"),
    "a cell of another kind": (notebook(cells=[cell(cell_type=["code"])]), "Its cell 1 is neither code nor text"),
    "a cell without text": (notebook(cells=[cell(source=None)]), "Its cell 1 has no text."),
    "a cell of numbers": (notebook(cells=[cell(source=["a", 1])]), "Its cell 1 has no text."),
    "nested without end": (b"[" * 1_000_000, "It is not JSON that can be read"),
    "a very long number": (b"1" * 100_000, "It is not JSON that can be read"),
    "too many cells": (notebook(cells=[1] * 10_001), "It has 10,001 cells; 10,000 can be graded."),
    "too much beside the outputs": (notebook("#" * (17 * 2**20)), "bytes beside its outputs"),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_damaged_notebook_is_refused_in_one_sentence(tmp_path: Path, content: Any, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_notebook(written(tmp_path, content))
    said = str(refused.value)
    assert sentence in said
    assert said.startswith("It")
    assert said.endswith(".")
    assert "\n" not in said


ACCEPTED = {
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "no kernelspec": notebook("x = 1", "x + 1"),
    "metadata that is no object": notebook("x = 1", "x + 1", metadata=[1]),
    "a minor format of the future": notebook("x = 1", "x + 1", nbformat_minor=99),
    "schema_version 9": notebook(
        cells=[cell(metadata={"nbgrader": {"schema_version": 9}}), cell(id=3, source=["x ", "+ 1"], metadata=None)]
    ),
}


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED)
def test_what_does_not_matter_stops_nothing(tmp_path: Path, content: Any) -> None:
    assert [one["source"] for one in read_notebook(written(tmp_path, content))["cells"]] == ["x = 1", "x + 1"]


def test_a_notebook_of_format_3_is_converted(tmp_path: Path) -> None:
    read = read_notebook(written(tmp_path, V3))
    assert read["nbformat"] == 4
    assert [(one["cell_type"], one["source"]) for one in read["cells"]] == [
        ("markdown", "# A title"),
        ("code", "x = 1"),
    ]


def test_halves_of_letters_become_question_marks(tmp_path: Path) -> None:
    (read,) = read_notebook(written(tmp_path, notebook("x = '\ud800'")))["cells"]
    assert read["source"] == "x = '?'"


def test_attached_pictures_stay_and_attached_programs_do_not(tmp_path: Path) -> None:
    attachments = {"a.png": {"image/png": "aGk="}, "b.svg": {"image/svg+xml": "<script>"}, "c": 3}
    content = notebook(cells=[cell(cell_type="markdown", attachments=attachments)])
    (read,) = read_notebook(written(tmp_path, content))["cells"]
    assert read["attachments"] == {"a.png": {"image/png": "aGk="}}


def others(folder: Path) -> dict[str, Path]:
    (folder / "folder.ipynb").mkdir()
    os.mkfifo(folder / "pipe.ipynb")
    (folder / "real.ipynb").write_bytes(GOOD)
    (folder / "link.ipynb").symlink_to(folder / "real.ipynb")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "s"))
    return {
        "It is a folder, not a file.": folder / "folder.ipynb",
        "It is a pipe, not a file.": folder / "pipe.ipynb",
        "It is a link, not a file.": folder / "link.ipynb",
        "It is a socket, not a file.": folder / "s",
        "It is a device, not a file.": Path("/dev/zero"),
        "There is no such file.": folder / "nowhere.ipynb",
        "It cannot be read (File name too long).": folder / ("a" * 300),
        "It cannot be read (Not a directory).": folder / "real.ipynb" / "inside.ipynb",
    }


@pytest.mark.skipif(os.name == "nt", reason="pipes, sockets and devices are files on Unix")
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    for sentence, path in others(tmp_path).items():
        with pytest.raises(Unreadable) as refused:
            read_notebook(path)
        assert str(refused.value) == sentence


def test_a_null_byte_in_a_name_is_refused() -> None:
    with pytest.raises(Unreadable, match="It cannot be read"):
        read_notebook(Path("a\0b"))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_FILE", 1000)
    with pytest.raises(Unreadable, match=r"It is a file of 1,001 bytes; 1,000 can be read\."):
        read_notebook(written(tmp_path, b" " * 1001))


def test_5000_cells_are_read(tmp_path: Path) -> None:
    assert len(read_notebook(written(tmp_path, notebook(*["x = 1"] * 5000)))["cells"]) == 5000


def test_100_mb_of_output_is_dropped_before_anything_is_built_from_it(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    stream = b'{"output_type": "stream", "name": "stdout", "text": "%s"}' % (b'\\\\ \\" ]} {[ outputs ' * 5_500_000)
    path.write_bytes(GOOD.replace(b'"outputs": []', b'"outputs": [%s]' % stream, 1))
    size = path.stat().st_size
    del stream
    assert size > 100 * 2**20
    tracemalloc.start()
    read = read_notebook(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one["source"] for one in read["cells"]] == ["x = 1", "x + 1"]
    assert all(one["outputs"] == [] for one in read["cells"])
    assert peak < 1.2 * size


TEXTS = ["plain", '"outputs": [', "]", "}", "\\", '\\"', "ä\u2028", "{[", '"outputs":[]']


def test_dropping_outputs_changes_nothing_else() -> None:
    rng = Random(3)

    def junk(depth: int) -> Any:
        if depth == 0:
            return rng.choice([*TEXTS, 1.5, None, True])
        if rng.random() < 0.5:
            return [junk(depth - 1) for _ in range(rng.randrange(3))]
        return {rng.choice([*TEXTS, "outputs"]): junk(depth - 1) for _ in range(rng.randrange(3))}

    had_some = 0
    for _ in range(300):
        original = notebook(*rng.choices(TEXTS, k=3), metadata={"a": junk(3)})
        for one in original["cells"]:
            one["metadata"] = {"b": junk(2)} if rng.random() < 0.5 else {}
            one["outputs"] = [junk(3) for _ in range(rng.randrange(3))]
            had_some += bool(one["outputs"])
        raw = json.dumps(original, indent=rng.choice([None, 1]), ensure_ascii=rng.random() < 0.5).encode()
        expected = copy.deepcopy(original)
        for one in expected["cells"]:
            one["outputs"] = []
        found = json.loads(without_outputs(raw))
        assert [one["source"] for one in found["cells"]] == [one["source"] for one in expected["cells"]]
        assert found == expected
    assert had_some > 100


def test_2000_mutations_of_a_notebook_are_read_and_restored_or_refused(tmp_path: Path) -> None:
    master = read_notebook(MASTER)
    raw = MASTER.read_bytes()
    graded = {one["id"] for one in master["cells"] if "nbgrader" in one["metadata"]}
    path = tmp_path / "one.ipynb"
    read, refused = 0, set()
    for seed in range(2000):
        path.write_bytes(mutated(raw, seed))
        try:
            submitted = read_notebook(path)
        except Unreadable as why:
            refused.add(str(why).split("(")[0])
            continue
        restored = restore(master, submitted)
        assert graded <= {one["id"] for one in restored.cells}
        assert len({one["id"] for one in restored.cells}) == len(restored.cells)
        read += 1
    print(f"{read} read, {2000 - read} refused with {len(refused)} different sentences")
    assert 400 < read < 1900
    assert len(refused) > 8
