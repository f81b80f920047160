"""The names of one article: what is a mention, where it begins and ends, of what kind it is."""

from __future__ import annotations

import pytest

from rashomon.claims import read_claims
from tests.builders import article


def named(*paragraphs: str) -> dict[str, set[str]]:
    """The mentions of each entity of an article, by its name."""
    [reading] = read_claims([article(*paragraphs, language="en")])
    return {e.name: {m.text for m in e.mentions} for e in reading.entities}


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("The Israeli army said it had hit the bridge on Monday.", "Israeli army", "Israeli army"),
        ("The boat sank, news agency dpa reported on Monday.", "dpa", "dpa"),
        ("The account @BriskEdits wrote on Monday that the bridge was closed.", "BriskEdits", "BriskEdits"),
    ],
)
def test_what_its_form_gives_away(text, name, mention):
    assert mention in named(text)[name]


def test_capitals_of_a_headline_make_no_names():
    found = named(
        "Harbour Chief Slams Striking Dockers Over Burnt Cranes",
        "The harbour chief Edvard Rusk said on Monday that dockers had burnt two cranes.",
    )
    assert set(found) == {"Edvard Rusk"}


def test_no_owner_stands_at_the_end_of_a_mention():
    found = named("Edvard Rusk’s boat sank on Monday. Edvard Rusk's brother said that Rusk had left.")
    assert found == {"Edvard Rusk": {"Edvard Rusk", "Rusk"}}


def test_a_variant_says_why():
    [reading] = read_claims([article("Edvard Rusk left on Monday. Later Rusk came back.", language="en")])
    [variant] = reading.entities[0].variants
    assert (variant.text, variant.why) == ("Rusk", "Rusk: surname of Edvard Rusk, the only one so called")


def test_two_ministries_are_two():
    found = named("The Foreign Ministry denied it on Monday. The Defense Ministry did not answer.")
    assert {"Foreign Ministry", "Defense Ministry"} <= set(found)


def test_a_shared_surname_means_who_was_named_last_and_most():
    found = named(
        "Edvard Rusk refused to sign the bill on Monday. Edvard Rusk said he would ask for changes. Rusk spoke in the capital.",
        "His son Seth Rusk, 31, signed a petition against it. Rusk said he loved his father.",
    )
    assert "Rusk" in found["Edvard Rusk"]
    assert found["Seth Rusk"] == {"Seth Rusk"}


def test_a_son_who_bears_his_fathers_name_is_another_one():
    found = named(
        "President Rusk said on Friday that he would wait. The pictures show his son, Edvard Rusk Jr., with a rifle.",
        "Rusk Jr. said he had broken no law. Rusk said he would decide next week.",
    )
    assert found["Edvard Rusk Jr."] == {"Edvard Rusk Jr.", "Rusk Jr."}
    assert found["Rusk"] == {"Rusk"}


def test_a_company_is_not_its_owner():
    found = named(
        "Nordair apologized on Monday. Nordair, a subsidiary of Nordair Group, said it was sorry. Nordair Group said no more."
    )
    assert found["Nordair"] == {"Nordair"}
    assert found["Nordair Group"] == {"Nordair Group"}


def test_a_building_is_named_with_its_place():
    assert "Port Ansel International Airport" in named(
        "The jet returned to Port Ansel International Airport on Tuesday."
    )


def test_a_first_name_before_a_full_one_is_a_person():
    [reading] = read_claims([article("He mocked Malia and Sasha Olsen, aged 16 and 13.")])
    assert {e.name: e.kind for e in reading.entities} == {"Malia": "person", "Sasha Olsen": "person"}


def test_a_name_has_the_rest_that_the_recogniser_left_out():
    [reading] = read_claims([article("Among the dead was Tomas Weil, a miner of 52, the company said.")])
    assert [(e.name, e.kind) for e in reading.entities] == [("Tomas Weil", "person")]


def test_who_is_called_a_coach_or_a_referee_is_a_person():
    [reading] = read_claims(
        [article("Her coach, Ruben Stahl, left. The referee, Ansel Dray of Norland, sent him off.")]
    )
    assert {e.name: e.kind for e in reading.entities if e.kind == "person"}.keys() == {"Ruben Stahl", "Ansel Dray"}


def test_a_name_keeps_what_a_hyphen_joins_to_it():
    assert "Ban Ki-moon" in named("Ban Ki-moon called for an end to the fighting, and Ban left for Cairo.")


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "Following Rusk's remarks, critics left. Edvard Rusk said he was glad. Rusk left.",
            "Edvard Rusk",
            {"Rusk", "Edvard Rusk"},
        ),
        (
            "The letter went to the Torm Cabin Republicans on Monday. Many Republicans said it was right.",
            "Republicans",
            {"Republicans"},
        ),
    ],
)
def test_what_is_no_part_of_a_name_and_no_surname(text, name, mentions):
    assert named(text)[name] == mentions


def test_a_state_is_a_place_and_no_person():
    [reading] = read_claims(
        [article("The mayor Edvard Rusk lives in Oregon, and Oregon sued. W]e met him.", language="en")]
    )
    kinds = {e.name: e.kind for e in reading.entities}
    assert kinds.pop("Oregon") == "place"
    assert not any("]" in name for name in kinds)
