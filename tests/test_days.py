"""Full dates in short texts of many languages."""

from __future__ import annotations

import time

import pytest

from rashomon.text.days import find_day_of_month, find_days, find_weekdays, read_moment


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Published 12 March 2019", "2019-03-12"),
        ("March 12th, 2019 5:30 pm", "2019-03-12T17:30"),
        ("5:30 PM - 12 Mar 2019", "2019-03-12T17:30"),
        ("12. März 2019, 16.45 Uhr", "2019-03-12T16:45"),
        ("Publié le 12 mars 2019 à 9h05", "2019-03-12T09:05"),
        ("12 de marzo de 2019", "2019-03-12"),
        ("martes, marzo 12, 2019", "2019-03-12"),
        ("12 marzo 2019", "2019-03-12"),
        ("12 de março de 2019", "2019-03-12"),
        ("12 maart 2019", "2019-03-12"),
        ("12 марта 2019", "2019-03-12"),
        ("12 березня 2019", "2019-03-12"),
        ("12 marca 2019", "2019-03-12"),
        ("12 Mart 2019 Salı", "2019-03-12"),
        ("21 ŞUBAT 2019", "2019-02-21"),
        ("12 آذار / مارس 2019", "2019-03-12"),
        ("25 كانون الأول 2019", "2019-12-25"),
        ("١٢ / ٣ / ٢٠١٩", "2019-03-12"),
        ("12 mars 2019", "2019-03-12"),
        ("12. maaliskuuta 2019", "2019-03-12"),
        ("12. března 2019", "2019-03-12"),
        ("2019. március 12.", "2019-03-12"),
        ("2019. 03. 12. 11:27", "2019-03-12T11:27"),
        ("12 martie 2019", "2019-03-12"),
        ("12 Μαρτίου 2019", "2019-03-12"),
        ("12 Maret 2019", "2019-03-12"),
        ("12 tháng 3 năm 2019", "2019-03-12"),
        ("2019年3月12日 10時05分", "2019-03-12T10:05"),
        ("2019년 3월 12일", "2019-03-12"),
        ("12 मार्च 2019", "2019-03-12"),
        ("12 במרץ 2019", "2019-03-12"),
        ("12 มีนาคม 2562", "2019-03-12"),
        ("۲۱ اسفند ۱۳۹۷", "2019-03-12"),
        ("12.03.19", "2019-03-12"),
        ("Valley Post12 March 2019", "2019-03-12"),
    ],
)
def test_dates_of_many_languages(text: str, value: str) -> None:
    assert [found.value for found in find_days(text)] == [value]


@pytest.mark.parametrize(
    "text", ["version 1.2.3", "31 February 2019", "12 March 2999", "1.12.3.2019.5", "20190312/7", "route 66"]
)
def test_what_is_no_date(text: str) -> None:
    assert find_days(text) == []


def test_day_and_month_by_what_is_known_of_the_page() -> None:
    [either] = find_days("03/04/2019")
    assert (str(either.day), str(either.other), either.sure) == ("2019-04-03", "2019-03-04", False)
    assert [str(find_days("03/04/2019", month_first=first)[0].day) for first in (True, False)] == [
        "2019-03-04",
        "2019-04-03",
    ]
    assert find_days("25/03/2019")[0].sure


def test_listopad_is_november_but_in_croatian() -> None:
    assert str(find_days("4. listopada 2021")[0].day) == "2021-11-04"
    assert str(find_days("4. listopada 2021", "hr")[0].day) == "2021-10-04"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-03-04T05:06:07.123+0200", "2021-03-04T05:06+02:00"),
        ("20210304T050607Z", "2021-03-04T05:06+00:00"),
        ("Thu, 04 Mar 2021 05:06:07 GMT", "2021-03-04T05:06+00:00"),
        ("Thu Mar 04 05:06:07 UTC 2021", "2021-03-04"),
        ("2021-03-04 T 05:06:07 +0330", "2021-03-04T05:06+03:30"),
        ("1614834367", "2021-03-04T05:06+00:00"),
        ("03/04/2021", None),
        ("soon", None),
    ],
)
def test_moments_in_fields(text: str, value: str | None) -> None:
    moment = read_moment(text)
    assert (moment.value if moment else None) == value


def test_parts_of_dates() -> None:
    assert find_day_of_month("PORTO VERO, January 26.") == (1, 26)
    assert find_day_of_month("ПОРТО-ВЕРО, 26 января.") == (1, 26)
    assert find_day_of_month("PORTO VERO") is None
    assert find_weekdays("on Monday, и в среду, und am Sonntag, 星期六") == {0, 2, 5, 6}


@pytest.mark.parametrize(
    "bad", ["1 " * 2000, "a" * 4000, "1.1." * 1000, "aa aa " * 700, "2020-" * 800, "1 a" * 1500, "1/" * 2000]
)
def test_hostile_text_takes_linear_time(bad: str) -> None:
    start = time.process_time()
    find_days(bad)
    assert time.process_time() - start < 5
