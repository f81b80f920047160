"""Which articles report the same event."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rashomon.model import Published
from rashomon.pipeline import read
from rashomon.settings import DEFAULT
from rashomon.stories import FEATURES, RIVALS, Crowd, at_hand, judge_pairs, linked, staying, story_groups
from tests.builders import article

FIXTURES = Path(__file__).parent / "fixtures" / "stories"


@pytest.fixture(scope="module")
def pages():
    return {Path(a.source).stem: a for a in read([str(FIXTURES)])}


def test_two_reports_of_one_verdict_are_one_story_and_the_rest_their_own(pages):
    names = sorted(pages)
    groups = story_groups([pages[name] for name in names], DEFAULT.story)
    assert [[names[i] for i in group] for group in groups] == [
        ["chess"],
        ["storm"],
        ["verdict-morning", "verdict-weekly"],
    ]


def test_the_order_of_the_articles_does_not_matter(pages):
    names = sorted(pages, reverse=True)
    groups = story_groups([pages[name] for name in names], DEFAULT.story)
    assert [[names[i] for i in group] for group in groups] == [
        ["verdict-weekly", "verdict-morning"],
        ["storm"],
        ["chess"],
    ]


def test_all_are_stories_of_one_if_nothing_will_do(pages):
    assert story_groups([*pages.values()], 1.1) == [[0], [1], [2], [3]]


def test_one_link_does_not_tie_two_groups():
    pairs, chances = np.array([[0, 1], [0, 2], [2, 3]]), np.array([0.9, 0.8, 0.9])
    assert linked(4, pairs, chances, 0.5) == [[0, 1], [2, 3]]
    assert linked(4, pairs, chances, 0.02) == [[0, 1, 2, 3]]


def test_two_groups_that_each_hold_together_are_two_events_and_a_lone_article_joins_one():
    inner = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]
    between = [(i, j) for i in range(3) for j in range(3, 6)]
    chances = np.array([0.98] * len(inner) + [0.8] * len(between))
    assert linked(6, np.array(inner + between), chances, 0.75) == [[0, 1, 2], [3, 4, 5]]
    known = [7, None, None, 7, None, None]
    assert linked(6, np.array(inner + between), chances, 0.75, known) == [[0, 1, 2, 3, 4, 5]]
    alone = [(i, 3) for i in range(3)]
    chances = np.array([0.98] * 3 + [0.6] * 3)
    assert linked(4, np.array(inner[:3] + alone), chances, 0.75) == [[0, 1, 2, 3]]
    assert linked(2, np.array([(0, 1)]), np.array([0.6]), 0.75) == [[0], [1]]


def test_a_large_group_takes_in_an_article_that_was_judged_against_its_rivals_only():
    size = 2 * RIVALS
    inner = [(i, j) for i in range(size) for j in range(i + 1, size)]
    outer = [(i, size) for i in range(RIVALS)]
    groups = linked(size + 1, np.array(inner + outer), np.full(len(inner) + len(outer), 0.9), 0.5)
    assert [len(g) for g in groups] == [size + 1]


def test_a_doubtful_pair_is_likelier_beside_few_articles_than_in_a_crawl_without_fellows():
    pair, doubtful = np.array([[0, 1]]), np.array([0.6])
    assert at_hand(doubtful, pair, 2)[0] > 0.8 > 0.5 > at_hand(doubtful, pair, 200)[0]


def test_a_pair_is_measured_by_itself_and_against_its_rivals(pages):
    names = sorted(pages)
    judged = judge_pairs([pages[name] for name in names])
    verdicts = (names.index("verdict-morning"), names.index("verdict-weekly"))
    rows = dict(zip(map(tuple, judged.pairs.tolist()), judged.features.tolist(), strict=True))
    assert all(left < right for left, right in rows)
    assert len(rows[verdicts]) == len(FEATURES)
    assert all(rows[verdicts][n] == max(row[n] for row in rows.values()) for n in (0, 1, 2, 4, 5))
    # Nothing is likelier to go with either: the share of the best is whole.
    assert rows[verdicts][4] == pytest.approx(rows[verdicts][0])


def test_reliable_days_a_week_apart_speak_against_a_pair():
    told = "The ferry Alma ran aground off Porto Vero and eleven passengers were taken to hospital."
    pair = [
        article(told, outlet=o, published=Published(d, "given", True))
        for o, d in (("A", "2031-03-01"), ("B", "2031-03-20"))
    ]
    assert judge_pairs(pair).features[0, FEATURES.index("far")] == 1
    doubtful = [replace(a, published=Published(a.published.value, "found", False)) for a in pair]
    assert judge_pairs(doubtful).features[0, FEATURES.index("far")] == 0


def test_words_alone_do_not_join_reports_in_different_languages(pages):
    verdicts = [pages["verdict-morning"], pages["verdict-weekly"]]
    foreign = [verdicts[0], replace(verdicts[1], language="id")]
    assert story_groups(foreign, DEFAULT.story) == [[0], [1]]
    assert story_groups([verdicts[0], replace(verdicts[1], language=None)], DEFAULT.story) == [[0, 1]]


def test_no_article_and_empty_articles():
    assert story_groups([], 0.2) == []
    empty = [article("", outlet=outlet, headline=None) for outlet in "AB"]
    assert story_groups(empty, 0.2) == [[0], [1]]


def test_two_of_one_story_stay_together_more_readily():
    pairs, chances = np.asarray([[0, 1], [0, 2]]), np.asarray([0.5, 0.5])
    together, apart = staying(chances, pairs, [7, 7, None])
    assert together > 0.8
    assert apart == 0.5
    assert len(staying(np.zeros(0), np.zeros((0, 2), dtype=np.int64), [None])) == 0


def test_articles_picked_from_many_that_stand_alone_are_joined_less_readily():
    pairs, chances = np.asarray([[0, 1]]), np.asarray([0.8])
    alone = at_hand(chances, pairs, 2)
    assert at_hand(chances, pairs, 2, Crowd(grouped=10_000, paired=2_000))[0] < alone[0]
    assert at_hand(chances, pairs, 2, Crowd(waiting=10_000))[0] < alone[0]
    assert at_hand(chances, pairs, 2, Crowd()) == alone


def test_how_many_are_looked_at_together_changes_nothing(pages, monkeypatch):
    articles = list(pages.values())
    together = judge_pairs(articles)
    monkeypatch.setattr("rashomon.stories._MET_AT_ONCE", 3)
    apart = judge_pairs(articles)
    assert (together.pairs == apart.pairs).all()
    assert (together.features == apart.features).all()


def test_pages_that_came_twice_are_grouped_as_if_they_came_once(pages):
    names = sorted(pages)
    once = story_groups([pages[name] for name in names], DEFAULT.story)
    twice = story_groups([pages[name] for name in names for _ in "ab"], DEFAULT.story)
    assert twice == [sorted(k for n in group for k in (2 * n, 2 * n + 1)) for group in once]
    known = [7 if n % 2 else None for n in range(2 * len(names))]
    assert story_groups([pages[name] for name in names for _ in "ab"], 1, known=known) == [
        [2 * n, 2 * n + 1] for n in range(len(names))
    ]
