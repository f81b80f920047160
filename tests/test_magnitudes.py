"""Whether two numbers agree."""

from __future__ import annotations

import pytest

from rashomon.text.magnitudes import compare_numbers
from rashomon.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("12 dead", "twelve dead", "same"),
        ("12 dead", "15 dead", "differ"),
        ("12 dead", "15 injured", "incomparable"),
        ("12 people were killed", "15 dead", "differ"),
        ("12 wounded", "12 injured", "same"),
        ("about 20 boats", "21 boats", "more exact"),
        ("about 20 boats", "25 boats", "differ"),
        ("more than 30 others", "47 others", "differ"),
        ("more than 30 people", "33 injured", "more exact"),
        ("more than 50 boats", "51 boats", "more exact"),
        ("at least 10 people", "at least 15 people", "differ"),
        ("almost 100,000 people", "95,000 people", "more exact"),
        ("95,000 people", "95,342 people", "more exact"),
        ("20 boats", "21 boats", "differ"),
        ("143 million people", "145.5 million people", "differ"),
        ("dozens of people", "47 people", "more exact"),
        ("millions of dollars", "more than $1 million", "more exact"),
        ("millions of dollars", "$1 million", "differ"),
        ("aged 10 to 15", "aged 10 to 14", "differ"),
        ("aged 10 to 15", "aged 12", "more exact"),
        ("10 miles", "16 km", "more exact"),
        ("30 to 80 pounds", "14 to 36 kilograms", "more exact"),
        ("10 miles", "25 km", "differ"),
        ("two days", "48 hours", "same"),
        ("$300", "£300", "incomparable"),
        ("a third of members", "33 percent", "more exact"),
        ("12 pupils", "15 teachers", "incomparable"),
        ("fifty or sixty metres", "40 to 80 metres", "more exact"),
        ("half a dozen boats", "six boats", "same"),
    ],
)
def test_whether_two_numbers_agree(left: str, right: str, expected: str) -> None:
    [a], [b] = find_numbers(left), find_numbers(right)
    assert compare_numbers(a, b) == expected
    assert compare_numbers(b, a) == expected
