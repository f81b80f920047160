import time
from datetime import date

import pytest

from rashomon.text.dates import find_dates, find_unplaced

# A Wednesday.
ANCHOR = date(2021, 3, 17)


def values(text: str, anchor: date | None = ANCHOR) -> list[str]:
    return [d.value for d in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On January 26, 2021, the bridge closed.", "2021-01-26"),
        ("The bridge closed on 26 January 2021.", "2021-01-26"),
        ("The bridge closed on Tuesday, 26th January, 2021.", "2021-01-26"),
        ("It closed 26-Jan-2021.", "2021-01-26"),
        ("It closed 2021-01-26.", "2021-01-26"),
        ("It closed 2021-01-26T10:00.", "2021-01-26"),
        ("It closed 26/1/2021.", "2021-01-26"),
        ("It closed 1/26/2021.", "2021-01-26"),
        ("It closed 26.01.2021.", "2021-01-26"),
        ("It opened in March 2019.", "2019-03"),
        ("It opened in the spring of 2019.", "2019-SP"),
        ("It opened in 1975.", "1975"),
        ("It was painted in the late 1970s.", "197X"),
        ("It dates from the 19th century.", "18XX"),
        ("Sales fell in the third quarter of 2019.", "2019-Q3"),
    ],
)
@pytest.mark.parametrize("anchor", [None, ANCHOR])
def test_dates_that_name_their_year_need_no_anchor(text: str, value: str, anchor: date | None) -> None:
    [found] = find_dates(text, anchor)
    assert found.value == value
    assert found.full


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank today.", "2021-03-17"),
        ("The ferry sank yesterday.", "2021-03-16"),
        ("The ferry sank the day before yesterday.", "2021-03-15"),
        ("The ferry will sail tomorrow.", "2021-03-18"),
        ("The ferry sank on Tuesday.", "2021-03-16"),
        ("The ferry sank on Wednesday.", "2021-03-17"),
        ("The ferry sank on Friday.", "2021-03-12"),
        ("The ferry will sail on Friday.", "2021-03-19"),
        ("On Friday, the ferry will sail.", "2021-03-19"),
        ("The ferry was due to sail on Friday.", "2021-03-19"),
        ("The ferry was scheduled to sail at noon Tuesday.", "2021-03-16"),
        ("The harbour office said on Friday that the ferry will sail.", "2021-03-12"),
        ("The harbour stays shut until Friday.", "2021-03-19"),
        ("The harbour did not open until Friday.", "2021-03-12"),
        ("The ferry sank last Thursday.", "2021-03-11"),
        ("Repairs begin next Tuesday.", "2021-03-23"),
        ("The ferry sank last week.", "2021-W10"),
        ("The ferry sank over the weekend.", "2021-W10-WE"),
        ("The ferry sank earlier this month.", "2021-03"),
        ("The ferry sank last year.", "2020"),
        ("It will be scrapped next year.", "2022"),
        ("The ferry sank last summer.", "2020-SU"),
        ("The ferry sank two days ago.", "2021-03-15"),
        ("The ferry sank three weeks ago.", "2021-W08"),
        ("The ferry sank FOUR MONTHS AGO.", "2020-11"),
        ("The ferry sank a decade ago.", "2011"),
        ("It will sail again in two weeks.", "2021-W13"),
        ("The ferry sank on Jan. 26.", "2021-01-26"),
        ("The ferry sank on November 3.", "2020-11-03"),
        ("Mr. Hale set April 2 as the deadline.", "2021-04-02"),
        ("The ferry sank in December.", "2020-12"),
        ("The ferry sank in december.", "2020-12"),
        ("The ferry sank on 3 november.", "2020-11-03"),
        ("The ferry will be replaced in December.", "2021-12"),
        ("The ferry sank last December.", "2020-12"),
        ("The ferry sank in December last year.", "2020-12"),
        ("The ferry sank in May.", "2020-05"),
        ("The ferry sank on New Year’s Eve.", "2020-12-31"),
        ("Services resume on Easter Monday.", "2021-04-05"),
        ("The ferry sank on Thanksgiving.", "2020-11-26"),
        ("Losses grew in the fourth quarter.", "2020-Q4"),
        ("The firm expects to report a fourth-quarter loss.", "2020-Q4"),
        ("The date was given as 4/3/2021.", "2021-03-04"),
        ("The ferry is now in dry dock.", "PRESENT_REF"),
        ("Overnight, the ferry sank.", "2021-03-17"),
        ("Divers will ask about Friday’s collision.", "2021-03-12"),
        ("FRIDAY: calm sea, no ferry.", "2021-03-19"),
        ("It sank two days before Saturday's vote.", "2021-03-20"),
        ("It had sailed from Torvik just nine days earlier.", "2021-03-08"),
        ("The owner expects a loss for the full year.", "2021"),
        ("The owner expects a loss in the coming year.", "2022"),
        ("The loan runs until mid-November.", "2021-11"),
    ],
)
def test_relative_dates_are_read_against_the_day_of_publication(text: str, value: str) -> None:
    [found] = find_dates(text, ANCHOR)
    assert (found.value, text[found.start : found.end]) == (value, found.text)
    if value != "2021-03-04":
        assert not found.full
        assert values(text, None) in ([], ["PRESENT_REF"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial ran January 3-5.", ["2021-01-03", "2021-01-05"]),
        ("It was held between 3 and 5 January 2020.", ["2020-01-03", "2020-01-05"]),
        ("It sank on May 4, 2019. The next day divers found it.", ["2019-05-04", "2019-05-05"]),
        ("It sank in 2015. That year two others sank.", ["2015", "2015"]),
        ("The firm lost money in the third quarter, and a year earlier.", ["2020-Q3", "2019-Q3"]),
        ("It ran from 2010-2015.", ["2010", "2015"]),
        (
            "It sank on May 4, 2019. That night divers came; the next morning they left.",
            ["2019-05-04", "2019-05-04", "2019-05-05"],
        ),
        ("It sank on May 4, 2019, and a sister ship three days before that.", ["2019-05-04", "2019-05-01"]),
        ("They will vote on Friday. It sank nine days earlier.", ["2021-03-19", "2021-03-08"]),
        ("It sank in May 2019, a sister ship nineteen months before that.", ["2019-05", "2017-10"]),
        ("Three days later it was found.", []),
        ("The ferry will call at Brisk on December 12.", ["2021-12-12"]),
        ("It sails on May 4, 2022, and returns on October 10.", ["2022-05-04", "2022-10-10"]),
        ("Sailings in 2021\nJanuary 4 – Brisk", ["2021", "2021-01-04"]),
        (
            "It will sail on November 2.\nNovember 9 – Brisk\nJanuary 4 – Ulm",
            ["2021-11-02", "2021-11-09", "2022-01-04"],
        ),
        ("It sank in nineteen ninety-six, and in January nineteen ninety-seven.", ["1996", "1997-01"]),
    ],
)
def test_dates_that_lean_on_another(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_without_an_anchor_the_year_of_the_text_serves() -> None:
    assert values("It sank on May 4, 2019, and was raised on June 2.", None) == ["2019-05-04", "2019-06-02"]


def test_without_an_anchor_a_month_takes_no_year_from_another_sentence_or_a_name() -> None:
    assert values("It was built in 2015. The ferry sank in January.", None) == ["2015"]
    assert values("It was built in 2015. The ferry sank on January 26.", None) == ["2015"]
    assert values("He lost the 2016 election and was fired in February.", None) == ["2016"]
    assert values("Of the ferries built in 2015, two sank in January.", None) == ["2015", "2015-01"]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the square.",
        "April Jones and May Brown swam ashore.",
        "Some 2000 people swam ashore.",
        "The lifeboat left at 2000 GMT.",
        "The fare is $2019.",
        "The match ended 24-17.",
        "The server at 10.1.20.3 answered.",
        "The raft held on 31 February.",
        "It was the worst in 9999999 years.",
        "They meet on Tuesdays.",
        "They meet every other Tuesday.",
        "The recent storm broke the current mast.",
        "They took the overnight ferry.",
        "It fell on Remembrance Sunday.",
        "A reader of Torvik Today and of TORVIK TODAY wrote.",
        "A man from May's office swam ashore.",
        "The mayor spoke on the programme “This Week” at length.",
        "It sank on 5 Aprİl 2019 and 999 decades ago.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert values(text) == []


def test_days_without_a_year_are_found_unless_they_lie_ahead() -> None:
    text = "Each Monday it sailed. It sank on Tuesday, June 7, was found this Wednesday, will be raised on Friday and paid for by May 1, 2017."
    assert [(u.weekday, u.month, u.day) for u in find_unplaced(text)] == [(1, 6, 7), (2, None, None)]


def test_united_is_no_verb_of_the_past() -> None:
    assert values("He will visit the United Kingdom on Friday.") == ["2021-03-19"]


def test_offsets_are_shifted() -> None:
    [found] = find_dates("It sank yesterday.", ANCHOR, offset=100)
    assert (found.start, found.end) == (108, 117)


@pytest.mark.parametrize(
    "piece", ["1 ", "last ", " ", "January ", "3-", "in a ", "Monday, ", "until until ", "a\n", "2021-"]
)
def test_time_grows_with_the_length_of_hostile_text(piece: str) -> None:
    started = time.process_time()
    find_dates(piece * (50_000 // len(piece)), ANCHOR)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("It closed on 26 January.", "26 January"),
        ("It closed in May.", "May"),
        ("It closed on 26 Jan. at noon", "26 Jan."),
        ("It closed on Jan. 26.", "Jan. 26"),
    ],
)
def test_the_full_stop_of_a_sentence_is_no_part_of_a_date(text: str, span: str) -> None:
    assert [d.text for d in find_dates(text, ANCHOR)] == [span]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The dam, built in 1978, failed early on 14 May.", ["1978", "2024-05-14"]),
        ("The law of 1990 was changed on 3 May.", ["1990", "2024-05-03"]),
        ("He died in 1999; on May 14 his house was sold.", ["1999", "2024-05-14"]),
        ("In 1978, the dam opened on March 3.", ["1978", "1978-03-03"]),
        ("The dam was built forty-six years ago.", ["1978"]),
        ("The match on Saturday is cancelled.", ["2024-05-18"]),
        ("School will not be open until Monday.", ["2024-05-20"]),
        ("The school did not open until Monday.", ["2024-05-13"]),
        ("Thursday is a day of mourning.", ["2024-05-16"]),
        ("What was seen on Saturday is a shame.", ["2024-05-11"]),
    ],
)
def test_years_of_asides_counts_in_words_and_days_that_stand(text, values):
    assert [found.value for found in find_dates(text, date(2024, 5, 15))] == values
