"""What several reports have in common of who said something, when and where."""

from dataclasses import replace

from rashomon.model import Status
from rashomon.names import merge_entities
from rashomon.points import find_points
from rashomon.settings import DEFAULT
from tests.builders import article
from tests.test_points import story

ROAD = "the coastal road to Vendmark would open by noon"
LATER = "Repairs had taken four days."


def agreed(*texts: str) -> list[set[str]]:
    """The claims of each corroborated point that rests on sayings, by their words."""
    made = story(*(article(text, LATER, outlet=name, language="en") for text, name in zip(texts, "AB", strict=True)))
    made = replace(made, readings=merge_entities(made.readings)[0])
    claims = {c.id: c for r in made.readings for c in r.claims}
    points = [p for p in find_points(made, DEFAULT) if p.status is Status.CORROBORATED]
    return [{claims[c].text for c in p.claims} for p in points if all(claims[c].part for c in p.claims)]


def test_two_reports_that_give_one_statement_the_same_day_agree_on_it():
    assert agreed(
        f"Martin Olsen said on Tuesday that {ROAD}.", f"Martin Olsen told reporters Tuesday that {ROAD}."
    ) == [{"Martin Olsen said on Tuesday", "Martin Olsen told reporters Tuesday"}]


def test_who_names_the_occasion_without_the_day_stands_beside():
    made = story(
        *(
            article(text, LATER, outlet=name, language="en")
            for text, name in (
                (f"Martin Olsen said in a statement on Tuesday that {ROAD}.", "A"),
                (f"Martin Olsen said in a statement Tuesday that {ROAD}.", "B"),
                (f"In a statement, Martin Olsen said {ROAD}.", "C"),
            )
        )
    )
    made = replace(made, readings=merge_entities(made.readings)[0])
    [point] = [p for p in find_points(made, DEFAULT) if p.summary.startswith("“Martin Olsen said")]
    assert point.summary == "“Martin Olsen said in a statement Tuesday”"
    assert [c.partition(".")[0] for c in point.perhaps] == ["C"]
    assert point.detail.startswith("2 sources")


def test_another_day_is_not_agreed():
    assert not agreed(f"Martin Olsen said on Tuesday that {ROAD}.", f"Martin Olsen said on Monday that {ROAD}.")


def test_nor_is_the_day_of_another_statement():
    assert not agreed(f"Martin Olsen said on Tuesday that {ROAD}.", "Martin Olsen said on Tuesday that he liked fish.")


def test_an_office_is_agreed_whatever_was_said():
    assert agreed(
        f"Harbour master Martin Olsen said that {ROAD}.", "“I like fish,” harbour master Martin Olsen said."
    ) == [{"Harbour master Martin Olsen said", "harbour master Martin Olsen said"}]


def test_an_office_is_headed_by_the_name_and_not_by_one_of_two_statements():
    made = story(
        article(f"Harbour master Martin Olsen announced on Monday that {ROAD}.", LATER, outlet="A", language="en"),
        article("Harbour master Martin Olsen said that he liked fish.", LATER, outlet="B", language="en"),
    )
    made = replace(made, readings=merge_entities(made.readings)[0])
    assert "“Harbour master Martin Olsen”" in [p.summary for p in find_points(made, DEFAULT)]


def test_that_somebody_is_a_president_needs_no_telling():
    assert not agreed(f"President Ingrid Dahl said that {ROAD}.", "“I like fish,” President Ingrid Dahl said.")
