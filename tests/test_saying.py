"""What someone does not say, want or hold, and what a claim must not begin or end with."""

from __future__ import annotations

import pytest

from rashomon.claims import read_claims
from rashomon.model import Article, Certainty, Claim, Labelled, Polarity


def read(*paragraphs: str) -> tuple[Claim, ...]:
    text, passages = "", []
    for part in paragraphs:
        passages.append(Labelled(len(text), len(text) + len(part), part, "paragraph"))
        text += part + "\n\n"
    page = Article(id="a", source="a", text=text, sha256="", language="en", passages=tuple(passages))
    [reading] = read_claims([page])
    assert all(text[c.start : c.end] == c.text for c in reading.claims)
    return reading.claims


def told(*paragraphs: str) -> list[tuple[str, list[str]]]:
    return [(c.text, [s.name for s in c.attribution]) for c in read(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "whole", "never"),
    [
        ("No group has said it carried out the raid.", "No group has said it carried out the raid", "it carried out"),
        (
            "Martin Olsen did not say that the ferry had sunk in the bay.",
            "Martin Olsen did not say that the ferry had sunk in the bay",
            "the ferry",
        ),
        (
            "She stopped short of saying that the crew had lied to the police.",
            "She stopped short of saying that the crew had lied to the police",
            "the crew",
        ),
        ("Olsen refused to sign a treaty with the port.", "Olsen refused to sign a treaty with the port", "to sign"),
        (
            "He does not believe the harbour will have to be closed for repairs.",
            "He does not believe the harbour will have to be closed for repairs",
            "the harbour",
        ),
        (
            "It allows people to bypass banks at the port.",
            "It allows people to bypass banks at the port",
            "people",
        ),
        (
            "Berger can take the title if she triumphs in the race or scores seven points more than Hansen.",
            "if she triumphs in the race or scores seven points more",
            "scores",
        ),
        (
            "Olsen just refused to say he supports the new harbour at a national level.",
            "Olsen just refused to say he supports the new harbour",
            "he supports",
        ),
        (
            "Other than coming out of the cellar, I don't see there's any viable option for them.",
            "I don't see there's any viable option for them",
            "there's",
        ),
        ("Nor has the mayor's retreat cooled the anger of the port.", "Nor has the mayor's retreat cooled", "has"),
        (
            "Although the plan was withdrawn, the marches went on in the port.",
            "Although the plan was withdrawn",
            "the plan",
        ),
        (
            "It was a nod to the keeper from “The Harbour: Part II,” whom the crew had discussed.",
            "the keeper from “The Harbour: Part II",
            "Part II",
        ),
        ("Olsen has said that $5 billion in funding for the dam is needed.", "$5 billion in funding", "5 billion"),
    ],
)
def test_what_is_not_said_or_done_is_told_with_that(text: str, whole: str, never: str) -> None:
    texts = [t for t, _ in told(text)]
    assert any(whole in t for t in texts), texts
    assert not any(t.startswith(never) for t in texts)


def test_what_no_one_says_is_no_ones() -> None:
    [claim] = read("No group has said it carried out the raid.")
    assert claim.attribution == ()
    assert claim.polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    ("text", "statement", "speakers"),
    [
        (
            "Nine towns now allow markets at night, meaning that they would lose under a President Hale.",
            "they would lose under a President Hale",
            [],
        ),
        (
            '"It is a fair choice," said Ana Venn, a founder of the League for Markets, which opposes the new toll.',
            "which opposes the new toll",
            ["League for Markets"],
        ),
        ("The farmers were harsh in their assessment.", "The farmers were harsh in their assessment", []),
        ("The towers of Torm are safe, in his view.", "The towers of Torm are safe", ["his"]),
        (
            "According to WHO, there were 3,248 cases reported between 2010 and 2015.",
            "there were 3,248 cases reported between 2010 and 2015",
            ["WHO"],
        ),
        (
            "The fever is caused by a worm in the water, per the WHO.",
            "The fever is caused by a worm in the water",
            ["WHO"],
        ),
        (
            "He had, according to Alex Horn of the Valley Post, shot and eaten a wild rabbit.",
            "He had, according to Alex Horn of the Valley Post, shot and eaten a wild rabbit",
            ["Alex Horn", "Valley Post"],
        ),
        (
            "Olsen insists that the dam needs $5 million, while the farmers want a bill for the road.",
            "the farmers want a bill for the road",
            [],
        ),
        (
            "The press conference underscored how far apart both sides are.",
            "The press conference underscored how far apart both sides are",
            [],
        ),
        (
            "One user on Torm, which is a bit like a club, wrote that the port was shut.",
            "the port was shut",
            ["One user on Torm"],
        ),
        ("The patient is well, the health office told the media.", "The patient is well", ["health office"]),
    ],
)
def test_who_says_it(text: str, statement: str, speakers: list[str]) -> None:
    assert (statement, speakers) in told(text)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The mayor is likely to call in the army.", Certainty.POSSIBLE),
        ("It is possible that the ferries sank in the bay.", Certainty.POSSIBLE),
        ("She moved to the port so that she could help the crew.", Certainty.ASSERTED),
        ("The so-called night ferries sank in the bay.", Certainty.ASSERTED),
        ("She could help the crew.", Certainty.POSSIBLE),
        ("If the find is confirmed, it would be big news.", Certainty.POSSIBLE),
        ("The mayor said that the port would close.", Certainty.PLANNED),
        ("The pupils were said to be from the port.", Certainty.ALLEGED),
        ("The pupils are believed by the mayor to be from the port.", Certainty.REPORTED),
    ],
)
def test_how_far_a_report_stands_for_it(text: str, certainty: Certainty) -> None:
    assert read(text)[-1].certainty is certainty


@pytest.mark.parametrize(
    "text",
    [
        "The show was the first meeting of 2019.Instead, the mayor left.",
        "“I do not favour a toll on the bridge.”Asked about it, the mayor left.",
    ],
)
def test_sentences_that_stick_together_are_two(text: str) -> None:
    sentences = {c.sentence for c in read(text)}
    assert len(sentences) == 2


def test_who_could_not_resist_saying_it_said_it() -> None:
    claims = told("They could not resist pointing out that the ferry had sunk twice before.")
    assert any(t == "the ferry had sunk twice before" and chain for t, chain in claims)


def test_what_someone_did_not_know_is_the_reports() -> None:
    assert ("the harbour bridge was closed to lorries", []) in told(
        "Anna Berger did not know that the harbour bridge was closed to lorries."
    )


def test_who_may_have_thought_it_may_not_have() -> None:
    claims = read("He may have mistakenly thought the barge was empty, harbour spokesman Karl Hansen said.")
    assert next(c for c in claims if "the barge was empty" in c.text).certainty is Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "Mr Olsen said he had agreed to stay, adding that the port needed him.",
            ["he had agreed to stay", "the port needed him"],
        ),
        ("After the call, Olsen said that the port was shut to all ships.", ["the port was shut to all ships"]),
        (
            "The port was rebuilt in May, according to Anna Berger, the harbour's head engineer.",
            ["The port was rebuilt in May", "Anna Berger, the harbour's head engineer"],
        ),
        (
            "The danger is not only that there may be strikes but also that quarrels will grow between the unions.",
            ["The danger is not only that there may be strikes", "quarrels will grow between the unions"],
        ),
    ],
)
def test_claims_end_with_their_clause(text: str, ends: list[str]) -> None:
    assert [t for t, _ in told(text)] == ends


def test_not_only_denies_nothing() -> None:
    claims = read("Olsen is not only reclaiming mines that are closed.")
    assert {c.polarity for c in claims} == {Polarity.AFFIRMED}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("As the players gathered on stage, Olsen began to stagger.", "began to stagger"),
        ("Two journalists were shot as they reported on the vote.", "were shot"),
        ("Hansen cancelled the events on Monday, citing the need to keep crews safe.", "cancelled the events"),
        ("The unions have voiced concern about the deal, reflecting Norfin’s record of strikes.", "concern about"),
        ("Everything has been delivered according to plan in the harbour.", "has been delivered"),
        ("The barges advanced along the coast, backed by the harbour police.", "advanced along"),
    ],
)
def test_what_goes_on_meanwhile_or_why_is_no_source(text: str, words: str) -> None:
    found = [c for c in read(text) if words in c.text]
    assert found
    assert all(
        s.name not in {"need", "plan", "they", "players", "harbour police"} for c in found for s in c.attribution
    )
    assert not any("record" in s.name for c in found for s in c.attribution)


@pytest.mark.parametrize(
    ("paragraphs", "words", "speaker"),
    [
        (
            [
                "Abed, a sailor, said the port was shut.",
                "A soldier said that nobody had fired. He said the crew was calm.",
            ],
            "the crew was calm",
            "soldier",
        ),
        (
            ["Anna Berger praised Mittel Rand. Rand left the room before she said the port was shut for good."],
            "the port was shut for good",
            "Anna Berger",
        ),
        (
            ["Karl Hansen left.", "“The pier is gone,” Olsen said.", "“We need help,” added the captain."],
            "We need help",
            "Olsen",
        ),
        (
            ["“The port is a mess.” ― Edwin Monro “The mayor is clueless.”― Stella Egan “He left.” ― Martha Aguilar"],
            "The mayor is clueless",
            "Stella Egan",
        ),
        (
            [
                "Dr. Ulf Cech, the second surgeon, said by the time he came, Olsen was in a coma, “almost dead,” he said."
            ],
            "almost dead",
            "Ulf Cech",
        ),
    ],
)
def test_the_speaker_is_who_spoke(paragraphs: list[str], words: str, speaker: str) -> None:
    chains = [chain for text, chain in told(*paragraphs) if words in text]
    assert chains
    assert all(chain[:1] == [speaker] for chain in chains), chains


def test_a_charge_that_someone_denies_is_not_said_by_him() -> None:
    assert not any(
        "Norland" in chain
        for _, chain in told("The West suspects it may be building reactors, a charge Norland denies.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Martin Olsen said he could neither confirm nor deny that the port had been sold.",
        "Martin Olsen declined to confirm or deny reports that the port had been sold.",
    ],
)
def test_who_neither_confirms_nor_denies_denies_nothing(text):
    claims = read(text)
    assert any("nor deny that" in c.text or "or deny" in c.text for c in claims)
    assert all(c.certainty is not Certainty.DENIED for c in claims)


def test_who_would_like_to_thank_does_so():
    [thanks] = [c for c in read("“I would like to thank my staff,” Martin Olsen said.") if "thank" in c.text]
    assert thanks.certainty is Certainty.REPORTED


def test_nobody_is_left_at_the_end_of_a_clause():
    text = "“While I planned on staying to the end, I know in my heart it’s time to go,” Martin Olsen said."
    assert not any(c.text.endswith(" I") for c in read(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The storm shut the crew out of the laboratory of the Harbour Institute, which meant they had to wait.",
            "they had to wait",
        ),
        ("A spokeswoman for the port did not respond when asked whether he would go.", "whether he would go"),
        (
            "A spokeswoman for Martin Olsen did not respond to questions about whether he had paid or whether he would go.",
            "whether he would go",
        ),
    ],
)
def test_what_follows_from_something_and_what_somebody_is_asked_is_nobodys_word(text, words):
    assert all(not c.attribution for c in read(text) if words in c.text)


def test_who_is_told_more_of_behind_a_dash_is_the_bearer_of_the_name():
    text = "Enter Martin Olsen — a former port official who claims that he saw the fire."
    [saw] = [c for c in read(text) if c.text == "he saw the fire"]
    assert [s.name for s in saw.attribution] == ["Martin Olsen"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rep. Martin Olsen is resigning from Congress, he announced on Friday.", ["Martin Olsen"]),
        ("Rep. Martin Olsen was killed in the crash, he announced on Friday.", ["he"]),
    ],
)
def test_who_is_said_to_act_may_be_who_says_so_where_nobody_else_was_named(text, names):
    claim = read(text)[0]
    assert [s.name for s in claim.attribution] == names
