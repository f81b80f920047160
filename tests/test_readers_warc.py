"""Web archives: which records are pages, how their bodies are undone, and what is said of damaged archives."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib

import pytest
import zstandard

from rashomon.model import Given
from tests.reading import HTML, failures, gzipped, only_page, only_reason, pages, read, warc_record, write

OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def zstd(*records: bytes) -> bytes:
    return b"".join(map(zstandard.compress, records))


def with_dictionary(*records: bytes, packed: bool = False) -> bytes:
    """Records in Zstandard with a dictionary in the first frame, as archivers of large crawls write them."""
    words = b"".join(records)[:2000]
    pack = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(words)).compress
    head = zstandard.compress(words) if packed else words
    return b"\x5d\x2a\x4d\x18" + len(head).to_bytes(4, "little") + head + b"".join(map(pack, records))


@pytest.mark.parametrize(
    "pack",
    [
        b"".join,
        lambda records: gzipped(*records),
        lambda records: gzip.compress(b"".join(records)),
        lambda records: zstd(*records),
        lambda records: zstd(b"".join(records)),
        lambda records: with_dictionary(*records),
        lambda records: with_dictionary(*records, packed=True),
    ],
)
def test_each_captured_page_is_a_source_with_its_address(pack, tmp_path):
    records = [
        warc_record("software: by hand\r\n", kind="warcinfo", http=None, media="application/warc-fields"),
        warc_record(HTML),
        warc_record("GET / HTTP/1.1\r\n\r\n", kind="request"),
        warc_record("Plain words of a page.", "https://paper.example/2", http=OK.replace("html", "plain"), id="0002"),
    ]
    path = write(tmp_path, "a.warc.gz", pack(records))
    first, second = read(path)
    assert (first.source, first.content, first.is_html) == (f"{path}#0001", HTML, True)
    assert first.given.url == "https://paper.example/1"
    assert (second.source, second.is_html) == (f"{path}#0002", False)


def test_records_that_are_no_pages_are_passed_over(tmp_path):
    records = [
        warc_record("Not found", http=OK.replace("200 OK", "404 Not Found")),
        warc_record("body {}", http=OK.replace("text/html", "text/css")),
        warc_record("User-agent: *", "https://paper.example/robots.txt", http=OK.replace("html", "plain")),
        warc_record("20240305 1.2.3.4", "dns:paper.example", kind="resource", http=None, media="text/dns"),
        warc_record(HTML, kind="resource", http=None, media="text/html"),
    ]
    assert only_page(write(tmp_path, "a.warc", b"".join(records))).content == HTML
    assert only_reason(write(tmp_path, "b.warc", b"".join(records[:4]))) == "no page in this archive"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(HTML.encode())),
        ("Content-Encoding: deflate\r\n", zlib.compress(HTML.encode())),
        ("Content-Encoding: deflate\r\n", zlib.compress(HTML.encode())[2:-4]),
        ("Content-Encoding: gzip\r\n", HTML.encode()),
        ("Content-Encoding: zstd\r\n", zstandard.compress(HTML.encode())),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n" % len(HTML) + HTML.encode() + b"\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked\r\n", HTML.encode()),
    ],
)
def test_the_codings_of_the_body_are_undone_where_the_archive_has_kept_them(head, body, tmp_path):
    assert only_page(write(tmp_path, "a.warc.gz", gzipped(warc_record(body, http=OK + head)))).content == HTML


def test_brotli_where_it_is_installed(tmp_path):
    brotli = pytest.importorskip("brotli")
    record = warc_record(brotli.compress(HTML.encode()), http=OK + "Content-Encoding: br\r\n")
    assert only_page(write(tmp_path, "a.warc.gz", gzipped(record))).content == HTML


def test_the_charset_of_the_http_header_counts(tmp_path):
    record = warc_record("<p>Most w Łodzi</p>".encode("iso-8859-2"), http=OK.replace("utf-8", "iso-8859-2"))
    assert only_page(write(tmp_path, "a.warc", record)).content == "<p>Most w Łodzi</p>"


def test_text_of_common_crawl(tmp_path):
    record = warc_record("Bridge shut\nThe bridge is shut.", kind="conversion", http=None, media="text/plain")
    page = only_page(write(tmp_path, "a.warc.wet.gz", gzipped(record)))
    assert (page.is_html, page.given.url) == (False, "https://paper.example/1")


def test_what_the_user_gives_goes_before_the_archive(tmp_path):
    path = write(tmp_path, "a.warc", warc_record(HTML))
    assert only_page(path, given=Given(url="https://x.example/")).given.url == "https://x.example/"


def test_a_bad_record_does_not_stop_the_others(tmp_path):
    records = [
        warc_record(b"\x89PNG\r\n", id="1"),
        warc_record(gzip.compress(b"x" * 10**6)[:50], http=OK + "Content-Encoding: gzip\r\n", id="2"),
        warc_record("", id="3"),
        warc_record(gzip.compress(b"\0" * (40 * 2**20)), http=OK + "Content-Encoding: gzip\r\n", id="4"),
        warc_record(HTML, id="5"),
    ]
    path = write(tmp_path, "a.warc.gz", gzipped(*records))
    found = read(path)
    assert [page.source for page in pages(found)] == [f"{path}#5"]
    assert [(source[-1], told) for source, told in failures(found)] == [
        ("1", "an image, neither text nor HTML"),
        ("2", "compressed data cut short"),
        ("3", "empty"),
        ("4", "larger than 32 MB"),
    ]


def test_a_damaged_archive_is_read_as_far_as_it_goes(tmp_path):
    good = [warc_record(HTML, id=str(n)) for n in range(3)]
    cut = gzipped(*good)[:-30]
    broken = bytearray(gzipped(*good))
    broken[-200:-150] = bytes(50)
    plain = b"".join(good[:2]) + b"what is this\r\n\r\n" + good[2]
    for name, data, told in (
        ("cut.warc.gz", cut, "cut short"),
        ("broken.warc.gz", bytes(broken), "damaged compressed data"),
        ("cut.warc.zst", zstd(*good)[:-30], "cut short"),
        ("broken.warc.zst", zstd(*good[:2]) + b"what is this", "damaged compressed data"),
        ("plain.warc", plain, "not a valid WARC from here on"),
    ):
        path = write(tmp_path, name, data)
        found = read(path)
        assert [page.source for page in pages(found)][:2] == [f"{path}#0", f"{path}#1"]
        assert told in failures(found)[-1][1]
        assert failures(found)[-1][0] in {str(path), f"{path}#2"}


def test_a_record_that_ends_before_its_length_is_told(tmp_path):
    path = write(tmp_path, "a.warc", warc_record(HTML, id="1") + warc_record(HTML, id="2")[:-200])
    assert failures(read(path)) == [(f"{path}#2", "record cut short")]


@pytest.mark.parametrize("pack", [gzipped, zstd])
def test_an_archive_that_grows_beyond_reason_is_given_up(pack, tmp_path, monkeypatch):
    monkeypatch.setattr("rashomon.readers.inflate.FREE", 2**20)
    bomb = warc_record(b"\0" * (8 * 2**20), "https://paper.example/x", http=OK.replace("html", "css"))
    path = write(tmp_path, "a.warc", pack(warc_record(HTML), bomb, warc_record(HTML, id="2")))
    found = read(path)
    assert len(pages(found)) == 1
    assert failures(found) == [
        (str(path), "a compression bomb: grows more than 200-fold; its pages up to there are read")
    ]


def test_a_dictionary_beyond_reason_is_refused(tmp_path):
    data = b"\x5d\x2a\x4d\x18" + (2**31).to_bytes(4, "little") + zstd(warc_record(HTML))
    assert "dictionary of more than 16 MB" in only_reason(write(tmp_path, "a.warc.zst", data))
    bomb = zstandard.compress(bytes(64 * 2**20))
    data = b"\x5d\x2a\x4d\x18" + len(bomb).to_bytes(4, "little") + bomb + zstd(warc_record(HTML))
    assert "dictionary of more than 16 MB" in only_reason(write(tmp_path, "b.warc.zst", data))


def test_a_page_that_the_archive_holds_in_part_has_a_warning(tmp_path):
    page = only_page(write(tmp_path, "a.warc", warc_record(HTML, extra="WARC-Truncated: length\r\n")))
    assert page.warnings == (("text", "the archive holds only its beginning (length)"),)


def test_wacz(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", gzipped(warc_record(HTML), warc_record(HTML, id="2")))
        archive.writestr("pages/pages.jsonl", '{"url": "https://paper.example/1"}')
    path = write(tmp_path, "a.wacz", stream.getvalue())
    assert [page.source for page in pages(read(path))] == [
        f"{path}!/archive/data.warc.gz#0001",
        f"{path}!/archive/data.warc.gz#2",
    ]
