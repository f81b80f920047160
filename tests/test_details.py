"""What of a claim no other report gives."""

from __future__ import annotations

import pytest

from rashomon.claims import read_claims
from rashomon.points.details import Details
from tests.builders import article


def unshared(ours: str, *theirs: str) -> list[str]:
    """The details of the first report's first claim that the others lack."""
    articles = [article(text, outlet=name, language="en") for name, text in zip("ABCD", (ours, *theirs), strict=False)]
    readings = list(read_claims(articles))
    claims = [c for r in readings for c in r.claims]
    return [v.text for v in Details(claims, {a.id: a for a in articles}).unshared(claims[0])]


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("The plane, which had 226 passengers aboard, turned around.", "The plane turned around.", ["226"]),
        ("The plane had 226 passengers aboard.", "There were 226 people in the plane.", []),
        ("The plane had 226 passengers aboard.", "Some 225 people were in the plane.", []),
        ("Three sailors were taken ashore by the ferry.", "Sailors were taken ashore by the ferry.", []),
        ("The union is led by Anna Berger.", "The union is led by a nurse.", ["Anna Berger"]),
        ("The union is led by Anna Berger.", "Mrs Berger leads the union, and Anna is her name.", []),
        ("The bridge was built in 1987.", "The bridge was built long ago.", ["1987"]),
        ("The bridge was closed today.", "The bridge was closed.", []),
    ],
)
def test_a_figure_a_day_or_a_person_that_no_other_report_gives(ours, theirs, found):
    assert unshared(ours, theirs) == found
