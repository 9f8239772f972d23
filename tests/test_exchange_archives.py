"""Archives that nobody trusts: a hostile one is refused in a sentence, and an honest file beside it is read."""

from __future__ import annotations

import io
import os
import random
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.exchange.archive_paths import Refusal, is_folder_name, safe_parts
from autograder.exchange.archive_safe import LEARNERS, Archive, Limits
from autograder.exchange.archive_sources import Budget, Found, LeftOut, Shelf, files_below, unpacked
from tests.handed_in import zipped

HONEST = {"tiny.ipynb": b"{}"}


def archive(raw: bytes, limits: Limits | None = None) -> Archive:
    return Archive(io.BytesIO(raw), limits)


def read(raw: bytes, limits: Limits | None = None) -> dict[str, bytes | str]:
    """What each file of an archive holds, or why it is refused."""
    opened = archive(raw, limits)
    found: dict[str, bytes | str] = {}
    for entry in opened.entries():
        try:
            found["/".join(entry.parts)] = entry.problem or b"".join(opened.pieces(entry.info))
        except Refusal as why:
            found["/".join(entry.parts)] = str(why)
    opened.close()
    return found


def with_entry(name: str = "bad", content: bytes = b"x", **about: int) -> bytes:
    """An archive with an honest file, and with one that says this of itself."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("tiny.ipynb", b"{}")
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        for field, value in about.items():
            setattr(info, field, value)
        made.writestr(info, content)
    return raw.getvalue()


def renamed(name: bytes) -> bytes:
    """An archive with a name that zipfile would not write."""
    placeholder = b"N" * len(name)
    return with_entry(placeholder.decode()).replace(placeholder, name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../evil", "(..)"),
        ("a/../../evil", "(..)"),
        ("..", "(..)"),
        ("/etc/passwd", "absolute path"),
        ("//server/share", "absolute path"),
        ("C:/Windows/evil", "drive letter"),
        ("c:evil", "drive letter"),
        ("..\\evil", "backslash"),
        ("\\\\server\\evil", "backslash"),
        ("tiny.ipynb:stream", "colon"),
        ("a\nb", "control characters"),
        ("\x1b[2Jb", "control characters"),
        ("a\x00.ipynb", "control characters"),
        ("a\u2028b", "control characters"),
        ("\ud800", "control characters"),
        ("", "no name"),
        ("./.", "no name"),
        ("x" * 300, "too long"),
        ("한" * 90, "too long"),
        ("/".join(["deep"] * 30), "more than 20 folders"),
        ("/".join(["x" * 90] * 12), "too long"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, why: str) -> None:
    with pytest.raises(Refusal, match=".") as caught:
        safe_parts(name)
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("tiny.ipynb", ("tiny.ipynb",)),
        ("./a//b/./tiny.ipynb", ("a", "b", "tiny.ipynb")),
        ("..tiny..ipynb", ("..tiny..ipynb",)),
        ("u\u0308bung/김.ipynb", ("übung", "김.ipynb")),
        ("👩‍🔬/الحداد.ipynb", ("👩‍🔬", "الحداد.ipynb")),
    ],
)
def test_an_honest_name_is_taken_with_its_letters_composed(name: str, parts: tuple[str, ...]) -> None:
    assert safe_parts(name) == parts


def test_random_names_are_refused_or_stay_below_the_folder(tmp_path: Path) -> None:
    rng = random.Random(5)
    taken = 0
    for _ in range(3000):
        name = "".join(rng.choice(["..", "/", "\\", "a", ".", ":", "\0", "~", "C:", "é", " "]) for _ in range(6))
        try:
            parts = safe_parts(name)
        except Refusal:
            continue
        taken += 1
        assert Path(os.path.normpath(tmp_path.joinpath(*parts))).is_relative_to(tmp_path), name
        assert tmp_path.joinpath(*parts) != tmp_path
    assert taken > 100


@pytest.mark.parametrize("name", ["kim", "김민지", "o.brien@x.org", "a b"])
def test_an_id_that_names_a_folder(name: str) -> None:
    assert is_folder_name(name)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", ".hidden", " kim", "kim\n", "C:", "x" * 300])
def test_an_id_that_cannot_name_a_folder(name: str) -> None:
    assert not is_folder_name(name)


LINK = (stat.S_IFLNK | 0o777) << 16
DEVICE = (stat.S_IFCHR | 0o666) << 16


def encrypted() -> bytes:
    raw = bytearray(with_entry())
    for start in (raw.rfind(b"PK\3\4") + 6, raw.rfind(b"PK\1\2") + 8):
        raw[start] |= 1
    return bytes(raw)


def lying(size: int) -> bytes:
    """An archive whose list says another size of a file than it has."""
    raw = bytearray(with_entry(content=b"y" * 5000))
    struct.pack_into("<L", raw, raw.rfind(b"PK\1\2") + 24, size)
    return bytes(raw)


def packed_otherwise(method: int) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        made.writestr("tiny.ipynb", b"{}", zipfile.ZIP_STORED)
        made.writestr("bad", b"x" * 100, method)
    return raw.getvalue()


def broken() -> bytes:
    raw = bytearray(with_entry(content=random.Random(1).randbytes(4000)))
    raw[raw.rfind(b"PK\3\4") + 200] ^= 0xFF
    return bytes(raw)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a link": (lambda: with_entry(content=b"/etc/passwd", external_attr=LINK), "It is a link"),
    "a device": (lambda: with_entry(external_attr=DEVICE), "It is a device"),
    "encrypted": (encrypted, "It is encrypted"),
    "a way out": (lambda: with_entry("../evil"), "(..)"),
    "a folder that is a way out": (lambda: with_entry("../evil/", b""), "(..)"),
    "a backslash": (lambda: renamed(b"..\\evil"), "backslash"),
    "a hidden end": (lambda: renamed(b"evil\0.txt"), "control characters"),
    "bzip2, without a limit": (lambda: packed_otherwise(zipfile.ZIP_BZIP2), "rare way"),
    "lzma, without a limit": (lambda: packed_otherwise(zipfile.ZIP_LZMA), "rare way"),
    "a small size for a large file": (lambda: lying(10), "damaged"),
    "a large size for a small file": (lambda: lying(9000), "damaged"),
    "damaged": (broken, "damaged"),
    "a bomb": (lambda: with_entry(content=bytes(30 * 2**20)), "more than 200 times"),
    "a name that differs in case": (lambda: with_entry("TINY.ipynb"), "There is a file of the name tiny.ipynb"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_and_the_one_beside_it_is_read(kind: str) -> None:
    make, why = HOSTILE[kind]
    found = read(make())
    assert found.pop("tiny.ipynb") == b"{}"
    assert [why in str(said) for said in found.values()] == [True], found


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_file_of_the_same_name_is_refused() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        made.writestr("u\u0308.txt", b"1")
        made.writestr("Ü.txt", b"2")
        made.writestr("u\u0308.txt", b"3")
    opened = archive(raw.getvalue())
    assert [bool(entry.problem) for entry in opened.entries()] == [False, True, True]


def overlapped(count: int) -> bytes:
    """A small archive whose list names one and the same large file many times."""
    made = bytearray(zipped({"a": random.Random(3).randbytes(50_000)}))
    start = made.rfind(b"PK\1\2")
    end = made.rfind(b"PK\5\6")
    one = bytes(made[start:end])
    listed = b"".join(one[:46] + f"{n:01x}".encode()[-1:] + one[47:] for n in range(count))
    tail = bytearray(made[end:])
    struct.pack_into("<HHL", tail, 8, count, count, len(listed))
    return bytes(made[:start]) + listed + bytes(tail)


@pytest.mark.parametrize(
    ("make", "limits", "why"),
    [
        (lambda: b"no zip", None, "no zip archive"),
        (lambda: b"", None, "no zip archive"),
        (lambda: zipped(HONEST)[:-10], None, "no zip archive"),
        (lambda: zipped(HONEST)[40:], None, "overlap"),
        (lambda: overlapped(12), None, "overlap"),
        (lambda: zipped({f"{n}": b"" for n in range(11)}), Limits(files=10), "more than 10 files"),
        (lambda: zipped({f"{n}": bytes(900) for n in range(9)}), Limits(bytes=8000), "unpacks to more"),
        (lambda: zipped({f"{n:090}": b"" for n in range(3000)}), Limits(directory=2**17), "list of contents"),
    ],
)
def test_an_archive_that_is_hostile_as_a_whole_is_refused(
    make: Callable[[], bytes], limits: Limits | None, why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        archive(make(), limits)


def test_random_damage_is_refused_in_a_sentence_or_does_no_harm() -> None:
    rng = random.Random(11)
    honest = zipped({f"folder/{n}.ipynb": rng.randbytes(300) for n in range(5)})
    refused = 0
    for _ in range(400):
        raw = bytearray(honest)
        for _ in range(rng.randrange(1, 6)):
            raw[rng.randrange(len(raw))] = rng.randrange(256)
        try:
            found = read(bytes(raw[: rng.randrange(20, len(raw) + 200)]))
            refused += any(isinstance(said, str) for said in found.values())
        except Refusal:
            refused += 1
    assert 200 < refused < 400


def test_a_file_that_claims_nothing_and_unpacks_to_a_gigabyte_stops_early() -> None:
    """The list says 100 bytes of a stream that unpacks to 64 MB; no more than a piece of it is ever held."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = packer.compress(bytes(64 * 2**20)) + packer.flush()
    raw = bytearray(zipped({"bomb": b"z" * 100}, method=zipfile.ZIP_STORED))
    start, end = raw.find(b"z" * 100), raw.rfind(b"PK\1\2")
    head, listed = raw[:start], raw[end:]
    for where, part in ((8, head), (10, listed)):
        struct.pack_into("<H", part, where, zipfile.ZIP_DEFLATED)
    for where, part in ((18, head), (20, listed)):
        struct.pack_into("<L", part, where, len(stream))
    struct.pack_into("<L", listed, listed.rfind(b"PK\5\6") + 16, len(head) + len(stream))
    tracemalloc.start()
    found = read(bytes(head) + stream + bytes(listed))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "damaged" in str(found["bomb"])
    assert peak < 8 * 2**20


def test_an_archive_of_ten_thousand_files_is_read_file_by_file() -> None:
    raw = zipped({f"{n:05}/tiny.ipynb": str(n).encode() for n in range(10_000)})
    found = read(raw)
    assert len(found) == 10_000
    assert all(content == str(int(name[:5])).encode() for name, content in found.items())


def nested(depth: int, width: int, core: bytes) -> bytes:
    """Zips in zips, as 42.zip has them: `width` equal ones in each, `depth` deep."""
    content = core
    for _ in range(depth):
        content = zipped({f"lib{n}.zip": content for n in range(width)})
    return content


def test_zips_in_zips_are_opened_again_when_they_have_been_closed() -> None:
    inner = {f"{n}.zip": zipped({"a.txt": f"{n}".encode()}) for n in range(8)}
    outer = Found(("x.zip",), None, 0, lambda: iter([zipped(inner)]))
    shelf = Shelf()
    zips = [one for one in shelf.inside(outer) if isinstance(one, Found)]
    files = [one for found in zips for one in shelf.inside(found) if isinstance(one, Found)]
    assert [one.read() for one in reversed(files)] == [f"{n}".encode() for n in reversed(range(8))]
    shelf.close()


def test_a_budget_counts_what_all_zips_of_a_learner_unpack_to() -> None:
    budget = Budget()
    large = Found(("a",), None, 200 * 2**20, lambda: iter(()))
    budget.take(large)
    budget.take(large)
    with pytest.raises(Refusal, match="unpack to more than 512 MB"):
        budget.take(large)
    small = Budget(files=1)
    small.take(Found(("a",), None, 1, lambda: iter(())))
    with pytest.raises(Refusal, match=f"more than {LEARNERS.files:,} files"):
        small.take(large)


def test_what_cannot_be_unpacked_leaves_no_file_open() -> None:
    def fails() -> None:
        raise Refusal("It is damaged.")
        yield b""

    with pytest.raises(Refusal, match="damaged"):
        unpacked(Found(("a.zip",), None, 0, fails))  # type: ignore[arg-type]


def test_of_a_folder_only_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    folder = tmp_path / "given"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "tiny.ipynb").write_bytes(b"{}")
    (folder / "link.ipynb").symlink_to(tmp_path / "outside.txt")
    (folder / "links").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    (folder / "back\\slash").write_bytes(b"")
    found = list(files_below(folder))
    assert [one.parts for one in found if isinstance(one, Found)] == [("in", "tiny.ipynb")]
    said = {one.name: one.why for one in found if isinstance(one, LeftOut)}
    assert said == {
        "link.ipynb": "It is a link, not a file.",
        "links": "It is a link, not a file.",
        "pipe": "It is a pipe, not a file.",
        "back\\slash": "Its name holds a backslash, which may lead elsewhere.",
    }


def test_a_file_that_becomes_a_link_before_it_is_read_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.txt").write_text("mine")
    (found,) = files_below(given)
    (given / "a.txt").unlink()
    (given / "a.txt").symlink_to(tmp_path / "secret.txt")
    assert isinstance(found, Found)
    with pytest.raises(Refusal, match="cannot be read"):
        found.read()
