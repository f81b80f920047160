"""The hour of one event, as each report has it."""

import pytest

from rashomon.points.accounts.hours import hours
from tests.accounts import apart


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "A coach crashed near Tol on Friday.|The accident happened shortly before 11 p.m. on Friday.",
            "The coach went off the road at about 4 a.m., police said.",
            [("11 p.m.", "4 a.m.", True)],
        ),
        (
            "A gas explosion wrecked a house in Tol.|The blast happened shortly after 6 a.m.",
            "The house was hit by the blast at about 7.30 in the morning, when many were at breakfast.",
            [("6 a.m.", "7.30 in the morning", True)],
        ),
        (
            "The ferry sank off Tol at half past nine on Friday evening.",
            "The ship Orla sank off Tol at ten past two on Friday afternoon.",
            [("half past nine on Friday evening", "ten past two on Friday afternoon", True)],
        ),
        (
            "Thieves stole a crown from the museum in the early hours of Monday.",
            "The theft took place on Saturday night.",
            [("Saturday night", "early hours", False)],
        ),
        (
            "The train derailed at 14:37, the operator said.",
            "The train came off the track at 16:12, the mayor said.",
            [("14:37", "16:12", True)],
        ),
    ],
)
def test_two_hours_of_one_event_however_it_is_told(left, right, expected):
    assert apart(hours, left, right) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A bomb exploded in Tol at 6 a.m.", "The explosion happened at about 6.15 a.m."),
        ("A bomb exploded in Tol at 6 a.m.", "The explosion happened on Friday morning."),
        ("A bomb exploded in Tol at 6 a.m.", "The second explosion happened at 9 a.m."),
        ("A bomb exploded in Tol at 6 a.m.", "By 9 a.m. the bomb had exploded."),
        ("A bomb exploded in Tol at 0600 GMT.", "The bomb exploded at 9 a.m. local time."),
        ("A bomb exploded in Tol at 6 a.m.", "A bomb exploded in Tol at 6 a.m.|It exploded at 9 a.m., one man said."),
        ("A bomb exploded in Tol at 6 a.m.", "A bomb exploded in Tol.|The mayor spoke to the press at 9 a.m."),
        ("A bomb exploded in Tol at 6 a.m.", "A bomb exploded in Tol.|It exploded as people came from midday prayers."),
        ("A bomb exploded in Tol late on Friday night.", "A bomb exploded in Tol in the early hours of Saturday."),
        ("A bomb exploded in Tol at 6 a.m.", "A bomb did not explode at 9 a.m. in Tol."),
        ("Dozens lay in hospital on Friday night after a bomb exploded.", "A bomb exploded in Tol at 9 a.m."),
    ],
)
def test_what_is_near_or_of_something_else_is_no_other_hour(left, right):
    assert apart(hours, left, right) == []
