"""Opposites that contradict nobody."""

import pytest

from rashomon.claims import read_claims
from rashomon.model import Aspect
from rashomon.points.compare import opposites_in
from rashomon.points.contraries import lost_things, of_two_things, sides_of_a_deal
from rashomon.points.difference import Difference
from tests.builders import article


@pytest.mark.parametrize(
    ("left", "right", "excused"),
    [
        ("The death toll rises to six.", "The fall blocked a road.", True),
        ("The bill is on life support in the Senate.", "Four members rejected the bill.", True),
        ("The schools have not done a good job.", "He never called fines a bad idea.", True),
        ("Hale has represented North Carolina since 1997.", "Hale represents a district south of Raleigh.", True),
        ("Two men were held in the northern suburb.", "Two men were held in the southern suburb.", False),
        ("The mayor opened the bridge on Monday.", "The mayor closed the bridge on Monday.", False),
        ("The airport was closed during the night.", "The airport stayed open during the night.", False),
        ("The court reopened the inquiry on Monday.", "Papers on the closed inquiry were found.", False),
        ("It was a good season for the club.", "It was a bad season for the club.", False),
    ],
)
def test_opposites_must_be_said_of_one_thing(left, right, excused):
    pages = [article(left, outlet="A", language="en"), article(right, outlet="B", language="en")]
    claims = [r.claims[0] for r in read_claims(pages)]
    words = opposites_in(*claims)
    assert words is not None
    why = of_two_things(Difference(Aspect.STANCE, *words), *claims, {p.id: p for p in pages})
    assert (why is not None) is excused


@pytest.mark.parametrize(
    ("left", "right", "excused"),
    [
        ("The club won the series.", "The coach lost colour on stage.", True),
        ("The club won the series.", "The club lost the series.", False),
        ("The club won.", "The club lost on Friday.", False),
    ],
)
def test_who_loses_no_contest_has_not_failed_to_win(left, right, excused):
    pages = [article(left, outlet="A", language="en"), article(right, outlet="B", language="en")]
    claims = [r.claims[0] for r in read_claims(pages)]
    why = lost_things(Difference(Aspect.STANCE, "won", "lost"), *claims, {p.id: p for p in pages})
    assert (why is not None) is excused


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The family will sell all its shares.", "The group is to buy all the shares.", True),
        ("The family will sell all its shares.", "The family is to buy all the shares.", False),
    ],
)
def test_what_one_sells_another_buys(claim, left, right, expected):
    why = sides_of_a_deal(Difference(Aspect.STANCE, "sell", "buy"), claim(left), claim(right), {})
    assert (why is not None) is expected
