"""Words that exclude one another."""

import pytest

from rashomon.text.opposites import opposed, opposites


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("the road was open", "the road was closed", ("open", "closed")),
        ("the road was closed", "the road was open", ("closed", "open")),
        ("prices rose", "prices fell", ("rose", "fell")),
        ("prices rose", "prices climbed", None),
        ("court annul verdict", "court affirm verdict", ("annul", "affirm")),
        ("open and closed", "closed", None),
        ("open", "open and closed", None),
        ("", "closed", None),
    ],
)
def test_an_opposite_on_the_other_side_only(left, right, found):
    assert opposed(left.split(), right.split()) == found


def test_what_excludes_a_word():
    assert "closed" in opposites("open")
    assert opposites("ferry") == set()
