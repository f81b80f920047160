"""Misread characters are told; letters with accents are not."""

from __future__ import annotations

import time

import pytest

from rashomon.article import _language_doubt, read_article
from rashomon.claims import read_claims
from rashomon.model import Given, Mode
from rashomon.readers.bytes import page_from_text
from rashomon.render.json import article_record
from rashomon.text.garbled import MOST, as_meant, garbled_words, repaired
from tests.builders import article


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
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("The cafÃ© burnt.", "The café burnt."),
        ("the editorâ\x80\x99s desk", "the editor’s desk"),
        ("the â€œferryâ€ sank", "the “ferry” sank"),
        ("Le “CAFÉ” «ÎLE», 12°C", "Le “CAFÉ” «ÎLE», 12°C"),
        ("sound\ncafÃ©\nSÃO PAULO", "sound\ncafé\nSÃO PAULO"),
    ],
)
def test_misread_text_is_read_as_it_was_meant(misread: str, meant: str) -> None:
    assert repaired(misread) == meant


def test_the_repair_is_bounded() -> None:
    start = time.process_time()
    repaired("aÃ¡ " * 200_000)
    assert time.process_time() - start < 25


def test_the_original_stays_and_the_warning_tells_how_it_reads() -> None:
    text = "Fire at the cafÃ© Alba\n\nThe cafÃ© burnt down on Monday night, the fire brigade of the town said.\n"
    found = read_article(page_from_text("a.txt", text, Given()), "a1")
    assert found.text == text
    assert found.headline == "Fire at the café Alba"
    assert [(w.text, w.detail.partition(":")[0]) for w in found.warnings] == [("cafÃ©", "“cafÃ©” reads “café”")] * 2
    assert "The café burnt" in article_record(found)["body"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", ""), ("en-GB", ""), ("de", "in German"), ("xx", "in xx"), (None, "in a language that was not recognised")],
)
def test_what_is_not_done_for_a_language_is_told(language: str | None, told: str) -> None:
    details = [doubt.detail.partition(":")[0] for doubt in _language_doubt(article("Ein Satz.", language=language))]
    assert details == ([told] if told else [])


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_misread_text_is_read_as_meant_and_every_character_leads_back(encoding):
    sound = "“We don’t know,” said Ana Duarte at the café."
    written = sound.encode().decode(encoding, "ignore")
    meant = as_meant(written)
    assert meant.text == sound
    assert len(meant.places) == len(sound) + 1
    assert list(meant.places) == sorted(meant.places)
    at = meant.text.index("said")
    assert written[meant.places[at] : meant.places[at + 15]] == "said Ana Duarte"
    assert as_meant(sound) is None


def test_a_quotation_in_misread_marks_is_direct_speech():
    written = "“We don’t know,” said Ana Duarte.".encode().decode("latin-1")
    page = article(written, outlet="A")
    [reading] = read_claims([page])
    [claim] = reading.claims
    assert (claim.mode, [s.name for s in claim.attribution]) == (Mode.DIRECT, ["Ana Duarte"])
    assert page.text[claim.start : claim.end] == claim.text


def test_a_misread_letter_is_no_copyright_sign():
    told = (
        "When one such witness, the former guard of the port Karl Hask, died in 2008, his tapes held an allegation that Olsen was a leader"
        " and that he had ordered the fire â\x80\x93 claims that the Sinn FÃ©in leader contested."
    )
    lines = [
        f"The harbour board met on day {n} of the month and spoke for hours of the new lock and its cost."
        for n in range(1, 7)
    ]
    text = "Leader held over fire\n\n" + "\n\n".join([*lines[:3], told, *lines[3:]])
    found = read_article(page_from_text("a.txt", text, Given()), "a1")
    assert "one such witness" in found.body
    assert not found.furniture
