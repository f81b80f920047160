"""Where it was: in a place, or far outside it."""

import pytest

from rashomon.model import Aspect
from rashomon.points.places import places_apart


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("A drone struck the market of Kufran, 15 kilometres north of Tel Amra.", "A missile hit the market in the old town of Tel Amra.", True),
        ("A drone struck the market of Kufran, 3 kilometres north of Tel Amra.", "A missile hit the market in Tel Amra.", False),
        ("A drone struck the market of Kufran, 15 kilometres north of Tel Amra.", "A missile hit the market near Tel Amra.", False),
        ("A drone struck the market of Kufran, 15 kilometres north of Tel Amra.", "Families buried their dead in Tel Amra.", False),
        ("A drone struck the market of Kufran, 15 kilometres north of Tel Amra.", "A missile did not hit the market in Tel Amra.", False),
    ],
)  # fmt: skip
def test_one_act_cannot_be_in_a_place_and_far_outside_it(claim, left, right, differ):
    found = places_apart(claim(left), claim(right))
    assert (found is not None) is differ
    if found:
        assert (found.aspect, found.left, found.right) == (
            Aspect.PLACE,
            "15 kilometres north of Tel Amra",
            "in the old town of Tel Amra",
        )
        assert places_apart(claim(right), claim(left)).left == "in the old town of Tel Amra"
