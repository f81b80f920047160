"""Whether a clause looks back or ahead: "|" stands for the date."""

import pytest

from rashomon.text.timex.tense import PLANNED, WILL, tense_of


@pytest.mark.parametrize(
    ("clause", "tense"),
    [
        ("The ferry sank on |.", -1),
        ("The ferry will sail on |.", WILL),
        ("The ferry was due to sail on |.", PLANNED),
        ("The ferry was scheduled to sail at noon |.", PLANNED),
        ("The ferry was to be sold on |.", PLANNED),
        ("The ferry had been due to sail on |.", -1),
        ("The owners could not be reached on |.", -1),
        ("The owners could be heard on |.", 1),
        ("The day before |’s incident, the zoo was full.", -1),
        ("The owners agreed on |.", -1),
        ("The owners agreed to meet on |.", 1),
        ("The owners unveiled plans on |.", -1),
        ("The owners plan to unveil it on |.", 1),
        ("The owners have decided to scrap it in |.", 1),
        ("The case was opened, and nothing is sure when it is heard in |.", 1),
        ("A hearing set for the harbour court in |.", 1),
        ("They will ask about |’s collision.", -1),
        ("They will ask about the collision on |.", -1),
        ("He will attack on |.", WILL),
        ("She is heading to the harbour for a speech |.", 1),
        ("The harbour stays shut until |.", 1),
        ("The harbour stays shut until 9 a.m. |.", 1),
        ("The ferry could leave as soon as |.", 1),
        ("The harbour did not open until |.", -1),
        ("Until |, the harbour was shut.", -1),
        ("The loan is to help the harbour by early |.", 1),
        ("By |, the water had fallen.", -1),
        ("A loan for the harbour by |.", 1),
        ("|: calm sea, no ferry.", 1),
        ("|", 0),
        ("The ferry on |.", 0),
    ],
)
def test_the_tense_beside_a_date(clause: str, tense: int) -> None:
    before, after = clause.split("|")
    assert tense_of(before, after) == tense
