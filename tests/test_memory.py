"""Whom a reader keeps in mind, and which entity a place names."""

from __future__ import annotations

from rashomon.claims.memory import Memory
from rashomon.claims.mentions import Mentions
from rashomon.model import Entity, Mention, Speaker

TEXT = "Olsen Shipping sued Berger."
OLSEN = Entity("e1", "Martin Olsen", "person", (Mention(0, 5, "Olsen", "a"),))
SHIPPING = Entity("e2", "Olsen Shipping", "body", (Mention(0, 14, "Olsen Shipping", "a"),))
BERGER = Entity("e3", "Anna Berger", "person", (Mention(20, 26, "Berger", "a"),))


def test_a_person_is_named_before_what_bears_the_name() -> None:
    mentions = Mentions([SHIPPING, OLSEN, BERGER])
    assert mentions.between(0, 5) is OLSEN
    assert mentions.between(6, 14) is SHIPPING
    assert mentions.between(15, 19) is None


def test_a_speaker_is_of_the_kind_of_its_entity() -> None:
    mentions = Mentions([OLSEN, SHIPPING])
    assert mentions.kind_of(Speaker("Olsen Shipping", 0, 14, "e2")) == "body"
    assert mentions.kind_of(Speaker("harbour master", 0, 14)) is None


def test_the_latest_comes_first_and_few_are_kept() -> None:
    memory = Memory(Mentions([]))
    for name in ("Abel", "Brun", "Carl", "Dahl", "Eide", "Falk", "Brun"):
        memory.note_person(Speaker(name, 0, 1))
    assert [p.name for p in memory.people] == ["Brun", "Falk", "Eide", "Dahl", "Carl"]


def test_they_are_no_outlet_where_others_were_named() -> None:
    memory = Memory(Mentions([]))
    port, paper = Speaker("Port of Bergen", 0, 1), Speaker("Harbour Gazette", 2, 3)
    memory.note_body(port)
    memory.note_body(paper)
    assert memory.body is paper
    assert memory.group is port
