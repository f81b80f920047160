"""Pairs of letters for search: what they are spelled like, and that they stay where words are written apart."""

import time

import pytest

from rashomon.store.grams import STUCK, grams, pieces, wanted


@pytest.mark.parametrize(
    "text", ["", "Ferry Alma runs aground", "Ünïcode — “quotes”", "паром сел на мель", '"', "שלום"]
)
def test_text_that_writes_its_words_apart_has_none(text):
    assert grams(text) == ""


def test_pairs_overlap_and_the_last_letter_stands_alone():
    first, second, last = grams("東京都").split()
    assert first[4:] == second[:4]
    assert second[4:] == last
    assert grams("ab東京 cd").split()[0] == f"{STUCK}ab"
    assert grams("東京ab.cd都").split()[2:4] == [f"{STUCK}ab", f"{STUCK}cd"]


@pytest.mark.parametrize("letter", ["ก", "ຂ", "က", "ក", "あ", "一", "가", "𠀀", "鿿"])
def test_every_letter_begins_with_a_letter_of_ascii(letter):
    [gram] = grams(letter).split()
    assert (gram.isascii(), gram.isalnum(), gram[0].isalpha()) == (True, True, True)
    assert gram[0] != STUCK


def test_a_phrase_is_cut_where_its_script_changes():
    assert pieces("GPS受信機 new") == [("GPS", False), ("受信機", True), (" new", False)]
    assert wanted("受信機")[0] in grams("新しい受信機です")
    assert wanted("受") == (grams("受"), True)


@pytest.mark.parametrize("text", ["x" * 300_000, "字" * 100_000, "x字" * 100_000, "ที่" * 60_000], ids=len)
def test_time_grows_with_the_text_alone(text):
    start = time.process_time()
    grams(text)
    assert time.process_time() - start < 3
