"""Feeds watched: what is asked for and when, what is told, what survives a bad feed and a restart."""

import httpx
import pytest

from rashomon.store import doctor, queries
from rashomon.store.database import open_store
from rashomon.store.forget import forget
from rashomon.store.watch import AGAIN, UNTIL, watch_once
from tests.reading import FakeWeb, html
from tests.test_store import ELECTION, FERRY, ROCK

FEED = "https://vero.example/feed.xml"
OTHER = "https://coast.example/feed.xml"
ONE, TWO, THREE = "https://vero.example/1", "https://coast.example/2", "https://vero.example/3"


def feed(*links: str) -> str:
    items = "".join(
        f"<item><title>Ferry Alma</title><link>{link}</link><description>In short.</description></item>"
        for link in links
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


def report(text: str) -> str:
    head, *told = text.strip().split("\n\n")
    return f"<!doctype html><html><body><article><h1>{head}</h1>{''.join(f'<p>{t}</p>' for t in told)}</article></body></html>"


@pytest.fixture
def store(tmp_path):
    held = open_store(str(tmp_path / "news.db"), create=True)
    yield held
    held.close()


class Moment:
    """The time of a round."""

    now = 1_700_000_000.0


@pytest.fixture
def round_of(store):
    def go(web: FakeWeb, *sources: str, after: float = 0.0):
        Moment.now += after
        return watch_once(store, sources, web.open(), now=lambda: Moment.now)

    return go


def rss(*links: str, **headers: str) -> httpx.Response:
    return html(feed(*links), "application/rss+xml", **headers)


def told(found):
    return [(n.event, n.story) for n in found.news]


def test_new_stories_and_conflicts_are_told_once(store, round_of):
    web = FakeWeb().at(FEED, rss(ONE)).at(OTHER, rss(), rss(TWO)).at(ONE, report(FERRY)).at(TWO, report(ROCK))
    first = round_of(web, FEED)
    assert told(first) == [("story", "s1")]
    assert first.news[0].text == "new story s1: Ferry Alma"
    assert told(round_of(web, FEED)) == []
    web.at(OTHER, rss(TWO))
    second = round_of(web, FEED, OTHER)
    assert told(second)[0] == ("grown", "s1")
    assert ("conflict", "s1") in told(second)
    assert any(n.text.startswith("new conflict in story s1: ") for n in second.news)
    assert doctor.examine(store) == []


def test_a_page_is_asked_for_again_after_a_while_and_then_no_more(round_of):
    edited = report(FERRY.replace("Twelve", "Nineteen"))
    web = FakeWeb().at(FEED, rss(ONE)).at(ONE, report(FERRY), edited)
    round_of(web, FEED)
    round_of(web, FEED, after=AGAIN / 2)
    assert web.asked.count(ONE) == 1
    round_of(web, FEED, after=AGAIN)
    assert web.asked.count(ONE) == 2
    round_of(web, FEED, after=2 * UNTIL)
    assert web.asked.count(ONE) == 2


def test_the_server_is_told_what_is_held(store, round_of):
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.headers.get("if-none-match"), request.headers.get("if-modified-since")))
        if asked[-1] != (None, None):
            return httpx.Response(304)
        return rss(ONE, etag='"7"', last_modified="Mon, 04 Mar 2024 10:00:00 GMT")

    web = FakeWeb().at(FEED, answer).at(ONE, report(FERRY))
    round_of(web, FEED)
    again = round_of(web, FEED)
    assert asked == [(None, None), ('"7"', "Mon, 04 Mar 2024 10:00:00 GMT")]
    assert (again.news, again.done.failures) == ([], [])


def test_a_round_that_was_stopped_asks_again(store, round_of, monkeypatch):
    def stopped(_store, pages, *_):
        list(pages)
        raise KeyboardInterrupt

    web = FakeWeb().at(FEED, rss(ONE, etag='"7"')).at(ONE, report(FERRY))
    with monkeypatch.context() as patch:
        patch.setattr("rashomon.store.watch.ingest", stopped)
        with pytest.raises(KeyboardInterrupt):
            round_of(web, FEED)
    assert told(round_of(web, FEED)) == [("story", "s1")]


def test_what_was_forgotten_does_not_come_back(store, round_of):
    whole = " ".join(f"The ferry Alma was pulled free by tug number {n}." for n in range(30))
    item = f"<item><title>Tugs free ferry</title><link>{THREE}</link><description>{whole}</description></item>"
    held = feed(ONE).replace("</channel>", f"{item}</channel>")
    web = FakeWeb().at(FEED, html(held, "application/rss+xml")).at(ONE, report(FERRY))
    round_of(web, FEED)
    assert {forget(store, ONE), forget(store, THREE)} == {1}
    assert round_of(web, FEED, after=2 * AGAIN).done.pages.total() == 0
    assert queries.stats(store)["articles"] == 0


def test_a_bad_feed_stops_no_other(store, round_of, tmp_path):
    listed = "".join(f'<outline xmlUrl="{url}"/>' for url in (OTHER, "https://gone.example/feed", FEED))
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><body>{listed}</body></opml>')
    web = (
        FakeWeb()
        .at(OTHER, "<p>no feed")
        .at(FEED, rss(ONE, THREE))
        .at(ONE, report(FERRY))
        .at(THREE, httpx.Response(404))
    )
    web.at("https://gone.example/feed", httpx.ConnectError("refused"))
    found = round_of(web, str(opml))
    assert ("story", "s1") in told(found)
    failed = {f.source for f in found.done.failures}
    assert "https://gone.example/feed" in failed
    assert {f["source"] for f in queries.failed_sources(store)} == failed


def test_watch_command(rashomon, tmp_path, monkeypatch):
    web = FakeWeb().at(FEED, rss(ONE)).at(ONE, report(ELECTION))
    monkeypatch.setattr("rashomon.readers.web.Web", lambda **_: web.open())
    place = tmp_path / "news.db"
    outcome = rashomon("watch", FEED, "--store", place, "--once", "--json")
    assert outcome.code == 0
    assert [line["event"] for line in outcome.lines] == ["story"]
    assert rashomon("watch", FEED, "--store", place, "--once").out == ""
    assert rashomon("watch", FEED, "--store", place, "--once", "--webhook", "nowhere").code == 2
