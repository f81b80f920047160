"""Tables of pages: which columns are known, what their rows give, and what is said of rows that give nothing."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import datetime

import pytest

from rashomon.model import Given
from rashomon.readers.rows import columns_of
from tests.reading import HTML, STORY, FakeWeb, failures, only_page, only_reason, pages, read, write

MEDIA_CLOUD = """stories_id,publish_date,title,url,language,media_id,media_name,media_url
901,2024-03-05 07:12:00,"Bridge, shut",https://paper.example/1,en,7,Paper Example,https://paper.example/
902,2024-03-06,Gone,https://paper.example/gone,en,7,Paper Example,https://paper.example/
903,2024-03-06,No address,,en,7,Paper Example,https://paper.example/
"""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_known_by_their_names_in_any_dialect(delimiter, tmp_path):
    rows = [["Title", "Publish Date", "Article Text", "Media Name", "Lang", "ID"]]
    rows += [
        ["Bridge shut", "2024-03-05", f'"The ""old"" bridge{delimiter}\nand the new one."', "Paper", "EN-us", "17"]
    ]
    path = write(tmp_path, "a.csv", "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows))
    page = only_page(path)
    assert page.source == f"{path}#17"
    assert page.content.replace("\r", "") == f'The "old" bridge{delimiter}\nand the new one.'
    assert page.given == Given(None, "Paper", "2024-03-05", "Bridge shut", "en")


def test_a_media_cloud_export_is_fetched_with_outlet_day_and_title_as_given(tmp_path):
    path = write(tmp_path, "export.csv", MEDIA_CLOUD)
    found = FakeWeb().at("https://paper.example/1", HTML).read(path)
    (page,) = pages(found)
    assert page.source == f"{path}#901"
    assert page.content == HTML
    assert page.given == Given("https://paper.example/1", "Paper Example", "2024-03-05 07:12:00", "Bridge, shut", "en")
    assert failures(found) == [
        (f"{path}#902", "the server answered 404 Not Found"),
        (f"{path}:4", "neither text nor html in this row"),
    ]


def test_html_goes_before_text_and_text_is_looked_at(tmp_path):
    path = write(tmp_path, "a.csv", f"html,text\n{HTML},x\n,<p>Bridge shut.</p>\n,Bridge shut.\n")
    assert [page.is_html for page in pages(read(path))] == [True, True, False]


def test_beside_ids_the_source_is_the_outlet(tmp_path):
    path = write(tmp_path, "a.csv", "id,source,content\n5,Paper,Bridge shut.\n")
    assert (only_page(path).source, only_page(path).given.outlet) == (f"{path}#5", "Paper")
    assert only_page(write(tmp_path, "b.csv", "source,content\nmine,Bridge shut.\n")).source == "mine"


def test_of_several_known_columns_the_first_named_counts():
    assert columns_of(["Date", "publish_date", "TITLE", "domain", "publisher"]) == {
        "published": "publish_date",
        "headline": "TITLE",
        "outlet": "publisher",
    }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "empty"),
        ("a,b\n1,2\n", "no column named text, html or url (its columns: a, b)"),
        ("text,url\n", "a table without rows"),
        ("text\n  \n", "empty"),
        ("url\nfile:///etc/passwd\n", "its url is no web address: file:///etc/passwd"),
    ],
)
def test_tables_that_give_nothing(content, told, tmp_path):
    assert told in only_reason(write(tmp_path, "a.csv", content))


def test_long_fields_are_read_and_overlong_ones_told(tmp_path, monkeypatch):
    text = "word " * 100_000
    assert only_page(write(tmp_path, "a.csv", f'id,text\n1,"{text}"\n')).content == text
    monkeypatch.setattr("rashomon.readers.tables.LIMIT", 1000)
    path = write(tmp_path, "b.csv", 'id,text\n1,short\n2,"' + "word\n" * 1000 + '"\n')
    found = read(path)
    assert [page.content for page in pages(found)] == ["short"]
    assert "not valid CSV from row" in failures(found)[0][1]


def test_a_table_in_an_old_encoding_and_a_gzipped_one(tmp_path):
    assert (
        only_page(write(tmp_path, "a.csv", "text;url\nMüller sagt „nein“;\n".encode("cp1252"))).content
        == "Müller sagt „nein“"
    )
    assert only_page(write(tmp_path, "b.csv", "text\turl\nМост\t\n".encode("utf-16"))).content == "Мост"
    assert only_page(write(tmp_path, "c.csv.gz", gzip.compress(b"text,url\nBridge,\n"))).content == "Bridge"


def test_json_lines_take_the_same_names_and_may_lead_to_addresses(tmp_path):
    rows = [{"id": 7, "body": "Bridge shut.", "title": "Shut"}, {"url": "https://paper.example/1", "source": "one"}]
    path = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    first, second = FakeWeb().at("https://paper.example/1", HTML).read(path)
    assert (first.source, first.given.headline, second.source) == (f"{path}#7", "Shut", "one")
    assert len(read(write(tmp_path, "b.jsonl.gz", gzip.compress(b'{"text": "Bridge"}\n' * 3)))) == 3


def test_an_array_of_articles(tmp_path):
    path = write(tmp_path, "a.json", json.dumps([{"title": "Shut", "text": STORY}, 5, {"text": ""}]))
    found = read(path)
    assert len(pages(found)) == 1
    assert failures(found) == [(f"{path}:2", "not a JSON object"), (f"{path}:3", "neither text nor html in this line")]
    assert only_reason(write(tmp_path, "b.json", "[]")) == "empty"
    assert only_reason(write(tmp_path, "c.json", "{broken")) == "not valid JSON"


def test_a_web_page_with_a_tables_name_is_a_page(tmp_path):
    assert only_page(write(tmp_path, "a.csv", HTML)).is_html


def parquet(path, columns):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(columns), path)
    return path


def test_parquet_is_read_a_row_a_page(tmp_path):
    days = [datetime(2024, 3, 5, 8, 0)] * 200
    columns = {"id": list(range(200)), "content": ["Bridge shut."] * 199 + [None], "date": days, "score": [0.5] * 200}
    path = parquet(tmp_path / "a.parquet", columns)
    found = read(path)
    assert len(pages(found)) == 199
    assert (found[1].source, found[1].given.published) == (f"{path}#1", "2024-03-05T08:00:00")
    assert failures(found) == [(f"{path}:200", "neither text nor html in this row")]


def test_parquet_that_is_none_and_its_package_missing(tmp_path, monkeypatch):
    path = parquet(tmp_path / "a.parquet", {"x": [1]})
    assert only_reason(path) == "no column named text, html or url (its columns: x)"
    assert only_reason(write(tmp_path, "b.parquet", b"PAR1 nothing PAR1")) == "not a valid Parquet file"
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert only_reason(path) == "a Parquet file; to read such, pip install 'rashomon[parquet]'"
