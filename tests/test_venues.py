"""Through which outlets a statement came, named with it or where its speaker began to speak."""

from __future__ import annotations

from tests.attributing import chain, read

INTERVIEW = "Anna Berger, in an interview with Fox News to air on Tuesday, gave her party a two-in-three chance."


def test_an_interview_holds_for_the_quotations_behind_it() -> None:
    claims = read(INTERVIEW, '"There is a chance that we could lose," Berger said.')
    assert chain(claims, "we could lose") == ["Anna Berger", "Fox News"]


def test_another_occasion_ends_the_interview() -> None:
    claims = read(INTERVIEW, '"There is a chance that we could lose," Berger told reporters on Friday.')
    assert chain(claims, "we could lose") == ["Anna Berger"]


def test_a_statement_that_the_sentence_opens_with_ends_the_interview() -> None:
    said = 'In a statement issued shortly after it was announced that she had left, Berger said: "There is a chance that we lose."'
    assert chain(read(INTERVIEW, said), "we lose") == ["Anna Berger"]


def test_another_speaker_is_not_in_the_interview() -> None:
    claims = read(INTERVIEW, '"Nobody believes that figure," Martin Olsen said.')
    assert chain(claims, "that figure") == ["Martin Olsen"]


def test_an_interview_is_over_when_the_report_has_turned_to_other_matters() -> None:
    others = ["The harbour was closed in the morning because of the storm."] * 5
    claims = read(INTERVIEW, *others, '"There is a chance that we could lose," Berger said.')
    assert chain(claims, "we could lose") == ["Anna Berger"]


def test_who_speaks_to_a_programme_speaks_through_it() -> None:
    claims = read(
        'Speaking to BBC Radio 4\'s Today programme, Mr Olsen continued: "The port has lost half of its trade."'
    )
    speaker, programme = chain(claims, "half of its trade")
    assert speaker == "Olsen"
    assert programme.startswith("BBC Radio 4")
    assert not any(c.text.startswith("Speaking") for c in claims)


def test_an_interviewer_is_named_with_the_station() -> None:
    claims = read("In May, Martin Olsen told NBC’s Anna Berger that he fired the captain over the wreck.")
    assert chain(claims, "fired the captain") == ["Martin Olsen", "Anna Berger", "NBC"]


def test_the_next_paragraph_quotes_what_a_station_was_told() -> None:
    claims = read(
        "Here's what Martin Olsen told local station KNRV in Reno:",
        '"The owner was obviously wrong in making this point."',
    )
    assert chain(claims, "obviously wrong") == ["Martin Olsen", "KNRV"]


def test_officials_of_a_country_are_no_outlet() -> None:
    claims = read("Martin Olsen told US officials on Tuesday that the port would close.")
    assert chain(claims, "port would close") == ["Martin Olsen"]


def test_whom_a_paper_quotes_stands_before_the_paper() -> None:
    claims = read(
        "The zone sends a bad message, Martin Olsen told the Harbour Gazette.",
        'It would mean "the end of equality and of all free movement", the newspaper quoted him as saying.',
    )
    assert chain(claims, "the end of equality") == ["Martin Olsen", "Harbour Gazette"]


def test_in_a_transcript_he_is_another_and_so_is_the_station_he_spoke_to() -> None:
    claims = read(
        "BERGER: The delay bothered the mayor, Martin Olsen. He told Harbour Radio that the pumps had failed twice.",
        "DUARTE: And the bridge?",
        "BERGER: The bridge is safe for now.",
    )
    assert "Harbour Radio" not in chain(claims, "bridge is safe")
    assert chain(claims, "pumps had failed")[0] != "BERGER"
