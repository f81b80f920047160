"""Which names mean the same."""

from __future__ import annotations

import random
import time

import pytest

from rashomon.model import Article, Claim, Entity, Mention, Reading, Speaker
from rashomon.names import group_names, merge_entities


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Dimitri Peskov", "Dmitry Peskov", "person"),
        ("Anna Berger", "Berger", "person"),
        ("Dr. Anna Berger", "Anna Berger", "person"),
        ("Anna K. Berger", "Anna Berger", "person"),
        ("A. Berger", "Anna Berger", "person"),
        ("Harbour Safety Board", "HSB", "body"),
        ("Centre for Naval Research", "Center for Naval Research", "body"),
        ("First Group", "FirstGroup", "body"),
        ("Gaza", "Gaza Strip", "place"),
        ("Tromvik", "Tromvik Rocket Corporation", "body"),
    ],
)
def test_one_name_in_two_spellings(left: str, right: str, kind: str) -> None:
    assert len(set(group_names([(left, kind), (right, kind)]))) == 1


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Anna Berger", "Karl Berger"), "person"),
        (("John Smith", "Jane Smith"), "person"),
        (("North Korea", "South Korea"), "place"),
        (("Iran", "Iraq"), "place"),
        (("Resolution 2375", "Resolution 2397"), "thing"),
        (("Russia", "Russian"), "body"),
        (("Senate", "Senate Ethics Committee"), "body"),
    ],
)
def test_two_names_stay_two(names: tuple[str, str], kind: str) -> None:
    assert len(set(group_names([(n, kind) for n in names]))) == 2


def test_a_shared_surname_ties_to_nobody() -> None:
    anna, karl, alone = group_names([("Anna Berger", "person"), ("Karl Berger", "person"), ("Berger", "person")])
    assert len({anna, karl, alone}) == 3


def test_many_names_cost_little() -> None:
    draw = random.Random(4)
    words = ["".join(draw.choices("abcdefghijklmnoprstuvz", k=9)).title() for _ in range(40_000)]
    pairs = [f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)]
    names = [(name, kind) for name, kind in zip(pairs, ["person", "body"] * 10_000, strict=True)]
    started = time.process_time()
    assert len(set(group_names(names))) == len(names)
    assert time.process_time() - started < 10


def reading(article_id: str, name: str) -> Reading:
    text = f"{name} said so."
    page = Article(id=article_id, source=article_id, text=text, sha256="")
    mention = Mention(0, len(name), name, article_id)
    entity = Entity(f"{article_id}.e0", name, "person", (mention,))
    speaker = Speaker(name, 0, len(name), entity.id)
    claim = Claim(f"{article_id}.c0", article_id, len(name) + 6, len(name) + 8, "so", attribution=(speaker,))
    return Reading(page, (claim,), (), (entity,))


def test_merged_entities_are_one_over_all_readings() -> None:
    readings, entities = merge_entities([reading("a1", "Dimitri Peskov"), reading("a2", "Peskov")])
    assert [(e.id, e.name) for e in entities] == [("e1", "Dimitri Peskov")]
    assert {m.article for m in entities[0].mentions} == {"a1", "a2"}
    for r in readings:
        [speaker] = r.claims[0].attribution
        assert (speaker.entity, speaker.name) == ("e1", "Dimitri Peskov")
        assert [e.id for e in r.entities] == ["e1"]


def test_letters_introduced_by_one_article_are_known_in_the_other() -> None:
    name = "Harbour Safety Command of the North"
    text = f"{name} (HASCON) said so."
    page = Article(id="a1", source="a1", text=text, sha256="")
    start = text.index("HASCON")
    mentions = (Mention(0, len(name), name, "a1"), Mention(start, start + 6, "HASCON", "a1"))
    first = Reading(page, (), (), (Entity("a1.e0", name, "body", mentions),))
    short = Article(id="a2", source="a2", text="HASCON said so.", sha256="")
    second = Reading(short, (), (), (Entity("a2.e0", "HASCON", "body", (Mention(0, 6, "HASCON", "a2"),)),))
    assert [e.name for e in merge_entities([first, second])[1]] == [name]


def test_nothing_to_merge() -> None:
    assert merge_entities([]) == ((), ())
