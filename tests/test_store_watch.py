"""Feeds watched: what is asked for and when, what is told, what survives a bad feed and a restart."""

import os
import signal
import subprocess
import sys

import httpx
import pytest
from sqlalchemy import select, update

from rashomon.store import doctor, grouping, outbox, queries
from rashomon.store.database import open_store
from rashomon.store.forget import forget
from rashomon.store.ingest import ingest
from rashomon.store.schema import outbox as waiting
from rashomon.store.schema import stories
from rashomon.store.watch import AGAIN, UNTIL, watch_once
from tests.reading import FakeWeb, html
from tests.test_store import ELECTION, FERRY, ROCK, page

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
    def go(web: FakeWeb, *sources: str, after: float = 0.0, killed: bool = False):
        """One round; `killed` before what it found was told."""
        Moment.now += after
        found = watch_once(store, sources, web.open(), now=lambda: Moment.now)
        if not killed:
            outbox.mark_told(store, found.news)
        return found

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


def test_what_was_not_told_is_told_after_a_restart_and_nothing_twice(store, round_of):
    web = FakeWeb().at(FEED, rss(ONE), rss(ONE, TWO)).at(ONE, report(FERRY)).at(TWO, report(ROCK))
    assert told(round_of(web, FEED, killed=True)) == [("story", "s1")]
    later = round_of(web, FEED, killed=True)
    assert told(later)[0] == ("story", "s1")
    assert ("grown", "s1") not in told(later)
    assert told(round_of(web, FEED)) == told(later)
    assert told(round_of(web, FEED)) == []


def test_who_finishes_a_round_that_was_killed_loses_nothing_of_it(store, round_of, monkeypatch):
    """A watch is killed between placing and telling; then somebody looks at the story before it goes on."""

    def killed(*_):
        raise KeyboardInterrupt

    web = FakeWeb().at(FEED, rss(ONE), rss(ONE, TWO)).at(ONE, report(FERRY)).at(TWO, report(ROCK))
    round_of(web, FEED)
    with monkeypatch.context() as patch:
        patch.setattr("rashomon.store.ingest.tell_stale", killed)
        with pytest.raises(KeyboardInterrupt):
            round_of(web, FEED)
    queries.dossier_of(store, 1)
    events = told(round_of(web, FEED))
    assert events[0] == ("grown", "s1")
    assert ("conflict", "s1") in events


def test_what_an_ingest_changed_is_told_too_but_not_what_was_there_before_the_first_watch(store, round_of):
    web = FakeWeb().at(FEED, rss())
    ingest(store, [page(FERRY)])
    round_of(web, FEED)
    assert outbox.untold(store) == []
    ingest(store, [page(ELECTION, "c.txt")])
    assert ("story", "s2") in told(round_of(web, FEED))


def test_what_is_forgotten_before_it_was_told_is_not_told(store):
    outbox.listen(store, [FEED])
    ingest(store, [page(FERRY), page(ROCK, "b.txt"), page(ELECTION, "c.txt")])
    assert {n.event for n in outbox.untold(store)} == {"story", "conflict"}
    forget(store, "b.txt")
    assert [(n.event, n.story) for n in outbox.untold(store)] == [("story", "s2")]
    ingest(store, [])
    assert {(n.event, n.story) for n in outbox.untold(store)} == {("story", "s1"), ("story", "s2")}
    forget(store, "a.txt")
    assert [n.story for n in outbox.untold(store)] == ["s2"]
    with store.reading() as conn:
        assert {row.story for row in conn.execute(select(waiting))} == {2}


def test_a_conflict_that_is_gone_before_it_was_told_is_not_told(store, round_of):
    agreeing = ROCK.replace("Fifteen", "Twelve").replace("The captain was not questioned.", "")
    web = FakeWeb().at(FEED, rss(ONE)).at(OTHER, rss(TWO)).at(ONE, report(FERRY))
    web.at(TWO, report(ROCK), report(agreeing))
    assert ("conflict", "s1") in told(round_of(web, FEED, OTHER, killed=True))
    later = [n.text for n in round_of(web, FEED, OTHER, after=AGAIN).news if n.event == "conflict"]
    assert not any("Fifteen" in line for line in later)


def test_what_was_split_off_is_told_as_new_and_from_where(store):
    outbox.listen(store, [FEED])
    with store.writing() as conn:
        old, new = (grouping._new_story(conn, "2024-03-04") for _ in range(2))
        outbox.note_changes(conn, [grouping.Change(new, "created"), grouping.Change(new, "split", old)])
        outbox.note_changes(conn, [grouping.Change(old, "grown"), grouping.Change(old, "grown")])
        outbox.note_changes(conn, [grouping.Change(new, "grown")])
        conn.execute(update(stories).values(headline="Ferry Alma", dossier=b"told", articles=2))
    assert [n.text for n in outbox.untold(store)] == [
        "story s2 split from s1",
        "story s1 has 2 articles: Ferry Alma",
        "new story s2: Ferry Alma",
    ]


def test_a_story_that_was_never_told_of_is_not_told_to_end(store):
    outbox.listen(store, [FEED])
    with store.writing() as conn:
        numbers = [grouping._new_story(conn, "2024-03-04") for _ in range(3)]
        outbox.note_changes(conn, [grouping.Change(n, "created") for n in numbers[:2]])
        outbox.note_changes(conn, [grouping.Change(numbers[1], "merged", numbers[0])])
        outbox.note_changes(conn, [grouping.Change(numbers[2], "merged", numbers[0])])
        conn.execute(update(stories).values(headline="Ferry Alma", dossier=b"told"))
    assert [n.text for n in outbox.untold(store)] == ["story s3 merged into s1", "new story s1: Ferry Alma"]


def test_an_edit_in_silence_is_told_once_and_not_after_it_was_forgotten(store, round_of):
    edited = [report(FERRY.replace("Twelve", number)) for number in ("Nineteen", "Twenty")]
    web = FakeWeb().at(FEED, rss(ONE)).at(ONE, report(FERRY), *edited)
    round_of(web, FEED)
    found = round_of(web, FEED, after=AGAIN)
    assert [n.text for n in found.news] == [f"story s1: {ONE} says something else now, `rashomon changes` shows what"]
    assert told(round_of(web, FEED, after=2 * AGAIN, killed=True)) == [("changed", "s1")]
    forget(store, ONE)
    assert outbox.untold(store) == []


LOCAL = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Ferry Alma runs aground</title>
<link>https://vero.example/4</link><description>{}</description></item></channel></rss>"""
KILLED = """
import os, signal, sys
from rashomon import cli, console
from rashomon.store import outbox
def killed(*_):
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)
setattr(*((console, "output") if sys.argv.pop(1) == "before" else (outbox, "mark_told")), killed)
cli.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
@pytest.mark.parametrize(("moment", "lines"), [("before", 0), ("after", 1)])
def test_killed_between_storing_and_telling(rashomon, tmp_path, moment, lines):
    """Before it was written out nothing is lost; after it, before that was noted, it is told again rather than never."""
    whole = " ".join(f"The ferry Alma was pulled free by tug number {n}." for n in range(30))
    feed, place = tmp_path / "feed.xml", tmp_path / "news.db"
    feed.write_text(LOCAL.format(whole))
    command = [sys.executable, "-c", KILLED, moment, "watch", str(feed), "--store", str(place), "--once"]
    child = subprocess.run(
        command, env=os.environ | {"OMP_NUM_THREADS": "1"}, capture_output=True, text=True, check=False
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert len(child.stdout.splitlines()) == lines
    assert rashomon("watch", feed, "--store", place, "--once").out == "new story s1: Ferry Alma runs aground\n"
    assert rashomon("watch", feed, "--store", place, "--once").out == ""


def test_what_the_webhook_did_not_take_is_posted_later_and_printed_once(rashomon, tmp_path, monkeypatch):
    posted, answers = [], ["the webhook could not be reached", None, None]

    def post(_, news):
        posted.append([n.event for n in news])
        return answers.pop(0)

    monkeypatch.setattr("rashomon.store.watch.post", post)
    monkeypatch.setattr("rashomon.readers.web.Web", lambda **_: web.open())
    web = FakeWeb().at(FEED, rss(ONE)).at(ONE, report(ELECTION))
    command = ("watch", FEED, "--store", tmp_path / "news.db", "--once", "--webhook", "https://desk.example/")
    outcome = rashomon(*command)
    assert outcome.out.startswith("new story s1: ")
    assert "could not be reached; " in outcome.err
    assert rashomon(*command).out == rashomon(*command).out == ""
    assert posted == [["story"], ["story"]]


def test_a_store_that_cannot_be_written_for_once_is_tried_again(rashomon, tmp_path, monkeypatch):
    import time

    from rashomon.store import watch
    from rashomon.store.database import StoreError

    rounds = [StoreError("news.db", "the disk is full"), KeyboardInterrupt()]

    def failing(*_, **__):
        raise rounds.pop(0)

    monkeypatch.setattr(watch, "watch_once", failing)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    outcome = rashomon("watch", FEED, "--store", tmp_path / "news.db")
    assert outcome.code == 130
    assert "the disk is full; the next round is in 15 minutes" in outcome.err
