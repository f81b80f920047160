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
