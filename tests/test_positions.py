"""Where somebody stands on a matter."""

import pytest

from rashomon.model import Aspect
from rashomon.points.positions import position_of, positions_differ


@pytest.mark.parametrize(
    ("text", "favours"),
    [
        ("The works council is in favour of the sale.", True),
        ("The works council is not in favour of the sale.", False),
        ("The works council has come out against the sale.", False),
        ("The works council no longer opposes the sale.", True),
        ("The works council wants the sale to be stopped.", False),
        ("The works council sold its shares.", None),
        ("The works council leaned against the wall of the court.", None),
    ],
)
def test_for_or_against(claim, text, favours):
    found = position_of(claim(text))
    assert (found and found.favours) is favours


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (
            "The works council is against the sale.",
            "Halden's works council is in favour of the sale.",
            ("is against the sale", "is in favour of the sale"),
        ),
        (
            "Brisk has asked for a joint inquiry into the fire.",
            "Brisk will not take part in any joint inquiry.",
            ("asked for a joint inquiry into the fire", "will not take part in any joint inquiry"),
        ),
        (
            "The unions want the bill to be withdrawn altogether.",
            "The unions are not asking for the bill to be dropped.",
            ("want the bill to be withdrawn altogether", "are not asking for the bill to be dropped"),
        ),
        (
            "The Fishermen's Association supports the cut in the quota.",
            "The Fishermen's Association wants the cut in the quota withdrawn.",
            ("supports the cut in the quota", "wants the cut in the quota withdrawn"),
        ),
        (
            "The Front has dropped its demand for self-rule.",
            "The Front still insists on self-rule.",
            ("dropped its demand for self-rule", "insists on self-rule"),
        ),
        ("The union opposes the bill.", "The union wants the bill to be withdrawn.", None),
        ("The council is against the sale.", "The mayor is in favour of the sale.", None),
        ("The council is against the sale.", "The council is in favour of the harbour tax.", None),
        ("The council was against the sale in 2012.", "The council was in favour of the sale in 2019.", None),
        ("They are against the sale.", "They are in favour of the sale.", None),
    ],
)
def test_one_holder_on_one_matter(claim, left, right, words):
    found = positions_differ(claim(left), claim(right))
    assert (found and (found.left, found.right)) == words
    if found:
        assert (found.aspect, found.certain) == (Aspect.STANCE, True)
