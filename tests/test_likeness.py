"""Tables of claims against claims."""

import numpy as np
import pytest

from rashomon.points.likeness import MEASURES, see, tables
from rashomon.text.encoder import encode
from tests.builders import article, claim, found

A = article("A storm tore the roof off the school.", "A choir sang.", outlet="A")
B = article("The school lost its roof in the storm.", "Wheat is cheap.", "Singers came.", outlet="B")
ARTICLES = {"A": A, "B": B}


def seen_of(page):
    return see([found(page, p.text) for p in page.passages], ARTICLES)


def test_a_table_for_each_measure_in_which_like_is_near_like():
    table = tables(seen_of(A), seen_of(B))
    assert table.shape == (len(MEASURES), 2, 3)
    assert np.isfinite(table).all()
    assert (table[:, 0].argmax(axis=1) == 0).all()


def test_a_table_turns_with_its_sides():
    assert tables(seen_of(A), seen_of(B)) == pytest.approx(tables(seen_of(B), seen_of(A)).transpose(0, 2, 1), abs=1e-5)


def test_a_claim_is_itself_by_every_measure():
    [one, _] = seen_of(A)
    assert tables([one], [one]).ravel() == pytest.approx(np.ones(len(MEASURES)), abs=0.02)


def test_what_a_whole_story_speaks_of_tells_little_in_it():
    ours, theirs = article("The mayor swims.", outlet="A"), article("The mayor paints.", outlet="B")
    others = article(
        *(f"The mayor {done} the {seen}." for done in ("saw", "sold", "lost") for seen in ("boat", "hat", "pig")),
        outlet="C",
    )
    pages = {"A": ours, "B": theirs, "C": others}
    pair = [found(ours, ours.text), found(theirs, theirs.text)]
    alone = see(pair, pages)
    amid = see([*pair, *(found(others, p.text) for p in others.passages)], pages)
    telling = MEASURES.index("telling")
    assert tables(amid[:1], amid[1:2])[telling, 0, 0] < tables(alone[:1], alone[1:])[telling, 0, 0]


def test_a_clause_is_read_in_its_sentence():
    [whole] = see([found(A, "A storm tore the roof off the school.")], ARTICLES)
    [clause] = see([found(A, "the roof")], ARTICLES)
    assert (clause.sentence == whole.sentence).all()
    assert len(clause.tokens) == 2


def test_a_sentence_that_two_articles_have_is_read_once(monkeypatch):
    read = []
    monkeypatch.setattr("rashomon.points.likeness.encode", lambda texts: read.extend(texts) or encode(texts))
    again = article("A storm tore the roof off the school.", outlet="C")
    see([found(page, "the roof") for page in (A, again)], {"A": A, "C": again})
    assert read == ["A storm tore the roof off the school."]


def test_a_claim_that_leaves_its_sentence_is_seen_whole():
    text = "the school.\nA choir sang."
    odd = claim(text, "A", A.text.index(text))
    [one] = see([odd.__class__(**{**{f: getattr(odd, f) for f in odd.__slots__}, "sentence": (0, 10)})], ARTICLES)
    assert len(one.tokens) > 4


def test_long_articles_are_compared_a_part_at_a_time(monkeypatch):
    whole = tables(seen_of(A), seen_of(B))
    monkeypatch.setattr("rashomon.points.likeness.AT_ONCE", 1)
    assert tables(seen_of(A), seen_of(B)) == pytest.approx(whole, abs=1e-6)
