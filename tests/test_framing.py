"""What sources call the same thing."""

import pytest

from rashomon.framing import SENSES, framings
from rashomon.model import Mode
from tests.builders import article, found, point, reading


def framed(left: str, right: str, **fields):
    pages = [article(left, outlet="A"), article(right, outlet="B")]
    claims = [found(pages[0], left), found(pages[1], right, **fields)]
    readings = [reading(page, claim) for page, claim in zip(pages, claims, strict=True)]
    return framings(readings, [point(*claims)])


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The regime in Talvia closed the port", "Talvia's government closed the port", ["regime", "government"]),
        ("Eleven militants were executed", "Eleven freedom fighters were killed", ["executed", "killed"]),
        ("The mayor slammed the plan", "The mayor condemned the plan", ["slammed", "condemned"]),
    ],
)
def test_two_words_for_one_thing_stand_side_by_side(left, right, words):
    assert words in [[m.text for m in f.mentions] for f in framed(left, right)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The regime closed the port", "The regime shut the port"),
        ("The police attacked the crowd", "The crowd was under attack by police"),
        ("The ferry sank", "The ferry went down"),
        ("The regime closed the port", "The port was closed"),
    ],
)
def test_the_same_choice_or_none_is_nothing_to_show(left, right):
    assert framed(left, right) == ()


def test_a_word_that_the_other_uses_elsewhere_is_no_choice():
    left, right, elsewhere = "The regime closed the port", "The government closed the port", "The regime is old"
    pages = [article(left, outlet="A"), article(right, elsewhere, outlet="B")]
    claims = [found(pages[0], left), found(pages[1], right)]
    readings = [reading(pages[0], claims[0]), reading(pages[1], claims[1], found(pages[1], elsewhere))]
    assert framings(readings, [point(*claims)]) == ()


def test_a_speakers_words_are_not_the_sources():
    assert framed("The regime closed the port", "the government closed the port", mode=Mode.DIRECT) == ()


def test_mentions_are_spans_of_their_articles():
    left, right = "A mob stormed the hall", "Protesters entered the hall"
    [framing] = framed(left, right)
    assert [(m.article, m.start, m.end, m.text) for m in framing.mentions] == [
        ("A", 2, 5, "mob"),
        ("B", 0, 10, "Protesters"),
    ]
    assert framing.sense == "crowds"


def test_claims_of_one_article_are_not_set_against_each_other():
    page = article("The regime fell. The government fell.")
    claims = [found(page, "The regime fell"), found(page, "The government fell")]
    assert framings([reading(page, *claims)], [point(*claims)]) == ()


def test_no_word_is_listed_twice():
    every = [word for chosen in SENSES.values() for word in chosen]
    assert [w for w in every if every.count(w) > 2] == []
