"""What a clause says, and whether it denies it."""

from rashomon.model import Certainty
from rashomon.points.clause import denies


def test_what_would_have_been_is_neither_denied_nor_to_come(claim):
    for text in (
        "The fire would have been a disaster if not for the crew.",
        "It would’ve been a disaster without them.",
    ):
        told = claim(text)
        assert not denies(told)
        assert told.certainty is not Certainty.PLANNED


def test_a_speaker_may_deny_without_a_negation(claim):
    assert denies(claim("Fenn denied that he had forged the painting."))
    assert not denies(claim("Fenn said that he had forged the painting."))


def test_a_denial_up_to_no_time_stays_one(claim):
    assert denies(claim("The captain did not stop before the bridge."))
