"""The shipped aligner: what it says of pairs whose answer is plain."""

import pytest

from rashomon.claims import read_claims
from rashomon.points import slots
from rashomon.points.features import BY_ITSELF, FEATURES
from rashomon.points.judge import DIFFERS, QUESTIONS, _trees, opinions
from tests.builders import article

A = (
    "The storm tore the roof off the school in Vendmark.",
    "The collapse hurt 25 people.",
    "A choir sang for the rescuers.",
)
B = ("A storm ripped the roof from the school in Vendmark.", "The collapse hurt 27 people.", "Insurers will not pay.")


@pytest.fixture(scope="module")
def told():
    readings = [*read_claims([article(*A, outlet="A", language="en"), article(*B, outlet="B", language="en")])]
    claims = [c for r in readings for c in r.claims]
    found = opinions(claims, {r.article.id: r.article for r in readings}, 6)
    return {(claims[i].text, claims[j].text): opinion for i, j, opinion in found}


def test_opinions_are_chances_and_no_pair_contradicts_more_than_it_is_aligned(told):
    assert told
    for opinion in told.values():
        assert 0 <= opinion.conflict <= opinion.aligned <= 1
        assert 0 <= opinion.same <= 1


def test_plain_pairs(told):
    roof, hurt = told[A[0][:-1], B[0][:-1]], told[A[1][:-1], B[1][:-1]]
    assert roof.same > 0.5
    assert min(roof.aligned, hurt.aligned) > 0.5
    assert (A[2][:-1], B[2][:-1]) not in told


def test_the_filling_that_differs_is_named(told):
    hurt = told[A[1][:-1], B[1][:-1]]
    assert (hurt.filling.difference.left, hurt.filling.difference.right) == ("25 people", "27 people")
    assert hurt.filling.chance > 0.5
    assert hurt.filling.covered == pytest.approx(1.0)


def test_nothing_to_judge():
    assert opinions([], {}, 6) == []


def test_the_trees_were_grown_on_the_columns_there_are():
    for question in QUESTIONS:
        assert _trees()[question].column.max() < len(FEATURES)
    assert _trees()[DIFFERS].column.max() < len(slots.FEATURES)
    columns = _trees()["contradicts"].column
    assert set(columns[columns >= 0].tolist()) <= set(BY_ITSELF)
