"""What sets two claims apart besides what differs in them."""

import pytest

from rashomon.claims import read_claims
from rashomon.points.besides import besides, stages
from tests.builders import article, claim


def beside(left, right):
    pages = [article(left, outlet="A", language="en"), article(right, outlet="B", language="en")]
    ours, theirs = (r.claims[0] for r in read_claims(pages))
    return besides(ours, theirs)


@pytest.mark.parametrize(
    ("left", "right", "field", "expected"),
    [
        ("The choir sang in May 2031.", "The choir sang in June 2031.", "times", True),
        ("The choir sang in May 2031.", "The choir sang in 2031.", "times", False),
        ("The gate is open.", "The gate is closed.", "opposite", True),
        ("The choir did not sing.", "The choir sang.", "denial", True),
        ("The early count gave 31 votes.", "The final count gave 27 votes.", "staged", True),
        ("Two of the divers were found.", "The divers were found.", "part", True),
    ],
)
def test_what_sets_two_claims_apart(left, right, field, expected):
    assert getattr(beside(left, right), field) is expected


def test_the_parts_of_like_claims_are_alike():
    found = beside("The miners blocked the road.", "The road was blocked by the miners.")
    assert min(found.acts, found.agents, found.patients) > 0.9
    assert found.crossed < 0.9
    assert beside("The miners chased the guards.", "The guards chased the miners.").crossed > 0.9


def test_the_stages_of_several():
    assert stages(claim("the first of three matches")) == {"1"}
    assert stages(claim("the match")) == set()
