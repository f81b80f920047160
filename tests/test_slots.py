"""The fillings of two clauses laid side by side."""

import numpy as np
import pytest

from rashomon.claims import read_claims
from rashomon.model import Aspect
from rashomon.points.likeness import MEASURES, see
from rashomon.points.slots import ASPECTS, FEATURES, KINDS, candidates, described, difference_of, lay
from tests.builders import article, claim


def laid(left, right):
    """The claims of two sentences, as they are seen, and the fillings that differ as (kind, left, right)."""
    a, b = article(left, outlet="A", language="en"), article(right, outlet="B", language="en")
    readings = list(read_claims([a, b]))
    ours, theirs = (r.claims[0] for r in readings)
    mine, other = see([ours, theirs], {"A": a, "B": b})
    return ours, theirs, mine, other, candidates(ours, theirs, mine, other, lay(mine, other))


def fillings(left, right):
    return [(c.kind, c.left.text, c.right.text) for c in laid(left, right)[-1]]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The ferry carried 40 people.", "The ferry carried 55 people.", ("number", "40", "55")),
        ("The bridge fell on Monday.", "The bridge fell on Friday.", ("date", "Monday", "Friday")),
        ("The ferry sank off Vendmark.", "The ferry sank off Hemmel.", ("name", "Vendmark", "Hemmel")),
        (
            "She studied at Hemmel University.",
            "She studied at Brisk University.",
            ("name", "Hemmel University", "Brisk University"),
        ),
        ("The mayor did not sign the order.", "The mayor signed the order.", ("denial", "not sign", "signed")),
        ("The harbour is open again.", "The harbour is closed again.", ("opposite", "open", "closed")),
    ],
)
def test_what_differs(left, right, expected):
    assert expected in fillings(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry carried about 40 people.", "The ferry carried 41 people."),
        ("The bridge fell on Monday.", "The bridge fell on Monday night."),
        ("Agnes Ulm signed the order.", "Ulm signed the order."),
        ("She studied at Hemmel University.", "She studied at the University."),
        ("Moscow sent a ship.", "Russia sent a ship."),
        ("The mayor did not sign the order.", "The mayor did not sign the order."),
        ("The harbour is not open.", "The harbour is closed."),
    ],
)
def test_what_agrees(left, right):
    assert not [f for f in fillings(left, right) if f[0] != "word"]


def test_speakers_who_are_not_one():
    found = fillings('"The lock will open," said Agnes Ulm.', '"The lock will open," said Peder Hask.')
    assert ("speaker", "Agnes Ulm", "Peder Hask") in found


def test_each_filling_has_a_row_and_a_kind_an_aspect():
    ours, theirs, mine, other, _ = laid("The ferry carried 40 people.", "The ferry carried 55 people.")
    rows = described(ours, theirs, mine, other, [0.0] * len(MEASURES), ("", ""), ())
    assert rows
    assert all(len(r.features) == len(FEATURES) and np.isfinite(r.features).all() for r in rows)
    assert set(ASPECTS) == set(KINDS)
    assert difference_of(rows[0].candidate, ours, theirs).aspect is Aspect.NUMBER


@pytest.mark.parametrize(
    "text", ['"', "\u202b\u05d0\u05d1\u202c", "x" * 3000, "12 13 14 " * 200, "Not not no never " * 50]
)
def test_odd_text_is_laid_beside_any(text):
    a, b = article(text, outlet="A"), article("The ferry sank on Monday.", outlet="B")
    ours, theirs = claim(text, "A"), claim("The ferry sank on Monday.", "B")
    mine, other = see([ours, theirs], {"A": a, "B": b})
    rows = described(ours, theirs, mine, other, [0.0] * len(MEASURES), (a.text, b.text), ())
    assert all(np.isfinite(r.features).all() for r in rows)
