"""What `rashomon read` writes as table, CSV and Parquet."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace

import pytest

from rashomon.model import Published
from rashomon.render.rows import COLUMNS, article_row, articles_table, csv_head, csv_row
from tests.builders import article

FERRY = "Ferry runs aground off Porto Vero\n\nThe ferry Alma ran aground off Porto Vero on Monday, police said.\n"


def table(*articles):
    return list(csv.DictReader(io.StringIO(csv_head() + "".join(map(csv_row, articles)), newline="")))


def test_csv_has_a_row_an_article_and_a_column_a_field():
    told = replace(article("Bridge shut.\nPolice came."), published=Published("2024-03-05T10:00", "meta", False))
    (row,) = table(replace(told, headline='A "big"\tfire; again', outlet=None))
    assert tuple(row) == COLUMNS
    assert (row["published"], row["published_method"], row["published_reliable"]) == (
        "2024-03-05T10:00",
        "meta",
        "false",
    )
    assert (row["outlet"], row["headline"], row["body"]) == ("", 'A "big" fire; again', told.body)


@pytest.mark.parametrize("start", "=+-@")
def test_csv_holds_nothing_that_a_spreadsheet_would_run(start):
    (row,) = table(replace(article("Police came."), headline=f"{start}HYPERLINK(1)", outlet="A\x1b[31m\u202eB"))
    assert row["headline"] == f"'{start}HYPERLINK(1)"
    assert row["outlet"] == "A[31mB"


def test_a_doubtful_day_is_marked_and_markup_is_not_obeyed():
    sure = replace(
        article("Police came."), published=Published("2024-03-05T10:00", "meta", True), headline="[red]x[/red]"
    )
    shown = articles_table([sure, replace(sure, published=Published("2024-03-06", "text", False))], 150, False)
    assert "2024-03-05 " in shown
    assert "2024-03-06 ?" in shown
    assert "[red]x[/red]" in shown
    assert "\x1b" not in shown


def test_read_writes_a_table_and_names_what_failed(rashomon, page):
    outcome = rashomon("read", "--format", "table", page("a.txt", FERRY), "none.txt")
    assert outcome.code == 1
    assert "Ferry runs aground" in outcome.out
    assert outcome.err == "none.txt: no such file\n"


def test_read_writes_csv_that_it_can_read_again(rashomon, page, tmp_path):
    assert rashomon("read", "--format", "csv", page("a.txt", FERRY), "--out", tmp_path / "out.csv").code == 0
    (line,) = rashomon("read", "--format", "json", tmp_path / "out.csv").lines
    assert line["headline"] == "Ferry runs aground off Porto Vero"
    assert line["source"] == str(tmp_path / "a.txt")


def test_csv_of_nothing_has_its_head(rashomon, tmp_path):
    outcome = rashomon("read", "--format", "csv", "none.txt")
    assert (outcome.code, outcome.out) == (1, csv_head())


def test_parquet_needs_a_place_and_is_read_again(rashomon, page, tmp_path):
    pytest.importorskip("pyarrow")
    assert rashomon("read", "--format", "parquet", page("a.txt", FERRY)).code == 2
    out = tmp_path / "new" / "articles.parquet"
    outcome = rashomon("read", "--format", "parquet", tmp_path / "a.txt", "none.txt", "--out", f"{out.parent}/")
    assert (outcome.code, outcome.err) == (1, f"wrote {out}\nnone.txt: no such file\n")
    (line,) = rashomon("read", "--format", "json", out).lines
    assert line["body"].startswith("The ferry Alma")


def test_parquet_without_its_package_says_what_to_install(rashomon, page, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    outcome = rashomon("read", "--format", "parquet", page("a.txt", FERRY), "--out", tmp_path / "x.parquet")
    assert outcome.code == 2
    assert "pip install 'rashomon[parquet]'" in outcome.err


def test_what_is_not_known_of_an_article_is_none():
    assert article_row(article("Police came.", published=None))["published"] is None
