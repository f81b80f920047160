"""People called by their office."""

from __future__ import annotations

import pytest

from rashomon.model import Article, Entity, Labelled, Mention, Reading
from rashomon.names.offices import with_offices


def story(text: str, *people: str) -> tuple[Reading, tuple[Entity, ...]]:
    page = Article("a1", "a1", text, "", language="en", passages=(Labelled(0, len(text), text, "paragraph"),))
    entities = tuple(
        Entity(f"e{n}", name, "person", (Mention(text.index(name), text.index(name) + len(name), name, "a1"),))
        for n, name in enumerate(people)
    )
    return Reading(page, (), (), entities), entities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peruvian President Oluf Maran spoke. The Peruvian leader left.", ["The Peruvian leader"]),
        ("Oluf Maran, the president of nothing, spoke. Peru's president left.", ["Peru's president"]),
        ("Peruvian President Oluf Maran spoke. The Chilean president left.", []),
        ("Former Peruvian President Oluf Maran spoke. Peru's president left.", []),
        ("FBI Director Oluf Maran spoke. The former FBI director left.", ["The former FBI director"]),
        ("President Oluf Maran spoke. Later the president of the club left.", []),
        ("President Oluf Maran spoke. Later the president left.", ["the president"]),
        ("President Oluf Maran spoke. Later the president Edda Stein left.", []),
    ],
)
def test_who_is_meant(text, found):
    reading, entities = story(text, "Oluf Maran")
    _, [person] = with_offices([reading], entities)
    assert [m.text for m in person.mentions if m.text != "Oluf Maran"] == found
    assert len(person.variants) == len(found)


def test_two_presidents_are_none():
    reading, entities = story(
        "President Oluf Maran met President Edda Stein. The president left.", "Oluf Maran", "Edda Stein"
    )
    _, people = with_offices([reading], entities)
    assert [len(p.mentions) for p in people] == [1, 1]
