"""Feeds: what is taken of an item, when its page is fetched, and what is said of items that give nothing."""

from __future__ import annotations

import json
import time
from html import escape

import httpx
import pytest

from rashomon.article import read_article
from rashomon.model import Given
from rashomon.readers.feeds import _plain, is_article
from tests.reading import HTML, STORY, FakeWeb, failures, html, only_reason, pages, read, write

FEED = "https://paper.example/feed.xml"
LONG = f"<p>{STORY}</p><p>{STORY}</p>"


def item(link="https://paper.example/1", title="Bridge &amp;amp; road shut", full="", summary="", extra=""):
    content = f"<content:encoded><![CDATA[{full}]]></content:encoded>" if full else ""
    link = f"<link>{link}</link>" if link else ""
    return (
        f"<item><title>{title}</title>{link}<pubDate>Mon, 04 Mar 2024 22:10:00 -0500</pubDate>"
        f"<description>{escape(summary)}</description>{content}{extra}</item>"
    )


def rss(*items, title="Paper Example", head=""):
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><language>en-GB</language>{head}{''.join(items)}</channel></rss>"
    )


def test_an_item_with_its_whole_article_is_a_page_with_what_the_feed_tells(tmp_path):
    (page,) = pages(read(write(tmp_path, "feed.xml", rss(item(full=LONG)))))
    assert page.source == "https://paper.example/1"
    assert page.is_html
    told = Given("https://paper.example/1", "Paper Example", "2024-03-04T22:10-05:00", "Bridge & road shut", "en")
    assert page.given == told
    article = read_article(page, "a1")
    assert (article.headline, article.outlet, article.language) == ("Bridge & road shut", "Paper Example", "en")
    assert article.published.value.startswith("2024-03-04")
    assert article.body.startswith("Crew number 0 reached the bridge")


def test_the_source_of_an_item_is_its_publisher(tmp_path):
    source = '<source url="https://o.example/feed">Other Paper</source>'
    (page,) = pages(
        read(write(tmp_path, "f.xml", rss(item(title="Bridge shut - Other Paper", full=LONG, extra=source))))
    )
    assert (page.given.outlet, page.given.headline) == ("Other Paper", "Bridge shut")


def test_a_teaser_leads_to_the_page_itself():
    web = FakeWeb().at(FEED, html(rss(item("/1", summary="Teaser.")), "application/rss+xml"))
    web.at("https://paper.example/1", HTML)
    (page,) = pages(web.read(FEED))
    assert page.source == page.given.url == "https://paper.example/1"
    assert page.content == HTML
    assert page.given.headline == "Bridge & road shut"
    assert page.given.outlet == "Paper Example"


def test_a_page_that_cannot_be_had_is_replaced_by_the_summary_with_a_warning():
    web = FakeWeb().at(FEED, html(rss(item(summary="<p>The bridge is <b>shut</b>.</p>")), "text/xml"))
    (page,) = pages(web.read(FEED))
    assert page.content == "Bridge & road shut\n\nThe bridge is shut."
    assert page.warnings[0].kind == "text"
    assert "404 Not Found" in page.warnings[0].detail


def test_an_item_that_gives_nothing_is_named_and_the_others_are_read():
    nameless = '<item><guid isPermaLink="false">g3</guid><title></title></item>'
    items = (item("https://paper.example/gone"), item(full=LONG), nameless)
    web = FakeWeb().at(FEED, html(rss(*items), "text/html"))
    found = web.read(FEED)
    assert [page.source for page in pages(found)] == ["https://paper.example/1"]
    assert failures(found) == [
        ("https://paper.example/gone", "the server answered 404 Not Found"),
        (f"{FEED}#g3", "an item with neither text nor a link that can be followed"),
    ]


def test_a_feed_without_absolute_links_gives_its_summaries(tmp_path):
    path = write(tmp_path, "feed.xml", rss(item("/1", summary="The bridge is shut.")))
    (page,) = pages(read(path))
    assert page.content.endswith("The bridge is shut.")
    assert page.source == f"{path}#/1"


def test_an_item_that_comes_twice_is_read_once(tmp_path):
    assert len(pages(read(write(tmp_path, "feed.xml", rss(item(full=LONG), item(full=LONG)))))) == 1


def test_a_link_to_something_that_is_no_single_page_is_not_followed_on():
    web = FakeWeb().at(FEED, html(rss(item()), "text/xml")).at("https://paper.example/1", html(rss(item()), "text/xml"))
    assert failures(web.read(FEED)) == [("https://paper.example/1", "a feed where a page was expected")]


def test_atom(tmp_path):
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title>
    <entry><title type="html">Br&amp;#252;cke zu</title><id>urn:1</id><updated>2024-03-05T08:00:00+01:00</updated>
    <link rel="alternate" href="https://blatt.example/1"/><content type="html">{escape(LONG)}</content></entry></feed>"""
    (page,) = pages(read(write(tmp_path, "a.xml", feed)))
    assert (page.given.headline, page.given.outlet, page.given.language) == ("Brücke zu", "Blatt", "de")
    assert page.given.published == "2024-03-05T08:00+01:00"


def test_json_feed(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Paper",
        "language": "en",
        "items": [
            {"id": "1", "url": "https://paper.example/1", "title": "Shut", "content_html": LONG, "date_published": "2024-03-05T08:00:00Z"},
            {"id": 2, "content_text": STORY},
            {"id": 3},
            "nonsense",
        ],
    }  # fmt: skip
    path = write(tmp_path, "feed.json", json.dumps(feed))
    found = read(path)
    assert [(page.source, page.is_html) for page in pages(found)] == [
        ("https://paper.example/1", True),
        (f"{path}#2", False),
    ]
    assert pages(found)[0].given.published == "2024-03-05T08:00+00:00"
    assert [source for source, _ in failures(found)] == [f"{path}#3", f"{path}#4"]


def test_opml_leads_to_its_feeds_and_no_further():
    opml = f"""<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
    <outline type="rss" xmlUrl="{FEED}"/><outline type="rss" xmlUrl="{FEED}"/>
    <outline type="rss" xmlUrl="https://paper.example/home"/><outline xmlUrl="file:///etc/passwd"/>
    <outline xmlUrl="https://paper.example/opml"/></outline></body></opml>"""
    web = FakeWeb().at("https://paper.example/opml", html(opml, "text/x-opml")).at(FEED, html(rss(item(full=LONG))))
    web.at("https://paper.example/home", HTML)
    found = web.read("https://paper.example/opml")
    assert len(pages(found)) == 1
    assert failures(found) == [
        ("https://paper.example/home", "a page where a feed was expected"),
        ("https://paper.example/opml#file:///etc/passwd", "not a web address"),
        ("https://paper.example/opml", "a list of feeds where a feed was expected"),
    ]


def test_the_number_of_feeds_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr("rashomon.readers.feeds.MOST_FEEDS", 2)
    outlines = "".join(f'<outline xmlUrl="ftp://x/{n}"/>' for n in range(5))
    assert len(read(write(tmp_path, "f.opml", f"<opml>{outlines}</opml>"))) == 3


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (rss(), "a feed without items"),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss>&a;</rss>', "defines entities of its own"),
        ("<opml><body/></opml>", "lists no feeds"),
        ("<rss", "not a feed"),
    ],
)
def test_feeds_that_give_nothing(content, told, tmp_path):
    assert told in only_reason(write(tmp_path, "feed.xml", content))


def test_a_feed_that_is_cut_short_is_read_as_far_as_it_goes(tmp_path):
    whole = rss(item(full=LONG), item("https://paper.example/2", full=LONG))
    found = read(write(tmp_path, "feed.xml", whole[: whole.rindex("<content")]), web=FakeWeb().open())
    assert pages(found)[0].source == "https://paper.example/1"
    assert any("damaged" in told for _, told in failures(found))


@pytest.mark.parametrize("end", ["[…]", "…", "Continue reading", "[...]", "Read more »"])
def test_a_long_teaser_is_no_article(end):
    assert is_article(STORY)
    assert not is_article(f"{STORY} {end}")
    assert not is_article("Short.")
    assert is_article("橋が閉鎖された。" * 40)


def test_a_feed_that_is_not_found_is_one_failure():
    assert failures(FakeWeb().at(FEED, httpx.Response(410)).read(FEED)) == [(FEED, "the server answered 410 Gone")]


def test_what_is_never_closed_is_looked_for_once():
    begun = time.process_time()
    for part in ("<!--a", "<script ", "<!--<script", "</script "):
        assert _plain(f"told {part * 60_000}").startswith("told")
    assert time.process_time() - begun < 5
    assert _plain("a<!-- b --> <script>c</script><b>d</b> &amp; e") == "a d & e"
