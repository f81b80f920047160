"""Quotations that go on where no cue governs them."""

from __future__ import annotations

from rashomon.model import Mode
from tests.attributing import chain, read


def test_a_post_of_several_lines_is_quoted_to_its_end() -> None:
    claims = read(
        "Martin Olsen wrote on Monday: “I sold the boat because it leaked.",
        "The engine was old.",
        "Nobody wanted to repair it!”",
        "The ferry sank a year later.",
    )
    for words in ("sold the boat", "The engine was old", "Nobody wanted"):
        assert chain(claims, words) == ["Martin Olsen"]
    assert chain(claims, "The ferry sank") == []


def test_a_quotation_goes_on_after_its_cue_and_into_the_next_paragraph() -> None:
    claims = read(
        "“We saw the smoke at noon,” said Martin Olsen. “The alarm came an hour later.",
        "“Nobody had checked the cables.”",
    )
    for words in ("saw the smoke", "The alarm came", "Nobody had checked"):
        assert chain(claims, words) == ["Martin Olsen"]
    assert all(c.mode is Mode.DIRECT for c in claims)


def test_a_colon_at_a_paragraph_s_end_names_whom_the_next_one_quotes() -> None:
    claims = read("Martin Olsen was angry:", "“Nobody had checked the cables of the ferry.”")
    assert chain(claims, "Nobody had checked") == ["Martin Olsen"]


def test_whoever_was_quoted_last_does_not_speak_of_himself_as_he() -> None:
    claims = read(
        "“I am sorry,” said Martin Olsen.", "“His conduct is unworthy of the council.”", "The council met on Monday."
    )
    assert chain(claims, "His conduct") == []


def test_people_without_a_name_of_long_before_are_not_quoted_again() -> None:
    between = "Ambulances sped in all day, and at the gate dozens of people stood in the rain for hours. " * 4
    claims = read(
        'Two sailors came ashore. "It was cold out there," the sailors said.',
        between,
        '"We could not leave the house."',
    )
    assert chain(claims, "It was cold") == ["sailors"]
    assert chain(claims, "leave the house") == []


def test_a_quotation_is_not_of_witnesses_of_some_paragraphs_before() -> None:
    claims = read(
        "Witnesses say the huge blast could be heard several miles away.",
        "The prime minister called a meeting of his whole cabinet on the evening of the same day.",
        "“Let the state protect the citizens. We have been warning it for a year.”",
    )
    assert chain(claims, "Let the state protect") == []
