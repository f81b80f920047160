"""What somebody did according to one report, and did not by his own word in another."""

import pytest

from rashomon.points.accounts.denials import denials
from tests.accounts import apart


def test_who_says_that_he_did_not_do_what_another_report_says_he_did():
    left = "Prime Minister Carl Todt asked Hanna Vreel to resign on Tuesday."
    right = "“I did not ask Hanna Vreel for her resignation,” Carl Todt said."
    assert apart(denials, left, right) == [
        ("I did not ask Hanna Vreel for her resignation", "Prime Minister Carl Todt asked Hanna Vreel to resign on Tuesday", True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "right",
    [
        "“I did not ask Hanna Vreel for her resignation,” Karl Berg said.",
        "“I did not ask Hanna Vreel for a loan,” Carl Todt said.",
        "“I asked Hanna Vreel for her resignation,” Carl Todt said.",
    ],
)
def test_another_person_or_matter_denies_nothing(right):
    assert apart(denials, "Prime Minister Carl Todt asked Hanna Vreel to resign on Tuesday.", right) == []
