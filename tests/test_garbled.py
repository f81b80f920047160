"""Misread characters are told; letters with accents are not."""

from __future__ import annotations

import time

import pytest

from rashomon.text.garbled import MOST, garbled_words


@pytest.mark.parametrize("word", ["editor’s", "“ferry", "café", "12°"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_utf8_read_as_another_encoding_is_told_with_its_word(word: str, encoding: str) -> None:
    misread = word.encode().decode(encoding, "replace")
    text = f"The {misread} was lost."
    [span] = garbled_words(text)
    assert text[span.start : span.end] == span.text
    assert span.text == misread


@pytest.mark.parametrize(
    "text", ["Le “CAFÉ” «ÎLE», 12°C", "SÃO PAULO, AMANHÃ", "Å, Ö, Â, ñ: 20€ – 30£", "Москва", "市长"]
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert garbled_words(text) == []


def test_time_and_number_are_bounded() -> None:
    start = time.process_time()
    assert len(garbled_words("aÃ¡ " * 100_000)) == MOST
    assert garbled_words("a" * 2_000_000) == []
    assert time.process_time() - start < 1
