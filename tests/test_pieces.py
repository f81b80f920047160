"""Word pieces: how far two texts speak of the same things."""

import numpy as np
import pytest

from rashomon.text.pieces import alike, likeness, pieces_of

FERRY = "The ferry sank off the coast"


def how_like(left, right):
    return likeness(*pieces_of([left, right]))


def test_each_piece_once_with_a_unit_vector_and_a_rarity():
    [pieces] = pieces_of(["The ferry and the other ferry"])
    assert len(pieces.ids) == len(set(pieces.ids.tolist())) == len(pieces.rarity) == 4
    assert np.linalg.norm(pieces.vectors, axis=1) == pytest.approx(np.ones(4), abs=0.02)


def test_a_rare_word_is_rarer_than_a_common_one():
    common, rare = pieces_of(["the", "ferry"])
    assert rare.rarity.max() > 2 * common.rarity.max()


def test_what_says_it_in_other_words_is_nearer_than_what_says_something_else():
    assert how_like(FERRY, "A boat went down near the shore") > 0.3 > how_like(FERRY, "Prices of wheat rose again")
    assert how_like(FERRY, FERRY) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("left", ["", "  ", FERRY])
def test_nothing_is_like_nothing(left):
    assert how_like(left, "") == how_like("", left) == 0


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        (["sank"], ["rose", "sunk"], True),
        (["proposed"], ["suggestion"], True),
        (["proposed"], ["ferry"], False),
        ([], ["ferry"], False),
        (["ferry"], [], False),
    ],
)
def test_the_best_of_words_against_words(left, right, near):
    assert (alike(left, right) > 0.6) is near
