"""What two figures count."""

import pytest

from rashomon.model import Aspect
from rashomon.points.difference import Difference
from rashomon.points.excuses import never_before, of_nothing_in_common, only_wanted
from rashomon.points.moments import how_it_is_now
from rashomon.points.populations import (
    adding_up,
    counted_by,
    far_apart,
    of_a_threshold,
    of_another_span,
    of_two_bodies,
    of_two_dimensions,
    of_two_groups,
    of_two_shares,
    part_of_it,
)

NUMBER, DATE, STANCE = Aspect.NUMBER, Aspect.DATE, Aspect.STANCE


@pytest.mark.parametrize(
    ("why", "aspect", "left", "ours", "right", "theirs", "expected"),
    [
        (of_two_bodies, DATE, "Orland Corp. made its bid in October 2016.", "October 2016", "Halden Inc. made its offer on Monday.", "Monday", True),
        (of_two_bodies, DATE, "Orland Corp. made its bid in October 2016.", "October 2016", "Orland Corp. made its bid on Monday.", "Monday", False),
        (of_two_bodies, NUMBER, "Orland Corp. lost 9 people.", "9 people", "Halden Inc. lost 12 people.", "12 people", False),
        (of_two_groups, NUMBER, "25 of its soldiers have been killed.", "25", "At least 60 civilians were killed.", "60 civilians", True),
        (of_two_groups, NUMBER, "25 soldiers were killed.", "25 soldiers", "27 soldiers were killed.", "27 soldiers", False),
        (of_two_groups, NUMBER, "25 people were killed.", "25 people", "60 civilians were killed.", "60 civilians", False),
        (of_two_groups, NUMBER, "25 Israelis were killed.", "25 Israelis", "60 Palestinians were killed.", "60 Palestinians", True),
        (far_apart, NUMBER, "Four people were killed in the clinic.", "Four people", "425 people were killed.", "425 people", True),
        (far_apart, NUMBER, "120 people were killed in the town.", "120 people", "More than 425 people have been killed.", "425 people", True),
        (far_apart, NUMBER, "25 people were hurt.", "25 people", "27 people have been hurt.", "27 people", False),
        (of_another_span, NUMBER, "32 people were injured.", "32 people", "Eleven people were still in hospital.", "Eleven people", True),
        (of_another_span, NUMBER, "23 people were still missing.", "23 people", "37 people were missing.", "37 people", False),
        (of_another_span, NUMBER, "Clients withdrew 300 million on Monday alone.", "300 million", "Clients withdrew 740 million.", "740 million", True),
        (of_another_span, NUMBER, "The strike cost 3 million a day.", "3 million", "The strike cost 30 million.", "30 million", True),
        (of_another_span, NUMBER, "More than 300 people searched in all.", "300 people", "200 people searched on Thursday.", "200 people", True),
        (of_another_span, NUMBER, "32 people were injured in all.", "32 people", "40 people were injured.", "40 people", False),
        (part_of_it, NUMBER, "612 passengers were carried to Torm.", "612 passengers", "216 passengers were brought to Torm.", "216 passengers", False),
        (part_of_it, NUMBER, "The contract is worth 46 million.", "46 million", "The contract has a value of 64 million.", "64 million", False),
        (part_of_it, NUMBER, "More than 3,000 people had to leave.", "3,000 people", "1,200 people were evacuated.", "1,200 people", False),
        (far_apart, NUMBER, "A visa costs 15 crowns.", "15 crowns", "The bridge cost 18 million crowns.", "18 million crowns", True),
        (of_two_shares, NUMBER, "It kills up to 90 percent of infected patients.", "90 percent", "It killed 60 percent of the population of the valley.", "60 percent", True),
        (of_two_shares, NUMBER, "He won 50 percent of the vote.", "50 percent", "He won 45 percent of the votes.", "45 percent", False),
        (how_it_is_now, DATE, "The firm moved to Torvik in 2015.", "2015", "The firm currently has two seats.", "currently", True),
        (how_it_is_now, DATE, "The firm moved to Torvik in 2015.", "2015", "The firm moved in 2016.", "2016", False),
        (only_wanted, STANCE, "They spoke of the need to improve the supply.", "improve", "They warned of the worsening supply.", "worsening", True),
        (only_wanted, STANCE, "The supply improved.", "improved", "The supply worsened.", "worsened", False),
    ],
)  # fmt: skip
def test_figures_and_days_of_two_things_contradict_nothing(claim, why, aspect, left, ours, right, theirs, expected):
    pair = claim(left), claim(right)
    assert (why(Difference(aspect, ours, theirs), *pair, {}) is not None) is expected


@pytest.mark.parametrize(
    ("why", "left", "ours", "right", "theirs", "expected"),
    [
        (of_a_threshold, "He must win 50 percent of the vote.", "50 percent", "He took 31 percent of the vote.", "31 percent", True),
        (of_a_threshold, "He won 50 percent of the vote.", "50 percent", "He took 31 percent of the vote.", "31 percent", False),
        (of_two_dimensions, "The boy fell 12 feet.", "12 feet", "Gorillas stand up to 5 feet tall.", "5 feet", True),
        (of_two_dimensions, "The boy fell 12 feet.", "12 feet", "The boy dropped 15 feet.", "15 feet", False),
    ],
)  # fmt: skip
def test_what_is_needed_and_lengths_of_two_things_contradict_nothing(claim, why, left, ours, right, theirs, expected):
    pair = claim(left), claim(right)
    assert (why(Difference(NUMBER, ours, theirs), *pair, {}) is not None) is expected


def test_opposites_of_nothing_in_common_and_what_never_was_before_contradict_nothing(claim):
    shut, kept = claim("748 polling stations stayed closed."), claim("The envoys keep open the option of a loan.")
    assert of_nothing_in_common(Difference(STANCE, "closed", "open"), shut, kept, {}) is not None
    stations = claim("The polling stations are open.")
    assert of_nothing_in_common(Difference(STANCE, "closed", "open"), shut, stations, {}) is None
    first, never = claim("It was the first time that they killed an ape."), claim("We have never had such a case.")
    assert never_before(Difference(Aspect.POLARITY, first.text, never.text), first, never, {}) is not None
    assert never_before(Difference(Aspect.POLARITY, first.text, kept.text), first, kept, {}) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("58 people had been saved by noon.", "61 people had been saved by Wednesday evening.", True),
        ("58 people had been saved by noon.", "61 people had been saved by noon.", False),
        ("58 people were saved by fishermen.", "61 people were saved by a tug.", False),
    ],
)
def test_what_was_counted_at_two_times_differs_by_right(claim, left, right, expected):
    difference = Difference(NUMBER, "58 people", "61 people")
    assert (counted_by(difference, claim(left), claim(right), {}) is not None) is expected


def test_how_deep_and_how_far_off_are_two_dimensions(claim):
    left, right = claim("The quake was only 10 km deep."), claim("The quake was 15 km north of Kharal.")
    assert of_two_dimensions(Difference(NUMBER, "10 km", "15 km"), left, right, {}) is not None


@pytest.mark.parametrize(
    ("other", "expected"), [("Eleven people lay on the floor.", True), ("Twelve people lay on the floor.", False)]
)
def test_two_groups_that_add_up_to_the_others_count_agree_with_it(claim, other, expected):
    both = claim("Seven customers and four employees lay on the floor.")
    difference = Difference(NUMBER, "Seven customers", other[:12].strip())
    assert (adding_up(difference, both, claim(other), {}) is not None) is expected
