"""What a user sees of reading sources: which pages come, in what order, and what is said of those that give none."""

from __future__ import annotations

import hashlib
import io
import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import Failure, Given, Page
from rashomon.readers import read_pages, web

TEXT = "Ferry runs aground off Porto Vero\n\nForty people were taken off the ship on Monday, the harbour master said.\n"


def only(source: str | Path, **kwargs: Any) -> Page | Failure:
    (item,) = read_pages([str(source)], **kwargs)
    return item


def page(source: str | Path, **kwargs: Any) -> Page:
    item = only(source, **kwargs)
    assert isinstance(item, Page), item
    return item


def reason(source: str | Path, **kwargs: Any) -> str:
    item = only(source, **kwargs)
    assert isinstance(item, Failure), item
    return item.reason


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_text_comes_as_it_is_written_but_for_its_byte_order_mark(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + "Bridge closed\r\n\r\nThe bridge – built in 1911 – is shut.\r\n\t".encode()
    found = page(write(tmp_path, "a.txt", raw))
    assert found.content == raw[3:].decode()
    assert found.sha256 == hashlib.sha256(raw).hexdigest()
    assert not found.is_html
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!DOCTYPE html><title>x</title><p>Bridge closed.</p>", True),
        ("\n  <html lang='en'><body>Bridge closed.</body></html>", True),
        ("<?xml version='1.0'?>\n<!-- made by hand -->\n<html><body>Bridge closed.</body></html>", True),
        ("<p>Bridge closed.</p>", True),
        ("The <b> element is for bold text, said the teacher.", False),
        ("<3 is a heart, said the teacher.", False),
    ],
)
def test_html_is_known_by_its_content_not_its_name(tmp_path: Path, text: str, is_html: bool) -> None:
    assert page(write(tmp_path, "a.txt", text)).is_html is is_html
    assert page(write(tmp_path, "a.html", text)).is_html is is_html


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Brücke gesperrt".encode("utf-16"), "Brücke gesperrt"),
        ("<meta charset=windows-1251><p>Мост закрыт для всех</p>".encode("cp1251"), "Мост закрыт"),
        ("<meta charset=iso-8859-1><p>He said “no”</p>".encode("cp1252"), "He said “no”"),
    ],
)
def test_declared_encodings_are_followed(tmp_path: Path, raw: bytes, expected: str) -> None:
    assert expected in page(write(tmp_path, "a.html", raw)).content


def test_an_undeclared_old_encoding_is_guessed_and_said_to_be(tmp_path: Path) -> None:
    text = "Мост через реку закрыт до весны, сообщил мэр города в понедельник. Жители недовольны решением. " * 5
    found = page(write(tmp_path, "a.txt", text.encode("cp1251")))
    assert found.content == text
    assert "guess" in found.warnings[0].detail


def test_broken_utf8_is_read_with_a_warning(tmp_path: Path) -> None:
    raw = "Die Brücke über die Öse ist gesperrt, sagte der Bürgermeister.".encode() + b"\xff Ende"
    found = page(write(tmp_path, "a.txt", raw))
    assert "Die Brücke über die Öse" in found.content
    assert found.warnings == (("decoding", "not clean UTF-8: 1 broken characters replaced"),)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "a PDF document that is damaged and cannot be read"),
        (b"\x89PNG\r\n\x1a\n...", "an image, neither text nor HTML"),
        (b"\x7fELF\x00\x01\x02 text", "binary data, neither text nor HTML"),
        (bytes(range(1, 32)) * 40, "binary data, neither text nor HTML"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, raw: bytes, expected: str) -> None:
    assert reason(write(tmp_path, "a.txt", raw)) == expected


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    assert reason(path) == "larger than 32 MB"


def test_missing_and_impossible_paths(tmp_path: Path) -> None:
    assert only(tmp_path / "none.txt") == Failure(str(tmp_path / "none.txt"), "no such file")
    assert reason("a\x00b") == "no valid path"
    assert reason(tmp_path) == "no page in this folder"
    assert reason(write(tmp_path, "a.json", "{}")).startswith("JSON is no page")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    assert reason(path) == "permission denied"


def test_a_folder_is_read_in_order_and_its_bad_files_do_not_stop_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d.html", ".hidden.txt", ".git/x.txt", "case.json"):
        write(tmp_path, name, TEXT)
    write(tmp_path, "b.bin", b"\x00\x01")
    items = list(read_pages([str(tmp_path)]))
    assert [(type(i).__name__, os.path.relpath(i.source, tmp_path)) for i in items] == [
        ("Page", "a.txt"),
        ("Failure", "b.bin"),
        ("Page", "b.txt"),
        ("Page", "c/d.html"),
    ]
    assert items[0].source == f"{tmp_path}/a.txt"


def test_each_line_of_json_lines_is_a_source(tmp_path: Path) -> None:
    rows = [
        json.dumps(
            {"source": "one", "text": TEXT, "url": "https://a.example/1", "outlet": "A", "published": "2021-03-04"}
        ),
        "{broken",
        "",
        json.dumps({"html": "Bridge closed"}),
        json.dumps(["no", "object"]),
        json.dumps({"source": "five"}),
        json.dumps({"source": "six", "text": 6}),
        '{"source": "seven", "text": "lone \\ud800 half"}',
        json.dumps({"source": "eight", "text": "  "}),
        "[" * 100_000,
    ]
    path = write(tmp_path, "pages.jsonl", "\ufeff" + "\n".join(rows))
    items = list(read_pages([str(path)]))
    good = [i for i in items if isinstance(i, Page)]
    assert [(p.source, p.is_html) for p in good] == [("one", False), (f"{path}:4", True), ("seven", False)]
    assert good[0].given == Given("https://a.example/1", "A", "2021-03-04")
    assert good[2].content == "lone \ufffd half"
    assert [(i.source.removeprefix(str(path)), i.reason) for i in items if isinstance(i, Failure)] == [
        (":2", "not valid JSON"),
        (":5", "not a JSON object"),
        (":6", "neither text nor html in this line"),
        (":7", "text is not a string"),
        ("eight", "empty"),
        (":10", "not valid JSON"),
    ]


def test_the_users_day_goes_before_the_containers(tmp_path: Path) -> None:
    path = write(tmp_path, "p.jsonl", json.dumps({"text": TEXT, "published": "2021-03-04", "outlet": "A"}))
    assert page(path, given=Given(published="2020-01-01")).given == Given(None, "A", "2020-01-01")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert (page("-").source, page.__name__) == ("-", "page")


class Site(BaseHTTPRequestHandler):
    """Answers by path: a page, a loop of redirects, a redirect elsewhere, a status, an endless body."""

    def do_GET(self) -> None:
        kind = self.path.strip("/")  # /robots.txt answers 404, and so allows all
        if kind in {"loop", "elsewhere", "file"}:
            self.send_response(302)
            self.send_header("Location", {"loop": "/loop", "elsewhere": "/page", "file": "file:///etc/passwd"}[kind])
            self.end_headers()
            return
        self.send_response(200 if kind in {"page", "big"} else 404)
        self.send_header("Content-Type", "text/html; charset=iso-8859-2")
        self.end_headers()
        self.wfile.write("<p>Most w Łodzi zamknięty</p>".encode("iso-8859-2"))
        if kind == "big":
            for _ in range(40):
                self.wfile.write(b"x" * 2**20)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LIMITS", web.Limits(delay=0, backoff=0))


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_an_address_is_fetched_with_its_declared_encoding(site: str) -> None:
    found = page(f"{site}/page", allow_private=True)
    assert found.source == f"{site}/page"
    assert "w Łodzi zamknięty" in found.content
    assert page(f"{site}/elsewhere", allow_private=True).given.url == f"{site}/page"


def test_an_address_that_gives_no_page_says_why(site: str) -> None:
    assert reason(f"{site}/none", allow_private=True) == "the server answered 404 Not Found"
    assert reason(f"{site}/loop", allow_private=True) == "more than 5 redirects"
    assert reason(f"{site}/file", allow_private=True) == "redirects to file:, not a web address"
    assert reason(f"{site}/big", allow_private=True) == "larger than 32 MB"
    assert reason("http://127.0.0.1:1/", allow_private=True).startswith("could not be fetched")
    assert reason("http://[::1/") == "not a valid address"
    assert reason("http://") == "not a web address"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"],
)
def test_private_addresses_are_refused(host: str) -> None:
    assert reason(f"http://{host}/").endswith("is a private address; not fetched")
