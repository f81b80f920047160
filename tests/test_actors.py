"""Who did it: acts that only one side can have done."""

import pytest

from rashomon.model import Aspect
from rashomon.points.actors import actors_differ, exclusive_act
from tests.builders import claim


@pytest.mark.parametrize(
    ("text", "who", "side"),
    [
        ("It was Moscow that proposed the talks", "Moscow", "Russia"),
        ("the talks were held at the suggestion of American leaders", "American leaders", "United States"),
        ("The freighter was sunk by Norwegian gunboats", "Norwegian gunboats", "Norway"),
        ("Chile cancelled the fair", "Chile", "Chile"),
        ("The White House invited the pianist", "White House", "United States"),
    ],
)
def test_the_doer_of_an_act(text, who, side):
    found = exclusive_act(claim(text))
    assert found is not None
    assert (found.who, found.doer) == (who, ("country", frozenset({side})))


@pytest.mark.parametrize(
    "text",
    [
        "Officials said the village was shelled",
        "Peru and Chile broke the truce",
        "The mayor invited the pianist",
        "Chile is a long country",
        "",
    ],
)
def test_no_single_country_did_it(text):
    assert exclusive_act(claim(text)) is None


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("Peru broke the fishing truce", "It was Chile that broke the fishing truce", ("Peru", "Chile")),
        ("Peru broke the fishing truce", "The fishing truce was violated by Chile", ("Peru", "Chile")),
        ("Peru broke the fishing truce", "Lima broke the fishing truce", None),
        ("Peru broke the fishing truce", "Chile rejected the fishing truce", None),
        ("Peru won the chess final", "Chile won the rowing regatta", None),
        ("Peru broke the fishing truce", "Chile signed the fishing truce", None),
    ],
)
def test_two_sides_differ_over_one_act_on_one_thing(left, right, words):
    found = actors_differ(claim(left), claim(right, outlet="B"))
    assert (found and (found.left, found.right)) == words
    if found:
        assert (found.aspect, found.certain) == (Aspect.ACTOR, True)
