"""Every bad source has a clear outcome, told on standard error by source and reason; the others are still done."""

import codecs
import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rashomon.readers import web

FERRY = """Ferry runs aground off Porto Vero

The ferry Alma ran aground off Porto Vero on Monday, the harbour master said.

Twelve passengers were taken to hospital, and the captain was questioned by police.
"""
ROCK = """Ferry strikes rock near Porto Vero

The ferry Alma struck a rock off Porto Vero on Monday, police said.

Fifteen passengers were taken to hospital. The captain was not questioned.
"""
CHESS = """Marn takes the national chess title

The grandmaster Ilya Marn won the national chess championship on Sunday after a draw in the last round.

She thanked her trainer and said that she would rest until the autumn.
"""

BAD_BYTES = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\r\n", "empty"),
    "binary": (bytes(range(256)) * 20, "binary data"),
    "control-characters": (b"\x01\x02\x03\x04" * 500, "binary data"),
    "pdf": (b"%PDF-1.7\n" + b"1 0 obj\n" * 50, "a PDF document"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "an image"),
    "utf16-without-mark": (FERRY.encode("utf-16-le"), "binary data"),
    "html-without-text": (b"<!doctype html><html><body><script>f()</script><img src=a></body></html>", "no text found"),
    "html-with-title-only": (b"<html><head><title>Home</title></head><body></body></html>", "no text found"),
    "one-long-line": (b"word " * 2_000_000, "10,000,000 characters are too many"),
}


@pytest.fixture
def good(page):
    return page("good.txt", FERRY)


@pytest.mark.parametrize("name", BAD_BYTES)
def test_a_file_that_is_no_page_is_named_with_the_reason_and_the_rest_is_read(name, rashomon, page, good):
    content, reason = BAD_BYTES[name]
    bad = page("bad.txt", content)
    outcome = rashomon("read", "--format", "json", bad, good)
    assert outcome.code == 1
    assert outcome.err.startswith(f"{bad}: ")
    assert reason in outcome.err
    assert [line["source"] for line in outcome.lines] == [str(good)]


def test_a_file_of_50_mb_is_refused_unread(rashomon, tmp_path, good):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50 * 2**20)
    outcome = rashomon("read", "--format", "json", big, good)
    assert (outcome.code, outcome.err) == (1, f"{big}: larger than 32 MB\n")
    assert len(outcome.lines) == 1


@pytest.mark.parametrize(
    ("encoding", "mark"), [("latin-1", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE)]
)
def test_any_common_encoding_is_read(encoding, mark, rashomon, page):
    text = FERRY.replace("Porto Vero", "Pórto Véro") + "\nLe café a brûlé à Genève, où l'été a été très sec.\n"
    outcome = rashomon("read", "--format", "json", page("a.txt", mark + text.encode(encoding)))
    assert outcome.code == 0
    assert "Pórto Véro" in outcome.lines[0]["body"]


def test_a_guessed_encoding_is_told_as_a_doubt(rashomon, page):
    (line,) = rashomon("read", "--format", "json", page("a.txt", (FERRY + "\nÜber Köln.\n").encode("latin-1"))).lines
    assert [warning["kind"] for warning in line["warnings"]] == ["decoding"]


def test_missing_and_odd_paths_fail_one_by_one(rashomon, tmp_path, page, good):
    (tmp_path / "none").mkdir()
    page("other/data.json", "{}")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    sources = [tmp_path / "nosuch.txt", tmp_path / "none", tmp_path / "other", tmp_path / "loop", "\0", "", good]
    outcome = rashomon("read", "--format", "json", *sources)
    assert outcome.code == 1
    assert [line.rpartition(": ")[2] for line in outcome.err.splitlines()] == [
        "no such file",
        "no page in this folder",
        "no page in this folder",
        "too many levels of symbolic links",
        "no valid path",
        "no such file",
    ]
    assert [line["source"] for line in outcome.lines] == [str(good)]


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(rashomon, good):
    good.chmod(0)
    assert rashomon("read", good).err == f"{good}: permission denied\n"


def test_broken_lines_of_a_jsonl_file_fail_by_number(rashomon, page):
    rows = [json.dumps({"source": "one", "text": FERRY}), "{broken", "[1]", '{"source": "x"}', '{"text": 5}', ""]
    rows += [json.dumps({"source": "two", "html": f"<p>{ROCK}</p>", "published": "2024-03-15"}), "\udcff\udcfe"]
    path = page("pages.jsonl", "\n".join(rows).encode("utf-8", "surrogateescape"))
    outcome = rashomon("read", "--format", "json", path)
    assert outcome.code == 1
    assert outcome.err.splitlines() == [
        f"{path}:2: not valid JSON",
        f"{path}:3: not a JSON object",
        f"{path}:4: neither text nor html in this line",
        f"{path}:5: text is not a string",
        f"{path}:8: not valid JSON",
    ]
    assert [line["source"] for line in outcome.lines] == ["one", "two"]


@pytest.mark.parametrize("command", ["compare", "stories"])
def test_a_document_stays_valid_where_every_source_fails(command, rashomon, page):
    outcome = rashomon(command, "--format", "json", "nosuch.txt", page("empty.txt", ""))
    assert outcome.code == 1
    assert outcome.json["stories"] == []


def test_one_source_only_is_a_story_of_one(rashomon, good):
    outcome = rashomon("compare", "--format", "json", good)
    assert outcome.code == 0
    assert "no other source reports this event" in outcome.err
    (story,) = outcome.json["stories"]
    assert story["claims"]
    assert all(point["status"] == "one-sided" for point in story["points"])


def test_unrelated_sources_are_stories_of_their_own(rashomon, good, page):
    outcome = rashomon("compare", "--format", "json", good, page("chess.txt", CHESS))
    assert outcome.code == 0
    assert len(outcome.json["stories"]) == 2
    assert outcome.err.count("no other source reports this event") == 2


def test_the_same_path_twice_is_read_once(rashomon, good):
    outcome = rashomon("compare", "--format", "json", good, good)
    assert outcome.code == 0
    assert f"{good}: given twice; read once" in outcome.err
    assert len(outcome.json["stories"][0]["articles"]) == 1


def test_the_same_page_under_two_names_is_no_second_witness(rashomon, good, page):
    copy = page("copy.txt", FERRY)
    outcome = rashomon("compare", "--format", "json", good, copy)
    assert f"{copy}: the same page as {good}; the two count as one source" in outcome.err
    (story,) = outcome.json["stories"]
    assert [edge["kind"] for edge in story["lineage"]] == ["reprints"]
    assert {point["independent_sources"] for point in story["points"]} <= {1}


HOSTILE = {
    "ansi": FERRY.replace("Ferry", "Ferry \x1b[31mAlma\x1b[0m \x1b]0;title\x07"),
    "rich": ROCK.replace("captain", "[link=http://x]captain[/link] [bold]"),
    "html": FERRY.replace("police", 'police <script>alert(1)</script> <img src=x onerror="f()">'),
    "direction": ROCK.replace("rock", "\u202ekcor\u202c"),
}
UNSAFE = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0xD800, 0xE000)} - {0x0A}


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "json"])
def test_nothing_a_page_or_its_name_says_is_obeyed(format, rashomon, page, tmp_path):
    for name, content in HOSTILE.items():
        page(f"{name} \x1b[2J\n.txt", content)
    outcome = rashomon("compare", "--format", format, tmp_path)
    assert outcome.code == 0
    assert not {ord(c) for c in outcome.out} & UNSAFE
    if format in {"html", "markdown"}:
        assert "<script>alert" not in outcome.out
        assert "<img src=x" not in outcome.out


def test_a_failed_source_cannot_write_to_the_terminal_by_its_name(rashomon):
    outcome = rashomon("read", "no\x1b[31msuch\n.txt")
    assert outcome.err == "no\N{REPLACEMENT CHARACTER}[31msuch\N{REPLACEMENT CHARACTER}.txt: no such file\n"


def test_a_name_that_is_no_unicode_can_be_written(rashomon, page, tmp_path):
    page("sur\udcff.txt", FERRY)
    for format in ("terminal", "html", "markdown", "json"):
        assert rashomon("compare", "--format", format, tmp_path, "--out", tmp_path / "out" / "dossier").code == 0


def test_standard_input_that_is_empty_or_closed(rashomon, good):
    outcome = rashomon("read", "--format", "json", "-", good)
    assert (outcome.code, outcome.err) == (1, "-: empty\n")
    assert len(outcome.lines) == 1


class Handler(BaseHTTPRequestHandler):
    """One bad server, a way of being bad for each path."""

    released = threading.Event()

    def do_GET(self):
        if self.path == "/robots.txt":
            return self.get_missing()
        return getattr(self, "get_" + self.path.strip("/").replace("-", "_"))()

    def get_page(self):
        self._answer(200, f"<html><body><h1>Ferry</h1><p>{FERRY}</p></body></html>".encode())

    def get_moved(self):
        self._answer(301, b"", location="/page")

    def get_missing(self):
        self._answer(404, b"nothing here")

    def get_for_ever(self):
        self._answer(302, b"", location="/for-ever")

    def get_nowhere(self):
        self._answer(302, b"", location="http://[")

    def get_local_file(self):
        self._answer(302, b"", location="file:///etc/hostname")

    def get_binary(self):
        self._answer(200, bytes(range(256)) * 20)

    def get_garbled(self):
        self._answer(200, b"this is not gzip", content_encoding="gzip")

    def get_silent(self):
        self.released.wait(10)

    def get_drip(self):
        self.send_response(200)
        self.end_headers()
        while not self.released.wait(0.05):
            self.wfile.write(b"word ")
            self.wfile.flush()

    def _answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, *_):
        """A reader that hangs up is no news; the trace of it would land in what another test reads."""


@pytest.fixture(scope="module")
def server():
    Handler.released.clear()
    with Server(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}"
        Handler.released.set()
        http.shutdown()


@pytest.fixture
def no_proxy(monkeypatch):
    monkeypatch.setattr(web, "LIMITS", web.Limits(delay=0, backoff=0))
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing", "the server answered 404 Not Found"),
        ("for-ever", "more than 5 redirects"),
        ("nowhere", "not a valid address"),
        ("local-file", "redirects to file:, not a web address"),
        ("binary", "binary data, neither text nor HTML"),
        ("garbled", "could not be fetched"),
        ("silent", "no answer in time"),
        ("drip", "not complete after"),
    ],
)
def test_a_bad_answer_is_told_and_the_rest_is_read(path, reason, rashomon, server, good, monkeypatch, no_proxy):
    monkeypatch.setattr(web, "LIMITS", web.Limits(page=0.3, delay=0, backoff=0))
    address = f"{server}/{path}"
    outcome = rashomon("read", "--format", "json", "--allow-private", address, good)
    assert outcome.code == 1
    assert outcome.err.startswith(f"{address}: {reason}")
    assert len(outcome.err.splitlines()) == 1
    assert [line["source"] for line in outcome.lines] == [str(good)]


def test_a_page_is_fetched_through_a_redirect(rashomon, server, no_proxy):
    outcome = rashomon("read", "--format", "json", "--allow-private", f"{server}/moved")
    assert outcome.code == 0
    assert outcome.lines[0]["source"] == f"{server}/moved"
    assert outcome.lines[0]["url"] == f"{server}/page"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "[::1]", "169.254.169.254", "0x7f.1"])
def test_a_private_address_is_refused_unless_allowed(host, rashomon):
    outcome = rashomon("read", f"http://{host}:1/page")
    assert outcome.code == 1
    assert outcome.err.startswith(f"http://{host}:1/page: ")
    assert "private address; not fetched" in outcome.err


def test_a_server_that_is_not_there(rashomon, server, no_proxy):
    outcome = rashomon("read", "--allow-private", "http://127.0.0.1:1/", "http://[", "https://")
    assert outcome.code == 1
    assert [line.partition(": ")[0] for line in outcome.err.splitlines()] == [
        "http://127.0.0.1:1/",
        "http://[",
        "https://",
    ]
