"""Who did what only one can have done, as each report has it."""

import pytest

from rashomon.points.accounts.doers import doers
from tests.accounts import apart


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The mutiny was led by Colonel Ivo Darr.",
            "General Stefan Kolm, who retired in 2021, led the revolt.",
            [("Colonel Ivo Darr", "General Stefan Kolm", True)],
        ),
        (
            "The evacuation was ordered by the governor, Stefan Uhl.",
            "It was Mayor Alena Torv who ordered people to leave.",
            [("Mayor Alena Torv", "the governor, Stefan Uhl", True)],
        ),
        (
            "About 2,000 people left their homes on the orders of the governor, Piet Arlow.",
            "The fire brigade's commander, Ines Mador, ordered the evacuation of the town.",
            [("The fire brigade's commander, Ines Mador", "governor, Piet Arlow", True)],
        ),
        (
            "The co-pilot overpowered him in the cockpit.",
            "Okoss was overpowered by police commandos.",
            [("The co-pilot", "police commandos", True)],
        ),
        (
            "A cashier raised the alarm.",
            "It was a baker across the street, Olaf Dunn, who alerted the police.",
            [("A cashier", "a baker across the street, Olaf Dunn", False)],
        ),
        (
            "The federation's negotiators walked out after five hours.",
            "The ministry's delegation walked out of the talks.",
            [("The federation's negotiators", "The ministry's delegation", False)],
        ),
        (
            "Two fishermen found the wreck in May.",
            "The wreck was discovered by a navy ship.",
            [("Two fishermen", "a navy ship", False)],
        ),
        (
            "The captain, Ann Brook, gave the order to retreat.",
            "The council ordered the retreat.",
            [("The captain, Ann Brook", "The council", False)],
        ),
        (
            "Belmari guards had opened fire on a Karovian patrol.",
            "The Karovian patrol had fired first.",
            [("Belmari guards", "The Karovian patrol", False)],
        ),
    ],
)
def test_one_deed_laid_at_two_doors(left, right, expected):
    assert apart(doers, left, right) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A maid found the body.", "The body was discovered by the maid of the hotel."),
        ("President Emmanuel Macron ordered the retreat.", "France ordered the retreat."),
        ("Tactical police found her.", "The SWAT team found her."),
        ("A guard found the body.", "A watchman discovered the body."),
        ("Officials ordered the retreat.", "The captain ordered the retreat."),
        ("Two fishermen found the wreck.", "A diver found a coin."),
        (
            "Two fishermen found the wreck.",
            "Two fishermen found the wreck.|The wreck was found by a navy ship, she said.",
        ),
        ("Two fishermen found the wreck.", "No navy ship found the wreck."),
        ("Two fishermen found the wreck on Friday.", "A navy ship found the wreck in 2019."),
    ],
)
def test_what_may_be_one_doer_or_another_deed(left, right):
    assert apart(doers, left, right) == []
