"""What there was none of according to one report, and what another tells of it."""

import pytest

from rashomon.points.accounts.absences import absences
from tests.accounts import apart


def test_what_was_not_done_to_a_thing_and_was():
    found = apart(absences, "No shot was fired, the manager said.", "One of them fired two shots into the ceiling.")
    assert found == [("No shot was fired", "One of them fired two shots into the ceiling", True)]


@pytest.mark.parametrize(
    "other",
    [
        "They fired two rockets into the ceiling.",
        "Two shots were heard in the street.",
        "One of them may have fired a shot.",
        "Nobody fired a shot.",
    ],
)
def test_another_thing_or_deed_contradicts_nothing(other):
    assert apart(absences, "No shot was fired, the manager said.", other) == []
