"""When a page was published, and when it is wiser not to say."""

from __future__ import annotations

import pytest

from rashomon.model import Given, Published
from rashomon.published import find_days, from_url, of_flattened, of_html, parse_iso


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
    ("text", "value"),
    [
        ("Published 12 March 2019", "2019-03-12"),
        ("March 12th, 2019 5:30 pm", "2019-03-12T17:30"),
        ("12. März 2019", "2019-03-12"),
        ("12 de marzo de 2019", "2019-03-12"),
        ("12 марта 2019", "2019-03-12"),
        ("2019年3月12日", "2019-03-12"),
        ("12.03.2019", "2019-03-12"),
        ("25/03/2019", "2019-03-25"),
    ],
)
def test_days_are_found_in_several_languages(text: str, value: str) -> None:
    assert [d.value for d in find_days(text)] == [value]


def test_a_day_that_can_be_read_two_ways_is_not_sure() -> None:
    assert not find_days("03/04/2019")[0].sure


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
    return of_flattened(Given(), lines, headline, prose)


def test_a_date_beside_the_headline_is_the_day() -> None:
    assert near("Bridge closed for winter", "March 12, 2019 5:30 pm", headline=0) == Published(
        "2019-03-12T17:30", "dateline", True
    )
    assert near("Published 12 March 2019", "Share", "Bridge closed", headline=2) == Published(
        "2019-03-12", "dateline", True
    )


def test_the_sites_own_clock_is_not() -> None:
    assert (
        near("7.4 C", "Porto Vero", "Sunday, March 9, 2025", "Subscribe", "Bridge closed for winter", headline=4)
        is None
    )
    assert near("7.4 C", "Sunday, March 9, 2025", "Bridge closed for winter", headline=2) is None


def test_where_the_headline_is_unknown_a_clock_is_still_none() -> None:
    assert near("Porto Vero Courier", "Sunday, March 9, 2025", "By Ana Duarte", headline=None) is None
    assert near("The long bridge to the north", "By Ana Duarte", "March 12, 2019", headline=None) == Published(
        "2019-03-12", "dateline", True
    )


def test_a_date_some_lines_above_the_headline_is_not_relied_on() -> None:
    found = near("Bridge closed", "March 12, 2019", "By Ana Duarte", "The pass is shut as well", headline=3)
    assert found == Published("2019-03-12", "dateline", False)


def test_the_day_of_publication_comes_before_that_of_an_update() -> None:
    found = near("Bridge closed", "Updated March 14, 2019 Originally published March 12, 2019", headline=0)
    assert found == Published("2019-03-12", "dateline", True)


def test_a_day_before_what_the_report_tells_is_not_relied_on() -> None:
    found = near("Bridge closed", "March 12, 2019", headline=0, prose="The bridge was closed on 14 March 2019.")
    assert found is not None
    assert not found.reliable


def test_the_address_outweighs_a_clock_in_another_zone() -> None:
    metadata = [("json-ld", "2019-03-13T02:30:00Z")]
    url = "https://a.example/2019/03/12/bridge"
    assert of_html(Given(), metadata, url, lambda: None) == Published("2019-03-12", "url", True)
    alone = of_html(Given(), metadata, None, lambda: None)
    assert alone is not None
    assert not alone.reliable


def test_what_is_given_outweighs_all() -> None:
    given = Given(published="2019-03-01")
    assert of_html(given, [("meta", "2019-03-12")], None, lambda: "2018-01-01") == Published(
        "2019-03-01", "given", True
    )
    assert of_html(Given(), [("meta", "rubbish")], None, lambda: "2018-01-01") == Published(
        "2018-01-01", "htmldate", False
    )
