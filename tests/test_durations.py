"""Lengths of time told in two units."""

import pytest

from rashomon.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took one hour and ten minutes.", [("70", "minute", "one hour and ten")]),
        ("It took 2h 5m to tow the ship.", [("125", "minute", "2h 5m")]),
        ("It took an hour and a half.", [("90", "minute", "an hour and a half")]),
        ("It lasted two days, four hours.", [("52", "hour", "two days, four")]),
        ("He ran 5 hours 20 minutes.", [("320", "minute", "5 hours 20")]),
        (
            "One hour and 90 minutes are two times.",
            [("1", "hour", "One"), ("90", "minute", "90"), ("2", "time", "two")],
        ),
        ("It took 90 minutes and two hours.", [("90", "minute", "90"), ("2", "hour", "two")]),
        ("", []),
    ],
)
def test_two_units_of_one_length_are_one_number(text, expected):
    assert [(v.value, v.unit, v.text) for v in find_numbers(text)] == expected
    assert all(text[v.start - 7 : v.end - 7] == v.text for v in find_numbers(text, offset=7))
