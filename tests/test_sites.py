"""The site of one event, as each report has it."""

import pytest

from rashomon.points.accounts.sites import sites
from tests.accounts import apart


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Flight 417 landed at Sandholm airport on Friday.",
            "The flight came down safely at the Corran air base.",
            [("Sandholm airport", "the Corran air base", False)],
        ),
        (
            "Lida Marl died of heart failure at her home in Pell.",
            "The singer Lida Marl died on Friday at St Anselm's Clinic in Vast.",
            [("St Anselm's Clinic", "her home", False)],
        ),
        (
            "The fire broke out in the engine room at about 3 a.m.",
            "The fire started in the laundry on the lowest deck.",
            [("the engine", "the laundry", False)],
        ),
        (
            "Jan Oll was arrested in the church on Friday.",
            "Jan Oll was arrested at the Brede Hotel.",
            [("the Brede Hotel", "the church", False)],
        ),
    ],
)
def test_one_thing_done_at_two_sites(left, right, expected):
    assert apart(sites, left, right) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jan Oll was arrested at his home.", "Jan Oll was arrested in a flat in Canal Street."),
        ("Jan Oll was arrested at his home.", "Edda Holm was arrested at the Brede Hotel."),
        ("Jan Oll was arrested at his home.", "Jan Oll was arrested after a fight in a bar."),
        (
            "Jan Oll was arrested at his home.",
            "Jan Oll was arrested at his home.|Jan Oll was arrested at a hotel, she said.",
        ),
        ("Jan Oll was arrested at a hotel.", "Jan Oll was arrested in the hotel bar."),
        ("Jan Oll spoke in a church.", "Jan Oll spoke at a school."),
        ("Jan Oll was arrested near the station.", "Jan Oll was arrested in a cafe close to the station."),
        ("Jan Oll was arrested at the airport.", "Jan Oll was not arrested at a hotel."),
    ],
)
def test_what_may_be_one_site_or_is_another_matter(left, right):
    assert apart(sites, left, right) == []
