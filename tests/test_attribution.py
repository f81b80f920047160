"""Whose statement a claim is: cues, labels, chains."""

from __future__ import annotations

import pytest

from rashomon.model import Mode
from tests.attributing import chain, read


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Martin Olsen said the tank had leaked for days.", "the tank had leaked", ["Martin Olsen"]),
        ("The tank had leaked for days, Martin Olsen said.", "The tank had leaked", ["Martin Olsen"]),
        ("The tank had leaked for days, said Martin Olsen.", "The tank had leaked", ["Martin Olsen"]),
        ("According to Martin Olsen, the tank had leaked for days.", "the tank had leaked", ["Martin Olsen"]),
        ("The tank had leaked for days, according to Martin Olsen.", "The tank had leaked", ["Martin Olsen"]),
        ("The engineers believe that the tank had leaked for days.", "the tank had leaked", ["engineers"]),
        ("“The tank had leaked for days,” the harbour master said.", "The tank had leaked", ["harbour master"]),
        ("As stated in the report, the tank had leaked for days.", "the tank had leaked", ["report"]),
        ("The tank had leaked “for days,” according to a statement Monday.", "The tank had leaked", ["statement"]),
        ("The tank has not leaked at all, underlined the press service.", "The tank has not", ["press service"]),
        ("The tank will be emptied in July, reports agency TerInfo.", "The tank will", ["agency TerInfo"]),
        ("The tank costs $82 per Brisk share, up from $70.", "The tank costs", []),
        ("The tank was said to be older than Olsen's harbour.", "The tank was said", []),
        ("The tank had leaked for days and nobody noticed.", "The tank had leaked", []),
    ],
)
def test_cues_with_and_without_a_verb(text: str, words: str, speakers: list[str]) -> None:
    assert chain(read(text), words) == speakers


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            "According to the Harbour Gazette, the coast guard said on Monday that the ferry had sunk.",
            "the ferry had sunk",
            ["coast guard", "Harbour Gazette"],
        ),
        (
            "“The ferry has sunk,” Martin Olsen stressed, as reported by the Harbour Gazette.",
            "The ferry has sunk",
            ["Martin Olsen", "Harbour Gazette"],
        ),
        (
            "Martin Olsen told the Associated Press that the ferry had sunk.",
            "the ferry had sunk",
            ["Martin Olsen", "Associated Press"],
        ),
    ],
)
def test_chains_run_from_the_nearest_speaker(text: str, words: str, speakers: list[str]) -> None:
    assert chain(read(text), words) == speakers


def test_the_cue_itself_is_narrated() -> None:
    claims = read("Martin Olsen said in Bergen on Monday that the ferry had sunk.")
    assert chain(claims, "Martin Olsen said") == []


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("The jury found that Martin Olsen had accepted the money.", "had accepted the money", ["jury"]),
        ("Owners should return the boat and can claim a full refund.", "can claim", []),
        ("Martin Olsen showed no emotion as Judge Anna Berger read the verdict.", "no emotion", []),
        ("Martin Olsen has every right to express his view.", "every right", []),
    ],
)
def test_deeds_are_no_speech(text: str, words: str, speakers: list[str]) -> None:
    assert chain(read(text), words) == speakers


def test_a_dateline_and_a_reference_are_no_speakers() -> None:
    assert chain(read("LISBON: The ferry sank at noon off the coast."), "The ferry sank") == []
    assert chain(read("READ MORE: The ferry sank at noon off the coast."), "The ferry sank") == []


def test_a_speaker_who_speaks_again_is_one() -> None:
    claims = read(
        "HANSEN: The ferry sank at noon off the coast.",
        "WOLF: Was the crew rescued?",
        "HANSEN: The crew was rescued by a tug.",
    )
    assert [name.upper() for name in chain(claims, "The ferry sank")] == ["HANSEN"]


def test_an_unpaired_mark_breaks_nothing() -> None:
    claims = read('Martin Olsen said the fire was "small. The roof fell in, the police said.')
    assert chain(claims, "The roof fell in") == ["police"]


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Kremlin: Putin will not travel to the summit", "Kremlin"),
        ("Ferry had no working alarm, says Olsen", "Olsen"),
        ("Port 'Ruined' Sailor’s Life for Lying, Olsen Says, but 'Nothing Happened' to Berger", "Olsen"),
    ],
)
def test_headlines_name_their_source(headline: str, speaker: str) -> None:
    claims = read("The ferry sank.", headline=headline)
    assert [s.name for s in claims[0].attribution] == [speaker]


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour fever: two sailors die in Bergen",
        "Martin Olsen: what is known of the man who found the wreck",
        "312 Alien Reefs Confirmed Using A New Trick On Old Sea Charts",
        "Thieves feared to have taken the papers of up to 40,000 guests",
        "Martin Olsen to announce sale of the Torvik mill to Melia Lines",
    ],
)
def test_a_headlines_topic_is_no_speaker(headline: str) -> None:
    claims = read("The ferry sank at noon.", headline=headline)
    assert not [c for c in claims if c.attribution]


def test_a_name_under_a_quotation_is_its_speaker() -> None:
    claims = read("“The ferry was too old for these waters.” — Martin Olsen, harbour master")
    assert chain(claims, "too old for these waters") == ["Martin Olsen"]


def test_who_means_the_noun_before_it() -> None:
    claims = read("The inquiry heard Martin Olsen, who said that the pumps had failed twice.")
    assert chain(claims, "the pumps had failed") == ["Martin Olsen"]


def test_i_in_a_quotation_is_its_speaker() -> None:
    claims = read("“I believe that the pumps were never tested,” Martin Olsen said.")
    assert chain(claims, "the pumps were never tested") == ["Martin Olsen"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The divers found a boat called the Blue Heron on the sea bed.", "Blue Heron"),
        ("One cannot say whether the ferry had been inspected before it left.", "had been inspected"),
    ],
)
def test_nobody_in_particular_is_no_speaker(text: str, words: str) -> None:
    assert chain(read(text), words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said the ferry had been inspected in May, the third time in a year.", "the ferry had been inspected"),
        ("When asked, Martin Olsen admitted that two alarms had failed.", "two alarms had failed"),
    ],
)
def test_the_reporting_clause_stays_out_of_what_is_said(text: str, words: str) -> None:
    [claim] = [c for c in read(text) if words in c.text]
    assert not {"said", "admitted"} & set(claim.text.split())


def test_a_quoted_question_is_told_and_no_other() -> None:
    claims = read("“Why was nobody warned of the storm?” Martin Olsen asked.", "Was anybody warned of the fog?")
    assert chain(claims, "nobody warned of the storm") == ["Martin Olsen"]
    assert not [c for c in claims if "fog" in c.text]


def test_modes() -> None:
    claims = read("The ferry sank at noon.", "Olsen said that it was old.", "“It was very old indeed,” Olsen said.")
    modes = {c.mode for c in claims if "Olsen" not in c.text}
    assert modes == {Mode.NARRATED, Mode.INDIRECT, Mode.DIRECT}


@pytest.mark.parametrize(
    ("paragraphs", "words", "speakers"),
    [
        (["The mayor was quoted by the Herald as saying that the port would close."], "the port", ["mayor", "Herald"]),
        (["Karl Berger is believed by investigators to have fled the country."], "to have fled", ["investigators"]),
        (["The wreck is said by Martin Olsen to be the oldest in the bay."], "the oldest", ["Martin Olsen"]),
        (["The senator is known to oppose the deal with the port."], "to oppose", []),
        (["The man was described by friends as a “lovely guy” and “good fun” at sea."], "lovely guy", ["friends"]),
        (["Fans came to the quay. “If only the girls could join her,” said one."], "the girls could join", ["one"]),
    ],
)
def test_the_passive_names_its_speaker(paragraphs: list[str], words: str, speakers: list[str]) -> None:
    assert chain(read(*paragraphs), words) == speakers


def test_a_coordinated_promise_is_one_speaker_s() -> None:
    claims = read("The premier promised to cut taxes, raise pensions and build a new port.")
    assert chain(claims, "to cut taxes, raise pensions and build a new port") == ["premier"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Snow over the rest of the winter should allow people to ski until May.", "people to ski"),
        ("Governor Jan Brewer vetoed a bill that would have let shops refuse service.", "would have let shops"),
        ("Agents from the bureau have undertaken what appears to be a second inquiry.", "what appears"),
    ],
)
def test_deeds_days_and_things_state_nothing(text: str, words: str) -> None:
    assert chain(read(text), words) == []


def test_two_quotations_side_by_side_keep_their_speakers() -> None:
    claims = read(
        "“I am insulted and angry,” said Anna Berger. “What does that say about us?” “Olsen should be in prison. He is a fake,” "
        "declared Karl Hansen."
    )
    assert chain(claims, "Olsen should be") == ["Karl Hansen"]
    assert chain(claims, "insulted and angry") == ["Anna Berger"]


def test_an_act_behind_a_report_may_be_the_reporter_s_own() -> None:
    claims = read("The crew found that a passenger had boarded the flight, and turned back to the coast at once.")
    turned = next(c for c in claims if "turned back" in c.text)
    assert turned.subject_before is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Later songs of his included "Salt Wind," "The Long Quay" and "Almost Home."', "Salt Wind"),
        ("The fire shattered hopes that the ferry could sail before the summer.", "ferry could sail"),
        ("The harbour fired at the positions it said had fired into the bay.", "harbour fired"),
        ("Olsen supported Berger when she was charged with sinking the boat.", "she was charged"),
        (
            "BERGEN, Norway — The guards pressed on, even as the rebels freed the pilots and cited the deaths.",
            "guards pressed on",
        ),
        ("The town is also wary of the port, whose ruling board is the mentor of the strike.", "ruling board"),
    ],
)
def test_what_a_report_tells_itself_is_nobodys(text: str, words: str) -> None:
    assert chain(read(text), words) == []


def test_what_somebody_would_not_confirm_is_not_what_he_says() -> None:
    claims = read(
        "Police did say that one man was seen fleeing, but would not confirm reports that he had been arrested."
    )
    [claim] = [c for c in claims if "arrested" in c.text and not c.part]
    assert "would not confirm" in claim.text
    assert claim.polarity.value == "negated"


def test_letters_of_a_war_or_a_country_are_no_station() -> None:
    claims = read("The UN's top official Anna Berger told UN diplomats that the war would end.")
    assert chain(claims, "war would end") == ["Anna Berger"]


def test_reports_behind_a_name_end_a_sentence() -> None:
    claims = read(
        "Guards were informed and were told to have a unit ready when the plane arrived back at Ansel, ABC7 reports."
    )
    assert chain(claims, "have a unit ready") == ["ABC7"]


def test_a_post_ends_before_who_signed_it() -> None:
    claims = read("Why do we all have to go back, I wonder — anna berger (@berger) December 27, 2017")
    assert [c.text for c in claims] == ["Why do we all have to go back"]
    assert chain(claims, "go back") == ["anna berger"]


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Trump over the weekend denied that he had asked Olsen to stop.", "had asked Olsen", ["Trump"]),
        ("“All the mayor knew was that the pumps had failed,” Olsen said.", "the pumps had failed", ["Olsen"]),
        ("“The sailors know that the pumps had failed,” Olsen said.", "the pumps had failed", ["Olsen"]),
        ("“You said the pumps had failed,” Olsen told the harbour master.", "You said the pumps had failed", ["Olsen"]),
        ("“Maybe we should sail,” Olsen said. He was not joking.", "He was not joking", []),
        ("Martin Olsen endorsed Peder Hask in 2031.", "endorsed Peder Hask", []),
        (
            "The Gulls announced the new tour while closing out their concert in Bergen, which featured old songs.",
            "featured old songs",
            [],
        ),
        (
            "Martin Olsen claims that he was not told, renewing questions of whether the port lied.",
            "renewing questions",
            [],
        ),
        ("The band had hits like 1978’s “What a Fool Believes.”", "hits like", []),
        (
            "Martin Olsen told Billboard the Gulls had left the studio.",
            "the Gulls had left",
            ["Martin Olsen", "Billboard"],
        ),
    ],
)
def test_what_is_not_said_is_nobodys_word(text: str, words: str, speakers: list[str]) -> None:
    assert chain(read(text), words) == speakers


def test_they_are_those_named_together() -> None:
    claims = read("Karl Olsen and Anna Berger met reporters on Monday. They said the pumps had failed.")
    assert chain(claims, "the pumps had failed") == ["Karl Olsen and Anna Berger"]


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Martin Olsen gave a simple explanation: the pumps had failed.", "the pumps had failed", ["Martin Olsen"]),
        ("The owners got two answers: the pumps had failed and the crew had slept.", "the crew had slept", []),
    ],
)
def test_what_stands_behind_a_plea_and_a_colon_is_the_pleaders(text: str, words: str, speakers: list[str]) -> None:
    assert chain(read(text), words) == speakers


def test_a_line_that_quotes_what_is_said_below_it_is_no_claim():
    told = read(
        "Olsen said the mill had been inspected in March.",
        "'Like a chimney'",
        "Guest Ann Hart jumped out. “The stairs were like a chimney,” she said.",
    )
    assert [c.text for c in told if "like a chimney" in c.text.lower()] == ["The stairs were like a chimney"]
    assert any("'We are lost'" in c.text or "We are lost" in c.text for c in read("'We are lost'", "The mill burnt."))
