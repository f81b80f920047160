"""Two times at which both can be so."""

import pytest

from rashomon.claims import read_claims
from rashomon.model import Aspect, Published
from rashomon.points.difference import Difference
from rashomon.points.moments import one_of_several, weeks_before
from tests.builders import article
from tests.builders import claim as build
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


@pytest.mark.parametrize(
    ("left", "ours", "right", "theirs", "expected"),
    [
        ("the buses will run again from Saturday", "Saturday", "the buses will not run again until Monday", "Monday", False),
        ("the quake struck shortly after 4 a.m.", "4 a.m.", "the quake struck at about 5:50 a.m.", "5:50 a.m.", False),
        ("the tariff will take effect on Saturday", "Saturday", "the tariff is charged from Monday", "Monday", False),
        ("the shops opened after 4 a.m.", "4 a.m.", "the shops opened at 5:50 a.m.", "5:50 a.m.", True),
    ],
)  # fmt: skip
def test_what_only_seems_to_begin_a_span_is_a_time(left, ours, right, theirs, expected):
    why = excused(left, right, Difference(Aspect.DATE, ours, theirs))
    assert (why == "one day begins or ends a span of time") is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("another tremor, of magnitude 4.3, shook the town", "a tremor of magnitude 4.8 was felt", True),
        ("an aftershock of magnitude 4.3 shook the town", "the quake had a magnitude of 4.8", True),
        ("a tremor of magnitude 4.3 shook the town", "a tremor of magnitude 4.8 was felt", False),
    ],
)
def test_another_one_has_figures_of_its_own(left, right, expected):
    pair = build(left), build(right, outlet="B")
    assert (one_of_several(Difference(Aspect.NUMBER, "4.3", "4.8"), *pair, {}) is not None) is expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ("In January a man was shot at the terminal.", True),
        ("On Monday a man was shot at the terminal.", False),
        ("A man was shot at the terminal.", False),
    ],
)
def test_weeks_before_is_another_time(left, expected):
    day = Published("2031-03-20", "given", True)
    pages = [
        article(text, outlet=name, language="en", published=day)
        for name, text in (("A", left), ("B", "A man was shot by police on Tuesday."))
    ]
    claims = [r.claims[0] for r in read_claims(pages)]
    why = weeks_before(Difference(Aspect.DATE, "x", "Tuesday"), *claims, {p.id: p for p in pages})
    assert (why is not None) is expected
