"""Who somebody is, as each report has it."""

import pytest

from rashomon.points.accounts.persons import citizens, holders, occupations, ranks, whereabouts
from tests.accounts import apart


def test_the_one_coach_by_two_names():
    left = "Her coach, Ruben Stahl, left the town."
    right = "Mikel Orsay, who has been her only coach since 2021, was heard."
    assert apart(holders, left, right) == [("Mikel Orsay", "Ruben Stahl", True)]
    assert apart(holders, left, "Ruben Stahl, her coach, was heard.") == []
    assert apart(holders, left, f"{right}|The coaches of both teams spoke.") == []
    assert apart(holders, left, f"{right}|Stahl was not there.") == []


def test_the_country_of_the_one_arrested():
    left = "A citizen of Brenovia was arrested near the station."
    assert apart(citizens, left, "The arrested man is a Varlandic national.") == [("Brenovia", "Varlandic", True)]
    assert apart(citizens, left, "The arrested man is a Brenovian national.") == []
    assert apart(citizens, "A French citizen was arrested.", "The suspect is a citizen of France.") == []


def test_two_ranks_of_one_officer():
    left = "The commander of the post, Captain Ilan Brask, was hurt."
    found = apart(ranks, left, "The post was commanded by Lieutenant-Colonel Ilan Brask.")
    assert found == [("Captain", "Lieutenant-Colonel", True)]
    assert apart(ranks, left, "Captain Ilan Brask was hurt.") == []
    assert apart(ranks, "General Otto Brask spoke.", "Major General Otto Brask spoke.") == []
    assert apart(ranks, left, "Major Otto Brask was hurt.") == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Anna Corran, who was a headteacher for years, won.",
            "Anna Corran, a police officer, won.",
            [("headteacher", "police officer", True)],
        ),
        ("Tomas Weil, 38, was an electrician.", "Tomas Weil, a miner, was killed.", [("electrician", "miner", True)]),
        ("Tomas Weil, the driver of the car, was killed.", "Tomas Weil, a teacher, was killed.", []),
        ("Tomas Weil, a student, was killed.", "Tomas Weil, a waiter, was killed.", []),
        ("Tomas Weil, a roofer, was killed.", "Tomas Weil, a builder, was killed.", []),
        ("Tomas Weil, a former teacher, was killed.", "Tomas Weil, a miner, was killed.", []),
        ("Tomas Weil, a miner, was killed.", "Karl Weil, a nurse, was killed.", []),
        ("Tomas Weil, a miner, was killed.", "Tomas Weil, a nurse and once a miner, was killed.", []),
        ("Tomas Weil, a lawyer, was killed.", "Tomas Weil, a member of the council, was killed.", []),
    ],
)
def test_two_occupations_of_one_person(left, right, expected):
    assert apart(occupations, left, right) == expected


def test_where_somebody_was_when_it_happened():
    left = "The ambassador, Kristin Vale, was in the building at the time of the attack."
    right = "The ambassador, Kristin Vale, was on leave in Norvia when the attack took place."
    assert apart(whereabouts, left, right) == [("in the building", "on leave in Norvia", False)]
    assert apart(whereabouts, left, "Kristin Vale was in the building when the attack took place.") == []
    assert apart(whereabouts, left, "Karl Berg was on leave in Norvia when the attack took place.") == []
    assert apart(whereabouts, left, "Kristin Vale was on leave in May.") == []
