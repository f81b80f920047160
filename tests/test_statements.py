"""What is a statement, and whose."""

import pytest

from rashomon.model import Certainty, Polarity
from tests.attributing import chain, read


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("The aide on Friday apologised for a post that mocked the mayor.", "apologised for a post", []),
        ("The aide on Friday apologised for a post that mocked the mayor.", "mocked the mayor", []),
        ("The firm apologised that the train had been late.", "the train had been late", ["firm"]),
        ("Olsen called his mother after the crash.", "called his mother", []),
        ("The president praised Olsen for his courage.", "praised Olsen", []),
        ("Police said in a press release that two men had been held.", "two men had been held", ["Police"]),
        ("The mayor said in a letter that he released on Monday.", "he released on Monday", []),
        ("Olsen is referring to a memorandum by the board.", "a memorandum by the board", []),
        (
            "The mayor said that the letters were old, a point the board denied.",
            "a point the board denied",
            [],
        ),
        (
            "The port campaign did not say where the ad would run, but its focus has been the town.",
            "focus has been the town",
            [],
        ),
        ("The mayor declared a state of emergency in the port.", "state of emergency", []),
        ("The mayor called the ruling a disgrace.", "the ruling a disgrace", ["mayor"]),
        ("Olsen said little about his service in the war.", "his service in the war", []),
        ("Olsen said nothing would change at the mill.", "nothing would change", ["Olsen"]),
        ("Officers found 31 letters, which supports the allegations that the clerks lied.", "the clerks lied", []),
        ("The chairman repeated the allegations that the clerks lied.", "the clerks lied", ["chairman"]),
        (
            "Prosecutors have subpoenaed the mill and a state party committee, escalating their probe into allegations that the clerks lied.",
            "the clerks lied",
            [],
        ),
        (
            "The mayor's aides were met by the guards and told them that the gate was open.",
            "the gate was open",
            ["mayor's aides"],
        ),
        ("The leaders met on Monday and dismissed the mayor's offer.", "the mayor's offer", []),
        (
            "It was evident that a number of miners were refusing to go and that the crowd was growing.",
            "the crowd was growing",
            [],
        ),
        (
            "His tapes held an allegation that Olsen was a senior Herald reader.",
            "was a senior Herald reader",
            ["His tapes"],
        ),
        ("Few doubt that he was one of the best masters of the port.", "one of the best masters", []),
        ("The union, in my experience, was simply unmoved by the views of the board.", "was simply unmoved", []),
        (
            "As his daughter cried and he tried to calm her down, Karl Hask voiced a desire for quiet.",
            "voiced a desire",
            [],
        ),
        (
            "Olsen served as mayor from 1994 to 1999 and is regarded by many as the father of the port.",
            "served as mayor",
            [],
        ),
        (
            "Olsen said he saw nobody board the bus, a statement that was heard again at the port.",
            "was heard again",
            [],
        ),
        ("Most of the finds are small, showing that small boats are common in the bay.", "small boats are common", []),
        (
            "Hask, a former mayor, thanked the public and media for their prayers.",
            "for their prayers",
            ["Hask"],
        ),
        ('Two thirds agree "that the port should close," while one third disagree.', "one third disagree", []),
        (
            "The guests will leave on Monday, according to a statement from Mayor Karl Hask's office.",
            "The guests will leave",
            ["Mayor Karl Hask's office"],
        ),
        (
            "The fever is caused by the germ Yersa, a germ usually found in small mice and their fleas.",
            "is caused by",
            [],
        ),
        ("The act would bar a list of officials deemed responsible for the abuse.", "deemed responsible", []),
        ("Two men believed to be brothers were held on Monday.", "held on Monday", []),
        (
            "Ana Duarte, who had lost her boat, said the storm had hurt the port, adding: “We never thought it would last.”",
            "it would last",
            ["Ana Duarte"],
        ),
        ("Olsen asked what was the point of Kelmark leaving the league?", "the point of Kelmark", ["Olsen"]),
        (
            "The council unanimously urged Kelmark to halt its raids as air strikes on Saturday hit the mill.",
            "air strikes on Saturday hit the mill",
            [],
        ),
        (
            "The minister said he would head to the port on Monday, while Mayor Karl Hask tried to rally support.",
            "tried to rally support",
            [],
        ),
        (
            "Olsen told the Herald that he had been hurt by a guard, but the programme did not name the man.",
            "the programme did not name",
            [],
        ),
        ("Olsen said that it was wrong, but he would go on with it.", "he would go on", ["Olsen"]),
        (
            "Despite Israeli claims that it has done great harm to the league, Olsen says it is largely well.",
            "has done great harm",
            ["Israeli"],
        ),
        ("That is a dangerous thing to say when the town is so divided.", "the town is so divided", []),
    ],
)
def test_a_deed_is_no_statement(text, words, speakers):
    assert chain(read(text), words) == speakers


def test_who_disputes_an_assertion_denies_what_is_asserted():
    told = read("The town hall disputed the assertion that the mayor had refused to meet the miners.")
    [claim] = [c for c in told if "had refused" in c.text]
    assert claim.certainty is Certainty.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "Olsen rejected recent claims by the banker Peter Hask that the board had sold the mill.",
        "Olsen denounced Kelmark's claim that the board had sold the mill.",
    ],
)
def test_what_others_claim_is_denied_by_who_rejects_it(text):
    found = [c for c in read(text) if "had sold the mill" in c.text]
    assert {(c.certainty, c.attribution[0].name) for c in found} == {(Certainty.DENIED, "Olsen")}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte sternly told them that accusations that she had misled the council were false.",
        "Duarte said that claims that she had misled the council were untrue.",
        "Duarte insists that rumours that she had misled the council are not true.",
    ],
)
def test_what_its_speaker_calls_false_is_denied(text):
    [claim] = [c for c in read(text) if c.text == "she had misled the council"]
    assert claim.certainty is Certainty.DENIED
    assert claim.attribution[0].name.endswith("Duarte")


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


def test_one_of_two_alternatives_is_only_possible():
    told = read("Hale said: Either the fire grew out of a camp or it was an attack.")
    assert {c.certainty for c in told if "attack" in c.text or "camp" in c.text} == {Certainty.POSSIBLE}


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("“If I were given a law that bans ferries, I would burn it,” Olsen said.", "bans ferries", Certainty.POSSIBLE),
        ("The ferries sail if the mayor, who banned ferries, is out of town.", "banned ferries", Certainty.ASSERTED),
        ("The owners will seek to clarify that the ferry is safe.", "the ferry is safe", Certainty.PLANNED),
    ],
)
def test_what_is_only_thought_of_is_not_asserted(text, words, certainty):
    [told] = [c for c in read(text) if words in c.text]
    assert told.certainty is certainty


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Kelmark had requested the talks after 60 soldiers were killed at the port.", "were killed", []),
        ("The council voiced its concern at the toll after meeting on Sunday to discuss the fires.", "discuss", []),
        ("“The world must understand that Kelmark is free,” Hask said.", "Kelmark is free", ["Hask"]),
        ("“People can't believe that the clinic was hit,” said Ana Duarte.", "clinic was hit", ["Ana Duarte"]),
        ("He held no strong views, his brothers said, and was not known for outbursts.", "outbursts", ["his brothers"]),
        (
            "The brother told CBS News that he knew Olsen had a gun, but that Olsen did not own machine guns.",
            "did not own machine guns",
            ["brother", "CBS News"],
        ),
        ("Hask was caught by an open microphone saying that the raid was a farce.", "the raid was a farce", ["Hask"]),
        ("Their mother told the boys that their father had died when in fact he was in prison.", "in prison", []),
        ("The offer may entice owners to demand that the board begin talks.", "the board begin talks", []),
        ("Olsen has been investigated on allegations that he filed false reports.", "he filed false", []),
        (
            "Police have held the deputy director, Nils Berg, 47, a spokesman for the prosecutor, Ulan Marit, said.",
            "Nils Berg, 47",
            ["Ulan Marit"],
        ),
        ("Hask is demanding an end to the blockade, an opening of the port and a release of men.", "of men", ["Hask"]),
    ],
)
def test_what_stands_beside_a_statement_goes_to_who_says_it(text, words, names):
    assert chain(read(text), words) == names


def test_what_there_is_no_reason_to_believe_is_no_claim_of_its_own():
    told = read("The board said there was no reason to believe that the new plan would be successful.")
    assert all("reason to believe" in c.text for c in told if "successful" in c.text)
    told = read("Police began to look into Olsen two years ago on allegations that he lied and accepted gifts.")
    assert all("allegations" in c.text for c in told if "accepted gifts" in c.text)


@pytest.mark.parametrize(
    ("paragraphs", "words", "names"),
    [
        (
            ("The deputy director, Nils Berger, was held. Berger denied it.", "President Marat Isak cut short a visit, his office said."),
            "cut short",
            ["Marat Isak’s office"],
        ),
        (
            ("Marat Isak praised the crews.", "Lena Holt cut short her trip, her office said."),
            "cut short",
            ["Lena Holt’s office"],
        ),
        (
            ("As yet, there is no evidence linking the third case to the earlier two, the board said, according to Reuters.",),
            "no evidence",
            ["board", "Reuters"],
        ),
    ],
)  # fmt: skip
def test_who_closes_a_sentence_said_all_of_it(paragraphs, words, names):
    assert chain(read(*paragraphs), words) == names


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("The plague is believed to have begun in Torvik, spreading to the coast.", "spreading", Certainty.ALLEGED),
        ("A hundred people may have died, reducing the town to half.", "reducing", Certainty.POSSIBLE),
        ("The army could not rule out an attack.", "attack", Certainty.POSSIBLE),
        ("An apparently tired Hask left the room.", "left", Certainty.ASSERTED),
        ("Hask apparently left the room.", "left", Certainty.ALLEGED),
    ],
)
def test_what_goes_with_a_hedged_act_is_hedged(text, words, certainty):
    [told] = [c for c in read(text) if words in c.text]
    assert told.certainty is certainty
    assert told.polarity is Polarity.AFFIRMED


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("Rumours persist that Hask will stand down.", "Hask will stand down", Certainty.ALLEGED),
        ("Many share the worry that Kelmark could slide into chaos and once again become a haven for thieves.", "a haven", Certainty.POSSIBLE),
    ],
)  # fmt: skip
def test_what_rumours_and_modals_govern_is_not_asserted(text, words, certainty):
    [told] = [c for c in read(text) if words in c.text]
    assert told.certainty is certainty


def test_who_may_have_thought_it_said_nothing():
    assert chain(read("The guard may have thought the car was theirs, Hask said."), "the car was theirs") == ["Hask"]
