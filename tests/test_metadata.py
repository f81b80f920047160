"""What a page says of itself, and where its headline stands."""

from __future__ import annotations

import json
import time

import pytest

from rashomon.markup import parse
from rashomon.metadata import Metadata, find_headline, read_metadata

NEWS = {"@type": "NewsArticle", "headline": "Bridge closed for winter", "datePublished": "2019-03-12T08:00:00+01:00"}


def read(head: str = "", body: str = "") -> Metadata:
    return read_metadata(parse(f"<html><head>{head}</head><body>{body}</body></html>"))


def linked(*values: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{v if isinstance(v, str) else json.dumps(v)}</script>' for v in values
    )


def meta(**named: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in named.items())


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(NEWS),
        json.dumps([{"@type": "Organization", "name": "Valley Post"}, NEWS]),
        json.dumps({"@graph": [{"@type": "WebSite", "name": "x"}, NEWS]}),
        json.dumps({"@type": "WebPage", "mainEntity": NEWS}),
        json.dumps(NEWS | {"@type": ["Thing", "http://schema.org/NewsArticle"]}),
        "<!-- " + json.dumps(NEWS) + " -->",
        "//<![CDATA[\n" + json.dumps(NEWS) + "\n//]]>",
        json.dumps(NEWS)[:-1] + ",}",
        json.dumps({"@type": "Person"}) + "\n" + json.dumps(NEWS) + ";",
        json.dumps(NEWS).replace("closed for", "closed\nfor"),
        json.dumps(NEWS)[:-1] + ', "broken": {',
    ],
)
def test_linked_data_is_read_as_pages_write_it(script: str) -> None:
    told = read(linked(script))
    assert (told.headline, told.dates[0]) == ("Bridge closed for winter", ("json-ld", NEWS["datePublished"]))


def test_of_several_articles_the_one_with_the_pages_title_counts() -> None:
    other = NEWS | {"headline": "Harbour festival opens", "datePublished": "2018-01-01"}
    told = read("<title>Bridge closed for winter | Valley Post</title>" + linked(other, NEWS))
    assert told.dates[0][1] == NEWS["datePublished"]


@pytest.mark.parametrize(
    "bad", ["[" * 100_000, '{"a":' * 100_000, '{"headline": "' + "x\\" * 50_000, "<!--" * 50_000, ",}" * 100_000]
)
def test_hostile_linked_data_is_passed_over(bad: str) -> None:
    start = time.process_time()
    assert read(linked(bad)).headline is None
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        (linked(NEWS), "<h1>Bridge closed for winter</h1>", "Bridge closed for winter"),
        (linked(NEWS | {"headline": "Snow &amp; ice close bridge"}), "<h1>Snow &amp; ice close bridge</h1>", "Snow & ice close bridge"),
        (meta(og__title="Bridge closed for winter - Valley Post", og__site_name="Valley Post"), "", "Bridge closed for winter"),
        (meta(og__title="Bridge closed | The Post", og__site_name="The Post"), "<h1>Bridge closed for winter</h1>", "Bridge closed"),
        ("<title>Bridge closed for winter - National | post.example</title>" + meta(og__url="https://post.example/1"), "", "Bridge closed for winter"),
        (linked(NEWS | {"headline": "Valley Post"}) + meta(og__title="Bridge closed for winter", og__site_name="Valley Post"), "<h1>Bridge closed for winter</h1>", "Bridge closed for winter"),
        (meta(og__title="Storm: The bridge is closed for all winter"), "<h1>The north - The bridge is closed for all winter</h1>", "The bridge is closed for all winter"),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_headline_is_the_articles_own(head: str, body: str, headline: str | None) -> None:
    assert read(head, body).headline == headline


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (linked(NEWS | {"author": {"@type": "Person", "name": "Ana Duarte"}}), "Ana Duarte"),
        (linked(NEWS | {"author": [{"name": "Ana Duarte"}, {"name": "Lea Wolf"}]}), "Ana Duarte, Lea Wolf"),
        (linked({"@graph": [NEWS | {"author": {"@id": "#p"}}, {"@id": "#p", "@type": "Person", "name": "Ana Duarte"}]}), "Ana Duarte"),
        (linked(NEWS | {"author": "By Ana Duarte and Lea Wolf"}), "Ana Duarte, Lea Wolf"),
        ('<meta name="author" content="Von Ana Duarte und Lea Wolf, dpa">', "Ana Duarte, Lea Wolf, dpa"),
        ('<meta name="author" content="Ana Duarte, senior reporter">', "Ana Duarte"),
        ('<meta name="author" content="Ana Duarte (ana@post.example)">', "Ana Duarte"),
        ('<meta name="author" content="https://post.example/ana"><meta name="byl" content="By Ana Duarte">', "Ana Duarte"),
        (meta(og__site_name="Valley Post") + '<meta name="author" content="Valley Post"><meta name="parsely-author" content="Ana Duarte">', "Ana Duarte"),
        (meta(og__site_name="Valley Post") + '<meta name="author" content="Valley Post">', "Valley Post"),
        ("", None),
    ],
)  # fmt: skip
def test_the_byline_is_peoples_names(head: str, byline: str | None) -> None:
    assert read(head).byline == byline


def test_a_line_marked_as_the_authors() -> None:
    assert read(body='<h1>Bridge closed</h1><p class="author-name">By Ana Duarte</p>').byline == "Ana Duarte"


def test_a_columnist_in_the_menu_is_not_the_author() -> None:
    menu = '<ul class="navigation"><li class="item"><a href="/author/lea-wolf">Lea Wolf</a></li></ul>'
    told = read(
        body=menu + '<h1>Bridge closed</h1><div class="author-name">by <a href="/author/ana">Ana Duarte</a></div>'
    )
    assert told.byline == "Ana Duarte"


def test_outlet_language_and_address() -> None:
    told = read(
        '<link rel="canonical" href="https://www.post.example/a"><title>Bridge closed for winter | Valley Post</title>'
        + meta(og__locale="de_AT")
    )
    assert (told.outlet, told.language, told.url) == ("Valley Post", "de", "https://www.post.example/a")
    assert read(linked(NEWS | {"publisher": {"name": "Valley Post"}})).outlet == "Valley Post"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<h1>Valley Post</h1><h2>Bridge closed for winter</h2>", "h2"),
        ("<ul><li><a>Bridge closed for winter</a></li></ul><h1>Bridge closed for winter</h1>", "h1"),
        ("<ul><li><a>Bridge closed for winter</a></li></ul><div>Bridge closed for winter</div>", "div"),
        ("<p>Nothing of it.</p>", "title"),
    ],
)
def test_where_the_headline_stands(body: str, line: str) -> None:
    markup = parse(f"<title>Bridge closed for winter - Valley Post</title>{body}")
    place, headline = find_headline(markup, read_metadata(markup))
    assert headline == "Bridge closed for winter"
    assert place is not None
    assert markup.lines[place].tag == line


def test_a_page_of_nothing() -> None:
    markup = parse("")
    assert read_metadata(markup) == Metadata()
    assert find_headline(markup, Metadata()) == (None, None)
