"""Texts as weighted terms."""

import numpy as np
import pytest

from rashomon.text import terms
from rashomon.text.terms import BUCKETS, Hashes, Vocabulary, bucket, cosines, telling_words, vectors, words


def background(**texts: int):
    counts = np.zeros(BUCKETS, dtype=np.uint16)
    for word, often in texts.items():
        counts[bucket(word)] += often
    return counts, 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor's boat, No. 7", ["the", "mayor's", "boat", "no", "7"]),
        ("Der Zürcher STRAND", ["der", "zürcher", "strand"]),
        ("船が沈没", ["船", "が", "沈", "没"]),
        ("", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_a_lone_surrogate_has_a_bucket():
    assert 0 <= bucket("\ud800") < BUCKETS


def test_the_rarest_words_weigh_most_and_common_ones_nothing():
    known = Vocabulary(background(the=90, ferry=10))
    ids = known.add(Hashes().of(["the", "ferry", "alma", "ferry"]))
    the, ferry, alma, again = known.rarity()[ids].tolist()
    assert again == ferry
    assert the == 0 < ferry < alma


def test_a_word_of_many_texts_at_hand_grows_common():
    few, many = Vocabulary(background()), Vocabulary(background())
    few.add(Hashes().of(["alma"]))
    for _ in range(50):
        many.add(Hashes().of(["alma"]))
    assert many.rarity()[0] < few.rarity()[0]


def test_cosines_of_pairs_in_any_order():
    rows = [np.asarray(row, dtype=np.int32) for row in ([0, 1], [1, 0], [2, 2, 2], [])]
    table = vectors(rows, np.ones(3, dtype=np.float32))
    pairs = np.array([[0, 1], [0, 2], [1, 0], [3, 0], [0, 3]])
    assert cosines(table, pairs).tolist() == pytest.approx([1, 0, 1, 0, 0], abs=1e-6)
    assert len(cosines(table, np.zeros((0, 2), dtype=np.int64))) == 0


def test_words_that_every_text_of_a_language_has_tell_nothing():
    assert telling_words("Die Fähre lief auf Grund", "de") == ["fähre", "lief", "grund"]
    assert telling_words("The ferry ran aground", "en") == telling_words("The ferry ran aground", None)
    assert telling_words("Die Fähre", "xx") == ["die", "fähre"]
    assert telling_words("Die Fähre", ".de") == ["die", "fähre"]


def test_a_small_table_and_a_part_of_a_large_one_are_counted_alike(monkeypatch):
    chance = np.random.default_rng(3)
    rarity = chance.random(50).astype(np.float32) * (chance.random(50) > 0.2)
    rows = [chance.integers(0, 50, n).astype(np.int32) for n in (30, 0, 7, 40, 1)]
    pairs = np.array([(i, j) for i in range(5) for j in range(i + 1, 5)], dtype=np.int64)
    at_once = vectors(rows, rarity)
    small = cosines(at_once, pairs)
    monkeypatch.setattr(terms, "_DENSE", 0)
    monkeypatch.setattr(terms, "_AT_ONCE", 8)
    in_parts = vectors(rows, rarity)
    assert at_once.starts.tolist() == in_parts.starts.tolist()
    assert at_once.ids.tolist() == in_parts.ids.tolist()
    assert np.allclose(small, cosines(in_parts, pairs), atol=1e-6)
