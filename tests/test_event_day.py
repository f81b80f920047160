"""The day of a story's event, from how its reports name it. 17 March 2031, the day of the reports, is a Monday."""

from __future__ import annotations

import time
from datetime import date

import pytest

from rashomon.event_day import STRETCH, STRETCHES, WEIGHTS, day_features, event_day, headline_words, namings
from rashomon.model import Labelled, Published
from tests.builders import article

TOLD = date(2031, 3, 17)


def reports(*texts: str, published: str | None = "2031-03-17", headline: str = "Dam breaks at Porto Vero"):
    when = Published(published, "meta", True) if published else None
    return [article(text, outlet=f"O{n}", published=when, headline=headline) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # What happened comes before who said so, who came later, and what will be.
        (("The dam broke on Sunday.",), "2031-03-16"),
        (("The dam broke, the mayor said Monday.", "The dam at Porto Vero broke on Sunday."), "2031-03-16"),
        (("The dam broke on Sunday, the mayor said on Monday.",), "2031-03-16"),
        (("A dam burst, police said Monday. The dam broke on Saturday night. Help came on Monday.",), "2031-03-15"),
        (("The dam broke on Sunday. It will be rebuilt by Friday.",), "2031-03-16"),
        # Where none is named, or only history is, it is the day of the reports.
        (("The dam broke.", "The dam gave way."), "2031-03-17"),
        (("The dam was built on 1 May 1961.",), "2031-03-17"),
        (("The dam reopens on 20 March 2031.",), "2031-03-17"),
        # Most reports decide.
        (("The dam broke on Sunday.", "The dam broke on Sunday.", "The dam broke on Saturday."), "2031-03-16"),
        # The headline tells which of two days is the event's.
        (("The lake had risen on Saturday. The dam breaks: at Porto Vero it gave way on Sunday.",), "2031-03-16"),
    ],
)
def test_the_day_on_which_it_happened(texts: tuple[str, ...], expected: str) -> None:
    assert event_day(reports(*texts)) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("The dam broke on 1 May 1961.",), "1961-05-01"),
        (("The dam broke on 1 May 1961.", "On 1 May 1961 the dam broke.", "The dam broke."), "1961-05-01"),
        (("The dam broke.", "The dam of 1 May 1961 broke.", "It broke."), None),
        (("The dam broke on Sunday.",), None),
        (("The dam broke.",), None),
        (("Hearings on the dam began over the attacks of September 11, 2001.",), None),
    ],
)
def test_reports_of_no_known_day_give_one_only_where_most_name_it(texts: tuple[str, ...], expected: str | None) -> None:
    assert event_day(reports(*texts, published=None)) == expected


def test_no_reports_have_no_day() -> None:
    assert event_day([]) is None


def test_an_unreliable_day_of_publication_does_not_date_the_event() -> None:
    assert event_day([article("The dam broke.", published=Published("2031-03-17", "url", False))]) is None


def test_the_first_days_of_the_calendar_have_a_day_before() -> None:
    assert event_day(reports("It broke.", published="0001-01-01")) == "0001-01-01"


def test_every_feature_has_a_weight_and_lies_between_0_and_1() -> None:
    [a] = reports("The dam broke on Saturday, police said Monday. It reopens on Friday.")
    for has in day_features(tuple(namings(a, headline_words([a]))), TOLD).values():
        assert set(has) == set(WEIGHTS)
        assert all(0 <= value <= 1 for value in has.values())


def test_a_naming_knows_its_place_and_who_speaks() -> None:
    [a] = reports(
        "At Porto Vero it broke on Saturday. " + "It is wide. " * 25 + "Repairs start, the mayor said on Monday."
    )
    first, second = namings(a, headline_words([a]))
    assert (first.day, first.place, first.said, first.tense) == (date(2031, 3, 15), 0, False, -1)
    assert (second.day, second.place, second.said) == (TOLD, 1, True)
    assert first.likeness > second.likeness


def test_the_headline_comes_before_the_lead_and_background_not_at_all() -> None:
    headline = Labelled(0, 22, "Dam breaks on Saturday", "headline")
    body = Labelled(23, 2300, "x " * (STRETCH * STRETCHES // 2) + "It broke on Sunday.", "paragraph")
    [a] = reports("")
    a = article("", headline=headline.text, passages=(headline, body), published=a.published)
    assert [(n.day, n.place) for n in namings(a, frozenset())] == [(date(2031, 3, 15), -1)]


def test_words_of_one_headline_alone_count_for_little_among_three() -> None:
    a, b, c = (
        article("", outlet=o, headline=h) for o, h in zip("ABC", ("Dam breaks", "Dam breaks", "Lake"), strict=True)
    )
    assert headline_words([a, b, c]) == {"break"}
    assert headline_words([c]) == {"lake"}


def test_time_grows_with_the_length_of_hostile_text() -> None:
    started = time.process_time()
    event_day(reports("on Monday " * 20_000, "x" * 100_000, "“", ""))
    assert time.process_time() - started < 10
