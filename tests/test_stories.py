"""Which articles report the same event."""

from pathlib import Path

import numpy as np
import pytest

from rashomon.model import Published
from rashomon.pipeline import read
from rashomon.settings import DEFAULT
from rashomon.stories import day, event_day, similarities, story_groups
from tests.builders import article

FIXTURES = Path(__file__).parent / "fixtures" / "stories"
FOUR = DEFAULT.story + 2 * DEFAULT.story_step


@pytest.fixture(scope="module")
def pages():
    return {Path(a.source).stem: a for a in read([str(FIXTURES)])}


def test_two_reports_of_one_verdict_are_one_story_and_the_rest_their_own(pages):
    names = sorted(pages)
    groups = story_groups([pages[name] for name in names], FOUR)
    assert [[names[i] for i in group] for group in groups] == [
        ["chess"],
        ["storm"],
        ["verdict-morning", "verdict-weekly"],
    ]


def test_the_order_of_the_articles_does_not_matter(pages):
    names = sorted(pages, reverse=True)
    groups = story_groups([pages[name] for name in names], FOUR)
    assert [[names[i] for i in group] for group in groups] == [
        ["verdict-weekly", "verdict-morning"],
        ["storm"],
        ["chess"],
    ]


def test_all_are_one_story_if_anything_will_do_and_none_if_nothing(pages):
    assert story_groups([*pages.values()], -1) == [[0, 1, 2, 3]]
    assert story_groups([*pages.values()], 1.1) == [[0], [1], [2], [3]]


def test_one_link_does_not_tie_two_groups(monkeypatch):
    near = [[1, 0.9, 0.3, 0], [0.9, 1, 0, 0], [0.3, 0, 1, 0.9], [0, 0, 0.9, 1]]
    monkeypatch.setattr("rashomon.stories.similarities", lambda _: np.array(near))
    assert story_groups([None] * 4, 0.2) == [[0, 1], [2, 3]]


def test_likeness_is_mutual_and_whole_with_oneself(pages):
    near = similarities([*pages.values()])
    assert near.shape == (4, 4)
    assert near.diagonal().tolist() == pytest.approx([1] * 4, abs=1e-5)
    assert (abs(near - near.T) < 1e-6).all()


def test_no_article_and_empty_articles():
    assert story_groups([], 0.2) == []
    empty = [article("", outlet=outlet, headline=None) for outlet in "AB"]
    assert story_groups(empty, 0.2) == [[0], [1]]


@pytest.mark.parametrize(
    ("texts", "published", "expected"),
    [
        (["The dam broke on Sunday.", "On Sunday the dam broke; help came on Monday."], "2031-03-17", "2031-03-16"),
        (["The dam broke.", "The dam gave way."], "2031-03-17", "2031-03-17"),
        (["The dam reopens on 20 March 2031."], "2031-03-17", "2031-03-17"),
        (["The dam was built on 1 May 1961."], "2031-03-17", "2031-03-17"),
        (["The dam broke on 1 May 1961."], None, "1961-05-01"),
        (["The dam broke."], None, None),
    ],
)
def test_the_day_of_the_event(texts, published, expected):
    when = Published(published, "meta", True) if published else None
    assert event_day([article(text, outlet=f"O{n}", published=when) for n, text in enumerate(texts)]) == expected


def test_an_unreliable_day_of_publication_does_not_date_the_event():
    assert event_day([article("The dam broke.", published=Published("2031-03-17", "url", False))]) is None


def test_a_day_of_an_iso_value():
    assert day("2031-03-17T09:30").isoformat() == "2031-03-17"
    assert day("2031-03") is None


def test_a_day_that_all_remember_is_not_the_storys() -> None:
    assert event_day([article("Hearings began over the attacks of September 11, 2001.", published=None)]) is None
    assert event_day([article("The dam broke on March 17, 2021.", published=None)]) == "2021-03-17"
