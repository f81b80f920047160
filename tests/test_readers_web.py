"""How pages are fetched: robots.txt, waiting, trying again, bounds on time and size, types and charsets."""

from __future__ import annotations

import gzip
import threading
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from rashomon.readers import read_pages
from rashomon.readers.web import Limits, Web
from tests.reading import HTML, FakeWeb, Once, failures, html, moved, only_reason, pages

URL = "https://paper.example/news/1"
ROBOTS = "https://paper.example/robots.txt"


def reason(web: FakeWeb, url: str = URL) -> str:
    ((source, told),) = failures(web.read(url))
    assert source == url
    return told


def robots(text: str) -> httpx.Response:
    return html(text, "text/plain")


def test_a_page_is_fetched_after_its_robots_txt_with_the_final_address():
    web = FakeWeb().at("https://paper.example/r", moved("/news/1")).at(URL, HTML)
    (page,) = pages(web.read("https://paper.example/r#part"))
    assert (page.source, page.given.url, page.is_html) == ("https://paper.example/r#part", URL, True)
    assert web.log == [ROBOTS, "https://paper.example/r", URL]


@pytest.mark.parametrize(
    ("text", "fetched"),
    [
        ("User-agent: *\nDisallow: /news/\n", False),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/1\n", True),
        ("User-agent: rashomon\nDisallow: /\n\nUser-agent: *\nDisallow:\n", False),
        ("User-agent: rashomon\nDisallow:\n\nUser-agent: *\nDisallow: /\n", True),
        ("<html>not a robots file</html>", True),
        ("", True),
    ],
)
def test_robots_txt_is_obeyed(text, fetched):
    web = FakeWeb().at(ROBOTS, robots(text)).at(URL, HTML)
    if fetched:
        assert len(pages(web.read(URL))) == 1
    else:
        assert reason(web) == "its robots.txt asks not to fetch this page"
        assert web.asked == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.Response(404), None),
        (httpx.Response(403), None),
        (httpx.Response(500), "its robots.txt could not be had (the server answered 500), so nothing is fetched"),
        (httpx.Response(503), "its robots.txt could not be had (the server answered 503), so nothing is fetched"),
        (httpx.ConnectError("refused"), "could not be fetched: refused"),
        (httpx.ReadTimeout(""), "no answer in time"),
    ],
)
def test_without_rules_a_host_allows_all_and_one_that_fails_nothing(answer, told):
    web = FakeWeb().at(ROBOTS, answer).at(URL, HTML)
    if told is None:
        assert len(pages(web.read(URL))) == 1
    else:
        assert reason(web) == told
        assert web.asked == []


def test_robots_txt_is_asked_for_once_a_host_and_also_after_a_redirect():
    web = FakeWeb().at(URL, HTML).at("https://paper.example/2", moved("https://other.example/x"))
    web.at("https://other.example/robots.txt", robots("User-agent: *\nDisallow: /x")).at(
        "https://other.example/x", HTML
    )
    items = web.read(URL, "https://paper.example/2")
    assert failures(items) == [("https://paper.example/2", "its robots.txt asks not to fetch this page")]
    assert web.log.count(ROBOTS) == 1
    assert "https://other.example/x" not in web.log


def test_a_huge_robots_txt_is_read_up_to_its_bound():
    web = FakeWeb().at(ROBOTS, robots("User-agent: *\nDisallow: /news/\n" + "# x\n" * 10**6)).at(URL, HTML)
    assert "robots.txt" in reason(web)


@pytest.mark.parametrize(("crawl_delay", "expected"), [("", 1), ("Crawl-delay: 4", 4), ("Crawl-delay: 900", 10)])
def test_a_host_is_asked_slowly_and_as_slowly_as_it_asks_for_within_a_bound(crawl_delay, expected):
    web = FakeWeb().at(ROBOTS, robots(f"User-agent: *\n{crawl_delay}\n"))
    urls = [f"https://paper.example/{n}" for n in range(3)]
    for url in urls:
        web.at(url, HTML)
    assert len(pages(web.read(*urls))) == 3
    assert web.clock.waits[-2:] == [expected, expected]


def test_a_server_that_is_busy_is_asked_again_ever_later():
    web = FakeWeb(delay=0).at(URL, httpx.Response(503), httpx.Response(502), html(HTML))
    assert len(pages(web.read(URL))) == 1
    first, second = web.clock.waits
    assert 0.75 <= first <= 1.25
    assert 1.5 <= second <= 2.5


def test_a_connection_that_breaks_is_tried_again():
    web = FakeWeb(delay=0).at(URL, httpx.ConnectError("reset"), httpx.RemoteProtocolError("gone"), html(HTML))
    assert len(pages(web.read(URL))) == 1


def test_a_certificate_that_is_not_good_is_final():
    web = FakeWeb().at(URL, httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired"), html(HTML))
    assert "certificate has expired" in reason(web)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 500])
def test_other_statuses_are_final(status):
    web = FakeWeb().at(URL, httpx.Response(status))
    assert reason(web).startswith(f"the server answered {status} ")
    assert len(web.asked) == 1


def test_tries_are_counted():
    web = FakeWeb().at(URL, httpx.Response(503))
    assert reason(web) == "the server answered 503 Service Unavailable"
    assert len(web.asked) == 3


def test_retry_after_is_waited_for():
    web = FakeWeb().at(URL, httpx.Response(429, headers={"retry-after": "7"}), html(HTML))
    assert len(pages(web.read(URL))) == 1
    assert web.clock.waits[-1] == 7


def test_retry_after_can_be_a_moment():
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=12), usegmt=True)
    web = FakeWeb().at(URL, httpx.Response(503, headers={"retry-after": moment}), html(HTML))
    assert len(pages(web.read(URL))) == 1
    assert 9 < web.clock.waits[-1] <= 12


def test_a_server_that_asks_to_be_left_alone_is():
    web = FakeWeb().at(URL, httpx.Response(429, headers={"retry-after": "3600"})).at("https://paper.example/2", HTML)
    items = web.read(URL, "https://paper.example/2")
    assert [told for _, told in failures(items)] == ["the server asked not to be asked again for 3600 seconds"] * 2
    assert web.asked == [URL]


def test_a_server_that_asks_for_more_than_all_time_does_not_end_the_reading():
    later = "https://other.example/2"
    web = FakeWeb().at(URL, httpx.Response(429, headers={"retry-after": "9" * 400})).at(later, HTML)
    items = web.read(URL, later)
    assert [source for source, _ in failures(items)] == [URL]
    assert [p.source for p in pages(items)] == [later]


def test_a_fault_of_ours_at_one_address_is_told_and_the_rest_is_read(monkeypatch):
    from rashomon.readers import links

    def fail_once(source, *rest):
        if source == URL:
            raise ZeroDivisionError("fault")
        return read_stream(source, *rest)

    read_stream = links.read_stream
    monkeypatch.setattr(links, "read_stream", fail_once)
    later = "https://other.example/2"
    items = FakeWeb().at(URL, html(HTML)).at(later, html(HTML)).read(URL, later)
    assert failures(items) == [(URL, "cannot be read, please report it (ZeroDivisionError: fault)")]
    assert [p.source for p in pages(items)] == [later]


@pytest.mark.parametrize(
    ("media", "told"),
    [
        ("image/png", "image/png is no page"),
        ("video/mp4", "video/mp4 is no page"),
        ("text/css", "text/css is no page"),
        ("application/pdf", "a PDF document that is damaged and cannot be read"),
    ],
)
def test_types_that_are_no_pages_are_refused_by_name(media, told):
    body = b"%PDF-1.4 nothing" if "pdf" in media else b"body"
    assert reason(FakeWeb().at(URL, html(body, media))) == told


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("text/html; charset=iso-8859-2", "<p>Most w Łodzi zamknięty</p>".encode("iso-8859-2")),
        ("text/html; charset=nonsense", "<p>Most w Łodzi zamknięty</p>".encode()),
        ("text/html; charset=iso-8859-1", "<p>Most w Łodzi zamknięty</p>".encode()),
        ("text/html", "<meta charset=iso-8859-2><p>Most w Łodzi zamknięty</p>".encode("iso-8859-2")),
        ("text/plain; charset=utf-16le", "Most w Łodzi zamknięty".encode("utf-16")),
        ("", "<p>Most w Łodzi zamknięty</p>".encode()),
    ],
)
def test_the_charset_of_the_header_counts_unless_the_bytes_say_otherwise(media, body):
    (page,) = pages(FakeWeb().at(URL, html(body, media)).read(URL))
    assert "Most w Łodzi zamknięty" in page.content


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda b: zlib.compress(b)[2:-4])],
)
def test_compressed_answers_are_inflated(coding, pack):
    answer = lambda _: httpx.Response(200, headers={"content-encoding": coding}, stream=Once(pack(HTML.encode())))  # noqa: E731
    (page,) = pages(FakeWeb().at(URL, answer).read(URL))
    assert page.content == HTML


def packed(body: bytes, coding: str = "gzip"):
    return lambda _: httpx.Response(200, headers={"content-encoding": coding}, stream=Once(body))


def test_a_bomb_in_a_compressed_answer_is_refused():
    bomb = gzip.compress(gzip.compress(b"\0" * (64 * 2**20)))
    assert reason(FakeWeb().at(URL, packed(bomb, "gzip, gzip"))) == "larger than 32 MB"


def test_compressed_answers_that_are_cut_or_unknown_are_told():
    whole = gzip.compress(HTML.encode() * 50)
    assert reason(FakeWeb().at(URL, packed(whole[:-20]))) == "could not be fetched: compressed data cut short"
    assert "damaged" in reason(FakeWeb().at(URL, packed(b"no gzip at all")))
    assert "compress," in reason(FakeWeb().at(URL, packed(b"x", "compress")))


def test_an_answer_without_end_is_cut_at_the_size_limit():
    def endless(_):
        return httpx.Response(200, stream=Endless())

    assert reason(FakeWeb(size=2**20).at(URL, endless)) == "larger than 1 MB"


class Endless(httpx.SyncByteStream):
    def __iter__(self):
        while True:
            yield b"word " * 1000


class Site(BaseHTTPRequestHandler):
    """An endless chunked answer, a trickling one and a trickling head."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/robots.txt":
            self.send_response(404)
            self.send_header("Content-Length", "0")
            return self.end_headers()
        try:
            return self._trickle()
        except OSError:
            self.close_connection = True

    def _trickle(self):
        if self.path == "/head":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        else:
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
        while not self.server.released.wait(0.02):
            self.wfile.write(b"x" if self.path == "/head" else b"5\r\nword \r\n")
            self.wfile.flush()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    with Server(("127.0.0.1", 0), Site) as server:
        server.released = threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.released.set()
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "told"), [("/chunks", "not complete after 0 seconds"), ("/head", "no answer in time")]
)
def test_an_answer_that_trickles_ends_with_the_time(path, told, site):
    web = Web(allow_private=True, limits=Limits(page=0.2, delay=0, backoff=0))
    assert only_reason(f"{site}{path}", web=web) == told


def test_hosts_are_asked_at_the_same_time_and_a_host_once_at_a_time():
    both = threading.Barrier(2, timeout=5)
    busy = dict.fromkeys(("a.example", "b.example"), 0)

    def answer(request):
        host = request.url.host
        busy[host] += 1
        assert busy[host] == 1
        if request.url.path == "/0":
            both.wait()  # passes only when both hosts are being asked
        busy[host] -= 1
        return html(f"<p>{request.url}</p>")

    web = FakeWeb(delay=0)
    urls = [f"https://{host}.example/{n}" for n in range(3) for host in "ab"]
    for url in urls:
        web.at(url, answer)
    assert [page.source for page in pages(web.read(*urls))] == urls


def test_who_has_enough_does_not_wait_for_what_is_still_fetched():
    released = threading.Event()

    def never(_):
        released.wait(5)
        return html(HTML)

    web = FakeWeb().at(URL, HTML).at("https://other.example/", never)
    coming = read_pages([URL, "https://other.example/"], web=web.open())
    assert next(coming).source == URL
    coming.close()
    assert not released.is_set()
    released.set()


def test_what_is_no_address_of_the_web():
    assert reason(FakeWeb(), "http://[::1/") == "not a valid address"
    assert reason(FakeWeb().at(URL, moved("http://["))) == "not a valid address"
    assert reason(FakeWeb().at(URL, moved("ftp://a.example/"))) == "redirects to ftp:, not a web address"
    assert reason(FakeWeb().at(URL, moved(URL))) == "more than 5 redirects"
