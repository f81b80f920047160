"""The rows of numbers by which pairs are judged: each number has its name and its place."""

import numpy as np
import pytest

from rashomon.claims import read_claims
from rashomon.points.contrast import CONTRASTS
from rashomon.points.features import BY_ITSELF, COMPARED, FEATURES, candidate_features, compared
from rashomon.points.likeness import MEASURES, see
from tests.builders import article

A = (
    "The storm tore the roof off the school in Vendmark on Monday.",
    "The collapse killed two people and hurt 25.",
    "A choir sang for the rescuers.",
)
B = (
    "A storm ripped the roof from the school in Vendmark on Sunday.",
    "The collapse did not kill anybody but it hurt 27 people.",
    "Insurance will not cover the damage.",
    "The school reopens after the harvest.",
)


def claims_of(**texts):
    readings = [*read_claims(article(*text, outlet=outlet, language="en") for outlet, text in texts.items())]
    return [c for r in readings for c in r.claims], {r.article.id: r.article for r in readings}


def by_text(nearest=6, **texts):
    """Feature rows by the pair of texts."""
    claims, articles = claims_of(**texts)
    found = candidate_features(claims, articles, nearest)
    return {(claims[i].text, claims[j].text): row for (i, j), row in zip(found.pairs, found.features, strict=True)}


@pytest.fixture(scope="module")
def pair():
    """`pair(left, right)["number differs"]`: the features of the only pair of two articles of a sentence each."""

    def look(left, right):
        [row] = by_text(A=(left,), B=(right,)).values()
        return dict(zip(FEATURES, row.tolist(), strict=True))

    return look


def test_every_column_has_one_name_and_every_row_all_columns():
    assert len(set(FEATURES)) == len(FEATURES)
    claims, articles = claims_of(A=A, B=B)
    found = candidate_features(claims, articles, 6)
    assert found.features.shape == (len(found.pairs), len(FEATURES))
    assert np.isfinite(found.features).all()


def test_what_a_pair_has_by_itself_leaves_out_its_rivals_and_its_place():
    names = {FEATURES[n] for n in BY_ITSELF}
    assert names >= {*MEASURES, *CONTRASTS, "number differs", "polarity differs"}
    assert not [name for name in names if name.split()[1:2] in (["margin"], ["rank"])]
    assert names.isdisjoint({"sentence support", "articles", "length apart", "place apart"})


@pytest.mark.parametrize("nearest", [1, 2])
def test_candidates_are_the_nearest_of_either_side(nearest):
    forth, back = by_text(nearest, A=A, B=B), by_text(nearest, B=B, A=A)
    assert {(b, a) for a, b in back} == set(forth)
    assert len(forth) <= nearest * (len(claims_of(A=A)[0]) + len(claims_of(B=B)[0]))


def test_claims_that_have_nothing_to_do_with_one_another_are_no_candidates():
    assert not [pair for pair in by_text(6, A=A, B=B) if "choir" in pair[0] and "Insurance" in pair[1]]


def test_articles_of_a_large_story_are_compared_with_the_nearest():
    pages = {f"A{n}": (f"The storm hit Vendmark{n // 4}, the mayor of Hemmel{n // 4} said.",) for n in range(24)}
    claims, articles = claims_of(**pages)
    members = {a: [i for i, c in enumerate(claims) if c.article == a] for a in articles}
    found = compared(members, see(claims, articles))
    assert len(found) <= COMPARED * len(pages)
    assert {(f"A{n}", f"A{n + 1}") for n in range(0, 24, 4)} <= set(found)
    assert all(members[a][0] < members[b][0] for a, b in found)


def test_all_articles_of_a_small_story_are_compared():
    assert compared({"A": [0], "B": [1], "C": [2]}, []) == [("A", "B"), ("A", "C"), ("B", "C")]


def test_only_claims_of_different_articles_are_paired():
    claims, articles = claims_of(A=A, B=B, C=A)
    found = candidate_features(claims, articles, 6)
    assert {(claims[i].article, claims[j].article) for i, j in found.pairs} == {("A", "B"), ("A", "C"), ("B", "C")}
    assert len(set(found.pairs)) == len(found.pairs)


@pytest.mark.parametrize("texts", [{}, {"A": A}, {"A": A, "B": ()}])
def test_no_pairs(texts):
    found = candidate_features(*claims_of(**texts), 6)
    assert found.pairs == []
    assert found.features.shape == (0, len(FEATURES))


def test_the_better_of_two_rivals_has_the_margin():
    other = "The storm in Vendmark tore the sails off the mill on Sunday."
    rows = by_text(A=(A[0],), B=(B[0], other))
    margin = FEATURES.index("late margin most")
    near, far = rows[A[0][:-1], B[0][:-1]], rows[A[0][:-1], other[:-1]]
    assert near[margin] > 0 > far[FEATURES.index("late margin least")]


@pytest.mark.parametrize(
    ("left", "right", "name", "value"),
    [
        ("27 people were hurt.", "25 people were injured.", "number differs", 1),
        ("27 people were hurt.", "25 people were injured.", "fate same", 1),
        ("27 people were hurt.", "Twenty-seven people were killed.", "fate differs", 1),
        ("27 people were hurt.", "Twenty-seven people were injured.", "number same", 1),
        ("27 people were hurt.", "Some people were injured.", "number in one", 1),
        ("The dam broke on Monday.", "The dam broke on 17 March.", "day shared", 1),
        ("The dam broke on Monday.", "The dam broke on Sunday.", "day differs", 1),
        ("The dam broke.", "The dam did not break.", "polarity differs", 1),
        ("The dam broke.", "The dam broke, Ora Venn said.", "one attributed", 1),
        ("Ora Venn opened the dam.", "The dam was built by Ora Venn.", "names shared", 1),
        ("The dam broke.", "The dam broke.", "length apart", 0),
        ("The dam broke.", "The dam burst.", "root shared", 0),
        ("The dam broke.", "The dam burst.", "articles", 2),
    ],
)
def test_what_a_column_says(pair, left, right, name, value):
    assert pair(left, right)[name] == value
