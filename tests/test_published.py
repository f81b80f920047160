"""When a page was published, and when it is wiser not to say."""

from __future__ import annotations

import time

import pytest

from rashomon.markup import parse
from rashomon.metadata import find_headline, read_metadata
from rashomon.model import Given, Published
from rashomon.published import from_url, of_flattened, of_html, parse_iso
from rashomon.stamps import Near


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T05:06:07Z", "2021-03-04T05:06+00:00"),
        ("2021-03-04T05:06:07.123+0200", "2021-03-04T05:06+02:00"),
        ("2021-03-04T00:00:00", "2021-03-04"),
        ("March 4, 2021 5:06 pm", "2021-03-04T17:06"),
        ("2021-02-30", None),
        ("9999-01-01", None),
        ("soon", None),
    ],
)
def test_a_moment_is_kept_to_the_minute(text: str, value: str | None) -> None:
    assert parse_iso(text) == value


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2019/03/12/bridge", "2019-03-12"),
        ("https://a.example/news/2019-03-12/bridge", "2019-03-12"),
        ("https://a.example/20190312/bridge", "2019-03-12"),
        ("https://a.example/2019/13/12/bridge", None),
        ("https://a.example/201903125/bridge", None),
        (None, None),
    ],
)
def test_a_day_in_an_address(url: str | None, value: str | None) -> None:
    found = from_url(url)
    assert (found.value if found else None) == value


def near(*lines: str, headline: int | None, prose: str = "") -> Published | None:
    at = len(lines) if headline is None else headline
    return of_flattened(Given(), [Near(text, n - at) for n, text in enumerate(lines) if n != headline], prose)


def test_a_date_beside_the_headline_is_the_day() -> None:
    assert near("Bridge closed for winter", "March 12, 2019 5:30 pm", headline=0) == Published(
        "2019-03-12T17:30", "byline line", True
    )
    assert near("Published 12 March 2019", "Share", "Bridge closed", headline=2) == Published(
        "2019-03-12", "byline line", True
    )


def test_a_minute_right_above_the_headline_is_the_reports_and_a_post_below_it_none() -> None:
    assert near("Edit", "March 12, 2019,05:30pm EDT", "Bridge closed", headline=2) == Published(
        "2019-03-12T17:30", "byline line", True
    )
    assert near("Bridge closed", "— Ana Duarte (@duarte) March 12, 2019", headline=0) is None
    assert near("Bridge closed", "[ March 12, 2019 ] Ferry sails again", headline=0) is None


def test_the_sites_own_clock_is_not() -> None:
    assert (
        near("7.4 C", "Porto Vero", "Sunday, March 9, 2025", "Subscribe", "Bridge closed for winter", headline=4)
        is None
    )
    assert near("7.4 C", "Sunday, March 9, 2025", "Bridge closed for winter", headline=2) is None


def test_where_the_headline_is_unknown_a_clock_is_still_none() -> None:
    assert near("Porto Vero Courier", "Sunday, March 9, 2025", "By Ana Duarte", headline=None) is None
    assert near("The long bridge to the north", "By Ana Duarte", "March 12, 2019", headline=None) == Published(
        "2019-03-12", "byline line", True
    )


def test_a_date_some_lines_above_the_headline_is_not_relied_on() -> None:
    found = near("Bridge closed", "March 12, 2019", "By Ana Duarte", "The pass is shut as well", headline=3)
    assert found == Published("2019-03-12", "byline line", False)


def test_the_day_of_publication_comes_before_that_of_an_update() -> None:
    found = near("Bridge closed", "Updated March 14, 2019 Originally published March 12, 2019", headline=0)
    assert found == Published("2019-03-12", "byline line", True)


def test_a_day_before_what_the_report_tells_is_not_relied_on() -> None:
    found = near("Bridge closed", "March 12, 2019", headline=0, prose="The bridge was closed on 14 March 2019.")
    assert found is not None
    assert not found.reliable


def test_a_change_is_told_and_not_relied_on() -> None:
    assert near("Bridge closed", "Updated March 14, 2019", headline=0) == Published("2019-03-14", "modified", False)


def test_a_dateline_far_from_the_day_speaks_against_it() -> None:
    found = near(
        "Bridge closed", "March 12, 2019", headline=0, prose="PORTO VERO, January 26. /CPA/ The bridge is shut."
    )
    assert found is not None
    assert not found.reliable


# --- HTML pages

REPORT = "The mayor said that the long bridge to the north would stay closed for as long as the snow lies on the pass."


def page(
    *, head: str = "", above: str = "", below: str = "", text: str = REPORT, after: str = "", lang: str = "en-GB"
) -> str:
    return (
        f"<html lang='{lang}'><head><title>Bridge closed for winter</title>{head}</head><body>{above}"
        f"<h1>Bridge closed for winter</h1>{below}<p>{text}</p>{after}</body></html>"
    )


def day(source: str, url: str | None = None, given: Given | None = None) -> Published | None:
    markup = parse(source)
    told = read_metadata(markup)
    body = [i for i, line in enumerate(markup.lines) if line.tag == "p" and len(line.text) > 60]
    return of_html(given or Given(), told, url or told.url, markup, find_headline(markup, told)[0], body)


def published(moment: str) -> str:
    return f'<meta property="article:published_time" content="{moment}">'


@pytest.mark.parametrize(
    ("source", "value", "method"),
    [
        (page(head=published("2019-03-12T09:30:00+01:00")), "2019-03-12T09:30+01:00", "meta"),
        (page(below="<p>Published March 12, 2019 at 4:05 pm</p>"), "2019-03-12T16:05", "byline line"),
        (page(below="<div>By Ana Duarte</div><div>Tuesday, 12 March 2019</div>"), "2019-03-12", "byline line"),
        (page(below="<time datetime='2019-03-12T09:30:00+01:00'>yesterday</time>"), "2019-03-12T09:30+01:00", "time"),
        (page(below="<p>Опубликовано 12 марта 2019, 9:30</p>", lang="ru"), "2019-03-12T09:30", "byline line"),
        (page(below="<p>Stand: 12.03.2019, 9.30 Uhr</p>", lang="de"), "2019-03-12T09:30", "byline line"),
        (page(below="<p>2019年3月12日 9時30分</p>", lang="ja"), "2019-03-12T09:30", "byline line"),
        (page(below="<p>Publicado: 03/04/2019 9:30</p>", lang="es"), "2019-04-03T09:30", "byline line"),
        (page(after="<p>First published on 12 March 2019 9:30</p>"), "2019-03-12T09:30", "byline line"),
        (
            page(head=published("2019-03-12T00:01:00+00:00"), below="<p>Tue, Mar 12, 2019 | UPDATED: 10:43</p>"),
            "2019-03-12T00:01+00:00",
            "meta",
        ),
        (page(head="<link rel='canonical' href='https://post.example/2019/03/12/bridge'>"), "2019-03-12", "url"),
    ],
)  # fmt: skip
def test_the_day_of_a_page(source: str, value: str, method: str) -> None:
    assert day(source) == Published(value, method, True)


@pytest.mark.parametrize(
    "source",
    [
        page(above="<header><div>Sunday, November 24, 2024</div></header>"),
        page(above="<nav><ul><li>News</li><li>24 November 2024</li></ul></nav>"),
        page(above="<div class='current-date'>24 November 2024</div>"),
        page(after="<footer>© 2024 Valley Post, 24 November 2024</footer>"),
        page(after="<ul class='related'><li><a href='/x'>Harbour festival opens</a> 24 November 2024</li></ul>"),
        page(after="<div class='comment'>Lea, 24 November 2024, 10:00</div>"),
        page(below="<p class='related'>24 November 2024 <a href='/x'>Harbour festival opens</a></p>"),
        page(head="<script>var now = new Date('2024-11-24');</script>"),
        page(below="<p>Published</p>"),
        "<html></html>",
        "",
    ],
)
def test_other_days_of_a_page_are_never_taken(source: str) -> None:
    assert day(source) is None


@pytest.mark.parametrize(
    ("source", "value", "method"),
    [
        (page(head="<meta property='article:modified_time' content='2019-03-14T09:30:00+01:00'>"), "2019-03-14T09:30+01:00", "modified"),
        (page(below="<p>Last updated 14 March 2019</p>"), "2019-03-14", "modified"),
        (page(below="<div>12 March 2019</div>"), "2019-03-12", "byline line"),
        (page(head="<script>window.data = {'publishedAt': '2019-03-12T09:30:00Z'}</script>"), "2019-03-12T09:30+00:00", "script"),
        (page(head=published("2019-03-12") + "<link rel='canonical' href='https://a.example/2019/05/01/'>"), "2019-05-01", "url"),
    ],
)  # fmt: skip
def test_a_doubtful_day_is_not_relied_on(source: str, value: str, method: str) -> None:
    assert day(source) == Published(value, method, False)


def test_a_live_report_goes_on_for_days() -> None:
    script = '{"@type": "LiveBlogPosting", "headline": "Bridge closed for winter", "datePublished": "2019-03-12"}'
    found = day(page(head=f"<script type='application/ld+json'>{script}</script>"))
    assert found == Published("2019-03-12", "live report, json-ld", False)


def test_publication_goes_before_change_in_one_line() -> None:
    below = "<div>28 March 2019 17:43 Updated 29 March 2019 9:00</div>"
    assert day(page(below=below)) == Published("2019-03-28T17:43", "byline line", True)


def test_day_and_month_are_told_apart_by_what_else_the_page_says() -> None:
    found = day(page(head=published("2019-03-04T12:00:00"), below="<div>03/04/2019</div>", lang="en"))
    assert found is not None
    assert (found.value, found.reliable) == ("2019-03-04T12:00", True)
    alone = day(page(below="<div>03/04/2019 9:30</div>", lang="en"))
    assert alone is not None
    assert not alone.reliable


def test_a_moment_in_utc_is_of_the_newsrooms_day() -> None:
    utc = published("2019-03-13T02:30:00Z")
    alone = day(page(head=utc, lang="en"))
    assert alone is not None
    assert not alone.reliable
    assert day(page(head=utc, lang="de")) == Published("2019-03-13T02:30+00:00", "meta", True)
    shown = "<meta property='article:modified_time' content='2019-03-12T20:40:00-06:00'>"
    assert day(page(head=utc + shown, lang="en")) == Published("2019-03-12T20:30-06:00", "meta", True)
    spoken = day(page(head=utc, text="The bridge was closed on Tuesday. " + REPORT, lang="en"))
    assert spoken is not None
    assert spoken.value == "2019-03-12"


def test_the_address_outweighs_a_clock_in_another_zone() -> None:
    found = day(page(head=published("2019-03-13T02:30:00Z"), lang="en"), "https://a.example/2019/03/12/bridge")
    assert found == Published("2019-03-12", "url", True)


def test_what_is_given_outweighs_all() -> None:
    given = Given(published="2019-03-01")
    assert day(page(head=published("2019-03-12")), given=given) == Published("2019-03-01", "given", True)


@pytest.mark.parametrize(
    "bad", ["<time datetime='" + "1 " * 3000 + "'>", "<p>" + "2019-" * 20000, "<p>1/2/2019</p>" * 5000]
)
def test_hostile_pages_take_little_time(bad: str) -> None:
    markup = parse(page(below=bad))
    told = read_metadata(markup)
    start = time.process_time()
    of_html(Given(), told, None, markup, find_headline(markup, told)[0], [])
    assert time.process_time() - start < 5
