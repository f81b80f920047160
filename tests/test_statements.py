"""What is a statement, and whose."""

import pytest

from rashomon.model import Certainty
from tests.attributing import chain, read


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("The aide on Friday apologised for a post that mocked the mayor.", "apologised for a post", []),
        ("The aide on Friday apologised for a post that mocked the mayor.", "mocked the mayor", []),
        ("The firm apologised that the train had been late.", "the train had been late", ["firm"]),
        ("Olsen called his mother after the crash.", "called his mother", []),
        ("The mayor called the ruling a disgrace.", "the ruling a disgrace", ["mayor"]),
        ("Olsen said little about his service in the war.", "his service in the war", []),
        ("Olsen said nothing would change at the mill.", "nothing would change", ["Olsen"]),
    ],
)
def test_a_deed_is_no_statement(text, words, speakers):
    assert chain(read(text), words) == speakers


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


def test_who_disputes_an_assertion_denies_what_is_asserted():
    told = read("The town hall disputed the assertion that the mayor had refused to meet the miners.")
    [claim] = [c for c in told if "had refused" in c.text]
    assert claim.certainty is Certainty.DENIED


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("The mayor said of the Herald story that it left out the cost.", "left out the cost", ["mayor"]),
        (
            "The bridge is to close, people briefed on the matter said.",
            "The bridge is to close",
            ["people briefed on the matter"],
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The union insists that the town agree to a new contract.", "agree to a new contract"),
        ("He feared he would split the vote and help elect Hale.", "help elect Hale"),
    ],
)
def test_what_is_wanted_or_feared_is_not_told_as_done(text, words):
    [claim] = [c for c in read(text) if words in c.text]
    assert claim.certainty in {Certainty.PLANNED, Certainty.POSSIBLE}


def test_a_clause_tells_of_people_and_not_of_the_day_behind_them():
    told = read("The board met Danes in June 2016 who had promised help.")
    assert any(c.text == "Danes in June 2016 who had promised help" for c in told), [c.text for c in told]


def test_who_is_offered_a_talk_has_said_nothing():
    told = read("All senators were offered the opportunity to discuss the law with the director.")
    assert all(not c.attribution for c in told)


def test_what_a_talk_offered_is_of_the_talk():
    told = read("The mayor left a day after a talk with Speaker John Barner that offered hope the two could agree.")
    assert all(s.name != "John Barner" for c in told for s in c.attribution)


@pytest.mark.parametrize(
    "text",
    [
        "Batting down rumors that the bank had failed, the report concluded that it was sound.",
        "Officials knocked down rumors that the bank had failed.",
        "The mayor debunked claims that the bank had failed.",
    ],
)
def test_who_puts_a_rumor_down_denies_it(text):
    [claim] = [c for c in read(text) if "the bank had failed" in c.text]
    assert claim.certainty is Certainty.DENIED


def test_a_guess_is_only_possible():
    [claim] = [c for c in read('"I guess we are not friends anymore," Hale said.') if "friends" in c.text]
    assert claim.certainty is Certainty.POSSIBLE


def test_one_of_several_stays_one_of_several():
    assert any(
        c.text == "one of two officers who saw the fire" for c in read("She was one of two officers who saw the fire.")
    )


def test_what_is_done_because_of_a_thing_is_nobodys_word():
    assert chain(read("Police closed the road, citing a video of the crash."), "closed the road") == []
    told = read("Prices rose to 5 percent in May, the agency said, citing a report by the bank.")
    assert chain(told, "Prices rose") == ["report by the bank", "agency"]


def test_an_amount_of_people_are_these_people():
    told = read("A growing number of miners are suggesting the party should give him what he wants.")
    assert chain(told, "the party should give") == ["growing number of miners"]


def test_one_of_two_alternatives_is_only_possible():
    told = read("Hale said: Either the fire grew out of a camp or it was an attack.")
    assert {c.certainty for c in told if "attack" in c.text or "camp" in c.text} == {Certainty.POSSIBLE}


def test_a_part_of_a_clause_is_no_speaker():
    told = read("It is a movement whose members cite the charter as the basis for their politics.")
    assert all(not c.attribution for c in told)
