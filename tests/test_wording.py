"""Broken wording is told; sound English, names, brands, addresses and other languages are not."""

from __future__ import annotations

import time

import pytest

from rashomon.text.wording import MOST, broken_wording
from rashomon.text.words import is_word, meant_word, two_words


@pytest.mark.parametrize(
    ("text", "broken", "detail"),
    [
        ("The council aproved the bridge.", "aproved", "“approved” may be meant"),
        ("He was takento hospital.", "takento", "“taken to” may be meant"),
        ("The goverrnment fell.", "goverrnment", "“government” may be meant"),
        ("It was lost in the the harbour.", "the the", "a word stands twice"),
        ("That that was wrong is plain.", "That that", "a word stands twice"),
        ("The storm will crossing the bay.", "will crossing", "no verb of this form"),
        ("The strike will end in several of weeks.", "several of weeks", "missing or one too many"),
        ("She read the of the report.", "the of", "missing or one too many"),
        ("He owns a least three boats.", "a least", "“at least” may be meant"),
        ("They spoke in hostile manner.", "in hostile manner", "an article is missing"),
        ("It sank, according the harbour master.", "according the", "a preposition is missing"),
        ("The wall is 12 feet (metres) high.", "12 feet (metres)", "the figure in brackets is missing"),
        ("The mayor?s office is shut.", "mayor?s", "a character was lost"),
        ("They want to reign in its cost.", "to reign in", "“rein in” may be meant"),
        ("Press secretary tolvanki said so.", "tolvanki", "a name in lower case"),
        ("A spokesman for Mr. ferrand said so.", "Mr. ferrand", "a name in lower case"),
        ("It fell,, and he left.", ",, ", "punctuation stands twice"),
    ],
)
def test_broken_wording_is_told_with_its_place(text: str, broken: str, detail: str) -> None:
    [fault] = broken_wording(text)
    assert fault.text == broken == text[fault.start : fault.end]
    assert detail in fault.detail


@pytest.mark.parametrize(
    "text",
    [
        "He said that that was all he had had, and what it is is plain.",
        "See harbour.example/berthplann, @tolvanki, #savethefery and editor@ledgr.example.",
        "The co-defendant's e-bike, an iPhone case and a McGarvey biopic.",
        "The “bouillabaise” was cold, and the f***ing soup, too.",
        "Sie sagte: nichts davon stimmt, wirklich gar nichts.",
        "Unelectable firetruckers rebooked; cyberbullying outspent waterboarding.",
        "The strategist counterprogrammed, redistricting superdelegates unapologetically.",
        "The selfie, the emoji and the crypto vape were livestreamed.",
        "In like manner, in no way, in a friendly manner, in this manner.",
        "They will bring the goods, and would nothing of it.",
        "Hundreds of times, some of the days, several of them, a few of those.",
        "Was it lost? yes. Really?! He left ... at last.",
        "President elect and minister of state said so; the president will and must.",
        "The snow was 30cm (12 inches) deep, 5 miles (8km) off.",
        "Queen Vara reigned; to reign in the north was her wish.",
        "She worked at AT&T.",
        "The xenophobe spoke. A xenophobe, he said.",
    ],
)
def test_sound_wording_is_left_alone(text: str) -> None:
    assert broken_wording(text) == []


def test_strange_words_are_told_of_texts_that_are_broken_elsewhere() -> None:
    strange = "He spoke of the brosveline and left."
    assert broken_wording(strange) == []
    told = broken_wording(f"The the harbour burnt. It it was shut. {strange}")
    assert [fault.text for fault in told] == ["The the", "It it", "brosveline"]


@pytest.mark.parametrize(
    "word", ["ferries", "stopped", "unlawfully", "watchlist", "reauthorization", "colour", "putatively"]
)
def test_words_are_known_with_their_inflections_and_usual_makings(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize(
    ("form", "meant"),
    [
        ("aproved", "approved"),
        ("goverment", "government"),
        ("reprots", "reports"),
        ("selfie", None),
        ("asterik", "asterisk"),
    ],
)
def test_a_slip_of_the_fingers_is_undone(form: str, meant: str | None) -> None:
    assert meant_word(form) == meant


def test_two_words_written_as_one_are_parted() -> None:
    assert two_words("takento") == ("taken", "to")
    assert two_words("herein") is None


def test_time_and_number_are_bounded() -> None:
    broken_wording("warm")
    start = time.process_time()
    assert len(broken_wording("the the goverrnment " * 20_000)) == MOST
    for text in ("a" * 500_000, "x ? " * 100_000, "will " * 100_000, "1" * 300_000, "President " * 50_000):
        broken_wording(text)
    assert time.process_time() - start < 50
