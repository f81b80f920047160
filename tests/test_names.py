"""One entity for what a story's reports name."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Article, Claim, Entity, Labelled, Mention, Reading, Speaker
from rashomon.names import merge_entities, retie
from rashomon.names.wishes import Wishes


def reading(article_id: str, name: str) -> Reading:
    text = f"{name} said so."
    passages = (Labelled(0, len(text), text, "paragraph"),)
    page = Article(id=article_id, source=article_id, text=text, sha256="", language="en", passages=passages)
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


def told(article_id: str, text: str, *names: tuple[str, str]) -> Reading:
    """A reading of the text, in which each (name, kind) is an entity of its own, found wherever it is written."""
    passages = (Labelled(0, len(text), text, "paragraph"),)
    page = Article(id=article_id, source=article_id, text=text, sha256="", language="en", passages=passages)
    entities = []
    for n, (name, kind) in enumerate(names):
        start = text.index(name)
        mentions = (Mention(start, start + len(name), name, article_id),)
        entities.append(Entity(f"{article_id}.e{n}", name, kind, mentions))
    claim = Claim(f"{article_id}.c0", article_id, 0, len(text), text)
    return Reading(page, (claim,), (), tuple(entities))


def test_a_merge_says_why():
    _, [entity] = merge_entities(
        [reading("a1", "Dimitri Peskov"), reading("a2", "Dmitry Peskov"), reading("a3", "Peskov")]
    )
    why = {variant.text: variant.why for variant in entity.variants}
    assert why["Peskov"].startswith("Peskov: surname of D")
    assert set(why) == {"Dimitri Peskov", "Dmitry Peskov", "Peskov"} - {entity.name}


def test_a_president_is_not_the_daughter_who_is_named_in_full():
    daughter = told(
        "a1", "Their daughter Ida Rusk waved. President Rusk left.", ("Ida Rusk", "person"), ("Rusk left", "person")
    )
    daughter = replace(
        daughter,
        entities=(
            replace(
                daughter.entities[0],
                mentions=(*daughter.entities[0].mentions, Mention(41, 45, daughter.article.text[41:45], "a1")),
            ),
        ),
    )
    assert daughter.entities[0].mentions[1].text == "Rusk"
    president = told("a2", "It was President Edvard Rusk who came.", ("Edvard Rusk", "person"))
    _, entities = merge_entities([daughter, president])
    by_name = {e.name: [m.text for m in e.mentions] for e in entities}
    assert by_name == {"Ida Rusk": ["Ida Rusk"], "Edvard Rusk": ["Rusk", "Edvard Rusk"]}


def test_names_in_lower_case_are_found_by_the_other_reports():
    proper = told(
        "a1", "Helka Tronvik met Dario Zelvany in Vendmark.", ("Helka Tronvik", "person"), ("Dario Zelvany", "person")
    )
    loose = told("a2", "then helka tronvik said no to zelvanie and left")
    readings, entities = merge_entities([proper, loose])
    found = {e.name: [m.text for m in e.mentions if m.article == "a2"] for e in entities}
    assert found == {"Helka Tronvik": ["helka tronvik"], "Dario Zelvany": ["zelvanie"]}
    assert {v.value for v in readings[1].claims[0].values} == {"Helka Tronvik", "Dario Zelvany"}


def test_the_user_has_the_last_word():
    pair = [reading("a1", "Dimitri Peskov"), reading("a2", "Peskov")]
    _, apart = merge_entities(pair, Wishes(apart=(("Dimitri Peskov", "Peskov"),)))
    assert len(apart) == 2
    _, [one] = merge_entities(
        [reading("a1", "Dimitri Peskov"), reading("a2", "Karl Mohn")], Wishes(same=(("Dimitri Peskov", "Karl Mohn"),))
    )
    assert next(v.why for v in one.variants).endswith("by your list")


def test_one_reading_is_tied_as_the_user_wishes():
    alone = told("a1", "Karl Mohn and Edda Lind left.", ("Karl Mohn", "person"), ("Edda Lind", "person"))
    tied = retie(alone, Wishes(same=(("Karl Mohn", "Edda Lind"),)))
    assert [len(e.mentions) for e in tied.entities] == [2]
    assert tied.entities[0].id == "a1.e1"
