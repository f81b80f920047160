"""The days that a value covers, and what can be one time. 17 March 2021, the day of the reports, is a Wednesday."""

from datetime import date

import pytest

from rashomon.text.dates import find_dates
from rashomon.text.timex.extent import extent, may_agree, tells_of_night


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-03-17", (2021, 3, 17), (2021, 3, 17)),
        ("2021-03-17T09:30", (2021, 3, 17), (2021, 3, 17)),
        ("2021-W11", (2021, 3, 15), (2021, 3, 21)),
        ("2021-W11-WE", (2021, 3, 20), (2021, 3, 21)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2021-12", (2021, 12, 1), (2021, 12, 31)),
        ("2021-Q3", (2021, 7, 1), (2021, 9, 30)),
        ("2021-SU", (2021, 6, 1), (2021, 8, 31)),
        ("2021-WI", (2021, 12, 1), (2022, 2, 28)),
        ("2021", (2021, 1, 1), (2021, 12, 31)),
        ("202X", (2020, 1, 1), (2029, 12, 31)),
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
    ],
)
def test_the_days_of_a_value(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert extent(value) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "value", ["", "PRESENT_REF", "2021-13", "2021-W60", "2021-02-30", "0000", "9999-12", "000X", "soon"]
)
def test_what_covers_no_days(value: str) -> None:
    assert extent(value) is None
    assert may_agree(value, "2021-03-17")


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("It sank on 3 May 2020.", "It sank in May 2020.", True),
        ("It sank on 3 May 2020.", "It sank in 2020.", True),
        ("It sank on 3 May 2020.", "It sank in the spring of 2020.", True),
        ("It sank in May 2020.", "It sank in the second quarter of 2020.", True),
        ("It sank last week.", "It sank last Friday.", True),
        ("It sank over the weekend.", "It sank on Sunday.", True),
        ("It sank over the weekend.", "It sank on Friday.", False),
        ("It sank overnight.", "It sank late on Tuesday.", True),
        ("It sank early on Tuesday.", "It sank on Monday night.", True),
        ("It sank on Tuesday.", "It sank on Monday.", False),
        ("It sank overnight.", "It sank on Monday night.", False),
        ("It sank on 3 May 2020.", "It sank in April 2020.", False),
        ("It was built in the 1970s.", "It was built in 1975.", True),
    ],
)
def test_a_part_is_no_difference_from_the_whole(left: str, right: str, agree: bool) -> None:
    ours, theirs = (find_dates(text, date(2021, 3, 17))[0].value for text in (left, right))
    assert may_agree(ours, theirs, by_night=tells_of_night(left) or tells_of_night(right)) is agree


@pytest.mark.parametrize(
    ("words", "night"), [("late on", True), ("at 2 a.m.", True), ("at noon on", False), ("latest", False), ("", False)]
)
def test_words_that_put_a_day_near_midnight(words: str, night: bool) -> None:
    assert tells_of_night(words) is night
