"""Two times at which both can be so."""

import pytest

from rashomon.model import Aspect
from rashomon.points.difference import Difference
from tests.excusing import excused


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the crowd clashed with police on Friday night", "shots were fired at the crowd early on Saturday", True),
        ("the crowd clashed with police on Friday night", "shots were fired at the crowd on Saturday", False),
        ("the crowd clashed with police on Friday night", "shots were fired at the crowd early on Sunday", False),
        ("the mayor endorsed the plan on Friday", "the mayor refused to endorse the plan on Tuesday", True),
        ("the mayor refused the plan on Friday", "the mayor refused to endorse the plan on Tuesday", False),
    ],
)
def test_two_days_that_can_both_be_right(left, right, expected):
    days = [words.split()[-1 if "night" not in words else -2] for words in (left, right)]
    assert (excused(left, right, Difference(Aspect.DATE, *days)) is not None) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the index was down 5.2 points at noon", "the index fell 9 points", True),
        ("the index closed down 5.2 points", "the index ended 9 points lower", False),
        ("the bridge rose 5.2 metres", "the bridge rose 9 metres", False),
    ],
)
def test_prices_move_by_the_minute(left, right, expected):
    why = excused(left, right, Difference(Aspect.NUMBER, "5.2", "9"))
    assert (why == "prices move by the minute") is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("eleven shells have hit the mill since Wednesday", "a shell hit the mill on Friday", True),
        ("a shell hit the mill on Wednesday", "a shell hit the mill on Friday", False),
    ],
)
def test_a_day_within_a_span_of_time_is_no_other_day(left, right, expected):
    assert (excused(left, right, Difference(Aspect.DATE, "Wednesday", "Friday")) is not None) is expected


@pytest.mark.parametrize(("by", "expected"), [("before", True), ("by", False), ("since", True)])
def test_two_days_that_end_one_span_are_two_versions_of_it(by, expected):
    difference = Difference(Aspect.DATE, "Wednesday", "Friday")
    why = excused("the town must pay by Wednesday", f"the town must pay {by} Friday", difference)
    assert (why is not None) is expected


@pytest.mark.parametrize(("before", "expected"), [("In the flood of 2019, ", True), ("In the flood of 2031, ", False)])
def test_a_toll_of_long_ago_is_no_other_toll(before, expected):
    difference = Difference(Aspect.NUMBER, "90 people", "12 people")
    why = excused("90 people died", "12 people died", difference, before=before)
    assert (why is not None) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the ferry has not sailed from Tuesday on", "the ferry sailed on Monday", True),
        ("the organ was built in 1741", "the organ dates from 1802", False),
    ],
)
def test_a_day_that_begins_a_span_is_no_other_day(left, right, expected):
    days = [next(w for w in words.split() if w in {"Tuesday", "Monday", "1741", "1802"}) for words in (left, right)]
    why = excused(left, right, Difference(Aspect.DATE, *days))
    assert (why == "one day begins or ends a span of time") is expected
