"""Whose a statement is."""

import pytest

from tests.attributing import chain, read


def test_who_was_heard_on_a_microphone_is_the_speaker():
    told = read("The senator was caught on a Fox News microphone saying that he would leave.")
    assert chain(told, "he would leave") == ["senator"]


def test_an_outlet_through_which_it_came_stands_behind_who_said_it():
    assert chain(read("Police via Cincinnati.com said the boy had fallen."), "the boy had fallen") == [
        "Police",
        "Cincinnati.com",
    ]


def test_a_label_before_a_dash_is_no_speaker():
    told = read(
        "UPDATE 2:52 p.m. -- Additional records disclosed Wednesday revealed that the mayor had spent the money."
    )
    assert chain(told, "the mayor had spent the money") == ["Additional records"]


def test_what_joins_a_sentence_to_the_one_before_is_no_part_of_its_speaker():
    [told] = [c for c in read("Plus the president said the mill has closed.") if c.attribution]
    assert (told.attribution[0].start, told.attribution[0].end) == (5, 18)


def test_what_somebody_spoke_in_is_no_part_of_the_name():
    told = read("The board in a letter to its members denied that it had closed the pool.")
    assert chain(told, "it had closed the pool") == ["board"]


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("The mayor said of the Herald story that it left out the cost.", "left out the cost", ["mayor"]),
        ("The Halvane Times reported Tuesday that the mill had closed.", "the mill had closed", ["Halvane Times"]),
        ("In his letter, Olsen, 68, said he would stay until May.", "he would stay until May", ["Olsen"]),
        (
            "Trump had said Olsen -- the first of the guards to resign over the new rules -- was leaving in May.",
            "was leaving in May",
            ["Trump"],
        ),
        (
            "The news surprised officials at the port, who as recently as Thursday afternoon were insisting that the mill"
            " was safe.",
            "the mill was safe",
            ["officials at the port"],
        ),
        (
            "Paul Olsen, who was raised on benefits after his father died, also on Fox News defended his budget, saying that"
            " it would help the poor.",
            "it would help the poor",
            ["Paul Olsen"],
        ),
        (
            "The bridge is to close, people briefed on the matter said.",
            "The bridge is to close",
            ["people briefed on the matter"],
        ),
        (
            "One of Berger's children who witnessed her arrest in front of several male and female HRA members, Helen Miller, told the"
            " Guardian she and her husband Karl were hopeful that the court would act.",
            "the court would act",
            ["Helen Miller", "Guardian"],
        ),
        (
            "Olsen's former comrade and close friend, the late guard commander Karl Hask, alleged that the mayor gave the order.",
            "the mayor gave the order",
            ["Karl Hask"],
        ),
        (
            "Mr Berger, speaking alongside Trust Chairman Lord Hask, said: “I have decided that it is right to step down.”",
            "it is right to step down",
            ["Berger"],
        ),
        ("Mayor Olsen, hinting that he was not well, said voters must choose.", "voters must choose", ["Olsen"]),
        ("The officers met men on Monday who said the town was lost.", "the town was lost", ["men"]),
        (
            "Olsen nodded.“Hale says he wants to run the town,” Olsen said.",
            "he wants to run the town",
            ["Hale", "Olsen"],
        ),
    ],
)
def test_who_said_it(text, words, speakers):
    assert chain(read(text), words) == speakers


def test_what_a_talk_offered_is_of_the_talk():
    told = read("The mayor left a day after a talk with Speaker John Barner that offered hope the two could agree.")
    assert all(s.name != "John Barner" for c in told for s in c.attribution)


def test_at_least_one_is_named_so():
    told = read("At least one party insider told the paper that the chairman would run again.")
    assert chain(told, "the chairman would run again")[0] == "At least one party insider"


def test_an_amount_of_people_are_these_people():
    told = read("A growing number of miners are suggesting the party should give him what he wants.")
    assert chain(told, "the party should give") == ["growing number of miners"]


def test_a_part_of_a_clause_is_no_speaker():
    told = read("It is a movement whose members cite the charter as the basis for their politics.")
    assert all(not c.attribution for c in told)
