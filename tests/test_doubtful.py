"""What only the other sources of a story show to be broken: spellings of names, and names in another's place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from rashomon.doubtful import doubt_beside_others, with_wording_doubts
from rashomon.model import Doubt, Entity, Mention, Reading
from tests.builders import article, found, reading


def told(outlet: str, *paragraphs: str, language: str | None = "en", **fields: Any) -> Reading:
    """A reading whose every paragraph is one claim."""
    page = article(*paragraphs, outlet=outlet, language=language, **fields)
    return reading(page, *(found(page, paragraph) for paragraph in paragraphs))


def named(name: str, readings: Sequence[Reading], kind: str = "person") -> Entity:
    """The entity with each mention of its name's last word in the readings."""
    word = name.rsplit(maxsplit=1)[-1]
    mentions = [
        Mention(at, at + len(word), word, r.article.id)
        for r in readings
        for at in range(len(r.article.text))
        if r.article.text.startswith(word, at)
    ]
    return Entity(name, name, kind, tuple(mentions))


def with_entities(readings: Sequence[Reading], *entities: Entity) -> tuple[Reading, ...]:
    out = []
    for r in readings:
        own = [
            Entity(e.id, e.name, e.kind, tuple(m for m in e.mentions if m.article == r.article.id)) for e in entities
        ]
        out.append(Reading(r.article, r.claims, r.dates, tuple(own)))
    return tuple(out)


def wording(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    doubts: list[Doubt] = [d for r in readings for d in r.article.warnings if d.kind == "wording"]
    assert all(r.article.text[d.start : d.end] == d.text for r in readings for d in r.article.warnings)
    return [(d.article, d.text) for d in doubts]


@pytest.mark.parametrize("spelling", ["tolvansky", "tolvanskiy", "talvanski"])
def test_an_odd_spelling_of_a_name_is_told_once(spelling: str) -> None:
    readings = [
        told("A", "Minister Tolvanski left.", "Tolvanski was tired."),
        told("B", f"The talks with {spelling} failed.", f"So {spelling} left."),
    ]
    after = doubt_beside_others(readings, [named("Ana Tolvanski", readings)])
    assert wording(after) == [("B", spelling)]
    assert "“Tolvanski”" in after[1].article.warnings[0].detail


@pytest.mark.parametrize("word", ["tolvanskian", "harbour", "Tolvansky", "unrelated"])
def test_derivations_words_and_capitals_are_left_alone(word: str) -> None:
    readings = [told("A", "Minister Tolvanski left.", "Tolvanski was tired."), told("B", f"The {word} plan failed.")]
    assert wording(doubt_beside_others(readings, [named("Ana Tolvanski", readings)])) == []


def test_a_full_name_in_lower_case_is_told() -> None:
    readings = [told("A", "Jorek Tolvanski left."), told("B", "The minister jorek tolvanski left.")]
    after = doubt_beside_others(readings, [named("Jorek Tolvanski", readings)])
    assert wording(after) == [("B", "jorek tolvanski")]


SENTENCE = "The government will answer any damage to the ports of {} with severe economic measures, officials declared."


def test_a_name_that_two_others_replace_is_told() -> None:
    readings = [told(o, SENTENCE.format(p)) for o, p in (("A", "Norland"), ("B", "Norland"), ("C", "Sudmark"))]
    entities = [named(p, readings, "place") for p in ("Norland", "Sudmark")]
    after = doubt_beside_others(with_entities(readings, *entities), entities)
    assert wording(after) == [("C", "Sudmark")]
    assert "“Norland”" in after[2].article.warnings[0].detail


def test_of_two_sources_the_one_whose_wording_is_broken_elsewhere_is_doubted() -> None:
    sound = told("A", SENTENCE.format("Norland"))
    broken = told("B", SENTENCE.format("Sudmark"), "It it was the the end.")
    readings = [with_wording_doubts(sound), with_wording_doubts(broken)]
    entities = [named(p, readings, "place") for p in ("Norland", "Sudmark")]
    after = doubt_beside_others(with_entities(readings, *entities), entities)
    assert ("B", "Sudmark") in wording(after)


def test_two_sound_sources_that_differ_are_a_conflict_and_no_doubt() -> None:
    readings = [told("A", SENTENCE.format("Norland")), told("B", SENTENCE.format("Sudmark"))]
    entities = [named(p, readings, "place") for p in ("Norland", "Sudmark")]
    assert wording(doubt_beside_others(with_entities(readings, *entities), entities)) == []


@pytest.mark.parametrize("language", ["de", None])
def test_only_english_is_judged(language: str | None) -> None:
    assert wording([with_wording_doubts(told("A", "The the goverrnment.", language=language))]) == []


def test_furniture_is_not_judged_and_spans_count_in_the_text() -> None:
    page = told("A", "The the menu.", "It it burnt.")
    report = Reading(article("The the menu.", "It it burnt.", language="en", passages=page.article.passages[1:]))
    assert wording([with_wording_doubts(report)]) == [("A", "It it")]
