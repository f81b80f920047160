"""How many were hurt or came, as each report has it."""

import pytest

from rashomon.claims import read_claims
from rashomon.points.accounts.tallies import ages, tallies, things
from tests.accounts import apart
from tests.builders import article


def told(*texts):
    """The counts that differ between reports of one paragraph each."""
    pages = [article(*text.split("|"), outlet=name, language="en") for name, text in zip("ABC", texts, strict=False)]
    claims = [c for r in read_claims(pages) for c in r.claims]
    return [(t.difference.left, t.difference.right, t.leading) for t in tallies(claims, {p.id: p for p in pages})]


def test_one_crowd_in_two_counts_that_share_no_other_word():
    found = told("Some 15,000 people took part, police said.", "About 40,000 people marched through the old town.")
    assert found == [("15,000 people took", "40,000 people marched", True)]


def test_the_hurt_of_two_reports_however_they_are_told():
    found = told("Nine people were killed and 17 injured.", "The crash left nine dead and 23 hurt, a nurse said.")
    assert [pair[:2] for pair in found] == [("17 injured", "23 hurt")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("17 people were injured.", "About 17 people were hurt."),
        ("17 people were injured.", "Three of the injured are children, of 23 people hurt in 2019."),
        ("17 people were injured by noon.", "23 people were injured."),
        ("17 people were injured.", "23 people were killed."),
        ("17 people were injured.", "17 people were injured.|The count rose to 23 injured."),
        ("17 people were injured.", "Dozens of people were injured."),
        ("17 people were injured.", "900 people were injured."),
        ("17 people were injured on Monday.", "23 people were injured on 2 March."),
        ("17 people were injured.", "It was not 23 people who were injured."),
        ("Two people took part.", "Three people took part."),
    ],
)
def test_what_counts_something_else_or_at_another_time_is_none(left, right):
    assert told(left, right) == []


def test_what_stands_far_down_is_less_sure():
    [(_, _, leading)] = told(
        "17 people were injured.", "Rain fell on the hills all day long. " * 25 + "23 were injured."
    )
    assert not leading


def aged(*texts):
    pages = [article(*text.split("|"), outlet=name, language="en") for name, text in zip("ABC", texts, strict=False)]
    claims = [c for r in read_claims(pages) for c in r.claims]
    return [(t.difference.left, t.difference.right) for t in ages(claims, {p.id: p for p in pages})]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Jack Calloran, 28, gave the sample in May.", "Jack Calloran, a 31-year-old former docker, says he is innocent.", [("28", "31-year-old")]),
        ("Jack Calloran, 28, gave the sample in May.", "The 31-year-old boxer Jack Calloran is innocent.", [("28", "31-year-old")]),
        ("Jack Calloran, 28, gave the sample in May.", "Jack Calloran, aged 28, says he is innocent.", []),
        ("Jack Calloran, 28, gave the sample in May.", "Karl Berger, 31, says he is innocent.", []),
        ("Jack Calloran, 28, gave the sample in May.", "Jack Calloran, who won 31 fights, is innocent.", []),
        ("Jack Calloran, 28, gave the sample in May.", "Jack Calloran, 12 years after his first fight, is innocent.", []),
    ],
)  # fmt: skip
def test_the_ages_that_two_reports_give_of_one_person(left, right, expected):
    assert aged(left, right) == expected


def test_the_age_of_whom_a_whole_report_tells():
    left = "Lida Marl died at 71.|Lida Marl sang for forty years.|Lida Marl lived in Pell."
    right = "Lida Marl, the singer, has died.|Lida Marl won many prizes.|Lida Marl was loved.|She was 74."
    assert aged(left, right) == [("71", "74")]
    assert aged(left, right.replace("She was 74.", "Her uncle Karl Marl died at 74.")) == []


def test_the_age_of_the_one_driver_that_both_have():
    left = "The driver, a 29-year-old man who qualified last year, was slightly hurt."
    right = "The driver, who is 54 and has worked on the line for years, was questioned."
    assert aged(left, right) == [("29-year-old", "54")]
    assert aged(left, f"{right}|The drivers of both trains were questioned.") == []


def test_what_two_reports_count_once_each():
    found = apart(things, "About 1,200 houses were flooded.", "Seven hundred houses were flooded, the mayor said.")
    assert found == [("1,200 houses were", "Seven hundred houses were", False)]
    found = apart(
        things, "At least six journalists were wounded.", "Two buildings were hit, wounding nine journalists."
    )
    assert found == [("nine journalists", "six journalists were", False)]


@pytest.mark.parametrize(
    "other",
    [
        "Seven hundred houses were insured.",
        "Seven hundred houses were flooded in 2019.",
        "Seven hundred houses were flooded, and 1,200 others lost power.",
        "About 1,250 houses were flooded.",
        "Seven hundred houses were flooded.|Nine hundred houses were flooded in all.",
        "Seven hundred houses may have been flooded.",
    ],
)
def test_other_things_or_figures_that_may_both_be_right(other):
    assert apart(things, "About 1,200 houses were flooded.", other) == []
