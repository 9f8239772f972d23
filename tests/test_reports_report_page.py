"""The report as files: hostile texts do nothing, nothing is asked of the network, a large class stays small."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from autograder.reports.findings import Findings, find_all
from autograder.reports.learners import lines
from autograder.reports.page import marked
from autograder.reports.report_files import NotWritten, as_json, as_table, write_report
from autograder.reports.results import Person, Standing
from autograder.reports.sections import ScoredCell, Section
from autograder.reports.unknown import Group, groups
from tests.bench.report import synthetic
from tests.report_class import CORRECT, HOSTILE, cell, found, graded, own, page_of, robust


class Elements(HTMLParser):
    """The elements of a page with their attributes; complains about what is not closed."""

    VOID = {"meta", "br", "link", "img", "input", "hr", "wbr"}

    def __init__(self, page: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        self.open += [tag] if tag not in self.VOID else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        return [about for tag, about in self.all if tag in tags]


@pytest.fixture(scope="module")
def hostile() -> Findings:
    """A class in which every text that may be a learner's is hostile."""
    who = Person("h", HOSTILE, "=1+1", HOSTILE, HOSTILE)
    cells = (cell("wrong", "pattern:transposed", message=HOSTILE), own("wrong", message=f"`{HOSTILE}`"))
    one = graded("x", *cells)
    standing = Standing(
        who, "graded", marks=one.marks, grades=one.grades, handed_in=datetime(2026, 3, 6), seconds_late=7200
    )
    bad = Standing(Person(HOSTILE), "not graded", problem=HOSTILE)
    tests = (CORRECT, ScoredCell("nb", "test_own", 1, "own", Section(HOSTILE, HOSTILE)))
    return found(standing, bad, Standing(Person("=cmd|' /C calc'!A0"), "nothing handed in"), tests=tests)


def test_hostile_texts_are_letters(hostile: Findings) -> None:
    there = groups(hostile.rows)
    page = page_of(
        hostile, [Group(one.rows, one.code, one.message, "wrong", None, one.learners, HOSTILE) for one in there]
    )
    elements = Elements(page)
    assert elements.named("script", "img", "iframe", "link", "form", "input", "object") == []
    assert not any(name.startswith("on") for _, about in elements.all for name in about)
    assert elements.text.count("<script>alert(1)</script>") > 5
    assert "{{ 7*7 }}" in elements.text
    assert "\u202e" not in page.replace(HOSTILE.replace("<", "&lt;"), "").split("<pre")[0]


def test_the_page_asks_for_nothing_and_runs_nothing(hostile: Findings) -> None:
    elements = Elements(page_of(hostile, groups(hostile.rows)))
    policy = next(about for about in elements.named("meta") if about.get("http-equiv"))
    assert policy == {
        "http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"
    }  # fmt: skip
    assert not any({"src", "srcset", "background", "ping"} & set(about) for _, about in elements.all)
    links = [str(about["href"]) for about in elements.named("a")]
    ids = {about.get("id") for _, about in elements.all}
    assert links
    assert {link for link in links if link[1:] not in ids or link[0] != "#"} == set()


def test_tables_are_tables_and_pictures_have_words() -> None:
    elements = Elements(page_of(found(graded("a", cell("wrong", "sum_not_mean"), robust(), own("wrong")))))
    tables = len(elements.named("table"))
    assert tables >= 5
    assert len(elements.named("caption")) == tables
    assert all(about.get("scope") in ("col", "row") for about in elements.named("th"))
    (drawing,) = elements.named("svg")
    assert (drawing["role"], drawing["aria-labelledby"], drawing["aria-describedby"]) == (
        "img",
        "points-title",
        "points-text",
    )
    assert "10–20 percent: 0 learners" in elements.text
    bars = [about for about in elements.named("div") if about.get("class") == "bar"]
    assert bars
    assert all(about.get("aria-hidden") == "true" for about in bars)
    assert all(about.get("aria-label") for about in elements.named("div") if about.get("tabindex"))
    ids = [about["id"] for _, about in elements.all if "id" in about]
    assert len(ids) == len(set(ids))


def test_code_in_backticks_is_shown_as_code() -> None:
    assert marked("`a < b` and `c`, not `") == "<code>a &lt; b</code> and <code>c</code>, not `"


def test_a_page_on_3000_learners_is_smaller_than_3_mb() -> None:
    results, tests = synthetic(3000)
    there = find_all(results, tests)
    page = page_of(there, sorted(groups(there.rows), key=lambda one: -len(one.learners)))
    assert len({one.points for one in results.graded}) > 20
    assert 300_000 < len(page.encode()) < 3_000_000
    assert page.count('<tr><th scope="row">') > 2900


# CSV and JSON


def rows_of(there: Findings) -> list[dict[str, str]]:
    text_of = as_table(there, lines(there)).encoded().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text_of, newline="")))


def test_the_table_has_a_line_for_each_learner_and_a_column_for_each_part() -> None:
    late = datetime(2026, 3, 6, 12)
    there = found(
        graded("a", cell("wrong", "sum_not_mean"), robust(), handed_in=late, seconds_late=1.5, penalty=0.5),
        Standing(Person("b", 'O"Neil, "Bob"', "김 🎈", "b@x.example"), "nothing handed in"),
    )
    one, other = rows_of(there)
    assert (one["mse"], one["mse (robust)"], one["test_own"]) == ("wrong: sum_not_mean", "passed", "")
    assert (one["points"], one["penalty"], one["handed_in"], one["seconds_late"]) == (
        "1.5",
        "0.5",
        "2026-03-06T12:00:00Z",
        "1.5",
    )
    assert (one["passed"], one["tests"], one["layers"]) == ("1", "2", "file system, namespaces, network, processes")
    assert (other["first_name"], other["last_name"], other["points"]) == ('O"Neil, "Bob"', "김 🎈", "")


def test_no_cell_is_a_formula(hostile: Findings) -> None:
    cells = [value for row in rows_of(hostile) for value in row.values()]
    assert [value for value in cells if value.startswith(("=", "+", "@", "\t"))] == []
    assert "'=1+1" in cells


def test_json_holds_what_the_page_says(hostile: Findings) -> None:
    record = json.loads(as_json(hostile, lines(hostile), groups(hostile.rows)))
    assert (record["format"], record["unit"], record["due"]) == (1, "unit", "2026-03-05T00:00:00Z")
    assert [one["mistake"] for one in record["mistakes"]] == ["pattern:transposed"]
    assert [one["learners"] for one in record["unknown"]] == [["h"]]
    assert record["learners"][0]["outcomes"] == {"mse": "wrong: pattern:transposed", "test_own": "wrong"}
    assert record["learners"][0]["person"]["first_name"] == HOSTILE
    assert {"exercises", "parts", "isolation", "not_isolated_cells"} <= set(record)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    return ((path.name, path.read_bytes()) for path in sorted(folder.iterdir()))


def test_a_report_is_written_twice_with_the_same_result(tmp_path: Path, hostile: Findings) -> None:
    write_report(tmp_path / "new", page_of(hostile), hostile, [])
    before = dict(files(tmp_path / "new"))
    write_report(tmp_path / "new", page_of(hostile), hostile, [])
    assert dict(files(tmp_path / "new")) == before
    assert set(before) == {"report.html", "report.csv", "report.json"}


@pytest.mark.parametrize("name", ["report.html", "report.csv", "report.json"])
def test_a_file_that_is_no_report_of_ours_stays(tmp_path: Path, hostile: Findings, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(NotWritten, match="is there already, and is no report of Gradwalk's"):
        write_report(tmp_path, page_of(hostile), hostile, [])
    assert list(files(tmp_path)) == [(name, b"mine")]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, hostile: Findings) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritten, match="cannot be written"):
        write_report(tmp_path / "file" / "reports", page_of(hostile), hostile, [])
