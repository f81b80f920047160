"""Who did it: acts that only one side can have done."""

import pytest

from rashomon.model import Aspect
from rashomon.points.actors import actors_differ, doers_differ, exclusive_act
from tests.builders import claim as build


@pytest.mark.parametrize(
    ("text", "who", "side"),
    [
        ("It was Moscow that proposed the talks", "Moscow", "Russia"),
        ("the talks were held at the suggestion of American leaders", "American leaders", "United States"),
        ("at the suggestion of American leaders, the talks were held", "American leaders", "United States"),
        ("The freighter was sunk by Norwegian gunboats", "Norwegian gunboats", "Norway"),
        ("Chile cancelled the fair", "Chile", "Chile"),
        ("The White House invited the pianist", "White House", "United States"),
    ],
)
def test_the_doer_of_an_act(text, who, side):
    found = exclusive_act(build(text))
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
    assert exclusive_act(build(text)) is None


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
    found = actors_differ(build(left), build(right, outlet="B"))
    assert (found and (found.left, found.right)) == words
    if found:
        assert (found.aspect, found.certain) == (Aspect.ACTOR, True)


@pytest.mark.parametrize(
    ("left", "right", "words", "certain"),
    [
        ("It was the night guard who found out on Monday.", "A cleaner discovered the theft on Monday.", ("the night guard", "A cleaner"), True),
        ("It was Ankvist who stopped the rescue.", "The chief inspector, Ditte Holm, stopped the rescue.", ("Ankvist", "The chief inspector, Ditte Holm"), True),
        ("It was the chemists who requested the ban.", "The beekeepers asked for the ban.", ("the chemists", "The beekeepers"), False),
        ("It was Ditte Holm who stopped the rescue.", "Inspector Holm stopped the rescue.", None, None),
        ("It was the chemists who requested the ban.", "The beekeepers mourned the ban.", None, None),
        ("It was the chemists who requested the ban.", "The beekeepers asked for a subsidy.", None, None),
        ("The chemists requested the ban.", "The beekeepers asked for the ban.", None, None),
        ("It was not the chemists who requested the ban.", "The beekeepers asked for the ban.", None, None),
        ("It was the chemists who requested the ban.", "It was officials who requested the ban.", None, None),
    ],
)  # fmt: skip
def test_a_sentence_about_who_did_it_leaves_it_to_nobody_else(claim, left, right, words, certain):
    found = doers_differ(claim(left), claim(right))
    assert (found and (found.left, found.right, found.certain)) == (words and (*words, certain))


def test_a_call_at_the_request_of_one_side_is_none_that_the_other_asked_for(claim):
    left, right = (
        claim("The call took place at the request of the Merruni side."),
        claim("It was the Talvian side that asked for the call."),
    )
    found = actors_differ(left, right)
    assert found is not None
    assert (found.left, found.right, found.certain) == ("Merruni side", "Talvian side", True)


def test_who_ordered_it_may_be_told_with_office_and_name(claim):
    left = claim("The governor of Terrasca, Livia Montari, ordered the evacuation of Casalta early on Sunday.")
    right = claim("The mayor, Nino Perati, ordered the evacuation of the village early on Sunday.")
    found = actors_differ(left, right)
    assert found is not None
    assert found.certain


def test_on_whose_order_it_was_done_is_told_with_office_and_name(claim):
    left = claim("It was foreman Bakyt Osmonov who ordered the evacuation of Ak-Dobo.")
    right = claim("On the order of the Governor of Talas, Ermek Sadykov, the village of Ak-Dobo was evacuated.")
    found = actors_differ(left, right)
    assert found is not None
    assert (found.left, found.right) == ("foreman Bakyt Osmonov", "Governor of Talas, Ermek Sadykov")
