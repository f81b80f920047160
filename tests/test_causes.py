"""Why it was so."""

import pytest

from rashomon.model import Aspect
from rashomon.points.causes import causes_differ


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (
            "Ahlsen gave up his post because of heart trouble.",
            "Ahlsen gave up his post because of the row over a tunnel.",
            ("heart trouble", "the row over a tunnel"),
        ),
        (
            "The fire was started by a campfire left burning by hikers.",
            "Sparks from a power line started the fire.",
            ("a campfire left burning by hikers", "Sparks from a power line"),
        ),
        ("The crash was caused by a broken wheel.", "The cause of the crash was a wheel that broke.", None),
        ("The crash was caused by a broken wheel.", "The delay was caused by a frozen signal.", None),
        ("The crash was not caused by a broken wheel.", "The crash was caused by a frozen signal.", None),
        ("The march set off from the station at 2 p.m.", "The march started at the town hall.", None),
    ],
)
def test_two_causes_of_one_effect(claim, left, right, words):
    found = causes_differ(claim(left), claim(right))
    assert (found and (found.left, found.right)) == words
    if found:
        assert (found.aspect, found.certain) == (Aspect.CAUSE, False)
