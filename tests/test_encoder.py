"""Vectors of word pieces in context."""

import numpy as np
import pytest

from rashomon.text.encoder import LONGEST, encode

RIVER, MONEY = "They sat on the bank of the river", "The bank lent them money"


def test_unit_vectors_with_the_place_of_each_piece():
    [found] = encode([RIVER])
    assert found.vectors.shape == (8, 384)
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(np.ones(8), abs=1e-4)
    assert [RIVER[a:b].lower() for a, b in found.offsets] == RIVER.lower().split()


def test_a_word_is_read_in_its_sentence():
    river, money, loan = encode([RIVER, MONEY, "The bank gave them a loan"])
    (a,), (b,), (c,) = river.between(16, 20).vectors, money.between(4, 8).vectors, loan.between(4, 8).vectors
    assert a @ b < b @ c


def test_between_takes_whole_pieces_and_all_where_none_lies_inside():
    [found] = encode([RIVER])
    assert len(found.between(0, 8).vectors) == 2
    assert len(found.between(1, 8).vectors) == 1
    assert len(found.between(100, 120).vectors) == len(found.vectors)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\u200b"])
def test_a_text_of_no_pieces_still_has_a_vector(text):
    [found] = encode([text])
    assert found.vectors.shape == (1, 384)
    assert np.isfinite(found.vectors).all()


def test_a_long_text_is_cut_and_no_text_is_no_work():
    [found] = encode(["ferry " * 1000])
    assert LONGEST - 2 <= len(found.vectors) < LONGEST
    assert encode([]) == []


def test_texts_keep_their_order():
    texts = ["ferry " * (1 + n % 7) for n in range(37)]
    assert [len(found.vectors) for found in encode(texts)] == [1 + n % 7 for n in range(37)]


def test_what_else_is_read_changes_nothing():
    [alone], [beside, *_] = encode([RIVER]), encode([RIVER, MONEY * 6])
    assert (alone.vectors == beside.vectors).all()
