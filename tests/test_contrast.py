"""What in two claims may exclude one another, column by column."""

import numpy as np
import pytest

from rashomon.claims import read_claims
from rashomon.names import merge_entities
from rashomon.points.contrast import CONTRASTS, contrast_features, facts_of
from rashomon.points.likeness import see
from tests.builders import article


@pytest.fixture(scope="module")
def contrast():
    """`contrast(left, right)["opposites"]`: the columns for the first claims of two sentences."""

    def look(left, right):
        pages = [article(text, outlet=outlet, language="en") for outlet, text in (("A", left), ("B", right))]
        readings, _ = merge_entities([*read_claims(pages)])
        claims = [r.claims[0] for r in readings]
        seen = see(claims, {r.article.id: r.article for r in readings})
        row = contrast_features(*map(facts_of, claims), *seen)
        assert np.isfinite(np.array(row, dtype=np.float32)).all()
        return dict(zip(CONTRASTS, row, strict=True))

    return look


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("The road is open.", "The road is closed.", "opposites"),
        ("27 people were hurt.", "25 people were injured.", "same count differs"),
        ("27 people were hurt.", "25 people were killed.", "other count differs"),
        ("Anna Berger opened the fair.", "Karl Holm opened the fair.", "persons apart"),
        ("Anna Berger opened the fair.", "Karl Holm opened the fair.", "unmatched names"),
        ("The fair may be cancelled.", "The fair is cancelled.", "one possible"),
        ("Anna Berger rejected the plan.", "Anna Berger read the plan.", "refutation"),
        ("The fire was caused by a cigarette.", "The fire broke out.", "causes"),
        ("The dam broke, Ora Venn said.", "The dam broke, Hild Ostby said.", "speakers apart"),
        ("The dam broke.", "The dam did not break.", "denial against same act"),
    ],
)
def test_what_excludes(contrast, left, right, name):
    plain = contrast(left, left)
    assert contrast(left, right)[name] > (plain[name] if name != "causes" else 0)


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("About 40 dogs were taken.", "43 dogs were taken.", "same count differs"),
        ("12 people died and 15 were hurt.", "12 people died and 20 were hurt.", "same count differs"),
        ("Anna Berger opened the fair.", "Ms Berger opened the fair.", "persons apart"),
        ("The dam did not break.", "The dam never broke.", "denial against same act"),
        ("The dam broke, Ora Venn said.", "The dam broke.", "speakers apart"),
    ],
)
def test_what_does_not(contrast, left, right, name):
    assert contrast(left, right)[name] == 0


def test_a_claim_has_no_contrast_with_itself(contrast):
    row = contrast("The dam broke in Brisk on Monday.", "The dam broke in Brisk on Monday.")
    unmatched = [name for name in CONTRASTS if name.startswith("unmatched")]
    assert [row[name] for name in (*unmatched, "opposites", "differing figures")] == [0] * (len(unmatched) + 2)
    assert row["context least"] > 0.9
