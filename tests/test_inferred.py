"""The day of a report whose page does not say it: borne out by the report, or left unknown."""

from __future__ import annotations

import time
from datetime import date

import pytest

from rashomon.inferred import FROM_OTHERS, FROM_REPORT, anchor, date_together, infer_day
from rashomon.model import Article, Labelled, Published


def passages(*texts: str) -> tuple[Labelled, ...]:
    out, at = [], 0
    for text in texts:
        out.append(Labelled(at, at + len(text), text, "paragraph"))
        at += len(text) + 1
    return tuple(out)


def article(*texts: str, published: Published | None = None) -> Article:
    return Article("a1", "a", "\n".join(texts), "", language="en", published=published, passages=passages(*texts))


BACKGROUND = ("The line opened long ago.", "It has carried many people.", "Repairs are made each spring.")


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        # 7 June 2016 was a Tuesday.
        (("The ferry ran aground off Porto Vero on June 7, 2016.", "Divers arrived on Tuesday."), "2016-06-07"),
        (("Divers came on Tuesday.", *BACKGROUND, "A picture of the ferry, June 7, 2016"), "2016-06-07"),
        (
            ("Divers came on Tuesday.", *BACKGROUND, "The ferry lies there since Tuesday, June 7, 2016, on rocks."),
            "2016-06-07",
        ),
        (("7 June 2016 The ferry ran aground off Porto Vero.",), "2016-06-07"),
        (
            ("The ferry ran aground on June 7, 2016.", "On Tuesday it sank.", "Divers said so on Wednesday."),
            "2016-06-08",
        ),
        (("The ferry ran aground on Tuesday, 7 June.", "It was built in 2015."), "2016-06-07"),
        # The stamp of an embedded post: of the day of the event or after it.
        (
            ("It ran aground on Monday.", "All off! Ana Duarte (@ana_d) June 7, 2016 The ferry lies on rocks."),
            "2016-06-07",
        ),
        (
            ("The ferry ran aground on June 7, 2016.", "It rose on Wednesday.", "Divers left on Thursday."),
            "2016-06-09",
        ),
        (("The harbour closed on June 7, the mayor said on Tuesday.", "It was built in 2015."), "2016-06-07"),
    ],
)
def test_days_that_fit_one_another_say_when_it_was_written(texts: tuple[str, ...], day: str) -> None:
    assert infer_day(passages(*texts)) == Published(day, FROM_REPORT, False)


@pytest.mark.parametrize(
    "texts",
    [
        ("The ferry ran aground on Tuesday.",),
        ("The ferry ran aground on June 7, 2016.", "Divers arrived on Friday."),
        ("The ferry, launched on June 7, 2016, ran aground.",),
        (
            "The ferry ran aground.",
            "Divers came on Tuesday.",
            *BACKGROUND,
            "It was launched on June 7, 2016, in the port.",
        ),
        ("The ferry was launched on June 7, 2016.", "It ran aground on Tuesday.", "It had been repaired in 2018."),
        ("The ferry will sail again on Tuesday, June 7.", "It was built in 2015."),
        ("The ferry ran aground on Tuesday, 7 June.",),
        ("The ferry ran aground on June 7, 2016.", "It sails each Tuesday."),
        ("It ran aground on Thursday.", "All off! Ana Duarte (@ana_d) June 7, 2016 The ferry lies on rocks."),
        ("The towers fell on Sept. 11, 2001.", "The mayor spoke on Tuesday."),
        ("The ferry ran aground on February 30, 2016.", "Divers arrived on Tuesday."),
        (),
    ],
)
def test_history_and_chance_say_nothing(texts: tuple[str, ...]) -> None:
    assert infer_day(passages(*texts)) is None


def test_time_grows_with_the_length_of_hostile_text() -> None:
    text = "on Monday, June 7, 2016 and June 7 on Tuesday " * 2000
    started = time.process_time()
    infer_day(passages(text, text))
    assert time.process_time() - started < 20


def test_only_a_reliable_or_inferred_day_resolves_others() -> None:
    assert anchor(Published("2016-06-07T10:00", "given", True)) == date(2016, 6, 7)
    assert anchor(Published("2016-06-07", FROM_REPORT, False)) == date(2016, 6, 7)
    assert anchor(Published("2016-06-07", "dateline", False)) is None
    assert anchor(Published("soon", "given", True)) is None
    assert anchor(None) is None


def test_reports_of_one_event_lend_each_other_their_day() -> None:
    known = article("The ferry ran aground.", published=Published("2016-06-07", "url", True))
    same, after, yesterday = (
        article(text) for text in ("It sank on Tuesday.", "It sank, divers said on Wednesday.", "It sank yesterday.")
    )
    told = date_together([known, same, after, yesterday])
    assert told[0] == known
    assert [a.published for a in told[1:]] == [
        Published(day, FROM_OTHERS, False) for day in ("2016-06-07", "2016-06-08", "2016-06-08")
    ]


def test_a_doubtful_day_near_the_others_stands() -> None:
    known = article("It sank.", published=Published("2016-06-07", "url", True))
    near, far = (article("It sank.", published=Published(d, "dateline", False)) for d in ("2016-06-08", "2024-11-24"))
    assert [a.published and a.published.value for a in date_together([near, known, far])] == [
        "2016-06-08",
        "2016-06-07",
        "2016-06-07",
    ]


def test_the_last_day_of_the_calendar_has_none_after_it() -> None:
    known = article("It sank.", published=Published("9999-12-31", "given", True))
    assert date_together([known, article("It sank yesterday.")])[1].published == Published(
        "9999-12-31", FROM_OTHERS, False
    )


def test_a_day_that_two_undated_reports_name_in_full_is_about_when_they_were_written() -> None:
    first, second = (
        article("A ferry ran aground.", "On June 7, 2016 it sank."),
        article("It sank June 7, 2016, at night."),
    )
    third, later = article("The ferry sank on Wednesday."), article("A ferry sank. One of 2018 did not.")
    told = date_together([first, second, third])
    assert [a.published and (a.published.value, a.published.reliable) for a in told] == [
        ("2016-06-07", False),
        ("2016-06-07", False),
        ("2016-06-08", False),
    ]
    assert date_together([first, third]) == (first, third)
    assert date_together([first, second, later]) == (first, second, later)


def test_days_far_apart_lend_nothing() -> None:
    early, late = (article("It sank.", published=Published(day, "url", True)) for day in ("2016-06-07", "2017-06-07"))
    unknown = article("It sank.")
    assert date_together([early, late, unknown]) == (early, late, unknown)
    assert date_together([unknown]) == (unknown,)
    assert date_together([]) == ()
