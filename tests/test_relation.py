"""Two short texts judged alone."""

import pytest

from rashomon.claims import read_claims
from rashomon.model import Aspect
from rashomon.points.relation import Kind, relation
from rashomon.settings import DEFAULT
from tests.builders import article


def between(left, right):
    a, b = read_claims([article(left, outlet="A", language="en"), article(right, outlet="B", language="en")])
    return relation(a, b, DEFAULT)


@pytest.mark.parametrize(
    ("left", "right", "aspect"),
    [
        ("The ferry carried 40 passengers to Vendmark.", "The ferry carried 55 passengers to Vendmark.", Aspect.NUMBER),
        ("The council did not approve the new harbour.", "The council did approve the new harbour.", Aspect.POLARITY),
    ],
)
def test_one_fact_altered_is_a_conflict(left, right, aspect):
    found = between(left, right)
    assert (found.kind, found.aspect) == (Kind.CONFLICT, aspect)
    assert found.detail


def test_a_copy_says_the_same():
    told = "The ferry carried 40 passengers to Vendmark."
    assert between(told, told).kind is Kind.SAME


def test_nothing_said_is_unrelated():
    assert between("?", "The ferry sank.").kind is Kind.UNRELATED
