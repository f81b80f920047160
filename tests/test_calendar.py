"""The days that a date's value spans."""

import pytest

from rashomon.text.calendar import days_of, overlap


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2031-Q1", "2031-03", True),
        ("2031-Q1", "2031-04", False),
        ("2031-01", "2031-01-26", True),
        ("2031-W04", "2031-01-26", True),
        ("2031-W04-WE", "2031-01-22", False),
        ("203X", "2035", True),
        ("20XX", "2031-05-08", True),
        ("2031-H2", "2031-06-30", False),
        ("2031-SU", "2031-05-30", True),
        ("2031-WI", "2032-01", True),
        ("2031-01-26", "2031-01-27", False),
        ("2031-01-26T20:00", "2031-01-26", True),
        ("PAST_REF", "2031", False),
        ("PAST_REF", "PAST_REF", True),
    ],
)
def test_whether_two_values_share_a_day(left, right, expected):
    assert overlap(left, right) is overlap(right, left) is expected


@pytest.mark.parametrize("value", ["", "2031-13-01", "2031-02-30", "2031-W60", "0000", "soon"])
def test_what_is_no_date_spans_no_days(value):
    assert days_of(value) is None
