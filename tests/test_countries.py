"""Sides by any name of a country."""

import pytest

from rashomon.countries import sides


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("American leaders", ["United States"]),
        ("the White House and the Kremlin", ["United States", "Russia"]),
        ("U.S. dairy farmers", ["United States"]),
        ("South Korean and North Korean skaters", ["South Korea", "North Korea"]),
        ("in Nigeria, not in Niger", ["Nigeria", "Niger"]),
        ("Élysée and Downing Street", ["France", "United Kingdom"]),
        ("the mayor of Brisk", []),
        ("tell us more about turkey and china", []),
        ("Americana, Romeo and the Peruvianist", []),
        ("", []),
    ],
)
def test_the_sides_that_a_text_names(text, found):
    assert sides(text) == found
