"""Whom pronouns, offices and papers mean."""

from __future__ import annotations

import pytest

from tests.attributing import chain, read


def test_pronouns_and_roles_mean_the_last_speaker() -> None:
    claims = read(
        "Martin Olsen, a spokesman for the port, said that Karl Hansen had left the bridge.",
        "He added that the engine was old.",
        "The spokesman said the ship would be scrapped.",
    )
    assert chain(claims, "the engine was old") == ["Martin Olsen"]
    assert chain(claims, "the ship would be scrapped") == ["Martin Olsen"]


def test_a_conference_that_is_a_body_speaks() -> None:
    claims = read(
        "The Halvane Conference of Bishops wrote several letters.",
        "Olsen said that the letters were old, but the conference responded that they were new.",
    )
    assert chain(claims, "they were new") == ["Halvane Conference of Bishops"]


def test_it_is_the_body_named_beside_what_it_is() -> None:
    claims = read(
        "The fire began in a van, the coast guard said. The operator, Melia Lines, rejected that.",
        "“No electric vehicles were on board,” it said in a statement.",
    )
    assert chain(claims, "No electric vehicles") == ["Melia Lines"]


def test_he_is_whose_remarks_the_sentence_before_speaks_of() -> None:
    claims = read(
        "“It is too soon to tell,” said a port official.",
        "Mr. Hansen's comments suggested he backed the talks. “They have my blessing,” he said.",
    )
    assert chain(claims, "They have my blessing") == ["Hansen"]


def test_who_continues_may_name_himself() -> None:
    claims = read(
        "“Brett Olsen was never my friend,” Donald Hansen wrote on Sunday.",
        "“If anybody but your mayor, Donald Hansen, had done it, you would cheer,” he continued.",
    )
    assert chain(claims, "you would cheer") == ["Donald Hansen"]


def test_a_broadcaster_is_nobody_who_is_called_he() -> None:
    claims = read(
        "In an interview on the Northern Broadcasting Network, Mr. Ryan claimed that his plan was fair.",
        "“It will help the poor,” he said.",
    )
    assert chain(claims, "It will help the poor")[:1] == ["Ryan"]


def test_he_is_no_woman_and_it_nobody() -> None:
    claims = read(
        "The company Nordhav said in a statement that the pumps had worked.",
        "Mrs Anna Berger, a spokeswoman for the port, told reporters that the quay was closed.",
        "It added that nobody had warned it.",
        "Repairs were promised by transport minister Karl Hansen, who walked along the quay.",
        "The work will begin in May, he said.",
        "The port would lose a year, she said.",
    )
    assert chain(claims, "nobody had warned it") == ["Nordhav"]
    assert chain(claims, "The work will begin") == ["Karl Hansen"]
    assert chain(claims, "The port would lose") == ["Anna Berger"]


def test_she_is_no_stranger_named_before_another() -> None:
    claims = read(
        "Lindsay Brandt said the port was open.",
        "Karl Hansen came to the quay.",
        "The port would lose a year, she said.",
    )
    assert chain(claims, "The port would lose") == ["she"]


def test_a_first_name_alone_is_a_person() -> None:
    claims = read(
        "Kristina, a clerk who had come back to the office, said that the windows were broken.",
        '"There was no fire on this floor," she said.',
    )
    assert chain(claims, "There was no fire") == ["Kristina"]


def test_who_calls_somebody_something_speaks_itself() -> None:
    claims = read("Norway, which says Olsen is a smuggler, said the treaty was worthless.")
    assert chain(claims, "the treaty was worthless") == ["Norway"]


def test_what_happens_says_nothing() -> None:
    claims = read("The events of the past week led me to conclude that the port needs a new head.")
    assert chain(claims, "the port needs a new head") == []


def test_whom_a_body_is_against_is_no_part_of_its_name() -> None:
    claims = read("The anti-Orlenko Observatory said that 600 people had left.")
    assert chain(claims, "600 people had left") == ["Observatory"]


def test_an_office_means_who_holds_it() -> None:
    claims = read(
        "President Karl Hansen met Martin Olsen in Bergen.",
        "Olsen lost his seat in the spring.",
        "The president said he felt badly for Mr. Olsen.",
    )
    assert chain(claims, "felt badly") == ["Karl Hansen"]


@pytest.mark.parametrize(
    ("paragraphs", "words", "speakers"),
    [
        # A title before the name, or behind it, tells later whom the role means.
        (
            ["Gov. Anna Berger opened the port.", "Martin Olsen came too.", "The governor said the quay was safe."],
            "the quay was safe",
            ["Anna Berger"],
        ),
        (
            ["Martin Olsen, a four-term congressman, resigned.", "“I had no idea,” the four-term congressman said."],
            "I had no idea",
            ["Martin Olsen"],
        ),
        # The words before the role must have stood beside the name.
        (
            ["Karl Hansen, a White House spokesman, was there.", "The police spokesman said the road was closed."],
            "the road was closed",
            ["police spokesman"],
        ),
        # A body is no other body's kind.
        (
            ["Nordhav Corp said it would close a yard.", "The union demanded that the firm pay the lost wages."],
            "the firm pay",
            ["union"],
        ),
        # Who is named in a statement does not make it.
        (
            ["Martin Olsen met Karl Hansen.", "Hansen listened.", "“Hansen has lied to us,” he said."],
            "has lied to us",
            ["Martin Olsen"],
        ),
        # Whom the sentence speaks of as the holder of an office is "he" of its lesser clause.
        (
            [
                "President Karl Hansen met the miners on Friday.",
                "Vice President Martin Olsen offered them a deal, he said.",
                "It was the president's first meeting with the miners since one in May when he said he would insist on a toll.",
            ],
            "he would insist",
            ["Karl Hansen"],
        ),
        (
            ["Martin Olsen released a statement.", "The statement said the port was open."],
            "the port was",
            ["Martin Olsen"],
        ),
    ],
)
def test_a_role_or_a_pronoun_means_who_was_so_called(paragraphs: list[str], words: str, speakers: list[str]) -> None:
    assert chain(read(*paragraphs), words) == speakers


def test_a_person_whom_the_subject_belongs_to_or_is_is_kept_in_mind() -> None:
    claims = read(
        "The band's manager, Ole Tarn, said the tour was over.",
        "Martin Olsen's career spanned six decades. He wrote in his memoir that the critics took him for a clown.",
    )
    assert chain(claims, "for a clown") == ["Martin Olsen"]
    claims = read(
        "Judy Marsh sang in the film. Olsen's first wife was Claudine Berger, a dancer.",
        "She was convicted after claiming that the lamp fell over.",
    )
    assert chain(claims, "lamp fell over") == ["Claudine Berger"]


def test_his_father_is_not_meant_in_the_next_paragraph() -> None:
    claims = read(
        "Martin Olsen grew up in Bergen. “You must work harder,” his father had told him as a child.",
        "“I still think I am no better than the others,” he told a reporter.",
    )
    assert chain(claims, "no better than the others") == ["Martin Olsen"]


def test_the_article_is_that_of_the_paper_that_was_said_to_print_it() -> None:
    claims = read(
        "His post followed an article in The Daily Caller, which the mayor reads.",
        "The article said an aide had sent the passwords to her own account.",
    )
    assert chain(claims, "an aide had sent") == ["Daily Caller"]


def test_the_publication_is_the_outlet_named_before() -> None:
    claims = read(
        "The glasses use a red laser, according to Wired Magazine.",
        "The battery lasts for eighteen hours, the publication said.",
    )
    assert chain(claims, "lasts for eighteen hours") == ["Wired Magazine"]


def test_a_firm_named_right_before_is_the_company() -> None:
    claims = read("In 2013, Norfin Group was hacked, and the company said that all of its accounts were affected.")
    assert chain(claims, "all of its accounts") == ["Norfin Group"]


def test_they_are_the_several_people_told_of_before() -> None:
    claims = read(
        "Astrophysicists at the observatory used old data to find the planets.",
        "Before this, they say no evidence of such planets had been found.",
    )
    assert chain(claims, "no evidence") == ["Astrophysicists at the observatory"]


def test_the_owner_of_an_office_is_named() -> None:
    claims = read(
        "Chancellor Anna Berger spoke to the families.", "Her office said that the men would be brought to justice."
    )
    assert chain(claims, "brought to justice") == ["Anna Berger’s office"]


def test_she_is_who_was_named_since_rather_than_a_woman_of_long_ago() -> None:
    between = "The keepers disagree with that view, and so do many visitors who come to see the animals every day. " * 3
    claims = read(
        "Lisa Lange said zoos are prisons.", between, "Elowen Parker wrote to the zoo. “We may meet halfway,” she said."
    )
    assert chain(claims, "halfway") == ["Elowen Parker"]


def test_a_visitor_of_the_zoo_is_not_the_zoo() -> None:
    claims = read("A zoo visitor said the gates were open.", "The zoo said the child was four years old.")
    assert chain(claims, "four years old") == ["zoo"]


def test_he_is_whoever_is_named_beside_what_he_is() -> None:
    claims = read(
        "Councillor Martin Olsen of Vendmark spoke first. One lawyer, Councillor Jens Hale of Torvik, even raised the matter of the bridge.",
        '"We know where that will lead," he said.',
    )
    assert chain(claims, "where that will lead") == ["Jens Hale"]


def test_a_title_tells_the_son_from_his_mother() -> None:
    claims = read(
        "The police spoke of the death of Jean Berger. Mrs Berger's son Karl, who was 11, welcomed the arrest.",
        '"We are glad that it is moving at last," Mr Berger said.',
    )
    assert chain(claims, "We are glad") == ["Mr Berger"]


def test_she_is_no_man_told_of_in_between() -> None:
    claims = read(
        "Student Osla Brenk, 16, was waiting for a train when people began to run, and then a man struck another man in the neck with a knife"
        " and fled across the square to the harbour in front of all the guards and the crowd that had come to see the ship.",
        '"I was afraid, and ran to a shop," she told the Herald.',
    )
    assert chain(claims, "I was afraid")[0].endswith("Osla Brenk")


def test_of_whom_somebody_speaks_the_report_has_not_turned_to() -> None:
    claims = read(
        "Bob Hask led the port for years. His older brother Richard told Sky News he believed the union leader had suffered a heart attack"
        " early on Tuesday, and paid tribute to him in front of the many guests who had come to the hall of the town to hear about it.",
        '"We grew up together in the port and he was a very likeable chap - no matter what people said about his views," he said.',
    )
    assert chain(claims, "We grew up together")[0] == "Richard"


def test_whoever_holds_the_office_is_he() -> None:
    claims = read(
        "Mayor Ana Berger spoke first. Karl Hask, governor of the province, came later. Peder Olsen said the lock was old.",
        "The governor opened the new lock at noon.",
        '"It will hold for a hundred years," he said.',
    )
    assert chain(claims, "a hundred years") == ["Karl Hask"]
