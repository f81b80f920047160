"""Which articles report the same event."""

from pathlib import Path

import numpy as np
import pytest

from rashomon.pipeline import read
from rashomon.settings import DEFAULT
from rashomon.stories import similarities, story_groups
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
