"""The days and hours of two aligned claims."""

import pytest

from rashomon.points.clause import denies
from rashomon.points.times import days_differ, hours_apart


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The dam broke on Monday.", "The dam broke on Sunday.", ("Monday", "Sunday")),
        ("The dam broke on 12 March 2031.", "The dam broke on 13 March 2031.", ("12 March 2031", "13 March 2031")),
        ("The dam was built in 1961.", "The dam was built in 1964.", ("1961", "1964")),
        ("The dam broke on Monday.", "The dam broke on 17 March.", None),
        ("The dam broke in March 2031.", "The dam broke on 12 March 2031.", None),
        ("The dam broke on 12 May or 13 May.", "The dam broke on 13 May.", None),
        ("The dam was built in 1961.", "The dam broke on Monday.", None),
        ("The dam broke in May.", "The dam broke on 17 March.", ("May", "17 March")),
        ("The dam broke on Monday.", "The dam broke.", None),
        ("The dam broke on Monday.", "The inspectors wrote on Sunday.", None),
    ],
)
def test_days(claim, left, right, words):
    found = days_differ(claim(left), claim(right))
    assert (found and (found.left, found.right)) == words


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The dam broke on April 21.", "The dam broke on September 21.", ("April 21", "September 21")),
        ("The dam broke on Jan. 2.", "The dam broke on 6 January.", ("Jan. 2", "6 January")),
        ("The dam broke in May.", "The dam broke on the 3rd of June.", ("May", "3rd of June")),
        ("The dam broke in April.", "The dam broke on April 21.", None),
        ("The dam may break in April.", "The dam may break.", None),
        ("The dam broke on 3 April 2031.", "The dam broke on 3 April.", None),
    ],
)
def test_days_of_reports_that_tell_no_year(claim, left, right, words):
    found = days_differ(claim(left, published=None), claim(right, published=None))
    assert (found and (found.left, found.right)) == words


def test_a_month_within_a_quarter_is_no_other_time(claim):
    assert (
        days_differ(claim("The mill closed in March 2031."), claim("The mill closed in the first quarter of 2031."))
        is None
    )


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        (
            "The fire was declared out on Tuesday.",
            "The fire was not declared out until Wednesday.",
            ("Tuesday", "Wednesday"),
        ),
        ("The ferries are to sail on Saturday.", "The ferries will not sail before Monday.", ("Saturday", "Monday")),
        ("The strike will begin on 3 July.", "The strike is set for 10 July.", ("3 July", "10 July")),
        ("The leaders meet on 17 June.", "The meeting of the leaders takes place in July.", ("17 June", "July")),
    ],
)
def test_a_denial_up_to_a_day_and_an_act_that_takes_place_have_their_day(claim, left, right, days):
    ours, theirs = claim(left), claim(right)
    assert not denies(ours)
    assert not denies(theirs)
    found = days_differ(ours, theirs)
    assert (found.left, found.right) == days


@pytest.mark.parametrize(
    ("left", "right", "certain"),
    [
        ("The ferries will not sail before Saturday.", "The first ferries are to sail on Thursday.", True),
        ("The freight ferries will not sail before Saturday.", "The passenger ferries sail on Thursday.", False),
        ("The ferries will not sail before Saturday.", "The ferries are to sail on Sunday.", False),
    ],
)
def test_what_is_done_before_the_day_before_which_it_is_not_certainly_differs(claim, left, right, certain):
    found = days_differ(claim(left), claim(right))
    assert (found is not None and found.certain) is certain


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("6am", "6.00 a.m.", False),
        ("6.15 p.m.", "18:15", False),
        ("12:30 am", "12.30 p.m.", True),
        ("7 pm", "7.10 pm", False),
        ("6 p.m. EDT", "3 p.m. Arizona time", False),
        ("6 p.m. EDT", "3 p.m. EDT", True),
    ],
)
def test_hours_are_compared_however_they_are_written_but_not_across_zones(left, right, apart):
    assert hours_apart(left, right) is apart
