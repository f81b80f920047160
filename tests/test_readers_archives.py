"""Zip archives: their members are sources, and those that are dangerous or damaged are told one by one."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.reading import HTML, FakeWeb, failures, gzipped, html, only_reason, pages, read, warc_record, write


def packed(**members: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_each_member_is_a_source_named_with_the_archive(tmp_path):
    members = {
        "a.html": HTML, "news/b.txt": "Bridge shut.", ".hidden.html": HTML, "__MACOSX/a.html": HTML, "meta.json": "{}",
        "c.html.gz": gzip.compress(HTML.encode()), "saved.html": HTML, "saved_files/ad.html": HTML, "d_files/x.html": HTML,
        "rows.jsonl": '{"text": "One."}\n{"text": "Two."}\n', "empty/": "",
    }  # fmt: skip
    path = write(tmp_path, "pages.zip", packed(**members))
    assert [page.source.removeprefix(f"{path}!/") for page in pages(read(path))] == [
        "a.html", "news/b.txt", "c.html.gz", "saved.html", "d_files/x.html", "rows.jsonl:1", "rows.jsonl:2",
    ]  # fmt: skip


def test_bad_members_are_failures_and_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr("rashomon.readers.archives.FREE", 1000)
    members = {
        "bomb.html": b"\0" * 10**6,
        "crc.html": "Words of the page that is damaged.",
        "inner.zip": packed(a="Bridge."),
        "inner.warc.gz": gzipped(warc_record(HTML)),
        "picture.html": b"\x89PNG\r\n",
        "secret.html": "Words that nobody may read.",
        "good.html": HTML,
    }
    raw = bytearray(packed(**members))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        directory = archive.start_dir
        secret = archive.getinfo("secret.html").header_offset
    # The check sum in the directory; the flag of encryption in both heads.
    place = raw.index(b"crc.html", directory) - 46
    raw[place + 16] ^= 0xFF
    place = raw.index(b"secret.html", directory) - 46
    raw[place + 8] |= 1
    raw[secret + 6] |= 1
    path = write(tmp_path, "pages.zip", bytes(raw))
    found = read(path)
    assert [page.source for page in pages(found)] == [f"{path}!/good.html"]
    assert [(source.removeprefix(f"{path}!/"), told) for source, told in failures(found)] == [
        ("bomb.html", "a compression bomb: grows more than 200-fold"),
        ("crc.html", "damaged in the archive"),
        ("inner.zip", "an archive inside an archive; unpack it first"),
        ("inner.warc.gz", "an archive inside an archive; unpack it first"),
        ("picture.html", "an image, neither text nor HTML"),
        ("secret.html", "encrypted; unpack it with its password"),
    ]


def test_large_members_and_large_archives_are_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr("rashomon.readers.archives.LIMIT", 3 * len(HTML))
    monkeypatch.setattr("rashomon.readers.archives.MOST_BYTES", 3 * len(HTML) - 1)
    path = write(tmp_path, "a.zip", packed(a=HTML, b=HTML * 4, c=HTML, d=HTML, e=HTML, f=HTML))
    found = read(path)
    assert len(pages(found)) == 2
    assert failures(found) == [
        (f"{path}!/b", "larger than 0 MB"),
        (str(path), "more than 0 GB unpacked; the rest is left out"),
    ]


def test_archives_that_give_nothing(tmp_path):
    assert only_reason(write(tmp_path, "a.zip", packed())) == "no page in this archive"
    assert only_reason(write(tmp_path, "b.zip", packed(a=HTML)[:100])) == "a damaged zip archive"
    office = packed(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
    assert only_reason(write(tmp_path, "c.docx", office)) == "an office document or program, neither text nor HTML"


def test_a_gzipped_page_is_unpacked_within_bounds(tmp_path):
    (page,) = read(write(tmp_path, "a.html", gzip.compress(HTML.encode())))
    assert page.content == HTML
    assert only_reason(write(tmp_path, "b.html.gz", gzip.compress(HTML.encode())[:-20])) == "compressed data cut short"
    assert only_reason(write(tmp_path, "c.gz", gzip.compress(b"\0" * (40 * 2**20)))) == "larger than 32 MB unpacked"
    thrice = gzip.compress(gzip.compress(gzip.compress(HTML.encode())))
    assert only_reason(write(tmp_path, "d.gz", thrice)) == "gzip in gzip; unpack it first"


def test_archives_come_from_the_web_too():
    url = "https://paper.example/data"
    web = FakeWeb().at(url, html(packed(**{"a.html": HTML}), "application/octet-stream"))
    assert [page.source for page in pages(web.read(url))] == [f"{url}!/a.html"]
    web = FakeWeb().at(url, html(gzipped(warc_record(HTML)), "application/warc"))
    assert [page.source for page in pages(web.read(url))] == [f"{url}#0001"]
