"""Why it was so, as each report has it."""

import pytest

from rashomon.points.accounts.reasons import reasons
from tests.accounts import apart


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The fire was caused by a gas leak in the kitchen on the ground floor.",
            "An electrical fault in a laundry room on the second floor had started the fire.",
            [("a gas leak in the kitchen on the", "An electrical fault in a laundry room on", False)],
        ),
        (
            "Ada Marl died of heart failure at her home in Pell.",
            "She had died of pneumonia after an illness of some weeks, her son said.",
            [("heart failure", "pneumonia", True)],
        ),
        (
            "Police stopped the car because it had a broken tail light.",
            "Officers stopped the car because the driver looked like a man wanted for a robbery.",
            [("it had a broken tail light", "the driver looked", False)],
        ),
    ],
)
def test_two_causes_of_one_thing(left, right, expected):
    assert [(*sorted(words, key=str.casefold), sure) for *words, sure in apart(reasons, left, right)] == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The helicopter crashed because of the fog.", "The helicopter crashed due to bad weather."),
        ("The fire was caused by a gas leak.", "The fire was caused by leaking gas."),
        ("The fire was caused by a gas leak.", "The panic was caused by a loud bang."),
        ("Ada Marl died of heart failure.", "Karl Berg died of pneumonia."),
        ("The crash was caused by ice.", "The crash was not caused by speed."),
    ],
)
def test_what_is_akin_or_of_another_thing(left, right):
    assert apart(reasons, left, right) == []
