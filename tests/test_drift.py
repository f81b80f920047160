"""Two renderings of one quotation: what the one is to the other, and the words that differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.text.drift import Change, Variant, drift, telling
from rashomon.text.said import said_words

QUAY = "The old quay will stay closed until the spring because its wall has cracked"


@pytest.mark.parametrize(
    ("right", "variant"),
    [
        (QUAY + ".", Variant.IDENTICAL),
        (QUAY.upper() + "!", Variant.IDENTICAL),
        (f"And I tell you: {QUAY[0].lower()}{QUAY[1:]}, sadly.", Variant.CUT),
        ("will stay closed until the spring", Variant.CUT),
        (QUAY.replace("its wall has", "its wall's"), Variant.REWORDED_MINOR),
        (QUAY.replace("the spring", "spring"), Variant.REWORDED_MINOR),
        (QUAY.replace("closed", "closed to ships"), Variant.INSERT_OR_OMISSION),
        (QUAY.replace("until the spring ", "… "), Variant.INSERT_OR_OMISSION),
        (QUAY.replace("closed", "closed [to ships]"), Variant.INSERT_OR_OMISSION),
        (QUAY.replace("spring", "summer"), Variant.REWORDED_CONTENT),
        (QUAY.replace("will", "will not"), Variant.REWORDED_CONTENT),
        (QUAY.replace("its wall", "our wall"), Variant.REWORDED_CONTENT),
        ("The mayor will not stay in the town", Variant.DIFFERENT),
        ("Nobody knows when the ferry is coming back to us", Variant.DIFFERENT),
        ("", Variant.DIFFERENT),
    ],
)
def test_what_a_rendering_is_to_another(right: str, variant: Variant) -> None:
    assert drift(QUAY, right).variant is variant
    assert drift(right, QUAY).variant is variant


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We don't know what they're hiding from us", "We do not know what they are hiding from us"),
        ("We're going to rebuild the harbour", "We're gonna rebuild the harbour"),
        ("The colour of the harbour is grey", "The color of the harbor is gray"),
        ("They organised and travelled to the theatre", "They organized and traveled to the theater"),
        ("Three ships and twenty-one boats sank", "3 ships and 21 boats sank"),
        ("Send an e-mail to the co-owners of the ship", "Send an email to the coowners of the ship"),
        ("The vote on November 8 decides the harbour", "The vote on 8 November decides the harbour"),
        ("Those damn cracks will sink the harbour", "Those d**n cracks will sink the harbour"),
        ("The percent of cracks is 5 % of walls", "The percent of cracks is 5 percent of walls"),
    ],
)
def test_form_alone(left: str, right: str) -> None:
    assert drift(left, right).variant is Variant.FORMAT_ONLY


def test_abbreviations_with_and_without_stops_are_one_word() -> None:
    assert (
        drift("The U.N. envoy came at 6.15 p.m. sharp", "the UN envoy came at 6.15pm sharp").variant
        is Variant.IDENTICAL
    )


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [
        (
            "A large number of dockers lose their wages",
            "A large group of dockers lose their wages, she says",
            [("number", "group", Change.CONTENT, False), ("", "she says", Change.CUT, False)],
        ),
        (
            "The quay is safe for small boats and it always was",
            "The quay is not safe for small boats and it never was",
            [("", "not", Change.CONTENT, True), ("always", "never", Change.CONTENT, True)],
        ),
        (
            "The harbour was open to all the ships",
            "The harbour was closed to all the ships",
            [("open", "closed", Change.CONTENT, True)],
        ),
        (
            "Some 12 dockers came on Monday to the gate",
            "Some fifteen dockers came on Tuesday to the gate",
            [("12", "fifteen", Change.CONTENT, True), ("Monday", "Tuesday", Change.CONTENT, True)],
        ),
        (
            "It's a crime against the dockers",
            "It is a crime against the dockers",
            [("It's", "It is", Change.FORMAT, False)],
        ),
        (
            "The wall that cracked was built by the dockers",
            "The wall … was built by the dockers",
            [("that cracked", "", Change.MARKED, False)],
        ),
    ],
)
def test_the_words_that_differ(left: str, right: str, edits: list[tuple[str, str, Change, bool]]) -> None:
    found = [(left[slice(*e.left)], right[slice(*e.right)], e.change, e.opposite) for e in drift(left, right).edits]
    assert found == edits


def test_what_tells_is_neither_form_nor_cut() -> None:
    seen = drift("It's a large number of dockers", "It is a large group of dockers, she says")
    assert [e.change for e in telling(seen.edits)] == [Change.CONTENT]


def test_other_languages_are_compared_by_their_words() -> None:
    left, right = "Der alte Kai bleibt bis zum Frühling gesperrt", "Der alte Kai bleibt bis zum Sommer gesperrt"
    assert drift(left, right).variant is Variant.REWORDED_CONTENT
    assert drift(left, left).variant is Variant.IDENTICAL


@pytest.mark.parametrize(
    "text", ["", "…", "[" * 5000, "a" * 100_000, "a* " * 20_000, "a*" * 20_000, "it's " * 20_000, "א ב ג"]
)
def test_odd_text_does_no_harm(text: str) -> None:
    assert drift(text, text).variant in {Variant.IDENTICAL, Variant.CUT}
    drift(text, QUAY)
    drift("a" * 5000, text)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab'’. …[]*-19é", max_size=60), st.text(alphabet="ab'’. …[]*-19é", max_size=60))
def test_spans_stand_in_their_texts(left: str, right: str) -> None:
    seen = drift(left, right)
    for e in seen.edits:
        assert 0 <= e.left[0] <= e.left[1] <= len(left)
        assert 0 <= e.right[0] <= e.right[1] <= len(right)
    assert all(a < len(left) and b < len(right) for a, b in seen.kept)
    for word in said_words(left):
        assert left[word.start : word.end] == word.raw or " " in word.raw
